import * as l10n from '@vscode/l10n';
import { gatewaySubnetLength, ipv6SubnetLength } from '../../catalog/networkLimits';
import { overlaps, parsePrefix } from '../../network/prefix';
import { isDefaultRoute } from '../../network/special';
import { parseAddress } from '../../network/prefix';
import { containsAddress } from '../../network/prefix';
import type { Place, Subnet } from '../../design';
import type { CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { GATEWAY_SUBNET, gatewaySubnetOf, gatewayTables } from './shared';
import { addGatewaySubnet, addGatewaySubnetIpv6, largerGatewaySubnet, propagate, removeRoute } from './subnetFixes';
import { detach } from '../networks/subnetFixes';

const { roomy, smallest, ofManyCircuits, manyCircuits } = gatewaySubnetLength;

/** The place of the IPv4 (or IPv6) prefix of a subnet. */
function prefixPlace(subnet: Subnet, index: number): Place {
  return subnet.raw.addressPrefixes
    ? placeOf(subnet, subnet.raw, 'addressPrefixes', index)
    : placeOf(subnet, subnet.raw, 'addressPrefix');
}

export const gatewaySubnet: CustomerRule = {
  code: 'GW-001',
  scope: 'customer',
  severity: 'error',
  title: 'A network with a gateway has a subnet named exactly GatewaySubnet.',
  text: 'Azure puts the gateways of a network, ExpressRoute and VPN, into the subnet of that name and nowhere else. Case counts.',
  source: 'GW',
  fix: addGatewaySubnet,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const gateways = [network.gateway, network.vpnGateway].filter((gateway) => gateway !== undefined);
      const there = gateways.every((gateway) => gateway.existing);
      // Of a network that somebody else made, and of which no subnet is said, they are not known.
      const isUnknown = network.existing && network.subnets.length === 0;
      if (there || isUnknown || gatewaySubnetOf(network)) continue;
      const misspelt = network.subnets.find(
        (s) => s.name.replaceAll(/[-_. ]/g, '').toLowerCase() === GATEWAY_SUBNET.toLowerCase(),
      );
      yield misspelt
        ? {
            message: l10n.t(
              'The subnet of the gateways is named exactly {0}, not "{1}".',
              GATEWAY_SUBNET,
              misspelt.name,
            ),
            place: placeOf(misspelt, misspelt.raw, 'name'),
          }
        : {
            message: l10n.t(
              '"{0}" has a gateway and no subnet named {1}. Add one, /{2} or larger.',
              network.name,
              GATEWAY_SUBNET,
              roomy,
            ),
            place: keyOf(network, network.raw, 'subnets'),
          };
    }
  },
};

export const gatewaySubnetSize: CustomerRule = {
  code: 'GW-002',
  scope: 'customer',
  severity: 'error',
  title: `GatewaySubnet is /${roomy} or larger, and /${ofManyCircuits} or larger for ${manyCircuits} circuits.`,
  text: `A /${smallest} works for a plain gateway and leaves no room for a migration or a VPN gateway: a warning. Anything smaller is refused.`,
  source: 'GW',
  fix: largerGatewaySubnet,
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const network of customer.virtualNetworks) {
      const subnet = gatewaySubnetOf(network);
      const prefix = subnet?.prefixes.find((p) => p.family === 4);
      if (!subnet || !prefix || (!network.gateway && !network.vpnGateway)) continue;
      const circuits = topology.connectionsOf(network).length;
      // Beside a VPN gateway a /28 is GW-003's business.
      const coexist = network.gateway !== undefined && network.vpnGateway !== undefined;
      const place = prefixPlace(subnet, prefix.index);
      if (prefix.length > smallest) {
        yield { message: l10n.t('{0} is too small for a gateway. Take /{1} or larger.', prefix.written, roomy), place };
      } else if (prefix.length === smallest && !coexist) {
        yield {
          severity: 'warning',
          message: l10n.t(
            '{0} leaves no room for migration or a VPN gateway. Take /{1} or larger.',
            prefix.written,
            roomy,
          ),
          place,
        };
      } else if (prefix.length > ofManyCircuits && circuits >= manyCircuits) {
        yield {
          severity: 'warning',
          message: l10n.t(
            '{0} is small for a gateway with {1} circuits. Take /{2} or larger.',
            prefix.written,
            circuits,
            ofManyCircuits,
          ),
          place,
        };
      }
    }
  },
};

