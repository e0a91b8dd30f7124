import * as l10n from '@vscode/l10n';
import { isRecord, isSecretRef } from '../resources';
import type { BodyValue, WantedResource } from '../resources/model';
import { keyOf } from './ids';
import type { Change, KeyStanding } from './plan';

/** Which secret was written where, and when, by its name: never a value. */
export interface KeyWritten {
  readonly secret: string;
  /** ISO time. */
  readonly at: string;
}

/** What is known of keys, which cannot be read back. */
export interface KeyKnowledge {
  /** By {@link keyPlace}. */
  readonly written: ReadonlyMap<string, KeyWritten>;
  /** Names of the secrets that are to be written again. */
  readonly rotate: ReadonlySet<string>;
}

/** Where a key stands: the id of its resource and the path in the body, in lower case. */
export function keyPlace(resourceId: string, path: string): string {
  return keyOf(`${resourceId}#${path}`);
}

/** How it stands with each key of a resource that is there. */
export function keysOf({ id, body }: WantedResource, { written, rotate }: KeyKnowledge): KeyStanding[] {
  return secretsAt(body, '').map(({ path, secret }) => {
    const lastWritten = written.get(keyPlace(id, path)) ?? null;
    const isRenamed = lastWritten !== null && lastWritten.secret !== secret;
    return { path, secret, lastWritten, rewrite: isRenamed || rotate.has(secret) };
  });
}

/** The keys that are written again, as changes: the names of the secrets and nothing else. */
export function keyChanges(keys: readonly KeyStanding[]): Change[] {
  return keys.flatMap(({ path, secret, lastWritten, rewrite }) =>
    rewrite ? [{ path, from: lastWritten && { secret: lastWritten.secret }, to: { secret } }] : [],
  );
}

/** What a person has to know of the keys that are not written again. `isSent`: the resource is written for another reason. */
export function keyNotes(keys: readonly KeyStanding[], isSent: boolean): string[] {
  return keys.flatMap(({ secret, lastWritten, rewrite }) => {
    if (rewrite) return [];
    const known =
      lastWritten === null
        ? l10n.t('the key {0} cannot be read back, and is not compared: --rotate {0} writes it again', secret)
        : l10n.t('the key {0} cannot be read back; it was written last on {1}', secret, lastWritten.at);
    return isSent ? [known, l10n.t('the key {0} is sent with it', secret)] : [known];
  });
}

/** What a person has to know of keys that were written once, and that the design names no more: nothing takes them out. */
export function forgottenKeys({ id, body }: WantedResource, { written }: KeyKnowledge): string[] {
  const named = new Set(secretsAt(body, '').map(({ path }) => keyPlace(id, path)));
  return [...written].flatMap(([place, { secret, at }]) =>
    place.startsWith(keyPlace(id, '')) && !named.has(place)
      ? [l10n.t('the key {0}, written on {1}, stays there: the design names none any more', secret, at)]
      : [],
  );
}

/** The order in which both ends of a key are changed. */
export function keyOrder(keys: readonly KeyStanding[]): string[] {
  return keys.some(({ rewrite }) => rewrite) ? [l10n.t('in this order: here, then at the other end at once')] : [];
}

/** The secrets in a body, each with where it stands. `path` is where the body itself stands: '' for a whole one. */
export function secretsAt(value: BodyValue | undefined, path: string): { path: string; secret: string }[] {
  if (isSecretRef(value)) return [{ path, secret: value.$secret }];
  if (Array.isArray(value)) {
    return (value as readonly BodyValue[]).flatMap((item, index) => secretsAt(item, `${path}[${String(index)}]`));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => secretsAt(item, path === '' ? key : `${path}.${key}`));
}
