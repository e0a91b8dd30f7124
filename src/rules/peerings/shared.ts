import type { Customer, Peering } from '../../design';
import { type ParsedPrefix, parsePrefix } from '../../network/prefix';
import type { Place } from '../../design';
import { placeOf } from '../shared/places';

/** One prefix between an edge router and a Microsoft edge router. */
export interface LinkPrefix {
  readonly peering: Peering;
  readonly which: 'primary' | 'secondary';
  /** Where it is written: the peering for IPv4, its `ipv6PeeringConfig` for IPv6. */
  readonly family: 4 | 6;
  readonly written: string;
  /** undefined for what is no prefix (FMT-005). */
  readonly prefix: ParsedPrefix | undefined;
  readonly place: () => Place;
}

/** The link prefixes of a peering that the file says, primary before secondary. */
export function linkPrefixesOf(peering: Peering, family: 4 | 6): LinkPrefix[] {
  const from = family === 4 ? peering.raw : peering.raw.ipv6PeeringConfig;
  if (!from) return [];
  return (['primary', 'secondary'] as const).flatMap((which) => {
    const key = `${which}PeerAddressPrefix` as const;
    const written = from[key];
    if (written === undefined) return [];
    return [
      { peering, which, family, written, prefix: parsePrefix(written), place: () => placeOf(peering, from, key) },
    ];
  });
}

export function peeringsOf(customer: Customer, type?: Peering['type']): Peering[] {
  return customer.circuits.flatMap((c) => c.peerings).filter((p) => type === undefined || p.type === type);
}
