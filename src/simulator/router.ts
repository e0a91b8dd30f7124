import { ArmError, badRequest, notFound, sameText, textAt } from './arm';
import type { JsonObject, Resource } from './arm';
import { bgpCommunities, portLocations, serviceProviders } from './offers';
import type { Deployments } from './deployments';
import type { Engine } from './engine';
import { GROUP, groupsOf, serveGroup } from './groups';
import { groupOf, keyOf, parentId, parseAddress, subscriptionOf } from './ids';
import type { Address } from './ids';
import type { ArmRequest, ArmResponse } from './messages';
import { answerQuery } from './resourceGraph';
import type { Subscriptions } from './subscriptions';
import type { Target } from './targets';
import { findTarget } from './targets';
import { ROLE_DEFINITION, roleDefinitions } from './types/authorization';
import { PROVIDER_SUBSCRIPTION } from './types/crossConnections';
import { kinds } from './types/kinds';

/** Serves one ARM request. */
export function route(
  request: ArmRequest,
  engine: Engine,
  subscriptions: Subscriptions,
  deployments: Deployments,
): ArmResponse {
  const address = parseAddress(request.path);
  const { subscription } = address;
  if (subscription !== undefined && subscription !== PROVIDER_SUBSCRIPTION) subscriptions.require(subscription);
  const deployed = deployments.serve(request);
  if (deployed !== undefined) return deployed;
  if (/\/locations\/[^/]+\/operation(s|results)\/[^/]+$/i.test(request.path)) return engine.poll(request);
  const list = (items: JsonObject[]): ArmResponse => engine.page(request, items);
  if (address.namespace !== undefined) {
    return providerRoute(request, address, engine, subscriptions);
  }
  const parts = request.path.toLowerCase().split('/').filter(Boolean);
  if (request.method !== 'GET' && parts[2] !== 'resourcegroups') throw unserved(request);
  switch (parts[0]) {
    case 'tenants':
      return list(subscriptions.tenants());
    case 'subscriptions':
      if (subscription === undefined) return list(subscriptions.list().map((one) => subscriptions.show(one)));
      return subscriptionRoute(request, subscription, parts, engine, subscriptions);
    default:
      throw unserved(request);
  }
}

const unserved = (request: ArmRequest): ArmError =>
  notFound('NotFound', `The simulator does not serve ${request.method} ${request.path}.`);

function subscriptionRoute(
  request: ArmRequest,
  subscription: string,
  parts: readonly string[],
  engine: Engine,
  subscriptions: Subscriptions,
): ArmResponse {
  const { store } = engine;
  const list = (items: JsonObject[]): ArmResponse => engine.page(request, items);
  const within = (group: string | undefined) =>
    store
      .all()
      .filter(
        ({ id, type }) =>
          type !== GROUP &&
          subscriptionOf(id) === subscription.toLowerCase() &&
          parentId(id) === undefined &&
          (group === undefined || groupOf(id) === group),
      );
  switch (parts[2]) {
    case undefined:
      return { status: 200, body: subscriptions.show(subscriptions.require(subscription)) };
    case 'locations':
      return list(subscriptions.locations(subscription));
    case 'resources':
      return engine.list(request, within(undefined));
    case 'providers':
      return list(namespaces(subscription));
    case 'resourcegroups': {
      const name = request.path.split('/')[4];
      if (!name) return list(groupsOf(subscription, store));
      if (parts[4] === undefined) return serveGroup(request, subscription, decodeURIComponent(name), engine);
      if (parts[4] === 'resources' && request.method === 'GET') {
        return engine.list(request, within(`/subscriptions/${subscription}/resourcegroups/${name}`.toLowerCase()));
      }
      throw unserved(request);
    }
    default:
      throw unserved(request);
  }
}

function namespaces(subscription: string): (JsonObject & { readonly namespace: string })[] {
  const names = new Set(kinds.map(({ type }) => type.slice(0, type.indexOf('/'))));
  return [...names].map((namespace) => ({
    id: `/subscriptions/${subscription}/providers/${namespace}`,
    namespace,
    registrationState: 'Registered',
    registrationPolicy: 'RegistrationRequired',
    resourceTypes: [],
  }));
}

