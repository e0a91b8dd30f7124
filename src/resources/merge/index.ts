import type { ArmBody, BodyValue, Change, Json } from '../model';
import { isAuthorizationRef, isIdRef, isRecord, isSecretRef } from '../references';
import type { ListRule, ResourceType } from '../types/descriptor';
import { typeNamed } from '../types';
import { type Value, asList, asRecord, canonical, canonicalSet, isNothing, isScalar, shown } from './compare';
import { itemName, pairUp } from './items';

/** A body that is wanted, with references or (for sending) with values in their place. */
export type WantedBody = Readonly<Record<string, BodyValue | undefined>>;

/** An item of a list that is in Azure, that the design does not say, and that stays. */
export interface Kept {
  /** Such as properties.securityRules[old-ssh]. */
  readonly path: string;
  readonly name: string;
  readonly item: Json;
}

export interface Merged {
  /** What is there, with the changes made and nothing else. */
  readonly body: WantedBody;
  readonly changes: readonly Change[];
  readonly kept: readonly Kept[];
}

interface Walk {
  readonly type: ResourceType | undefined;
  readonly whole: { readonly wanted: WantedBody; readonly actual: ArmBody };
  readonly changes: Change[];
  readonly kept: Kept[];
}

/**
 * What is there, changed to what is wanted. One walk gives the body to send and the changes to show, so that both are the same.
 * What is not spoken of stays, at every depth: unknown members, items of others, tags of others. Values that mean the same to
 * ARM are left as they are written there; what lacks there and is false, null, zero or empty here is the same. Lists of plain
 * values are replaced whole (an empty one says nothing), other lists item by item by their keys, in any order. Keys that
 * Azure never shows are set with each change and compared with nothing.
 */
export function mergeOnto(type: string, actual: ArmBody, wanted: WantedBody): Merged {
  const walk: Walk = { type: typeNamed(type), whole: { wanted, actual }, changes: [], kept: [] };
  const body = mergeRecord(walk, actual, wanted, '', '');
  return { body, changes: walk.changes, kept: walk.kept };
}

/** `path` names items in brackets; `plain` is the same without them, as list rules say it. */
function mergeRecord(walk: Walk, actual: ArmBody, wanted: WantedBody, path: string, plain: string): WantedBody {
  const result: Record<string, BodyValue | undefined> = { ...(actual as WantedBody) };
  const at = (key: string) => ({
    path: path === '' ? key : `${path}.${key}`,
    plain: plain === '' ? key : `${plain}.${key}`,
  });
  for (const [said, value] of Object.entries(wanted)) {
    if (value === undefined || walk.type?.initial?.includes(at(said).plain) === true) continue;
    if (isRepetition(walk.type, at(said), actual, wanted)) continue;
    const key = NAMED_BY_DATA.has(plain) ? sameName(actual, said) : said;
    if (NAMED_BY_DATA.has(plain) && actual[key] === undefined) {
      walk.changes.push({ path: at(key).path, from: null, to: shown(value) });
      result[key] = value;
      continue;
    }
    const before = walk.changes.length;
    const { alternative, counterpart } = counterpartOf(walk.type, key, value, actual, wanted);
    const merged = mergeValue(walk, counterpart, value, at(key).path, at(key).plain, said);
    const isChanged = walk.changes.length > before;
    if (alternative !== undefined && !isChanged) continue;
    if (merged !== undefined) result[key] = merged;
    if (!isChanged) continue;
    for (const other of [...alternativesTo(walk.type, key), ...dependentsOf(walk.type, key)]) {
      if (wanted[other] !== undefined || result[other] === undefined) continue;
      if (other !== alternative && !isNothing(result[other])) {
        walk.changes.push({ path: at(other).path, from: shown(actual[other]), to: null });
      }
      Reflect.deleteProperty(result, other);
    }
  }
  return result;
}

/** Whether a member repeats neighbours that are as they are wanted. */
function isRepetition(
  type: ResourceType | undefined,
  { path, plain }: { readonly path: string; readonly plain: string },
  actual: ArmBody,
  wanted: WantedBody,
): boolean {
  const rule = type?.repeats?.find((one) => one.path === plain);
  return (
    rule !== undefined &&
    rule.neighbours.every(
      (key) => !isNothing(actual[key]) && canonical(actual[key], path) === canonical(wanted[key], path),
    )
  );
}

