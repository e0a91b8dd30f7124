import * as l10n from '@vscode/l10n';
import type { Customer, Design, Site, VirtualNetwork } from '../../design';
import { type Tunnel, siteToken } from '../../edge';
import { type Prefix, addressAt, contains, containsAddress, lastAddress, makePrefix } from '../../network/prefix';
import { advertisedByGateway, advertisedToAzure } from '../../routing';
import {
  ALL,
  ALL_POLICY,
  BFD_PROFILE,
  LAN_PROFILE,
  type LabBuilder,
  type Part,
  bgp,
  ip,
  ownInstance,
  shutdown,
  withLength,
} from './builder';
import type { LabEdge } from './edges';
import { GATEWAY_ASN, networkNode } from './networks';
import { type SiteHost, addInternet, addSiteHost, holdLines, siteNode, siteNoise } from './sites';
import { nodeName } from './builder';
import { tunnelInterface } from '../router/linux';

/** The segment inside a site, one for each; shared address space (RFC 6598) and a local prefix (RFC 4193). */
const LANS = { 4: 0x647e0000n, 6: 0xfd691aba000000000000000000000000n };

const NOTHING = 'LAB-NOTHING';

/** Core of a site: preferred to what the edge routers bring where a tunnel encrypts, and never where it is a spare. */
const TUNNEL_PREFERENCE = 250;

/**
 * The sites of a customer whose own routers end its circuits: edge routers, VPN devices and a core router on one segment.
 * How a site routes inside is not in the design: static routes and iBGP with the core stand in for it.
 */
export function addOwnSites(
  lab: LabBuilder,
  design: Design,
  customer: Customer,
  edges: readonly LabEdge[],
): SiteHost[] {
  const routersOf = (site: Site) => edges.filter((e) => e.model.owner === 'customer' && e.model.site === site.name);
  const sites = customer.sites.filter((site) => routersOf(site).length > 0);
  const brings = (site: Site) =>
    routersOf(site).some((e) => e.model.tables.some((t) => t.networks.some((p) => p.length === 0)));
  const exit = sites.find(brings) ?? sites[0];
  return sites.map((site, index) => {
    const host = addSite(lab, design, customer, site, routersOf(site), index);
    if (site === exit) addInternet(lab, lab.node(siteNode(customer, site), 'site'), customer);
    return host;
  });
}