export const coexistenceSize: CustomerRule = {
  code: 'GW-003',
  scope: 'customer',
  severity: 'error',
  title: `With an ExpressRoute and a VPN gateway GatewaySubnet is /${roomy} or larger.`,
  text: 'Both stand in it. The migration to another SKU needs the same.',
  source: 'COEX; MIG',
  fix: largerGatewaySubnet,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const subnet = gatewaySubnetOf(network);
      const prefix = subnet?.prefixes.find((p) => p.family === 4);
      if (!network.gateway || !network.vpnGateway || !subnet || prefix?.length !== smallest) continue;
      yield {
        message: l10n.t(
          '{0} is too small for an ExpressRoute and a VPN gateway. Take /{1} or larger.',
          prefix.written,
          roomy,
        ),
        place: prefixPlace(subnet, prefix.index),
      };
    }
  },
};

export const gatewaySubnetSecurityGroup: CustomerRule = {
  code: 'GW-004',
  scope: 'customer',
  severity: 'error',
  title: 'GatewaySubnet has no network security group.',
  text: 'It is not supported there. Filter at the subnets of the workloads, or by a firewall.',
  source: 'GW',
  fix: detach,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const subnet = gatewaySubnetOf(network);
      if (subnet?.raw.networkSecurityGroup === undefined) continue;
      yield {
        message: l10n.t(
          '{0} takes no network security group. Remove "{1}".',
          GATEWAY_SUBNET,
          subnet.raw.networkSecurityGroup,
        ),
        place: placeOf(subnet, subnet.raw, 'networkSecurityGroup'),
      };
    }
  },
};

export const gatewayDefaultRoute: CustomerRule = {
  code: 'GW-005',
  scope: 'customer',
  severity: 'error',
  title: 'The route table of GatewaySubnet has no default route.',
  text: 'Azure refuses to create the gateway, and one that is there loses its management. Name the prefixes that go through the firewall one by one.',
  source: 'GW',
  covers: 'GW-007',
  fix: removeRoute,
  *check({ customer }) {
    for (const { network, subnet, table, shared } of gatewayTables(customer)) {
      for (const route of table.raw.routes ?? []) {
        const prefix = parsePrefix(route.addressPrefix ?? '');
        if (!prefix || !isDefaultRoute(prefix)) continue;
        const inTable = placeOf(table, route, 'addressPrefix');
        const onSubnet = placeOf(subnet, subnet.raw, 'routeTable');
        yield {
          message: l10n.t(
            'The route {0} of "{1}" is not allowed on the {2} of "{3}". Give it a table with the prefixes of the networks.',
            route.addressPrefix ?? '',
            table.name,
            GATEWAY_SUBNET,
            network.name,
          ),
          place: shared ? onSubnet : inTable,
          related: [{ place: shared ? inTable : onSubnet, message: shared ? (route.name ?? '') : subnet.name }],
        };
      }
    }
  },
};

export const gatewayOwnRange: CustomerRule = {
  code: 'GW-006',
  scope: 'customer',
  severity: 'error',
  title: "The route table of GatewaySubnet leaves the subnet's own range alone.",
  text: 'A route over it leads the traffic between the instances of the gateway elsewhere. Name the prefixes of the workloads.',
  source: 'GW; COEX',
  fix: removeRoute,
  *check({ customer }) {
    for (const { subnet, table, shared } of gatewayTables(customer)) {
      for (const route of table.raw.routes ?? []) {
        const prefix = parsePrefix(route.addressPrefix ?? '');
        if (!prefix || isDefaultRoute(prefix) || route.nextHopType === 'VnetLocal') continue;
        const own = subnet.prefixes.find((p) => overlaps(p, prefix));
        if (!own) continue;
        yield {
          message: l10n.t(
            'The route {0} of "{1}" covers {2} ({3}). Leave that range out.',
            prefix.text,
            table.name,
            GATEWAY_SUBNET,
            own.written,
          ),
          place: shared ? placeOf(subnet, subnet.raw, 'routeTable') : placeOf(table, route, 'addressPrefix'),
        };
      }
    }
  },
};

