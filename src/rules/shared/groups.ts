/** Items by a key, in the order of their first appearance; items without a key are left out. */
export function grouped<T, K>(items: Iterable<T>, keyOf: (item: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Items that share a key with another one, in groups of two at least. */
export function repeated<T>(items: Iterable<T>, keyOf: (item: T) => string | undefined): T[][] {
  return [...grouped(items, keyOf).values()].filter((group) => group.length > 1);
}
