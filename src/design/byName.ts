/**
 * Looks items of a list up by a key, in the order of the list. The index of a list is made once: the lists of a design
 * do not change.
 */
export function indexBy<T extends object>(
  keyOf: (item: T) => string,
): (items: readonly T[], key: string) => readonly T[] {
  const kept = new WeakMap<readonly T[], Map<string, T[]>>();
  return (items, key) => {
    let index = kept.get(items);
    if (!index) {
      index = new Map();
      for (const item of items) {
        const own = keyOf(item);
        const same = index.get(own);
        if (same) same.push(item);
        else index.set(own, [item]);
      }
      kept.set(items, index);
    }
    return index.get(key) ?? [];
  };
}
