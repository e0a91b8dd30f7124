import { isAuthorizationRef, isIdRef, isRecord, isSecretRef } from '../plan';
import type { BodyValue, WantedResource } from '../resources/model';

/** A value of a body as it goes over the wire. */
export type WireValue = string | number | boolean | null | WireValue[] | WireBody;
/** A body as it goes over the wire, made anew each time: who gets it may change it. */
export interface WireBody {
  [key: string]: WireValue | undefined;
}

/** What stands in for the references of a body. */
export interface Values {
  readonly secret: (name: string) => string;
  /** The key of an authorization, by its id. */
  readonly authorizationKey: (id: string) => string;
}

/** The ids of the authorizations whose keys a body needs. */
export function authorizationsIn(value: BodyValue | undefined): string[] {
  if (isAuthorizationRef(value)) return [value.$authorizationKey];
  if (Array.isArray(value)) return value.flatMap((item: BodyValue) => authorizationsIn(item));
  if (isIdRef(value) || isSecretRef(value) || !isRecord(value)) return [];
  return Object.values(value).flatMap((item) => authorizationsIn(item));
}

/** A body in ARM's wire form. What it holds then is for memory only. */
export function resolveBody(body: WantedResource['body'], values: Values): WireBody {
  return Object.fromEntries(
    Object.entries(body).map(([key, item]) => [key, item === undefined ? undefined : resolve(item, values)]),
  );
}

function resolve(value: BodyValue, values: Values): WireValue {
  if (isSecretRef(value)) return values.secret(value.$secret);
  if (isAuthorizationRef(value)) return values.authorizationKey(value.$authorizationKey);
  if (isIdRef(value)) return value.$id;
  if (isList(value)) return value.map((item) => resolve(item, values));
  return typeof value === 'object' && value !== null ? resolveBody(value, values) : value;
}

function isList(value: BodyValue): value is readonly BodyValue[] {
  return Array.isArray(value);
}
