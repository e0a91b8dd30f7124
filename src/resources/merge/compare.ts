import { formatAddress, parsePrefix } from '../../network/prefix';
import type { ArmBody, BodyValue, Json } from '../model';
import { isAuthorizationRef, isIdRef, isRecord, isSecretRef } from '../references';

/** What one says and what is there, alike: a member of a body. */
export type Value = BodyValue | Json | undefined;

/** What Azure leaves out, or shows in its place: nothing, false, zero and empty are the same. */
export function isNothing(value: Value): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === false || value === 0 || value === '';
}

export function isScalar(value: Value): boolean {
  return typeof value !== 'object' || value === null || isIdRef(value as BodyValue);
}

/** A value so that those which mean the same to ARM are equal: ids and most texts without case, prefixes in one writing. */
export function canonical(value: Value, path: string): string {
  if (isIdRef(value as BodyValue)) return (value as { $id: string }).$id.toLowerCase();
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  if (/(^|\.)tags\.|\.description$/.test(path)) return value;
  if (path === 'location') return value.replaceAll(' ', '').toLowerCase();
  const prefix = value.includes(':') ? parsePrefix(value) : undefined;
  if (prefix) return `${formatAddress(prefix.address, prefix.family)}/${String(prefix.length)}`;
  // A number that Azure writes as text is still that number.
  return /^\d+$/.test(value) ? value : value.toLowerCase();
}

/** The plain values of a list as a set, for comparing. */
export function canonicalSet(list: readonly Value[], path: string): string {
  return JSON.stringify([...new Set(list.map((item) => canonical(item, path)))].sort());
}

/** Members of answers that hold a key: what is shown of them is that they are there. */
const KEYS = /^(sharedKey|authorizationKey|serviceKey|value)$/;

/** A value as a plan may show it: references by id or name, never a secret. */
export function shown(value: Value): Json {
  if (value === undefined) return null;
  if (isIdRef(value as BodyValue)) return (value as { $id: string }).$id;
  if (isSecretRef(value as BodyValue)) return { secret: (value as { $secret: string }).$secret };
  if (isAuthorizationRef(value as BodyValue)) {
    return { authorization: (value as { $authorizationKey: string }).$authorizationKey };
  }
  if (Array.isArray(value)) return (value as readonly Value[]).map(shown);
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, typeof item === 'string' && KEYS.test(key) ? '…' : shown(item)]),
    );
  }
  return value as Json;
}

export const asRecord = (value: Value): ArmBody | undefined =>
  isRecord(value) && !isIdRef(value) ? (value as ArmBody) : undefined;

export const asList = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : []);
