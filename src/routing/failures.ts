import {
  type Circuit,
  type Customer,
  type Design,
  type EdgeRouter,
  type RawAttachment,
  type Site,
  type VirtualNetwork,
  findEdgeRouter,
  findVirtualNetwork,
  findVpnDevice,
  keptByConnectivityProvider,
  locationOf,
  privatePeeringOf,
  routerOfAttachment,
} from '../design';
import { type Prefix, contains, overlaps } from '../network/prefix';
import { advertisedToAzure, networksOfGateway, sitesBehind } from './announcements';

export type ElementKind =
  'edgeRouter' | 'attachment' | 'link' | 'circuit' | 'peeringLocation' | 'datacenter' | 'vpnDevice' | 'gateway';

/**
 * Something that can be taken away. Keys are `kind:name`, those of links `link:circuit/primary`, of attachments
 * `attachment:site/1` in the order of the file, of VPN devices `vpnDevice:site/name`, of gateways
 * `gateway:subscription/network/name`.
 */
export interface Element {
  readonly key: string;
  readonly kind: ElementKind;
  readonly name: string;
  /** What of the design is marked. */
  readonly raw: object | undefined;
}

/** A site of the customer that reaches a network. */
export interface Reach {
  readonly site: string;
  /** `subscription/name`. */
  readonly network: string;
}

export interface Failure {
  readonly element: Element;
  /** What is reached when nothing fails, and not when this is taken away. */
  readonly lost: readonly Reach[];
}

export interface FailureMatrix {
  readonly customer: string;
  /** What is reached when nothing fails. */
  readonly reached: readonly Reach[];
  readonly failures: readonly Failure[];
}

/** Takes every router, attachment, link, circuit, peering location, datacenter, VPN device and gateway of a customer away, one at a time. */
export function failureMatrix(design: Design, customer: Customer): FailureMatrix {
  const reached = reachOf(design, customer, new Set());
  const failures = elementsOf(design, customer).map((element) => {
    const left = new Set(reachOf(design, customer, new Set([element.key])).map(keyOf));
    const own =
      element.kind === 'datacenter' && customer.sites.some((s) => s.name === element.name) ? element.name : '';
    return { element, lost: reached.filter((r) => !left.has(keyOf(r)) && r.site !== own) };
  });
  return { customer: customer.name, reached, failures };
}

const keyOf = (reach: Reach) => `${reach.site} ${reach.network}`;

function elementsOf(design: Design, customer: Customer): Element[] {
  const elements = new Map<string, Element>();
  const add = (kind: ElementKind, name: string | undefined, raw: object | undefined, key = `${kind}:${name}`) => {
    if (name && !elements.has(key)) elements.set(key, { key, kind, name, raw });
  };
  for (const router of routersInUse(design, customer)) {
    add('edgeRouter', router.name, router.raw);
    add(
      'datacenter',
      router.site,
      design.provider.sites.find((s) => s.name === router.site)?.raw ?? siteOf(customer, router.site)?.raw,
    );
  }
  for (const of of customer.sites) {
    for (const attachment of of.attachments) {
      const site = design.provider.sites.find((s) => s.name === attachment.site);
      add('datacenter', site?.name, site?.raw);
      const end = `${of.name}/${attachment.edgeRouter ?? attachment.site ?? ''}`;
      add('attachment', end, attachment, attachmentKey(of, attachment));
    }
  }
  for (const circuit of customer.circuits) {
    for (const which of ['primary', 'secondary'] as const) {
      const link = circuit.links.find((l) => l.which === which)?.raw;
      if (link || keptByConnectivityProvider(circuit)) add('link', `${circuit.name}/${which}`, link ?? circuit.raw);
    }
    add('circuit', circuit.name, circuit.raw);
    add('peeringLocation', locationNameOf(design, circuit), circuit.raw);
  }
  for (const site of customer.sites)
    for (const device of site.raw.vpnDevices ?? [])
      add('vpnDevice', device.name, device, vpnDeviceKey(site.name, device.name));
  for (const network of customer.virtualNetworks) {
    for (const gateway of [network.gateway, network.vpnGateway])
      if (gateway) add('gateway', gatewayName(network, gateway.name), gateway.raw);
  }
  return [...elements.values()];
}

