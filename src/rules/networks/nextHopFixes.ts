import * as l10n from '@vscode/l10n';
import {
  type AzurePart,
  type RawRouteTable,
  type Subnet,
  type VirtualNetwork,
  findRouteTable,
  remove,
  setValue,
} from '../../design';
import { addressAt, containsAddress, parseAddress } from '../../network/prefix';
import { type FixContext, type FixFunction, networkAt, partAt } from '../fixes/fix';
import { GATEWAY_SUBNET } from '../gateways/shared';
import { topologyOf } from '../shared/topology';

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
export const freeFirewallAddress: FixFunction = function* (context) {
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
