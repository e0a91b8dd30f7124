import { addressAt, formatAddress, makePrefix, parsePrefix } from '../../../network/prefix';
import { guidOf } from '../../../resources';
import type { Json } from '../../../resources/model';
import { isList, isObject } from '../../json';

/** A function of templates, of the values that are given to it. */
export type TemplateFunction = (...values: readonly Json[]) => Json | undefined;

const text = (value: Json | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
const number = (value: Json | undefined): number => Number(value ?? 0);
const list = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);
const size = (value: Json | undefined): number =>
  typeof value === 'string' || isList(value) ? value.length : isObject(value) ? Object.keys(value).length : 0;
const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || size(value) === 0;
const same = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const compared = (a: Json | undefined, b: Json | undefined): number =>
  typeof a === 'string' ? (a < text(b) ? -1 : a === b ? 0 : 1) : number(a) - number(b);

/** Longest text and list that a function makes: a template of any use stays far below. */
const MOST = 100_000;
const bounded = (count: number): number => Math.max(0, Math.min(Math.trunc(count), MOST));

function contains(container: Json, item: Json): boolean {
  if (isList(container)) return container.some((one) => same(one, item));
  if (isObject(container)) return Object.keys(container).some((key) => key.toLowerCase() === text(item).toLowerCase());
  return text(container).includes(text(item));
}

function union(...values: readonly Json[]): Json {
  if (values.every((value) => isList(value))) {
    const all: Json[] = [];
    for (const item of values.flatMap(list)) if (!all.some((one) => same(one, item))) all.push(item);
    return all;
  }
  return values.reduce<Json>((all, value) => mergeObjects(all, value), {});
}

function mergeObjects(a: Json | undefined, b: Json): Json {
  if (!isObject(a) || !isObject(b)) return b;
  const result: Record<string, Json | undefined> = { ...a };
  for (const [key, value] of Object.entries(b)) if (value !== undefined) result[key] = mergeObjects(a[key], value);
  return result;
}

function format(pattern: Json, ...values: readonly Json[]): string {
  return text(pattern)
    .replaceAll(/\{(\d+)(?::[^}]*)?\}/g, (_, index: string) => text(values[Number(index)]))
    .slice(0, MOST);
}

/** The n-th network of a length in a prefix. */
function cidrSubnet(outer: Json, length: Json, index: Json): string | undefined {
  const prefix = parsePrefix(text(outer));
  const bits = number(length);
  if (!prefix || bits < prefix.length || bits > (prefix.family === 4 ? 32 : 128)) return undefined;
  const step = 2n ** BigInt((prefix.family === 4 ? 32 : 128) - bits);
  const start = addressAt(prefix, step * BigInt(bounded(number(index))));
  if (!start) return undefined;
  const found = makePrefix(prefix.family, start.value, bits);
  return found.text;
}

function cidrHost(outer: Json, index: Json): string | undefined {
  const prefix = parsePrefix(text(outer));
  const host = prefix && addressAt(prefix, bounded(number(index)) + 1);
  return host && formatAddress(host.value, host.family);
}

const fromBase64 = (value: Json | undefined): string =>
  new TextDecoder().decode(Uint8Array.from(atob(text(value)), (sign) => sign.codePointAt(0) ?? 0));

/** What is found below a key or an index; nothing where there is no such one. */
function found(of: Json, key: Json): Json {
  if (isList(of)) return of[Number(key)] ?? null;
  const name = isObject(of) ? Object.keys(of).find((one) => one.toLowerCase() === text(key).toLowerCase()) : undefined;
  return name === undefined || !isObject(of) ? null : (of[name] ?? null);
}

/** Thirteen letters and digits that are always the same for the same values, as Azure's are; not the ones of Azure. */
const uniqueString: TemplateFunction = (...values) =>
  guidOf(...values.map(text))
    .replaceAll('-', '')
    .slice(0, 13);

