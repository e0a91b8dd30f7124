export type AsnKind = 'public' | 'private' | 'documentation' | 'reserved';

export const MIN_ASN = 1;
export const MAX_ASN = 4_294_967_295;

interface AsnRange {
  readonly first: number;
  readonly last: number;
  readonly kind: AsnKind;
}

/** source: RFC 6996 (private), RFC 5398 (documentation), RFC 7607 (0), RFC 6793 (23456), RFC 7300 (65535, 4294967295) */
const SPECIAL: readonly AsnRange[] = [
  { first: 0, last: 0, kind: 'reserved' },
  { first: 23456, last: 23456, kind: 'reserved' },
  { first: 64496, last: 64511, kind: 'documentation' },
  { first: 64512, last: 65534, kind: 'private' },
  { first: 65535, last: 65535, kind: 'reserved' },
  { first: 65536, last: 65551, kind: 'documentation' },
  { first: 4_200_000_000, last: 4_294_967_294, kind: 'private' },
  { first: MAX_ASN, last: MAX_ASN, kind: 'reserved' },
];

/** Whether the number fits the 32 bits of an AS number and is not 0. */
export function isValidAsn(asn: number): boolean {
  return Number.isInteger(asn) && asn >= 1 && asn <= MAX_ASN;
}

/** The class of an AS number; `undefined` for what is no 32-bit unsigned integer. */
export function asnKind(asn: number): AsnKind | undefined {
  if (!Number.isInteger(asn) || asn < 0 || asn > MAX_ASN) return undefined;
  return SPECIAL.find((range) => asn >= range.first && asn <= range.last)?.kind ?? 'public';
}

export function isPrivateAsn(asn: number): boolean {
  return asnKind(asn) === 'private';
}

export function isDocumentationAsn(asn: number): boolean {
  return asnKind(asn) === 'documentation';
}

export function isPublicAsn(asn: number): boolean {
  return asnKind(asn) === 'public';
}

/** Whether the AS number fits 16 bits. */
export function is16BitAsn(asn: number): boolean {
  return isValidAsn(asn) && asn <= 0xffff;
}

const ASDOT = /^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/;

/** The integer of an AS number in dotted notation (RFC 5396): 64086.59904 is 4200000000. */
export function asdotToAsplain(text: string): number | undefined {
  const match = ASDOT.exec(text);
  if (!match) return undefined;
  const high = Number(match[1]);
  const low = Number(match[2]);
  return high > 0xffff || low > 0xffff ? undefined : high * 0x10000 + low;
}
