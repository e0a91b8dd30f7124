import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf } from '../../../src/network/address';
import {
  addressAt,
  comparePrefixes,
  contains,
  containsAddress,
  equals,
  firstAddress,
  halves,
  isAligned,
  lastAddress,
  makePrefix,
  netmask,
  overlaps,
  parseInterfaceAddress,
  parsePrefix,
  prefixesOfRange,
  size,
  split,
  subtract,
  summarize,
  supernet,
  usableHosts,
  wildcard,
  type Prefix,
} from '../../../src/network/prefix';
import { address, bytesOf, crowded, family, prefix, valueOf } from './arbitraries';

function p(text: string): Prefix {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(`no prefix: ${text}`);
  return parsed;
}

const texts = (prefixes: Iterable<Prefix> | undefined): string[] => [...(prefixes ?? [])].map((one) => one.text);

describe('parsePrefix', () => {
  it('reads back every prefix that it writes', () => {
    fc.assert(
      fc.property(prefix, (one) => {
        expect(parsePrefix(one.text)).toEqual({ ...one, address: one.base, aligned: true });
      }),
    );
  });

  it('clears host bits and tells so', () => {
    expect(parsePrefix('10.1.2.3/16')).toEqual({
      family: 4,
      base: 0x0a01_0000n,
      length: 16,
      text: '10.1.0.0/16',
      address: 0x0a01_0203n,
      aligned: false,
    });
    expect(isAligned('10.1.2.3/16')).toBe(false);
    expect(isAligned('10.1.0.0/16')).toBe(true);
    expect(isAligned('10.1.0.0')).toBe(false);
  });

  it.each([
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '::/129',
    'fe80::%1/64',
    '/8',
    '',
  ])('refuses %j', (text) => {
    expect(parsePrefix(text)).toBeUndefined();
  });

  it('reads an interface address', () => {
    const read = parseInterfaceAddress('100.64.10.1/30');
    expect(read?.address.text).toBe('100.64.10.1');
    expect(read?.prefix).toEqual(makePrefix(4, 0x6440_0a00n, 30));
    expect(parseInterfaceAddress('100.64.10.1')).toBeUndefined();
  });
});

describe('relations', () => {
  it('contain, overlap and equal as the ranges of their addresses do', () => {
    const pair = fc.oneof(fc.tuple(crowded, crowded), fc.tuple(prefix, prefix));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const same = a.family === b.family;
        const endA = a.base + size(a);
        const endB = b.base + size(b);
        expect(contains(a, b)).toBe(same && a.base <= b.base && endB <= endA);
        expect(overlaps(a, b)).toBe(same && a.base < endB && b.base < endA);
        expect(equals(a, b)).toBe(a.text === b.text);
        expect(Math.sign(comparePrefixes(a, b)) + Math.sign(comparePrefixes(b, a))).toBe(0);
        expect(comparePrefixes(a, b) === 0).toBe(equals(a, b));
      }),
    );
  });

  it('hold an address between the first and the last', () => {
    fc.assert(
      fc.property(prefix, address, (one, other) => {
        const inside = one.family === other.family && other.value >= one.base && other.value < one.base + size(one);
        expect(containsAddress(one, other)).toBe(inside);
        expect(containsAddress(one, firstAddress(one)) && containsAddress(one, lastAddress(one))).toBe(true);
      }),
    );
  });

  it('cover everything with the default route', () => {
    fc.assert(fc.property(prefix, (one) => contains(makePrefix(one.family, 0n, 0), one)));
  });
});

describe('addresses of a prefix', () => {
  it('gives the edge the first and Microsoft the second usable address of a link network', () => {
    expect(addressAt(p('192.168.100.128/30'), 1)?.text).toBe('192.168.100.129');
    expect(addressAt(p('192.168.100.128/30'), 2n)?.text).toBe('192.168.100.130');
    expect(addressAt(p('192.168.100.128/30'), 4)).toBeUndefined();
    expect(addressAt(p('192.168.100.128/30'), -1)).toBeUndefined();
  });

  it.each([
    ['10.0.0.0/24', '10.0.0.1', '10.0.0.254', 254n],
    ['10.0.0.0/31', '10.0.0.0', '10.0.0.1', 2n],
    ['10.0.0.7/32', '10.0.0.7', '10.0.0.7', 1n],
    ['2001:db8::/126', '2001:db8::1', '2001:db8::3', 3n],
    ['2001:db8::/127', '2001:db8::', '2001:db8::1', 2n],
  ])('has the usable hosts of %s', (text, first, last, count) => {
    const hosts = usableHosts(p(text));
    expect([hosts.first.text, hosts.last.text, hosts.count]).toEqual([first, last, count]);
  });

  it('writes masks', () => {
    expect([netmask(p('10.0.0.0/19')), wildcard(p('10.0.0.0/19'))]).toEqual(['255.255.224.0', '0.0.31.255']);
    expect([netmask(p('0.0.0.0/0')), wildcard(p('0.0.0.0/0'))]).toEqual(['0.0.0.0', '255.255.255.255']);
    expect(netmask(p('2001:db8::/64'))).toBe('ffff:ffff:ffff:ffff::');
  });
});

