import type { Prefix } from '../network/prefix';

export type Platform = 'cisco-iosxe' | 'cisco-iosxr' | 'cisco-nxos' | 'juniper-junos' | 'arista-eos' | 'frr';
export type JunosFamily = 'mx' | 'srx';
export type IpFamily = 4 | 6;

/**
 * What one customer needs on one router, without a word of any platform. It is a slice: everything in it is added to
 * what the router has, and nothing in it belongs to another customer.
 */
export interface EdgeRouterModel {
  readonly customer: string;
  readonly router: string;
  readonly site: string;
  readonly owner: 'csp' | 'customer';
  /** `ce`: the customer's router at the other end of an attachment. */
  readonly role: 'edge' | 'vpn-device' | 'ce';
  /** undefined where the design names a system that is not known here (see `refusals`). */
  readonly platform: Platform | undefined;
  /** Of Junos: what has NAT and IPsec (srx), and what has MACsec (mx). */
  readonly family: JunosFamily | undefined;
  readonly asn: number;
  readonly loopback: string | undefined;
  readonly interfaces: readonly EdgeInterface[];
  /** The customer's VRFs, or the global table (without `vrf`) on routers of the customer's own. */
  readonly tables: readonly RoutingTable[];
  readonly prefixLists: readonly PrefixList[];
  readonly communityLists: readonly CommunityList[];
  readonly policies: readonly Policy[];
  /** How the customer's VRFs are carried between the CSP's routers; undefined where nothing carries them. */
  readonly backbone: BackboneType | undefined;
  readonly tunnels: readonly Tunnel[];
  readonly translations: readonly Translation[];
  readonly macSec: readonly MacSec[];
  /** What the design leaves open and a person has to settle. */
  readonly open: readonly string[];
  readonly refusals: readonly Refusal[];
}

/** Something that is not printed, and why. */
export interface Refusal {
  /** What is refused: an interface, a session, a VRF. */
  readonly subject: string;
  readonly reason: string;
}

/** The tags of a sub-interface, outer first; `stag` is the outer tag that Azure hands out for a circuit on a direct port. */
export type Tags =
  | { readonly kind: 'none' }
  | { readonly kind: 'dot1q'; readonly vlanId: number }
  | { readonly kind: 'qinq'; readonly outer: number | 'stag'; readonly inner: number };

export interface EdgeInterface {
  readonly purpose: 'azure' | 'attachment' | 'interlink';
  /** The physical interface, as the platform writes it. */
  readonly parent: string;
  /** The number of the sub-interface or unit; undefined where the interface is not divided. */
  readonly unit: number | undefined;
  /** Another circuit behind the same outer tag has the same number by itself: no file has either. */
  readonly sharesUnit?: boolean;
  readonly tags: Tags;
  readonly vrf: string | undefined;
  /** `address/length`, IPv4 before IPv6. */
  readonly addresses: readonly string[];
  readonly description: string;
  /** BFD with single-hop neighbours on this interface. */
  readonly bfd: boolean;
  /** IP MTU, where it is not that of the platform. */
  readonly mtu?: number;
  /** Whether sources of what comes in are checked against the routes. */
  readonly urpf?: 'strict' | 'loose';
  /** It may be in service before any file is loaded. */
  readonly mayBeThere?: boolean;
  /** Sessions whose neighbours alone may speak to the router itself here; without them nothing is guarded. */
  readonly guarded?: readonly GuardedSession[];
  /** Set on links to Azure. */
  readonly link?: AzureLink;
}

/** Both ends of a session on an interface, as addresses. */
export interface GuardedSession {
  readonly family: IpFamily;
  readonly own: string;
  readonly peer: string;
  readonly bfd: boolean;
}

/** Which end of which circuit an interface or a session is. */
export interface AzureLink {
  readonly circuit: string;
  readonly which: 'primary' | 'secondary';
  readonly peering: 'private' | 'microsoft';
}

export interface Vrf {
  readonly name: string;
  readonly routeDistinguisher: string;
  readonly importRouteTargets: readonly string[];
  readonly exportRouteTargets: readonly string[];
  /** Route targets of shared services, imported through `importPolicy` and never exported. */
  readonly leakedRouteTargets: readonly string[];
  /** It was there before: it is neither made nor taken away, nor are its distinguisher and targets. */
  readonly existing: boolean;
  /** Names of the policies that let the shared services in, by family. */
  readonly importPolicy: { readonly 4?: string; readonly 6?: string };
}

export interface RoutingTable {
  readonly vrf: Vrf | undefined;
  readonly families: readonly IpFamily[];
  readonly neighbors: readonly Neighbor[];
  /** Originated in BGP while the table has exactly this route. */
  readonly networks: readonly Prefix[];
  /** Originated in BGP while it has a more specific one. */
  readonly aggregates: readonly Prefix[];
  readonly statics: readonly StaticRoute[];
  /** By family, where the platform takes the default route from the static ones: the policy that lets it alone pass. */
  readonly defaultPolicy?: { readonly 4?: string; readonly 6?: string };
  /** Equal ways that share the load, where both links of a circuit end on this router; undefined without such. */
  readonly maximumPaths: number | undefined;
}

export interface StaticRoute {
  readonly prefix: Prefix;
  /** `discard` holds a prefix in the table whatever became of its site: any other route is preferred to it. */
  readonly nextHop: { readonly kind: 'discard' } | { readonly kind: 'address'; readonly address: string };
}

