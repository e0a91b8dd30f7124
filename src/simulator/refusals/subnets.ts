import { contains, overlaps, readCidr } from '../addresses';
import { at, textAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf, lastName, parentId } from '../ids';
import { SUBNET, prefixTextsOf, prefixesOf, spaceOf } from '../types/networks';
import { defaultRouteOf } from '../types/tables';
import { PLATFORM_SUBNETS } from './platformSubnets';
import type { PlatformSubnet } from './platformSubnets';
import type { Attempt, Refusal } from './refusal';

const about = {
  type: SUBNET,
  property: 'properties.addressPrefix',
  source: 'virtual-network/virtual-networks-faq',
  date: '2026-11-25',
} as const;
const SMALLEST_IPV4 = 29;
const IPV6 = 64;

/** What has addresses of a subnet, of what the simulator knows. */
const HOLDERS = new Set(['Microsoft.Network/virtualNetworkGateways', 'Microsoft.Network/virtualHubs/ipConfigurations']);

const networkId = (subnet: Resource): string => parentId(subnet.id) ?? '';
const values = ({ resource }: Attempt) => ({ network: lastName(networkId(resource)) });

const general: readonly Refusal[] = [
  {
    ...about,
    condition: 'there is no prefix',
    code: 'InvalidRequestFormat',
    message: 'Cannot parse the request: subnet {id} has no address prefix.',
    codeFrom: 'documented',
    refuses: ({ resource }) =>
      prefixTextsOf(resource).length === 0 && at(resource.properties, 'ipamPoolPrefixAllocations') === undefined,
  },
  {
    ...about,
    condition: 'a prefix is not in CIDR notation, or has host bits',
    code: 'InvalidCIDRNotation',
    message: 'The address prefix {prefix} in resource {id} has an invalid CIDR notation.',
    codeFrom: 'reported',
    refuses({ resource }) {
      const prefix = prefixTextsOf(resource).find((text) => readCidr(text) === undefined);
      return prefix === undefined ? false : { prefix };
    },
  },
  {
    ...about,
    condition: 'an IPv4 prefix is longer than /29 (Azure keeps five addresses of each subnet), or shorter than /2',
    code: 'NetcfgInvalidSubnet',
    message: "Subnet '{name}' is not valid in virtual network '{network}'.",
    codeFrom: 'reported',
    refuses: (attempt) =>
      prefixesOf(attempt.resource).some(
        ({ family, length }) => family === 4 && (length > SMALLEST_IPV4 || length < 2),
      ) && values(attempt),
  },
  {
    ...about,
    condition: 'an IPv6 prefix is not a /64',
    code: 'NetcfgInvalidIPv6SubnetPrefixLength',
    message: "Subnet '{name}' of virtual network '{network}' has an IPv6 prefix that is not a /64.",
    codeFrom: 'documented',
    refuses: (attempt) =>
      prefixesOf(attempt.resource).some(({ family, length }) => family === 6 && length !== IPV6) && values(attempt),
  },
  {
    ...about,
    condition: 'there is no IPv4 prefix',
    code: 'NetcfgIPv6OnlySubnet',
    message: "Subnet '{name}' of virtual network '{network}' has no IPv4 prefix. IPv6 stands beside IPv4.",
    codeFrom: 'documented',
    source: 'virtual-network/ip-services/ipv6-overview',
    refuses(attempt) {
      const prefixes = prefixesOf(attempt.resource);
      return prefixes.length > 0 && !prefixes.some(({ family }) => family === 4) && values(attempt);
    },
  },
  {
    ...about,
    property: 'properties.routeTable',
    condition: 'its route table or its network security group is in another region than the network',
    code: 'InvalidResourceReference',
    message:
      'Resource {referenced} referenced by resource {id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.',
    codeFrom: 'reported',
    source: 'virtual-network/network-security-groups-overview; CromwellOnAzure#231',
    refuses({ resource, world }) {
      const region = world.store.get(networkId(resource))?.location;
      const referenced = ['routeTable', 'networkSecurityGroup']
        .flatMap((key) => world.store.get(textAt(resource.properties, key, 'id') ?? '') ?? [])
        .find(({ location }) => location !== region);
      return region !== undefined && referenced && { referenced: referenced.id };
    },
  },
  {
    ...about,
    condition: 'it lies outside of the address space of its network',
    code: 'NetcfgSubnetRangeOutsideVnet',
    message:
      "Subnet '{name}' is not valid because its IP address range is outside the IP address range of virtual network '{network}'.",
    codeFrom: 'reported',
    refuses(attempt) {
      const network = attempt.world.store.get(networkId(attempt.resource));
      const space = network === undefined ? [] : spaceOf(network);
      const outside = prefixesOf(attempt.resource).some((prefix) => !space.some((outer) => contains(outer, prefix)));
      return outside && values(attempt);
    },
  },
  {
    ...about,
    condition: 'a prefix goes in which a gateway or a Route Server has its addresses',
    source: 'virtual-network/virtual-network-manage-subnet, "Change subnet settings"',
    date: '2026-11-26',
    code: 'InUsePrefixCannotBeDeleted',
    message: 'IpPrefix {prefix} on Subnet {name} has active allocations and cannot be deleted.',
    codeFrom: 'documented',
    refuses({ resource, previous, world }) {
      const isHeld = previous !== undefined && world.store.referrers(resource.id).some(({ type }) => HOLDERS.has(type));
      const kept = prefixTextsOf(resource);
      const gone = isHeld ? prefixTextsOf(previous).find((prefix) => !kept.includes(prefix)) : undefined;
      return gone !== undefined && { prefix: gone };
    },
  },
  {
    ...about,
    condition: 'it overlaps another subnet of its network',
    code: 'NetcfgSubnetRangesOverlap',
    message:
      "Subnet '{name}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '{network}'.",
    codeFrom: 'reported',
    refuses(attempt) {
      const { resource, world } = attempt;
      const own = prefixesOf(resource);
      const clash = world.store
        .children(networkId(resource), SUBNET)
        .some(
          (other) =>
            keyOf(other.id) !== keyOf(resource.id) &&
            prefixesOf(other).some((theirs) => own.some((prefix) => overlaps(prefix, theirs))),
        );
      return clash && values(attempt);
    },
  },
];

