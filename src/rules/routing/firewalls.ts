import * as l10n from '@vscode/l10n';
import { type AzurePart, type RawRouteTable, type Subnet, type VirtualNetwork, findRouteTable } from '../../design';
import { containsAddress, equals, parseAddress, parsePrefix } from '../../network/prefix';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { withoutTable } from './fixes';
import { removeRoute } from '../gateways/subnetFixes';

interface TableOf {
  readonly network: VirtualNetwork;
  readonly subnet: Subnet;
  readonly table: AzurePart<RawRouteTable>;
}

function* tablesOf(networks: readonly VirtualNetwork[]): Generator<TableOf> {
  for (const network of networks) {
    for (const subnet of network.subnets) {
      const table = findRouteTable(network.subscription, subnet.raw.routeTable);
      if (table) yield { network, subnet, table };
    }
  }
}

export const firewallLoops: CustomerRule = {
  code: 'RTE-003',
  scope: 'customer',
  severity: 'error',
  title: 'The routes of the subnet that a firewall stands in do not lead to the firewall.',
  text: 'What the firewall sends on would come back to it, in a circle. Its subnet has a table of its own, or none.',
  source: 'UDR; [D]',
  fix: withoutTable,
  *check({ customer }) {
    for (const { network, subnet, table } of tablesOf(customer.virtualNetworks)) {
      const address = parseAddress(network.firewall?.raw.privateIpAddress ?? '');
      if (!address || !subnet.prefixes.some((p) => containsAddress(p, address))) continue;
      const route = (table.raw.routes ?? []).find(
        (r) => r.nextHopType === 'VirtualAppliance' && r.nextHopIpAddress === address.text,
      );
      if (!route) continue;
      yield {
        message: l10n.t(
          'The route {0} of "{1}" leads firewall "{2}" back to itself. Give "{3}" a table of its own, or none.',
          route.addressPrefix ?? '',
          table.name,
          network.firewall?.name ?? '',
          subnet.name,
        ),
        place: placeOf(subnet, subnet.raw, 'routeTable'),
        related: [{ place: placeOf(table, route, 'nextHopIpAddress'), message: route.name ?? '' }],
      };
    }
  },
};

export const knownAppliances: CustomerRule = {
  code: 'RTE-004',
  scope: 'customer',
  severity: 'info',
  title: 'The appliance that a route leads to is a firewall of the design.',
  text: 'What the design does not name may be there; paths through it cannot be followed, and nothing is said of the way back. Name it as the firewall of its network (kind: nva).',
  source: '[D]',
  *check({ customer }) {
    const known = customer.virtualNetworks.flatMap((v) => parseAddress(v.firewall?.raw.privateIpAddress ?? '') ?? []);
    const told = new Set<object>();
    for (const { table } of tablesOf(customer.virtualNetworks)) {
      for (const route of table.raw.routes ?? []) {
        const address = parseAddress(route.nextHopIpAddress ?? '');
        if (!address || route.nextHopType !== 'VirtualAppliance' || told.has(route)) continue;
        told.add(route);
        if (known.some((one) => one.family === address.family && one.value === address.value)) continue;
        yield {
          message: l10n.t('No firewall of the design has {0}: where this route leads to is not known.', address.text),
          place: placeOf(table, route, 'nextHopIpAddress'),
        };
      }
    }
  },
};

export const prefixesOnce: CustomerRule = {
  code: 'RTE-005',
  scope: 'customer',
  severity: 'error',
  title: 'A prefix stands once in a route table.',
  text: 'Azure refuses a second route with the prefix of another one of the table.',
  source: 'UDR; ARM',
  fix: removeRoute,
  *check({ customer }) {
    for (const table of customer.subscriptions.flatMap((s) => s.routeTables)) {
      const routes = table.raw.routes ?? [];
      for (const [i, route] of routes.entries()) {
        const earlier = routes.slice(0, i).find((other) => samePrefix(other.addressPrefix, route.addressPrefix));
        if (!earlier) continue;
        yield {
          message: l10n.t(
            'The route "{0}" has the prefix {1} already. Keep one of the two.',
            earlier.name ?? '',
            route.addressPrefix ?? '',
          ),
          place: placeOf(table, route, 'addressPrefix'),
        };
      }
    }
  },
};

function samePrefix(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [one, other] = [parsePrefix(a), parsePrefix(b)];
  return one && other ? equals(one, other) : a === b;
}
