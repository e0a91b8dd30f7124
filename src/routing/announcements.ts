import {
  type Circuit,
  type Customer,
  type Design,
  type Site,
  type VirtualNetwork,
  findEdgeRouter,
  findVirtualNetwork,
  keptByConnectivityProvider,
  prefixesOf,
  privatePeeringOf,
} from '../design';
import { kept, keptOf } from '../design/kept';
import {
  type Address,
  type Family,
  type Prefix,
  contains,
  hostPrefix,
  parseAddress,
  parsePrefix,
} from '../network/prefix';
import { PrefixTable } from '../network/trie';
import { attachedFamilies, peeringFamilies } from './addressFamilies';
import { clientPools, passesClientsOn } from './clients';
import { toldToGateways } from './routeServers';

/** Why a prefix is announced. */
export type Origin =
  | { readonly kind: 'site'; readonly site: Site }
  | { readonly kind: 'virtualNetwork'; readonly virtualNetwork: VirtualNetwork }
  /** The clients of point-to-site, where a Route Server tells ExpressRoute of them. */
  | { readonly kind: 'clients'; readonly virtualNetwork: VirtualNetwork }
  /** What an appliance in Azure tells a Route Server, and this the gateway beside it. */
  | { readonly kind: 'bgpPeer'; readonly virtualNetwork: VirtualNetwork }
  /** The outer address of an appliance that encrypts. */
  | { readonly kind: 'appliance' }
  /** Said by `routing.advertise` or `routing.accept`. */
  | { readonly kind: 'said' }
  /** Said by `routing.advertiseDefaultRoute`. */
  | { readonly kind: 'defaultRoute' };

export interface Announcement {
  readonly prefix: Prefix;
  readonly origin: Origin;
}

const DEFAULT_ROUTE = parsePrefix('0.0.0.0/0');

const attachedSites = keptOf(({ sites }: Customer) => sites.filter((site) => site.attachments.length > 0));

/** The sites whose prefixes go over the private peering of a circuit, where nothing else is said (FORMAT, "meant" 1). */
export function sitesBehind(design: Design, circuit: Circuit): readonly Site[] {
  const { customer } = circuit;
  if (circuit.model === 'connect-through') return attachedSites(customer);
  const routers = circuit.links.flatMap((link) => findEdgeRouter(design, circuit, link.raw.edgeRouter) ?? []);
  if (routers.length > 0) return customer.sites.filter((site) => routers.some((router) => router.site === site.name));
  // The connectivity provider keeps layer 3: its network reaches the sites that speak for the peering's AS, else all.
  const asn = privatePeeringOf(circuit)?.raw.peerASN;
  const speaking = customer.sites.filter((site) => site.raw.asn !== undefined && site.raw.asn === asn);
  return speaking.length > 0 ? speaking : customer.sites;
}

/**
 * What is advertised to Azure over the private peering of a circuit, the same on both links: nothing where there is no
 * such peering, and of each family only what a session is there for.
 */
export const advertisedToAzure = kept((design, circuit: Circuit): readonly Announcement[] => {
  const peering = privatePeeringOf(circuit);
  if (!peering && !keptByConnectivityProvider(circuit)) return [];
  const routing = peering?.raw.routing;
  const families = peeringFamilies(circuit);
  const alike = likeCircuits(design, circuit.customer);
  const key = JSON.stringify([
    routing?.advertise ?? null,
    routing?.advertiseDefaultRoute === true,
    families,
    routing?.advertise ? null : (applianceAddress(circuit)?.text ?? behindKey(design, circuit)),
  ]);
  const known = alike.get(key);
  if (known) return known;
  const announced: Announcement[] = routing?.advertise
    ? prefixesOf(routing.advertise).map((prefix) => ({ prefix, origin: { kind: 'said' } }))
    : unsaid(design, circuit);
  if (routing?.advertiseDefaultRoute && DEFAULT_ROUTE && !announced.some((a) => a.prefix.text === DEFAULT_ROUTE.text)) {
    announced.push({ prefix: DEFAULT_ROUTE, origin: { kind: 'defaultRoute' } });
  }
  const all = unique(announced).filter(({ prefix }) => families.includes(prefix.family));
  alike.set(key, all);
  return all;
});

/** What circuits of a customer advertise, one list for all that advertise the same: thousands of them may. */
const likeCircuits = kept((_design, _customer: Customer) => new Map<string, readonly Announcement[]>());

function behindKey(design: Design, circuit: Circuit): string {
  return circuit.model === 'connect-through'
    ? circuit.model
    : JSON.stringify(sitesBehind(design, circuit).map(({ name }) => name));
}

