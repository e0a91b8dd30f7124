import { bitsOf, formatAddress, makeAddress, parseAddress, type Address, type Family } from './address';
import { memoize } from './memo';

export { formatAddress, parseAddress, type Address, type Family } from './address';

/** An IPv4 or IPv6 network; `base` is its network address as an integer, `text` canonical as in "10.0.0.0/16". */
export interface Prefix {
  readonly family: Family;
  readonly base: bigint;
  readonly length: number;
  readonly text: string;
}

/** A prefix as it was written: `address` is the address before host bits were cleared, `aligned` tells if there were none. */
export interface ParsedPrefix extends Prefix {
  readonly aligned: boolean;
  readonly address: bigint;
}

/** An address with the length of its network, as on a router interface: 100.64.10.1/30. */
export interface InterfaceAddress {
  readonly address: Address;
  readonly prefix: Prefix;
}

const LENGTH = /^(?:0|[1-9]\d{0,2})$/;

function blockSize(family: Family, length: number): bigint {
  return 1n << BigInt(bitsOf(family) - length);
}

/** The network of `length` that holds the address value. Throws a RangeError when the length does not exist in the family. */
export function makePrefix(family: Family, value: bigint, length: number): Prefix {
  if (!Number.isInteger(length) || length < 0 || length > bitsOf(family))
    throw new RangeError(`prefix length ${length} for IPv${family}`);
  const base = value - (value % blockSize(family, length));
  return { family, base, length, text: `${formatAddress(base, family)}/${length}` };
}

/**
 * Reads a prefix in CIDR notation, as strictly as {@link parseAddress}; a length is required. Host bits may be set:
 * the result is then the network that holds the address, with `aligned` false. Results are shared and remembered.
 */
export const parsePrefix: (text: string) => ParsedPrefix | undefined = memoize(50_000, readPrefix);

function readPrefix(text: string): ParsedPrefix | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const address = parseAddress(text.slice(0, slash));
  const lengthText = text.slice(slash + 1);
  if (!address || !LENGTH.test(lengthText)) return undefined;
  const length = Number(lengthText);
  if (length > bitsOf(address.family)) return undefined;
  const prefix = makePrefix(address.family, address.value, length);
  return { ...prefix, address: address.value, aligned: prefix.base === address.value };
}

/** Whether the text is a prefix without host bits; false for what is no prefix at all. */
export function isAligned(text: string): boolean {
  return parsePrefix(text)?.aligned === true;
}

/** Reads `address/length` as an interface has it. */
export function parseInterfaceAddress(text: string): InterfaceAddress | undefined {
  const parsed = parsePrefix(text);
  if (!parsed) return undefined;
  const { family, base, length } = parsed;
  return { address: makeAddress(parsed.address, family), prefix: { family, base, length, text: parsed.text } };
}

/** A single address as a prefix. */
export function hostPrefix(address: Address): Prefix {
  return makePrefix(address.family, address.value, bitsOf(address.family));
}

/** Number of addresses, network and broadcast address included. */
export function size(prefix: Prefix): bigint {
  return blockSize(prefix.family, prefix.length);
}

function endOf(prefix: Prefix): bigint {
  return prefix.base + size(prefix) - 1n;
}

/** The lowest address of the prefix (its network address). */
export function firstAddress(prefix: Prefix): Address {
  return makeAddress(prefix.base, prefix.family);
}

/** The highest address of the prefix (in IPv4 its broadcast address). */
export function lastAddress(prefix: Prefix): Address {
  return makeAddress(endOf(prefix), prefix.family);
}

/** The address at an offset from the network address (0), `undefined` outside the prefix. */
export function addressAt(prefix: Prefix, offset: number | bigint): Address | undefined {
  const n = BigInt(offset);
  return n >= 0n && n < size(prefix) ? makeAddress(prefix.base + n, prefix.family) : undefined;
}

/**
 * What hosts can have: in IPv4 all but network and broadcast address (RFC 3021: both of a /31), in IPv6 all but the
 * subnet-router anycast address (RFC 6164: both of a /127).
 */
export function usableHosts(prefix: Prefix): {
  readonly first: Address;
  readonly last: Address;
  readonly count: bigint;
} {
  const bits = bitsOf(prefix.family);
  const skipped = prefix.length < bits - 1;
  const first = skipped ? prefix.base + 1n : prefix.base;
  const last = skipped && prefix.family === 4 ? endOf(prefix) - 1n : endOf(prefix);
  return { first: makeAddress(first, prefix.family), last: makeAddress(last, prefix.family), count: last - first + 1n };
}

