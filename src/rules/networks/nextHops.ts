import * as l10n from '@vscode/l10n';
import { keptAtStart } from '../../catalog/networkLimits';
import { type Prefix, containsAddress, lastAddress, parseAddress, parsePrefix } from '../../network/prefix';
import type { Address } from '../../network/address';
import { type VirtualNetwork, findRouteTable } from '../../design';
import { ROUTE_SERVER_SUBNET } from '../gateways/shared';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { freeFirewallAddress, nextHop } from './nextHopFixes';
import { addPlatformSubnet } from './subnetFixes';

const FIREWALL_SUBNET = 'AzureFirewallSubnet';

/** Azure keeps the first four addresses of a subnet and the last one. */
function isReserved(subnet: Prefix, address: Address): boolean {
  if (!containsAddress(subnet, address)) return false;
  return (
    address.value < subnet.base + BigInt(keptAtStart) ||
    (subnet.family === 4 && address.value === lastAddress(subnet).value)
  );
}

export const nextHopAddresses: CustomerRule = {
  code: 'NET-020',
  scope: 'customer',
  severity: 'error',
  title: 'A route to an appliance has its address, of the same family as the prefix; other routes have none.',
  text: 'Azure refuses nextHopType VirtualAppliance without nextHopIpAddress, an address with any other type, and an IPv4 address for an IPv6 prefix or the reverse.',
  source: 'UDR; ARM',
  covers: 'NET-021',
  fix: nextHop,
  *check({ customer }) {
    for (const table of customer.subscriptions.flatMap((s) => s.routeTables)) {
      for (const route of table.raw.routes ?? []) {
        const { nextHopType, nextHopIpAddress } = route;
        if (nextHopType === 'VirtualAppliance' && nextHopIpAddress === undefined) {
          yield {
            message: l10n.t('A route to an appliance needs nextHopIpAddress.'),
            place: placeOf(table, route, 'nextHopType'),
          };
        } else if (nextHopType !== undefined && nextHopType !== 'VirtualAppliance' && nextHopIpAddress !== undefined) {
          yield {
            message: l10n.t(
              'A route with next hop {0} has no address. Remove it, or write VirtualAppliance.',
              nextHopType,
            ),
            place: placeOf(table, route, 'nextHopIpAddress'),
          };
        } else {
          const prefix = parsePrefix(route.addressPrefix ?? '');
          const address = parseAddress(nextHopIpAddress ?? '');
          if (!prefix || !address || prefix.family === address.family) continue;
          yield {
            message: l10n.t(
              '{0} is IPv{1}, and the route is for IPv{2}. Write an IPv{2} address of the appliance.',
              address.text,
              address.family,
              prefix.family,
            ),
            place: placeOf(table, route, 'nextHopIpAddress'),
          };
        }
      }
    }
  },
};

export const nextHopExists: CustomerRule = {
  code: 'NET-021',
  scope: 'customer',
  severity: 'warning',
  title:
    'The appliance that a route leads to can be there: in a network that is reached directly, at an address that can be given.',
  text: 'In the own network or one that it is peered with; not one of the first four addresses of a subnet, nor the last. Traffic to another address is dropped.',
  source: 'UDR',
  covers: 'RTE-004',
  fix: nextHop,
  *check({ customer }) {
    const topology = topologyOf(customer);
    const told = new Set<object>();
    for (const network of customer.virtualNetworks) {
      const reached = [network, ...topology.peeringsOf(network).flatMap((end) => end.remote ?? [])];
      const unknown = topology.peeringsOf(network).some((end) => !end.remote);
      for (const subnet of network.subnets) {
        const table = findRouteTable(network.subscription, subnet.raw.routeTable);
        for (const route of table?.raw.routes ?? []) {
          const address = parseAddress(route.nextHopIpAddress ?? '');
          if (!table || !address || route.nextHopType !== 'VirtualAppliance' || told.has(route)) continue;
          const why = whyNot(address, reached, unknown, network);
          if (why === undefined) continue;
          told.add(route);
          yield { message: why, place: placeOf(table, route, 'nextHopIpAddress') };
        }
      }
    }
  },
};

