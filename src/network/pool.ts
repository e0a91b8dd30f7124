import { bitsOf, type Family } from './address';
import { comparePrefixes, halves, makePrefix, size, summarize, type Prefix } from './prefix';
import { type NumberRange } from './ranges';

/** Two link networks next to each other, and the network that holds both. */
export interface PrefixPair {
  readonly block: Prefix;
  readonly primary: Prefix;
  readonly secondary: Prefix;
}

/**
 * The lowest network of `length` in the pools that overlaps none of the used ones. The family follows from the
 * length when it is longer than 32 bits, and is IPv4 otherwise unless said. O(n log n) in the number of used ones.
 */
export function nextFreePrefix(
  pools: readonly Prefix[],
  length: number,
  used: readonly Prefix[],
  family: Family = length > 32 ? 6 : 4,
): Prefix | undefined {
  if (!Number.isInteger(length) || length < 0 || length > bitsOf(family)) return undefined;
  const taken = used.filter((prefix) => prefix.family === family).sort(comparePrefixes);
  const step = 1n << BigInt(bitsOf(family) - length);
  let next = 0;
  for (const pool of summarize(pools.filter((prefix) => prefix.family === family))) {
    const end = pool.base + size(pool);
    let cursor = pool.base;
    while (cursor + step <= end) {
      const inTheWay = taken[next];
      if (!inTheWay || inTheWay.base >= cursor + step) return makePrefix(family, cursor, length);
      const after = inTheWay.base + size(inTheWay);
      if (after > cursor) cursor = ((after + step - 1n) / step) * step;
      // What reaches beyond this pool may still be in the way in the next one.
      if (after > end) break;
      next++;
    }
  }
  return undefined;
}

/** The lowest free aligned block of two link networks of `length`: a /29 for two /30, a /125 for two /126. */
export function nextFreePair(
  pools: readonly Prefix[],
  length: 30 | 126,
  used: readonly Prefix[],
): PrefixPair | undefined {
  const block = nextFreePrefix(pools, length - 1, used);
  const pair = block && halves(block);
  return pair && { block, primary: pair[0], secondary: pair[1] };
}

/** The lowest number in the ranges that is not used. */
export function nextFreeNumber(ranges: readonly NumberRange[], used: ReadonlySet<number>): number | undefined {
  for (const { first, last } of [...ranges].sort((a, b) => a.first - b.first))
    for (let candidate = first; candidate <= last; candidate++) if (!used.has(candidate)) return candidate;
  return undefined;
}
