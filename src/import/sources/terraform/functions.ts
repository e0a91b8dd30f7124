import type { Json } from '../../../resources/model';
import { isList, isObject } from '../../json';
import { pureFunctions } from '../template/functions';

type TerraformFunction = (...values: readonly Json[]) => Json | undefined;

const text = (value: Json | undefined): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
const list = (value: Json | undefined): readonly Json[] =>
  isList(value) ? value : isObject(value) ? Object.values(value).map((one) => one ?? null) : [];
const same = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const distinct = (values: readonly Json[]): Json[] =>
  values.filter((one, at) => values.findIndex((other) => same(one, other)) === at);
const fromTemplate = (name: string): TerraformFunction => pureFunctions[name] ?? (() => undefined);
const keys = (value: Json | undefined): string[] => (isObject(value) ? Object.keys(value).sort() : []);
const flat = (value: Json | undefined): Json[] => list(value).flatMap((one) => (isList(one) ? flat(one) : [one]));

/** The network of a number in a prefix, with so many bits more than that. */
function cidrsubnet(prefix: Json, bits: Json, index: Json): Json | undefined {
  const length = Number(/\/(\d+)$/.exec(text(prefix))?.[1] ?? Number.NaN) + Number(bits);
  return Number.isInteger(length) ? fromTemplate('cidrsubnet')(prefix, length, index) : undefined;
}

/** Functions of Terraform that go by their values alone. Source: the functions of the Terraform language. */
export const terraformFunctions: Readonly<Record<string, TerraformFunction>> = {
  abs: (value) => Math.abs(Number(value)),
  alltrue: (values) => list(values).every((one) => one === true),
  anytrue: (values) => list(values).some((one) => one === true),
  cidrhost: (prefix = '', index = 0) => fromTemplate('cidrhost')(prefix, Number(index) - 1),
  cidrsubnet: (prefix = '', bits = 0, index = 0) => cidrsubnet(prefix, bits, index),
  cidrsubnets: (prefix = '', ...bits) => bits.map((one, at) => cidrsubnet(prefix, one, at) ?? null),
  coalesce: (...values) => values.find((one) => one !== null && one !== ''),
  coalescelist: (...values) => values.find((one) => list(one).length > 0),
  compact: (values) => list(values).filter((one) => one !== null && one !== ''),
  concat: (...values) => values.flatMap(list),
  contains: (values, one) => list(values).some((each) => same(each, one)),
  distinct: (values) => distinct(list(values)),
  element: (values, at) => list(values)[Number(at) % Math.max(1, list(values).length)],
  endswith: (value, end) => text(value).endsWith(text(end)),
  flatten: (values) => flat(values),
  format: (pattern, ...values) => {
    let at = 0;
    return text(pattern).replaceAll(/%(0?)(\d*)([sdvq%])/g, (_, zero: string, width: string, kind: string) =>
      kind === '%' ? '%' : text(values[at++]).padStart(Number(width || 0), zero === '' ? ' ' : '0'),
    );
  },
  index: (values, one) => list(values).findIndex((each) => same(each, one)),
  join: (separator, values) => list(values).map(text).join(text(separator)),
  jsondecode: (value) => JSON.parse(text(value)) as Json,
  jsonencode: (value) => JSON.stringify(value ?? null),
  keys: (value) => keys(value),
  length: (value) => (typeof value === 'string' ? value.length : list(value).length),
  lookup: (value, key, otherwise) => (isObject(value) ? (value[text(key)] ?? otherwise ?? null) : otherwise),
  lower: (value) => text(value).toLowerCase(),
  max: (...values) => Math.max(...values.map(Number)),
  merge: (...values) => Object.assign({}, ...values.filter(isObject)) as Json,
  min: (...values) => Math.min(...values.map(Number)),
  nonsensitive: (value) => value ?? null,
  one: (values) => list(values)[0] ?? null,
  range: (...values) => {
    const [from, to] = values.length > 1 ? [Number(values[0]), Number(values[1])] : [0, Number(values[0])];
    return Array.from({ length: Math.max(0, Math.min(to - from, 10_000)) }, (_, n) => from + n);
  },
  replace: (value, from, to) =>
    /^\/.*\/$/.test(text(from)) ? undefined : text(value).replaceAll(text(from), text(to)),
  reverse: (values) => [...list(values)].reverse(),
  sensitive: (value) => value ?? null,
  setproduct: (...values) =>
    values
      .reduce<Json[][]>((all, one) => all.flatMap((before) => list(one).map((each) => [...before, each])), [[]])
      .slice(0, 10_000),
  slice: (values, from, to) => list(values).slice(Number(from), Number(to)),
  sort: (values) => list(values).map(text).sort(),
  split: (separator, value) => text(value).split(text(separator)),
  strcontains: (value, part) => text(value).includes(text(part)),
  startswith: (value, start) => text(value).startsWith(text(start)),
  substr: (value, from, length) =>
    text(value).slice(Number(from), Number(length) < 0 ? undefined : Number(from) + Number(length)),
  sum: (values) => list(values).reduce<number>((all, one) => all + Number(one), 0),
  title: (value) => text(value).replaceAll(/\b\p{Ll}/gu, (sign) => sign.toUpperCase()),
  tobool: (value) => value === true || value === 'true',
  tolist: (value) => [...list(value)],
  tomap: (value) => value ?? null,
  tonumber: (value) => Number(value),
  toset: (value) => distinct(list(value)),
  tostring: (value) => text(value),
  trim: (value, signs) => trimmed(text(value), text(signs)),
  trimprefix: (value, start) =>
    text(value).startsWith(text(start)) ? text(value).slice(text(start).length) : text(value),
  trimspace: (value) => text(value).trim(),
  trimsuffix: (value, end) =>
    text(value).endsWith(text(end)) ? text(value).slice(0, -text(end).length || undefined) : text(value),
  upper: (value) => text(value).toUpperCase(),
  values: (value) => keys(value).map((key) => (isObject(value) ? (value[key] ?? null) : null)),
  zipmap: (names, values) => Object.fromEntries(list(names).map((name, at) => [text(name), list(values)[at] ?? null])),
};

function trimmed(value: string, signs: string): string {
  let [from, to] = [0, value.length];
  while (from < to && signs.includes(value.charAt(from))) from++;
  while (to > from && signs.includes(value.charAt(to - 1))) to--;
  return value.slice(from, to);
}
