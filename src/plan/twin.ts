import { overlaps } from '../network/prefix';
import { parentId, parseArmId, sameId, typeNamed } from '../resources';
import { everyReferenceAt, everyTextAt, itemsAt, lastName, prefixesAt, textAt } from '../resources/types/bodies';
import type { Common, Surroundings } from '../resources/types/descriptor';
import { keyOf } from './ids';
import type { ArmBody } from './plan';

/**
 * The name of what is there beside a resource that is not, where Azure takes one of both only: the peering of the same two
 * networks, the gateway of the same subnet or the tunnel to the same device, under another name. undefined where there is none.
 */
export function twinOf(around: Surroundings): string | undefined {
  const { resource, found, there } = around;
  const { id, type } = resource;
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
    return name !== undefined &&
      keyOf(name) !== keyOf(resource.name) &&
      excludes.every((common) => haveInCommon(common, other, around))
      ? [name]
      : [];
  })[0];
}

/** Whether a wanted resource and another one that is there have something in common. */
function haveInCommon(common: Common, other: unknown, around: Surroundings): boolean {
  const { body } = around.resource;
  if ('says' in common) {
    const its = everyTextAt(other, common.says);
    return everyTextAt(body, common.says).some((own) => its.includes(own));
  }
  if ('overlaps' in common) {
    const its = prefixesAt(other, common.overlaps);
    return prefixesAt(body, common.overlaps).some((own) => its.some((one) => overlaps(own, one)));
  }
  return common.refersTo.some((path) => {
    const its = everyReferenceAt(other, path);
    return everyReferenceAt(body, path).some((own) =>
      its.some((one) => sameId(own, one) || isKnownAs(own, one, common, around)),
    );
  });
}

/** Whether what the design has by an id, and what is there by another one, say the same of what they are known by. */
function isKnownAs(
  own: string,
  its: string,
  { orBy }: { readonly orBy?: string },
  { all, there }: Surroundings,
): boolean {
  if (orBy === undefined) return false;
  const path = orBy.split('.');
  const mine = textAt(all.find(({ id }) => sameId(id, own))?.body, ...path);
  const theirs = textAt(there(its), ...path);
  return mine !== undefined && theirs !== undefined && keyOf(mine) === keyOf(theirs);
}

/** The children of a type that the body of the resource around them carries. */
export function carriedBy(parent: string, type: string, body: ArmBody | undefined): readonly unknown[] {
  const inline = typeNamed(parseArmId(parent)?.type ?? '')?.children?.find((one) => keyOf(one.type) === keyOf(type));
  return inline === undefined ? [] : itemsAt(body, 'properties', inline.property);
}
