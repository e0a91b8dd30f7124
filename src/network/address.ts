import ipaddr from 'ipaddr.js';
import { memoize } from './memo';

export type Family = 4 | 6;

/** One address; `value` is the address as an unsigned integer, `text` its canonical form (RFC 5952 for IPv6). */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
  readonly text: string;
}

/** Number of bits of an address of the family. */
export function bitsOf(family: Family): 32 | 128 {
  return family === 4 ? 32 : 128;
}

function bytesToValue(bytes: readonly number[]): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

function valueToBytes(value: bigint, count: number): number[] {
  const bytes = new Array<number>(count);
  let rest = value;
  for (let i = count - 1; i >= 0; i--) {
    bytes[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

/** Canonical text of an address value: dotted decimal, or RFC 5952 lower case with the longest run of zeros folded. */
export function formatAddress(value: bigint, family: Family): string {
  if (family === 4) return valueToBytes(value, 4).join('.');
  return new ipaddr.IPv6(valueToBytes(value, 16)).toRFC5952String();
}

export function makeAddress(value: bigint, family: Family): Address {
  return { family, value, text: formatAddress(value, family) };
}

/**
 * Reads one address. Strict: IPv4 is four decimal parts without leading zeros (no octal, hexadecimal or short
 * forms), IPv6 has no zone id, and an embedded IPv4 tail obeys the same rule. Anything else is `undefined`.
 */
export const parseAddress: (text: string) => Address | undefined = memoize(20_000, readAddress);

function readAddress(text: string): Address | undefined {
  if (!text.includes(':')) {
    if (!ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
    const value = bytesToValue(ipaddr.IPv4.parse(text).octets);
    return { family: 4, value, text };
  }
  if (text.includes('%')) return undefined;
  const tail = text.slice(text.lastIndexOf(':') + 1);
  if (tail.includes('.') && !ipaddr.IPv4.isValidFourPartDecimal(tail)) return undefined;
  if (!ipaddr.IPv6.isValid(text)) return undefined;
  return makeAddress(bytesToValue(ipaddr.IPv6.parse(text).toByteArray()), 6);
}
