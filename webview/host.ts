import type { PageMessage } from '../src/diagram/protocol';
import {
  type Guard,
  isBoolean,
  isListOf,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isRecordOf,
  isString,
} from '../src/diagram/guards';
import { LEVELS, type Level } from '../src/diagram/levels';
import { api } from './vscodeApi';

/** What the page keeps while it is hidden. */
export interface PageState {
  readonly customer?: string;
  readonly legend: boolean;
  readonly camera?: { readonly x: number; readonly y: number; readonly scale: number };
  /** By the path of the customer's file. */
  readonly folds?: Readonly<Record<string, KeptFolds>>;
}

/** What a person folded and unfolded of a customer. */
export interface KeptFolds {
  /** None where the page chooses it by the room that there is. */
  readonly level?: Level;
  readonly opened: readonly string[];
  readonly closed: readonly string[];
}

export function send(message: PageMessage): void {
  api.postMessage(message);
}

const isState: Guard<PageState> = isObjectOf<PageState>({
  customer: isOptional(isString),
  legend: isBoolean,
  camera: isOptional(isObjectOf({ x: isNumber, y: isNumber, scale: isNumber })),
  folds: isOptional(
    isRecordOf(
      isObjectOf<KeptFolds>({
        level: isOptional(isOneOf(...LEVELS)),
        opened: isListOf(isString),
        closed: isListOf(isString),
      }),
    ),
  ),
});

export function keptState(): PageState {
  const kept = api.getState();
  return isState(kept) ? kept : { legend: false };
}

export function keepState(state: PageState): void {
  api.setState(state);
}