export const gatewayPropagation: CustomerRule = {
  code: 'GW-007',
  scope: 'customer',
  severity: 'error',
  title: 'The route table of GatewaySubnet keeps the propagation of BGP routes.',
  text: 'Without it the gateway does not learn what it is to forward.',
  source: 'GW',
  fix: propagate,
  *check({ customer }) {
    for (const { subnet, table, shared } of gatewayTables(customer)) {
      if (table.raw.disableBgpRoutePropagation !== true) continue;
      yield {
        message: l10n.t(
          '"{0}" turns off the propagation of BGP routes, which {1} needs. Write "disableBgpRoutePropagation: false", or give the subnet another table.',
          table.name,
          GATEWAY_SUBNET,
        ),
        place: shared
          ? placeOf(subnet, subnet.raw, 'routeTable')
          : placeOf(table, table.raw, 'disableBgpRoutePropagation'),
      };
    }
  },
};

export const gatewaySubnetAlone: CustomerRule = {
  code: 'GW-008',
  scope: 'customer',
  severity: 'error',
  title: 'Nothing but gateways is in GatewaySubnet.',
  text: 'No firewall or appliance has an address there. Service endpoints on it are a warning: they are not for gateways.',
  source: 'GW; FAQ26',
  covers: 'NET-022',
  fix: detach,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const subnet = gatewaySubnetOf(network);
      if (!subnet) continue;
      const address = parseAddress(network.firewall?.raw.privateIpAddress ?? '');
      const { firewall } = network;
      if (firewall && address && subnet.prefixes.some((p) => containsAddress(p, address))) {
        yield {
          message: l10n.t(
            '{0} is in {1}, which is for gateways only. Move the firewall.',
            address.text,
            GATEWAY_SUBNET,
          ),
          place: placeOf(firewall, firewall.raw, 'privateIpAddress'),
        };
      }
      if ((subnet.raw.serviceEndpoints ?? []).length > 0) {
        yield {
          severity: 'warning',
          message: l10n.t('{0} needs no service endpoints. Put them on the subnets of the workloads.', GATEWAY_SUBNET),
          place: keyOf(subnet, subnet.raw, 'serviceEndpoints'),
        };
      }
    }
  },
};

export const gatewaySubnetIpv6: CustomerRule = {
  code: 'GW-009',
  scope: 'customer',
  severity: 'error',
  title: 'The IPv6 prefix of GatewaySubnet is a /64.',
  text: 'It is needed where a peering has IPv6 and the network too (a warning where it is missing). A VPN gateway beside it carries IPv4 alone, which is a warning: IPv6 has no backup there.',
  source: 'GW; expressroute-howto-add-ipv6 (limitations)',
  fix: addGatewaySubnetIpv6,
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const network of customer.virtualNetworks) {
      const subnet = gatewaySubnetOf(network);
      if (!network.gateway || !subnet) continue;
      const prefix = subnet.prefixes.find((p) => p.family === 6);
      const ipv6 = topology.connectionsOf(network).some((c) => c.circuit.peerings.some((p) => p.raw.ipv6PeeringConfig));
      if (prefix && prefix.length !== ipv6SubnetLength) {
        yield {
          message: l10n.t(
            '{0} is not a /{2}, which {1} has in IPv6.',
            prefix.written,
            GATEWAY_SUBNET,
            ipv6SubnetLength,
          ),
          place: prefixPlace(subnet, prefix.index),
        };
      } else if (!prefix && ipv6 && network.addressSpace.some((p) => p.family === 6)) {
        yield {
          severity: 'warning',
          message: l10n.t(
            'The circuit and "{0}" have IPv6, {1} has none: add a /64 of the network.',
            network.name,
            GATEWAY_SUBNET,
          ),
          place: placeOf(subnet, subnet.raw, 'name'),
        };
      } else if (prefix && network.vpnGateway) {
        yield {
          severity: 'warning',
          message: l10n.t(
            'VPN gateway "{0}" carries IPv4 alone: it does not take over the IPv6 traffic of ExpressRoute.',
            network.vpnGateway.name,
          ),
          place: placeOf(network.vpnGateway, network.vpnGateway.raw, 'name'),
        };
      }
    }
  },
};
