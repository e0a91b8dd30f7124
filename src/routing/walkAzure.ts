import * as l10n from '@vscode/l10n';
import { type Circuit, type VirtualNetwork, findVirtualNetwork, portNamedBy } from '../design';
import { type Address, type Prefix, containsAddress, parseAddress } from '../network/prefix';
import { sitesBehind } from './announcements';
import { passesClientsOn } from './clients';
import { type EffectiveRoute, effectiveRoutes, gatewayNetworkOf } from './effective';
import { locate, nameOf } from './endpoint';
import { peerAt, unsaidPeers } from './routeServers';
import { selectRoute } from './select';
import { type Walk, nobodyHas } from './walk';

const MOST_HOPS = 32;

/** From an address in a network on, by the effective routes of the subnet that it is in. */
export function fromNetwork(walk: Walk, network: VirtualNetwork, at: Address): boolean {
  if (walk.hops.length > MOST_HOPS) return walk.drop('route', network.ref, l10n.t('The path goes round in a circle.'));
  const subnet = network.subnets.find((s) => s.prefixes.some((p) => containsAddress(p, at)));
  const endpoint = subnet && walk.to.kind === 'outside' && walk.to.service?.endpoints;
  const used = endpoint ? subnet.raw.serviceEndpoints?.find((name) => endpoint.includes(name)) : undefined;
  // No route table overrules the route of a service endpoint; source: UDR.
  if (used !== undefined)
    return walk.pass('service', used, l10n.t('By the service endpoint of {0}.', subnet?.name ?? ''));
  for (const name of subnet ? unsaidPeers(gatewayNetworkOf(network), network, subnet) : []) walk.unknown.add(name);
  const routes = subnet ? effectiveRoutes(walk.design, network, subnet) : [];
  const route = selectRoute(routes, walk.to.address);
  if (!route) return walk.drop('route', network.ref, l10n.t('No route leads to {0}.', walk.to.address.text));
  return follow(walk, network, route);
}

function follow(walk: Walk, network: VirtualNetwork, route: EffectiveRoute): boolean {
  const text = `${route.prefix.text} → ${route.nextHopType}${route.nextHopIpAddress ? ` ${route.nextHopIpAddress}` : ''}`;
  const name = route.name ?? route.source;
  switch (route.nextHopType) {
    case 'VnetLocal':
    case 'VNetPeering':
      walk.pass('route', name, text);
      return arrive(walk, network);
    case 'VirtualAppliance':
      walk.pass('route', name, text);
      return throughFirewall(walk, network, route.nextHopIpAddress);
    case 'VirtualNetworkGateway':
      walk.pass('route', name, text);
      return throughGateway(walk, network, route);
    case 'Internet':
      walk.pass('route', name, text);
      return walk.onInternet('');
    case 'None':
      return walk.drop('route', name, text);
  }
}

function arrive(walk: Walk, from: VirtualNetwork): boolean {
  const { to } = walk;
  if (to.kind !== 'subnet') return walk.drop('route', to.address.text, l10n.t('No subnet has this address.'));
  const closed = forwardingRefused(walk, from, to.network);
  if (closed !== undefined) return walk.drop('route', to.network.ref, closed);
  return walk.allowed(to, 'Inbound') && walk.pass('subnet', nameOf(to), '', to.subnet.raw);
}

/** A network takes from a peered one what comes from its addresses, and what a firewall there forwards only if said. */
function forwardingRefused(walk: Walk, from: VirtualNetwork, to: VirtualNetwork): string | undefined {
  const isOwn = from.addressSpace.some((prefix) => containsAddress(prefix, walk.from.address));
  if (from === to || isOwn || !walk.hops.some((hop) => hop.kind === 'firewall')) return undefined;
  const peering = to.virtualNetworkPeerings.find(
    (p) => findVirtualNetwork(to.customer, p.raw.remoteVirtualNetwork, to.subscription) === from,
  );
  return peering?.raw.allowForwardedTraffic === true
    ? undefined
    : l10n.t('The peering "{0}" takes no forwarded traffic (allowForwardedTraffic).', peering?.name ?? '');
}

/** What forwards at an address: the firewall of a network, or an appliance that is a BGP peer of a Route Server. */
function forwarderAt({ customer, design }: Walk, address: string | undefined) {
  const at = address === undefined ? undefined : parseAddress(address);
  const end = at && locate(design, customer, at);
  if (end?.kind !== 'subnet') return undefined;
  const firewall = customer.virtualNetworks.find((n) => n.firewall?.raw.privateIpAddress === address)?.firewall;
  const found = firewall ?? peerAt(customer, address);
  return found && { end, name: found.name, raw: found.raw };
}

/** @param told the prefix that the appliance told the Route Server, and that led here */
function throughFirewall(walk: Walk, from: VirtualNetwork, address: string | undefined, told?: Prefix): boolean {
  const { to } = walk;
  const forwarder = forwarderAt(walk, address);
  const home = forwarder?.end.network;
  const near = home === from || (home && isPeered(walk, from, home));
  if (!forwarder || !home || !near) {
    return walk.drop('firewall', address ?? '', l10n.t('Nothing that can forward has this address.'));
  }
  const { name, raw, end } = forwarder;
  if (walk.hops.some((h) => h.kind === 'firewall' && h.name === name)) {
    return walk.drop('firewall', name, l10n.t('The path goes round in a circle.'), raw);
  }
  walk.hop('firewall', name, l10n.t('The rules of the firewall decide.'), 'ask', raw);
  const circuit = to.kind === 'site' ? encryptedBetween(walk, home, to.site) : undefined;
  if (circuit) return overCircuit(walk, circuit);
  // Of a prefix outside of Azure the appliance has a way of its own.
  if (told && told.length > 0 && to.kind !== 'subnet')
    return walk.drop('firewall', name, l10n.t('What is behind {0} is not in the design.', name), raw);
  return fromNetwork(walk, home, end.address);
}