function addSite(
  lab: LabBuilder,
  design: Design,
  customer: Customer,
  site: Site,
  here: readonly LabEdge[],
  index: number,
): SiteHost {
  lab.standIns.add(l10n.t('inside of site {0}: one segment, a core router, iBGP with the edge routers', site.name));
  const routers = here.filter((e) => e.model.role === 'edge');
  const devices = here.filter((e) => e.model.role === 'vpn-device');
  const asn = routers[0]?.model.asn ?? site.raw.asn ?? 64_980;
  const core = lab.node(siteNode(customer, site), 'site');
  const lan = segment(lab, nodeName('lan', customer.name, site.name), index);
  const coreAt = lan(core.name);
  const at = new Map(here.map((e) => [e.node, lan(e.node)]));
  // The outer packets go to the edge routers that have a way, whatever the tunnels announce.
  const underlay = devices.flatMap((d) => d.model.tunnels.flatMap((t) => t.underlay.map((u) => u.prefix)));
  const outer = [...new Map(underlay.map((p) => [p.text, p])).values()];
  const on = (edge: LabEdge) => at.get(edge.node) ?? { 4: '', 6: '' };
  const loopbackRoute = (edge: LabEdge) =>
    edge.model.loopback === undefined || edge.model.loopback.includes(':')
      ? []
      : [`ip route ${edge.model.loopback}/32 ${on(edge)[4]}`];

  core.own.push(
    ...ALL_POLICY,
    // The edge routers carry the outer packets: what the tunnels bring is for the core alone.
    `route-map ${NOTHING} deny 10`,
    'exit',
    ...BFD_PROFILE,
    ...ownInstance(asn),
    ...here.flatMap(loopbackRoute),
  );
  for (const edge of routers) {
    const router = lab.node(edge.node, 'edge');
    const peers = ([4, 6] as const).map((family) => ({ family, asn }));
    router.own.push(
      ...here.filter((e) => e !== edge).flatMap(loopbackRoute),
      ...site.prefixes.map((p) => `${ip(p.family)} route ${p.text} ${coreAt[p.family]}`),
      ...insideRoutes(design, edge).map((p) => `${ip(p.family)} route ${p.text} ${coreAt[p.family]}`),
      ...BFD_PROFILE,
      ...holdLines(siteNoise()),
      ...outer.flatMap((p) => trackedRoute(customer, p)),
      ...bgp(
        edge.model.asn,
        undefined,
        peers.map((p) => ({ ...p, address: coreAt[p.family], bfd: LAN_PROFILE, more: ['next-hop-self'] })),
        [...siteNoise(), ...outer],
      ),
    );
    core.own.push(
      ...bgp(
        asn,
        undefined,
        peers.map((p) => ({
          ...p,
          address: on(edge)[p.family],
          asn: edge.model.asn,
          bfd: LAN_PROFILE,
          out: NOTHING,
        })),
        [],
      ),
    );
  }
  for (const device of devices) {
    const node = lab.node(device.node, 'vpn-device');
    lab.values[siteToken(device.model.router, 'next-hop')] = coreAt[4];
    // What goes into the tunnels is in the device's table: the site brings it.
    const brought = device.model.tables.flatMap((t) => t.networks.filter((p) => p.family === 4));
    node.own.push(
      ...ALL_POLICY,
      ...brought.map((p) => `ip route ${p.text} ${coreAt[4]}`),
      ...bgp(device.model.asn, undefined, [{ address: coreAt[4], family: 4, asn, in: ALL, out: ALL }], []),
    );
    const preference = nodeName('tunnel', device.model.router);
    const isSpare = device.model.tunnels.every((t) => t.purpose === 'backup');
    core.own.push(
      `route-map ${preference} permit 10`,
      ` set local-preference ${isSpare ? 50 : TUNNEL_PREFERENCE}`,
      'exit',
      ...bgp(
        asn,
        undefined,
        [{ address: on(device)[4], family: 4, asn: device.model.asn, in: preference, out: NOTHING }],
        [],
      ),
    );
    const part = lab.part(customer.name, `vpnDevice:${site.name}/${device.model.router}`);
    part.acts.push(shutdown(core.name, asn, on(device)[4]));
    addTunnels(lab, customer, device, part);
  }
  return addSiteHost(lab, core, customer, site);
}

/** A part of a network in Azure as a route of its own, there while the network is told by Microsoft. */
function trackedRoute(customer: Customer, part: Prefix): string[] {
  const whole = customer.virtualNetworks
    .flatMap((n) => n.addressSpace)
    .find((p) => p.length < part.length && contains(p, part));
  if (!whole) return [];
  const last = lastAddress(whole);
  const beyond = containsAddress(part, last) ? whole.text.split('/')[0] : last.text;
  return [`${ip(part.family)} route ${part.text} ${beyond ?? ''}`];
}

/** What the site has to bring into the edge router's table, as the design says: the default route, single addresses. */
function insideRoutes(design: Design, edge: LabEdge): Prefix[] {
  const own = edge.customer.circuits.flatMap((c) => advertisedToAzure(design, c).map((a) => a.prefix));
  const networks = edge.model.tables.filter((t) => !t.vrf).flatMap((t) => t.networks);
  const kept = networks.filter((p) => own.some((o) => o.text === p.text));
  return kept.filter((p) => !edge.customer.sites.some((s) => s.prefixes.some((q) => q.text === p.text)));
}