interface Lookup {
  readonly texts: ReadonlySet<string>;
  readonly table: PrefixTable<Announcement>;
  readonly hasDefault: boolean;
  readonly counts: Readonly<Record<Family, number>>;
}

const lookupOf = keptOf((announced: readonly Announcement[]): Lookup => {
  const table = new PrefixTable<Announcement>();
  for (const one of announced) table.insert(one.prefix, one);
  return {
    texts: new Set(announced.map(({ prefix }) => prefix.text)),
    table,
    hasDefault: announced.some(({ prefix }) => prefix.length === 0),
    counts: { 4: countOf(announced, 4), 6: countOf(announced, 6) },
  };
});

const countOf = (announced: readonly Announcement[], family: Family): number =>
  announced.filter(({ prefix }) => prefix.family === family).length;

/** How many prefixes of a family are announced. */
export function announcedCount(announced: readonly Announcement[], family: Family): number {
  return lookupOf(announced).counts[family];
}

/** The prefixes that are announced, as texts. */
export function announcedTexts(announced: readonly Announcement[]): ReadonlySet<string> {
  return lookupOf(announced).texts;
}

/** Whether what is announced holds an address; a default route holds all. */
export function isAnnounced(announced: readonly Announcement[], address: Address): boolean {
  const { table, hasDefault } = lookupOf(announced);
  return hasDefault || table.longestMatch(address) !== undefined;
}

/** Where two appliances encrypt, only the outer address of the site's one; else what the sites have and can send. */
function unsaid(design: Design, circuit: Circuit): Announcement[] {
  const outer = applianceAddress(circuit);
  if (outer) return [{ prefix: outer, origin: { kind: 'appliance' } }];
  return sitesBehind(design, circuit).flatMap((site) => {
    const families = circuit.model === 'connect-through' ? attachedFamilies(site) : peeringFamilies(circuit);
    return site.prefixes
      .filter((prefix) => families.includes(prefix.family))
      .map((prefix): Announcement => ({ prefix, origin: { kind: 'site', site } }));
  });
}

function applianceAddress(circuit: Circuit): Prefix | undefined {
  const { mode, firewalls } = circuit.raw.encryption ?? {};
  if (mode !== 'nva' || firewalls?.site === undefined) return undefined;
  const named = circuit.customer.sites.flatMap((s) => s.raw.firewalls ?? []).find((f) => f.name === firewalls.site);
  const address = parseAddress(named?.address ?? '');
  return address && hostPrefix(address);
}

/** The networks whose address spaces a gateway in this network announces: its own, and its spokes' by gateway transit. */
export function networksOfGateway(network: VirtualNetwork): VirtualNetwork[] {
  return [network, ...spokesOf(network)];
}

/** The networks that use the gateway of a hub: both ends of the peering say so (FORMAT, "meant" 5). */
export function spokesOf(hub: VirtualNetwork): VirtualNetwork[] {
  return hub.virtualNetworkPeerings.flatMap((peering) => {
    if (!peering.raw.allowGatewayTransit) return [];
    const spoke = findVirtualNetwork(hub.customer, peering.raw.remoteVirtualNetwork, hub.subscription);
    return spoke && gatewayHubOf(spoke) === hub ? [spoke] : [];
  });
}

/** The hub whose gateway a spoke uses; undefined where one end does not say so. */
export function gatewayHubOf(spoke: VirtualNetwork): VirtualNetwork | undefined {
  for (const peering of spoke.virtualNetworkPeerings) {
    if (!peering.raw.useRemoteGateways) continue;
    const hub = findVirtualNetwork(spoke.customer, peering.raw.remoteVirtualNetwork, spoke.subscription);
    const back = hub?.virtualNetworkPeerings.find(
      (p) => findVirtualNetwork(hub.customer, p.raw.remoteVirtualNetwork, hub.subscription) === spoke,
    );
    if (hub && back?.raw.allowGatewayTransit) return hub;
  }
  return undefined;
}

/** What an ExpressRoute gateway advertises: address spaces, with the summaries of `summarizedGatewayPrefixes` in place of what they cover. */
export const advertisedByGateway = keptOf((network: VirtualNetwork): readonly Announcement[] => {
  const summaries = prefixesOf(network.raw.summarizedGatewayPrefixes);
  const own = network.addressSpace.map((prefix) => announcementOf(prefix, network));
  const spokes = spokesOf(network).flatMap((spoke) =>
    spoke.addressSpace.map((prefix) => announcementOf(prefix, spoke)),
  );
  const covered = (prefix: Prefix) => summaries.some((summary) => contains(summary, prefix));
  return unique([
    ...own,
    ...summaries.map((prefix) => announcementOf(prefix, network)),
    ...spokes.filter((a) => !covered(a.prefix)),
    ...(passesClientsOn(network) ? clientPools(network) : []).map((prefix): Announcement => ({
      prefix,
      origin: { kind: 'clients', virtualNetwork: network },
    })),
    ...(network.gateway ? toldToGateways(network) : []).map((prefix): Announcement => ({
      prefix,
      origin: { kind: 'bgpPeer', virtualNetwork: network },
    })),
  ]);
});

