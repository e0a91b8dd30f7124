import * as l10n from '@vscode/l10n';
import type { Design, EdgeRouter } from '../design';
import { type Prefix, addressAt, makePrefix } from '../network/prefix';
import { parseRouteDistinguisher } from '../network/ranges';
import type { IpFamily, Neighbor, Vrf } from './model';
import type { Slice } from './slice';

/** The slices of one customer by the name of the router. */
export type Slices = ReadonlyMap<string, Slice>;

interface Interlink {
  readonly peer: string;
  /** The interface of this router. */
  readonly interface: string;
  /** First of the two names in the design: it has the lower address. */
  readonly first: boolean;
  /** Place in the design's list. */
  readonly index: number;
}

/** The links of a router to others of the CSP, as the design writes them. */
function interlinksOf(design: Design, router: string): Interlink[] {
  return (design.provider.raw.backbone?.interlinks ?? []).flatMap(({ a, b, interfaces }, index): Interlink[] => {
    const [ofA, ofB] = interfaces ?? [];
    if (a === router && b && ofA) return [{ peer: b, interface: ofA, first: true, index }];
    if (b === router && a && ofB) return [{ peer: a, interface: ofB, first: false, index }];
    return [];
  });
}

/** Carries the customer's VRFs between the CSP's routers that have them. */
export function addBackbone(design: Design, slices: Slices, vrfs: readonly Vrf[], families: readonly IpFamily[]): void {
  const type = design.provider.raw.backbone?.type;
  if (slices.size < 2) return;
  if (type === undefined) {
    for (const slice of slices.values()) {
      slice.addOpen(l10n.t('The design names no backbone: nothing is carried between the edge routers.'));
    }
    return;
  }
  for (const [name, slice] of slices) {
    if (type === 'mpls-vpn') addVpnSessions(design, slices, name, slice, families);
    else for (const vrf of vrfs) addInterlinks(design, slices, name, slice, vrf, families);
  }
}

function addVpnSessions(design: Design, slices: Slices, name: string, slice: Slice, families: readonly IpFamily[]) {
  const others = [...slices].filter(([other]) => other !== name);
  const reached = others.filter(([, other]) => other.identity.loopback !== undefined);
  if (slice.identity.loopback === undefined || reached.length < others.length) {
    slice.refuse('MPLS VPN', l10n.t('Sessions of the backbone run between loopbacks, and a router of it has none.'));
  }
  slice.backbone = {
    type: 'mpls-vpn',
    vpnNeighbors: reached.flatMap(([router, other]) =>
      other.identity.loopback === undefined || slice.identity.loopback === undefined
        ? []
        : [{ router, address: other.identity.loopback, remoteAsn: other.identity.asn, families }],
    ),
    labelInterfaces: interlinksOf(design, name).map((link) => ({ name: link.interface, to: link.peer })),
  };
}

/**
 * Without labels the VRF has a sub-interface of its own on each interlink. The format has no key for its numbers, so
 * they follow from the number of the route distinguisher, which is unique at the CSP: it is the VLAN id, and counts the
 * link network in 169.254.0.0/16 (and fd69:fe::/64). These networks are in this VRF only, and are never advertised.
 */
