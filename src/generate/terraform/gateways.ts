import { policyAlgorithms } from '../../resources/types/terraformNames';
import { types } from '../../resources';
import { at, items } from '../values';
import { argument, block, gap, string } from './hcl';
import type { Arguments } from './networks';
import { parentOf } from './scope';

export const publicAddress: Arguments = ({ body }, scope) => [
  ...argument('allocation_method', scope.leaf(at(body, 'properties', 'publicIPAllocationMethod'))),
  ...argument('ip_version', scope.leaf(at(body, 'properties', 'publicIPAddressVersion'))),
  ...argument('sku', scope.leaf(at(body, 'sku', 'name'))),
  ...argument('sku_tier', scope.leaf(at(body, 'sku', 'tier'))),
  ...argument('zones', scope.list(at(body, 'zones'))),
];

export const gateway: Arguments = ({ body }, scope) => {
  const properties = at(body, 'properties');
  const client = at(properties, 'vpnClientConfiguration');
  return [
    ...argument('type', scope.leaf(at(properties, 'gatewayType'))),
    ...argument('vpn_type', scope.leaf(at(properties, 'vpnType'))),
    ...argument('sku', scope.leaf(at(properties, 'sku', 'name'))),
    ...argument('active_active', scope.leaf(at(properties, 'activeActive'))),
    ...argument('bgp_enabled', scope.leaf(at(properties, 'enableBgp'))),
    ...argument('private_ip_address_enabled', scope.leaf(at(properties, 'enablePrivateIpAddress'))),
    ...argument('remote_vnet_traffic_enabled', scope.leaf(at(properties, 'allowRemoteVnetTraffic'))),
    ...items(at(properties, 'ipConfigurations')).flatMap((one) => [
      gap,
      block('ip_configuration', [
        ...argument('name', scope.leaf(at(one, 'name'))),
        ...argument('private_ip_address_allocation', scope.leaf(at(one, 'properties', 'privateIPAllocationMethod'))),
        ...argument('subnet_id', scope.leaf(at(one, 'properties', 'subnet', 'id'))),
        ...argument('public_ip_address_id', scope.leaf(at(one, 'properties', 'publicIPAddress', 'id'))),
      ]),
    ]),
    ...(at(properties, 'bgpSettings') === undefined
      ? []
      : [gap, block('bgp_settings', argument('asn', scope.leaf(at(properties, 'bgpSettings', 'asn'))))]),
    ...(client === undefined
      ? []
      : [
          gap,
          block('vpn_client_configuration', [
            ...argument('address_space', scope.list(at(client, 'vpnClientAddressPool', 'addressPrefixes'))),
            ...argument('vpn_client_protocols', scope.list(at(client, 'vpnClientProtocols'))),
            ...argument('vpn_auth_types', scope.list(at(client, 'vpnAuthenticationTypes'))),
            ...argument('aad_tenant', scope.leaf(at(client, 'aadTenant'))),
            ...argument('aad_audience', scope.leaf(at(client, 'aadAudience'))),
            ...argument('aad_issuer', scope.leaf(at(client, 'aadIssuer'))),
          ]),
        ]),
  ];
};

export const localGateway: Arguments = ({ body }, scope) => {
  const properties = at(body, 'properties');
  const bgp = at(properties, 'bgpSettings');
  const prefixes = at(properties, 'localNetworkAddressSpace', 'addressPrefixes');
  return [
    ...argument('gateway_address', scope.leaf(at(properties, 'gatewayIpAddress'))),
    ...argument('address_space', items(prefixes).length > 0 ? scope.list(prefixes) : undefined),
    ...(bgp === undefined
      ? []
      : [
          gap,
          block('bgp_settings', [
            ...argument('asn', scope.leaf(at(bgp, 'asn'))),
            ...argument('bgp_peering_address', scope.leaf(at(bgp, 'bgpPeeringAddress'))),
          ]),
        ]),
  ];
};

const policyArguments: readonly (readonly [string, string])[] = [
  ...policyAlgorithms,
  ['sa_datasize', 'saDataSizeKilobytes'],
  ['sa_lifetime', 'saLifeTimeSeconds'],
];

export const connection: Arguments = ({ body }, scope) => {
  const say = (name: string, ...path: string[]) => argument(name, scope.leaf(at(body, 'properties', ...path)));
  return [
    ...say('type', 'connectionType'),
    ...say('connection_protocol', 'connectionProtocol'),
    ...say('virtual_network_gateway_id', 'virtualNetworkGateway1', 'id'),
    ...say('express_route_circuit_id', 'peer', 'id'),
    ...say('local_network_gateway_id', 'localNetworkGateway2', 'id'),
    ...say('authorization_key', 'authorizationKey'),
    ...say('shared_key', 'sharedKey'),
    ...say('routing_weight', 'routingWeight'),
    ...say('bgp_enabled', 'enableBgp'),
    ...say('local_azure_ip_address_enabled', 'useLocalAzureIpAddress'),
    ...say('express_route_gateway_bypass', 'expressRouteGatewayBypass'),
    ...say('private_link_fast_path_enabled', 'enablePrivateLinkFastPath'),
    ...items(at(body, 'properties', 'ipsecPolicies')).flatMap((policy) => [
      gap,
      block(
        'ipsec_policy',
        policyArguments.flatMap(([name, key]) => argument(name, scope.leaf(at(policy, key)))),
      ),
    ]),
  ];
};

/** In azurerm a Route Server is one resource with its address. */
export const routeServer: Arguments = (resource, scope) => {
  const address = scope.output.byId.get(`${resource.id}/ipConfigurations/default`.toLowerCase());
  return [
    ...argument('sku', string('Standard')),
    ...argument(
      'branch_to_branch_traffic_enabled',
      scope.leaf(at(resource.body, 'properties', 'allowBranchToBranchTraffic')),
    ),
    ...argument('subnet_id', scope.leaf(at(address?.body, 'properties', 'subnet', 'id'))),
    ...argument('public_ip_address_id', scope.leaf(at(address?.body, 'properties', 'publicIPAddress', 'id'))),
  ];
};

export const routeServerPeer: Arguments = (resource, scope) => [
  ...argument('route_server_id', scope.id(parentOf(resource))),
  ...argument('peer_asn', scope.leaf(at(resource.body, 'properties', 'peerAsn'))),
  ...argument('peer_ip', scope.leaf(at(resource.body, 'properties', 'peerIp'))),
];

/** What a resource of azurerm holds beside the wanted resource of the same id. */
export function partOf(type: string): boolean {
  return type === types.routeServerAddress;
}
