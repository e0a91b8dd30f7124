import type { ArmBody, Json } from '../model';

/** The value at a path of keys in what ARM answers; undefined where there is none. */
export function valueAt(body: unknown, ...path: readonly string[]): Json | undefined {
  let found: unknown = body;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return undefined;
    found = (found as ArmBody)[key];
  }
  return found as Json | undefined;
}

/** The text at a path, as it is written. */
export function textAt(body: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(body, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The items of the list at a path; none where there is no list. */
export function itemsAt(body: unknown, ...path: readonly string[]): readonly Json[] {
  const found = valueAt(body, ...path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

/** A reference of a wanted body (`{ $id }`) or of what ARM answers, as an id. */
export function referenceAt(body: unknown, ...path: readonly string[]): string | undefined {
  return textAt(body, ...path, 'id') ?? textAt(body, ...path, 'id', '$id');
}

/** The last segment of an id, for people. */
export const lastName = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** What stands in the id before the child: the id of the resource around it. */
export const ownerOf = (id: string): string => id.split('/').slice(0, -2).join('/');

/** Whether two bodies refer to the same by the reference at a path. */
export function leadToOne(...path: readonly string[]): (one: unknown, other: unknown) => boolean {
  return (one, other) => {
    const id = referenceAt(one, ...path)?.toLowerCase();
    return id !== undefined && id === referenceAt(other, ...path)?.toLowerCase();
  };
}
