import fc from 'fast-check';
import { isIPv4, isIPv6 } from 'node:net';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from '../../../src/network/address';
import { memoize } from '../../../src/network/memo';
import { address } from './arbitraries';

describe('parseAddress', () => {
  it('reads back every address that it writes', () => {
    fc.assert(
      fc.property(address, ({ family, value, text }) => {
        expect(formatAddress(value, family)).toBe(text);
        expect(parseAddress(text)).toEqual({ family, value, text });
      }),
    );
  });

  it('agrees with Node on what an address is', () => {
    const piece = fc.constantFrom(
      '0',
      '1',
      '10',
      '255',
      '256',
      '01',
      'ffff',
      'FE80',
      'g',
      '.',
      ':',
      '::',
      '%',
      '/',
      ' ',
    );
    const text = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        const known = !candidate.includes('%') && (isIPv4(candidate) || isIPv6(candidate));
        expect(parseAddress(candidate) !== undefined).toBe(known);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '010.0.0.1',
    '0x0a.0.0.1',
    '10.1',
    '167772161',
    '10.0.0.256',
    ' 10.0.0.1',
    'fe80::1%eth0',
    '::ffff:010.0.0.1',
    '1::2::3',
    '',
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('writes IPv6 as RFC 5952 wants it', () => {
    expect(parseAddress('2001:0DB8:0000:0000:0001:0000:0000:0001')?.text).toBe('2001:db8::1:0:0:1');
    expect(parseAddress('::ffff:192.0.2.1')?.value).toBe(0xffff_c000_0201n);
  });
});

describe('memoize', () => {
  it('computes once while a text is in use and forgets what is not', () => {
    const computed: string[] = [];
    const remembered = memoize(2, (text) => {
      computed.push(text);
      return text === 'none' ? undefined : text.length;
    });
    for (const text of ['kept', 'none', 'kept', 'none', 'b', 'kept', 'c', 'kept', 'd', 'kept', 'e', 'kept'])
      remembered(text);
    expect(computed.filter((text) => text === 'kept')).toHaveLength(1);
    expect(computed.filter((text) => text === 'none')).toHaveLength(1);
    expect(remembered('none')).toBeUndefined();
    expect(computed.filter((text) => text === 'none')).toHaveLength(2);
  });
});
