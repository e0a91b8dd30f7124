import { types } from '../resources';
import { lastName, textAt } from '../resources/types/bodies';
import { keyOf } from './ids';
import type { ArmBody } from './plan';

const LOCKS = `/providers/${keyOf(types.lock)}/`;

/** A lock that lets nobody write. Source: lock-resources (ReadOnly) */
export interface ReadOnlyLock {
  readonly name: string;
  /** The id of what it is on, in lower case, with a slash behind it. */
  readonly scope: string;
}

/** The locks among what is there, by ids in lower case, that let nobody write. */
export function readOnlyLocks(there: ReadonlyMap<string, ArmBody>): ReadOnlyLock[] {
  return [...there].flatMap(([key, body]) =>
    key.includes(LOCKS) && textAt(body, 'properties', 'level')?.toLowerCase() === 'readonly'
      ? [{ name: lastName(textAt(body, 'id') ?? key), scope: `${key.slice(0, key.lastIndexOf(LOCKS))}/` }]
      : [],
  );
}

/** The name of a lock on a resource or around it; undefined where there is none, and of locks, which lock no other one. */
export function lockOn(id: string, locks: readonly ReadOnlyLock[]): string | undefined {
  const own = `${keyOf(id)}/`;
  return own.includes(LOCKS) ? undefined : locks.find(({ scope }) => own.startsWith(scope))?.name;
}
