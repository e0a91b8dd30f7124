import { types } from '../resources';
import type { WantedResource } from '../resources/model';
import { broughtTo } from './compare';
import { isType, keyOf } from './ids';
import type { ArmBody } from './plan';

/**
 * What of the wanted resources is needed beside what is in Azure: all but the public addresses of gateways and Route Servers
 * that are there and keep addresses of their own, under whatever name. Nothing would use another one, and it would be billed.
 */
export function neededOf(
  wanted: readonly WantedResource[],
  actual: ReadonlyMap<string, ArmBody>,
): readonly WantedResource[] {
  const there = new Map(Array.from(actual, ([id, body]) => [keyOf(id), body]));
  return wanted.filter((address) => {
    const key = keyOf(address.id);
    if (!isType(address, types.publicAddress) || address.existing || there.has(key)) return true;
    const users = wanted.filter((one) => one !== address && names(one.body, key));
    return (
      users.length === 0 ||
      users.some((user) => {
        const body = there.get(keyOf(user.id));
        return body === undefined || names(broughtTo(user, body).body, key);
      })
    );
  });
}

/** Whether a body refers to an id, which is in lower case. */
function names(body: object, id: string): boolean {
  return keyOf(JSON.stringify(body)).includes(JSON.stringify(id));
}