/** Members whose names are data: tags, and the ids of identities. */
const NAMED_BY_DATA = new Set(['tags', 'identity.userAssignedIdentities']);

/** Such names are the same whatever their case. */
function sameName(actual: ArmBody, said: string): string {
  return Object.keys(actual).find((key) => key.toLowerCase() === said.toLowerCase()) ?? said;
}

/** What stands in Azure for a member: itself, or the other way of saying it. */
function counterpartOf(
  type: ResourceType | undefined,
  key: string,
  wanted: BodyValue,
  actual: ArmBody,
  all: WantedBody,
): { readonly alternative?: string; readonly counterpart: Value } {
  if (!isNothing(actual[key])) return { counterpart: actual[key] };
  const alternative = alternativesTo(type, key).find((other) => all[other] === undefined && !isNothing(actual[other]));
  if (alternative === undefined) return { counterpart: actual[key] };
  const other = actual[alternative];
  if (Array.isArray(wanted) && isScalar(other)) return { alternative, counterpart: [other as Json] };
  const list = asList(other);
  return { alternative, counterpart: isScalar(wanted) && list.length === 1 ? list[0] : (other as Json) };
}

function alternativesTo(type: ResourceType | undefined, key: string): string[] {
  return (type?.alternatives ?? []).flatMap((pair) => (pair.includes(key) ? pair.filter((one) => one !== key) : []));
}

function dependentsOf(type: ResourceType | undefined, key: string): readonly string[] {
  return (type?.goesWith ?? []).flatMap((one) => (one.key === key ? one.dependents : []));
}

/** The value to send; undefined where nothing is to be said. */
function mergeValue(
  walk: Walk,
  actual: Value,
  wanted: BodyValue,
  path: string,
  plain: string,
  key: string,
): BodyValue | undefined {
  const isSecret = isSecretRef(wanted) || isAuthorizationRef(wanted);
  if (isSecret || walk.type?.writeOnly?.includes(key) === true) return wanted;
  if (Array.isArray(wanted)) {
    return mergeList(walk, asList(actual), wanted as readonly BodyValue[], path, plain, actual === undefined);
  }
  if (isRecord(wanted) && !isIdRef(wanted)) return mergeNested(walk, actual, wanted, path, plain);
  if (isNothing(wanted) && isNothing(actual)) return actual as BodyValue | undefined;
  if (canonical(wanted, path) === canonical(actual, path)) return actual as BodyValue;
  walk.changes.push({ path, from: shown(actual), to: shown(wanted) });
  return wanted;
}

function mergeNested(
  walk: Walk,
  actual: Value,
  wanted: WantedBody,
  path: string,
  plain: string,
): BodyValue | undefined {
  const there = asRecord(actual);
  // A reference replaces a reference whole: what Azure showed beside the old id is not true of the new one.
  if (there !== undefined && isReference(wanted) && !isNothing(there['id'])) {
    if (canonical(wanted['id'], path) === canonical(there['id'], path)) return there as BodyValue;
    walk.changes.push({ path: `${path}.id`, from: shown(there['id']), to: shown(wanted['id']) });
    return wanted;
  }
  const before = walk.changes.length;
  const merged = mergeRecord(walk, there ?? {}, wanted, path, plain);
  const isSaid = there !== undefined || walk.changes.length > before || holdsSecret(wanted);
  return isSaid ? merged : undefined;
}

const isReference = (value: WantedBody): boolean =>
  value['id'] !== undefined &&
  Object.entries(value).every(
    ([key, item]) => key === 'id' || (key === 'properties' && isRecord(item) && Object.keys(item).length === 0),
  );

function holdsSecret(value: WantedBody): boolean {
  return Object.values(value).some((item) => isSecretRef(item) || isAuthorizationRef(item));
}

