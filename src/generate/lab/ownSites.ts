import * as l10n from '@vscode/l10n';
import type { Customer, Design, Site } from '../../design';
import { siteToken } from '../../edge';
import { type Prefix, addressAt, contains, containsAddress, lastAddress, makePrefix } from '../../network/prefix';
import { advertisedToAzure, vpnDeviceKey } from '../../routing';
import {
  ALL,
  ALL_POLICY,
  BFD_PROFILE,
  LAN_PROFILE,
  type LabBuilder,
  bgp,
  ip,
  nodeName,
  ownInstance,
  shutdown,
} from './builder';
import type { LabEdge } from './edges';
import { type SiteHost, addInternet, addSiteHost, holdLines, siteNode, siteNoise } from './sites';
import { addTunnels } from './tunnels';

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
    ...ownInstance(asn, core),
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
    const part = lab.part(customer.name, vpnDeviceKey(site.name, device.model.router));
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
