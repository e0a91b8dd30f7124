import * as l10n from '@vscode/l10n';
import { type Circuit, type Design, type Link, type Peering, findDirectPort, prefixesOf } from '../design';
import { type Prefix, addressAt, equals, parsePrefix } from '../network/prefix';
import type { AzureLink, IpFamily, MaximumPrefix, PrefixEntry, Term, Vrf } from './model';
import { nameOf, peeringFilter } from './names';
import { DEFAULT_ROUTE, attachedSites, inFrom, isIn, ofFamily, outTo, sharedPrefixes, unique } from './prefixes';
import { type Slice, type Table, exact, orLonger } from './slice';
import { tagsOf, unitOf } from './subinterface';

/** The AS number of Microsoft's edge. source: RT */
export const MICROSOFT_ASN = 12076;

/** Never sent to Microsoft, and never taken from it. source: RT, CFGNAT */
const NOT_PUBLIC: readonly string[] = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16']
  .concat('172.16.0.0/12', '192.168.0.0/16', '224.0.0.0/3')
  .concat('fc00::/7', 'fe80::/10', 'ff00::/8');

interface End {
  readonly design: Design;
  readonly slice: Slice;
  readonly circuit: Circuit;
  readonly peering: Peering;
  readonly link: Link;
  readonly vrf: Vrf | undefined;
}

/** The sessions of a peering on one link: sub-interface, neighbour, filters, and what is originated. */
export function addAzureEnd(end: End): void {
  const { slice, circuit, peering, link } = end;
  const at: AzureLink = {
    circuit: circuit.name,
    which: link.which,
    peering: peering.type === 'MicrosoftPeering' ? 'microsoft' : 'private',
  };
  const subject = `${circuit.name} ${at.peering} ${link.which}`;
  const tags = tagsOf(circuit, link.raw, peering);
  const { interface: parent } = link.raw;
  if (!parent || !tags) {
    const missing = !parent
      ? 'interface'
      : link.raw.handoff === 'QinQ' && peering.raw.vlanId
        ? 'outerVlanId'
        : 'vlanId';
    slice.refuse(subject, l10n.t('The design does not say "{0}".', missing));
    return;
  }
  const bfd = peering.raw.routing?.bfd ?? true;
  const pairs = linkPrefixes(peering, link.which).flatMap((prefix) => {
    const own = addressAt(prefix, 1);
    const theirs = addressAt(prefix, 2);
    return own && theirs ? [{ prefix, own, theirs }] : [];
  });
  if (pairs.length === 0) {
    slice.refuse(subject, l10n.t('The design does not say "{0}".', `${link.which}PeerAddressPrefix`));
    return;
  }
  slice.addInterface({
    purpose: 'azure',
    parent,
    unit: unitOf(link.raw, peering, tags),
    tags,
    vrf: end.vrf?.name,
    addresses: pairs.map(({ own, prefix }) => `${own.text}/${prefix.length}`),
    description: `ExpressRoute ${subject}`,
    bfd,
    link: at,
  });
  const table = slice.table(end.vrf);
  const { peerASN } = peering.raw;
  for (const { theirs } of pairs) {
    table.neighbors.push({
      kind: 'azure',
      address: theirs.text,
      family: theirs.family,
      remoteAsn: MICROSOFT_ASN,
      description: `MSEE ${subject}`,
      localAsn: peerASN !== undefined && peerASN !== slice.identity.asn ? peerASN : undefined,
      secret: peering.raw.sharedKey?.secret,
      bfd,
      updateSource: undefined,
      multihop: false,
      nextHopSelf: false,
      reflectorClient: false,
      asOverride: false,
      in: inPolicy(end, at, theirs.family),
      out: outPolicy(end, at, theirs.family),
      maximumPrefix: maximumPrefix(end, theirs.family),
      link: at,
    });
  }
  originateFor(end, table);
  addMacSec(end, parent);
}

function linkPrefixes(peering: Peering, which: Link['which']): Prefix[] {
  const key = which === 'primary' ? 'primaryPeerAddressPrefix' : 'secondaryPeerAddressPrefix';
  return [peering.raw[key], peering.raw.ipv6PeeringConfig?.[key]].flatMap((text) =>
    text === undefined ? [] : (parsePrefix(text) ?? []),
  );
}

function outPolicy(end: End, at: AzureLink, family: IpFamily): string {
  const { slice, design, peering } = end;
  const { routing, peerASN } = peering.raw;
  const count = routing?.asPathPrepend ?? 0;
  const prepend: Pick<Term, 'prepend'> = count > 0 ? { prepend: { asn: peerASN ?? slice.identity.asn, count } } : {};
  const prefixes = ofFamily(outTo(design, peering, at.which), family);
  const before = at.peering === 'microsoft' ? orLonger(notPublic(family), false) : [];
  const name = peeringFilter(slice.identity.customer, at, 'out', family);
  return slice.permit(name, family, [...before, ...exact(prefixes)], prepend);
}

