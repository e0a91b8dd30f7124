import * as l10n from '@vscode/l10n';
import { findGatewaySku, gatewaySkuNames } from '../../catalog/gatewaySkus';
import { type Location, allLocations, armProvidersAt, findLocation } from '../../catalog/locations';
import { kilometresBetween, kilometresToRegion } from '../../catalog/nearness';
import { findProvider } from '../../catalog/providers';
import { findRegion } from '../../catalog/regions';
import { leastLocalMbps, providerBandwidths } from '../../catalog/skus';
import { type Circuit, type Customer, type Design, type VirtualNetwork, prefixesOf, usedBy } from '../../design';
import { nextFreePair } from '../../network/pool';
import { type Prefix, parsePrefix } from '../../network/prefix';
import { reaches } from '../../rules/circuits/regions';
import { capacityOf, gatewaysOf } from '../../rules/gateways/shared';
import type { Choice, Way } from '../ask/question';
import { type Problem, allOf, bandwidthText, nameFrom, unusedName } from '../ask/texts';
import { overlapProblem } from '../network/addresses';
import { edgePairs } from './edgePairs';
import { providersAt } from './providerChoices';
import type { NewCircuit } from './value';

/** Private addresses that link prefixes of a customer's own routers are proposed from. */
const PROPOSED_LINKS = '172.16.0.0/12';

const LINK_BLOCK = 29;

/** Where a region that the customer uses is: of its first network, else of its first subscription. */
function homeRegion(customer: Customer): string | undefined {
  return (
    customer.virtualNetworks.find(({ gateway, location }) => gateway && location)?.location ??
    customer.subscriptions.find(({ location }) => location !== undefined)?.location
  );
}

/** Whether a pair of edge routers of the CSP could take a circuit at the location, through some connectivity provider there. */
function isReachedByCsp(design: Design, customer: Customer, location: string): boolean {
  return armProvidersAt(location, design.provider.cloud).some(({ name }) =>
    edgePairs(design, customer, { location, serviceProviderName: name }).some(({ atLocation }) => atLocation),
  );
}

/**
 * Peering locations: those where a datacenter of the CSP is first, then by nearness to the customer's region. In
 * connect-through one without edge routers leads to the wizard that adds a datacenter.
 * @param apart a location that is taken already: the same city is not offered
 */
export function locationChoices(design: Design, customer: Customer, apart?: string): (Choice<string> | Way)[] {
  const { cloud } = design.provider;
  const own = design.provider.sites.flatMap((s) => s.raw.peeringLocations ?? []).map((name) => name.toLowerCase());
  const through = customer.model === 'connect-through';
  const home = homeRegion(customer);
  const taken = apart === undefined ? undefined : findLocation(apart, cloud);
  const near = ({ city }: Location) =>
    (home === undefined ? taken && kilometresBetween(city, taken.city) : kilometresToRegion(city, home)) ??
    Number.MAX_SAFE_INTEGER;
  const known = allLocations(cloud)
    .filter(({ city }) => taken === undefined || city !== taken.city)
    .map((location) => ({
      location,
      isOwn: through && own.includes(location.name.toLowerCase()),
      isReached: !through || isReachedByCsp(design, customer, location.name),
      near: near(location),
    }))
    .sort(
      (a, b) =>
        Number(b.isOwn) - Number(a.isOwn) ||
        Number(b.isReached) - Number(a.isReached) ||
        a.near - b.near ||
        a.location.name.localeCompare(b.location.name, 'en'),
    );
  return known.map(({ location, isOwn, isReached }): Choice<string> | Way =>
    isReached
      ? {
          label: location.name,
          description: isOwn ? l10n.t('a datacenter of the CSP is there') : location.country,
          value: location.name,
        }
      : {
          label: location.name,
          detail: isOwn
            ? l10n.t('No pair of edge routers is connected there: add a datacenter at {0}', location.name)
            : l10n.t('No router of the CSP is there: add a datacenter at {0}', location.name),
          way: {
            wizard: 'addDatacenter' as const,
            answers: { peeringLocation: location.name },
            then: location.name,
          },
        },
  );
}

/** Connectivity providers that a pair of edge routers has an interface to first; the others lead to an interface. */
export function providerChoices(design: Design, customer: Customer, location: string): (Choice<string> | Way)[] {
  const through = customer.model === 'connect-through';
  const ready = (serviceProviderName: string) =>
    edgePairs(design, customer, { location, serviceProviderName }).some((pair) => pair.atLocation);
  return providersAt(design.provider.cloud, [location], design)
    .map((choice) => ({ choice, isReady: ready(choice.value) }))
    .sort((a, b) => Number(b.isReady) - Number(a.isReady))
    .map(({ choice, isReady }): Choice<string> | Way =>
      isReady || !through
        ? { ...choice, ...(isReady && { description: l10n.t('edge routers are connected') }) }
        : {
            label: choice.label,
            detail: l10n.t('No pair of edge routers has an interface to it: add one'),
            way: {
              wizard: 'addInterface' as const,
              answers: { serviceProviderName: choice.value },
              then: choice.value,
            },
          },
    );
}

/**
 * Bandwidths that the connectivity provider offers, where Azure was asked. First that of the other circuits, of the customer or
 * else of the design; else what the customer's smallest gateway carries, or would.
 */
