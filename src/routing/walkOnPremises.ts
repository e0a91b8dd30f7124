import * as l10n from '@vscode/l10n';
import { type Circuit, type Site, type VirtualNetwork, localPreferenceOf } from '../design';
import { containsAddress, parseAddress } from '../network/prefix';
import { isOnInternet } from '../network/special';
import {
  type Announcement,
  acceptedFromAzure,
  advertisedByGateway,
  advertisedToAzure,
  globalReachPeers,
  isAnnounced,
  networksOfGateway,
  sitesBehind,
} from './announcements';
import { attachedFamilies } from './addressFamilies';
import { passesClientsOn } from './clients';
import { effectiveRoutes, learnedByGateways } from './effective';
import type { Endpoint } from './endpoint';
import { selectRoute } from './select';
import { type Walk, hasPublicly, nobodyHas } from './walk';
import { encryptedBetween, fromNetwork, intoNetwork, noTransit, passCircuit, passVpn } from './walkAzure';

type End<K extends Endpoint['kind']> = Extract<Endpoint, { kind: K }>;

/** From the internet in: the design has no public addresses in front of what is private. */
export function fromInternet(walk: Walk): boolean {
  const { text } = walk.from.address;
  if (!isOnInternet(walk.from.address)) return walk.drop('internet', text, nobodyHas(text));
  walk.pass('internet', text, '');
  if (walk.to.kind === 'outside') return walk.drop('internet', text, l10n.t('Neither end is in the design.'));
  return walk.onInternet('');
}

/** From a site on: within the network of the CSP, by a circuit, by a VPN connection, or to the internet. */
export function fromSite(walk: Walk, from: End<'site'>): boolean {
  const { to } = walk;
  const { site } = from;
  if (to.kind === 'site') {
    if (to.site === site) return walk.pass('site', site.name, to.address.text, site.raw);
    return hasPublicly(to) ? walk.onInternet(l10n.t('By the internet of the site.')) : siteToSite(walk, from, to);
  }
  if (to.kind === 'csp') return toCsp(walk, site, to);
  const [circuit] = waysInto(walk, (one) => sitesBehind(walk.design, one).includes(site));
  if (circuit) return overCircuit(walk, circuit);
  if (to.kind === 'outside') return walk.onInternet(l10n.t('By the internet of the site.'));
  return overAppliance(walk, site) ?? fromSiteOverVpn(walk, site);
}

/** From a shared service, or a site of the CSP. */
export function fromCsp(walk: Walk, from: End<'csp'>): boolean {
  const { to } = walk;
  if (to.kind === 'site' && !hasPublicly(to)) return toSiteFromCsp(walk, from, to);
  if (to.kind === 'outside' || to.kind === 'site' || to.kind === 'csp')
    return walk.drop('csp', from.name, l10n.t('What is not of this customer the design does not tell.'));
  const [circuit] = waysInto(walk, (one) =>
    from.inVrf
      ? one.model === 'connect-through'
      : sitesBehind(walk.design, one).some((site) => from.reachedBy.includes(site)),
  );
  return circuit ? overCircuit(walk, circuit) : walk.drop('csp', from.name, noWay(walk));
}

function toSiteFromCsp(walk: Walk, from: End<'csp'>, to: End<'site'>): boolean {
  return from.reachedBy.includes(to.site)
    ? walk.pass('site', to.site.name, to.address.text, to.site.raw)
    : walk.drop('csp', from.name, noWay(walk));
}

function toCsp(walk: Walk, site: Site, to: End<'csp'>): boolean {
  if (!to.reachedBy.includes(site)) return walk.drop('site', site.name, noWay(walk));
  if (to.inVrf) passVrf(walk);
  return walk.pass('csp', to.name, to.address.text);
}

/** From a client of a VPN gateway: into its network and those that use the gateway, to sites that the gateway knows. */
export function fromClient(walk: Walk, { network: home, address }: End<'client'>): boolean {
  const { to } = walk;
  const { vpnGateway } = home;
  if (!vpnGateway) return walk.drop('client', address.text, noWay(walk));
  if (to.kind === 'outside' || (to.kind === 'site' && hasPublicly(to)))
    return walk.onInternet(l10n.t('By the internet of the client.'));
  if (to.kind === 'subnet') {
    return networksOfGateway(home).includes(to.network)
      ? intoNetwork(walk, home, vpnGateway)
      : walk.drop(
          'client',
          address.text,
          l10n.t('The gateway tells its clients of its own network and of those that use it.'),
        );
  }
  if (to.kind !== 'site') return walk.drop('client', address.text, noWay(walk));
  const over = learnedByGateways(walk.design, home)
    .filter(({ prefix }) => containsAddress(prefix, to.address))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0]?.paths[0]?.over;
  walk.pass('gateway', vpnGateway.name, home.ref, vpnGateway.raw);
  if (over?.kind === 'vpn' && speaksBgp(walk, over.connection)) {
    passVpn(walk, over.connection);
    return walk.pass('site', to.site.name, to.address.text, to.site.raw);
  }
  if (over?.kind !== 'circuit') return walk.drop('gateway', vpnGateway.name, noWay(walk));
  if (!passesClientsOn(home)) return walk.drop('gateway', vpnGateway.name, noTransit());
  walk.pass('gateway', home.gateway?.name ?? '', home.ref, home.gateway?.raw);
  passCircuit(walk, over.circuit);
  return walk.pass('site', to.site.name, to.address.text, to.site.raw);
}

/** Clients are told of the sites behind other connections by BGP only; source: about-point-to-site-routing. */
function speaksBgp({ customer }: Walk, connection: string): boolean {
  const tunnels = customer.circuits.flatMap(({ raw }) => raw.encryption?.tunnels ?? []);
  return (
    customer.vpnConnections.some(({ name, raw }) => name === connection && raw.enableBgp === true) ||
    tunnels.some(({ name, enableBgp }) => name === connection && enableBgp === true)
  );
}

