import type { JsonObject, Resource } from './arm';
import type { Kind, World } from './kind';
import { kindOf } from './types/kinds';

/** A resource as a GET shows it. */
export function show(resource: Resource, world: World): JsonObject {
  const kind = kindOf(resource.type);
  return {
    name: resource.name,
    id: resource.id,
    ...(kind?.synchronous !== true && { etag: resource.etag }),
    type: resource.type,
    ...(resource.location !== undefined && { location: resource.location }),
    ...(resource.tags !== undefined && { tags: resource.tags }),
    ...structuredClone(resource.envelope),
    properties: showProperties(resource, kind, world),
  };
}

function showProperties(resource: Resource, kind: Kind | undefined, world: World): JsonObject {
  const properties: JsonObject = {
    ...(kind?.synchronous !== true && { provisioningState: resource.state }),
    ...structuredClone(visible(resource, kind)),
  };
  for (const { property, type } of kind?.inline ?? []) {
    properties[property] = world.store.children(resource.id, type).map((child) => show(child, world));
  }
  return { ...properties, ...kind?.view?.(resource, world) };
}

function visible({ properties }: Resource, kind: Kind | undefined): JsonObject {
  const hidden = new Set(kind?.writeOnly ?? []);
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !hidden.has(key)));
}
