import * as l10n from '@vscode/l10n';
import { vlanIds } from '../catalog/networkLimits';
import { type Customer, type Design, type EdgeRouter, type RawVrf, loopbackOf } from '../design';
import { type Prefix, addressAt, makePrefix } from '../network/prefix';
import { parseRouteDistinguisher } from '../network/ranges';
import type { IpFamily, Neighbor, Vrf } from './model';
import { type Carried, pairFilter } from './pairFilter';
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

/** The VLAN id, and the number of the sub-interface, that a VRF has on interlinks without labels. */
export function interlinkNumber({ interlinkVlanId, routeDistinguisher }: RawVrf): number | undefined {
  return interlinkVlanId ?? parseRouteDistinguisher(routeDistinguisher ?? '')?.number;
}

/** A VRF of the customer, and which peerings put routes into it. */
export interface CarriedVrf {
  readonly vrf: Vrf;
  readonly carried: Carried;
  /** The VLAN id on interlinks. */
  readonly number: number;
}

/**
 * Carries the customer's VRFs between the CSP's routers that have them: by route targets where the core has labels (it is
 * there already), else by a sub-interface of the VRF on each interlink.
 */
export function addBackbone(
  design: Design,
  customer: Customer,
  slices: Slices,
  vrfs: readonly CarriedVrf[],
  families: readonly IpFamily[],
): void {
  const type = design.provider.raw.backbone?.type;
  for (const slice of slices.values()) slice.backbone = type;
  if (slices.size < 2) return;
  if (type === undefined) {
    for (const slice of slices.values()) {
      slice.addOpen(l10n.t('The design names no backbone: nothing is carried between the edge routers.'));
    }
    return;
  }
  if (type === 'mpls-vpn') return;
  for (const slice of slices.values()) {
    for (const vrf of vrfs) addInterlinks({ design, customer, slices, slice, families }, vrf);
  }
}

interface InterlinkEnd {
  readonly design: Design;
  readonly customer: Customer;
  readonly slices: Slices;
  readonly slice: Slice;
  readonly families: readonly IpFamily[];
}

/**
 * Without labels the VRF has a sub-interface of its own on each interlink. The format has no key for its numbers, so
 * they follow from the number of the route distinguisher, which is unique at the CSP: it is the VLAN id, and counts the
 * link network in 169.254.0.0/16 (and fd69:fe::/64). These networks are in this VRF only, and are never advertised.
 */
function addInterlinks(at: InterlinkEnd, { vrf, carried, number }: CarriedVrf): void {
  const { design, customer, slices, slice, families } = at;
  const name = slice.identity.router;
  const links = interlinksOf(design, name).filter((link) => slices.has(link.peer));
  if (links.length === 0) {
    slice.addOpen(l10n.t('No interlink leads from {0} to another edge router of VRF {1}.', name, vrf.name));
    return;
  }
  if (number < FIRST_VLAN || number > vlanIds.most) {
    slice.refuse(
      l10n.t('interlink of VRF {0}', vrf.name),
      l10n.t(
        'Its VLAN id is {0} (the number of the route distinguisher {1}, or interlinkVlanId), which is not 2 to 4094: VLAN 1 is the native one of many switches.',
        number,
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
  const table = slice.table(vrf);
  const spoken = families.flatMap((family) => {
    const filter = pairFilter(slice, table, family, { design, customer, carried });
    return filter ? [{ family, filter }] : [];
  });
  if (spoken.length === 0) return;
  for (const link of links) {
    const ends = spoken.flatMap(({ family, filter }) => {
      const network = linkNetwork(number, link.index, family);
      const own = addressAt(network, link.first ? 1 : 2);
      const theirs = addressAt(network, link.first ? 2 : 1);
      return own && theirs ? [{ family, filter, own: `${own.text}/${network.length}`, theirs: theirs.text }] : [];
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
      ...(vrf.existing && { mayBeThere: true }),
    });
    const peer = slices.get(link.peer);
    for (const { family, filter, theirs } of ends) {
      table.neighbors.push({
        ...pairNeighbor(
          theirs,
          family,
          peer?.identity.asn ?? slice.identity.asn,
          `${slice.identity.customer} ${link.peer}`,
        ),
        bfd: true,
        ...(vrf.existing && { mayBeThere: true }),
        reflectorClient: links.length > 1,
        ...filter,
      });
    }
  }
}

/** VLAN 1 is the native one on many ports: what has its tag may arrive without. source: [K] */
const FIRST_VLAN = 2;

/** 169.254.0.0/16 has 16384 networks of four addresses: four for each number. */
const LINKS_OF_VRF = 4;

function linkNetwork(number: number, index: number, family: IpFamily): Prefix {
  const base = family === 4 ? LINK_NETWORKS[4] : LINK_NETWORKS[6];
  const place = BigInt(number + 4096 * (index % LINKS_OF_VRF));
  return makePrefix(family, base + place * 4n, family === 4 ? 30 : 126);
}

const LINK_NETWORKS = { 4: 0xa9fe0000n, 6: 0xfd6900fe000000000000000000000000n };

function pairNeighbor(
  address: string,
  family: IpFamily,
  remoteAsn: number,
  description: string,
): Omit<Neighbor, 'in' | 'out'> {
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
    maximumPrefix: undefined,
  };
}

/** The customer's own edge routers of one site, each told what the other learned from Azure. */
export function addOwnPair(design: Design, customer: Customer, slices: Slices, routers: readonly EdgeRouter[]): void {
  const peerings = customer.circuits.flatMap((c) => c.peerings);
  const carried: Carried = {
    private: true,
    microsoft: customer.raw.microsoftVrf === undefined && peerings.some((p) => p.type === 'MicrosoftPeering'),
  };
  for (const router of routers) {
    const slice = slices.get(router.name);
    const others = routers.filter((other) => other !== router && other.site === router.site && slices.has(other.name));
    if (!slice) continue;
    for (const other of others) {
      const table = slice.table(undefined);
      for (const family of table.neighbors.some((n) => n.family === 6) ? ([4, 6] as const) : ([4] as const)) {
        const [loopback, peer] = [loopbackOf(router, family), loopbackOf(other, family)];
        if (loopback === undefined || peer === undefined) {
          slice.addOpen(
            l10n.t(
              '{0} and {1} have no loopbacks of IPv{2}: no session of that family between them is configured.',
              router.name,
              other.name,
              family,
            ),
          );
          continue;
        }
        const filter = pairFilter(slice, table, family, { design, customer, carried });
        if (!filter) continue;
        table.neighbors.push({
          ...pairNeighbor(peer, family, slice.identity.asn, `${slice.identity.customer} ${other.name}`),
          ...filter,
          updateSource: loopback,
          mayBeThere: true,
        });
      }
    }
  }
}
