import * as l10n from '@vscode/l10n';
import { type Circuit, type Design, type DirectPort, type Link, type Peering, portOf, prefixesOf } from '../design';
import { type Prefix, addressAt, contains, equals, parsePrefix } from '../network/prefix';
import { limitOfPeering } from './limits';
import type { AzureLink, IpFamily, Term, Vrf } from './model';
import { nameOf, peeringFilter } from './names';
import { DEFAULT_ROUTE, attachedSites, inFrom, isIn, ofFamily, outTo, sharedPrefixes, unique } from './prefixes';
import { notPublic, publicOnly } from './publicPrefixes';
import { type Slice, type Table, exact, orLonger } from './slice';
import { tagsOf, unitOf } from './subinterface';
import { sharesUnit } from './units';

/** The AS number of Microsoft's edge. source: RT */
export const MICROSOFT_ASN = 12076;

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
  const { design, slice, circuit, peering, link } = end;
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
    ...(sharesUnit(design, link.raw, peering) && { sharesUnit: true }),
    ...(link.raw.mtu !== undefined && { mtu: link.raw.mtu }),
    ...(peering.raw.routing?.controlPlaneProtection && {
      guarded: pairs.map(({ own, theirs }) => ({ family: own.family, own: own.text, peer: theirs.text, bfd })),
    }),
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
      ...(peering.raw.routing?.gracefulRestart && { gracefulRestart: true }),
      ...(theirs.family === 4 && translatesHere(peering) && { needsTranslation: true }),
      maximumPrefix: limitOfPeering(peering, ofFamily(inFrom(design, circuit), theirs.family).length),
      link: at,
    });
  }
  if (bfd && peering.raw.routing?.gracefulRestart) {
    slice.addOpen(
      l10n.t(
        '{0}: with BFD and graceful restart, a restart of the router itself must not end the BFD session (control-plane independent BFD); else say bfd: false.',
        subject,
      ),
    );
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
  const { slice, design, circuit, peering, vrf } = end;
  const { routing } = peering.raw;
  const name = peeringFilter(slice.identity.customer, at, 'in', family);
  const set: Omit<Term, 'permit' | 'prefixList'> = {
    ...(routing?.localPreference !== undefined && { localPreference: routing.localPreference }),
    ...(vrf && { withoutRouteTargets: true }),
  };
  if (at.peering === 'private') {
    return slice.permit(name, family, exact(ofFamily(inFrom(design, circuit), family)), set);
  }
  if (routing?.accept) return slice.permit(name, family, exact(ofFamily(prefixesOf(routing.accept), family)), set);
  const communities = peering.routeFilter?.raw.communities ?? [];
  const list = nameOf(slice.identity.customer, at.circuit, at.peering, 'communities');
  if (communities.length > 0) slice.addCommunities({ name: list, kind: 'standard', values: communities });
  const own = prefixesOf(peering.raw.advertisedPublicPrefixes);
  return slice.permit(name, family, publicOnly(own, family), {
    ...set,
    ...(communities.length > 0 && { communityList: list }),
  });
}

/**
 * Announces what is true only: a prefix while the table has it, or something more specific where it is an aggregate. In
 * the customer's VRF the sites bring their own prefixes and the shared services come in by the leak. A pool that is
 * translated to on this router is at home here, and held; anything else is held only where the design says so.
 */
function originateFor(end: End, table: Table): void {
  const { slice, design, circuit, peering, vrf } = end;
  const brought = vrf ? broughtBySites(end) : [];
  const pools = poolsHere(end);
  for (const pool of pools) slice.originate(table, pool, 'static');
  for (const prefix of outTo(design, peering, end.link.which)) {
    if (isIn(prefix, brought) || isIn(prefix, pools)) continue;
    const origin = pools.some((pool) => contains(prefix, pool))
      ? 'aggregate'
      : (peering.raw.routing?.origin ?? 'learned');
    if (equals(prefix, DEFAULT_ROUTE)) {
      slice.addOpen(
        vrf
          ? l10n.t(
              'Circuit {0} advertises the default route while a site brings it into VRF {1}. Make sure that one does.',
              circuit.name,
              vrf.name,
            )
          : missingRoute(prefix),
      );
      if (!vrf) slice.originate(table, prefix, 'learned');
      continue;
    }
    slice.originate(table, prefix, origin);
    if (origin === 'learned') slice.addOpen(missingRoute(prefix));
    if (origin === 'aggregate' && !pools.some((pool) => contains(prefix, pool))) {
      slice.addOpen(
        l10n.t(
          '{0} is advertised while BGP (on Junos, the routing table) has a more specific route: what routes inside the site has to bring one there.',
          prefix.text,
        ),
      );
    }
    if (origin === 'static') {
      slice.addOpen(
        l10n.t(
          '{0} is advertised by a static origin: also while its site is gone, and what Azure then sends is dropped here.',
          prefix.text,
        ),
      );
    }
  }
}

function missingRoute(prefix: Prefix): string {
  return l10n.t(
    '{0} is advertised while the routing table has exactly this route; the site has to bring it.',
    prefix.text,
  );
}

/** No other device is named for the translation of the peering. */
function translatesHere({ type, raw: { nat } }: Peering): boolean {
  return type === 'MicrosoftPeering' && nat !== undefined && nat.device === undefined;
}

/** Pools of translation that this router itself translates to. */
function poolsHere({ peering, link }: End): Prefix[] {
  const { nat } = peering.raw;
  if (!nat || !translatesHere(peering)) return [];
  const pools = ofFamily(prefixesOf(nat.pools), 4);
  return nat.scope === 'per-link' && link.which === 'secondary' ? pools.slice(1, 2) : pools.slice(0, 1);
}

function broughtBySites({ design, circuit, peering }: End): Prefix[] {
  if (peering.type === 'MicrosoftPeering') return [];
  const { customer } = circuit;
  return unique([...attachedSites(customer).flatMap((s) => s.prefixes), ...sharedPrefixes(design, customer)]);
}

function addMacSec({ slice, design, circuit, link }: End, parent: string): void {
  const port = portOf({ design, customer: circuit.customer }, circuit);
  if (!port) return;
  if (circuit.raw.expressRouteLag !== undefined) {
    addLag(slice, port, link.which, parent);
    return;
  }
  const said = port.raw.links?.[link.which]?.macSec;
  if (!said?.cknSecret || !said.cakSecret || slice.macSec.some((m) => m.interface === parent)) return;
  slice.macSec.push({
    interface: parent,
    cipher: said.cipher ?? 'GcmAesXpn256',
    cknSecret: said.cknSecret,
    cakSecret: said.cakSecret,
    sci: said.sciState === 'Enabled',
  });
}

/** The ports of a bundle are not in the design, and MACsec is a matter of each of them. */
function addLag(slice: Slice, { name, raw }: DirectPort, which: Link['which'], parent: string): void {
  const { numberOfPorts, minimumActivePortsRequired, lacpTimer, links } = raw;
  slice.addOpen(
    l10n.t(
      '{0} is a bundle, patched to {1}: its member ports ({2} of the link in Azure) and LACP (timer {3}, {4} active ports at least) are not in this file and have to be there.',
      parent,
      name,
      numberOfPorts ?? '?',
      lacpTimer ?? '?',
      minimumActivePortsRequired ?? '?',
    ),
  );
  if (links?.[which]?.macSec?.cknSecret === undefined) return;
  const subject = `MACsec ${parent}`;
  if (slice.refusals.some((r) => r.subject === subject)) return;
  slice.refuse(
    subject,
    l10n.t('MACsec is a matter of each port of a bundle, and these are not in the design: write it there by hand.'),
  );
}
