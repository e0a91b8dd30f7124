import * as l10n from '@vscode/l10n';
import { gatewayAsn, isRefusedByVpn, largestShortAsn } from '../../catalog/asns';
import { counts } from '../../catalog/networkLimits';
import type { AzurePart, Place, RawRouteServer, VirtualNetwork } from '../../design';
import { parseAddress } from '../../network/address';
import { isValidAsn } from '../../network/asn';
import { containsAddress } from '../../network/prefix';
import { ROUTE_SERVER_SUBNET } from '../gateways/shared';
import type { CustomerRule, Remark } from '../rule';
import { repeated } from '../shared/groups';
import { say } from '../shared/keyFixes';
import { keyOf, placeOf } from '../shared/places';
import { type Topology, topologyOf } from '../shared/topology';

type BgpPeer = NonNullable<RawRouteServer['bgpPeers']>[number];

export const routeServerPeers: CustomerRule = {
  code: 'VPN-012',
  scope: 'customer',
  severity: 'error',
  title: 'A Route Server stands in an IPv4 network, and its BGP peers are ones that it takes.',
  text: `It does not go with an IPv6 address space. It has ${counts.peersOfRouteServer} peers at most, each with an IPv4 address of its own and an AS number that Azure and IANA do not reserve: ${gatewayAsn} is the Route Server's. A peer outside of the network and of those that it is peered with is a warning, and so are one in RouteServerSubnet, where nothing else stands, and an AS number above ${largestShortAsn}.`,
  source: 'route-server-faq',
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const server = network.routeServer;
      if (!server || server.existing) continue;
      yield* besideIpv6(network, server);
      yield* peersOf(server);
      yield* outside(network, server, topologyOf(customer));
      yield* amongInstances(network, server);
    }
  },
};

/** A peer is in the network of the Route Server, or in one that is peered with it. */
function* outside(network: VirtualNetwork, server: AzurePart<RawRouteServer>, topology: Topology): Generator<Remark> {
  const ends = topology.peeringsOf(network);
  // Of a network that the design does not hold nobody knows the addresses.
  if (ends.some(({ remote }) => !remote)) return;
  const near = [network, ...ends.flatMap(({ remote }) => remote ?? [])].flatMap(({ addressSpace }) => addressSpace);
  for (const peer of server.raw.bgpPeers ?? []) {
    const address = parseAddress(peer.peerIp ?? '');
    if (!address || address.family === 6 || near.some((prefix) => containsAddress(prefix, address))) continue;
    yield {
      severity: 'warning',
      message: l10n.t(
        '{0} is neither in "{1}" nor in a network that it is peered with: the Route Server does not reach it.',
        address.text,
        network.ref,
      ),
      place: placeOf(server, peer, 'peerIp'),
    };
  }
}

/** A peer with an address of the subnet that is the Route Server's alone. */
function* amongInstances(network: VirtualNetwork, server: AzurePart<RawRouteServer>): Generator<Remark> {
  // ARM compares names without their case.
  const own = network.subnets.filter(({ name }) => name.toLowerCase() === ROUTE_SERVER_SUBNET.toLowerCase());
  for (const peer of server.raw.bgpPeers ?? []) {
    const address = parseAddress(peer.peerIp ?? '');
    const isInside = own.some(({ prefixes }) => prefixes.some((prefix) => address && containsAddress(prefix, address)));
    if (!address || !isInside) continue;
    yield {
      severity: 'warning',
      message: l10n.t(
        '{0} is in RouteServerSubnet, where nothing but the Route Server stands. Take a peer in another subnet.',
        address.text,
      ),
      place: placeOf(server, peer, 'peerIp'),
    };
  }
}

function* besideIpv6(network: VirtualNetwork, server: AzurePart<RawRouteServer>): Generator<Remark> {
  const six = network.addressSpace.find(({ family }) => family === 6);
  if (!six) return;
  yield {
    message: l10n.t(
      'A Route Server does not go with IPv6, and "{0}" has {1}. Take one of the two away.',
      network.ref,
      six.text,
    ),
    place: placeOf(server, server.raw, 'name'),
  };
}

function* peersOf(server: AzurePart<RawRouteServer>): Generator<Remark> {
  const peers = server.raw.bgpPeers ?? [];
  const most = counts.peersOfRouteServer;
  if (peers.length > most) {
    yield {
      message: l10n.t('A Route Server has {0} BGP peers at most, and "{1}" has {2}.', most, server.name, peers.length),
      place: keyOf(server, server.raw, 'bgpPeers'),
    };
  }
  for (const peer of peers) yield* ofPeer(peer, (key) => placeOf(server, peer, key));
  for (const group of repeated(peers, ({ peerIp }) => peerIp)) {
    const [first, ...others] = group;
    for (const peer of others) {
      yield {
        message: l10n.t('The BGP peer "{0}" has the address {1} already.', first?.name ?? '', peer.peerIp ?? ''),
        place: placeOf(server, peer, 'peerIp'),
      };
    }
  }
}

function* ofPeer({ peerAsn, peerIp }: BgpPeer, place: (key: 'peerAsn' | 'peerIp') => Place): Generator<Remark> {
  if (peerAsn !== undefined && (!isValidAsn(peerAsn) || isRefusedByVpn(peerAsn))) {
    yield {
      message: l10n.t('AS {0} is reserved: a Route Server takes no peer with it. Take another one.', peerAsn),
      place: place('peerAsn'),
    };
  }
  if (peerAsn !== undefined && isValidAsn(peerAsn) && !isRefusedByVpn(peerAsn) && peerAsn > largestShortAsn) {
    yield {
      severity: 'warning',
      message: l10n.t(
        'AS {0} has four octets, and a Route Server takes AS numbers of two. Take one up to {1}.',
        peerAsn,
        largestShortAsn,
      ),
      place: place('peerAsn'),
    };
  }
  if (peerIp !== undefined && parseAddress(peerIp)?.family === 6) {
    yield {
      message: l10n.t('{0} is an IPv6 address, and a Route Server has sessions over IPv4 only.', peerIp),
      place: place('peerIp'),
    };
  }
}

export const branchToBranch: CustomerRule = {
  code: 'VPN-022',
  scope: 'customer',
  severity: 'info',
  title: 'A Route Server passes routes between gateways and appliances where that is meant.',
  text: 'Without branchToBranch the sites behind a VPN gateway, those behind ExpressRoute and what stands behind an appliance do not learn of each other; the networks learn of all. VPN clients are not passed on to ExpressRoute in any case.',
  source: 'route-server-faq; route-server expressroute-vpn-support',
  fix: say({ branchToBranch: true }),
  *check({ customer }) {
    for (const { gateway, vpnGateway, routeServer } of customer.virtualNetworks) {
      if (!routeServer || routeServer.existing || routeServer.raw.branchToBranch === true) continue;
      const ends = [gateway, vpnGateway, routeServer.raw.bgpPeers?.[0]].filter((end) => end !== undefined);
      if (ends.length < 2) continue;
      yield {
        message: l10n.t(
          'Route Server "{0}" passes no routes between the gateways and appliances around it. Write "branchToBranch: true" where they are to reach each other.',
          routeServer.name,
        ),
        place: keyOf(routeServer, routeServer.raw),
      };
    }
  },
};
