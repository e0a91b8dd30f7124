import { bitsOf, type Address, type Family } from './address';
import { comparePrefixes, contains, containsAddress, makePrefix, type Prefix } from './prefix';

export interface PrefixEntry<T> {
  readonly prefix: Prefix;
  readonly value: T;
}

interface Node<T> {
  readonly prefix: Prefix;
  entry?: PrefixEntry<T>;
  zero?: Node<T>;
  one?: Node<T>;
}

function bitAt(value: bigint, family: Family, position: number): 0n | 1n {
  return ((value >> BigInt(bitsOf(family) - 1 - position)) & 1n) === 0n ? 0n : 1n;
}

/** The longest prefix that holds both. */
function common(a: Prefix, b: Prefix): Prefix {
  const difference = a.base ^ b.base;
  const bits = bitsOf(a.family);
  const same = difference === 0n ? bits : bits - difference.toString(2).length;
  return makePrefix(a.family, a.base, Math.min(a.length, b.length, same));
}

/** Values by prefix with longest-prefix match, IPv4 and IPv6 together: a path-compressed binary trie for each family. */
export class PrefixTable<T> {
  private readonly roots: Partial<Record<Family, Node<T>>> = {};
  private count = 0;

  /** How many prefixes have a value. */
  get size(): number {
    return this.count;
  }

  /** Sets the value of the prefix, in place of one that it had. */
  insert(prefix: Prefix, value: T): void {
    const family = prefix.family;
    let node = (this.roots[family] ??= { prefix: makePrefix(family, 0n, 0) });
    while (node.prefix.length < prefix.length) {
      const side = bitAt(prefix.base, family, node.prefix.length) === 0n ? 'zero' : 'one';
      const child: Node<T> | undefined = node[side];
      if (!child) {
        node = node[side] = { prefix };
      } else if (contains(child.prefix, prefix)) {
        node = child;
      } else {
        const fork: Node<T> = { prefix: common(child.prefix, prefix) };
        fork[bitAt(child.prefix.base, family, fork.prefix.length) === 0n ? 'zero' : 'one'] = child;
        node = node[side] = fork;
      }
    }
    if (!node.entry) this.count++;
    node.entry = { prefix, value };
  }

  /** The value of exactly this prefix. */
  get(prefix: Prefix): T | undefined {
    const last = this.covering(prefix).at(-1);
    return last?.prefix.length === prefix.length ? last.value : undefined;
  }

  /** The most specific entry that holds the address. */
  longestMatch(address: Address): PrefixEntry<T> | undefined {
    let best: PrefixEntry<T> | undefined;
    let node = this.roots[address.family];
    while (node && containsAddress(node.prefix, address)) {
      best = node.entry ?? best;
      node = this.childTowards(node, address.value);
    }
    return best;
  }

  /** The entries that contain the prefix or are equal to it, the widest first. */
  covering(prefix: Prefix): PrefixEntry<T>[] {
    const found: PrefixEntry<T>[] = [];
    let node = this.roots[prefix.family];
    while (node && contains(node.prefix, prefix)) {
      if (node.entry) found.push(node.entry);
      node = this.childTowards(node, prefix.base);
    }
    return found;
  }

  /** The entries inside the prefix or equal to it, in the order of their addresses. */
  coveredBy(prefix: Prefix): PrefixEntry<T>[] {
    let node = this.roots[prefix.family];
    while (node && node.prefix.length < prefix.length && contains(node.prefix, prefix))
      node = this.childTowards(node, prefix.base);
    return node && contains(prefix, node.prefix) ? this.below(node) : [];
  }

  /** All entries, IPv4 first, in the order of their addresses. */
  entries(): PrefixEntry<T>[] {
    return ([4, 6] as const).flatMap((family) => this.below(this.roots[family]));
  }

  private childTowards(node: Node<T>, value: bigint): Node<T> | undefined {
    const { family, length } = node.prefix;
    if (length === bitsOf(family)) return undefined;
    return bitAt(value, family, length) === 0n ? node.zero : node.one;
  }

  private below(start: Node<T> | undefined): PrefixEntry<T>[] {
    const found: PrefixEntry<T>[] = [];
    const open: (Node<T> | undefined)[] = [start];
    while (open.length > 0) {
      const node = open.pop();
      if (!node) continue;
      if (node.entry) found.push(node.entry);
      open.push(node.one, node.zero);
    }
    return found;
  }
}

/**
 * Each item whose prefix overlaps that of another one that it clashes with, with the nearest such. Not all pairs: where
 * thousands have one prefix, each is named once.
 */
export function overlapOfEach<T extends { readonly prefix: Prefix }>(
  items: readonly T[],
  clash: (a: T, b: T) => boolean,
): Iterable<readonly [T, T]> {
  const found = new Map<T, T>();
  const open: T[] = [];
  let unnamed: T[] = [];
  for (const item of [...items].sort((a, b) => comparePrefixes(a.prefix, b.prefix))) {
    for (let last = open.at(-1); last && !contains(last.prefix, item.prefix); last = open.at(-1)) {
      if (unnamed.at(-1) === last) unnamed.pop();
      open.pop();
    }
    const other = open.findLast((wider) => clash(wider, item));
    if (other) {
      found.set(item, other);
      unnamed = unnamed.filter((wider) => {
        const clashes = clash(wider, item);
        if (clashes) found.set(wider, item);
        return !clashes;
      });
    } else {
      unnamed.push(item);
    }
    open.push(item);
  }
  return found;
}
