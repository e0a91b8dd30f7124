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
import { type Prefix, contains, hostPrefix, parseAddress, parsePrefix } from '../network/prefix';
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

/** The sites whose prefixes go over the private peering of a circuit, where nothing else is said (FORMAT, "meant" 1). */
export function sitesBehind(design: Design, circuit: Circuit): readonly Site[] {
  const { customer } = circuit;
  if (circuit.model === 'connect-through') return customer.sites.filter((site) => site.attachments.length > 0);
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
export function advertisedToAzure(design: Design, circuit: Circuit): Announcement[] {
  const peering = privatePeeringOf(circuit);
  if (!peering && !keptByConnectivityProvider(circuit)) return [];
  const routing = peering?.raw.routing;
  const families = peeringFamilies(circuit);
  const announced: Announcement[] = routing?.advertise
    ? prefixesOf(routing.advertise).map((prefix) => ({ prefix, origin: { kind: 'said' } }))
    : unsaid(design, circuit);
  if (routing?.advertiseDefaultRoute && DEFAULT_ROUTE && !announced.some((a) => a.prefix.text === DEFAULT_ROUTE.text)) {
    announced.push({ prefix: DEFAULT_ROUTE, origin: { kind: 'defaultRoute' } });
  }
  return unique(announced).filter(({ prefix }) => families.includes(prefix.family));
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
export function advertisedByGateway(network: VirtualNetwork): Announcement[] {
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
}

function announcementOf(prefix: Prefix, virtualNetwork: VirtualNetwork): Announcement {
  return { prefix, origin: { kind: 'virtualNetwork', virtualNetwork } };
}

/** The circuits that Global Reach joins a circuit to, from either end. */
export function globalReachPeers(circuit: Circuit): Circuit[] {
  const { circuits } = circuit.customer;
  const named = (from: Circuit) => from.globalReach.flatMap((g) => circuits.filter((c) => sameRef(c, g.raw.circuit)));
  return [...new Set([...named(circuit), ...circuits.filter((other) => named(other).includes(circuit))])];
}

function sameRef(circuit: Circuit, ref: string | undefined): boolean {
  return ref === circuit.name || ref === `${circuit.raw.subscription}/${circuit.name}`;
}

/**
 * What is accepted from Azure over the private peering of a circuit: linked networks, their spokes, and the sites
 * behind Global Reach (FORMAT, "meant" 2); `routing.accept` replaces it. Own prefixes and the default route never come in.
 */
export function acceptedFromAzure(design: Design, circuit: Circuit): Announcement[] {
  const routing = privatePeeringOf(circuit)?.raw.routing;
  if (routing?.accept)
    return unique(prefixesOf(routing.accept).map((prefix) => ({ prefix, origin: { kind: 'said' } })));
  const own = new Set(advertisedToAzure(design, circuit).map((a) => a.prefix.text));
  const networks = circuit.connections.flatMap((c) => (c.virtualNetwork ? advertisedByGateway(c.virtualNetwork) : []));
  const reached = globalReachPeers(circuit).flatMap((peer) =>
    advertisedToAzure(design, peer).filter((a) => a.origin.kind !== 'defaultRoute' && a.prefix.length > 0),
  );
  return unique([...networks, ...reached]).filter((a) => !own.has(a.prefix.text));
}

/** The circuits that end at a network's gateway, with the connection of each. */
export function circuitsOf(customer: Customer, network: VirtualNetwork): { circuit: Circuit; weight: number }[] {
  return customer.circuits.flatMap((circuit) =>
    circuit.connections
      .filter((c) => c.virtualNetwork === network)
      .map((c) => ({ circuit, weight: c.raw.routingWeight ?? 0 })),
  );
}

function unique(announcements: readonly Announcement[]): Announcement[] {
  return [...new Map([...announcements].reverse().map((a) => [a.prefix.text, a])).values()].reverse();
}
