import * as l10n from '@vscode/l10n';
import { nearPercent } from '../../catalog/figures';
import { limits } from '../../catalog/skus';
import { contains, parsePrefix } from '../../network/prefix';
import { type VirtualNetwork, findRouteTable } from '../../design';
import type { CustomerRule, Remark } from '../rule';
import { NEAR } from '../circuits/limits';
import { keyOf, placeOf } from '../shared/places';
import { type PeeringEnd, topologyOf } from '../shared/topology';
import { gatewaysOf } from './shared';
import { pairedTransit } from './transitFixes';
import { withoutKey } from '../shared/keyFixes';
import { removeRoute } from './subnetFixes';

export const gatewayTransit: CustomerRule = {
  code: 'GW-020',
  scope: 'customer',
  severity: 'error',
  title: 'A spoke that uses a remote gateway uses one, and the hub allows it.',
  text: 'useRemoteGateways of the spoke and allowGatewayTransit of the hub are a pair: Azure refuses the first without the second, without a gateway there, twice in one network, or beside an own gateway or Route Server. A hub that allows transit to a network that does not use it is a warning.',
  source: 'FP',
  fix: pairedTransit,
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const network of customer.virtualNetworks) {
      const using = topology.peeringsOf(network).filter((end) => end.peering.raw.useRemoteGateways === true);
      for (const end of using) {
        const message = whyRefused(end, using.length);
        if (message !== undefined) yield { message, place: placeOf(end.peering, end.peering.raw, 'useRemoteGateways') };
      }
      yield* unusedTransit(topology.peeringsOf(network));
    }
  },
};

function whyRefused({ from, remote, back }: PeeringEnd, count: number): string | undefined {
  if (!remote) return undefined;
  if (from.gateway ?? from.vpnGateway) {
    return l10n.t(
      '"{0}" has a gateway of its own and cannot use that of "{1}". Remove one of them.',
      from.ref,
      remote.ref,
    );
  }
  if (from.routeServer) {
    return l10n.t(
      '"{0}" has a Route Server and cannot use the gateway of "{1}". Put the Route Server beside the gateway.',
      from.ref,
      remote.ref,
    );
  }
  if (count > 1) return l10n.t('A network uses one remote gateway; "{0}" uses {1}. Keep one.', from.ref, count);
  // The other half of a network that exists may be there without the design naming it.
  if (!back && remote.existing) return undefined;
  if (!back)
    return l10n.t('"{0}" has no peering back to "{1}". Add one with allowGatewayTransit: true.', remote.ref, from.ref);
  if (back.raw.allowGatewayTransit !== true) {
    return l10n.t('The peering "{0}" of "{1}" does not say allowGatewayTransit: true.', back.name, remote.ref);
  }
  // A network that exists may have a gateway that the design does not name.
  if (!remote.gateway && !remote.vpnGateway && !remote.existing) {
    return l10n.t(
      '"{0}" has no gateway that "{1}" could use. Add one, or remove useRemoteGateways.',
      remote.ref,
      from.ref,
    );
  }
  return undefined;
}

function* unusedTransit(ends: readonly PeeringEnd[]): Generator<Remark> {
  for (const { peering, from, remote, back } of ends) {
    if (peering.raw.allowGatewayTransit !== true || !remote || back?.raw.useRemoteGateways === true) continue;
    if (remote.gateway ?? remote.vpnGateway) continue;
    yield {
      severity: 'warning',
      message: l10n.t(
        '"{0}" lets "{1}" use its gateway, but the peering there does not say useRemoteGateways: true.',
        from.ref,
        remote.ref,
      ),
      place: placeOf(peering, peering.raw, 'allowGatewayTransit'),
    };
  }
}

export const hubTransit: CustomerRule = {
  code: 'GW-021',
  scope: 'customer',
  severity: 'warning',
  title: 'Two peered hubs on one circuit with FastPath do not use gateway transit between them.',
  text: 'Turn allowGatewayTransit off on the peering between the hubs.',
  source: 'FP',
  fix: withoutKey,
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const { peering, from, remote } of topology.peerings) {
      if (peering.raw.allowGatewayTransit !== true || !from.gateway || !remote?.gateway) continue;
      const shared = topology
        .connectionsOf(from)
        .find((c) => c.raw.expressRouteGatewayBypass === true && topology.linkedTo(c.circuit).includes(remote));
      if (!shared) continue;
      yield {
        message: l10n.t(
          '"{0}" and "{1}" are on circuit "{2}" with FastPath. Remove allowGatewayTransit here.',
          from.ref,
          remote.ref,
          shared.circuit.name,
        ),
        place: placeOf(peering, peering.raw, 'allowGatewayTransit'),
      };
    }
  },
};

