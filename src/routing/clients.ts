import { type VirtualNetwork, prefixesOf } from '../design';
import type { Prefix } from '../network/prefix';

/** The pools that the point-to-site clients of a network's VPN gateway have their addresses from. */
export function clientPools(network: VirtualNetwork): Prefix[] {
  return prefixesOf(network.vpnGateway?.raw.pointToSite?.addressPool);
}

/**
 * Whether the clients of a network's VPN gateway reach what is behind its ExpressRoute gateway, and the other way round:
 * only a Route Server with branch-to-branch tells one gateway of the other, beside a VPN gateway that is active-active
 * and has the AS number 65515. Source: route-server "ExpressRoute and Azure VPN support"
 */
export function passesClientsOn({ gateway, vpnGateway, routeServer }: VirtualNetwork): boolean {
  return (
    gateway !== undefined &&
    vpnGateway?.raw.activeActive === true &&
    (vpnGateway.raw.asn ?? 65_515) === 65_515 &&
    routeServer?.raw.branchToBranch === true
  );
}