const isNamed = (resource: Resource, { name }: PlatformSubnet): boolean =>
  resource.name.toLowerCase() === name.toLowerCase();

/** What Azure asks of one of the subnets that it knows by name. */
const ofPlatform = (platform: PlatformSubnet): Refusal[] => [
  {
    ...about,
    source: platform.source,
    condition: `${platform.name} has an IPv4 prefix longer than /${platform.longestPrefix}`,
    code: 'SubnetTooSmallForService',
    message: `Subnet {id} must be a /${platform.longestPrefix} or larger.`,
    codeFrom: 'documented',
    refuses: ({ resource }) =>
      isNamed(resource, platform) &&
      prefixesOf(resource).some(({ family, length }) => family === 4 && length > platform.longestPrefix),
  },
  ...(platform.networkSecurityGroup ? [] : [withoutGroup(platform)]),
  ...(platform.routeTable ? [] : [withoutTable(platform)]),
];

const withoutGroup = (platform: PlatformSubnet): Refusal => ({
  ...about,
  property: 'properties.networkSecurityGroup',
  source: platform.source,
  condition: `${platform.name} has a network security group`,
  code: 'NetworkSecurityGroupNotAllowed',
  message: 'A network security group is not allowed on subnet {id}.',
  codeFrom: 'documented',
  refuses: ({ resource }) => isNamed(resource, platform) && resource.properties.networkSecurityGroup !== undefined,
});

const withoutTable = (platform: PlatformSubnet): Refusal => ({
  ...about,
  property: 'properties.routeTable',
  source: platform.againstTable?.source ?? platform.source,
  condition: `${platform.name} has a route table`,
  code: platform.againstTable?.code ?? 'RouteTableNotAllowed',
  message: platform.againstTable?.message ?? 'A route table is not allowed on subnet {id}.',
  codeFrom: platform.againstTable ? 'reported' : 'documented',
  refuses({ resource }) {
    const table = resource.properties.routeTable;
    return isNamed(resource, platform) && table !== undefined && { table: textAt(table, 'id') ?? '' };
  },
});

const gatewayDefaultRoute: Refusal = {
  ...about,
  property: 'properties.routeTable',
  source: 'expressroute/expressroute-about-virtual-network-gateways',
  condition: 'GatewaySubnet has a route table with a route 0.0.0.0/0',
  code: 'GatewaySubnetDefaultRouteNotAllowed',
  message: 'Route table {table} has a route 0.0.0.0/0, which is not allowed on subnet {id}.',
  codeFrom: 'documented',
  refuses({ resource, world }) {
    const table = resource.name.toLowerCase() === 'gatewaysubnet' ? defaultRouteOf(resource, world) : undefined;
    return table && { table: table.id };
  },
};

export const subnetRefusals: readonly Refusal[] = [
  ...general,
  ...PLATFORM_SUBNETS.flatMap(ofPlatform),
  gatewayDefaultRoute,
];
