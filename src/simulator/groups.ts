import { badRequest, conflict, isObject, notFound, regionName, textAt } from './arm';
import type { JsonObject, Resource } from './arm';
import type { Engine } from './engine';
import { checkLocks } from './guards';
import { keyOf, subscriptionOf } from './ids';
import type { ArmRequest, ArmResponse } from './messages';
import type { Store } from './store';
import { change, newEtag } from './writes';

export const GROUP = 'Microsoft.Resources/resourceGroups';

const showGroup = (group: Resource): JsonObject => ({
  id: group.id,
  name: group.name,
  type: GROUP,
  location: group.location,
  ...(group.tags !== undefined && { tags: group.tags }),
  properties: { provisioningState: group.state },
});

/** The groups of a subscription. */
export const groupsOf = (subscription: string, store: Store): JsonObject[] =>
  store
    .ofType(GROUP)
    .filter(({ id }) => subscriptionOf(id) === subscription.toLowerCase())
    .map(showGroup);

const tagsOf = (body: JsonObject): Record<string, string> | undefined =>
  isObject(body.tags)
    ? Object.fromEntries(
        Object.entries(body.tags).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : undefined;

/** Serves `/subscriptions/{id}/resourceGroups/{name}` itself. */
export function serveGroup(request: ArmRequest, subscription: string, name: string, engine: Engine): ArmResponse {
  const { store } = engine;
  const world = engine.world(request.actor);
  const found = store.get(`/subscriptions/${subscription}/resourceGroups/${name}`);
  if (request.method === 'HEAD') return { status: found === undefined ? 404 : 204 };
  if (request.method === 'PUT') return putGroup(request, subscription, name, found, engine);
  if (found === undefined) throw notFound('ResourceGroupNotFound', `Resource group '${name}' could not be found.`);
  switch (request.method) {
    case 'GET':
      return { status: 200, body: showGroup(found) };
    case 'PATCH':
      checkLocks(found.id, 'write', world);
      change(found.id, world, (next) => {
        next.tags = tagsOf(request.body) ?? next.tags ?? {};
      });
      return { status: 200, body: showGroup(store.get(found.id) ?? found) };
    case 'DELETE':
      return deleteGroup(request, found, engine);
    default:
      throw notFound('NotFound', `${request.method} is not served for resource groups.`);
  }
}

function putGroup(
  request: ArmRequest,
  subscription: string,
  name: string,
  found: Resource | undefined,
  engine: Engine,
): ArmResponse {
  if (!/^[-\w.()]{1,90}$/.test(name) || name.endsWith('.')) {
    throw badRequest('InvalidResourceGroupName', `The resource group name '${name}' is not valid.`);
  }
  const sent = textAt(request.body, 'location');
  if (!sent) throw badRequest('LocationRequired', 'The location property is required for this definition.');
  const location = regionName(sent);
  if (found !== undefined && found.location !== location) {
    throw conflict(
      'InvalidResourceGroupLocation',
      `Invalid resource group location '${location}'. The Resource group already exists in location '${found.location}'.`,
    );
  }
  const tags = tagsOf(request.body);
  const group: Resource = {
    id: found?.id ?? `/subscriptions/${subscription}/resourceGroups/${name}`,
    name: found?.name ?? name,
    type: GROUP,
    etag: newEtag(),
    state: 'Succeeded',
    location,
    ...(tags !== undefined && { tags }),
    envelope: {},
    properties: {},
  };
  checkLocks(group.id, 'write', engine.world(request.actor));
  engine.store.set(group);
  return { status: found === undefined ? 201 : 200, body: showGroup(group) };
}

function deleteGroup(request: ArmRequest, group: Resource, engine: Engine): ArmResponse {
  const { store } = engine;
  const world = engine.world(request.actor);
  checkLocks(group.id, 'delete', world);
  const below = `${keyOf(group.id)}/`;
  const inside = (resource: Resource) => keyOf(resource.id).startsWith(below);
  for (const resource of store.all().filter(inside)) {
    const user = store
      .referrers(resource.id)
      .find((from) => !inside(from) && from.type !== 'Microsoft.Network/expressRouteCrossConnections');
    if (user !== undefined) {
      throw conflict(
        'ResourceGroupDeletionBlocked',
        `Deletion of resource group '${group.name}' failed as ${resource.id} is used by ${user.id}.`,
      );
    }
  }
  change(group.id, world, (next) => {
    next.state = 'Deleting';
  });
  return engine.deleteGroup(request, group, () => {
    for (const resource of store.all().filter(inside)) store.delete(resource.id);
    store.delete(group.id);
  });
}
