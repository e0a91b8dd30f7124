import { type Prefix, equals } from '../../network/prefix';
import { PrefixTable } from '../../network/trie';

/** Items by their prefix: several may have the same one. */
export function tableOf<T extends { readonly prefix: Prefix }>(items: readonly T[]): PrefixTable<T[]> {
  const table = new PrefixTable<T[]>();
  for (const item of items) {
    const same = table.get(item.prefix);
    if (same) same.push(item);
    else table.insert(item.prefix, [item]);
  }
  return table;
}

/** The items that contain a prefix or are equal to it, the widest first, then those inside it. */
export function overlapping<T>(table: PrefixTable<T[]>, prefix: Prefix): T[] {
  return [...covering(table, prefix), ...inside(table, prefix)];
}

export function covering<T>(table: PrefixTable<T[]>, prefix: Prefix): T[] {
  return table.covering(prefix).flatMap(({ value }) => value);
}

/** The items inside a prefix, and not equal to it. */
export function inside<T>(table: PrefixTable<T[]>, prefix: Prefix): T[] {
  return table.coveredBy(prefix).flatMap((entry) => (equals(entry.prefix, prefix) ? [] : entry.value));
}
