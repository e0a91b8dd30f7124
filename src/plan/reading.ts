import { RESOURCE_GROUP, apiVersionOf, parseArmId, typeNamed } from '../resources';
import type { ArmBody, WantedResource } from '../resources/model';
import { textAt } from '../resources/types/bodies';
import { isType, keyOf } from './ids';

/** Something to read or list, with the tenant it is in. */
export interface Reading {
  readonly id: string;
  readonly apiVersion: string;
  readonly tenantId: string | undefined;
}

/** Of Resource Manager's list of what stands in a group. */
const LIST_VERSION = '2021-04-01';

/** The collections in which something may stand that the design does not say: its groups, and children that no body carries. */
export function collectionsBeside(wanted: readonly WantedResource[]): Reading[] {
  return wanted.flatMap(({ id, type, apiVersion, tenantId, party, existing }) => {
    if (existing || party !== 'csp') return [];
    if (isType({ type }, RESOURCE_GROUP)) return [{ id: `${id}/resources`, apiVersion: LIST_VERSION, tenantId }];
    return (typeNamed(type)?.collections ?? []).map((collection) => ({
      id: `${id}/${collection}`,
      apiVersion,
      tenantId,
    }));
  });
}

/** What of a collection's items is to be read in full: what is of a described type and not wanted. */
export function strangersIn(
  items: readonly ArmBody[],
  wanted: readonly WantedResource[],
  { tenantId }: Reading,
): Reading[] {
  const known = new Set(wanted.map(({ id }) => keyOf(id)));
  return items.flatMap((item) => {
    const id = textAt(item, 'id');
    const type = id === undefined ? undefined : parseArmId(id)?.type;
    return id === undefined || type === undefined || !typeNamed(type) || known.has(keyOf(id))
      ? []
      : [{ id, apiVersion: apiVersionOf(type), tenantId }];
  });
}
