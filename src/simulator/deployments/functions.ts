import { createHash } from 'node:crypto';
import { badRequest, isObject } from '../arm';
import type { Json, JsonObject } from '../arm';

/** Where a template is deployed, and what its functions may ask. */
export interface Setting {
  readonly subscription: string;
  readonly tenant: string;
  /** undefined for a deployment to a subscription */
  readonly group: { readonly name: string; readonly location: string } | undefined;
  readonly deployment: string;
  readonly location: string;
  readonly parameters: (name: string) => Json;
  readonly variables: (name: string) => Json;
  /** the properties of a resource that is there; with `full`, the whole resource */
  readonly reference: (id: string, full: boolean) => Json;
  readonly copyIndex?: number;
}

type Function = (given: readonly Json[], setting: Setting) => Json;

const text = (value: Json | undefined): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const number = (value: Json | undefined): number => Number(value);
const equal = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function sizeOf(value: Json | undefined): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : 0;
}

/** `Microsoft.A/b/c` with the names of b and c, as the end of an id. */
function pathOf(type: string, names: readonly string[]): string {
  const [namespace = '', ...kinds] = type.split('/');
  return `/providers/${namespace}${kinds.map((kind, index) => `/${kind}/${names[index] ?? ''}`).join('')}`;
}

/** Splits the leading scopes from the type: `[subscription], [group], type, name…`. */
function typed(given: readonly Json[]): { scopes: string[]; type: string; names: string[] } {
  const texts = given.map(text);
  const index = texts.findIndex((each) => each.includes('/') && !each.startsWith('/'));
  if (index < 0)
    throw badRequest('InvalidTemplate', 'Deployment template validation failed: a resource id has no type.');
  return { scopes: texts.slice(0, index), type: texts[index] ?? '', names: texts.slice(index + 1) };
}

function resourceId(given: readonly Json[], { subscription, group }: Setting): string {
  const { scopes, type, names } = typed(given);
  const own = `/subscriptions/${scopes.length > 1 ? scopes[0] : subscription}`;
  const named = scopes.at(-1) ?? group?.name;
  return `${own}${named === undefined ? '' : `/resourceGroups/${named}`}${pathOf(type, names)}`;
}

function guidOf(given: readonly Json[]): string {
  const hex = createHash('sha1').update(given.map(text).join('-')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function union(given: readonly Json[]): Json {
  if (Array.isArray(given[0]))
    return given.flatMap(list).filter((item, index, all) => all.findIndex((other) => equal(item, other)) === index);
  return Object.assign({}, ...given.filter(isObject)) as JsonObject;
}

const FUNCTIONS: Readonly<Record<string, Function>> = {
  parameters: ([name], setting) => setting.parameters(text(name)),
  variables: ([name], setting) => setting.variables(text(name)),
  resourceid: resourceId,
  subscriptionresourceid(given, setting) {
    const { scopes, type, names } = typed(given);
    return `/subscriptions/${scopes[0] ?? setting.subscription}${pathOf(type, names)}`;
  },
  extensionresourceid: ([scope, type, ...names]) => `${text(scope)}${pathOf(text(type), names.map(text))}`,
  tenantresourceid: ([type, ...names]) => pathOf(text(type), names.map(text)),
  reference([target, , full], setting) {
    const named = text(target);
    return setting.reference(named, text(full).toLowerCase() === 'full');
  },
  resourcegroup: (_given, { subscription, group }) => ({
    id: `/subscriptions/${subscription}/resourceGroups/${group?.name ?? ''}`,
    name: group?.name ?? '',
    location: group?.location ?? '',
  }),
  subscription: (_given, { subscription, tenant }) => ({
    id: `/subscriptions/${subscription}`,
    subscriptionId: subscription,
    tenantId: tenant,
  }),
  tenant: (_given, { tenant }) => ({ tenantId: tenant }),
  deployment: (_given, { deployment, location }) => ({ name: deployment, location }),
  copyindex: ([first, offset], { copyIndex = 0 }) =>
    copyIndex + (typeof first === 'number' ? first : typeof offset === 'number' ? offset : 0),
  concat: (given) => (Array.isArray(given[0]) ? given.flatMap(list) : given.map(text).join('')),
  format: ([pattern, ...values]) =>
    text(pattern).replace(/\{(\d+)\}/g, (_whole, index: string) => text(values[Number(index)])),
  not: ([value]) => value !== true,
  and: (given) => given.every((value) => value === true),
  or: (given) => given.some((value) => value === true),
  equals: ([a, b]) => equal(a, b),
  greater: ([a, b]) => number(a) > number(b),
  less: ([a, b]) => number(a) < number(b),
  empty: ([value]) => value === null || sizeOf(value) === 0,
  length: ([value]) => sizeOf(value),
  contains([container, item]) {
    if (Array.isArray(container)) return container.some((each) => equal(each, item));
    if (isObject(container))
      return Object.keys(container).some((key) => key.toLowerCase() === text(item).toLowerCase());
    return text(container).includes(text(item));
  },
  coalesce: (given) => given.find((value) => value !== null) ?? null,
  createarray: (given) => [...given],
  array: ([value]) => (Array.isArray(value) ? value : [value ?? null]),
  createobject: (given) =>
    Object.fromEntries(given.flatMap((key, index) => (index % 2 === 0 ? [[text(key), given[index + 1] ?? null]] : []))),
  union,
  first: ([value]) => (Array.isArray(value) ? (value[0] ?? null) : text(value).slice(0, 1)),
  last: ([value]) => (Array.isArray(value) ? (value.at(-1) ?? null) : text(value).slice(-1)),
  split: ([value, by]) => text(value).split(text(by)),
  join: ([items, by]) => list(items).map(text).join(text(by)),
  replace: ([value, from, to]) => text(value).replaceAll(text(from), text(to)),
  tolower: ([value]) => text(value).toLowerCase(),
  toupper: ([value]) => text(value).toUpperCase(),
  trim: ([value]) => text(value).trim(),
  substring: ([value, start, length]) =>
    text(value).substring(number(start), length === undefined ? undefined : number(start) + number(length)),
  startswith: ([value, start]) => text(value).toLowerCase().startsWith(text(start).toLowerCase()),
  endswith: ([value, end]) => text(value).toLowerCase().endsWith(text(end).toLowerCase()),
  string: ([value]) => text(value),
  int: ([value]) => number(value),
  bool: ([value]) => value === true || text(value).toLowerCase() === 'true',
  json: ([value]) => JSON.parse(text(value)) as Json,
  add: ([a, b]) => number(a) + number(b),
  sub: ([a, b]) => number(a) - number(b),
  mul: ([a, b]) => number(a) * number(b),
  guid: guidOf,
  uniquestring: (given) => createHash('sha1').update(given.map(text).join('-')).digest('hex').slice(0, 13),
  true: () => true,
  false: () => false,
  null: () => null,
};

/** The value of a template function; its name is taken in any case. */
export function call(name: string, given: readonly Json[], setting: Setting): Json {
  const found = FUNCTIONS[name.toLowerCase()];
  if (found === undefined) {
    throw badRequest(
      'InvalidTemplate',
      `Deployment template validation failed: 'the template function '${name}' is not valid'.`,
    );
  }
  return found(given, setting);
}
