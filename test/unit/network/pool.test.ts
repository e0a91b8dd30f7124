import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextFreeNumber, nextFreePair, nextFreePrefix } from '../../../src/network/pool';
import { contains, makePrefix, overlaps, parsePrefix, split, type Prefix } from '../../../src/network/prefix';
import { crowded, prefix } from './arbitraries';

function p(text: string): Prefix {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(`no prefix: ${text}`);
  return parsed;
}

describe('nextFreePrefix', () => {
  it('is the lowest network of the pools that overlaps no used one', () => {
    fc.assert(
      fc.property(
        fc.array(crowded, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 24, max: 32 }),
        fc.array(fc.oneof(crowded, prefix), { maxLength: 20 }),
        (pools, length, used) => {
          const candidates = pools.flatMap((pool) => [...split(pool, length)]);
          const lowest = candidates
            .filter((candidate) => !used.some((taken) => overlaps(taken, candidate)))
            .sort((a, b) => Number(a.base - b.base))[0];
          const found = nextFreePrefix(pools, length, used);
          // Adjacent pools together may hold what none of them holds alone.
          if (found && !pools.some((pool) => contains(pool, found))) {
            expect(used.some((taken) => overlaps(taken, found))).toBe(false);
            expect([...split(found, 32)].every((host) => pools.some((pool) => contains(pool, host)))).toBe(true);
          } else {
            expect(found).toEqual(lowest);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes the pools by address, and each family for itself', () => {
    const pools = [p('172.31.0.0/24'), p('172.16.0.0/18'), p('2001:db8:1::/64')];
    expect(nextFreePrefix(pools, 30, [])?.text).toBe('172.16.0.0/30');
    expect(nextFreePrefix(pools, 30, [p('172.16.0.0/12')])).toBeUndefined();
    expect(nextFreePrefix(pools, 126, [p('2001:db8:1::/126')])?.text).toBe('2001:db8:1::4/126');
    expect(nextFreePrefix([p('10.0.0.0/31')], 30, [])).toBeUndefined();
    expect(nextFreePrefix([], 30, [])).toBeUndefined();
  });

  it('does not slow down with what is used already', () => {
    const pool = p('172.16.0.0/12');
    const used = [...split(p('172.16.0.0/14'), 30)].reverse();
    expect(used).toHaveLength(65_536);
    const started = performance.now();
    expect(nextFreePrefix([pool], 30, used)?.text).toBe('172.20.0.0/30');
    // A scan of each candidate against each used one would be 4 thousand million comparisons.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('nextFreePair', () => {
  it('gives two neighbours of one aligned block', () => {
    const pools = [p('172.16.0.0/18')];
    const pair = nextFreePair(pools, 30, [p('172.16.0.4/30')]);
    expect([pair?.block.text, pair?.primary.text, pair?.secondary.text]).toEqual([
      '172.16.0.8/29',
      '172.16.0.8/30',
      '172.16.0.12/30',
    ]);
    expect(nextFreePair([p('2001:db8::/120')], 126, [])?.secondary.text).toBe('2001:db8::4/126');
    expect(nextFreePair([p('10.0.0.0/30')], 30, [])).toBeUndefined();
  });

  it('never meets what was given before, until the pool is empty', () => {
    const pool = makePrefix(4, 10n << 24n, 25);
    const used: Prefix[] = [];
    for (let pair = nextFreePair([pool], 30, used); pair; pair = nextFreePair([pool], 30, used)) {
      const { primary, secondary } = pair;
      expect(used.some((taken) => overlaps(taken, primary) || overlaps(taken, secondary))).toBe(false);
      used.push(primary, secondary);
    }
    expect(used).toHaveLength(32);
  });
});

describe('nextFreeNumber', () => {
  it('is the lowest number of the ranges that is not used', () => {
    const range = fc.tuple(fc.nat(60), fc.nat(20)).map(([first, more]) => ({ first, last: first + more }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 4 }), fc.uniqueArray(fc.nat(80)), (ranges, used) => {
        const taken = new Set(used);
        const inRange = (n: number): boolean => ranges.some(({ first, last }) => n >= first && n <= last);
        const lowest = Array.from({ length: 100 }, (_, n) => n).find((n) => inRange(n) && !taken.has(n));
        expect(nextFreeNumber(ranges, taken)).toBe(lowest);
      }),
    );
  });
});
