import { type Guard, isEither, isListOf, isNumber } from './guards';
import type { Scene, SceneEdge, SceneNode } from './model';

/** A list for one who has an older one: an item, or the place in that one where the same item stands. */
export type Told<T> = readonly (T | number)[];

/** A scene for a page that shows an older one. */
export interface ToldScene extends Omit<Scene, 'nodes' | 'edges'> {
  readonly nodes: Told<SceneNode>;
  readonly edges: Told<SceneEdge>;
}

/**
 * What is to be told of a list to one who has another.
 * @param nameOf what an item of both lists is found again by
 */
export function toldAfter<T extends object>(
  before: readonly T[],
  now: readonly T[],
  nameOf: (item: T) => string,
): Told<T> {
  const places = new Map(before.map((item, place) => [nameOf(item), place]));
  return now.map((item) => {
    const place = places.get(nameOf(item));
    return place !== undefined && isSame(item, before[place]) ? place : item;
  });
}

/** The list that was told; undefined where it leads to what the older one does not have. */
export function meantAfter<T extends object>(before: readonly T[], told: Told<T>): readonly T[] | undefined {
  const meant = told.flatMap((item) => (typeof item === 'number' ? (before[item] ?? []) : item));
  return meant.length === told.length ? meant : undefined;
}

export function toldScene(before: Scene | undefined, now: Scene): ToldScene {
  return {
    ...now,
    nodes: toldAfter(before?.nodes ?? [], now.nodes, ({ id }) => id),
    edges: toldAfter(before?.edges ?? [], now.edges, ({ id }) => id),
  };
}

/** The scene that was told; undefined where it leads to what the older one does not have. */
export function meantScene(before: Scene | undefined, told: ToldScene): Scene | undefined {
  const nodes = meantAfter(before?.nodes ?? [], told.nodes);
  const edges = meantAfter(before?.edges ?? [], told.edges);
  return nodes && edges && { ...told, nodes, edges };
}

export const isToldOf = <T>(guard: Guard<T>): Guard<Told<T>> => isListOf(isEither(guard, isNumber));

/** Whether two values are the same JSON. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
