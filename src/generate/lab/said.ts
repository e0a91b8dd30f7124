import { usualLocalPreference } from '../../catalog/prefixLimits';
import { type Customer, type Link, type Peering, findVpnDevices } from '../../design';
import type { IpFamily, Tags } from '../../edge';
import { addressAt, parsePrefix } from '../../network/prefix';

/*
 * What the design says of a session with Microsoft, read from the design itself: Microsoft's side of the lab is made of
 * it, and not of the router's model. Where the two differ, the session does not come up, and the rehearsal tells.
 */

/** One address family of a peering on one link. */
export interface SaidSession {
  readonly family: IpFamily;
  /** Of the edge router: the first address of the link. */
  readonly own: string;
  /** Of Microsoft's router: the second. */
  readonly address: string;
  /** Of the link. */
  readonly length: number;
  /** The AS number that Microsoft expects; undefined where the design does not say it. */
  readonly asn: number | undefined;
  /** Name of the secret that is the key. */
  readonly secret: string | undefined;
  readonly bfd: boolean;
  /** How often the AS number stands at the head of what Microsoft is told. */
  readonly inPath: number;
  readonly localPreference: number;
}

/** Networks that may come beside those of today without the session being closed. */
const TWO_MORE = 2;

/**
 * The maximum of prefixes that a session has: what the design says, else the room for what the other side may send, and
 * for more than today in any case. @param today prefixes of the family that are accepted
 */
export function limitSaid(said: number | undefined, room: number, today: number): { exact: boolean; expected: string } {
  if (said !== undefined) return { exact: true, expected: `${said}` };
  return { exact: false, expected: `${Math.max(room, today + TWO_MORE + 1)}` };
}

export function saidSessions({ raw }: Peering, { which }: Link): SaidSession[] {
  const key = which === 'primary' ? 'primaryPeerAddressPrefix' : 'secondaryPeerAddressPrefix';
  return [raw[key], raw.ipv6PeeringConfig?.[key]].flatMap((text): SaidSession[] => {
    const prefix = text === undefined ? undefined : parsePrefix(text);
    const [own, theirs] = prefix ? [addressAt(prefix, 1), addressAt(prefix, 2)] : [];
    if (!prefix || !own || !theirs) return [];
    return [
      {
        family: prefix.family,
        own: own.text,
        address: theirs.text,
        length: prefix.length,
        asn: raw.peerASN,
        secret: raw.sharedKey?.secret,
        bfd: raw.routing?.bfd ?? true,
        inPath: 1 + (raw.routing?.asPathPrepend ?? 0),
        localPreference: raw.routing?.localPreference ?? usualLocalPreference,
      },
    ];
  });
}

/** The AS number that Azure is told of a VPN device, in its local network gateway; undefined where the design gives it none. */
export function saidDeviceAsn(customer: Customer, site: string, device: string): number | undefined {
  return findVpnDevices(customer.sites, device).find((found) => found.site.name === site)?.raw.asn;
}

/** Stands for the outer tag that Azure hands out for a circuit on a direct port. */
const OUTER_OF_AZURE = 4000;

export function withLabTag(tags: Tags): Tags {
  return tags.kind === 'qinq' && tags.outer === 'stag' ? { ...tags, outer: OUTER_OF_AZURE } : tags;
}

/** The tags of the frames that arrive for a peering, outer first: an exchange may translate that of one peering only. */
export function saidTags({ raw, type, circuit }: Peering, link: Link): readonly number[] {
  const isTranslated = type === 'AzurePrivatePeering' || circuit.peerings.length === 1;
  const inner = (isTranslated ? link.raw.deliveredVlanId : undefined) ?? raw.vlanId;
  const outer = link.raw.handoff === 'QinQ' ? [link.raw.outerVlanId ?? OUTER_OF_AZURE] : [];
  return inner === undefined ? [] : [...outer, inner];
}
