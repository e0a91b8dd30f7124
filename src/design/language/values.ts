import * as l10n from '@vscode/l10n';
import { allCommunities } from '../../catalog/communities';
import { findGatewaySku, gatewaySkuNames, vpnGatewaySkus } from '../../catalog/gatewaySkus';
import { allPortLocations } from '../../catalog/buildings';
import { allLocations, armProvidersAt, findLocation, locationsOf } from '../../catalog/locations';
import { type LiveLists, dayOf, isOfferedAt, livePeeringLocations, liveProvider } from '../../catalog/live';
import { allProviders, findProvider } from '../../catalog/providers';
import { allRegions, findRegion, normalizeRegion } from '../../catalog/regions';
import { routingRegistries } from '../../catalog/registries';
import { circuitTiers, directPortBandwidths, limits, providerBandwidths } from '../../catalog/skus';
import { mbpsOf } from '../circuits';
import type { Design } from '../model';
import { nextCustomerAsn, nextGlobalReachPrefix, nextLinkPair, nextRouteDistinguisher, nextVlanId } from '../pools';
import { type Where, around, lookups } from '../references';
import { schemasAt } from '../schema/node';
import type { NamedKind } from '../schema/references';

/** A value that fits, and what is known of it. */
export interface Candidate {
  readonly value: string | number | boolean;
  readonly detail?: string;
  readonly documentation?: string;
}

/** What stands around the cursor, with all customers: what they use of the pools is not free. */
export interface Surroundings extends Where {
  readonly design: Design | undefined;
}

type Source = (where: Surroundings) => Candidate[];

/** Values from the design, by what the schema says of the key; and from the catalogue, by the key itself. */
export function candidatesFor(where: Surroundings): Candidate[] {
  const named = referencesAt(where);
  if (named.length > 0) return named;
  const keys = where.path.filter((step): step is string => typeof step === 'string');
  const key = keys.at(-1) ?? '';
  return (sources[`${keys.at(-2) ?? ''}.${key}`] ?? sources[key])?.(where) ?? [];
}

/** Names that a reference can lead to. */
function referencesAt(where: Where): Candidate[] {
  const { kind } = (where.value ?? {}) as { kind?: unknown };
  if (kind !== 'Provider' && kind !== 'Customer') return [];
  const kinds = schemasAt(kind, where.path).flatMap((schema) => schema.refersTo ?? []);
  return candidatesOf(kinds, where);
}

/** Names of things of these kinds that can be meant. */
export function candidatesOf(kinds: readonly NamedKind[], where: Where): Candidate[] {
  return kinds.flatMap((kind) =>
    lookups[kind].known(where).map(({ written, detail }) => ({ value: written, ...(detail && { detail }) })),
  );
}

const liveOf = (s: Surroundings) => s.design?.provider.live;
const cloudOf = (s: Surroundings) => s.design?.provider.cloud ?? 'AzureCloud';
const regions: Source = (s) =>
  allRegions(cloudOf(s)).map((r) => ({ value: normalizeRegion(r.name), detail: `${r.displayName}, ${r.geo}` }));

/** Regions of the networks that the circuit around the cursor is linked to. */
function linkedRegions({ customer, path }: Where): string[] {
  const circuit = path[0] === 'circuits' ? customer?.circuits[Number(path[1])] : undefined;
  return (circuit?.connections ?? []).flatMap(({ virtualNetwork }) =>
    virtualNetwork?.location === undefined ? [] : [normalizeRegion(virtualNetwork.location)],
  );
}

/** What the gateway around the cursor has to carry: Mbps of its largest circuit, and how many there are. */
function needOfGateway({ customer, path }: Where): { mbps: number; circuits: number } {
  const network = customer?.subscriptions[Number(path[1])]?.virtualNetworks[Number(path[3])];
  const circuits = customer?.circuits.filter((c) => c.connections.some((one) => one.virtualNetwork === network)) ?? [];
  const mbps = circuits.map((circuit) => mbpsOf(circuit) ?? 0);
  return { mbps: Math.max(0, ...mbps), circuits: network ? circuits.length : 0 };
}

function judged(detail: string, fits: boolean, what: string): string {
  return fits ? l10n.t('{0}; enough for the {1}', detail, what) : l10n.t('{0}; not enough for the {1}', detail, what);
}

/** A name of Azure's own list, with its day. */
function ofList(live: LiveLists, value: string, more: string | undefined): Candidate {
  const day = l10n.t("Azure's list of {0}", dayOf(live));
  return { value, detail: more === undefined || more === value ? day : `${more}, ${day}` };
}

function portChoices(s: Surroundings): Candidate[] {
  const live = liveOf(s);
  if (!live?.portLocations) {
    return allPortLocations(cloudOf(s)).map((one) => ({ value: one.name, detail: one.location.name }));
  }
  return live.portLocations.map(({ name, bandwidths }) =>
    ofList(live, name, bandwidths && l10n.t('free: {0} Gbps', bandwidths.join(', '))),
  );
}

