import { type Customer, type Subnet, type VirtualNetwork, findRouteTable, prefixesOf } from '../design';
import { type Prefix, equals } from '../network/prefix';

/**
 * An appliance that speaks BGP with a Route Server. What it advertises is a route of the network, and of those that use
 * its Route Server, to the address of the appliance. Source: route-server overview, route-server-faq
 */
export interface AppliancePeer {
  readonly name: string;
  readonly address: string;
  /** Undefined where the design does not say what it advertises. */
  readonly advertised: readonly Prefix[] | undefined;
  readonly raw: object;
}

/** The peers of the Route Server in a network. What equals an address space changes nothing there. */
export function peersOf(network: VirtualNetwork): AppliancePeer[] {
  return (network.routeServer?.raw.bgpPeers ?? []).flatMap((raw): AppliancePeer[] => {
    if (raw.name === undefined || raw.peerIp === undefined) return [];
    const advertised = raw.advertise && prefixesOf(raw.advertise).filter((p) => !isOwn(network, p));
    return [{ name: raw.name, address: raw.peerIp, advertised, raw }];
  });
}

const isOwn = ({ addressSpace }: VirtualNetwork, prefix: Prefix) => addressSpace.some((own) => equals(own, prefix));

/** The appliance of a customer that has this address as a BGP peer. */
export function peerAt({ virtualNetworks }: Customer, address: string | undefined): AppliancePeer | undefined {
  return virtualNetworks.flatMap(peersOf).find((peer) => peer.address === address);
}

/**
 * What the Route Server tells the gateways beside it, and these the sites: only with branch-to-branch. A default route
 * never comes in from Azure (FORMAT, "meant" 2).
 */
export function toldToGateways(network: VirtualNetwork): Prefix[] {
  if (network.routeServer?.raw.branchToBranch !== true) return [];
  return peersOf(network).flatMap(({ advertised = [] }) => advertised.filter((p) => p.length > 0));
}

/**
 * The peers of which the design does not say what they advertise, for a subnet that learns it: its routes may be others.
 * @param server the network whose Route Server or gateway serves the subnet
 */
export function unsaidPeers(server: VirtualNetwork | undefined, network: VirtualNetwork, subnet: Subnet): string[] {
  const table = findRouteTable(network.subscription, subnet.raw.routeTable);
  if (!server || table?.raw.disableBgpRoutePropagation === true) return [];
  return peersOf(server).flatMap(({ name, advertised }) => (advertised ? [] : [name]));
}