/**
 * The circuits that lead from an edge to where the flow goes, best first: the longest prefix that is accepted from Azure,
 * then the highest local preference.
 */
function waysInto(walk: Walk, isBehind: (circuit: Circuit) => boolean): Circuit[] {
  const { design, customer, to } = walk;
  const returns = returnsOver(walk);
  return customer.circuits
    .filter((circuit) => isBehind(circuit) && returns(circuit))
    .flatMap((circuit) => {
      const lengths = acceptedFromAzure(design, circuit)
        .filter(({ prefix }) => prefix.length > 0 && containsAddress(prefix, to.address))
        .map(({ prefix }) => prefix.length);
      return lengths.length > 0 ? [{ circuit, length: Math.max(...lengths) }] : [];
    })
    .sort((a, b) => b.length - a.length || localPreferenceOf(b.circuit) - localPreferenceOf(a.circuit))
    .map(({ circuit }) => circuit);
}

/** A circuit whose session carries no prefix of the site is no way back, and routers do not know the site behind it. */
function returnsOver({ design, from }: Walk): (circuit: Circuit) => boolean {
  // Thousands of circuits may advertise one and the same list.
  const asked = new Map<readonly Announcement[], boolean>();
  return (circuit) => {
    const announced = advertisedToAzure(design, circuit);
    const known = asked.get(announced) ?? isAnnounced(announced, from.address);
    asked.set(announced, known);
    return known;
  };
}

function overCircuit(walk: Walk, circuit: Circuit): boolean {
  passCircuit(walk, circuit);
  const linked = circuit.connections.flatMap((c) => c.virtualNetwork ?? []);
  const home = linked.find((network) => network.gateway && leadsTo(network, walk.to));
  if (!home?.gateway) return walk.drop('gateway', '', l10n.t('No gateway on this circuit leads there.'));
  return intoNetwork(walk, home, home.gateway);
}

/** Whether a gateway in a network announces what an end is in. */
function leadsTo(home: VirtualNetwork, to: Endpoint): boolean {
  if (to.kind === 'subnet') return networksOfGateway(home).includes(to.network);
  return advertisedByGateway(home).some(({ prefix }) => containsAddress(prefix, to.address));
}

/** Where an appliance of the site and the firewall of a network keep a tunnel, whatever the circuit itself announces. */
function overAppliance(walk: Walk, site: Site): boolean | undefined {
  const { to, customer } = walk;
  if (to.kind !== 'subnet') return undefined;
  for (const home of customer.virtualNetworks) {
    const circuit = encryptedBetween(walk, home, site);
    const address = parseAddress(home.firewall?.raw.privateIpAddress ?? '');
    if (!circuit || !home.firewall || !address) continue;
    passCircuit(walk, circuit);
    walk.hop('firewall', home.firewall.name, l10n.t('The rules of the firewall decide.'), 'ask', home.firewall.raw);
    return fromNetwork(walk, home, address);
  }
  return undefined;
}

function fromSiteOverVpn(walk: Walk, site: Site): boolean {
  const { design, customer, to, from } = walk;
  for (const home of customer.virtualNetworks) {
    const leads = to.kind === 'client' ? to.network === home : leadsTo(home, to);
    if (!home.vpnGateway || !leads) continue;
    const gatewaySubnet = home.subnets.find((s) => s.name === 'GatewaySubnet');
    const back = gatewaySubnet && selectRoute(effectiveRoutes(design, home, gatewaySubnet), from.address);
    const over = back?.paths?.find((p) => p.over.kind === 'vpn')?.over;
    if (over?.kind !== 'vpn' || (to.kind === 'client' && !speaksBgp(walk, over.connection))) continue;
    passVpn(walk, over.connection);
    return intoNetwork(walk, home, home.vpnGateway);
  }
  const only = attachedFamilies(site);
  return walk.drop(
    'site',
    from.address.text,
    site.attachments.length > 0 && !only.includes(from.address.family)
      ? l10n.t('The attachments of the site carry IPv{0} only.', only.join(', '))
      : noWay(walk),
  );
}

function siteToSite(walk: Walk, from: End<'site'>, to: End<'site'>): boolean {
  const [a, b] = [from.site, to.site];
  if (a.attachments.length > 0 && b.attachments.length > 0) {
    const closed = [a, b].find((site) => !attachedFamilies(site).includes(to.address.family));
    if (closed) {
      const only = attachedFamilies(closed).join(', ');
      return walk.drop('site', closed.name, l10n.t('The attachments of the site carry IPv{0} only.', only), closed.raw);
    }
    passVrf(walk);
    return walk.pass('site', b.name, to.address.text, b.raw);
  }
  const joined = walk.customer.circuits
    .filter((near) => sitesBehind(walk.design, near).includes(a))
    .flatMap((near) => globalReachPeers(near, to.address.family).map((far) => [near, far]))
    .find(([, far]) => far && sitesBehind(walk.design, far).includes(b));
  if (!joined) return walk.drop('site', a.name, l10n.t('The design joins these sites nowhere.'));
  for (const circuit of joined) passCircuit(walk, circuit, l10n.t('Global Reach'));
  return walk.pass('site', b.name, to.address.text, b.raw);
}

function passVrf(walk: Walk): void {
  const vrf = walk.customer.raw.vrf?.name ?? '';
  walk.pass('route', vrf, l10n.t('Through the network of the CSP, in the VRF of the customer.'));
}

function noWay({ to }: Walk): string {
  return l10n.t('No circuit and no VPN of the site leads to {0}.', to.address.text);
}