/** The key of an attachment; several of a site may end on one router. */
export const attachmentKey = (site: Site, attachment: RawAttachment) =>
  `attachment:${site.name}/${site.attachments.indexOf(attachment) + 1}`;

/** The key of a VPN device, by the names of its site and its own. */
export const vpnDeviceKey = (site: string, device: string | undefined) => `vpnDevice:${site}/${device}`;

/** The key of a gateway of a network, by its name. */
export const gatewayKey = (network: VirtualNetwork, gateway: string) => `gateway:${gatewayName(network, gateway)}`;

const gatewayName = (network: VirtualNetwork, gateway: string) => gateway && `${network.ref}/${gateway}`;

function routersInUse(design: Design, customer: Customer): EdgeRouter[] {
  const linked = customer.circuits.flatMap((c) =>
    c.links.flatMap((l) => findEdgeRouter(design, c, l.raw.edgeRouter) ?? []),
  );
  const attached = customer.sites.flatMap((s) => s.attachments).flatMap((a) => routerOfAttachment(design, a) ?? []);
  return [...new Set([...linked, ...attached])];
}

function siteOf(customer: Customer, name: string): Site | undefined {
  return customer.sites.find((s) => s.name === name);
}

/** The circuits of a customer that are lost with a peering location. */
export function circuitsAt(design: Design, customer: Customer, location: string): Circuit[] {
  return customer.circuits.filter((circuit) => locationNameOf(design, circuit) === location);
}

/** The peering location of a circuit, its direct port's where it is on one; a building is lost with its location. */
function locationNameOf(design: Design, circuit: Circuit): string | undefined {
  const at = locationOf({ design, customer: circuit.customer }, circuit);
  return at && (at.location?.name ?? at.name);
}

/** Which sites reach which networks while the elements of `down` are away. */
export function reachOf(design: Design, customer: Customer, down: ReadonlySet<string>): Reach[] {
  const reached = new Map<string, Reach>();
  const add = (site: Site, network: VirtualNetwork) => {
    if (down.has(`datacenter:${site.name}`)) return;
    const reach = { site: site.name, network: network.ref };
    reached.set(keyOf(reach), reach);
  };
  for (const circuit of customer.circuits) {
    const sites = sitesAnnounced(design, circuit, down);
    if (!sites) continue;
    const networks = circuit.connections.flatMap((c) =>
      isGatewayUp(c.virtualNetwork, 'gateway', down) ? networksOfGateway(c.virtualNetwork) : [],
    );
    for (const site of sites) for (const network of networks) add(site, network);
    for (const { site, network } of tunnelled(circuit, down)) add(site, network);
  }
  for (const connection of customer.vpnConnections) {
    const network = findVirtualNetwork(customer, connection.raw.virtualNetwork);
    const site = deviceSite(customer, connection.raw.device, down);
    if (isGatewayUp(network, 'vpnGateway', down) && site) for (const n of networksOfGateway(network)) add(site, n);
  }
  return [...reached.values()];
}

/** The sites that a circuit announces while the elements of `down` are away; undefined where it carries nothing. */
export function sitesAnnounced(design: Design, circuit: Circuit, down: ReadonlySet<string>): Site[] | undefined {
  const ends = liveEnds(design, circuit, down);
  if (!ends) return undefined;
  const advertised = advertisedToAzure(design, circuit).map((a) => a.prefix);
  return sitesBehind(design, circuit).filter(
    (site) =>
      announces(circuit, advertised, site) && (circuit.model === 'connect-to' || attached(design, site, ends, down)),
  );
}

/** Beside tunnels through the circuit, a part of the site's prefix is where the tunnels end, and not the site. */
function announces({ raw }: Circuit, advertised: readonly Prefix[], site: Site): boolean {
  const { mode, over } = raw.encryption ?? {};
  const inTunnels = mode === 'ipsec-tunnel' && over !== 'microsoft';
  return site.prefixes.some((own) =>
    advertised.some((prefix) => prefix.length > 0 && (inTunnels ? contains(prefix, own) : overlaps(prefix, own))),
  );
}

type GatewayKey = 'gateway' | 'vpnGateway';

function isGatewayUp(
  network: VirtualNetwork | undefined,
  key: GatewayKey,
  down: ReadonlySet<string>,
): network is VirtualNetwork {
  const gateway = network?.[key];
  return network !== undefined && gateway !== undefined && !down.has(gatewayKey(network, gateway.name));
}