function addInterlinks(
  design: Design,
  slices: Slices,
  name: string,
  slice: Slice,
  vrf: Vrf,
  families: readonly IpFamily[],
): void {
  slice.backbone = { type: 'vrf-lite', vpnNeighbors: [], labelInterfaces: [] };
  const links = interlinksOf(design, name).filter((link) => slices.has(link.peer));
  const number = parseRouteDistinguisher(vrf.routeDistinguisher)?.number ?? 0;
  if (links.length === 0) {
    slice.addOpen(l10n.t('No interlink leads from {0} to another edge router of VRF {1}.', name, vrf.name));
    return;
  }
  if (number < 1 || number > 4094) {
    slice.refuse(
      l10n.t('interlink of VRF {0}', vrf.name),
      l10n.t(
        'Its VLAN id is the number of the route distinguisher {0}, which is not 1 to 4094.',
        vrf.routeDistinguisher,
      ),
    );
    return;
  }
  if (new Set(links.map((link) => link.index % LINKS_OF_VRF)).size < links.length) {
    slice.refuse(
      l10n.t('interlink of VRF {0}', vrf.name),
      l10n.t('Two interlinks of the router would get the same link network; a VRF has room for four of them.'),
    );
    return;
  }
  for (const link of links) {
    const ends = families.flatMap((family) => {
      const network = linkNetwork(number, link.index, family);
      const own = addressAt(network, link.first ? 1 : 2);
      const theirs = addressAt(network, link.first ? 2 : 1);
      return own && theirs ? [{ family, own: `${own.text}/${network.length}`, theirs: theirs.text }] : [];
    });
    slice.addInterface({
      purpose: 'interlink',
      parent: link.interface,
      unit: number,
      tags: { kind: 'dot1q', vlanId: number },
      vrf: vrf.name,
      addresses: ends.map((end) => end.own),
      description: `${slice.identity.customer} to ${link.peer}`,
      bfd: true,
    });
    const peer = slices.get(link.peer);
    for (const { family, theirs } of ends) {
      slice.table(vrf).neighbors.push({
        ...pairNeighbor(
          theirs,
          family,
          peer?.identity.asn ?? slice.identity.asn,
          `${slice.identity.customer} ${link.peer}`,
        ),
        bfd: true,
        reflectorClient: links.length > 1,
        ...(peer?.identity.asn !== slice.identity.asn && allPolicy(slice, family)),
      });
    }
  }
}

/** 169.254.0.0/16 has 16384 networks of four addresses: four for each number. */
const LINKS_OF_VRF = 4;

function linkNetwork(number: number, index: number, family: IpFamily): Prefix {
  const base = family === 4 ? LINK_NETWORKS[4] : LINK_NETWORKS[6];
  const place = BigInt(number + 4096 * (index % LINKS_OF_VRF));
  return makePrefix(family, base + place * 4n, family === 4 ? 30 : 126);
}

const LINK_NETWORKS = { 4: 0xa9fe0000n, 6: 0xfd6900fe000000000000000000000000n };

/** Between routers of different AS numbers a session without policies exchanges nothing. */
function allPolicy(slice: Slice, family: IpFamily): Pick<Neighbor, 'in' | 'out'> {
  const name = `${slice.identity.customer}_backbone_all${family}`;
  slice.addPolicy({ name, family, terms: [{ permit: true }] });
  return { in: name, out: name };
}

function pairNeighbor(address: string, family: IpFamily, remoteAsn: number, description: string): Neighbor {
  return {
    kind: 'pair',
    address,
    family,
    remoteAsn,
    description,
    localAsn: undefined,
    secret: undefined,
    bfd: false,
    updateSource: undefined,
    multihop: false,
    nextHopSelf: true,
    reflectorClient: false,
    asOverride: false,
    in: undefined,
    out: undefined,
    maximumPrefix: undefined,
  };
}

/** The customer's own edge routers of one site, each told what the other learned from Azure. */
export function addOwnPair(slices: Slices, routers: readonly EdgeRouter[]): void {
  for (const router of routers) {
    const slice = slices.get(router.name);
    const others = routers.filter((other) => other !== router && other.site === router.site && slices.has(other.name));
    const { loopback } = router.raw;
    if (!slice || others.length === 0) continue;
    for (const other of others) {
      const peer = other.raw.loopback;
      if (loopback === undefined || peer === undefined) {
        slice.addOpen(
          l10n.t('{0} and {1} have no loopbacks: no session between them is configured.', router.name, other.name),
        );
        continue;
      }
      slice.table(undefined).neighbors.push({
        ...pairNeighbor(
          peer,
          peer.includes(':') ? 6 : 4,
          slice.identity.asn,
          `${slice.identity.customer} ${other.name}`,
        ),
        updateSource: loopback,
      });
    }
  }
}
