import * as l10n from '@vscode/l10n';
import { isAuthorizationRef } from '../resources';
import type { BodyValue, WantedResource } from '../resources/model';
import { lastName, ownerOf, referenceAt, textAt } from '../resources/types/bodies';
import { AUTHORIZATION, CONNECTION, isType, keyOf } from './ids';
import type { ArmBody } from './plan';

type Found = ReadonlyMap<string, ArmBody>;

const isUsed = (body: ArmBody | undefined): boolean =>
  textAt(body, 'properties', 'authorizationUseStatus')?.toLowerCase() === 'inuse';

/** The authorization that a connection is to be made with, in lower case, where the circuit is one that we know. */
function authorizationOf(connection: WantedResource): string | undefined {
  if (!isType(connection, CONNECTION)) return undefined;
  const properties = connection.body['properties'] as Readonly<Record<string, BodyValue>> | undefined;
  const key = properties?.['authorizationKey'];
  return isAuthorizationRef(key) ? key.$authorizationKey : undefined;
}

/**
 * What a person has to know of a connection that is there, and was not made with the authorization that the design names:
 * which one it was made with Azure does not say, but one that nobody uses it was not.
 */
export function authorizationNotes(connection: WantedResource, there: Found): string[] {
  const id = authorizationOf(connection);
  if (id === undefined || !there.has(keyOf(ownerOf(id))) || isUsed(there.get(keyOf(id)))) return [];
  return [
    l10n.t(
      'it was made with another authorization than {0}, and goes on with that one until it is made anew',
      lastName(id),
    ),
  ];
}

/** The authorization that a connection is to be made with, and who has redeemed it. */
export interface Redeemer {
  readonly authorization: string;
  /** Name of the connection, where Azure tells it. */
  readonly user: string | undefined;
}

/** Who else has redeemed the authorization of a connection that is not there; Azure takes one for each. */
export function redeemerOf(connection: WantedResource, there: Found): Redeemer | undefined {
  const id = authorizationOf(connection);
  const body = id === undefined ? undefined : there.get(keyOf(id));
  if (id === undefined || !isUsed(body)) return undefined;
  const user = textAt(body, 'properties', 'connectionResourceUri');
  if (user !== undefined && keyOf(user) === keyOf(connection.id)) return undefined;
  return { authorization: lastName(id), user: user === undefined ? undefined : lastName(user) };
}

/**
 * Ids in lower case of the authorizations that a connection still stands on, which ends with them: those in use, of circuits
 * with a connection that was made with another one than the design says, or with no connection that would go before them.
 */
export function heldAuthorizations(
  strays: ReadonlyMap<string, { readonly id: string; readonly body: ArmBody }>,
  resources: ReadonlyMap<string, WantedResource>,
  there: Found,
): Set<string> {
  const circuitOf = (body: unknown) => keyOf(referenceAt(body, 'properties', 'peer') ?? '');
  const going = new Set([...strays.values()].map(({ body }) => circuitOf(body)));
  const stuck = new Set(
    [...resources].flatMap(([key, one]) =>
      there.has(key) && authorizationNotes(one, there).length > 0 ? [circuitOf(one.body)] : [],
    ),
  );
  const held = [...strays].filter(([key, { id, body }]) => {
    const circuit = keyOf(ownerOf(id));
    return key.includes(`/${AUTHORIZATION.split('/').at(-1) ?? ''}/`.toLowerCase()) && isUsed(body)
      ? stuck.has(circuit) || !going.has(circuit)
      : false;
  });
  return new Set(held.map(([key]) => key));
}