function mergeList(
  walk: Walk,
  actual: readonly Value[],
  wanted: readonly BodyValue[],
  path: string,
  plain: string,
  isAbsent: boolean,
): BodyValue | undefined {
  const rule = walk.type?.lists?.find((one) => one.path === plain);
  if (wanted.every(isScalar) && actual.every(isScalar)) return mergePlain(walk, actual, wanted, path, rule, isAbsent);
  const { pairs, rest } = pairUp(wanted, actual, rule);
  const isWhole = rule?.owner === 'whole' || turnsFalse(walk, rule?.wholeOnce);
  const made = new Map<Value, BodyValue>();
  const fresh: BodyValue[] = [];
  for (const [index, { wanted: item, there }] of pairs.entries()) {
    const itemPath = `${path}[${itemName(there ?? item, rule) ?? String(index)}]`;
    const record = asRecord(item);
    if (there === undefined) {
      walk.changes.push({ path: itemPath, from: null, to: shown(item) });
      fresh.push(item as BodyValue);
    } else if (record === undefined) {
      made.set(there, (mergeValue(walk, there, item as BodyValue, itemPath, plain, '') ?? there) as BodyValue);
    } else {
      const said = withoutKept(record as WantedBody, there, rule);
      made.set(there, mergeRecord(walk, asRecord(there) ?? {}, said, itemPath, plain) as BodyValue);
    }
  }
  for (const [index, item] of rest.entries()) {
    const name = itemName(item, rule) ?? String(index);
    const itemPath = `${path}[${name}]`;
    if (isWhole && wanted.length > 0) walk.changes.push({ path: itemPath, from: shown(item), to: null });
    else walk.kept.push({ path: itemPath, name, item: (item ?? null) as Json });
  }
  const gone = isWhole && wanted.length > 0 ? new Set(rest) : new Set<Value>();
  const result = [
    ...actual.filter((item) => !gone.has(item)).map((item) => made.get(item) ?? (item as BodyValue)),
    ...fresh,
  ];
  return result.length === 0 && isAbsent ? undefined : result;
}

/** Lists of plain values. */
function mergePlain(
  walk: Walk,
  actual: readonly Value[],
  wanted: readonly BodyValue[],
  path: string,
  rule: ListRule | undefined,
  isAbsent: boolean,
): BodyValue | undefined {
  const said = new Set(wanted.map((item) => canonical(item, path)));
  const others = actual.filter((item) => !said.has(canonical(item, path)));
  const isShared = rule?.owner === 'shared' || wanted.length === 0;
  const next = isShared ? [...others, ...wanted] : wanted;
  if (isShared) {
    for (const item of others) {
      const name = typeof item === 'string' ? item : JSON.stringify(item);
      walk.kept.push({ path: `${path}[${name}]`, name, item: shown(item) });
    }
  }
  const inOrder = (list: readonly Value[]): string => JSON.stringify(list.map((item) => canonical(item, path)));
  const isSame =
    rule?.ordered === true
      ? inOrder(next) === inOrder(actual)
      : canonicalSet(next, path) === canonicalSet(actual, path);
  if (isSame) return isAbsent ? undefined : (actual as BodyValue);
  if (rule?.ordered === true) {
    walk.changes.push({ path, from: actual.map(shown), to: next.map(shown) });
    return next as BodyValue;
  }
  const kept = actual.filter((item) => next.some((one) => canonical(one, path) === canonical(item, path)));
  const known = new Set(kept.map((item) => canonical(item, path)));
  const result = [...kept, ...next.filter((item) => !known.has(canonical(item, path)))];
  walk.changes.push({ path, from: actual.map(shown), to: result.map(shown) });
  return result as BodyValue;
}

/** What is wanted of an item that exists, less what it keeps of its own. */
function withoutKept(wanted: WantedBody, there: Value, rule: ListRule | undefined): WantedBody {
  let result: WantedBody = wanted;
  for (const path of rule?.kept ?? []) result = without(result, asRecord(there), path.split('.'));
  return result;
}

function without(wanted: WantedBody, there: ArmBody | undefined, [key = '', ...more]: readonly string[]): WantedBody {
  if (there === undefined || isNothing(there[key]) || wanted[key] === undefined) return wanted;
  const { [key]: own, ...others } = wanted;
  if (more.length === 0) return others;
  const inner = asRecord(own);
  return inner ? { ...others, [key]: without(inner as WantedBody, asRecord(there[key]), more) as BodyValue } : wanted;
}

/** Whether the change turns a member from true to false. */
function turnsFalse({ whole }: Walk, path: string | undefined): boolean {
  if (path === undefined) return false;
  const at = (body: Value): Value => path.split('.').reduce<Value>((value, key) => asRecord(value)?.[key], body);
  return at(whole.wanted as Value) === false && at(whole.actual as Value) === true;
}