describe('division', () => {
  it('splits into all networks of a length, disjoint and in order', () => {
    fc.assert(
      fc.property(prefix, fc.integer({ min: 0, max: 8 }), (one, more) => {
        const length = one.length + more;
        const parts = [...split(one, length)];
        const exists = length <= bitsOf(one.family);
        expect(parts).toHaveLength(exists ? 2 ** more : 0);
        if (!exists) return;
        let cursor = one.base;
        for (const part of parts) {
          expect(part.length).toBe(length);
          expect(part.base).toBe(cursor);
          cursor += size(part);
        }
        expect(cursor).toBe(one.base + size(one));
      }),
    );
    expect(texts(split(p('10.0.0.0/24'), 23))).toEqual([]);
  });

  it('has halves that make the whole again', () => {
    fc.assert(
      fc.property(prefix, (one) => {
        const pair = halves(one);
        expect(pair === undefined).toBe(one.length === bitsOf(one.family));
        if (!pair) return;
        expect(summarize([pair[1], pair[0]])).toEqual([one]);
        expect(supernet(pair[0])).toEqual(one);
        expect(supernet(pair[1])).toEqual(one);
      }),
    );
  });

  it('finds the network around', () => {
    expect(supernet(p('10.1.2.0/24'), 16)?.text).toBe('10.1.0.0/16');
    expect(supernet(p('10.1.2.0/24'), 25)).toBeUndefined();
    expect(supernet(p('::/0'))).toBeUndefined();
    expect(() => makePrefix(4, 0n, 33)).toThrow(RangeError);
  });
});

describe('sets of prefixes', () => {
  it('takes used ones out of a pool, exactly and with the fewest prefixes', () => {
    fc.assert(
      fc.property(crowded, fc.array(crowded, { maxLength: 8 }), (pool, used) => {
        const free = subtract(pool, used);
        const taken = bytesOf(used);
        const wanted = [...bytesOf([pool])].filter((byte) => !taken.has(byte));
        expect([...bytesOf(free)].sort((a, b) => a - b)).toEqual(wanted);
        expect(free).toEqual(summarize(free));
      }),
    );
  });

  it('summarizes without adding or losing an address, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(crowded, { maxLength: 12 }), (given) => {
        const summary = summarize(given);
        expect([...bytesOf(summary)].sort((a, b) => a - b)).toEqual([...bytesOf(given)].sort((a, b) => a - b));
        for (const [n, one] of summary.entries())
          for (const other of summary.slice(n + 1)) {
            expect(overlaps(one, other)).toBe(false);
            expect(one.length === other.length && equals(supernet(one) ?? one, supernet(other) ?? other)).toBe(false);
          }
        expect(summarize([...given].reverse())).toEqual(summary);
      }),
    );
  });

  it('keeps the families apart', () => {
    expect(texts(summarize([p('::/1'), p('8000::/1'), p('0.0.0.0/1'), p('128.0.0.0/1')]))).toEqual([
      '0.0.0.0/0',
      '::/0',
    ]);
    expect(texts(subtract(p('10.0.0.0/30'), [p('::/0')]))).toEqual(['10.0.0.0/30']);
  });

  it('covers a range exactly', () => {
    fc.assert(
      fc.property(
        family.chain((f) => fc.tuple(fc.constant(f), valueOf(f), valueOf(f))),
        ([f, a, b]) => {
          const [first, last] = a < b ? [a, b] : [b, a];
          const parts = prefixesOfRange(f, first, last);
          let cursor = first;
          for (const part of parts) {
            expect(part.base).toBe(cursor);
            cursor += size(part);
          }
          expect(cursor).toBe(last + 1n);
          expect(summarize(parts)).toEqual(parts);
        },
      ),
    );
  });
});
