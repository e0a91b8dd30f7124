import { securityRuleArguments } from '../../resources/types/terraformNames';
import type { BodyValue, WantedResource } from '../../resources';
import { at, items } from '../values';
import { type Item, argument, block, gap, map } from './hcl';
import { type Scope, parentOf } from './scope';

/** The arguments of a resource of one type, without name, place and tags. */
export type Arguments = (resource: WantedResource, scope: Scope) => Item[];

export const virtualNetwork: Arguments = ({ body }, scope) => [
  ...argument('address_space', scope.list(at(body, 'properties', 'addressSpace', 'addressPrefixes'))),
  ...argument('dns_servers', scope.list(at(body, 'properties', 'dhcpOptions', 'dnsServers'))),
];

/** Route table and security group of a subnet are associations of their own in azurerm. */
export const subnet: Arguments = (resource, scope) => {
  const properties = at(resource.body, 'properties');
  const single = scope.leaf(at(properties, 'addressPrefix'));
  const services = items(at(properties, 'serviceEndpoints')).flatMap((one) => scope.leaf(at(one, 'service')) ?? []);
  return [
    ...argument('virtual_network_name', scope.name(parentOf(resource))),
    ...argument(
      'address_prefixes',
      single === undefined ? scope.list(at(properties, 'addressPrefixes')) : `[${single}]`,
    ),
    ...argument('service_endpoints', services.length > 0 ? `[${services.join(', ')}]` : undefined),
  ];
};

/** A change of the other network's address space syncs the peering, on this side; its twin does so on the other. Source: azurerm#18444 */
function syncOf(resource: WantedResource, scope: Scope): Item[] {
  const remote = at(resource.body, 'properties', 'remoteVirtualNetwork', 'id', '$id');
  if (typeof remote !== 'string') return [];
  const own = scope.address(remote);
  const prefixes = at(
    scope.output.byId.get(remote.toLowerCase())?.body,
    'properties',
    'addressSpace',
    'addressPrefixes',
  );
  const space = own === undefined ? scope.list(prefixes) : `${own}.address_space`;
  return argument('triggers', space && map([['remote_address_space', `join(",", ${space})`]]));
}

export const networkPeering: Arguments = (resource, scope) => {
  const say = (name: string, key: string): Item[] => argument(name, scope.leaf(at(resource.body, 'properties', key)));
  return [
    ...argument('virtual_network_name', scope.name(parentOf(resource))),
    ...argument('remote_virtual_network_id', scope.leaf(at(resource.body, 'properties', 'remoteVirtualNetwork', 'id'))),
    ...say('allow_virtual_network_access', 'allowVirtualNetworkAccess'),
    ...say('allow_forwarded_traffic', 'allowForwardedTraffic'),
    ...say('allow_gateway_transit', 'allowGatewayTransit'),
    ...say('use_remote_gateways', 'useRemoteGateways'),
    ...syncOf(resource, scope),
  ];
};

export const routeTable: Arguments = ({ body }, scope) => {
  const off = at(body, 'properties', 'disableBgpRoutePropagation');
  return [
    ...argument('bgp_route_propagation_enabled', typeof off === 'boolean' ? String(!off) : undefined),
    ...items(at(body, 'properties', 'routes')).flatMap((route) => [
      gap,
      block('route', [
        ...argument('name', scope.leaf(at(route, 'name'))),
        ...argument('address_prefix', scope.leaf(at(route, 'properties', 'addressPrefix'))),
        ...argument('next_hop_type', scope.leaf(at(route, 'properties', 'nextHopType'))),
        ...argument('next_hop_in_ip_address', scope.leaf(at(route, 'properties', 'nextHopIpAddress'))),
      ]),
    ]),
  ];
};

export const securityGroup: Arguments = ({ body }, scope) =>
  items(at(body, 'properties', 'securityRules')).flatMap((rule) => [
    gap,
    block('security_rule', [
      ...argument('name', scope.leaf(at(rule, 'name'))),
      ...securityRuleArguments.flatMap(([name, key]) => {
        const value: BodyValue | undefined = at(rule, 'properties', key);
        return argument(name, scope.list(value) ?? scope.leaf(value));
      }),
    ]),
  ]);

export const routeFilter: Arguments = ({ body }, scope) =>
  items(at(body, 'properties', 'rules')).flatMap((rule) => [
    gap,
    block('rule', [
      ...argument('name', scope.leaf(at(rule, 'name'))),
      ...argument('access', scope.leaf(at(rule, 'properties', 'access'))),
      ...argument('rule_type', scope.leaf(at(rule, 'properties', 'routeFilterRuleType'))),
      ...argument('communities', scope.list(at(rule, 'properties', 'communities'))),
    ]),
  ]);
