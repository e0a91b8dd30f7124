import type { BodyValue, WantedResource } from '../resources';

/** The value at a path in a body. */
export function at(
  value: BodyValue | WantedResource['body'] | undefined,
  ...path: (string | number)[]
): BodyValue | undefined {
  let found: BodyValue | undefined = value as BodyValue | undefined;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<string | number, BodyValue | undefined>)[step];
  }
  return found;
}

/** The items of a list; of anything else, none. */
export function items(value: BodyValue | undefined): readonly BodyValue[] {
  return Array.isArray(value) ? (value as readonly BodyValue[]) : [];
}

/** The text, number or truth value at a path; undefined for anything else. */
export function leafAt(
  value: BodyValue | WantedResource['body'] | undefined,
  ...path: (string | number)[]
): string | number | boolean | undefined {
  const found = at(value, ...path);
  return typeof found === 'object' || found === undefined ? undefined : found;
}

/** The texts of the list at a path. */
export function textsAt(value: BodyValue | WantedResource['body'] | undefined, ...path: (string | number)[]): string[] {
  return items(at(value, ...path)).filter((one): one is string => typeof one === 'string');
}
