import * as l10n from '@vscode/l10n';
import {
  type Customer,
  type Design,
  type RawAttachment,
  type Site,
  customerAsnAt,
  providerAsnAt,
  routerOfAttachment,
} from '../../design';
import { prefixRoom, usualLocalPreference } from '../../catalog/prefixLimits';
import { type EdgeInterface } from '../../edge';
import { type Prefix, addressAt, parseAddress, parseInterfaceAddress, parsePrefix } from '../../network/prefix';
import { advertisedToAzure, attachmentKey } from '../../routing';
import {
  ALL,
  ALL_POLICY,
  type Draft,
  type LabBuilder,
  type LabNeighbor,
  bgp,
  ip,
  nodeName,
  ownInstance,
  shutdown,
  withLength,
} from './builder';
import { type LabEdge, edgeEnd, isRefused } from './edges';
import { addHost, firstOfFamilies } from './networks';
import { limitSaid } from './said';

/** The AS number of a site that the design gives none; private, and not in the samples. */
const SITE_ASN = 64_990;
/** What the internet is in the lab: a network behind a site, reached where a default route leads there. */
const INTERNET = ['192.0.2.0/24', '2001:db8:1e7::/64'].flatMap((text) => parsePrefix(text) ?? []);
/** Of its host in them. */
const INTERNET_OFFSET = 10;
/** Addresses that answer there, one for each family. */
export const INTERNET_ADDRESSES = INTERNET.flatMap((prefix) => addressAt(prefix, INTERNET_OFFSET) ?? []);

export interface SiteHost {
  readonly node: string;
  readonly customer: Customer;
  readonly site: Site;
  readonly addresses: readonly string[];
}

const DEFAULT_ROUTES = ['0.0.0.0/0', '::/0'].flatMap((text) => parsePrefix(text) ?? []);

/** What sites announce although nothing of it may get further: not theirs, and in no design. */
const SITE_NOISE = ['198.19.255.0/24', '2001:db8:bad:1::/64'];

export function siteNoise(): Prefix[] {
  return SITE_NOISE.flatMap((text) => parsePrefix(text) ?? []);
}

export function siteNode(customer: Customer, site: Site): string {
  return nodeName('site', customer.name, site.name);
}

/** The site's own prefixes, with a host in the first of each family. */
export function addSiteHost(lab: LabBuilder, node: Draft, customer: Customer, site: Site): SiteHost {
  const name = nodeName('host', customer.name, site.name);
  return { node: name, customer, site, addresses: addHost(lab, node, name, firstOfFamilies(site.prefixes), 10) };
}

export function holdLines(prefixes: readonly Prefix[]): string[] {
  return prefixes.map((p) => `${ip(p.family)} route ${p.text} blackhole 254`);
}

/** The sites of a customer whose circuits end on the CSP's routers: a router of the customer and a host at each. */
export function addAttachedSites(
  lab: LabBuilder,
  design: Design,
  customer: Customer,
  edges: readonly LabEdge[],
): SiteHost[] {
  const wantsDefault = customer.circuits.some(
    (c) => c.model === 'connect-through' && advertisedToAzure(design, c).some((a) => a.prefix.length === 0),
  );
  return customer.sites
    .filter((site) => site.attachments.length > 0)
    .map((site, index) => {
      const node = lab.node(siteNode(customer, site), 'site');
      const asn = site.attachments.find((a) => a.peerASN !== undefined)?.peerASN ?? site.raw.asn ?? SITE_ASN + index;
      const brings = wantsDefault && index === 0;
      const described = site.attachments.every((a) => a.localAddress !== undefined && a.peerAddress !== undefined);
      // Unless the design wants a default route, the site announces its own, which no filter may let pass; of IPv6 always.
      const isAnnounced = ({ family }: Prefix) =>
        (family === 4 && brings) || ((family === 6 || !wantsDefault) && described);
      const outwards = DEFAULT_ROUTES.filter(isAnnounced);
      const brought = brings ? DEFAULT_ROUTES.filter(({ family }) => family === 4) : [];
      const prefixes = [...site.prefixes, ...outwards, ...siteNoise()];
      node.own.push(
        ...ALL_POLICY,
        ...ownInstance(asn, node),
        ...holdLines(prefixes),
        ...bgp(asn, undefined, [], prefixes),
      );
      for (const attachment of site.attachments) {
        if (!addDescribed(lab, node, asn, attachment, { design, site, brought, edges }))
          addUndescribed(lab, node, asn, site, attachment, edges);
      }
      if (index === 0) addInternet(lab, node, customer);
      return addSiteHost(lab, node, customer, site);
    });
}

export function addInternet(lab: LabBuilder, node: Draft, customer: Customer): void {
  const name = nodeName('internet', customer.name);
  if (!lab.nodes.has(name)) addHost(lab, node, name, INTERNET, INTERNET_OFFSET);
}

