import { readCidr } from '../addresses';
import { textAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf, parentId } from '../ids';
import { SUBNET } from '../types/networks';
import { LIMITS } from './limits';
import type { Attempt, Refusal } from './refusal';
import { isServiceTag } from './serviceTags';

const ROUTE = 'Microsoft.Network/routeTables/routes';
const about = { type: ROUTE, source: 'virtual-network/virtual-networks-udr-overview', date: '2026-11-25' } as const;
const NEXT_HOPS = ['VirtualNetworkGateway', 'VnetLocal', 'Internet', 'VirtualAppliance', 'None'];

const prefixOf = (route: Resource): string => textAt(route.properties, 'addressPrefix') ?? '';
const hopOf = (route: Resource): string => textAt(route.properties, 'nextHopType') ?? '';
const siblings = ({ resource, world }: Attempt): Resource[] =>
  world.store.children(parentId(resource.id) ?? '', ROUTE).filter(({ id }) => keyOf(id) !== keyOf(resource.id));

export const routeRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'properties',
    condition: `a table has more than ${LIMITS.routesOfTable} routes`,
    code: 'RoutesPerRouteTableLimitReached',
    message: `The route table of {id} cannot have more than ${LIMITS.routesOfTable} routes.`,
    codeFrom: 'documented',
    source: 'azure-resource-manager/management/azure-subscription-service-limits, networking limits',
    refuses: (attempt) => siblings(attempt).length + 1 > LIMITS.routesOfTable,
  },
  {
    ...about,
    property: 'properties.addressPrefix',
    condition: `a table has more than ${LIMITS.tagRoutesOfTable} routes with service tags`,
    code: 'ServiceTagRoutesLimitReached',
    message: `The route table of {id} cannot have more than ${LIMITS.tagRoutesOfTable} routes with service tags.`,
    codeFrom: 'documented',
    date: '2026-11-26',
    refuses(attempt) {
      const tagged = [attempt.resource, ...siblings(attempt)].filter((route) => isServiceTag(prefixOf(route)));
      return isServiceTag(prefixOf(attempt.resource)) && tagged.length > LIMITS.tagRoutesOfTable;
    },
  },
  {
    ...about,
    property: 'properties.addressPrefix',
    condition: 'the prefix is neither in CIDR notation nor a service tag',
    code: 'InvalidAddressPrefixFormat',
    message: "Address prefix string for resource {id} cannot be null or empty, and '{prefix}' has an invalid format.",
    codeFrom: 'reported',
    refuses: ({ resource }) =>
      readCidr(prefixOf(resource)) === undefined && !isServiceTag(prefixOf(resource)) && { prefix: prefixOf(resource) },
  },
  {
    ...about,
    property: 'properties.nextHopType',
    condition: `the next hop type is none of ${NEXT_HOPS.join(', ')}`,
    code: 'InvalidNextHopType',
    message: "The next hop type '{hop}' of route {id} is not valid.",
    codeFrom: 'documented',
    refuses: ({ resource }) => !NEXT_HOPS.includes(hopOf(resource)) && { hop: hopOf(resource) },
  },
  {
    ...about,
    property: 'properties.nextHopIpAddress',
    condition: 'there is a next hop address without the next hop type VirtualAppliance, or the type without an address',
    code: 'InvalidNextHopIpAddress',
    message: 'Route {id}: a next hop address goes with the next hop type VirtualAppliance, and only with it.',
    codeFrom: 'documented',
    refuses: ({ resource }) =>
      (hopOf(resource) === 'VirtualAppliance') !== Boolean(textAt(resource.properties, 'nextHopIpAddress')),
  },
  {
    ...about,
    property: 'properties.nextHopIpAddress',
    condition: 'the next hop address is no address, or of another family than the prefix',
    code: 'InvalidNextHopIpAddress',
    message: "The next hop address '{address}' of route {id} is not valid.",
    codeFrom: 'documented',
    refuses({ resource }) {
      const address = textAt(resource.properties, 'nextHopIpAddress');
      if (!address) return false;
      const host = readCidr(`${address}/${address.includes(':') ? 128 : 32}`);
      const family = readCidr(prefixOf(resource))?.family ?? host?.family;
      return (host === undefined || host.family !== family) && { address };
    },
  },
  {
    ...about,
    property: 'properties.addressPrefix',
    condition: 'another route of the table has the same prefix',
    code: 'RouteConflict',
    message: 'Route {id} has the address prefix {prefix} of route {twin} in the same table.',
    codeFrom: 'reported',
    refuses(attempt) {
      const prefix = prefixOf(attempt.resource);
      const twin = siblings(attempt).find((other) => keyOf(prefixOf(other)) === keyOf(prefix));
      return twin && { prefix, twin: twin.name };
    },
  },
  {
    ...about,
    property: 'properties.addressPrefix',
    condition: 'a route 0.0.0.0/0 in the route table of a GatewaySubnet',
    code: 'GatewaySubnetDefaultRouteNotAllowed',
    message: 'Route {id} is 0.0.0.0/0, and its route table is that of {subnet}.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-about-virtual-network-gateways',
    refuses({ resource, world }) {
      const table = parentId(resource.id) ?? '';
      const subnet = world.store.referrers(table, SUBNET).find(({ name }) => name.toLowerCase() === 'gatewaysubnet');
      return prefixOf(resource) === '0.0.0.0/0' && subnet && { subnet: subnet.id };
    },
  },
];
