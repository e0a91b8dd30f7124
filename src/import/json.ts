import type { ArmBody, Json } from '../resources/model';

export { itemsAt, textAt, valueAt } from '../resources/types/bodies';

export const isObject = (value: unknown): value is ArmBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);

/** The JSON of a text; undefined where it is none. A byte order mark is passed over. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}
