import { type Address, containsAddress } from '../network/prefix';
import type { EffectiveRoute } from './effective';

/**
 * The route that Azure takes for an address: the longest prefix among the active ones. Routes of the network itself and of
 * its peerings win over routes of a gateway even where those are more specific; a user-defined route wins by its length.
 * Source: UDR.
 */
export function selectRoute(routes: readonly EffectiveRoute[], address: Address): EffectiveRoute | undefined {
  const matching = routes.filter((route) => route.active && containsAddress(route.prefix, address));
  const inside = matching.some(
    (r) => r.source === 'Default' && (r.nextHopType === 'VnetLocal' || r.nextHopType === 'VNetPeering'),
  );
  return matching
    .filter((route) => !inside || route.source !== 'VirtualNetworkGateway')
    .reduce<EffectiveRoute | undefined>(
      (best, route) => (!best || route.prefix.length > best.prefix.length ? route : best),
      undefined,
    );
}
