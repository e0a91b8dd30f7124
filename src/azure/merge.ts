import type { Json, JsonObject } from './json';
import { isObject } from './json';

/** What a design says about an item of a collection: some of its settings, or all of them. */
type Said = 'some' | 'all';

/**
 * Child collections that a body carries inline, by ARM type (in lower case): a PUT that leaves one out, or an item of it,
 * can delete it in Azure. What is there stays unless the design says otherwise about it. Source: [K] full PUT danger, SPEC.
 */
const CHILDREN: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
  'microsoft.network/expressroutecircuits': { peerings: 'some', authorizations: 'some' },
  'microsoft.network/expressroutecircuits/peerings': { connections: 'some' },
  'microsoft.network/expressrouteports': { links: 'some' },
  'microsoft.network/networksecuritygroups': { securityRules: 'all' },
  'microsoft.network/routefilters': { rules: 'all' },
  'microsoft.network/routetables': { routes: 'all' },
  'microsoft.network/virtualnetworks': { subnets: 'some', virtualNetworkPeerings: 'some' },
};

/** The same items as resources of their own: a setting that one has no more must not come back from what is there. */
const SAID_WHOLE = new Set([
  'microsoft.network/networksecuritygroups/securityrules',
  'microsoft.network/routefilters/routefilterrules',
  'microsoft.network/routetables/routes',
]);

/** Keys of which ARM takes one or the other. */
const ALTERNATIVES = [
  ['addressPrefix', 'addressPrefixes'],
  ['gatewayIpAddress', 'fqdn'],
  ['serviceProviderProperties', 'expressRoutePort'],
] as const;

/**
 * The body of a PUT that changes an existing resource to what is wanted and leaves everything else as it is: settings that
 * the design does not speak of, tags of others, children.
 */
export function mergeOnto(type: string, actual: JsonObject, wanted: JsonObject): JsonObject {
  if (SAID_WHOLE.has(type.toLowerCase())) return wanted;
  const children = Object.entries(CHILDREN[type.toLowerCase()] ?? {});
  const merged = mergeObject(actual, wanted);
  const before = isObject(actual.properties) ? actual.properties : {};
  const after = isObject(wanted.properties) ? wanted.properties : {};
  const properties: Record<string, Json | undefined> = { ...(isObject(merged.properties) ? merged.properties : {}) };
  for (const [key, said] of children) {
    if (before[key] !== undefined || after[key] !== undefined)
      properties[key] = mergeByName(before[key], after[key], said);
  }
  return { ...merged, ...(isObject(merged.properties) && { properties }) };
}

function mergeObject(actual: JsonObject, wanted: JsonObject): JsonObject {
  const result: Record<string, Json | undefined> = { ...actual };
  for (const pair of ALTERNATIVES) {
    if (pair.some((key) => wanted[key] !== undefined)) for (const key of pair) Reflect.deleteProperty(result, key);
  }
  for (const [key, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    const before = result[key];
    result[key] = isObject(before) && isObject(value) && !isReference(value) ? mergeObject(before, value) : value;
  }
  return result;
}

/** A reference replaces a reference whole: what Azure showed beside the old id is not true of the new one. */
const isReference = (value: JsonObject): boolean => typeof value.id === 'string' && Object.keys(value).length === 1;

function mergeByName(actual: Json | undefined, wanted: Json | undefined, said: Said): Json {
  const result = new Map<string, Json>();
  for (const item of Array.isArray(actual) ? actual : []) result.set(nameOf(item), item);
  for (const item of Array.isArray(wanted) ? wanted : []) {
    const before = result.get(nameOf(item));
    result.set(nameOf(item), said === 'some' && isObject(before) && isObject(item) ? mergeObject(before, item) : item);
  }
  return [...result.values()];
}

const nameOf = (item: Json): string =>
  isObject(item) && typeof item.name === 'string' ? item.name.toLowerCase() : JSON.stringify(item);
