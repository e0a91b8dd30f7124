import ipaddr from 'ipaddr.js';
import { badRequest } from './arm';

/** A network, as its family, first address (as a number) and length. */
export interface Cidr {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  readonly length: number;
}

/** Networks that have been read; prefixes of one network are compared with one another again and again. */
const seen = new Map<string, Cidr | undefined>();
const REMEMBERED = 50_000;

/** Reads `10.0.0.0/8` or `fd00::/8`; undefined where it is neither or host bits are set. */
export function readCidr(text: string): Cidr | undefined {
  if (seen.has(text)) return seen.get(text);
  if (seen.size >= REMEMBERED) seen.clear();
  const cidr = parseCidr(text);
  seen.set(text, cidr);
  return cidr;
}

function parseCidr(text: string): Cidr | undefined {
  if (!ipaddr.isValidCIDR(text)) return undefined;
  const [address, length] = ipaddr.parseCIDR(text);
  const bytes = address.toByteArray();
  const first = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const size = 1n << BigInt(bytes.length * 8 - length);
  if (first % size !== 0n) return undefined;
  return { family: bytes.length === 4 ? 4 : 6, first, last: first + size - 1n, length };
}

/** The network, or ARM's refusal. */
export function requireCidr(text: string, owner: string): Cidr {
  const cidr = readCidr(text);
  if (cidr === undefined) {
    throw badRequest(
      'InvalidCIDRNotation',
      `The address prefix ${text} in resource ${owner} has an invalid CIDR notation.`,
    );
  }
  return cidr;
}

export const overlaps = (a: Cidr, b: Cidr): boolean => a.family === b.family && a.first <= b.last && b.first <= a.last;
export const contains = (outer: Cidr, inner: Cidr): boolean =>
  outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;

/** The n-th address of a network, as text. */
export function addressAt(cidr: Cidr, index: number): string {
  const size = cidr.family === 4 ? 4 : 16;
  let rest = cidr.first + BigInt(index);
  const bytes: number[] = [];
  for (let byte = 0; byte < size; byte++) {
    bytes.unshift(Number(rest & 255n));
    rest >>= 8n;
  }
  return ipaddr.fromByteArray(bytes).toString();
}