function providerRoute(
  request: ArmRequest,
  address: Address,
  engine: Engine,
  subscriptions: Subscriptions,
): ArmResponse {
  const { namespace = '', segments, scope, subscription = '' } = address;
  const list = (items: JsonObject[]): ArmResponse => engine.page(request, items);
  const first = segments[0]?.toLowerCase();
  if (first === undefined || (first === 'register' && request.method === 'POST')) {
    const known = namespaces(subscription).find((one) => one.namespace.toLowerCase() === namespace.toLowerCase());
    if (known === undefined)
      throw notFound('InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`);
    return { status: 200, body: known };
  }
  if (request.method === 'GET' && segments.length === 1) {
    if (first === 'expressrouteserviceproviders') return list(serviceProviders(subscription));
    if (first === 'bgpservicecommunities') return list(bgpCommunities(subscription));
    if (first === 'expressrouteportslocations') return list(portLocations(subscription, false));
    // Only a connectivity provider has some.
    if (first === 'expressrouteproviderports') return list([]);
  }
  if (request.method === 'GET' && segments.length === 2 && first === 'expressrouteportslocations') {
    const found = portLocations(subscription, true).find(({ name }) => sameText(name, segments[1]));
    if (found === undefined) throw notFound('ResourceNotFound', `The port location '${segments[1]}' was not found.`);
    return { status: 200, body: found };
  }
  if (`${namespace}/${first}`.toLowerCase() === 'microsoft.resourcegraph/resources' && request.method === 'POST') {
    return {
      status: 200,
      body: answerQuery(request.body, {
        store: engine.store,
        show: (one) => engine.shownTo(request, one),
        tenantOf: (id) => subscriptions.tenantOf(id),
        delegations: () => subscriptions.delegations(),
      }),
    };
  }
  if (`${namespace}/${first}`.toLowerCase() === ROLE_DEFINITION.toLowerCase() && request.method === 'GET') {
    const all = roleDefinitions(scope, request.query.get('$filter'));
    const one = all.find(({ name }) => name === segments[1]?.toLowerCase());
    if (segments[1] === undefined) return list(all);
    if (one === undefined)
      throw notFound(
        'RoleDefinitionDoesNotExist',
        `The specified role definition with ID '${segments[1]}' does not exist.`,
      );
    return { status: 200, body: one };
  }
  return serve(request, address, findTarget(address, request.method, engine.store), engine);
}

function serve(request: ArmRequest, address: Address, target: Target, engine: Engine): ArmResponse {
  if (target.kind === 'action') return engine.act(request, target, address);
  if (target.kind === 'collection') {
    if (request.method !== 'GET')
      throw badRequest('MethodNotAllowed', `The method ${request.method} is not supported for a collection.`);
    return engine.list(request, members(target, request, engine));
  }
  const { type, id } = target;
  if (request.method === 'PUT' && type.extension !== true && groupOf(id) === undefined) {
    throw badRequest('MissingResourceGroup', `Resources of type ${type.type} are in a resource group.`);
  }
  switch (request.method) {
    case 'GET':
      return engine.get(request, id, address);
    case 'HEAD':
      return engine.head(id);
    case 'PUT':
      return engine.put(request, type, id);
    case 'PATCH':
      return engine.patch(request, id, address);
    case 'DELETE':
      return engine.delete(request, type, id);
    default:
      throw new ArmError(405, 'MethodNotAllowed', `The method ${request.method} is not supported for ${type.type}.`);
  }
}

/** The resources of a collection: below a parent, at and below a scope, or in a group or subscription. */
function members(target: Extract<Target, { kind: 'collection' }>, request: ArmRequest, engine: Engine): Resource[] {
  const { store } = engine;
  const scope = keyOf(target.scope);
  const parent = store.get(target.scope);
  if (parent !== undefined && parent.type !== GROUP && target.type.extension !== true)
    return store.children(parent.id, target.type.type);
  if (scope.includes('/providers/') && parent === undefined) {
    throw notFound(
      'ParentResourceNotFound',
      `Can not perform requested operation on nested resource. Parent resource '${target.scope.split('/').pop()}' not found.`,
    );
  }
  if (groupOf(scope) !== undefined && store.get(groupOf(scope) ?? '') === undefined) {
    throw notFound('ResourceGroupNotFound', `Resource group '${target.scope.split('/')[4]}' could not be found.`);
  }
  const filter = request.query.get('$filter') ?? '';
  const principal = /principalId eq '?([0-9a-f-]{36})'?/i.exec(filter)?.[1]?.toLowerCase();
  const exact = /atScope\(\)/i.test(filter);
  return store.ofType(target.type.type).filter(({ id, properties }) => {
    const owner = keyOf(id).slice(0, keyOf(id).lastIndexOf('/providers/'));
    const inScope = exact ? owner === scope || scope.startsWith(`${owner}/`) : `${owner}/`.startsWith(`${scope}/`);
    return inScope && (principal === undefined || textAt(properties, 'principalId')?.toLowerCase() === principal);
  });
}
