import { parentId, parseArmId, typeNamed } from '../resources';
import type { WantedResource } from '../resources/model';
import { itemsAt, lastName, referenceAt, textAt } from '../resources/types/bodies';
import { keyOf } from './ids';
import type { ArmBody } from './plan';

/**
 * The name of what is there beside a resource that is not, and leads to the same: the peering of the same two networks under
 * another name. Azure takes one only. undefined where there is none.
 */
export function twinOf(resource: WantedResource, there: ReadonlyMap<string, ArmBody>): string | undefined {
  const { id, type, body } = resource;
  const path = typeNamed(type)?.distinct?.split('.');
  const leadsTo = path && referenceAt(body, ...path);
  const parent = parentId(id);
  if (!path || leadsTo === undefined || parent === undefined) return undefined;
  return siblingsIn(keyOf(parent), type, there).flatMap((sibling) => {
    const other = referenceAt(sibling, ...path);
    const name = textAt(sibling, 'name') ?? lastName(textAt(sibling, 'id') ?? '');
    return other !== undefined && keyOf(other) === keyOf(leadsTo) && keyOf(name) !== keyOf(resource.name) ? [name] : [];
  })[0];
}

/** What is there of a type in a parent: carried by its body, or found beside. */
function siblingsIn(parent: string, type: string, there: ReadonlyMap<string, ArmBody>): readonly unknown[] {
  const inline = typeNamed(parseArmId(parent)?.type ?? '')?.children?.find((one) => keyOf(one.type) === keyOf(type));
  const carried = inline === undefined ? [] : itemsAt(there.get(parent), 'properties', inline.property);
  const beside = [...there].flatMap(([key, body]) =>
    parentId(key) === parent && keyOf(parseArmId(key)?.type ?? '') === keyOf(type) ? [{ ...body, id: key }] : [],
  );
  return [...carried, ...beside];
}
