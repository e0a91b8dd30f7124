import { randomUUID } from 'node:crypto';
import type { JsonObject, Resource } from './arm';
import { badRequest, conflict, isGiven, isObject, regionName, textAt } from './arm';
import { checkReferences, checkUnused } from './guards';
import { keyOf } from './ids';
import type { Kind, OperationFailure, World } from './kind';
import { judge } from './refusals';
import { kindOf } from './types/kinds';

/** A resource that a request has changed, and that its operation will complete. */
interface Staged {
  readonly kind: Kind;
  readonly resource: Resource;
  readonly previous: Resource | undefined;
}

const ALWAYS_READ_ONLY = ['provisioningState', 'resourceGuid'];

export const newEtag = (): string => `W/"${randomUUID()}"`;

/** Puts the body of a PUT, children and all, into the store as Updating. Nothing is changed where it throws. */
export function stageWrite(kind: Kind, id: string, body: JsonObject, world: World): Staged[] {
  return world.store.transaction(() => {
    const staged: Staged[] = [];
    stage(kind, id, body, world, staged);
    for (const { resource, previous } of staged) {
      checkReferences(resource, world);
      judge({ resource, previous, world });
    }
    return staged;
  });
}

function stage(kind: Kind, id: string, body: JsonObject, world: World, staged: Staged[]): void {
  const previous = world.store.get(id);
  const name = id.slice(id.lastIndexOf('/') + 1);
  const resource: Resource = {
    id: previous?.id ?? id,
    name: previous?.name ?? name,
    type: kind.type,
    etag: newEtag(),
    state: 'Updating',
    ...locationOf(kind, id, body, previous),
    ...(isObject(body.tags) && { tags: textValues(body.tags) }),
    envelope: Object.fromEntries(
      (kind.envelope ?? []).filter((key) => isGiven(body[key])).map((key) => [key, body[key]]),
    ),
    properties: ownProperties(kind, body, previous),
  };
  kind.begin?.(resource, previous, world);
  world.store.set(resource);
  staged.push({ kind, resource, previous });
  stageChildren(kind, resource.id, isObject(body.properties) ? body.properties : {}, world, staged);
}

function stageChildren(kind: Kind, id: string, sent: JsonObject, world: World, staged: Staged[]): void {
  for (const { property, type, whenOmitted } of kind.inline ?? []) {
    const list = sent[property] ?? undefined;
    if (list === undefined && whenOmitted === 'keep') continue;
    const childKind = kindOf(type);
    if (childKind === undefined) throw new Error(`${type} is not a kind`);
    const kept = new Set<string>();
    for (const item of Array.isArray(list) ? list : []) {
      const name = textAt(item, 'name');
      if (!isObject(item) || name === undefined) {
        throw badRequest('InvalidRequestFormat', `Cannot parse the request: an item of ${property} has no name.`);
      }
      const childId = `${id}/${type.slice(type.lastIndexOf('/') + 1)}/${name}`;
      kept.add(keyOf(childId));
      stage(childKind, childId, item, world, staged);
    }
    for (const child of world.store.children(id, type)) {
      if (kept.has(keyOf(child.id))) continue;
      const failure = childKind.checkDeletion?.(child, world);
      if (failure !== undefined) throw badRequest(failure.code, failure.message);
      removeNow(child, world);
    }
  }
}

function ownProperties(kind: Kind, body: JsonObject, previous: Resource | undefined): JsonObject {
  if (isGiven(body.properties) && !isObject(body.properties)) {
    throw badRequest('InvalidRequestFormat', "Cannot parse the request: 'properties' is not an object.");
  }
  const readOnly = [...ALWAYS_READ_ONLY, ...(kind.readOnly ?? [])];
  const elsewhere = new Set([...readOnly, ...(kind.inline ?? []).map(({ property }) => property)]);
  const own: JsonObject = {};
  for (const [key, value] of Object.entries(body.properties ?? {})) {
    if (isGiven(value) && !elsewhere.has(key)) own[key] = structuredClone(value);
  }
  for (const key of readOnly) if (previous?.properties[key] !== undefined) own[key] = previous.properties[key];
  for (const key of kind.writeOnly ?? []) own[key] ??= previous?.properties[key];
  if (kind.guid === true) own.resourceGuid ??= randomUUID();
  return own;
}

function locationOf(kind: Kind, id: string, body: JsonObject, previous: Resource | undefined): { location?: string } {
  if (kind.located !== true) return {};
  const sent = textAt(body, 'location');
  if (sent === undefined || sent === '') {
    throw badRequest('LocationRequired', 'The location property is required for this definition.');
  }
  const location = regionName(sent);
  if (previous?.location !== undefined && previous.location !== location) {
    throw conflict(
      'InvalidResourceLocation',
      `The resource '${previous.name}' already exists in location '${previous.location}' in resource group '${id.split('/')[4] ?? ''}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`,
    );
  }
  return { location };
}

function textValues(tags: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Makes what was staged real: Succeeded, or Failed with the first failure. */
export function completeWrite(
  staged: readonly Staged[],
  forced: OperationFailure | undefined,
  world: World,
): OperationFailure | undefined {
  let failure = forced;
  for (const { kind, resource } of staged) {
    const current = world.store.get(resource.id);
    if (current === undefined) continue;
    const next = structuredClone(current);
    failure ??= kind.complete?.(next, world);
    next.state = failure === undefined ? 'Succeeded' : 'Failed';
    next.etag = newEtag();
    world.store.set(next);
  }
  return failure;
}

/** Changes one resource outside of a request, as a party or another resource's operation does. */
export function change(id: string, world: World, edit: (next: Resource) => void): void {
  const current = world.store.get(id);
  if (current === undefined) return;
  const next = structuredClone(current);
  edit(next);
  next.etag = newEtag();
  world.store.set(next);
}

/** Removes a resource, all below it and the locks and roles on it, and lets each kind tidy up. */
export function removeNow(resource: Resource, world: World): void {
  checkUnused(resource, world);
  const below = `${keyOf(resource.id)}/`;
  const gone = [resource, ...world.store.all().filter((other) => keyOf(other.id).startsWith(below))];
  for (const each of gone) world.store.delete(each.id);
  for (const each of gone) kindOf(each.type)?.deleted?.(each, world);
}
