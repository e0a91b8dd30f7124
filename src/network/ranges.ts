import { parseAddress } from './address';
import { MAX_ASN } from './asn';

/** Whole numbers from `first` to `last`, both included. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** Route distinguishers of one administrator: 65010:1000-1999. */
export interface RdRange {
  readonly administrator: string;
  readonly range: NumberRange;
}

/** A route distinguisher or route target; `type` is that of RFC 4364: 0 and 2 an AS number of 16 or 32 bits, 1 an IPv4 address. */
export interface RouteDistinguisher {
  readonly type: 0 | 1 | 2;
  readonly administrator: string;
  readonly number: number;
}

const RANGE = /^(0|[1-9]\d{0,9})(?:\s*-\s*(0|[1-9]\d{0,9}))?$/;

/** Reads `100-999`, or one number; `undefined` when it is neither or runs backwards. */
export function parseRange(value: string | number): NumberRange | undefined {
  const match = RANGE.exec(String(value).trim());
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  return last < first ? undefined : { first, last };
}

interface Administrator {
  readonly type: 0 | 1 | 2;
  /** the largest number that the type leaves room for */
  readonly max: number;
}

function administratorOf(text: string): Administrator | undefined {
  if (/^(?:0|[1-9]\d{0,9})$/.test(text)) {
    const asn = Number(text);
    if (asn > MAX_ASN) return undefined;
    return asn > 0xffff ? { type: 2, max: 0xffff } : { type: 0, max: 0xffff_ffff };
  }
  return parseAddress(text)?.family === 4 ? { type: 1, max: 0xffff } : undefined;
}

/** Reads `administrator:first-last` (or one number); the numbers must fit the administrator's type. */
export function parseRdRange(text: string): RdRange | undefined {
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const administrator = text.slice(0, colon).trim();
  const room = administratorOf(administrator);
  const range = parseRange(text.slice(colon + 1));
  if (!room || !range || range.last > room.max) return undefined;
  return { administrator, range };
}

/** Reads `ASN:number` or `IPv4:number`, as route distinguishers and route targets are written (RFC 4364). */
export function parseRouteDistinguisher(text: string): RouteDistinguisher | undefined {
  const match = /^([^:]+):(0|[1-9]\d{0,9})$/.exec(text);
  const administrator = match?.[1];
  const room = administrator === undefined ? undefined : administratorOf(administrator);
  const number = Number(match?.[2]);
  if (administrator === undefined || !room || number > room.max) return undefined;
  return { type: room.type, administrator, number };
}

export function inRange(range: NumberRange, value: number): boolean {
  return value >= range.first && value <= range.last;
}

export function inRanges(ranges: readonly NumberRange[], value: number): boolean {
  return ranges.some((range) => inRange(range, value));
}

export function rdInRanges(ranges: readonly RdRange[], rd: RouteDistinguisher): boolean {
  return ranges.some(({ administrator, range }) => administrator === rd.administrator && inRange(range, rd.number));
}
