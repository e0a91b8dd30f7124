/** What a configuration says, in words of no platform. Names of lists are resolved: what counts is what passes. */
export interface Said {
  readonly interfaces: Readonly<Record<string, InterfaceSaid>>;
  readonly vrfs: Readonly<Record<string, VrfSaid>>;
  /** By VRF and address. */
  readonly sessions: Readonly<Record<string, SessionSaid>>;
  /** `VRF network 10.0.0.0/8`, `VRF aggregate 10.0.0.0/8` */
  readonly origins: readonly string[];
  /** `VRF 10.0.0.0/8 via 192.0.2.1`, `VRF 10.0.0.0/8 discard 254` */
  readonly statics: readonly string[];
  /** Families that are forwarded, where the platform asks for a line for the whole router or its global table. */
  readonly routed: readonly string[];
  /** `VRF family ways` */
  readonly maximumPaths: readonly string[];
  readonly policies: Readonly<Record<string, readonly TermSaid[]>>;
  readonly translations: Readonly<Record<string, TranslationSaid>>;
  readonly tunnels: Readonly<Record<string, TunnelSaid>>;
  readonly macSec: Readonly<Record<string, MacSecSaid>>;
  /** What happens on the way, or stays without effect: a session that is open without its filters, a list that nothing uses. */
  readonly hazards: readonly string[];
}

export type Family = '4' | '6';

export interface InterfaceSaid {
  vrf?: string | undefined;
  /** `none`, `101`, `3001.101` */
  tags: string;
  addresses: string[];
  description?: string;
  mtu?: Partial<Record<Family, number>>;
  urpf?: Partial<Record<Family, string>>;
  nat?: 'inside' | 'outside';
  up: boolean;
  /** What of the packets that are tried a filter lets in, by family. */
  passing?: Partial<Record<Family, string[]>>;
  /** What a zone of an SRX lets in to the router itself. */
  hostInbound?: string[];
}

export interface VrfSaid {
  routeDistinguisher?: string;
  /** What is let in, by family, or `any` where one policy is for both. */
  imports: Record<string, TermSaid[]>;
  exports: Record<string, string[]>;
  /** What is told to others, where a policy chooses: `bgp`, and prefixes that are originated. */
  told?: string[];
  /** Families that are routed, where the platform asks for a line. */
  routed?: string[];
  /** The table of the kernel, and what ends it. */
  table?: string;
  /** What carries its routes to others: a label, or Junos' auto-export. */
  ways?: string[];
  routerId?: string;
}

export interface SessionSaid {
  asn?: string;
  remoteAsn?: string;
  description?: string;
  localAsn?: string;
  key?: string;
  /** milliseconds x multiplier */
  bfd?: string;
  updateSource?: string;
  multihop?: string;
  ttlSecurity?: boolean;
  gracefulRestart?: boolean;
  multipath?: boolean;
  open: boolean;
  families: Partial<Record<Family, ExchangeSaid>>;
}

export interface ExchangeSaid {
  active?: boolean;
  in?: string;
  out?: string;
  /** `1200 warns at 960, again after 5` */
  limit?: string;
  nextHopSelf?: boolean;
  /** Of which cluster, where the platform says it. */
  reflectorClient?: boolean | string;
  asOverride?: boolean;
  keepsReceived?: boolean;
}

export interface TermSaid {
  permit: boolean;
  /** `permit 10.0.0.0/8 le 32`, in the order in which they are asked. */
  prefixes?: string[];
  /** `standard 12076:51004 …`, `route-target 65010:1 …`: any of them. */
  communities?: string;
  localPreference?: number;
  siteOfOrigin?: string;
  withoutRouteTargets?: boolean;
  prepend?: string;
  nextHopSelf?: boolean;
  protocol?: string;
}

export interface TranslationSaid {
  range: string;
  sources: string[];
  insideVrf?: string;
  interface?: string;
}

export interface TunnelSaid {
  interface: string;
  local?: string;
  remote?: string;
  secret?: string;
  ikeCipher?: string;
  ikeHash?: string;
  ikeGroup?: string;
  espCipher?: string;
  espHash?: string;
  pfs?: string;
  lifetime?: string;
}

export interface MacSecSaid {
  cipher?: string;
  ckn?: string;
  cak?: string;
}

/** Lists that are no lists of the file: a term without them matches all, with empty ones nothing. */
export function withoutEmpty(terms: readonly TermSaid[]): TermSaid[] {
  return terms.filter((t) => !t.prefixes || t.prefixes.some((p) => p.startsWith('permit')));
}

export function communitiesOf(kind: string, values: Iterable<string>): string {
  return [kind, ...[...values].sort()].join(' ');
}

/** `permit 10.0.0.0/8 le 32`; a length that is the prefix's own says nothing. */
export function entryOf(permit: boolean, prefix: string, upTo: number | string | undefined): string {
  const le = upTo === undefined || upTo === '' || String(upTo) === prefix.split('/')[1] ? '' : ` le ${upTo}`;
  return `${permit ? 'permit' : 'deny'} ${prefix}${le}`;
}

/** Entries of one verdict that follow each other, in an order of their own: it means nothing. */
export function inRuns(entries: readonly string[]): string[] {
  const runs: string[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run?.[0]?.split(' ')[0] === entry.split(' ')[0]) run?.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) => run.sort());
}

export function familyOf(address: string): Family {
  return !address.startsWith('<') && address.includes(':') ? '6' : '4';
}

export function limitOf(maximum: number, warning: number, restart: number | undefined): string {
  return `${maximum} warns at ${warning}, again after ${restart ?? 'a person'}`;
}

/** One text for what is equal: keys in order, nothing for what is not said. */
export function canonical(said: Said): string {
  return JSON.stringify(ordered(said));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, ordered(item)]),
  );
}
