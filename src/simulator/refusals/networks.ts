import type { Cidr } from '../addresses';
import { contains, overlaps, readCidr } from '../addresses';
import { textsAt } from '../arm';
import { NETWORK, SUBNET, prefixesOf, remoteOf, routeServersOf, spaceOf, PEERING } from '../types/networks';
import { LIMITS } from './limits';
import type { Attempt, Refusal } from './refusal';

const FAQ = { source: 'virtual-network/virtual-networks-faq', date: '2026-11-25' } as const;
const about = { type: NETWORK, property: 'properties.addressSpace', ...FAQ } as const;

/** Ranges that no network may have; source: virtual-networks-faq. */
const FORBIDDEN = ['224.0.0.0/4', '255.255.255.255/32', '127.0.0.0/8', '169.254.0.0/16', '168.63.129.16/32'].flatMap(
  (text) => readCidr(text) ?? [],
);

const texts = ({ resource }: Attempt): string[] => textsAt(resource.properties, 'addressSpace', 'addressPrefixes');

function firstPair(space: readonly Cidr[]): boolean {
  return space.some((one, index) => space.slice(index + 1).some((other) => overlaps(one, other)));
}

export const networkRefusals: readonly Refusal[] = [
  {
    ...about,
    condition: 'the address space has no prefix',
    code: 'InvalidRequestFormat',
    message: 'Cannot parse the request: the address space of {id} is empty.',
    codeFrom: 'documented',
    refuses: (attempt) => texts(attempt).length === 0,
  },
  {
    ...about,
    condition: 'a prefix is not in CIDR notation, or has host bits',
    code: 'InvalidCIDRNotation',
    message: 'The address prefix {prefix} in resource {id} has an invalid CIDR notation.',
    codeFrom: 'reported',
    refuses(attempt) {
      const prefix = texts(attempt).find((text) => readCidr(text) === undefined);
      return prefix === undefined ? false : { prefix };
    },
  },
  {
    ...about,
    condition: 'there is no IPv4 prefix: networks are not IPv6 only',
    code: 'VnetIpv6OnlyNotSupported',
    message: 'Virtual network {id} has no IPv4 address space. An IPv6 address space stands beside an IPv4 one.',
    codeFrom: 'documented',
    source: 'virtual-network/ip-services/ipv6-overview',
    refuses: ({ resource }) => !spaceOf(resource).some(({ family }) => family === 4),
  },
  {
    ...about,
    condition: 'a prefix is of multicast, broadcast, loopback, link-local or of Azure itself',
    code: 'AddressPrefixNotAllowed',
    message: 'The address prefixes of virtual network {id} include addresses that Azure keeps for itself.',
    codeFrom: 'documented',
    refuses: ({ resource }) => spaceOf(resource).some((one) => FORBIDDEN.some((other) => overlaps(one, other))),
  },
  {
    ...about,
    condition: 'two prefixes overlap',
    code: 'VnetAddressSpacesOverlap',
    message: 'Address prefixes of virtual network {id} overlap one another.',
    codeFrom: 'documented',
    refuses: ({ resource }) => firstPair(spaceOf(resource)),
  },
  {
    ...about,
    condition: 'a subnet that is there lies outside of the new address space',
    code: 'NetcfgSubnetRangeOutsideVnet',
    message:
      "Subnet '{subnet}' is not valid because its IP address range is outside the IP address range of virtual network '{name}'.",
    codeFrom: 'reported',
    refuses({ resource, world }) {
      const space = spaceOf(resource);
      const outside = world.store
        .children(resource.id, SUBNET)
        .find((subnet) => prefixesOf(subnet).some((prefix) => !space.some((outer) => contains(outer, prefix))));
      return outside && { subnet: outside.name };
    },
  },
  {
    ...about,
    condition: 'the new address space overlaps that of a peered network',
    code: 'VnetAddressSpacesOverlap',
    message: 'Cannot update virtual network {id}: its address space overlaps that of {other}, with which it is peered.',
    codeFrom: 'reported',
    source: 'virtual-network/virtual-network-manage-peering',
    refuses({ resource, world }) {
      const space = spaceOf(resource);
      const other = world.store.children(resource.id, PEERING).find((peering) => {
        const remote = world.store.get(remoteOf(peering));
        return remote && spaceOf(remote).some((theirs) => space.some((one) => overlaps(one, theirs)));
      });
      return other && { other: remoteOf(other) };
    },
  },
  {
    ...about,
    condition: 'there is an IPv6 prefix in a network with a Route Server',
    code: 'RouteServerDoesNotSupportIpv6',
    message: 'Virtual network {id} has an IPv6 address space, which does not go with its Route Server.',
    codeFrom: 'documented',
    source: 'route-server/route-server-faq',
    refuses: ({ resource, world }) =>
      spaceOf(resource).some(({ family }) => family === 6) && routeServersOf(resource.id, world).length > 0,
  },
  {
    ...about,
    property: 'properties.dhcpOptions.dnsServers',
    condition: `there are more than ${LIMITS.dnsServersOfNetwork} DNS servers, or one is not an address`,
    code: 'InvalidDnsServers',
    message: 'The DNS servers of virtual network {id} are not valid.',
    codeFrom: 'documented',
    source: 'azure-resource-manager/management/azure-subscription-service-limits, networking limits',
    refuses({ resource }) {
      const servers = textsAt(resource.properties, 'dhcpOptions', 'dnsServers');
      const odd = (address: string) => readCidr(`${address}/${address.includes(':') ? 128 : 32}`) === undefined;
      return servers.length > LIMITS.dnsServersOfNetwork || servers.some(odd);
    },
  },
  {
    ...about,
    property: 'properties.subnets',
    condition: `there are more than ${LIMITS.subnetsOfNetwork} subnets`,
    code: 'SubnetsPerVirtualNetworkLimitReached',
    message: `Virtual network {id} cannot have more than ${LIMITS.subnetsOfNetwork} subnets.`,
    codeFrom: 'documented',
    source: 'azure-resource-manager/management/azure-subscription-service-limits, networking limits',
    refuses: ({ resource, world }) => world.store.children(resource.id, SUBNET).length > LIMITS.subnetsOfNetwork,
  },
];