function announcementOf(prefix: Prefix, virtualNetwork: VirtualNetwork): Announcement {
  return { prefix, origin: { kind: 'virtualNetwork', virtualNetwork } };
}

/** The circuits that Global Reach joins a circuit to, from either end, and carries a family to. */
export function globalReachPeers(circuit: Circuit, family: Family = 4): Circuit[] {
  const { named, naming } = joinsOf(circuit.customer);
  const joins = [...(named.get(circuit) ?? []), ...(naming.get(circuit) ?? [])];
  return [...new Set(joins.filter(({ carriesIpv6 }) => family === 4 || carriesIpv6).map(({ peer }) => peer))];
}

interface Join {
  readonly peer: Circuit;
  /** Beside the /29 it needs a /125 of its own. source: GRH */
  readonly carriesIpv6: boolean;
}

/** The circuits that each circuit names for Global Reach, and those that name it. */
const joinsOf = keptOf(({ circuits }: Customer) => {
  const named = new Map<Circuit, Join[]>();
  const naming = new Map<Circuit, Join[]>();
  for (const from of circuits) {
    for (const { raw } of from.globalReach) {
      const carriesIpv6 = raw.ipv6AddressPrefix !== undefined;
      for (const to of circuits.filter((one) => sameRef(one, raw.circuit))) {
        named.set(from, [...(named.get(from) ?? []), { peer: to, carriesIpv6 }]);
        naming.set(to, [...(naming.get(to) ?? []), { peer: from, carriesIpv6 }]);
      }
    }
  }
  return { named, naming };
});

/** What a circuit is told over Global Reach: what the circuits that it is joined to advertise, but the default route. */
export function toldOverGlobalReach(design: Design, circuit: Circuit): Announcement[] {
  return ([4, 6] as const).flatMap((family) =>
    globalReachPeers(circuit, family).flatMap((peer) =>
      advertisedToAzure(design, peer).filter(
        ({ prefix, origin }) => prefix.family === family && origin.kind !== 'defaultRoute' && prefix.length > 0,
      ),
    ),
  );
}

function sameRef(circuit: Circuit, ref: string | undefined): boolean {
  return ref === circuit.name || ref === `${circuit.raw.subscription}/${circuit.name}`;
}

/**
 * What is accepted from Azure over the private peering of a circuit: linked networks, their spokes, and the sites
 * behind Global Reach (FORMAT, "meant" 2); `routing.accept` replaces it. Own prefixes and the default route never come in.
 */
export const acceptedFromAzure = kept((design, circuit: Circuit): readonly Announcement[] => {
  const routing = privatePeeringOf(circuit)?.raw.routing;
  if (routing?.accept)
    return unique(prefixesOf(routing.accept).map((prefix) => ({ prefix, origin: { kind: 'said' } })));
  const own = lookupOf(advertisedToAzure(design, circuit)).texts;
  const networks = circuit.connections.flatMap((c) => (c.virtualNetwork ? advertisedByGateway(c.virtualNetwork) : []));
  return unique([...networks, ...toldOverGlobalReach(design, circuit)]).filter((a) => !own.has(a.prefix.text));
});

/** The circuits that end at a network's gateway, with the connection of each. */
export function circuitsOf(customer: Customer, network: VirtualNetwork): readonly LinkedCircuit[] {
  return linksOf(customer).get(network) ?? [];
}

interface LinkedCircuit {
  readonly circuit: Circuit;
  readonly weight: number;
}

const linksOf = keptOf(({ circuits }: Customer) => {
  const links = new Map<VirtualNetwork, LinkedCircuit[]>();
  for (const circuit of circuits) {
    for (const { virtualNetwork, raw } of circuit.connections) {
      if (!virtualNetwork) continue;
      const here = links.get(virtualNetwork) ?? [];
      here.push({ circuit, weight: raw.routingWeight ?? 0 });
      links.set(virtualNetwork, here);
    }
  }
  return links;
});

function unique(announcements: readonly Announcement[]): Announcement[] {
  return [...new Map([...announcements].reverse().map((a) => [a.prefix.text, a])).values()].reverse();
}
