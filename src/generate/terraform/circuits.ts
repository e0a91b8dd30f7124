import { type BodyValue, parentId } from '../../resources';
import { at, items } from '../values';
import { type Item, argument, block, gap, list, string } from './hcl';
import type { Arguments } from './networks';
import { type Scope, parentOf } from './scope';

export const circuit: Arguments = ({ body }, scope) => {
  const properties = at(body, 'properties');
  const offer = at(properties, 'serviceProviderProperties');
  return [
    ...argument('service_provider_name', scope.leaf(at(offer, 'serviceProviderName'))),
    ...argument('peering_location', scope.leaf(at(offer, 'peeringLocation'))),
    ...argument('bandwidth_in_mbps', scope.leaf(at(offer, 'bandwidthInMbps'))),
    ...argument('express_route_port_id', scope.leaf(at(properties, 'expressRoutePort', 'id'))),
    ...argument('bandwidth_in_gbps', scope.leaf(at(properties, 'bandwidthInGbps'))),
    ...argument('rate_limiting_enabled', scope.leaf(at(properties, 'enableDirectPortRateLimit'))),
    gap,
    block('sku', [
      ...argument('tier', scope.leaf(at(body, 'sku', 'tier'))),
      ...argument('family', scope.leaf(at(body, 'sku', 'family'))),
    ]),
  ];
};

export const authorization: Arguments = (resource, scope) =>
  argument('express_route_circuit_name', scope.name(parentOf(resource)));

function microsoft(header: string, configuration: BodyValue | undefined, scope: Scope): Item[] {
  if (configuration === undefined) return [];
  return [
    gap,
    block(header, [
      ...argument('advertised_public_prefixes', scope.list(at(configuration, 'advertisedPublicPrefixes'))),
      ...argument('customer_asn', scope.leaf(at(configuration, 'customerASN'))),
      ...argument('routing_registry_name', scope.leaf(at(configuration, 'routingRegistryName'))),
    ]),
  ];
}

export const peering: Arguments = (resource, scope) => {
  const properties = at(resource.body, 'properties');
  const ipv6 = at(properties, 'ipv6PeeringConfig');
  return [
    ...argument('express_route_circuit_name', scope.name(parentOf(resource))),
    ...argument('peering_type', scope.leaf(at(properties, 'peeringType'))),
    ...argument('peer_asn', scope.leaf(at(properties, 'peerASN'))),
    ...argument('vlan_id', scope.leaf(at(properties, 'vlanId'))),
    ...argument('primary_peer_address_prefix', scope.leaf(at(properties, 'primaryPeerAddressPrefix'))),
    ...argument('secondary_peer_address_prefix', scope.leaf(at(properties, 'secondaryPeerAddressPrefix'))),
    ...argument('shared_key', scope.leaf(at(properties, 'sharedKey'))),
    ...argument('route_filter_id', scope.leaf(at(properties, 'routeFilter', 'id'))),
    ...microsoft('microsoft_peering_config', at(properties, 'microsoftPeeringConfig'), scope),
    ...(ipv6 === undefined
      ? []
      : [
          gap,
          block('ipv6', [
            ...argument('enabled', at(ipv6, 'state') === 'Enabled' ? 'true' : 'false'),
            ...argument('primary_peer_address_prefix', scope.leaf(at(ipv6, 'primaryPeerAddressPrefix'))),
            ...argument('secondary_peer_address_prefix', scope.leaf(at(ipv6, 'secondaryPeerAddressPrefix'))),
            ...argument('route_filter_id', scope.leaf(at(ipv6, 'routeFilter', 'id'))),
            ...microsoft('microsoft_peering', at(ipv6, 'microsoftPeeringConfig'), scope),
          ]),
        ]),
  ];
};

export const globalReach: Arguments = ({ id, body }, scope) => {
  const properties = at(body, 'properties');
  return [
    ...argument('peering_id', scope.id(parentId(id) ?? '')),
    ...argument('peer_peering_id', scope.leaf(at(properties, 'peerExpressRouteCircuitPeering', 'id'))),
    ...argument('address_prefix_ipv4', scope.leaf(at(properties, 'addressPrefix'))),
    ...argument('address_prefix_ipv6', scope.leaf(at(properties, 'ipv6CircuitConnectionConfig', 'addressPrefix'))),
    ...argument('authorization_key', scope.leaf(at(properties, 'authorizationKey'))),
  ];
};

export const directPort: Arguments = ({ body }, scope) => {
  const properties = at(body, 'properties');
  const links = items(at(properties, 'links'));
  const identities = at(body, 'identity', 'userAssignedIdentities');
  return [
    ...argument('peering_location', scope.leaf(at(properties, 'peeringLocation'))),
    ...argument('bandwidth_in_gbps', scope.leaf(at(properties, 'bandwidthInGbps'))),
    ...argument('encapsulation', scope.leaf(at(properties, 'encapsulation'))),
    ...argument('billing_type', scope.leaf(at(properties, 'billingType'))),
    ...(typeof identities === 'object' && identities !== null
      ? [
          gap,
          block('identity', [
            ...argument('type', scope.leaf(at(body, 'identity', 'type'))),
            ...argument('identity_ids', list(Object.keys(identities).map(string))),
          ]),
        ]
      : []),
    ...links.flatMap((link, index): Item[] => {
      const state = at(link, 'properties', 'adminState');
      const macSec = at(link, 'properties', 'macSecConfig');
      const sci = at(macSec, 'sciState');
      return [
        gap,
        block(`link${index + 1}`, [
          ...argument('admin_enabled', state === undefined ? undefined : String(state === 'Enabled')),
          ...argument('macsec_cipher', scope.leaf(at(macSec, 'cipher'))),
          ...argument('macsec_ckn_keyvault_secret_id', scope.leaf(at(macSec, 'cknSecretIdentifier'))),
          ...argument('macsec_cak_keyvault_secret_id', scope.leaf(at(macSec, 'cakSecretIdentifier'))),
          ...argument('macsec_sci_enabled', sci === undefined ? undefined : String(sci === 'Enabled')),
        ]),
      ];
    }),
  ];
};
