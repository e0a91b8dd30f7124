import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeAddress } from '../../../src/network/address';
import { comparePrefixes, contains, containsAddress, overlaps, type Prefix } from '../../../src/network/prefix';
import { overlapOfEach, PrefixTable } from '../../../src/network/trie';
import { address, crowded, prefix } from './arbitraries';

const some = fc.array(fc.oneof(crowded, prefix), { maxLength: 30 });
const nearby = fc.oneof(
  fc.nat(300).map((low) => makeAddress((10n << 24n) + BigInt(low), 4)),
  address,
);

function tableOf(prefixes: readonly Prefix[]): { table: PrefixTable<number>; model: Map<string, [Prefix, number]> } {
  const table = new PrefixTable<number>();
  const model = new Map<string, [Prefix, number]>();
  for (const [n, one] of prefixes.entries()) {
    table.insert(one, n);
    model.set(one.text, [one, n]);
  }
  return { table, model };
}

const sorted = (model: Map<string, [Prefix, number]>, keep: (one: Prefix) => boolean): unknown[] =>
  [...model.values()]
    .filter(([one]) => keep(one))
    .sort(([a], [b]) => comparePrefixes(a, b))
    .map(([one, value]) => ({ prefix: one, value }));

describe('PrefixTable', () => {
  it('matches the longest prefix, as a look at all of them does', () => {
    fc.assert(
      fc.property(some, nearby, (prefixes, wanted) => {
        const { table, model } = tableOf(prefixes);
        const best = [...model.values()]
          .filter(([one]) => containsAddress(one, wanted))
          .sort(([a], [b]) => b.length - a.length)[0];
        expect(table.longestMatch(wanted)).toEqual(best && { prefix: best[0], value: best[1] });
      }),
      { numRuns: 500 },
    );
  });

  it('finds what covers a prefix and what a prefix covers', () => {
    fc.assert(
      fc.property(some, fc.oneof(crowded, prefix), (prefixes, wanted) => {
        const { table, model } = tableOf(prefixes);
        expect(table.covering(wanted)).toEqual(sorted(model, (one) => contains(one, wanted)));
        expect(table.coveredBy(wanted)).toEqual(sorted(model, (one) => contains(wanted, one)));
        expect(table.get(wanted)).toBe(model.get(wanted.text)?.[1]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps one value for each prefix, the last', () => {
    fc.assert(
      fc.property(some, (prefixes) => {
        const { table, model } = tableOf([...prefixes, ...prefixes]);
        expect(table.size).toBe(model.size);
        expect(table.entries()).toEqual(sorted(model, () => true));
      }),
    );
  });
});

describe('overlapOfEach', () => {
  it('names each item that overlaps one that it clashes with, once, with such a one', () => {
    fc.assert(
      fc.property(some, (prefixes) => {
        const items = prefixes.map((one, id) => ({ id, prefix: one }));
        const clash = (a: (typeof items)[number], b: (typeof items)[number]) => a.id % 2 !== b.id % 2;
        const found = [...overlapOfEach(items, clash)];
        const wanted = items.filter((a) => items.some((b) => clash(a, b) && overlaps(a.prefix, b.prefix)));
        expect(found.map(([one]) => one.id).sort((a, b) => a - b)).toEqual(wanted.map(({ id }) => id));
        for (const [one, other] of found) {
          expect(overlaps(one.prefix, other.prefix)).toBe(true);
          expect(clash(one, other)).toBe(true);
        }
      }),
    );
  });

  it('does not name all pairs of what has one prefix', () => {
    fc.assert(
      fc.property(prefix, (one) => {
        const items = Array.from({ length: 100 }, () => ({ prefix: one }));
        expect([...overlapOfEach(items, () => true)]).toHaveLength(100);
      }),
    );
  });
});
