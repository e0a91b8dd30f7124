import type { ArmBody, Json } from '../../../resources/model';
import { isList, isObject } from '../../json';

/** The arguments of a resource of azurerm, as HCL, state and plan have them. */
export type Values = Readonly<Record<string, Json | undefined>>;

/** A text, also where it is a number; undefined where it is empty. */
export function text(values: Values | undefined, key: string): string | undefined {
  const value = values?.[key];
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
}

export function number(values: Values | undefined, key: string): number | undefined {
  const value = values?.[key];
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

export function switched(values: Values | undefined, ...keys: readonly string[]): boolean | undefined {
  for (const key of keys) {
    const value = values?.[key];
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
  }
  return undefined;
}

/** The blocks of a name: one or several, as an object or a list. */
export function blocks(values: Values | undefined, key: string): readonly Values[] {
  const value = values?.[key];
  if (isObject(value)) return [value];
  return isList(value) ? value.filter(isObject) : [];
}

export const first = (values: Values | undefined, key: string): Values | undefined => blocks(values, key)[0];

/** A reference of ARM to the id in an argument. */
export function ref(values: Values | undefined, key: string): ArmBody | undefined {
  const id = text(values, key);
  return id === undefined ? undefined : { id };
}

export function compact(values: Readonly<Record<string, Json | undefined>>): ArmBody {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}