export function bandwidthChoices(design: Design, customer: Customer, serviceProviderName: string): Choice<number>[] {
  const listed = design.provider.live?.serviceProviders?.find(({ name }) => name === serviceProviderName)?.bandwidths;
  const offered = providerBandwidths.filter(
    (mbps) => listed === undefined || listed.length === 0 || listed.includes(mbps),
  );
  const usual = mostOften(customer.circuits) ?? mostOften(design.customers.flatMap(({ circuits }) => circuits));
  const carried = offered.findLast((mbps) => mbps <= carriedBy(customer));
  const first = usual ?? carried;
  return [...offered]
    .sort((a, b) => Number(b === first) - Number(a === first) || a - b)
    .map((mbps) => ({
      label: bandwidthText(mbps),
      ...(mbps === usual && { description: l10n.t('as the other circuits') }),
      ...(usual === undefined && mbps === carried && { description: l10n.t('as much as the gateway carries') }),
      value: mbps,
    }));
}

/** Mbps that most of the circuits have; undefined where none says any. */
function mostOften(circuits: readonly Circuit[]): number | undefined {
  const said = circuits.flatMap(({ raw }) => raw.bandwidthInMbps ?? []);
  const counts = [...Map.groupBy(said, (mbps) => mbps)].map(([mbps, all]) => ({ mbps, count: all.length }));
  return counts.sort((a, b) => b.count - a.count || a.mbps - b.mbps)[0]?.mbps;
}

/** Mbps of the smallest gateway of the customer; of the smallest that there is where it has none. */
function carriedBy(customer: Customer): number {
  const own = gatewaysOf(customer).flatMap(({ gateway }) => capacityOf(gateway)?.least.mbps ?? []);
  const all = own.length > 0 ? own : gatewaySkuNames.flatMap((name) => findGatewaySku(name)?.mbps ?? []);
  return Math.min(...all);
}

/**
 * The tiers that are offered at all of the locations, the smallest that reaches all gateways of the customer first. One that
 * reaches none of them is not offered beside one that does.
 * @param mbps the bandwidth of the circuit; undefined where it has none in Mbps, as on a direct port
 */
export function tierChoices(
  design: Design,
  customer: Customer,
  locations: readonly string[],
  mbps: number | undefined,
): Choice<NewCircuit['tier']>[] {
  const places = locations.flatMap((name) => findLocation(name, design.provider.cloud) ?? []);
  const local = [...new Set(places.flatMap(({ localRegions }) => localRegions))];
  const isLocalOffered =
    places.length > 0 &&
    places.every(({ localRegions }) => localRegions.length > 0) &&
    (mbps === undefined || mbps >= leastLocalMbps);
  const all = gatewaysOf(customer).length;
  const geos = [...new Set(places.map(({ geo }) => geo))];
  const choices: Choice<NewCircuit['tier']>[] = [
    { label: 'Standard', description: l10n.t('all regions of {0}', geos.join(', ')), value: 'Standard' },
    { label: 'Premium', description: l10n.t('all regions of the cloud'), value: 'Premium' },
    ...(isLocalOffered
      ? [{ label: 'Local', description: l10n.t('only {0}; unlimited data', local.join(', ')), value: 'Local' as const }]
      : []),
  ];
  const reaching = choices.map((choice) => ({
    choice,
    reached: reachableNetworks(design, customer, locations, choice.value).length,
  }));
  const most = Math.max(...reaching.map(({ reached }) => reached));
  return reaching
    .filter(({ reached }) => reached > 0 || most === 0)
    .sort((a, b) => Number(b.reached === all) - Number(a.reached === all))
    .map(({ choice }) => choice);
}

/** Virtual networks with an ExpressRoute gateway that circuits of that tier reach from each of those locations. */
export function reachableNetworks(
  design: Design,
  customer: Customer,
  locations: readonly string[],
  tier: NewCircuit['tier'],
): VirtualNetwork[] {
  const places = locations.flatMap((name) => findLocation(name, design.provider.cloud) ?? []);
  const isReached = (region: string) => {
    // Nothing is known of the geography of a region that came since.
    const isKnown = tier === 'Local' || findRegion(region) !== undefined;
    return !isKnown || places.every((place) => reaches(tier, place, region) === 'yes');
  };
  return customer.virtualNetworks.filter(
    ({ gateway, location }) => gateway !== undefined && (location === undefined || isReached(location)),
  );
}

/** The lowest /29 that neither the design nor the customer uses. */
export function proposedLinks(design: Design, customer: Customer): string {
  const pool = parsePrefix(PROPOSED_LINKS);
  return (pool && nextFreePair([pool], 30, takenLinks(design, customer))?.block.text) ?? '';
}

/** What the links of a circuit must not overlap. */
function takenLinks(design: Design, customer: Customer): Prefix[] {
  return [
    ...design.customers.flatMap((c) => usedBy(c).linkPrefixes),
    ...prefixesOf(design.provider.raw.pools?.peeringPrefixes),
    ...prefixesOf(design.provider.raw.pools?.globalReachPrefixes),
    ...customer.sites.flatMap((s) => s.prefixes),
    ...customer.virtualNetworks.flatMap((n) => n.addressSpace),
  ];
}

/** A /29 that nothing else has. */
export function linkPrefixProblem(design: Design, customer: Customer): Problem {
  return allOf(
    (value) => {
      const prefix = parsePrefix(value);
      return prefix?.family === 4 && prefix.length === LINK_BLOCK && prefix.aligned
        ? undefined
        : l10n.t('Give an aligned IPv4 /29, such as 172.17.0.0/29.');
    },
    overlapProblem(takenLinks(design, customer)),
  );
}

/** Whether the connectivity provider is an exchange, which hands over many circuits on one port. */
export function isExchange(serviceProviderName: string): boolean {
  return findProvider(serviceProviderName)?.exchange ?? false;
}

/** A name that no circuit of the customer has. */
export function freeCircuitName(customer: Customer, location: string): string {
  return unusedName(
    `${customer.name || 'circuit'}-${nameFrom(location)}`,
    customer.circuits.map((c) => c.name),
  );
}