/** Whether every address of `inner` is in `outer`; a prefix contains itself. */
export function contains(outer: Prefix, inner: Prefix): boolean {
  return (
    outer.family === inner.family &&
    outer.length <= inner.length &&
    inner.base >> BigInt(bitsOf(inner.family) - outer.length) ===
      outer.base >> BigInt(bitsOf(outer.family) - outer.length)
  );
}

export function containsAddress(prefix: Prefix, address: Address): boolean {
  return prefix.family === address.family && address.value >= prefix.base && address.value <= endOf(prefix);
}

export function overlaps(a: Prefix, b: Prefix): boolean {
  return a.length <= b.length ? contains(a, b) : contains(b, a);
}

export function equals(a: Prefix, b: Prefix): boolean {
  return a.family === b.family && a.length === b.length && a.base === b.base;
}

/** Order: IPv4 before IPv6, then by network address, then the shorter prefix first. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.base !== b.base) return a.base < b.base ? -1 : 1;
  return a.length - b.length;
}

/** All networks of `newLength` in the prefix, lowest first; none when `newLength` is shorter or does not exist. */
export function* split(prefix: Prefix, newLength: number): Generator<Prefix, void, undefined> {
  if (newLength < prefix.length || newLength > bitsOf(prefix.family)) return;
  const step = blockSize(prefix.family, newLength);
  const end = prefix.base + size(prefix);
  for (let base = prefix.base; base < end; base += step) yield makePrefix(prefix.family, base, newLength);
}

/** The lower and the upper half, `undefined` for a single address. */
export function halves(prefix: Prefix): readonly [Prefix, Prefix] | undefined {
  if (prefix.length === bitsOf(prefix.family)) return undefined;
  const length = prefix.length + 1;
  const lower = makePrefix(prefix.family, prefix.base, length);
  return [lower, makePrefix(prefix.family, prefix.base + size(lower), length)];
}

/** The network of `length` (by default one bit shorter) around the prefix, `undefined` when there is none. */
export function supernet(prefix: Prefix, length = prefix.length - 1): Prefix | undefined {
  return length < 0 || length > prefix.length ? undefined : makePrefix(prefix.family, prefix.base, length);
}

/** The fewest prefixes that hold exactly the addresses `first` to `last`, lowest first. */
export function prefixesOfRange(family: Family, first: bigint, last: bigint): Prefix[] {
  const found: Prefix[] = [];
  let base = first;
  while (base <= last) {
    let length: number = bitsOf(family);
    while (length > 0) {
      const wider = blockSize(family, length - 1);
      if (base % wider !== 0n || base + wider - 1n > last) break;
      length--;
    }
    found.push(makePrefix(family, base, length));
    base += blockSize(family, length);
  }
  return found;
}

/** What is left of the pool, in the fewest prefixes, when the used ones are taken out. */
export function subtract(pool: Prefix, used: readonly Prefix[]): Prefix[] {
  const free: Prefix[] = [];
  let cursor = pool.base;
  const end = endOf(pool);
  for (const taken of used.filter((u) => overlaps(pool, u)).sort(comparePrefixes)) {
    if (taken.base > cursor) free.push(...prefixesOfRange(pool.family, cursor, taken.base - 1n));
    const after = endOf(taken) + 1n;
    if (after > cursor) cursor = after;
  }
  if (cursor <= end) free.push(...prefixesOfRange(pool.family, cursor, end));
  return free;
}

/** The fewest prefixes that hold exactly the addresses of all the given ones, in order. */
export function summarize(prefixes: readonly Prefix[]): Prefix[] {
  const kept: Prefix[] = [];
  for (const prefix of [...prefixes].sort(comparePrefixes)) {
    const last = kept.at(-1);
    if (last && contains(last, prefix)) continue;
    let next = prefix;
    for (let below = kept.at(-1); below && areSiblings(below, next); below = kept.at(-1)) {
      kept.pop();
      next = makePrefix(below.family, below.base, below.length - 1);
    }
    kept.push(next);
  }
  return kept;
}

function areSiblings(lower: Prefix, upper: Prefix): boolean {
  if (lower.family !== upper.family || lower.length !== upper.length || lower.length === 0) return false;
  return lower.base % blockSize(lower.family, lower.length - 1) === 0n && upper.base === lower.base + size(lower);
}

/** The mask with ones over the network part: 255.255.0.0. */
export function netmask(prefix: Prefix): string {
  return formatAddress((1n << BigInt(bitsOf(prefix.family))) - size(prefix), prefix.family);
}

/** The mask with ones over the host part, as access lists want it: 0.0.255.255. */
export function wildcard(prefix: Prefix): string {
  return formatAddress(size(prefix) - 1n, prefix.family);
}