/** What functions give by their values alone. Source: the template functions reference of Azure Resource Manager. */
export const pureFunctions: Readonly<Record<string, TemplateFunction>> = {
  add: (a, b) => number(a) + number(b),
  and: (...values) => values.every((value) => value === true),
  array: (value) => (isList(value) ? value : [value ?? null]),
  base64: (value) => btoa(String.fromCodePoint(...new TextEncoder().encode(text(value)))),
  base64tojson: (value) => JSON.parse(fromBase64(value)) as Json,
  base64tostring: (value) => fromBase64(value),
  bool: (value) => value === true || text(value).toLowerCase() === 'true' || value === 1,
  cidrhost: (prefix = '', index = 0) => cidrHost(prefix, index),
  cidrsubnet: (prefix = '', length = 0, index = 0) => cidrSubnet(prefix, length, index),
  coalesce: (...values) => values.find((value) => value !== null) ?? null,
  concat: (...values) => (values.some((value) => isList(value)) ? values.flatMap(list) : values.map(text).join('')),
  contains: (container = '', item = '') => contains(container, item),
  createarray: (...values) => [...values],
  createobject: (...values) =>
    Object.fromEntries(values.flatMap((value, at) => (at % 2 === 0 ? [[text(value), values[at + 1] ?? null]] : []))),
  div: (a, b) => (number(b) === 0 ? undefined : Math.trunc(number(a) / number(b))),
  empty: (value) => isEmpty(value),
  endswith: (a, b) => text(a).toLowerCase().endsWith(text(b).toLowerCase()),
  equals: (a, b) => same(a, b),
  false: () => false,
  first: (value) => (isList(value) ? (value[0] ?? null) : text(value).slice(0, 1)),
  flatten: (value) => list(value).flatMap(list),
  format: (pattern = '', ...values) => format(pattern, ...values),
  greater: (a, b) => compared(a, b) > 0,
  greaterorequals: (a, b) => compared(a, b) >= 0,
  guid: (...values) => guidOf(...values.map(text)),
  indexof: (a, b) =>
    isList(a) ? a.findIndex((one) => same(one, b)) : text(a).toLowerCase().indexOf(text(b).toLowerCase()),
  int: (value) => Math.trunc(number(value)),
  intersection: (a, ...more) =>
    list(a).filter((item) => more.every((other) => list(other).some((one) => same(one, item)))),
  items: (value) =>
    isObject(value)
      ? Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, item]) => ({ key, value: item ?? null }))
      : [],
  join: (values, separator) => list(values).map(text).join(text(separator)),
  json: (value) => JSON.parse(text(value)) as Json,
  last: (value) => (isList(value) ? (value.at(-1) ?? null) : text(value).slice(-1)),
  lastindexof: (a, b) => text(a).toLowerCase().lastIndexOf(text(b).toLowerCase()),
  length: (value) => size(value),
  less: (a, b) => compared(a, b) < 0,
  lessorequals: (a, b) => compared(a, b) <= 0,
  max: (...values) => Math.max(...(isList(values[0]) ? values[0] : values).map(number)),
  min: (...values) => Math.min(...(isList(values[0]) ? values[0] : values).map(number)),
  mod: (a, b) => (number(b) === 0 ? undefined : number(a) % number(b)),
  mul: (a, b) => number(a) * number(b),
  not: (value) => value !== true,
  null: () => null,
  objectkeys: (value) => (isObject(value) ? Object.keys(value).sort() : []),
  or: (...values) => values.some((value) => value === true),
  padleft: (value, length, filler = ' ') => text(value).padStart(bounded(number(length)), text(filler)),
  range: (start, count) =>
    Array.from({ length: Math.min(bounded(number(count)), 10_000) }, (_, n) => number(start) + n),
  replace: (value, from, to) => (text(from) === '' ? text(value) : text(value).replaceAll(text(from), text(to))),
  shallowmerge: (values) => Object.assign({}, ...list(values).filter(isObject)) as Json,
  skip: (value, count) =>
    isList(value) ? value.slice(bounded(number(count))) : text(value).slice(bounded(number(count))),
  split: (value, by) =>
    isList(by)
      ? by.reduce<string[]>((parts, one) => parts.flatMap((part) => part.split(text(one))), [text(value)])
      : text(value).split(text(by)),
  startswith: (a, b) => text(a).toLowerCase().startsWith(text(b).toLowerCase()),
  string: (value) => text(value),
  sub: (a, b) => number(a) - number(b),
  substring: (value, start, length) =>
    length === undefined
      ? text(value).slice(number(start))
      : text(value).slice(number(start), number(start) + number(length)),
  take: (value, count) =>
    isList(value) ? value.slice(0, bounded(number(count))) : text(value).slice(0, bounded(number(count))),
  tolower: (value) => text(value).toLowerCase(),
  toupper: (value) => text(value).toUpperCase(),
  trim: (value) => text(value).trim(),
  true: () => true,
  tryget: (value = null, ...keys) => keys.reduce<Json>(found, value),
  union: (...values) => union(...values),
  uniquestring: uniqueString,
  uri: (base, path) => `${text(base).replace(/\/$/, '')}/${text(path).replace(/^\//, '')}`,
  uricomponent: (value) => encodeURIComponent(text(value)),
};