export const gatewayNextHop: CustomerRule = {
  code: 'GW-022',
  scope: 'customer',
  severity: 'error',
  title: 'No user-defined route leads to an ExpressRoute gateway.',
  text: 'The next hop VirtualNetworkGateway works with a VPN gateway alone, not with ExpressRoute and not beside it: routes of ExpressRoute come by BGP.',
  source: 'UDR',
  fix: removeRoute,
  *check({ customer }) {
    const topology = topologyOf(customer);
    const told = new Set<object>();
    for (const network of customer.virtualNetworks) {
      const hub = [network, ...topology.hubsOf(network)].find((v) => v.gateway);
      if (!hub) continue;
      for (const subnet of network.subnets) {
        const table = findRouteTable(network.subscription, subnet.raw.routeTable);
        for (const route of table?.raw.routes ?? []) {
          if (!table || route.nextHopType !== 'VirtualNetworkGateway' || told.has(route)) continue;
          told.add(route);
          yield {
            message: l10n.t(
              'The gateway of "{0}" is an ExpressRoute gateway, which is no next hop of a user-defined route. Let BGP bring the route.',
              hub.ref,
            ),
            place: placeOf(table, route, 'nextHopType'),
          };
        }
      }
    }
  },
};

export const advertisedSpaces: CustomerRule = {
  code: 'GW-019',
  scope: 'customer',
  severity: 'error',
  title: `A gateway advertises at most ${limits.routes.privateIpv4FromAzure} IPv4 and ${limits.routes.privateIpv6FromAzure} IPv6 prefixes, and ${limits.routes.connectionCreateMaxAddressSpaces} when it is connected.`,
  text: `The address spaces of the network and its spokes, less what summarizedGatewayPrefixes covers. Beyond it the connection is dropped until there are fewer. From ${nearPercent} % on it is a warning.`,
  source: 'FAQ26; LINK',
  *check({ customer }) {
    const topology = topologyOf(customer);
    const { privateIpv4FromAzure, privateIpv6FromAzure, connectionCreateMaxAddressSpaces } = limits.routes;
    for (const { network } of gatewaysOf(customer)) {
      const connections = topology.connectionsOf(network);
      if (connections.length === 0) continue;
      for (const [family, limit] of [
        [4, privateIpv4FromAzure],
        [6, privateIpv6FromAzure],
      ] as const) {
        const count = advertisedBy(network, topology.spokesOf(network), family);
        const place = keyOf(network, network.raw, 'addressSpace');
        if (count > limit) {
          yield {
            message: l10n.t(
              'The gateway advertises {0} IPv{1} prefixes; {2} are possible. Summarize them.',
              count,
              family,
              limit,
            ),
            place,
          };
        } else if (count >= limit * NEAR) {
          yield {
            severity: 'warning',
            message: l10n.t('The gateway advertises {0} of at most {1} IPv{2} prefixes.', count, limit, family),
            place,
          };
        } else if (count > connectionCreateMaxAddressSpaces && connections.some((c) => !c.existing)) {
          yield {
            message: l10n.t(
              'A connection is created with at most {0} prefixes; there are {1}. Connect first, or summarize them.',
              connectionCreateMaxAddressSpaces,
              count,
            ),
            place,
          };
        }
      }
    }
  },
};

/** How many prefixes the gateway of a network sends to its circuits. */
export function advertisedBy(network: VirtualNetwork, spokes: readonly VirtualNetwork[], family: 4 | 6): number {
  const summaries = (network.raw.summarizedGatewayPrefixes ?? []).flatMap((text) => parsePrefix(text) ?? []);
  const own = [network, ...spokes].flatMap((v) => v.addressSpace);
  const left = own.filter((prefix) => !summaries.some((summary) => contains(summary, prefix)));
  return [...left, ...summaries].filter((prefix) => prefix.family === family).length;
}

export const remoteTraffic: CustomerRule = {
  code: 'GW-027',
  scope: 'customer',
  severity: 'warning',
  title: 'Networks do not talk to each other through a circuit.',
  text: 'The way leads to the edge of Microsoft and back, and takes the bandwidth of the circuit and the gateways. Peer the networks.',
  source: 'APRL; GW',
  fix: withoutKey,
  *check({ customer }) {
    for (const { gateway } of gatewaysOf(customer)) {
      if (gateway.raw.allowRemoteVnetTraffic !== true) continue;
      yield {
        message: l10n.t(
          'Traffic between networks over the circuit is slow and takes its bandwidth. Peer the networks instead.',
        ),
        place: placeOf(gateway, gateway.raw, 'allowRemoteVnetTraffic'),
      };
    }
  },
};