const sources: Readonly<Record<string, Source>> = {
  peeringLocation: (s) => {
    const provider = around(s, 'serviceProviderName');
    const live = liveOf(s);
    const offer = typeof provider === 'string' ? liveProvider(live, provider) : undefined;
    const listed = offer?.peeringLocations ?? livePeeringLocations(live);
    if (live && listed) return listed.map((value) => ofList(live, value, findLocation(value, live.cloud)?.geo));
    const at = typeof provider === 'string' ? locationsOf(provider, cloudOf(s)) : [];
    const found = at.length > 0 ? at.flatMap((n) => findLocation(n, cloudOf(s)) ?? []) : allLocations(cloudOf(s));
    return found.map((l) => ({
      value: l.name,
      detail: l.displayName === l.name ? l.geo : `${l.displayName}, ${l.geo}`,
      documentation: l10n.t(
        'Sites: {0}. Local tier reaches: {1}.',
        l.sites.join(', '),
        l.localRegions.join(', ') || '–',
      ),
    }));
  },
  'expressRoutePorts.peeringLocation': (s) => portChoices(s),
  'expressRouteLags.peeringLocation': (s) => portChoices(s),
  peeringLocations: (s) => allLocations(cloudOf(s)).map((l) => ({ value: l.name, detail: l.geo })),
  serviceProviderName: (s) => {
    const location = around(s, 'peeringLocation');
    const live = liveOf(s);
    if (live?.serviceProviders) {
      const there = live.serviceProviders.filter(
        (one) => typeof location !== 'string' || isOfferedAt(one, location) || location === '',
      );
      const names = (there.length > 0 ? there : live.serviceProviders).map((one) => one.name);
      return names.map((value) => ofList(live, value, findProvider(value)?.name));
    }
    const at = typeof location === 'string' ? armProvidersAt(location, cloudOf(s)) : [];
    const everywhere = allProviders().flatMap((p) => p.armNames.map((name) => ({ name, displayName: p.name })));
    return (at.length > 0 ? at : everywhere).map(({ name, displayName }) => ({
      value: name,
      ...(displayName !== name && { detail: displayName }),
    }));
  },
  bandwidthInMbps: () => providerBandwidths.map((value) => ({ value, detail: l10n.t('{0} Mbps', value) })),
  'expressRoutePorts.bandwidthInGbps': () => directPortBandwidths.map((value) => ({ value })),
  'expressRouteLags.bandwidthInGbps': () => directPortBandwidths.map((value) => ({ value })),
  tier: (s) => {
    const named = around(s, 'peeringLocation');
    const location = findLocation(typeof named === 'string' ? named : '', cloudOf(s));
    const reach = {
      Local: location?.localRegions.join(', ') || l10n.t('not offered here'),
      Standard: location ? l10n.t('all regions of {0}', location.geo) : l10n.t('all regions of the geography'),
      Premium: l10n.t('all regions of the cloud'),
    };
    const regions = linkedRegions(s);
    const fits = {
      Local: regions.every((region) => location?.localRegions.some((r) => normalizeRegion(r) === region)),
      Standard: regions.every((region) => findRegion(region)?.geo === location?.geo),
      Premium: true,
    };
    return circuitTiers.map((value) => ({
      value,
      detail:
        location && regions.length > 0 ? judged(reach[value], fits[value], l10n.t('linked networks')) : reach[value],
    }));
  },
  'gateway.sku': (s) => {
    const need = needOfGateway(s);
    return gatewaySkuNames.flatMap((name) => {
      const sku = findGatewaySku(name);
      if (!sku) return [];
      const detail = l10n.t('{0} Mbps, {1} circuits', sku.mbps, sku.maxCircuits);
      const carries = sku.mbps >= need.mbps && sku.maxCircuits >= need.circuits;
      return [
        { value: name, detail: need.circuits > 0 ? judged(detail, carries, l10n.t('connected circuits')) : detail },
      ];
    });
  },
  'vpnGateway.sku': () => vpnGatewaySkus.map((sku) => ({ value: sku.name })),
  communities: (s) =>
    allCommunities(cloudOf(s))
      .filter((c) => c.peering === 'microsoft')
      .map((c) => ({ value: c.value, detail: c.name })),
  routingRegistryName: () => routingRegistries.map((value) => ({ value })),
  location: regions,
  vlanId: ({ design }) => fromPool(design && nextVlanId(design)),
  peerASN: ({ design }) => [
    ...(design?.provider.raw.asn ? [{ value: design.provider.raw.asn, detail: design.provider.displayName }] : []),
    ...fromPool(design && nextCustomerAsn(design)),
  ],
  asn: ({ design }) => fromPool(design && nextCustomerAsn(design)),
  routeDistinguisher: ({ design }) => fromPool(design && nextRouteDistinguisher(design)),
  primaryPeerAddressPrefix: (s) => fromPool(s.design && nextLinkPair(s.design, isIpv6(s) ? 6 : 4)?.primary.text),
  secondaryPeerAddressPrefix: (s) => fromPool(s.design && nextLinkPair(s.design, isIpv6(s) ? 6 : 4)?.secondary.text),
  'globalReach.addressPrefix': ({ design }) => fromPool(design && nextGlobalReachPrefix(design)?.text),
  routingWeight: () => [{ value: 0, detail: l10n.t('the default; 0 to {0}, higher wins', limits.routingWeight.max) }],
};

const isIpv6 = (s: Surroundings) => s.path.includes('ipv6PeeringConfig');

function fromPool(value: string | number | undefined): Candidate[] {
  return value === undefined ? [] : [{ value, detail: l10n.t('the next free one of the pool') }];
}