/** The circuit over which the firewall of a network and an appliance of a site keep a tunnel. */
export function encryptedBetween(
  { design, customer }: Walk,
  home: VirtualNetwork,
  site: ReturnType<typeof sitesBehind>[number],
): Circuit | undefined {
  return customer.circuits.find((circuit) => {
    const { mode, firewalls } = circuit.raw.encryption ?? {};
    return (
      mode === 'nva' &&
      findVirtualNetwork(customer, firewalls?.azure, circuit.subscription) === home &&
      sitesBehind(design, circuit).includes(site)
    );
  });
}

function isPeered(walk: Walk, from: VirtualNetwork, to: VirtualNetwork): boolean {
  const subnet = from.subnets[0];
  if (!subnet) return false;
  return effectiveRoutes(walk.design, from, subnet).some((r) => r.nextHopType === 'VNetPeering' && r.network === to);
}

function throughGateway(walk: Walk, network: VirtualNetwork, route: EffectiveRoute): boolean {
  const home = route.network ?? gatewayNetworkOf(network);
  const over = route.paths?.[0]?.over;
  // A user-defined route to the gateway leads to a VPN gateway only; source: UDR.
  if (!home || !over) {
    return walk.drop('gateway', home?.ref ?? network.ref, l10n.t('No gateway has learned this prefix.'));
  }
  if (over.kind === 'appliance') return throughFirewall(walk, network, over.peer.address, route.prefix);
  const gateway = over.kind === 'circuit' ? home.gateway : home.vpnGateway;
  walk.pass('gateway', gateway?.name ?? '', home.ref, gateway?.raw);
  switch (over.kind) {
    case 'circuit':
      return overCircuit(walk, over.circuit);
    case 'vpn':
      passVpn(walk, over.connection);
      return arriveOnPremises(walk);
    case 'clients':
      return toClient(walk, home);
  }
}

/** From the VPN gateway of a network to a client of its. */
export function toClient(walk: Walk, home: VirtualNetwork): boolean {
  const { to } = walk;
  return to.kind === 'client' && to.network === home
    ? walk.pass('client', to.address.text, '')
    : walk.drop('client', to.address.text, nobodyHas(to.address.text));
}

export function passCircuit(walk: Walk, circuit: Circuit, detail?: string): void {
  const where = circuit.raw.peeringLocation ?? portNamedBy(circuit.raw)?.ref ?? '';
  walk.pass('circuit', circuit.name, detail ?? where, circuit.raw);
}

function overCircuit(walk: Walk, circuit: Circuit): boolean {
  passCircuit(walk, circuit);
  return arriveOnPremises(walk, circuit);
}

/** A connection over the internet, or a tunnel over a circuit: either has a name of its own. */
export function passVpn(walk: Walk, connection: string): void {
  const { circuits, vpnConnections } = walk.customer;
  const thing =
    vpnConnections.find(({ name }) => name === connection)?.raw ??
    circuits.flatMap(({ raw }) => raw.encryption?.tunnels ?? []).find(({ name }) => name === connection);
  walk.pass('vpn', connection, '', thing);
}

/** At the far end of a circuit or of a VPN connection. */
function arriveOnPremises(walk: Walk, circuit?: Circuit): boolean {
  const { to } = walk;
  const { text } = to.address;
  if (to.kind === 'site') return walk.pass('site', to.site.name, text, to.site.raw);
  if (to.kind === 'csp') {
    const reached = to.inVrf
      ? circuit?.model === 'connect-through'
      : circuit && sitesBehind(walk.design, circuit).some((site) => to.reachedBy.includes(site));
    return reached
      ? walk.pass('csp', to.name, text)
      : walk.drop('csp', to.name, l10n.t('From here the design has no way to {0}.', to.name));
  }
  if (to.kind === 'outside') return walk.onInternet(l10n.t('By the default route, through the site.'));
  return walk.drop('site', text, l10n.t('No site has this address.'));
}

/** From a gateway into the network that it is in, and on to where the flow goes. */
export function intoNetwork(
  walk: Walk,
  home: VirtualNetwork,
  gateway: { readonly name: string; readonly raw: object },
): boolean {
  walk.pass('gateway', gateway.name, home.ref, gateway.raw);
  const { to } = walk;
  // To a client it goes from gateway to gateway, or straight out of the one that it came in by.
  if (to.kind === 'client') {
    if (home.vpnGateway && gateway.name !== home.vpnGateway.name)
      walk.pass('gateway', home.vpnGateway.name, home.ref, home.vpnGateway.raw);
    return passesClientsOn(home) || gateway.name === home.vpnGateway?.name
      ? toClient(walk, home)
      : walk.drop('gateway', gateway.name, noTransit());
  }
  const inside = home.subnets.find((s) => s.name === 'GatewaySubnet')?.prefixes[0];
  if (!inside) return walk.drop('gateway', home.ref, l10n.t('The network has no GatewaySubnet.'));
  return fromNetwork(walk, home, { family: inside.family, value: inside.base, text: inside.text });
}

export function noTransit(): string {
  return l10n.t(
    'Clients and sites behind ExpressRoute reach each other only where a Route Server with branchToBranch stands beside an active-active VPN gateway.',
  );
}
