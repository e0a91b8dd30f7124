import { formatAddress, parsePrefix } from '../network/prefix';
import type { BodyValue, Json, WantedResource } from '../resources/model';
import { keyOf } from './ids';
import type { ArmBody, Change } from './plan';
import { isAuthorizationRef, isIdRef, isRecord, isSecretRef } from './references';

/** What the design says of a resource, as one body: location and tags stand beside the rest. */
export function wantedBody({ body, location, tags }: WantedResource): {
  readonly [key: string]: BodyValue | undefined;
} {
  return { ...(location !== undefined && { location }), ...(tags !== undefined && { tags }), ...body };
}

/**
 * Where a resource differs from what the design wants. Only what the design says is looked at: Azure adds defaults and what it
 * alone knows. Case is ignored as ARM ignores it (not in tags and descriptions), the order of lists too. What lacks in Azure
 * and is false, null, zero or empty in the design is the same. Secrets cannot be read back, and are no difference.
 */
export function differences(wanted: WantedResource, actual: ArmBody): Change[] {
  const changes: Change[] = [];
  compareRecords(wantedBody(wanted), actual, '', changes);
  return changes;
}

/** The names of the items that are in Azure and not in the design; they stay. */
export function extraItems(wanted: WantedResource, actual: ArmBody): string[] {
  return extras(wantedBody(wanted), actual);
}

function compare(wanted: BodyValue | undefined, actual: Json | undefined, path: string, changes: Change[]): void {
  if (wanted === undefined || isSecretRef(wanted) || isAuthorizationRef(wanted)) return;
  if (isIdRef(wanted)) compareScalars(wanted.$id, actual, path, changes);
  else if (Array.isArray(wanted)) compareLists(wanted as readonly BodyValue[], asList(actual), path, changes);
  else if (isRecord(wanted)) compareRecords(wanted, isRecord(actual) ? (actual as ArmBody) : {}, path, changes);
  else compareScalars(wanted as string | number | boolean | null, actual, path, changes);
}

function compareRecords(
  wanted: { readonly [key: string]: BodyValue | undefined },
  actual: ArmBody,
  path: string,
  changes: Change[],
): void {
  for (const [key, value] of Object.entries(wanted)) {
    compare(value, counterpartOf(key, value, actual), path === '' ? key : `${path}.${key}`, changes);
  }
}

/** Azure may answer one prefix or port range in the key for several, and the other way round. */
function counterpartOf(key: string, wanted: BodyValue | undefined, actual: ArmBody): Json | undefined {
  if (!isNothing(actual[key])) return actual[key];
  if (Array.isArray(wanted)) {
    const single = [key.replace(/s$/, ''), key.replace(/es$/, '')].map((k) => actual[k]).find((v) => !isNothing(v));
    return typeof single === 'string' ? [single] : actual[key];
  }
  const several = [actual[`${key}s`], actual[`${key}es`]].find((value) => Array.isArray(value));
  const list = typeof wanted === 'string' ? asList(several) : [];
  return list.length === 1 ? list[0] : actual[key];
}

function compareScalars(
  wanted: string | number | boolean | null,
  actual: Json | undefined,
  path: string,
  changes: Change[],
): void {
  if (isNothing(wanted) && isNothing(actual)) return;
  if (canonical(wanted, path) !== canonical(actual, path)) changes.push({ path, from: actual ?? null, to: wanted });
}

function compareLists(wanted: readonly BodyValue[], actual: readonly Json[], path: string, changes: Change[]): void {
  if (wanted.every(isScalar) && actual.every(isScalar)) {
    const of = (list: readonly (BodyValue | Json)[]) => [...new Set(list.map((item) => canonical(item, path)))].sort();
    if (JSON.stringify(of(wanted)) !== JSON.stringify(of(actual))) {
      changes.push({ path, from: [...actual], to: wanted.map(shown) });
    }
    return;
  }
  for (const [index, item] of wanted.entries()) {
    const name = identityOf(item);
    const itemPath = `${path}[${name ?? String(index)}]`;
    const counterpart = name === undefined ? actual[index] : findItem(actual, name);
    if (counterpart === undefined) changes.push({ path: itemPath, from: null, to: shown(item) });
    else compare(item, counterpart, itemPath, changes);
  }
}

function extras(wanted: BodyValue | undefined, actual: Json | undefined): string[] {
  if (Array.isArray(wanted)) {
    const list = wanted as readonly BodyValue[];
    const names = new Set(list.map((item) => identityOf(item)?.toLowerCase()));
    const own = asList(actual).flatMap((item) => {
      const name = identityOf(item);
      return name === undefined || list.length === 0 || names.has(name.toLowerCase()) ? [] : [name];
    });
    const below = list.flatMap((item) => {
      const name = identityOf(item);
      return name === undefined ? [] : extras(item, findItem(asList(actual), name));
    });
    return [...own, ...below];
  }
  if (!isRecord(wanted) || isIdRef(wanted) || !isRecord(actual)) return [];
  return Object.entries(wanted).flatMap(([key, value]) => extras(value, (actual as ArmBody)[key]));
}

/** What tells an item of a list from the others: its name, or the id that it refers to. */
export function identityOf(item: BodyValue | Json | undefined): string | undefined {
  if (!isRecord(item)) return undefined;
  const { name, id } = item as { readonly name?: unknown; readonly id?: BodyValue };
  if (typeof name === 'string') return name;
  if (typeof id === 'string') return id;
  return isIdRef(id) ? id.$id : undefined;
}

export function findItem(list: readonly Json[], name: string): Json | undefined {
  return list.find((item) => identityOf(item)?.toLowerCase() === name.toLowerCase());
}

function isScalar(value: BodyValue | Json | undefined): boolean {
  return typeof value !== 'object' || value === null || isIdRef(value as BodyValue);
}

function isNothing(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === false || value === 0 || value === '';
}

function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function canonical(value: BodyValue | Json | undefined, path: string): string {
  if (isIdRef(value)) return keyOf(value.$id);
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  if (/(^|\.)tags\.|\.description$/.test(path)) return value;
  if (path === 'location') return value.replaceAll(' ', '').toLowerCase();
  const prefix = value.includes(':') ? parsePrefix(value) : undefined;
  if (prefix) return `${formatAddress(prefix.address, prefix.family)}/${String(prefix.length)}`;
  // A number that Azure writes as text is still that number.
  return /^\d+$/.test(value) ? value : value.toLowerCase();
}

/** A wanted value as a plan may show it: references by id or name, never a secret. */
function shown(value: BodyValue | undefined): Json {
  if (value === undefined) return null;
  if (isIdRef(value)) return value.$id;
  if (isSecretRef(value)) return { secret: value.$secret };
  if (isAuthorizationRef(value)) return { authorization: value.$authorizationKey };
  if (Array.isArray(value)) return (value as readonly BodyValue[]).map(shown);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shown(item)]));
  return value as Json;
}