export interface Neighbor {
  readonly kind: 'azure' | 'attachment' | 'pair' | 'tunnel';
  /** An address, or a token that is filled in later (see `Tunnel`). */
  readonly address: string;
  readonly family: IpFamily;
  readonly remoteAsn: number;
  readonly description: string;
  /** The AS number that this neighbour sees, where it is not the router's. */
  readonly localAsn: number | undefined;
  /** Name of the secret that is the TCP-MD5 key. */
  readonly secret: string | undefined;
  readonly bfd: boolean;
  /** Sessions between loopbacks. */
  readonly updateSource: string | undefined;
  readonly multihop: boolean;
  readonly nextHopSelf: boolean;
  readonly reflectorClient: boolean;
  /** The neighbour's AS number is also that of another site: it is replaced in the path. */
  readonly asOverride: boolean;
  /** Names of policies: no session is without both. */
  readonly in: string;
  readonly out: string;
  /** Undefined between routers of one owner. */
  readonly maximumPrefix: MaximumPrefix | undefined;
  /** Packets come from the neighbour itself (RFC 5082). */
  readonly ttlSecurity?: boolean;
  readonly gracefulRestart?: boolean;
  /** It may be in service before any file is loaded. */
  readonly mayBeThere?: boolean;
  /** What it brings is taken with private addresses, and this router is to translate them. */
  readonly needsTranslation?: boolean;
  /** It stays shut: what has to be done before it is opened. */
  readonly heldShut?: string;
  readonly link?: AzureLink;
}

export interface MaximumPrefix {
  readonly limit: number;
  /** per cent */
  readonly warning: number;
}

export interface PrefixList {
  readonly name: string;
  readonly family: IpFamily;
  readonly entries: readonly PrefixEntry[];
}

export interface PrefixEntry {
  readonly permit: boolean;
  readonly prefix: Prefix;
  /** More specific prefixes up to this length match too. */
  readonly upTo: number | undefined;
}

export interface CommunityList {
  readonly name: string;
  /** `standard`: any of these communities. `route-target`: any of these extended communities. */
  readonly kind: 'standard' | 'route-target';
  readonly values: readonly string[];
}

/** Terms in order; what no term permits is denied. */
export interface Policy {
  readonly name: string;
  readonly family: IpFamily;
  readonly terms: readonly Term[];
}

export interface Term {
  readonly permit: boolean;
  readonly prefixList?: string;
  readonly communityList?: string;
  readonly localPreference?: number;
  /** Marks what comes from a site, so that the site is not told its own routes. */
  readonly siteOfOrigin?: string;
  /** Route targets that a neighbour sends say nothing of what its routes may enter: they are taken away. source: RFC 4364, 4.3.1 */
  readonly withoutRouteTargets?: true;
  readonly prepend?: { readonly asn: number; readonly count: number };
}

export type BackboneType = 'mpls-vpn' | 'vrf-lite';

/**
 * A route-based IPsec tunnel of a VPN device to one instance of an Azure VPN gateway. The gateway's addresses are known
 * only after its deployment: the tokens stand for them.
 */
export interface Tunnel {
  readonly name: string;
  /** 1, 2, … on this device. */
  readonly number: number;
  readonly purpose: 'encryption' | 'backup';
  readonly localAddress: string;
  readonly gateway: string;
  readonly remoteAddress: string;
  readonly secret: string;
  /** The gateway's BGP address, reached through the tunnel; undefined without BGP. */
  readonly bgpAddress: string | undefined;
  readonly ike: IpsecPolicy;
  /** Prefixes behind the tunnel, routed into it where there is no BGP. */
  readonly remotePrefixes: readonly Prefix[];
  /** The outer packets' way, which must never lead into the tunnel itself. */
  readonly underlay: readonly { readonly prefix: Prefix; readonly nextHop: string }[];
}

/** ARM's words, as in `ipsecPolicies`. */
export interface IpsecPolicy {
  readonly ikeEncryption: string;
  readonly ikeIntegrity: string;
  readonly dhGroup: string;
  readonly ipsecEncryption: string;
  readonly ipsecIntegrity: string;
  readonly pfsGroup: string;
  /** seconds */
  readonly saLifeTimeSeconds: number;
}

/** Source translation towards Microsoft peering. */
export interface Translation {
  readonly interface: { readonly parent: string; readonly unit: number | undefined };
  readonly pool: Prefix;
  readonly sources: readonly Prefix[];
  readonly insideVrf: string | undefined;
  readonly outsideVrf: string | undefined;
  readonly name: string;
  /** Interfaces that face the sites, where the design names them; they are there already. */
  readonly inside?: readonly string[];
  /** What a person settles where this router does translate. */
  readonly open: readonly string[];
  /** Of a part that goes: the other link translates by the same pool and rule. */
  readonly shared?: boolean;
  /** Of a part that goes with the last translation: interfaces of attachments that face no translation any more. */
  readonly noMoreInside?: readonly string[];
}

export interface MacSec {
  readonly interface: string;
  readonly cipher: string;
  readonly cknSecret: string;
  readonly cakSecret: string;
  readonly sci: boolean;
}

/** What the CSP's core needs on one edge router, once for all customers. */
export interface CoreRouterModel {
  readonly router: string;
  readonly site: string;
  /** Undefined where the design says none. */
  readonly platform: Platform | undefined;
  readonly asn: number;
  readonly loopback: string | undefined;
  readonly families: readonly IpFamily[];
  /** What the route targets of all customers and services begin with: VPN routes without such a target do not pass. */
  readonly targets: readonly string[];
  /** Interfaces that carry labels towards another edge router. */
  readonly labelInterfaces: readonly { readonly name: string; readonly to: string }[];
  /** VPN sessions between loopbacks. */
  readonly neighbors: readonly CoreNeighbor[];
  /** What the design asks for and cannot be printed. */
  readonly refusals: readonly Refusal[];
  readonly open: readonly string[];
}

export interface CoreNeighbor {
  readonly router: string;
  readonly address: string;
  readonly remoteAsn: number;
  /** This router reflects routes to it. */
  readonly client: boolean;
}
