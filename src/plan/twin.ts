import { parentId, parseArmId, typeNamed } from '../resources';
import { itemsAt, lastName, textAt } from '../resources/types/bodies';
import type { Surroundings } from '../resources/types/descriptor';
import { keyOf } from './ids';
import type { ArmBody } from './plan';

/**
 * The name of what is there beside a resource that is not, where Azure takes one of both only: the peering of the same two
 * networks, the gateway of the same subnet or the tunnel to the same device, under another name. undefined where there is none.
 */
export function twinOf(around: Surroundings): string | undefined {
  const { resource, found, there } = around;
  const { id, type, body } = resource;
  const excludes = typeNamed(type)?.excludes;
  if (!excludes) return undefined;
  const parent = parentId(id);
  const others = parent === undefined ? [] : carriedBy(parent, type, there(parent));
  const beside = [...found].flatMap(([key, other]) =>
    parentId(key) === (parent && keyOf(parent)) && keyOf(parseArmId(key)?.type ?? '') === keyOf(type)
      ? [{ ...other, name: lastName(textAt(other, 'id') ?? key) }]
      : [],
  );
  return [...others, ...beside].flatMap((other) => {
    const name = textAt(other, 'name');
    return name !== undefined && keyOf(name) !== keyOf(resource.name) && excludes(body, other, around) ? [name] : [];
  })[0];
}

/** The children of a type that the body of the resource around them carries. */
export function carriedBy(parent: string, type: string, body: ArmBody | undefined): readonly unknown[] {
  const inline = typeNamed(parseArmId(parent)?.type ?? '')?.children?.find((one) => keyOf(one.type) === keyOf(type));
  return inline === undefined ? [] : itemsAt(body, 'properties', inline.property);
}
