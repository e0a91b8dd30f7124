import { type BodyValue, type WantedResource, parentId } from '../../resources';
import { at, leafAt, textsAt } from '../values';
import { type Scope, variableOf } from './body';
import { type Call, type Option, STDIN, callOf, command, located, option, placed, placedIn } from './call';
import { idOf } from './networkCalls';
import { sameAs } from './same';

/** Writes a resource by commands of az; undefined where az cannot say all of it. */
type Commands = (resource: WantedResource, scope: Scope) => readonly Call[] | undefined;

const lastOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
const one = (call: Call | undefined): readonly Call[] | undefined => call && [call];

/** An update sends the circuit back with its peerings and authorizations. az has no option for rate limiting or a LAG. */
export const circuit: Commands = (resource) => {
  const { body } = resource;
  const properties = at(body, 'properties');
  if (at(properties, 'enableDirectPortRateLimit') !== undefined) return undefined;
  if (at(properties, 'expressRouteLag') !== undefined) return undefined;
  const mbps = leafAt(properties, 'serviceProviderProperties', 'bandwidthInMbps');
  const gbps = leafAt(properties, 'bandwidthInGbps');
  const size = [
    option('--bandwidth', mbps === undefined ? `${String(gbps)} Gbps` : `${String(mbps)} Mbps`),
    option('--sku-tier', leafAt(body, 'sku', 'tier')),
    option('--sku-family', leafAt(body, 'sku', 'family')),
  ];
  const create = [
    ...placed(resource),
    ...located(resource),
    option('--provider', leafAt(properties, 'serviceProviderProperties', 'serviceProviderName')),
    option('--peering-location', leafAt(properties, 'serviceProviderProperties', 'peeringLocation')),
    option('--express-route-port', idOf(at(properties, 'expressRoutePort', 'id'))),
    ...size,
  ];
  const call: Call = {
    of: resource,
    same: sameAs({
      'sku.tier': leafAt(body, 'sku', 'tier'),
      'sku.family': leafAt(body, 'sku', 'family'),
      'properties.serviceProviderProperties.bandwidthInMbps': mbps,
      'properties.bandwidthInGbps': gbps,
    }),
    create: command('network express-route create', create),
    update: command('network express-route update', [...placed(resource), ...size]),
  };
  return one(callOf(call, create));
};

export const authorization: Commands = (resource) => {
  const create = placedIn('--circuit-name', resource);
  return one(callOf({ of: resource, create: command('network express-route auth create', create) }, create));
};

function microsoftOptions(properties: BodyValue | undefined): Option[] {
  const configuration = at(properties, 'microsoftPeeringConfig');
  return [
    option('--advertised-public-prefixes', ...textsAt(configuration, 'advertisedPublicPrefixes')),
    option('--customer-asn', leafAt(configuration, 'customerASN')),
    option('--routing-registry-name', leafAt(configuration, 'routingRegistryName')),
    option('--route-filter', idOf(at(properties, 'routeFilter', 'id'))),
  ];
}

/**
 * With IPv6, az writes a peering twice, the second time without the key that it cannot read back: such a one is written by its
 * body, at once.
 */
export const peering: Commands = (resource, scope) => {
  const properties = at(resource.body, 'properties');
  if (at(properties, 'ipv6PeeringConfig') !== undefined) return undefined;
  const place = [
    option('--resource-group', resource.resourceGroup),
    option('--circuit-name', lastOf(parentId(resource.id) ?? '')),
  ];
  const key = variableOf(at(properties, 'sharedKey'), scope);
  const own = [
    option('--peer-asn', leafAt(properties, 'peerASN')),
    option('--vlan-id', leafAt(properties, 'vlanId')),
    option('--primary-peer-subnet', leafAt(properties, 'primaryPeerAddressPrefix')),
    option('--secondary-peer-subnet', leafAt(properties, 'secondaryPeerAddressPrefix')),
    ...microsoftOptions(properties),
    option('--shared-key', key === undefined ? undefined : STDIN),
  ];
  const create = [...place, option('--peering-type', leafAt(properties, 'peeringType')), ...own];
  const input = key === undefined ? undefined : { variable: key };
  const call: Call = {
    of: resource,
    same: sameAs({ properties }),
    create: command('network express-route peering create', create, input),
    update: command('network express-route peering update', [...place, option('--name', resource.name), ...own], input),
  };
  return one(callOf(call, create));
};

export const globalReach: Commands = (resource, scope) => {
  const properties = at(resource.body, 'properties');
  if (at(properties, 'ipv6CircuitConnectionConfig') !== undefined) return undefined;
  const own = parentId(resource.id) ?? '';
  const far = idOf(at(properties, 'peerExpressRouteCircuitPeering', 'id'));
  const key = variableOf(at(properties, 'authorizationKey'), scope);
  const create = [
    option('--resource-group', resource.resourceGroup),
    option('--circuit-name', lastOf(parentId(own) ?? '')),
    option('--peering-name', lastOf(own)),
    option('--name', resource.name),
    // Their help says circuit; they take the peerings of both.
    option('--source-circuit', own),
    option('--peer-circuit', far),
    option('--address-prefix', leafAt(properties, 'addressPrefix')),
    option('--authorization-key', key === undefined ? undefined : STDIN),
  ];
  const input = key === undefined ? undefined : { variable: key };
  const made = command('network express-route peering connection create', create, input);
  return one(callOf({ of: resource, create: made }, create));
};

/** MACsec and identity of a port have commands of their own in part only: a port that says them is written by its body. */
export const directPort: Commands = (resource) => {
  const properties = at(resource.body, 'properties');
  if (at(properties, 'links') !== undefined || at(resource.body, 'identity') !== undefined) return undefined;
  const create = [
    ...placed(resource),
    ...located(resource),
    option('--peering-location', leafAt(properties, 'peeringLocation')),
    option('--bandwidth', `${String(leafAt(properties, 'bandwidthInGbps'))} Gbps`),
    option('--encapsulation', leafAt(properties, 'encapsulation')),
    option('--billing-type', leafAt(properties, 'billingType')),
  ];
  return one(callOf({ of: resource, create: command('network express-route port create', create) }, create));
};
