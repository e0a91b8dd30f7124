import * as l10n from '@vscode/l10n';
import { type VirtualNetwork, appendItem, insertKey, remove, setValue } from '../../design';
import { contains, overlaps, supernet } from '../../network/prefix';
import { type FixContext, type FixFunction, networkAt, partAt } from '../fixes/fix';
import { detach, freeIn } from '../networks/subnetFixes';
import { topologyOf } from '../shared/topology';
import { GATEWAY_SUBNET, gatewaySubnetOf } from './shared';

/** Most circuits of a GatewaySubnet of /27; source: GW */
const CIRCUITS_OF_27 = 15;

/** Prefix length of a new GatewaySubnet: /27 at least, /26 where both gateways or 16 circuits are to fit. source: GW */
function lengthFor(context: FixContext, network: VirtualNetwork): 26 | 27 {
  const circuits = context.customer ? topologyOf(context.customer).connectionsOf(network).length : 0;
  return (network.gateway && network.vpnGateway) || circuits > CIRCUITS_OF_27 ? 26 : 27;
}

/** A subnet of exactly that name, in the lowest free room of the address space; one of a similar name is renamed. */
export const addGatewaySubnet: FixFunction = function* (context) {
  const { file, path } = context;
  const network = networkAt(context);
  if (!network) return;
  if (partAt(context, network.subnets) && path.at(-1) === 'name') {
    yield { title: l10n.t('Rename it to {0}', GATEWAY_SUBNET), edits: setValue(file, path, GATEWAY_SUBNET) };
    return;
  }
  const at = file.pathOf(network.raw);
  const wanted = lengthFor(context, network);
  const free = freeIn(network, wanted) ?? freeIn(network, 27);
  if (!at || !free) return;
  const isDual = network.addressSpace.some((p) => p.family === 6);
  const free6 = isDual ? freeIn(network, 64) : undefined;
  const prefixes = free6 ? { addressPrefixes: [free.text, free6.text] } : { addressPrefix: free.text };
  yield {
    title: l10n.t('Add {0} with {1}', GATEWAY_SUBNET, [free.text, free6?.text].filter(Boolean).join(', ')),
    edits: appendItem(file, [...at, 'subnets'], { name: GATEWAY_SUBNET, ...prefixes }),
  };
};

/** A larger GatewaySubnet: around the old one where there is room, else in the lowest free room. */
export const largerGatewaySubnet: FixFunction = function* (context) {
  const network = networkAt(context);
  const subnet = network && gatewaySubnetOf(network);
  const old = subnet?.prefixes.find((p) => p.family === 4);
  if (!network || !subnet || !old) return;
  const length = lengthFor(context, network);
  const around = old.length > length ? supernet(old, length) : undefined;
  const others = network.subnets.filter((s) => s !== subnet).flatMap((s) => s.prefixes);
  const isRoom =
    around && network.addressSpace.some((p) => contains(p, around)) && !others.some((p) => overlaps(p, around));
  const next = isRoom ? around : freeIn(network, length, subnet);
  if (!next) return;
  yield { title: l10n.t('Take {0}', next.text), edits: setValue(context.file, context.path, next.text) };
};

/** The IPv6 prefix of a GatewaySubnet: the lowest free /64. */
export const addGatewaySubnetIpv6: FixFunction = function* (context) {
  const { file, path } = context;
  const network = networkAt(context);
  const subnet = network && gatewaySubnetOf(network);
  const at = subnet && file.pathOf(subnet.raw);
  const free = network && freeIn(network, 64, subnet);
  if (!subnet || !at || !free) return;
  const title = l10n.t('Add {0}', free.text);
  if (path.at(-1) !== 'name') {
    yield { title: l10n.t('Take {0}', free.text), edits: setValue(file, path, free.text) };
  } else if (subnet.raw.addressPrefixes) {
    yield { title, edits: appendItem(file, [...at, 'addressPrefixes'], free.text) };
  } else if (subnet.raw.addressPrefix !== undefined) {
    const addressPrefixes = [subnet.raw.addressPrefix, free.text];
    const [inserted] = [insertKey(file, at, 'addressPrefixes', addressPrefixes, { after: 'addressPrefix' })];
    yield { title, edits: [...remove(file, [...at, 'addressPrefix']), ...inserted] };
  }
};

/** A route that the table of GatewaySubnet must not have; a table that other subnets need too is taken off the subnet. */
export const removeRoute: FixFunction = function* (context) {
  const { file, path } = context;
  if (path.at(-1) === 'routeTable') {
    yield* detach(context);
    return;
  }
  const index = path.lastIndexOf('routes');
  if (index < 0) return;
  yield { title: l10n.t('Remove the route'), edits: remove(file, path.slice(0, index + 2)) };
};

/** The propagation of BGP routes, which GatewaySubnet needs. */
export const propagate: FixFunction = function* (context) {
  const { file, path } = context;
  if (path.at(-1) === 'routeTable') yield* detach(context);
  else yield { title: l10n.t('Turn the propagation of BGP routes on'), edits: setValue(file, path, false) };
};
