import type { ListRule } from '../types/descriptor';
import { type Value, asRecord, canonical } from './compare';

/** Members by which items of a list are told apart where no rule says which: the first that an item has. */
const KEYS = ['name', 'id', 'service', 'tag'];

/** A wanted item and what stands for it in Azure; `there` undefined: it is new. */
export interface Pair {
  readonly wanted: Value;
  readonly there: Value;
}

/** The items of a list that is wanted, each with its counterpart, and those that have none in what is wanted. */
export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly rest: readonly Value[];
}

/** The value at a path of keys in an item, in lower case; references count as their ids. */
function keyAt(item: Value, path: string): string | undefined {
  let found: Value = item;
  for (const key of path.split('.')) found = asRecord(found)?.[key];
  const id = asRecord(found)?.['id'];
  const value = id ?? found;
  return value === undefined || value === null ? undefined : canonical(value, path).toLowerCase();
}

/** What tells an item of a list from the others, as it is written; undefined where nothing does. */
export function itemName(item: Value, rule: ListRule | undefined): string | undefined {
  const record = asRecord(item);
  const key = rule?.key ?? KEYS.find((one) => record?.[one] !== undefined);
  const value = key === undefined ? undefined : record?.[key];
  if (typeof value === 'string') return value;
  const id = (value as { readonly $id?: unknown } | undefined)?.$id;
  return typeof id === 'string' ? id : undefined;
}

/**
 * Pairs wanted items with those that are there: by their key; those that are left by the values of `sameBy`; of lists without
 * a key, equal ones first and the others in their order.
 */
export function pairUp(wanted: readonly Value[], there: readonly Value[], rule: ListRule | undefined): Pairing {
  const rest = new Set(there.keys());
  const partner = new Map<number, number>();
  const pass = (keyOf: (item: Value) => string | undefined): void => {
    for (const [index, item] of wanted.entries()) {
      const key = partner.has(index) ? undefined : keyOf(item);
      const found = key === undefined ? undefined : [...rest].find((other) => keyOf(there[other]) === key);
      if (found === undefined) continue;
      partner.set(index, found);
      rest.delete(found);
    }
  };
  pass((item) => itemName(item, rule)?.toLowerCase());
  for (const path of rule?.sameBy ?? []) pass((item) => keyAt(item, path));
  const isKeyless = rule?.key === undefined && wanted.every((item) => itemName(item, rule) === undefined);
  if (isKeyless) {
    pass((item) => JSON.stringify(item));
    const left = [...rest];
    for (const index of wanted.keys()) {
      const next = partner.has(index) ? undefined : left.shift();
      if (next === undefined) continue;
      partner.set(index, next);
      rest.delete(next);
    }
  }
  return {
    pairs: wanted.map((item, index) => {
      const found = partner.get(index);
      return { wanted: item, there: found === undefined ? undefined : there[found] };
    }),
    rest: [...rest].map((index) => there[index]),
  };
}
