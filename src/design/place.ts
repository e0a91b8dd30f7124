import type { DesignFile } from './file';
import type { Place } from './finding';

/**
 * The place of a key of an object of the design; of the object itself where no key is given.
 * A key that is missing is told on the key of its parent.
 */
export function placeOf(of: { readonly file: DesignFile }, object: object, ...keys: (string | number)[]): Place {
  const { file } = of;
  let at: unknown = object;
  const there: (string | number)[] = [];
  for (const key of keys) {
    const next: unknown =
      typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[key] : undefined;
    if (next === undefined) return { file: file.path, path: file.pathOf(object, ...there) ?? [], on: 'key' };
    there.push(key);
    at = next;
  }
  return { file: file.path, path: file.pathOf(object, ...there) ?? [], on: 'value' };
}
