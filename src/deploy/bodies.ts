import { type ArmBody, isAuthorizationRef, isIdRef, isRecord, isSecretRef } from '../plan';
import type { BodyValue, Json, WantedResource } from '../resources/model';

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
export function resolveBody(body: WantedResource['body'], values: Values): ArmBody {
  return resolve(body, values) as ArmBody;
}

function resolve(value: BodyValue | undefined, values: Values): Json | undefined {
  if (isSecretRef(value)) return values.secret(value.$secret);
  if (isAuthorizationRef(value)) return values.authorizationKey(value.$authorizationKey);
  if (isIdRef(value)) return value.$id;
  if (Array.isArray(value)) return (value as readonly BodyValue[]).map((item) => resolve(item, values) ?? null);
  if (!isRecord(value)) return value as Json | undefined;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, values)]));
}
