import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeAddress, parseAddress } from '../../../src/network/address';
import { addressAt, parsePrefix, size } from '../../../src/network/prefix';
import { isDefaultRoute, kindOf } from '../../../src/network/special';
import { prefix } from './arbitraries';

const kindOfText = (text: string): string | undefined => {
  const subject = text.includes('/') ? parsePrefix(text) : parseAddress(text);
  return subject && kindOf(subject);
};

describe('kindOf', () => {
  it.each([
    [
      'private',
      ['10.0.0.0/8', '10.255.255.255', '172.16.0.0/18', '172.31.255.255', '192.168.0.0/16', 'fd00::/8', 'fc00::/7'],
    ],
    ['shared', ['100.64.0.0/10', '100.127.255.255']],
    ['link-local', ['169.254.0.0/30', 'fe80::1', 'febf:ffff::/32']],
    ['loopback', ['127.0.0.1', '::1']],
    ['multicast', ['224.0.0.5', '239.255.255.255', 'ff02::5']],
    ['documentation', ['192.0.2.0/24', '198.51.100.7', '203.0.113.0/29', '2001:db8:1::/48', '3fff::/20', '3fff:fff::']],
    ['unspecified', ['0.0.0.0', '0.1.0.0/16', '::']],
    [
      'reserved',
      [
        '192.0.0.8',
        '198.18.0.0/15',
        '240.0.0.0/4',
        '255.255.255.255',
        '64:ff9b::/96',
        '::ffff:10.0.0.1',
        '2002::/16',
        'fec0::/10',
      ],
    ],
    [
      'public',
      [
        '8.8.8.8',
        '100.63.255.255',
        '100.128.0.0',
        '172.15.0.0/16',
        '172.32.0.0/11',
        '192.0.1.0/24',
        '2a00::/12',
        '2001:200::/23',
        '4.0.0.0/8',
      ],
    ],
    ['mixed', ['0.0.0.0/0', '172.0.0.0/8', '192.168.0.0/15', '::/0', '2001::/16', '203.0.112.0/20']],
  ])('knows what is %s', (kind, subjects) => {
    expect(subjects.map((text) => [text, kindOfText(text)])).toEqual(subjects.map((text) => [text, kind]));
  });

  it('says of a prefix what holds for every address in it', () => {
    fc.assert(
      fc.property(prefix, fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (one, random) => {
        const whole = kindOf(one);
        fc.pre(whole !== 'mixed');
        const inside = addressAt(one, random % size(one)) ?? makeAddress(one.base, one.family);
        expect(kindOf(inside)).toBe(whole);
      }),
      { numRuns: 1000 },
    );
  });

  it('knows the default routes', () => {
    const isDefault = (text: string): boolean | undefined => {
      const parsed = parsePrefix(text);
      return parsed && isDefaultRoute(parsed);
    };
    expect(['0.0.0.0/0', '::/0', '0.0.0.0/1', '::/128'].map(isDefault)).toEqual([true, true, false, false]);
  });
});
