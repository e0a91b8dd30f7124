import type { Json, JsonObject } from './json';
import { isObject } from './json';

/**
 * Properties that the SDK's model calls otherwise than the wire does, by ARM type (in lower case). The SDK drops what it does
 * not know without a word, so a contract test compares what is sent with what was meant.
 */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'microsoft.network/virtualnetworkgateways': { activeActive: 'active' },
};

/** Turns a body of the wire form into the SDK's model, in which `properties` is spread into its parent at every level. */
export function toModel(type: string, body: JsonObject): Record<string, unknown> {
  const model = flatten(body);
  for (const [wire, name] of Object.entries(RENAMED[type.toLowerCase()] ?? {})) {
    if (wire in model) {
      model[name] = model[wire];
      Reflect.deleteProperty(model, wire);
    }
  }
  return model;
}

function flatten(value: JsonObject): Record<string, unknown> {
  const { properties, ...rest } = value;
  const own = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, flattenValue(item)]));
  return { ...own, ...(isObject(properties) && flatten(properties)) };
}

function flattenValue(value: Json | undefined): unknown {
  if (Array.isArray(value)) return value.map(flattenValue);
  return isObject(value) ? flatten(value) : value;
}

/** The paths of what is in `meant` and not, or not the same, in `sent`: what the SDK's model cannot carry. */
export function lostOnTheWay(meant: Json | undefined, sent: Json | undefined, path = ''): string[] {
  if (meant === undefined || meant === sent) return [];
  if (Array.isArray(meant)) {
    if (!Array.isArray(sent)) return [path];
    return meant.flatMap((item, index) => lostOnTheWay(item, counterpart(item, index, sent), `${path}[${index}]`));
  }
  if (!isObject(meant)) return [path];
  if (!isObject(sent)) return Object.keys(meant).length === 0 ? [] : [path];
  return Object.entries(meant).flatMap(([key, item]) =>
    lostOnTheWay(item, sent[key], path === '' ? key : `${path}.${key}`),
  );
}

/** The item of a list that stands for another: the one of the same name where they have names, else the one in its place. */
function counterpart(item: Json, index: number, list: readonly Json[]): Json | undefined {
  const name = isObject(item) ? item.name : undefined;
  return typeof name === 'string' ? list.find((other) => isObject(other) && other.name === name) : list[index];
}