/** A segment: each call attaches a node and tells its addresses. */
function segment(lab: LabBuilder, name: string, index: number) {
  const bridge = lab.node(name, 'switch');
  bridge.setup.push('link add br0 type bridge', 'link set br0 up');
  const networks = {
    4: makePrefix(4, LANS[4] + BigInt(index) * 256n, 24),
    6: makePrefix(6, LANS[6] + (BigInt(index) << 64n), 64),
  };
  let next = 0;
  return (node: string): Readonly<Record<4 | 6, string>> => {
    next += 1;
    const own = { 4: addressAt(networks[4], next)?.text ?? '', 6: addressAt(networks[6], next)?.text ?? '' };
    const port = lab.port(bridge);
    lab.connect(
      { node, interface: 'lan0', addresses: [`${own[4]}/24`, `${own[6]}/64`] },
      { node: name, interface: port, addresses: [] },
    );
    bridge.setup.push(`link set ${port} master br0`);
    return own;
  };
}

/**
 * The tunnels without their encryption: the same outer and inner addresses, VXLAN between them. Each instance of the VPN
 * gateway is a router of its own behind the network.
 */
function addTunnels(lab: LabBuilder, customer: Customer, device: LabEdge, part: Part): void {
  const node = lab.node(device.node, 'vpn-device');
  for (const tunnel of device.model.tunnels) {
    const network = customer.virtualNetworks.find((n) => `${n.ref}/${n.vpnGateway?.name ?? ''}` === tunnel.gateway);
    const subnet = network?.subnets.find((s) => s.name === 'GatewaySubnet')?.prefixes.find((p) => p.family === 4);
    if (!network || !subnet || tunnel.purpose !== 'encryption' || tunnel.underlay.length === 0) {
      lab.left.add(l10n.t('{0}: a tunnel over the internet, which the lab has not', tunnel.name));
      lab.values[tunnel.remoteAddress] = '192.0.2.254';
      if (tunnel.bgpAddress !== undefined) lab.values[tunnel.bgpAddress] = '192.0.2.253';
      node.setup.push(`link add ${tunnelInterface(tunnel)} type bridge`, `link set ${tunnelInterface(tunnel)} up`);
      continue;
    }
    lab.standIns.add(l10n.t('IPsec: the same tunnels without encryption (VXLAN)'));
    const instance = Number(/-(\d)$/.exec(tunnel.name)?.[1] ?? 0);
    const outer = addressAt(subnet, 4 + instance)?.text ?? '';
    const inner = addressAt(subnet, 20 + instance)?.text ?? '';
    lab.values[tunnel.remoteAddress] = outer;
    if (tunnel.bgpAddress !== undefined) lab.values[tunnel.bgpAddress] = inner;
    const gateway = addGatewayInstance(lab, customer, network.ref, instance, { outer, inner });
    addTunnel(lab, device, tunnel, gateway, { outer, inner });
    // No dead peer detection tells the far end of a tunnel that is not encrypted.
    lab.standIns.add(l10n.t('dead peer detection of IPsec: the far end of a tunnel is told at once'));
    part.acts.push(shutdown(gateway, GATEWAY_ASN, bgpSourceOf(device, tunnel)));
    if (tunnel.bgpAddress !== undefined)
      lab.part(customer.name, gatewayKey(network)).acts.push(shutdown(device.node, device.model.asn, inner));
  }
}

/** As the failure matrix names the VPN gateway of a network. */
const gatewayKey = ({ ref, vpnGateway }: VirtualNetwork) => `gateway:${ref}/${vpnGateway?.name ?? ''}`;

interface Addresses {
  readonly outer: string;
  readonly inner: string;
}

