import * as l10n from '@vscode/l10n';
import { type Subnet, type VirtualNetwork, findRouteTable } from '../../design';
import { type EffectiveRoute, effectiveRoutes } from '../../routing';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';

/** 0.0.0.0/0, or one of its halves, which overrule it by their length. */
const WHOLE_INTERNET = 1;

/** The route that leads the firewall's own traffic to the internet elsewhere; undefined where none does. */
function divertedBy(routes: readonly EffectiveRoute[]): EffectiveRoute | undefined {
  return routes.find(
    ({ prefix, active, nextHopType }) =>
      active && prefix.family === 4 && prefix.length <= WHOLE_INTERNET && nextHopType !== 'Internet',
  );
}

/** The subnet whose way to the internet Azure Firewall itself uses: that for management where there is one. */
function subnetOfOwnTraffic(network: VirtualNetwork): Subnet | undefined {
  const named = (name: string) => network.subnets.find((subnet) => subnet.name === name);
  return named('AzureFirewallManagementSubnet') ?? named('AzureFirewallSubnet');
}

/** What the table of a subnet says is in Azure and not in the design. */
function isUnsaid(network: VirtualNetwork, subnet: Subnet): boolean {
  const table = findRouteTable(network.subscription, subnet.raw.routeTable);
  return table?.existing === true && table.raw.routes === undefined;
}

export const firewallsOwnInternet: CustomerRule = {
  code: 'RTE-010',
  scope: 'customer',
  severity: 'warning',
  title: 'Azure Firewall has its own way to the internet.',
  text: 'Without it the firewall is not managed, and updates of it fail. Where its subnet learns a default route from a gateway, a route 0.0.0.0/0 to Internet in a table of its own overrules it; or the firewall is in forced-tunneling mode, with AzureFirewallManagementSubnet.',
  source: 'firewall-faq; azure-docs#29938; [D]',
  *check({ customer, design }) {
    for (const network of customer.virtualNetworks) {
      const subnet = subnetOfOwnTraffic(network);
      const route = subnet && divertedBy(effectiveRoutes(design, network, subnet));
      if (!subnet || !route || isUnsaid(network, subnet)) continue;
      yield {
        message: l10n.t(
          '{0} of "{1}" goes to {2} by {3}, and Azure Firewall needs its own way to the internet. Give it a route table with 0.0.0.0/0 to Internet.',
          subnet.name,
          network.ref,
          route.nextHopIpAddress ?? route.nextHopType,
          route.prefix.text,
        ),
        place: placeOf(subnet, subnet.raw, 'name'),
      };
    }
  },
};
