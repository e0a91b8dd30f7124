/** What is ordered: an id, what must come before, and a key by which those that could come next are taken. */
export interface Ordered {
  readonly id: string;
  readonly dependsOn: readonly string[];
}

/**
 * Puts everything behind what it depends on; of what could come next, the first by `rank`, then by id.
 * The result does not depend on the order of what is given. Those in a circle (and behind one) are the rest.
 */
export function inOrder<T extends Ordered>(
  items: readonly T[],
  rank: (item: T) => number,
): { readonly ordered: T[]; readonly rest: T[] } {
  const left = new Map(items.map((item) => [item.id, new Set(item.dependsOn)]));
  const waiting = items.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : Number(a.id > b.id)));
  const followers = new Map<string, T[]>();
  for (const item of waiting) {
    for (const before of left.get(item.id) ?? []) {
      const list = followers.get(before);
      if (list) list.push(item);
      else followers.set(before, [item]);
    }
  }
  const ordered: T[] = [];
  let level = waiting.filter((item) => left.get(item.id)?.size === 0);
  while (level.length > 0) {
    const next: T[] = [];
    for (const item of level) {
      ordered.push(item);
      for (const follower of followers.get(item.id) ?? []) {
        const before = left.get(follower.id);
        before?.delete(item.id);
        if (before?.size === 0) next.push(follower);
      }
    }
    level = next.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : Number(a.id > b.id)));
  }
  const done = new Set(ordered);
  return { ordered, rest: waiting.filter((item) => !done.has(item)) };
}