/** The site of a VPN device that is up. */
function deviceSite(customer: Customer, name: string | undefined, down: ReadonlySet<string>): Site | undefined {
  const found = findVpnDevice(customer, name);
  return found && !down.has(vpnDeviceKey(found.site.name, found.raw.name)) ? found.site : undefined;
}

/** Sites that reach networks through IPsec over a circuit, whatever the circuit itself announces. */
function tunnelled(circuit: Circuit, down: ReadonlySet<string>): { site: Site; network: VirtualNetwork }[] {
  const { encryption } = circuit.raw;
  if (encryption?.mode !== 'ipsec-tunnel') return [];
  const end = findVirtualNetwork(circuit.customer, encryption.virtualNetwork, circuit.subscription);
  if (!isGatewayUp(end, 'vpnGateway', down)) return [];
  if (encryption.over !== 'microsoft' && !isGatewayUp(end, 'gateway', down)) return [];
  const sites = (encryption.tunnels ?? []).flatMap((t) => deviceSite(circuit.customer, t.device, down) ?? []);
  return [...new Set(sites)].flatMap((site) => networksOfGateway(end).map((network) => ({ site, network })));
}

/**
 * The edge routers that a circuit still ends on; empty where the connectivity provider keeps layer 3,
 * undefined where the circuit carries nothing.
 */
function liveEnds(design: Design, circuit: Circuit, down: ReadonlySet<string>): EdgeRouter[] | undefined {
  if (down.has(`circuit:${circuit.name}`) || down.has(`peeringLocation:${locationNameOf(design, circuit)}`))
    return undefined;
  if (!privatePeeringOf(circuit)) return undefined;
  const live = (which: string) => !down.has(`link:${circuit.name}/${which}`);
  if (keptByConnectivityProvider(circuit) && circuit.links.length === 0) {
    return live('primary') || live('secondary') ? [] : undefined;
  }
  const ends = circuit.links
    .filter((link) => live(link.which))
    .flatMap((link) => findEdgeRouter(design, circuit, link.raw.edgeRouter) ?? [])
    .filter((router) => isUp(router, down));
  return ends.length > 0 ? ends : undefined;
}

function isUp(router: EdgeRouter, down: ReadonlySet<string>): boolean {
  return !down.has(`edgeRouter:${router.name}`) && !down.has(`datacenter:${router.site}`);
}

/** Whether a site is attached to a router from which the network of the CSP leads to one of the ends. */
function attached(design: Design, site: Site, ends: readonly EdgeRouter[], down: ReadonlySet<string>): boolean {
  const entries = site.attachments
    .filter((a) => !down.has(attachmentKey(site, a)))
    .flatMap((a) => entriesOf(design, a))
    .filter((router) => isUp(router, down));
  if (ends.length === 0) return entries.length > 0;
  return entries.some((entry) => ends.some((end) => leadsTo(design, entry, end, down)));
}

function entriesOf(design: Design, attachment: RawAttachment): EdgeRouter[] {
  const own = routerOfAttachment(design, attachment);
  if (own) return [own];
  const at = design.provider.edgeRouters.filter((router) => router.site === attachment.site);
  return attachment.edgeRouter ? [] : at;
}

/** In an MPLS backbone every router leads to every other; with VRF-lite only the interlinks do. */
function leadsTo(design: Design, from: EdgeRouter, to: EdgeRouter, down: ReadonlySet<string>): boolean {
  const { backbone } = design.provider.raw;
  if (from === to || (backbone?.type ?? 'mpls-vpn') === 'mpls-vpn') return true;
  const up = new Map(design.provider.edgeRouters.filter((r) => isUp(r, down)).map((r) => [r.name, r]));
  const seen = new Set([from.name]);
  const queue = [from.name];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === to.name) return true;
    for (const { a, b } of backbone?.interlinks ?? []) {
      const next = a === at ? b : b === at ? a : undefined;
      if (next && up.has(next) && !seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return false;
}

/** Elements of which one alone takes a network from a site: single points of failure, the circuit's model aside. */
export function singlePointsOfFailure(matrix: FailureMatrix): readonly Failure[] {
  return matrix.failures.filter((failure) => failure.lost.length > 0);
}
