import type { AuthorizationRef, BodyValue, IdRef, SecretRef } from './model';

export function isSecretRef(value: BodyValue | undefined): value is SecretRef {
  return isRecord(value) && typeof value['$secret'] === 'string';
}

export function isIdRef(value: BodyValue | undefined): value is IdRef {
  return isRecord(value) && typeof value['$id'] === 'string';
}

export function isAuthorizationRef(value: BodyValue | undefined): value is AuthorizationRef {
  return isRecord(value) && typeof value['$authorizationKey'] === 'string';
}

/** A body's plain object; references are told apart before this is asked. */
export function isRecord(value: unknown): value is { readonly [key: string]: BodyValue | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The ids that a body refers to, authorizations whose keys it needs among them. */
export function idsIn(value: BodyValue | undefined): string[] {
  if (isIdRef(value)) return [value.$id];
  if (isAuthorizationRef(value)) return [value.$authorizationKey];
  if (Array.isArray(value)) return value.flatMap((item: BodyValue) => idsIn(item));
  return isRecord(value) ? Object.values(value).flatMap((item) => idsIn(item)) : [];
}

/** The names of the secrets that a body needs. */
export function secretsIn(value: BodyValue | undefined): string[] {
  if (isSecretRef(value)) return [value.$secret];
  if (Array.isArray(value)) return value.flatMap((item: BodyValue) => secretsIn(item));
  return isRecord(value) ? Object.values(value).flatMap((item) => secretsIn(item)) : [];
}
