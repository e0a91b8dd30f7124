import type { PageMessage } from '../src/diagram/protocol';
import { type Guard, isBoolean, isNumber, isObjectOf, isOptional, isString } from '../src/diagram/guards';
import { api } from './vscodeApi';

/** What the page keeps while it is hidden. */
export interface PageState {
  readonly customer?: string;
  readonly legend: boolean;
  readonly camera?: { readonly x: number; readonly y: number; readonly scale: number };
}

export function send(message: PageMessage): void {
  api.postMessage(message);
}

const isState: Guard<PageState> = isObjectOf<PageState>({
  customer: isOptional(isString),
  legend: isBoolean,
  camera: isOptional(isObjectOf({ x: isNumber, y: isNumber, scale: isNumber })),
});

export function keptState(): PageState {
  const kept = api.getState();
  return isState(kept) ? kept : { legend: false };
}

export function keepState(state: PageState): void {
  api.setState(state);
}
