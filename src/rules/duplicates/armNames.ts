import * as l10n from '@vscode/l10n';
import type { AzurePart, Customer } from '../../design';
import type { CustomerRule, Remark } from '../rule';
import { repeated } from '../shared/groups';
import { placeOf } from '../shared/places';

type Named = Pick<AzurePart<{ name?: string }>, 'raw' | 'file' | 'name' | 'subscription' | 'resourceGroup'>;

/** A name with the ARM scope that it is unique in. */
interface ScopedName {
  readonly type: string;
  readonly within: string;
  readonly part: Named;
}

export const armNames: CustomerRule = {
  code: 'DUP-002',
  scope: 'customer',
  severity: 'error',
  title: 'A name is used once in its ARM scope, without regard to case.',
  text: 'Two resources of one type in one resource group, or two children of one resource, cannot have the same name: the second would overwrite the first. Gateways for ExpressRoute and VPN share a type, and so do all connections.',
  source: 'FORMAT',
  *check({ customer }) {
    yield* clashes([...resources(customer)]);
    for (const list of childLists(customer)) {
      for (const group of repeated(list.children, (child) => child.name?.toLowerCase())) {
        for (const child of group) {
          yield {
            message: l10n.t(
              'The name "{0}" stands {1} times in this list. Give each its own.',
              child.name ?? '',
              group.length,
            ),
            place: placeOf(customer, child, 'name'),
          };
        }
      }
    }
  },
};

function* clashes(names: readonly ScopedName[]): Generator<Remark> {
  const key = ({ type, within, part }: ScopedName): string | undefined =>
    part.name === '' ? undefined : `${type}|${within}|${part.name}`.toLowerCase();
  for (const group of repeated(names, key)) {
    if (group.every(({ type, part }) => type === 'routeFilters' && sameFilter(part, group[0]?.part))) continue;
    for (const { part } of group) {
      const others = group.filter((other) => other.part !== part);
      yield {
        message: l10n.t(
          'The name "{0}" is used {1} times for this type of resource in resource group "{2}", where case does not count. Rename one.',
          part.name,
          group.length,
          part.resourceGroup ?? '',
        ),
        place: placeOf(part, part.raw, 'name'),
        related: others.map((other) => ({
          place: placeOf(other.part, other.part.raw, 'name'),
          message: other.part.name,
        })),
      };
    }
  }
}

/** One route filter may serve several peerings, if it is said alike each time. */
function sameFilter(a: Named, b: Named | undefined): boolean {
  const communities = (part: Named | undefined): string => {
    const { communities: list, existing } = (part?.raw ?? {}) as { communities?: string[]; existing?: boolean };
    return existing === true ? 'existing' : JSON.stringify([...(list ?? [])].sort());
  };
  return communities(a) === communities(b);
}

function* resources(customer: Customer): Generator<ScopedName> {
  const at = (type: string, part: Named | undefined): ScopedName[] =>
    part
      ? [
          {
            type,
            part,
            within: `${part.subscription?.raw.subscriptionId ?? part.subscription?.name ?? ''}|${part.resourceGroup ?? ''}`,
          },
        ]
      : [];
  for (const network of customer.virtualNetworks) {
    yield* at('virtualNetworks', network);
    yield* at('virtualNetworkGateways', network.gateway);
    yield* at('virtualNetworkGateways', network.vpnGateway);
    if (network.firewall?.raw.kind === 'azureFirewall') yield* at('azureFirewalls', network.firewall);
    yield* at('virtualHubs', network.routeServer);
  }
  for (const subscription of customer.subscriptions) {
    for (const table of subscription.routeTables) yield* at('routeTables', table);
    for (const group of subscription.networkSecurityGroups) yield* at('networkSecurityGroups', group);
  }
  for (const port of customer.expressRoutePorts) yield* at(port.list, port);
  for (const circuit of customer.circuits) {
    yield* at('expressRouteCircuits', circuit);
    for (const connection of circuit.connections) yield* at('connections', connection);
    for (const peering of circuit.peerings) yield* at('routeFilters', peering.routeFilter);
  }
  for (const connection of customer.vpnConnections) yield* at('connections', connection);
}

function* childLists(customer: Customer): Generator<{ children: readonly { name?: string }[] }> {
  for (const network of customer.virtualNetworks) {
    yield { children: network.raw.subnets ?? [] };
    yield { children: network.raw.virtualNetworkPeerings ?? [] };
    yield { children: network.raw.routeServer?.bgpPeers ?? [] };
  }
  for (const subscription of customer.subscriptions) {
    for (const table of subscription.routeTables) yield { children: table.raw.routes ?? [] };
    for (const group of subscription.networkSecurityGroups) yield { children: group.raw.securityRules ?? [] };
  }
  for (const circuit of customer.circuits) {
    yield { children: circuit.raw.authorizations ?? [] };
    yield { children: circuit.raw.globalReach ?? [] };
  }
}
