import * as l10n from '@vscode/l10n';
import { type PlatformSubnet, findPlatformSubnet, platformSubnets } from '../../catalog/networkLimits';
import { type Customer, type Subnet, type VirtualNetwork, findRouteTable } from '../../design';
import { parsePrefix } from '../../network/prefix';
import { isDefaultRoute } from '../../network/special';
import type { CustomerRule } from '../rule';
import { removeItem } from '../shared/keyFixes';
import { placeOf } from '../shared/places';
import { subnetPlace } from './subnets';
import { detach } from './subnetFixes';

interface Found {
  readonly network: VirtualNetwork;
  readonly subnet: Subnet;
  readonly platform: PlatformSubnet;
}

function* platformSubnetsOf(customer: Customer): Generator<Found> {
  for (const network of customer.virtualNetworks) {
    for (const subnet of network.subnets) {
      const platform = findPlatformSubnet(subnet.name);
      if (platform && !subnet.existing) yield { network, subnet, platform };
    }
  }
}

const sizes = platformSubnets
  .map(({ name, longest, longestNew }) =>
    longestNew === undefined ? `${name} /${longest}` : `${name} /${longest} (new ones /${longestNew}, a warning)`,
  )
  .join(', ');

export const platformSubnetSizes: CustomerRule = {
  code: 'NET-030',
  scope: 'customer',
  severity: 'error',
  title: "The subnets of Azure's own services are large enough for them.",
  text: `At least: ${sizes}. In a smaller one the service cannot be made. GatewaySubnet is GW-002 and GW-003.`,
  source: 'firewall-faq; bastion configuration-settings; route-server quickstart',
  *check({ customer }) {
    for (const { subnet, platform } of platformSubnetsOf(customer)) {
      const prefix = subnet.prefixes.find((p) => p.family === 4);
      const wanted = platform.longestNew ?? platform.longest;
      if (!prefix || prefix.length <= wanted) continue;
      const impossible = prefix.length > platform.longest;
      yield {
        ...(!impossible && { severity: 'warning' as const }),
        message: impossible
          ? l10n.t('{0} is too small for {1}. Take a /{2} or larger.', prefix.written, platform.service, wanted)
          : l10n.t(
              '{0} was enough for {1} once; new ones have a /{2} or larger.',
              prefix.written,
              platform.service,
              wanted,
            ),
        place: subnetPlace(subnet, prefix),
      };
    }
  },
};

const without = (what: (subnet: PlatformSubnet) => boolean) =>
  platformSubnets
    .filter(what)
    .map(({ name }) => name)
    .join(', ');

export const platformSubnetsBare: CustomerRule = {
  code: 'NET-031',
  scope: 'customer',
  severity: 'error',
  title: "The subnets of Azure's own services have no security group and no route table where the service takes none.",
  text: `No security group: ${without((s) => !s.securityGroup)}. No route table: ${without((s) => s.routeTable === false)}; that of ${without((s) => s.routeTable === 'internet')} has a default route to the internet and nothing else; BGP routes propagated there are a warning.`,
  source: 'route-server-faq; firewall-faq; firewall forced-tunneling; bastion-faq',
  fix: detach,
  *check({ customer }) {
    for (const { network, subnet, platform } of platformSubnetsOf(customer)) {
      const { networkSecurityGroup: group, routeTable } = subnet.raw;
      if (group !== undefined && !platform.securityGroup) {
        yield {
          message: l10n.t('{0} takes no network security group. Remove "{1}".', subnet.name, group),
          place: placeOf(subnet, subnet.raw, 'networkSecurityGroup'),
        };
      }
      if (routeTable === undefined || platform.routeTable === true) continue;
      const table = findRouteTable(network.subscription, routeTable);
      if (platform.routeTable === 'internet' && isInternetOnly(network, routeTable) && isPropagated(table)) {
        yield {
          severity: 'warning',
          message: l10n.t(
            'The route table of {0} propagates no BGP routes. Write "disableBgpRoutePropagation: true" in "{1}".',
            subnet.name,
            routeTable,
          ),
          place: placeOf(subnet, subnet.raw, 'routeTable'),
        };
      }
      if (platform.routeTable === 'internet' && isInternetOnly(network, routeTable)) continue;
      yield {
        message:
          platform.routeTable === 'internet'
            ? l10n.t(
                'The route table of {0} has one route, 0.0.0.0/0 to Internet, and no BGP propagation. Give it such a table, or none.',
                subnet.name,
              )
            : l10n.t('{0} takes no route table. Remove "{1}".', subnet.name, routeTable),
        place: placeOf(subnet, subnet.raw, 'routeTable'),
      };
    }
  },
};

export const platformSubnetFamilies: CustomerRule = {
  code: 'NET-036',
  scope: 'customer',
  severity: 'error',
  title: `The subnet of a service without IPv6 has IPv4 alone: ${platformSubnets
    .filter(({ ipv4Only }) => ipv4Only)
    .map(({ name }) => name)
    .join(', ')}.`,
  text: 'The service stands in a network with both families, and cannot be made in a subnet with an IPv6 prefix.',
  source: 'ipv6-overview (limitations)',
  fix: removeItem,
  *check({ customer }) {
    for (const { subnet, platform } of platformSubnetsOf(customer)) {
      const six = subnet.prefixes.find(({ family }) => family === 6);
      if (!platform.ipv4Only || !six) continue;
      yield {
        message: l10n.t('{0} takes IPv4 alone. Take {1} out of {2}.', platform.service, six.written, subnet.name),
        place: subnetPlace(subnet, six),
      };
    }
  },
};

export const platformSubnetNames: CustomerRule = {
  code: 'NET-035',
  scope: 'customer',
  severity: 'warning',
  title: "The subnets of Azure's own services have exactly their names.",
  text: `Azure looks for ${platformSubnets.map(({ name }) => name).join(', ')}. Where the case differs, tools that compare exactly do not find the subnet, and nothing here looks at its size. GatewaySubnet is GW-001.`,
  source: 'firewall-faq; bastion-faq; route-server-faq',
  *check({ customer }) {
    for (const subnet of customer.virtualNetworks.flatMap((network) => network.subnets)) {
      const platform = platformSubnets.find(({ name }) => name.toLowerCase() === subnet.name.toLowerCase());
      if (!platform || platform.name === subnet.name || subnet.existing) continue;
      yield {
        message: l10n.t('Azure calls this subnet {0}. Write it so.', platform.name),
        place: placeOf(subnet, subnet.raw, 'name'),
      };
    }
  },
};

const isPropagated = (table: ReturnType<typeof findRouteTable>): boolean =>
  table !== undefined && !table.existing && table.raw.disableBgpRoutePropagation !== true;

function isInternetOnly(network: VirtualNetwork, name: string): boolean {
  const table = findRouteTable(network.subscription, name);
  // What an existing table holds, the design need not say.
  if (!table || table.existing) return true;
  const routes = table.raw.routes ?? [];
  return routes.every((route) => {
    const prefix = parsePrefix(route.addressPrefix ?? '');
    return route.nextHopType === 'Internet' && prefix !== undefined && isDefaultRoute(prefix);
  });
}