function addGatewayInstance(
  lab: LabBuilder,
  customer: Customer,
  ref: string,
  instance: number,
  { outer, inner }: Addresses,
): string {
  const name = nodeName('vpngw', customer.name, ref, `${instance}`);
  if (lab.nodes.has(name)) return name;
  const network = customer.virtualNetworks.find((n) => n.ref === ref);
  if (!network) return name;
  const [gateway, router] = [lab.node(name, 'network'), lab.node(networkNode(network), 'network')];
  const self = nodeName('self', `${instance}`);
  const pair = lab.pair(4);
  const link = lab.connect(
    { node: gateway.name, interface: lab.port(gateway), addresses: [withLength(pair.a, pair)] },
    { node: router.name, interface: lab.port(router), addresses: [withLength(pair.b, pair)] },
  );
  lab.part(customer.name, gatewayKey(network)).links.add(link);
  gateway.setup.push(`addr replace ${outer}/32 dev lo`, `addr replace ${inner}/32 dev lo`);
  const announced = advertisedByGateway(network)
    .map((a) => a.prefix)
    .filter((p) => p.family === 4);
  gateway.own.push(
    ...ALL_POLICY,
    ...ownInstance(GATEWAY_ASN),
    // A next hop that a policy has set on the way in is not replaced by next-hop-self.
    `route-map ${self} permit 10`,
    ` set ip next-hop ${pair.a}`,
    'exit',
    ...announced.map((p) => `ip route ${p.text} ${pair.b}`),
    ...bgp(GATEWAY_ASN, undefined, [{ address: pair.b, family: 4, asn: GATEWAY_ASN, out: self }], announced),
  );
  router.own.push(
    `ip route ${outer}/32 ${pair.a}`,
    `ip route ${inner}/32 ${pair.a}`,
    ...bgp(GATEWAY_ASN, undefined, [{ address: pair.a, family: 4, asn: GATEWAY_ASN }], []),
  );
  return name;
}

/** The address that the device speaks BGP from in a tunnel; without BGP the one that the tunnel ends on. */
function bgpSourceOf({ model }: LabEdge, tunnel: Tunnel): string {
  const session = model.tables.flatMap((t) => t.neighbors).find((n) => n.address === tunnel.bgpAddress);
  return session?.updateSource ?? tunnel.localAddress;
}

function addTunnel(
  lab: LabBuilder,
  device: LabEdge,
  tunnel: Tunnel,
  gatewayName: string,
  { outer, inner }: Addresses,
): void {
  const [node, gateway] = [lab.node(device.node, 'vpn-device'), lab.node(gatewayName, 'network')];
  const number = lab.nodes.size * 16 + gateway.ports + tunnel.number;
  const local = tunnelInterface(tunnel);
  const far = `t${lab.port(gateway)}`;
  const pair = lab.pair(4);
  const peer = bgpSourceOf(device, tunnel);
  const vxlan = (from: string, to: string) => `type vxlan id ${number} local ${from} remote ${to} dstport 4789`;
  node.setup.push(
    `link add ${local} ${vxlan(tunnel.localAddress, outer)}`,
    `addr add ${withLength(pair.a, pair)} dev ${local}`,
    `link set ${local} up`,
    ...(peer === tunnel.localAddress ? [] : [`addr replace ${peer}/32 dev lo`]),
  );
  const table = 2000 + gateway.ports;
  gateway.setup.push(
    `link add ${far} ${vxlan(outer, tunnel.localAddress)}`,
    `addr add ${withLength(pair.b, pair)} dev ${far}`,
    `link set ${far} up`,
    `route add ${peer} via ${pair.a} table ${table}`,
    `rule add from ${inner} to ${peer} lookup ${table} pref ${table}`,
  );
  const nextHop = nodeName('via', device.model.router);
  const uplink = lab.links.find((l) => l.a.node === gatewayName)?.b.addresses[0]?.split('/')[0] ?? '';
  gateway.own.push(
    `ip route ${tunnel.localAddress}/32 ${uplink}`,
    ...(peer === tunnel.localAddress ? [] : [`ip route ${peer}/32 ${pair.a}`]),
    `route-map ${nextHop} permit 10`,
    ` set ip next-hop ${pair.a}`,
    'exit',
    ...bgp(
      GATEWAY_ASN,
      undefined,
      [
        {
          address: peer,
          family: 4,
          asn: device.model.asn,
          in: nextHop,
          out: ALL,
          more: [],
        },
      ],
      [],
    ),
    `router bgp ${GATEWAY_ASN}`,
    ` neighbor ${peer} ebgp-multihop 2`,
    ` neighbor ${peer} update-source ${inner}`,
    'exit',
  );
  if (tunnel.bgpAddress === undefined) return;
  lab.checks.push({
    kind: 'session',
    title: l10n.t('session {0}', `${device.model.router} - ${gatewayName} (${tunnel.name})`),
    expected: 'Established',
    node: device.node,
    neighbor: inner,
    family: 4,
  });
}
