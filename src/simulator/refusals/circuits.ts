import catalog from '../../../media/catalog.json';
import { numberAt, sameText, textAt, textsAt } from '../arm';
import type { Resource } from '../arm';
import { isOffered, placesOf } from '../places';
import { CIRCUIT, placeNameOf, tierOf } from '../types/circuits';
import { PEERING } from '../types/peerings';
import { circuitsOn, gbps, portIdOf } from '../types/ports';
import { FILTER_RULE } from '../types/routeFilters';
import type { Attempt, Refusal } from './refusal';

const about = { type: CIRCUIT, source: 'expressroute/expressroute-faqs', date: '2026-11-25' } as const;
const CHANGES = 'expressroute/expressroute-howto-circuit-portal-resource-manager';

/** What can be ordered, and MultiCloud, which the recordings of 2026 have; `Basic` is an old value of the interface. */
const TIERS = [...catalog.circuitSkus.tiers, 'MultiCloud'];
const FAMILIES = catalog.circuitSkus.families;

/** What a circuit runs on is said in one of these. */
const CARRIERS = ['serviceProviderProperties', 'expressRoutePort', 'expressRouteLag'];

const offerOf = ({ properties }: Resource) => properties.serviceProviderProperties;
const familyOf = ({ envelope }: Resource): string => textAt(envelope, 'sku', 'family') ?? '';

/** The property of the order that is another one than before. */
function changedOrder({ resource, previous }: Attempt): string | undefined {
  return ['serviceProviderName', 'peeringLocation'].find((key) => {
    const before = textAt(previous?.properties, 'serviceProviderProperties', key);
    return before !== undefined && !sameText(before, textAt(offerOf(resource), key));
  });
}

const sku: readonly Refusal[] = [
  {
    ...about,
    property: 'sku',
    condition: 'tier or family is not one that can be ordered, or the name is not made of both',
    code: 'InvalidSku',
    message: "The sku of {id} is not valid: name '{sku}', tier '{tier}', family '{family}'.",
    codeFrom: 'documented',
    refuses({ resource }) {
      const [tier, family] = [tierOf(resource), familyOf(resource)];
      const named = textAt(resource.envelope, 'sku', 'name');
      const legal = TIERS.includes(tier) && FAMILIES.includes(family) && named === `${tier}_${family}`;
      return !legal && { sku: named ?? '', tier, family };
    },
  },
  {
    ...about,
    property: 'sku.family',
    condition: 'a Local circuit is metered: its data is always unlimited',
    code: 'InvalidSku',
    message: 'Circuit {id} of tier Local must have the family UnlimitedData.',
    codeFrom: 'documented',
    refuses: ({ resource }) =>
      tierOf(resource) === 'Local' && familyOf(resource) !== catalog.circuitSkus.localRequiresFamily,
  },
  {
    ...about,
    property: 'sku.tier',
    condition: 'no region is local to the peering location of a Local circuit',
    code: 'LocalSkuNotAvailable',
    message: 'Circuit {id} of tier Local is not available at {place}: no Azure region is local to it.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-locations-providers',
    refuses({ resource, world }) {
      const place = placeNameOf(resource, world) ?? '';
      const places = tierOf(resource) === 'Local' ? placesOf(place) : [];
      return places.length > 0 && places.every(({ localRegions }) => localRegions.length === 0) && { place };
    },
  },
  {
    ...about,
    property: 'sku.family',
    condition: 'the family goes from UnlimitedData to MeteredData',
    code: 'CannotChangeSkuFamily',
    message: 'The sku of {id} cannot change from UnlimitedData to MeteredData.',
    codeFrom: 'documented',
    source: CHANGES,
    refuses: ({ resource, previous }) =>
      previous !== undefined && familyOf(previous) === 'UnlimitedData' && familyOf(resource) === 'MeteredData',
  },
  {
    ...about,
    property: 'sku.tier',
    condition: 'the tier goes where it cannot: to Local from any other',
    code: 'CannotChangeSkuTier',
    message: 'The sku of {id} cannot change from {before} to {after}.',
    codeFrom: 'documented',
    source: CHANGES,
    refuses({ resource, previous }) {
      if (previous === undefined) return false;
      const [before, after] = [tierOf(previous), tierOf(resource)];
      const allowed =
        before === after || catalog.skuTransitions.allowed.some(([from, to]) => from === before && to === after);
      return !allowed && { before, after };
    },
  },
  {
    ...about,
    property: 'sku.tier',
    condition: 'the tier goes from Premium to one that does not take the Microsoft 365 communities of its route filter',
    code: 'Microsoft365NeedsPremium',
    message: 'Circuit {id} has communities of Microsoft 365 in route filter {filter}, which need the tier Premium.',
    codeFrom: 'documented',
    refuses({ resource, world }) {
      if (tierOf(resource) === 'Premium') return false;
      const filters = world.store
        .children(resource.id, PEERING)
        .flatMap((peering) => textAt(peering.properties, 'routeFilter', 'id') ?? []);
      const filter = filters.find((id) => hasMicrosoft365(world.store.children(id, FILTER_RULE)));
      return filter !== undefined && { filter };
    },
  },
];