function whyNot(
  address: Address,
  reached: readonly VirtualNetwork[],
  unknown: boolean,
  from: VirtualNetwork,
): string | undefined {
  const holder = reached.find((v) => v.addressSpace.some((space) => containsAddress(space, address)));
  if (!holder) {
    if (unknown) return undefined;
    return l10n.t(
      '{0} is neither in "{1}" nor in a network that it is peered with: traffic there is dropped.',
      address.text,
      from.ref,
    );
  }
  const subnet = holder.subnets.find((s) => s.prefixes.some((p) => isReserved(p, address)));
  if (!subnet) return undefined;
  return l10n.t(
    '{0} is one of the addresses of subnet "{1}" that Azure keeps for itself. Nothing can have it.',
    address.text,
    subnet.name,
  );
}

export const firewallAddress: CustomerRule = {
  code: 'NET-022',
  scope: 'customer',
  severity: 'error',
  title: 'The address of a firewall is in its network, at an address that can be given.',
  text: `Azure keeps the first four addresses of a subnet and the last one; the first that a firewall can have is the fifth. Azure Firewall has its address in ${FIREWALL_SUBNET}.`,
  source: 'FORMAT; ARM; firewall-faq',
  fix: freeFirewallAddress,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const { firewall } = network;
      const address = parseAddress(firewall?.raw.privateIpAddress ?? '');
      if (!firewall || !address || network.addressSpace.length === 0) continue;
      const place = placeOf(firewall, firewall.raw, 'privateIpAddress');
      if (!network.addressSpace.some((space) => containsAddress(space, address))) {
        yield { message: l10n.t('{0} is outside the address space of "{1}".', address.text, network.ref), place };
        continue;
      }
      const subnet = network.subnets.find((s) => s.prefixes.some((p) => isReserved(p, address)));
      const own = network.subnets.find((s) => s.name === FIREWALL_SUBNET);
      if (subnet) {
        yield {
          message: l10n.t(
            '{0} is one of the addresses of subnet "{1}" that Azure keeps for itself.',
            address.text,
            subnet.name,
          ),
          place,
        };
      } else if (
        firewall.raw.kind === 'azureFirewall' &&
        own &&
        own.prefixes.length > 0 &&
        !own.prefixes.some((p) => containsAddress(p, address))
      ) {
        yield {
          message: l10n.t(
            'Azure Firewall stands in {0} ({1}), and {2} is not in it.',
            FIREWALL_SUBNET,
            own.prefixes.map((p) => p.written).join(', '),
            address.text,
          ),
          place,
        };
      }
    }
  },
};

export const platformSubnets: CustomerRule = {
  code: 'NET-023',
  scope: 'customer',
  severity: 'warning',
  title: 'Azure Firewall and Route Server have the subnet that they are named for.',
  text: 'AzureFirewallSubnet and RouteServerSubnet, exactly. Azure puts them nowhere else: without its subnet a Route Server cannot be made, which is an error.',
  source: 'RS; route-server quickstart; firewall-faq',
  fix: addPlatformSubnet,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      for (const [part, wanted] of [
        [network.firewall?.raw.kind === 'azureFirewall' ? network.firewall : undefined, 'AzureFirewallSubnet'],
        [network.routeServer, ROUTE_SERVER_SUBNET],
      ] as const) {
        if (!part || part.existing || network.subnets.some((subnet) => subnet.name === wanted)) continue;
        yield {
          ...(part === network.routeServer && { severity: 'error' as const }),
          message: l10n.t('"{0}" needs a subnet named {1}.', part.name, wanted),
          place: placeOf(part, part.raw, 'name'),
        };
      }
    }
  },
};
