import * as l10n from '@vscode/l10n';
import {
  type AzurePart,
  type RawRouteTable,
  type Subnet,
  type VirtualNetwork,
  appendItem,
  findRouteTable,
  remove,
  setValue,
} from '../../design';
import { parseAddress, addressAt, containsAddress } from '../../network/prefix';
import { GATEWAY_SUBNET } from '../gateways/shared';
import { halfPaths } from '../routing/paths';
import { topologyOf } from '../shared/topology';
import { type FixContext, type FixFunction, networkAt, partAt, scopeOf } from './fix';

function tableAt(context: FixContext): AzurePart<RawRouteTable> | undefined {
  return partAt(
    context,
    context.customer?.subscriptions.flatMap((s) => s.routeTables),
  );
}

/** The subnets that have a route table, each with its network. */
function usersOf(context: FixContext, table: AzurePart<RawRouteTable>): { network: VirtualNetwork; subnet: Subnet }[] {
  return (context.customer?.virtualNetworks ?? []).flatMap((network) =>
    network.subnets
      .filter((subnet) => findRouteTable(network.subscription, subnet.raw.routeTable) === table)
      .map((subnet) => ({ network, subnet })),
  );
}

/** The firewalls that all subnets with the table reach: in their network, or one that it is peered with. */
function firewallsFor(context: FixContext, table: AzurePart<RawRouteTable>): string[] {
  const { customer } = context;
  if (!customer) return [];
  const users = usersOf(context, table);
  const reach = users.map(({ network }) => [
    network,
    ...topologyOf(customer)
      .peeringsOf(network)
      .flatMap((end) => end.remote ?? []),
  ]);
  return customer.virtualNetworks
    .filter((network) => reach.length > 0 && reach.every((networks) => networks.includes(network)))
    .flatMap((network) => network.firewall?.raw.privateIpAddress ?? []);
}

/** The address of a next hop: that of a firewall of the design, or none where the type takes none. */
export const nextHop: FixFunction = function* (context) {
  const { file, path } = context;
  const table = tableAt(context);
  const route = table?.raw.routes?.find((r) => partAt(context, [{ raw: r }]));
  const at = route && file.pathOf(route);
  if (!table || !route || !at) return;
  if (route.nextHopType === 'VirtualAppliance') {
    for (const address of firewallsFor(context, table)) {
      yield {
        title: l10n.t('Lead to the firewall at {0}', address),
        edits: setValue(file, [...at, 'nextHopIpAddress'], address),
      };
    }
  } else if (path.at(-1) === 'nextHopIpAddress') {
    yield { title: l10n.t('Remove "{0}"', 'nextHopIpAddress'), edits: remove(file, path) };
  }
};

/** The first address of its subnet that a firewall can have. */
export const firewallAddress: FixFunction = function* (context) {
  const network = networkAt(context);
  const subnets = network?.subnets ?? [];
  const now = parseAddress(network?.firewall?.raw.privateIpAddress ?? '');
  const subnet =
    subnets.find((s) => s.name === 'AzureFirewallSubnet') ??
    subnets.find((s) => s.name !== GATEWAY_SUBNET && s.prefixes.some((p) => now && containsAddress(p, now)));
  const prefix = subnet?.prefixes.find((p) => p.family === 4);
  const free = prefix && addressAt(prefix, FIRST_HOST);
  if (!free || context.path.at(-1) !== 'privateIpAddress') return;
  yield { title: l10n.t('Take {0}', free.text), edits: setValue(context.file, context.path, free.text) };
};

/** Azure keeps the first four addresses of a subnet; source: UDR */
const FIRST_HOST = 4;

/** A route table off the subnet that the finding is on. */
export const withoutTable: FixFunction = function* ({ file, path }) {
  if (path.at(-1) !== 'routeTable') return;
  yield { title: l10n.t('Take the route table off the subnet'), edits: remove(file, path) };
};

/**
 * Both directions through the firewall: in the table of GatewaySubnet a route for each workload that it protects; in the
 * table of workloads no learned routes, which would be more specific than the way to the firewall.
 */
export const bothDirections: FixFunction = function* (context) {
  const { customer, file } = context;
  const scope = scopeOf(context);
  const network = networkAt(context);
  const subnet = partAt(context, network?.subnets);
  const table = network && subnet && findRouteTable(network.subscription, subnet.raw.routeTable);
  const at = table && file.pathOf(table.raw);
  if (!customer || !scope || !subnet || !table || !at) return;
  if (subnet.name !== GATEWAY_SUBNET) {
    yield {
      title: l10n.t('Turn the propagation of BGP routes off in "{0}"', table.name),
      edits: setValue(file, [...at, 'disableBgpRoutePropagation'], true),
    };
    return;
  }
  const paths = halfPaths(scope).filter((half) => half.at === subnet);
  const hop = customer.virtualNetworks.find((v) => v.firewall?.name === paths[0]?.firewall)?.firewall;
  const address = hop?.raw.privateIpAddress;
  if (address === undefined) return;
  const there = new Set((table.raw.routes ?? []).map((route) => route.addressPrefix));
  const prefixes = [...new Set(paths.flatMap((half) => half.toPrefixes))].filter((prefix) => !there.has(prefix));
  const names = new Set((table.raw.routes ?? []).map((route) => route.name?.toLowerCase()));
  const items = prefixes.map((addressPrefix) => {
    const base = `to-${addressPrefix.replaceAll(/[^0-9a-z]+/gi, '-')}`;
    let name = base;
    for (let n = 2; names.has(name.toLowerCase()); n++) name = `${base}-${n}`;
    return { name, addressPrefix, nextHopType: 'VirtualAppliance', nextHopIpAddress: address };
  });
  const title = l10n.t('Add routes to the firewall for {0} in "{1}"', prefixes.join(', '), table.name);
  const edits =
    (table.raw.routes ?? []).length === 0
      ? setValue(file, [...at, 'routes'], items)
      : items.flatMap((item) => appendItem(file, [...at, 'routes'], item));
  yield { title, edits };
};