/** The communities of Microsoft 365, which need the tier Premium; source: expressroute-routing. */
const MICROSOFT_365: ReadonlySet<string> = new Set(
  catalog.bgpCommunities.services.filter((each) => each.needsMicrosoft365Authorization).map(({ value }) => value),
);

/** Whether rules of a route filter let in what needs the tier Premium. */
export const hasMicrosoft365 = (rules: readonly Resource[]): boolean =>
  rules.some(({ properties }) => textsAt(properties, 'communities').some((community) => MICROSOFT_365.has(community)));

const order: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.serviceProviderProperties',
    condition: 'there is none of a connectivity provider, a port and a LAG, or more than one',
    code: 'InvalidCircuitProperties',
    message: 'Circuit {id} needs one of serviceProviderProperties, expressRoutePort and expressRouteLag.',
    codeFrom: 'documented',
    refuses: ({ resource: { properties } }) => CARRIERS.filter((key) => properties[key] !== undefined).length !== 1,
  },
  {
    ...about,
    property: 'properties.serviceProviderProperties',
    condition: 'the name of the connectivity provider or of the peering location is missing',
    code: 'InvalidServiceProviderProperties',
    message: 'Circuit {id} has no {key}.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const offer = offerOf(resource);
      const key = ['serviceProviderName', 'peeringLocation'].find((each) => !textAt(offer, each));
      return offer !== undefined && key !== undefined && { key };
    },
  },
  {
    ...about,
    property: 'properties.serviceProviderProperties',
    condition: 'connectivity provider or peering location are others than before',
    code: 'PropertyChangeNotAllowed',
    message: "Changing property '{key}' of circuit {id} is not allowed.",
    codeFrom: 'documented',
    source: CHANGES,
    refuses(attempt) {
      const key = changedOrder(attempt);
      return key !== undefined && { key };
    },
  },
  {
    ...about,
    property: 'properties.serviceProviderProperties.peeringLocation',
    condition: 'the connectivity provider is not at the peering location (both names are known)',
    code: 'ServiceProviderNotAvailableAtPeeringLocation',
    message: 'Service provider {provider} is not available at peering location {place} of circuit {id}.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-locations-providers',
    onlyNew: true,
    refuses({ resource }) {
      const provider = textAt(offerOf(resource), 'serviceProviderName') ?? '';
      const place = textAt(offerOf(resource), 'peeringLocation') ?? '';
      return isOffered(provider, place) === false && { provider, place };
    },
  },
  {
    ...about,
    property: 'properties.serviceProviderProperties.bandwidthInMbps',
    condition: `the bandwidth is none of ${catalog.bandwidths.providerMbps.join(', ')} Mbps`,
    code: 'InvalidBandwidth',
    message: 'Circuit {id} has no valid bandwidthInMbps: {mbps}.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-introduction',
    refuses({ resource }) {
      const offer = offerOf(resource);
      const mbps = numberAt(offer, 'bandwidthInMbps');
      const sold = mbps !== undefined && catalog.bandwidths.providerMbps.includes(mbps);
      return offer !== undefined && !sold && { mbps: mbps ?? 'none' };
    },
  },
];

const directSizes: Readonly<Record<string, readonly number[]>> = catalog.bandwidths.directCircuitGbps;
const portOf = ({ resource, world }: Attempt): Resource | undefined =>
  world.store.get(textAt(resource.properties, 'expressRoutePort', 'id') ?? '');

const direct: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.bandwidthInGbps',
    condition: 'a circuit on a port has no bandwidth, or one that is not made on ports of this size',
    code: 'InvalidBandwidth',
    message: 'Circuit {id} on port {port} of {capacity} Gbps cannot have {gbps} Gbps.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-erdirect-about',
    refuses(attempt) {
      const port = portOf(attempt);
      if (port === undefined) return false;
      const capacity = numberAt(port.properties, 'bandwidthInGbps') ?? 0;
      const wanted = gbps(attempt.resource);
      return directSizes[capacity]?.includes(wanted) !== true && { port: port.id, capacity, gbps: wanted };
    },
  },
  {
    ...about,
    property: 'properties.bandwidthInGbps',
    condition: 'the circuits of a port have more than twice its bandwidth',
    code: 'ExpressRoutePortBandwidthExceeded',
    message: 'Port {port} of {capacity} Gbps cannot carry circuit {id}.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-erdirect-about',
    refuses(attempt) {
      const port = portOf(attempt);
      if (port === undefined) return false;
      const capacity = numberAt(port.properties, 'bandwidthInGbps') ?? 0;
      const total = circuitsOn(port, attempt.world).reduce((sum, each) => sum + gbps(each), 0);
      return total > 2 * capacity && { port: port.id, capacity };
    },
  },
  {
    ...about,
    property: 'properties.enableDirectPortRateLimit',
    condition: 'a circuit of a connectivity provider has a rate limit',
    code: 'RateLimitNeedsDirectPort',
    message: 'Circuit {id} cannot have enableDirectPortRateLimit: it is not on an ExpressRoute Direct port.',
    codeFrom: 'documented',
    source: 'expressroute/rate-limit',
    refuses: ({ resource }) =>
      resource.properties.enableDirectPortRateLimit === true && portIdOf(resource) === undefined,
  },
];

export const circuitRefusals: readonly Refusal[] = [...sku, ...order, ...direct];
