/** A value as ARM's JSON carries it. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

export type ProvisioningState = 'Succeeded' | 'Updating' | 'Deleting' | 'Failed';

/** A resource as the simulator keeps it. Children are resources of their own, and appear inline only when shown. */
export interface Resource {
  /** as stored: the casing of the first PUT, with the type's own casing */
  readonly id: string;
  readonly name: string;
  /** the full type, such as `Microsoft.Network/expressRouteCircuits/peerings` */
  readonly type: string;
  etag: string;
  state: ProvisioningState;
  location?: string;
  tags?: Record<string, string>;
  /** top-level members beside `properties`, such as `sku` and `zones` */
  envelope: JsonObject;
  properties: JsonObject;
}

/**
 * An answer that ARM gives instead of a result. Codes are Azure's where recordings, documentation or reports of users show
 * them; where none does, the code is the simulator's own and says what is wrong.
 */
export class ArmError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'ArmError';
  }

  body(): JsonObject {
    return { error: { code: this.code, message: this.message, details: [] } };
  }
}

export const badRequest = (code: string, message: string): ArmError => new ArmError(400, code, message);
export const conflict = (code: string, message: string): ArmError => new ArmError(409, code, message);
export const notFound = (code: string, message: string): ArmError => new ArmError(404, code, message);

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of keys, or undefined where the path ends early. */
export function at(value: Json | undefined, ...path: string[]): Json | undefined {
  let current = value;
  for (const key of path) {
    if (!isObject(current)) return undefined;
    current = current[key];
  }
  return current;
}

export const textAt = (value: Json | undefined, ...path: string[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
};

export const numberAt = (value: Json | undefined, ...path: string[]): number | undefined => {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
};

export const listAt = (value: Json | undefined, ...path: string[]): Json[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

export const textsAt = (value: Json | undefined, ...path: string[]): string[] =>
  listAt(value, ...path).filter((item): item is string => typeof item === 'string');

export const sameText = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

/** ARM takes a null as if the key were not there. */
export const isGiven = (value: Json | undefined): value is Exclude<Json, null> => value !== undefined && value !== null;

/** Regions are written without spaces and in lower case, however they came. */
export const regionName = (location: string): string => location.replaceAll(' ', '').toLowerCase();
