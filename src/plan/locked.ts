import { types } from '../resources';
import { lastName, textAt } from '../resources/types/bodies';
import { keyOf } from './ids';
import type { ArmBody } from './plan';

const LOCKS = `/providers/${keyOf(types.lock)}/`;

/**
 * The name of a lock that lets nobody write a resource, on it or around it; undefined where none was found, and of locks, which
 * lock no other one. `there` is by ids in lower case.
 * Source: lock-resources (ReadOnly)
 */
export function lockOn(id: string, there: ReadonlyMap<string, ArmBody>): string | undefined {
  const own = `${keyOf(id)}/`;
  if (own.includes(LOCKS)) return undefined;
  const found = [...there].find(
    ([key, body]) =>
      key.includes(LOCKS) &&
      textAt(body, 'properties', 'level')?.toLowerCase() === 'readonly' &&
      own.startsWith(`${key.slice(0, key.lastIndexOf(LOCKS))}/`),
  );
  return found && lastName(textAt(found[1], 'id') ?? found[0]);
}