/** As the design says: the sub-interface is in a generated configuration, the other end is made here. */
function addDescribed(
  lab: LabBuilder,
  node: Draft,
  asn: number,
  attachment: RawAttachment,
  {
    design,
    site,
    brought,
    edges,
  }: {
    readonly design: Design;
    readonly site: Site;
    readonly brought: readonly Prefix[];
    readonly edges: readonly LabEdge[];
  },
): boolean {
  const local = attachment.localAddress === undefined ? undefined : parseInterfaceAddress(attachment.localAddress);
  const peer = attachment.peerAddress === undefined ? undefined : parseAddress(attachment.peerAddress);
  if (!local || !peer) return false;
  const edge = edges.find((e) => e.model.router === routerOfAttachment(design, attachment)?.name);
  const { interface: port, routing, vlanId } = attachment;
  const speaks = routing === 'static' || customerAsnAt(site, attachment) !== undefined;
  const isOwn = (at: EdgeInterface) => at.addresses.some((a) => a.startsWith(`${local.address.text}/`));
  if (!edge || port === undefined || !speaks || isRefused(edge, isOwn)) return false;
  const far = `${peer.text}/${local.prefix.length}`;
  const near = edgeEnd(edge, port, vlanId === undefined ? [] : [vlanId]);
  const link =
    lab.addFarAddress(near, far) ?? lab.connect(near, { node: node.name, interface: lab.port(node), addresses: [far] });
  const part = lab.part(edge.customer.name, attachmentKey(site, attachment));
  part.links.add(link);
  if (routing === 'static') {
    node.own.push(`${ip(peer.family)} route ${peer.family === 4 ? '0.0.0.0/0' : '::/0'} ${local.address.text}`);
    return true;
  }
  const secret = attachment.sharedKey?.secret;
  const neighbor: LabNeighbor = {
    address: local.address.text,
    family: peer.family,
    asn: asnOfCsp(design, edge),
    in: ALL,
    out: ALL,
    ...(secret !== undefined && { secret }),
    ...(attachment.ttlSecurity && { ttlSecurity: true }),
  };
  node.own.push(...bgp(asn, undefined, [neighbor], []));
  part.acts.push(shutdown(node.name, asn, neighbor.address));
  const vrf = edge.vrfOf(edge.customer.raw.vrf?.name ?? '');
  const at = { node: edge.node, neighbor: peer.text, family: peer.family, vrf };
  const who = `${edge.model.router} - ${node.name} (${peer.text})`;
  const own = site.prefixes.filter((p) => p.family === peer.family).map((p) => p.text);
  const wanted = [...own, ...brought.filter((p) => p.family === peer.family).map((p) => p.text)];
  lab.checks.push(
    { kind: 'session', title: l10n.t('session {0}', who), expected: 'Established', ...at },
    { kind: 'accepted', title: l10n.t('accepted by {0}', who), expected: wanted, ...at },
    ...(wanted.length === 0
      ? []
      : [
          {
            kind: 'preference' as const,
            title: l10n.t('local preference of what {0} accepts', who),
            expected: `${attachment.localPreference ?? usualLocalPreference}`,
            ...at,
          },
        ]),
    {
      kind: 'limit',
      title: l10n.t('maximum of prefixes of {0}', who),
      ...limitSaid(attachment.maximumPrefix, prefixRoom.site, own.length),
      ...at,
    },
  );
  const theirs = edge.model.tables.flatMap((t) => t.neighbors).find((n) => n.address === peer.text);
  if (theirs) {
    const { customer } = edge;
    const { prefixes } = site;
    const of = { customer: customer.name, node: node.name, asn, edge: edge.node, vrf, neighbor: theirs, prefixes };
    lab.siteSessions.push(of);
  }
  return true;
}

function asnOfCsp(design: Design, { model }: LabEdge): number {
  return providerAsnAt(design, model.site) ?? model.asn;
}

/** Attached at a site of the CSP and no more said: the lab attaches it to each router of the customer's there. */
function addUndescribed(
  lab: LabBuilder,
  node: Draft,
  asn: number,
  site: Site,
  attachment: RawAttachment,
  edges: readonly LabEdge[],
): void {
  lab.standIns.add(
    l10n.t('attachment of site {0} at {1}: a session to each edge router there', site.name, attachment.site ?? '?'),
  );
  for (const edge of edges.filter((e) => e.model.site === attachment.site)) {
    const vrf = edge.model.tables.find((t) => t.vrf)?.vrf?.name;
    if (vrf === undefined) continue;
    const router = lab.node(edge.node, 'edge');
    const families = firstOfFamilies(site.prefixes).map((p) => p.family);
    const pairs = families.map((f) => lab.pair(f));
    const port = `at${lab.port(router)}`;
    const link = lab.connect(
      { node: router.name, vrf, interface: port, addresses: pairs.map((p) => withLength(p.a, p)) },
      { node: node.name, interface: lab.port(node), addresses: pairs.map((p) => withLength(p.b, p)) },
    );
    lab.part(edge.customer.name, attachmentKey(site, attachment)).links.add(link);
    router.own.push(
      ...ALL_POLICY,
      ...bgp(
        edge.model.asn,
        vrf,
        pairs.map((p) => ({ address: p.b, family: p.family, asn, in: ALL, out: ALL })),
        [],
      ),
    );
    node.own.push(
      ...bgp(
        asn,
        undefined,
        pairs.map((p) => ({ address: p.a, family: p.family, asn: edge.model.asn, in: ALL, out: ALL })),
        [],
      ),
    );
  }
}
