import type { Json, JsonObject } from './json';
import { isObject } from './json';

/**
 * Child collections that a body carries inline, by ARM type (in lower case): a PUT that leaves one out, or an item of it,
 * can delete it in Azure. What is there stays unless the design says otherwise about it. Source: [K] full PUT danger, SPEC.
 */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  'microsoft.network/expressroutecircuits': ['peerings', 'authorizations'],
  'microsoft.network/expressroutecircuits/peerings': ['connections'],
  'microsoft.network/expressrouteports': ['links'],
  'microsoft.network/networksecuritygroups': ['securityRules'],
  'microsoft.network/routefilters': ['rules'],
  'microsoft.network/routetables': ['routes'],
  'microsoft.network/virtualnetworks': ['subnets', 'virtualNetworkPeerings'],
};

/** Keys of which ARM takes one or the other. */
const ALTERNATIVES = [
  ['addressPrefix', 'addressPrefixes'],
  ['serviceProviderProperties', 'expressRoutePort'],
] as const;

/**
 * The body of a PUT that changes an existing resource to what is wanted and leaves everything else as it is: settings that
 * the design does not speak of, tags of others, children.
 */
export function mergeOnto(type: string, actual: JsonObject, wanted: JsonObject): JsonObject {
  const children = new Set(CHILDREN[type.toLowerCase()] ?? []);
  const merged = mergeObject(actual, wanted);
  const before = isObject(actual.properties) ? actual.properties : {};
  const after = isObject(wanted.properties) ? wanted.properties : {};
  const kept = [...children].filter((key) => before[key] !== undefined || after[key] !== undefined);
  const properties: Record<string, Json | undefined> = { ...(isObject(merged.properties) ? merged.properties : {}) };
  for (const key of kept) properties[key] = mergeByName(before[key], after[key]);
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

function mergeByName(actual: Json | undefined, wanted: Json | undefined): Json {
  const result = new Map<string, Json>();
  for (const item of Array.isArray(actual) ? actual : []) result.set(nameOf(item), item);
  for (const item of Array.isArray(wanted) ? wanted : []) {
    const before = result.get(nameOf(item));
    result.set(nameOf(item), isObject(before) && isObject(item) ? mergeObject(before, item) : item);
  }
  return [...result.values()];
}

const nameOf = (item: Json): string =>
  isObject(item) && typeof item.name === 'string' ? item.name.toLowerCase() : JSON.stringify(item);
