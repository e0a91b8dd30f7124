import { type Prefix, parsePrefix } from '../../network/prefix';
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

/** The values at a path in which [] stands for each item of a list, such as properties.ipConfigurations[].properties.subnet. */
export function everyAt(body: unknown, path: string): readonly Json[] {
  const [keys, rest] = atList(path);
  if (rest !== undefined) {
    const items = itemsAt(body, ...keys.split('.'));
    return rest === '' ? items : items.flatMap((item) => everyAt(item, rest));
  }
  const found = valueAt(body, ...keys.split('.'));
  return found === undefined ? [] : [found];
}

/** The texts among the values at such a path. */
export function everyTextAt(body: unknown, path: string): string[] {
  return everyAt(body, path).filter((one) => typeof one === 'string');
}

/** The ids that the references at such a path lead to. */
export function everyReferenceAt(body: unknown, path: string): string[] {
  return everyAt(body, path).flatMap((one) => referenceAt(one) ?? []);
}

/** A path as of `everyAt`, divided at its first list: the path of the list, and that in its items, which is empty for these themselves. */
export function atList(path: string): readonly [string, string?] {
  const at = path.indexOf('[]');
  return at < 0 ? [path] : [path.slice(0, at), path.slice(at + '[].'.length)];
}

/** The prefixes at paths, however they are said. */
export function prefixesAt(body: unknown, paths: readonly string[]): Prefix[] {
  return paths.flatMap((path) => everyTextAt(body, path)).flatMap((text) => parsePrefix(text) ?? []);
}

/** A reference of a wanted body (`{ $id }`) or of what ARM answers, as an id. */
export function referenceAt(body: unknown, ...path: readonly string[]): string | undefined {
  return textAt(body, ...path, 'id') ?? textAt(body, ...path, 'id', '$id');
}

/** The last segment of an id, for people. */
export const lastName = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** What stands in the id before the child: the id of the resource around it. */
export const ownerOf = (id: string): string => id.split('/').slice(0, -2).join('/');
