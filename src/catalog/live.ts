import { nameKey, type Cloud } from './catalog';
import { normalizeRegion } from './regions';

/** A connectivity provider as `expressRouteServiceProviders` lists it. */
export interface LiveProvider {
  readonly name: string;
  readonly peeringLocations: readonly string[];
  /** Mbps */
  readonly bandwidths: readonly number[];
}

/** A building as `expressRoutePortsLocations` lists it. */
export interface LivePortLocation {
  readonly name: string;
  readonly address?: string;
  /** Gbps of the ports that are free; `undefined` where Azure was not asked */
  readonly bandwidths?: readonly number[];
}

/** A service of `bgpServiceCommunities` with its values. */
export interface LiveCommunity {
  /** 12076:51002 */
  readonly value: string;
  readonly name: string;
}

/** A region as `locations` of a subscription lists it. */
export interface LiveRegion {
  readonly name: string;
  readonly displayName: string;
  /** logical zones: 1, 2, 3; none in a region without zones */
  readonly zones: readonly string[];
}

/** A provider port as `expressRouteProviderPorts` lists it: only a connectivity provider has some. */
export interface LiveProviderPort {
  readonly name: string;
  readonly peeringLocation?: string;
  readonly portPairDescriptor?: string;
}

/** What Azure itself offered on a day; a list that was not read is not there, and nothing is known of it. */
export interface LiveLists {
  readonly cloud: Cloud;
  /** When it was read: ISO instant. */
  readonly updated: string;
  readonly subscriptionId?: string;
  readonly serviceProviders?: readonly LiveProvider[];
  readonly portLocations?: readonly LivePortLocation[];
  readonly communities?: readonly LiveCommunity[];
  readonly regions?: readonly LiveRegion[];
  readonly providerPorts?: readonly LiveProviderPort[];
  /** SKUs of virtual network gateways, by ARM's name */
  readonly gatewaySkus?: readonly string[];
}

/** The day on which lists were read, ISO. */
export function dayOf(live: LiveLists): string {
  return live.updated.slice(0, 10);
}

const named = <T extends { readonly name: string }>(list: readonly T[] | undefined, name: string): T | undefined =>
  list?.find((one) => nameKey(one.name) === nameKey(name));

/** The connectivity provider of that name in Azure's list; case does not count. */
export function liveProvider(live: LiveLists | undefined, name: string): LiveProvider | undefined {
  return named(live?.serviceProviders, name);
}

/** The building of that name in Azure's list. */
export function livePortLocation(live: LiveLists | undefined, name: string): LivePortLocation | undefined {
  return named(live?.portLocations, name);
}

/** The region of that name or display name in Azure's list. */
export function liveRegion(live: LiveLists | undefined, name: string): LiveRegion | undefined {
  const wanted = normalizeRegion(name);
  return live?.regions?.find(
    (region) => normalizeRegion(region.name) === wanted || normalizeRegion(region.displayName) === wanted,
  );
}

/** The peering locations of circuits that Azure's list of providers names, each once; `undefined` where it was not read. */
export function livePeeringLocations(live: LiveLists | undefined): readonly string[] | undefined {
  if (!live?.serviceProviders) return undefined;
  return [...new Set(live.serviceProviders.flatMap((provider) => provider.peeringLocations))].sort();
}

/** Whether a provider's own list of places has one. */
export function isOfferedAt(provider: LiveProvider, location: string): boolean {
  return provider.peeringLocations.some((name) => nameKey(name) === nameKey(location));
}
