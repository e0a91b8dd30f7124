import { parentId, types } from '../resources';
import type { WantedResource } from '../resources/model';
import { referenceAt, textAt, valueAt } from '../resources/types/bodies';
import { isType, keyOf } from './ids';
import type { ArmBody, Change } from './plan';

type Found = ReadonlyMap<string, ArmBody>;

const PATH = 'properties.peeringState';

/** Whether a network peering has lost its other end, or the network there. */
export const isDisconnected = (body: ArmBody | undefined): boolean =>
  textAt(body, 'properties', 'peeringState')?.toLowerCase() === 'disconnected';

/**
 * What brings a network peering back that lost its other end: that it is written, before that end is made again, which Azure
 * refuses otherwise (RemotePeeringIsDisconnected). Source: azurerm#14051, bicep-registry-modules#6556
 */
export function reconnectionOf(peering: WantedResource, actual: ArmBody | undefined): Change | undefined {
  return isType(peering, types.networkPeering) && isDisconnected(actual)
    ? { path: PATH, from: 'Disconnected', to: 'Initiated' }
    : undefined;
}

/** Whether a change is what brings a peering back that lost its other end. */
export const isReconnection = ({ path }: Change): boolean => path === PATH;

/** Ids in lower case of the peerings that have to be written before one, and of those that must not be waited for. */
export interface PeeringOrder {
  readonly first: ReadonlySet<string>;
  readonly later: ReadonlySet<string>;
}

/**
 * The order in which Azure takes changes of network peerings: one that lost its other end before that end; the end of
 * `useRemoteGateways` before that of `allowGatewayTransit` at the other side, and before its beginning beside it, as a network
 * uses the gateways of one other network only. Source: virtual-network-manage-peering
 */
export function peeringOrder(
  resource: WantedResource,
  resources: ReadonlyMap<string, WantedResource>,
  there: Found | undefined,
): PeeringOrder {
  const none = { first: new Set<string>(), later: new Set<string>() };
  if (!there || !isType(resource, types.networkPeering)) return none;
  const turn = (key: string, one: WantedResource, to: boolean, name: string): boolean =>
    there.has(key) &&
    valueAt(there.get(key), 'properties', name) === !to &&
    valueAt(one.body, 'properties', name) === to;
  const own = keyOf(resource.id);
  const isAfter = (key: string, one: WantedResource, otherKey: string, other: WantedResource): boolean => {
    const endsUse = turn(otherKey, other, false, 'useRemoteGateways');
    if (isOpposite(one, other)) {
      if (!there.has(key) && isDisconnected(there.get(otherKey))) return true;
      return endsUse && turn(key, one, false, 'allowGatewayTransit');
    }
    const beginsUse = valueAt(one.body, 'properties', 'useRemoteGateways') === true && !usesAlready(there.get(key));
    return endsUse && beginsUse && parentKey(one) === parentKey(other);
  };
  const others = [...resources].filter(
    ([key, other]) => key !== own && isType(other, types.networkPeering) && other.party === 'csp' && !other.existing,
  );
  return {
    first: new Set(others.flatMap(([key, other]) => (isAfter(own, resource, key, other) ? [key] : []))),
    later: new Set(others.flatMap(([key, other]) => (isAfter(key, other, own, resource) ? [key] : []))),
  };
}

const parentKey = ({ id }: WantedResource): string => keyOf(parentId(id) ?? '');
const remoteKey = ({ body }: WantedResource): string =>
  keyOf(referenceAt(body, 'properties', 'remoteVirtualNetwork') ?? '');
const isOpposite = (one: WantedResource, other: WantedResource): boolean =>
  parentKey(one) === remoteKey(other) && remoteKey(one) === parentKey(other);
const usesAlready = (body: ArmBody | undefined): boolean => valueAt(body, 'properties', 'useRemoteGateways') === true;
