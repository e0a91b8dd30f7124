import { findCommunity } from '../../catalog/communities';
import { findRegion } from '../../catalog/regions';
import { type CircuitTier, linkLimit, privateRouteLimit } from '../../catalog/skus';
import { type Circuit, findCircuit, locationOf, mbpsOf, microsoftPeeringOf } from '../../design';
import { advertisedToAzure, announcedCount } from '../../routing';
import type { CustomerScope } from '../rule';
import { linkCount } from './linkCount';
import { linkedRegions, reaches } from './regions';

/** The smallest tier above Local that carries what a circuit is for. source: FAQ26 */
export function smallestTier(scope: CustomerScope, circuit: Circuit): CircuitTier {
  const needsPremium =
    [...linkedRegions(scope, circuit)].some(
      ({ location, region }) => reaches('Standard', location, region) !== 'yes',
    ) ||
    linkCount(scope.customer, circuit) > (linkLimit('Standard', mbpsOf(circuit) ?? 0) ?? 0) ||
    routesOf(scope, circuit) > privateRouteLimit('Standard') ||
    joinsOtherGeography(scope, circuit) ||
    letsPremiumThrough(scope, circuit);
  return needsPremium ? 'Premium' : 'Standard';
}

/** IPv4 prefixes that the edge advertises over private peering. */
function routesOf(scope: CustomerScope, circuit: Circuit): number {
  return announcedCount(advertisedToAzure(scope.design, circuit), 4);
}

/** Global Reach, from either end, to a circuit in another geopolitical region, or to one whose place is not known. */
function joinsOtherGeography(scope: CustomerScope, circuit: Circuit): boolean {
  const { customer } = scope;
  const geo = locationOf(scope, circuit)?.location?.geo;
  const others = [
    ...circuit.globalReach.map((reach) => findCircuit(customer, reach.raw.circuit)),
    ...customer.circuits.filter(({ globalReach }) =>
      globalReach.some((r) => findCircuit(customer, r.raw.circuit) === circuit),
    ),
  ];
  return others.some((other) => !other || locationOf(scope, other)?.location?.geo !== geo);
}

/** Communities of Microsoft 365, of another geopolitical region, or that the catalogue does not know. */
function letsPremiumThrough(scope: CustomerScope, circuit: Circuit): boolean {
  const geo = locationOf(scope, circuit)?.location?.geo;
  const communities = microsoftPeeringOf(circuit)?.routeFilter?.raw.communities ?? [];
  return communities.some((value) => {
    const known = findCommunity(value);
    if (!known || known.needsMicrosoftApproval) return true;
    return known.region !== undefined && findRegion(known.region)?.geo !== geo;
  });
}
