/** A value of ARM's wire form: nested `properties`, references as `{ id }`, secrets resolved. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text at a path of keys, or undefined where there is none. */
export function textAt(value: Json | undefined, ...path: string[]): string | undefined {
  let current: Json | undefined = value;
  for (const key of path) current = isObject(current) ? current[key] : undefined;
  return typeof current === 'string' ? current : undefined;
}
