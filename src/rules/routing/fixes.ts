import * as l10n from '@vscode/l10n';
import { findRouteTable, remove, setValue } from '../../design';
import { type FixFunction, networkAt, partAt, scopeOf } from '../fixes/fix';
import { GATEWAY_SUBNET } from '../gateways/shared';
import { appended, freeName } from '../shared/listFixes';
import { halfPaths } from './halfPaths';
import { waysOf } from './ways';

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
  const items = prefixes.map((addressPrefix) => ({
    name: freeName(`to-${addressPrefix.replaceAll(/[^0-9a-z]+/gi, '-')}`, table.raw.routes),
    addressPrefix,
    nextHopType: 'VirtualAppliance',
    nextHopIpAddress: address,
  }));
  const title = l10n.t('Add routes to the firewall for {0} in "{1}"', prefixes.join(', '), table.name);
  yield { title, edits: appended(context, table.raw, 'routes', items) };
};

/** The route that an answer is lost by, out of the table of the subnet that it comes from. */
export const withoutDroppingRoute: FixFunction = function* (context) {
  const { file } = context;
  const scope = scopeOf(context);
  const network = networkAt(context);
  const subnet = partAt(context, network?.subnets);
  const table = network && subnet && findRouteTable(network.subscription, subnet.raw.routeTable);
  if (!scope || !table || table.existing) return;
  const lost = waysOf(scope).flatMap(({ from, to, forward, back }) => {
    if (to.subnet === subnet && forward.delivered && !back.delivered) return [back];
    return 'subnet' in from && from.subnet === subnet && back.delivered && !forward.delivered ? [forward] : [];
  });
  const names = new Set(lost.flatMap(({ hops }) => hops.findLast(({ kind }) => kind === 'route')?.name ?? []));
  for (const route of table.raw.routes ?? []) {
    const path = route.name !== undefined && names.has(route.name) ? file.pathOf(route) : undefined;
    if (!path) continue;
    yield {
      title: l10n.t('Take the route "{0}" out of "{1}"', route.name ?? '', table.name),
      edits: remove(file, path),
      isPreferred: false,
    };
  }
};
