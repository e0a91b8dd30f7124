import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asdotToAsplain, asnKind, is16BitAsn, isPrivateAsn, isPublicAsn, isValidAsn } from '../../../src/network/asn';
import { inRanges, parseRange, parseRdRange, parseRouteDistinguisher, rdInRanges } from '../../../src/network/ranges';

describe('AS numbers', () => {
  it.each([
    ['reserved', [0, 23456, 65535, 4294967295]],
    ['documentation', [64496, 64511, 65536, 65551]],
    ['private', [64512, 65010, 65534, 4200000000, 4294967294]],
    ['public', [1, 12076, 64495, 65552, 4199999999]],
  ] as const)('knows the %s ones', (kind, asns) => {
    expect(asns.map(asnKind)).toEqual(asns.map(() => kind));
  });

  it('has no class for what is no AS number', () => {
    expect([-1, 1.5, 4294967296, Number.NaN].map(asnKind)).toEqual([undefined, undefined, undefined, undefined]);
    expect([0, 1, 4294967295, 4294967296].map(isValidAsn)).toEqual([false, true, true, false]);
    expect([isPrivateAsn(65010), isPublicAsn(65010), is16BitAsn(65535), is16BitAsn(65536)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('turns dotted notation into the integer', () => {
    expect(asdotToAsplain('64086.59904')).toBe(4200000000);
    fc.assert(
      fc.property(
        fc.nat(0xffff),
        fc.nat(0xffff),
        (high, low) => asdotToAsplain(`${high}.${low}`) === high * 65536 + low,
      ),
    );
    expect(['65536.1', '1.65536', '1', '1.2.3', '01.2', '1.', ' 1.2'].map(asdotToAsplain)).toEqual(
      Array(7).fill(undefined),
    );
  });
});

describe('ranges', () => {
  it('reads back what is written', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(parseRange(`${a}-${b}`)).toEqual(a <= b ? { first: a, last: b } : undefined);
        expect(parseRange(a)).toEqual({ first: a, last: a });
      }),
    );
    expect(parseRange('100 - 999')).toEqual({ first: 100, last: 999 });
    expect(['', '-', '1-', '-1', '1-2-3', 'a-b', '1.5', '01-5', -3, 1.5].map(parseRange)).toEqual(
      Array(10).fill(undefined),
    );
  });

  it('tells what is inside', () => {
    const ranges = [
      { first: 100, last: 199 },
      { first: 300, last: 300 },
    ];
    expect([99, 100, 199, 200, 300].map((n) => inRanges(ranges, n))).toEqual([false, true, true, false, true]);
    expect(inRanges([], 1)).toBe(false);
  });
});

describe('route distinguishers', () => {
  it.each([
    ['65010:1001', 0, '65010', 1001],
    ['65010:4294967295', 0, '65010', 4294967295],
    ['10.200.255.1:7', 1, '10.200.255.1', 7],
    ['4200000000:65535', 2, '4200000000', 65535],
  ] as const)('reads %s', (text, type, administrator, number) => {
    expect(parseRouteDistinguisher(text)).toEqual({ type, administrator, number });
  });

  it.each([
    '65010',
    '65010:',
    ':1',
    '65010:4294967296',
    '4200000000:65536',
    '10.0.0.1:65536',
    '10.0.0:1',
    '4294967296:1',
    'a:1',
    '1:2:3',
    '65010:01',
  ])('refuses %s', (text) => {
    expect(parseRouteDistinguisher(text)).toBeUndefined();
  });

  it('knows which pool one is from', () => {
    const pool = parseRdRange('65010:1000-1999');
    expect(pool).toEqual({ administrator: '65010', range: { first: 1000, last: 1999 } });
    const inPool = (text: string): boolean => {
      const rd = parseRouteDistinguisher(text);
      return rd !== undefined && pool !== undefined && rdInRanges([pool], rd);
    };
    expect(['65010:1000', '65010:1999', '65010:2000', '65011:1000'].map(inPool)).toEqual([true, true, false, false]);
    expect(['65010', '65010:9-1', '65010:x', 'x:1-2', '10.0.0.1:1-65536'].map(parseRdRange)).toEqual(
      Array(5).fill(undefined),
    );
  });
});