function inPolicy(end: End, at: AzureLink, family: IpFamily): string {
  const { slice, design, circuit, peering } = end;
  const { routing } = peering.raw;
  const name = peeringFilter(slice.identity.customer, at, 'in', family);
  const set: Omit<Term, 'permit' | 'prefixList'> =
    routing?.localPreference === undefined ? {} : { localPreference: routing.localPreference };
  if (at.peering === 'private') {
    return slice.permit(name, family, exact(ofFamily(inFrom(design, circuit), family)), set);
  }
  if (routing?.accept) return slice.permit(name, family, exact(ofFamily(prefixesOf(routing.accept), family)), set);
  const communities = peering.routeFilter?.raw.communities ?? [];
  const list = nameOf(slice.identity.customer, at.circuit, at.peering, 'communities');
  if (communities.length > 0) slice.addCommunities({ name: list, kind: 'standard', values: communities });
  return slice.permit(name, family, publicOnly(end, family), {
    ...set,
    ...(communities.length > 0 && { communityList: list }),
  });
}

/** Everything but the default route, what is not public, and the customer's own. */
function publicOnly(end: End, family: IpFamily): PrefixEntry[] {
  const own = ofFamily(prefixesOf(end.peering.raw.advertisedPublicPrefixes), family);
  const all = parsePrefix(family === 4 ? '0.0.0.0/0' : '::/0');
  if (!all) return [];
  return [
    { permit: false, prefix: all, upTo: undefined },
    ...orLonger([...notPublic(family), ...own], false),
    ...orLonger([all]),
  ];
}

function notPublic(family: IpFamily): Prefix[] {
  return ofFamily(
    NOT_PUBLIC.flatMap((text) => parsePrefix(text) ?? []),
    family,
  );
}

/** What the design says, else the count times 1.2; how many Microsoft announces on its peering nobody knows (FORMAT, 2). */
function maximumPrefix(end: End, family: IpFamily): MaximumPrefix | undefined {
  const said = end.peering.raw.routing?.maximumPrefix;
  if (said !== undefined) return { limit: said, warning: 80 };
  if (end.peering.type === 'MicrosoftPeering') return undefined;
  const count = ofFamily(inFrom(end.design, end.circuit), family).length;
  return { limit: Math.max(1, Math.ceil(count * 1.2)), warning: 80 };
}

/**
 * Makes sure that what is advertised is in the table. In the customer's VRF the sites bring their own prefixes and the
 * shared services come in by the leak; what is left is originated here, held by a discard route. Single addresses and
 * the default route are never held: a discard route for them would swallow what it should carry.
 */
function originateFor(end: End, table: Table): void {
  const { slice, design, circuit, peering, vrf } = end;
  const brought = vrf ? broughtBySites(end) : [];
  for (const prefix of outTo(design, peering, end.link.which)) {
    if (isIn(prefix, brought)) continue;
    if (equals(prefix, DEFAULT_ROUTE) && vrf) {
      slice.addOpen(
        l10n.t(
          'Circuit {0} advertises the default route while a site brings it into VRF {1}. Make sure that one does.',
          circuit.name,
          vrf.name,
        ),
      );
      continue;
    }
    const single = prefix.length === (prefix.family === 4 ? 32 : 128);
    const held = prefix.length > 0 && !single;
    slice.originate(table, prefix, held);
    if (!held) {
      slice.addOpen(
        l10n.t(
          '{0} is advertised while the routing table has exactly this route; the site has to bring it.',
          prefix.text,
        ),
      );
    }
  }
}

function broughtBySites({ design, circuit, peering }: End): Prefix[] {
  if (peering.type === 'MicrosoftPeering') return [];
  const { customer } = circuit;
  return unique([...attachedSites(customer).flatMap((s) => s.prefixes), ...sharedPrefixes(design, customer)]);
}

function addMacSec({ slice, design, circuit, link }: End, parent: string): void {
  const port = findDirectPort(design, circuit.customer, circuit.raw.expressRoutePort);
  const said = port?.raw.links?.[link.which]?.macSec;
  if (!said?.cknSecret || !said.cakSecret || slice.macSec.some((m) => m.interface === parent)) return;
  slice.macSec.push({
    interface: parent,
    cipher: said.cipher ?? 'GcmAesXpn256',
    cknSecret: said.cknSecret,
    cakSecret: said.cakSecret,
    sci: said.sciState === 'Enabled',
  });
}
