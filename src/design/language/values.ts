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
import type { Path } from '../finding';
import type { Customer, Design } from '../model';
import { nextCustomerAsn, nextGlobalReachPrefix, nextLinkPair, nextRouteDistinguisher, nextVlanId } from '../pools';

/** A value that fits, and what is known of it. */
export interface Candidate {
  readonly value: string | number | boolean;
  readonly detail?: string;
  readonly documentation?: string;
}

/** What stands around the cursor, as far as it can be read. */
export interface Surroundings {
  readonly design: Design | undefined;
  readonly customer: Customer | undefined;
  readonly path: Path;
  /** The value of the file, half typed. */
  readonly value: unknown;
}

type Source = (around: Surroundings) => Candidate[];

/** Values from the catalogue and the design, by the key that they stand under. */
export function candidatesFor(around: Surroundings): Candidate[] {
  const key = around.path.filter((step): step is string => typeof step === 'string').at(-1) ?? '';
  const parent = around.path.filter((step): step is string => typeof step === 'string').at(-2) ?? '';
  return (sources[`${parent}.${key}`] ?? sources[key])?.(around) ?? [];
}

/** The nearest mapping around the cursor that has a key. */
function around(s: Surroundings, key: string): unknown {
  for (let length = s.path.length; length >= 0; length--) {
    const at = s.path
      .slice(0, length)
      .reduce<unknown>((v, step) => (v as Record<string | number, unknown> | undefined)?.[step], s.value);
    if (typeof at === 'object' && at !== null && !Array.isArray(at) && key in at)
      return (at as Record<string, unknown>)[key];
  }
  return undefined;
}

const liveOf = (s: Surroundings) => s.design?.provider.live;
const cloudOf = (s: Surroundings) => s.design?.provider.cloud ?? 'AzureCloud';
const names = (parts: readonly { name: string }[] | undefined): Candidate[] =>
  (parts ?? []).filter((p) => p.name).map((p) => ({ value: p.name }));

const networkRefs: Source = ({ customer }) =>
  (customer?.virtualNetworks ?? []).map((n) => ({
    value: n.ref,
    detail: n.addressSpace.map((p) => p.text).join(', '),
  }));
const routers: Source = ({ design, customer }) => [
  ...(design?.provider.edgeRouters ?? []).map((r) => ({ value: r.name, detail: `${r.site}, ${r.raw.platform ?? ''}` })),
  ...(customer?.sites ?? []).flatMap((site) =>
    site.edgeRouters.map((r) => ({ value: r.name, detail: site.displayName })),
  ),
];
const providerSites: Source = ({ design }) =>
  (design?.provider.sites ?? []).map((s) => ({ value: s.name, detail: s.displayName }));
const regions: Source = (s) =>
  allRegions(cloudOf(s)).map((r) => ({ value: normalizeRegion(r.name), detail: `${r.displayName}, ${r.geo}` }));

/** Regions of the networks that the circuit around the cursor is linked to. */
function linkedRegions({ customer, path }: Surroundings): string[] {
  const circuit = path[0] === 'circuits' ? customer?.circuits[Number(path[1])] : undefined;
  return (circuit?.connections ?? []).flatMap(({ virtualNetwork }) =>
    virtualNetwork?.location === undefined ? [] : [normalizeRegion(virtualNetwork.location)],
  );
}

/** What the gateway around the cursor has to carry: Mbps of its largest circuit, and how many there are. */
function needOfGateway({ customer, path }: Surroundings): { mbps: number; circuits: number } {
  const network = customer?.subscriptions[Number(path[1])]?.virtualNetworks[Number(path[3])];
  const circuits = customer?.circuits.filter((c) => c.connections.some((one) => one.virtualNetwork === network)) ?? [];
  const mbps = circuits.map(({ raw }) => raw.bandwidthInMbps ?? (raw.bandwidthInGbps ?? 0) * 1000);
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
  tier: (s) => {
    const location = findLocation(String(around(s, 'peeringLocation') ?? ''), cloudOf(s));
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
  virtualNetwork: networkRefs,
  remoteVirtualNetwork: networkRefs,
  azure: networkRefs,
  subscription: ({ customer }) => names(customer?.subscriptions),
  scope: ({ customer }) => names(customer?.subscriptions),
  circuit: ({ customer }) => names(customer?.circuits),
  expressRoutePort: ({ customer, design }) => [
    ...names(customer?.expressRoutePorts),
    ...names(design?.provider.expressRoutePorts),
  ],
  edgeRouter: routers,
  a: routers,
  b: routers,
  interface: (s) => {
    const router = around(s, 'edgeRouter');
    const all = [...(s.design?.provider.edgeRouters ?? []), ...(s.customer?.sites ?? []).flatMap((x) => x.edgeRouters)];
    return all
      .filter((r) => r.name === router)
      .flatMap((r) => r.raw.interfaces ?? [])
      .flatMap((i) =>
        i.name ? [{ value: i.name, ...(i.serviceProviderName && { detail: i.serviceProviderName }) }] : [],
      );
  },
  site: providerSites,
  connectsTo: providerSites,
  sharedServices: ({ design }) =>
    (design?.provider.raw.sharedServices ?? []).flatMap((x) =>
      x.name ? [{ value: x.name, detail: (x.prefixes ?? []).join(', ') }] : [],
    ),
  device: ({ customer }) =>
    (customer?.sites ?? []).flatMap((site) =>
      (site.raw.vpnDevices ?? []).flatMap((d) => (d.name ? [{ value: d.name, detail: site.displayName }] : [])),
    ),
  authorization: ({ customer, path }) => names(customer?.circuits[Number(path[1])]?.authorizations),
  routeTable: ({ customer, path }) => names(customer?.subscriptions[Number(path[1])]?.routeTables),
  networkSecurityGroup: ({ customer, path }) => names(customer?.subscriptions[Number(path[1])]?.networkSecurityGroups),
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
