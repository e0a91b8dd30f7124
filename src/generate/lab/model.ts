import type { IpFamily } from '../../edge';

/**
 * A rehearsal: routers, hosts and links as a laptop can have them, and what is looked at. Pure data; it is written as a
 * containerlab topology, or run in network namespaces.
 */
export interface LabPlan {
  readonly customer: string;
  readonly nodes: readonly LabNode[];
  readonly links: readonly LabLink[];
  readonly phases: readonly LabPhase[];
  /** What stands in for things that are not in the design, or that a laptop has not. */
  readonly standIns: readonly string[];
  /** What is not rehearsed, and why. */
  readonly left: readonly string[];
  /** Names of secrets whose tokens are in configurations. */
  readonly secrets: readonly string[];
  /** Other tokens of the configurations, and what they are in the lab. */
  readonly values: Readonly<Record<string, string>>;
}

export interface LabNode {
  /** Letters, digits and `-`. */
  readonly name: string;
  readonly kind: 'edge' | 'vpn-device' | 'msee' | 'network' | 'site' | 'host' | 'switch';
  readonly vrfs: readonly LabVrf[];
  /** Configurations that FRRouting loads, in order; none on hosts and switches. */
  readonly configurations: readonly LabConfiguration[];
  /** Arguments of `ip`, run when all links are there. */
  readonly setup: readonly string[];
  /** A host answers datagrams with its name. */
  readonly answers: boolean;
}

export interface LabVrf {
  readonly name: string;
  /** Number of the kernel's table. */
  readonly table: number;
  /** Families that the printed script ends in the table: without it, what has no route is looked up in the main table. */
  readonly ends: readonly IpFamily[];
}

export interface LabConfiguration {
  readonly name: string;
  /** As `generate --format router` prints it, or a part of the lab's own. */
  readonly origin: 'generated' | 'lab';
  readonly lines: readonly string[];
}

export interface LabEnd {
  readonly node: string;
  readonly vrf?: string;
  readonly interface: string;
  /** `address/length`; addresses of generated configurations are set by FRRouting. */
  readonly addresses: readonly string[];
}

export interface LabLink {
  readonly name: string;
  readonly a: LabEnd;
  readonly b: LabEnd;
}

/** Lines that a router of the lab gets for a while, below `configure terminal`, and those that take them back. */
export interface LabAct {
  readonly node: string;
  readonly lines: readonly string[];
  readonly undo: readonly string[];
}

/** A state that the lab is brought into, and what is looked at there. */
export interface LabPhase {
  readonly title: string;
  /** Names of links that are taken down: both ends see it. */
  readonly cut: readonly string[];
  /** Names of links that lose every packet and stay up: no end sees it but by what does not come. */
  readonly silent?: readonly string[];
  readonly acts?: readonly LabAct[];
  readonly checks: readonly LabCheck[];
  /** Why nothing, or not all, can be checked in this state. */
  readonly reason?: string;
}

interface AtNeighbor {
  readonly title: string;
  readonly node: string;
  readonly vrf?: string;
  readonly neighbor: string;
  readonly family: IpFamily;
}

interface InVrf {
  readonly title: string;
  readonly node: string;
  readonly vrf: string;
  readonly family: IpFamily;
}

interface Flow {
  readonly title: string;
  readonly from: string;
  readonly source: string;
  readonly to: string;
  readonly address: string;
}

export type LabCheck =
  /** `down`: it is not established, and does not come up again. */
  | (AtNeighbor & { readonly kind: 'session'; readonly expected: 'Established' | 'down' })
  /** Prefixes that a node has accepted from a neighbour, exactly these. */
  | (AtNeighbor & { readonly kind: 'accepted'; readonly expected: readonly string[] })
  /** Prefixes that a neighbour offers and the node's filter refuses. */
  | (AtNeighbor & { readonly kind: 'refused'; readonly expected: readonly string[] })
  /** Prefixes that a node has accepted from a neighbour, `of` these: what has to be gone is not among them any more. */
  | (AtNeighbor & { readonly kind: 'withdrawn'; readonly of: readonly string[]; readonly expected: readonly string[] })
  | (AtNeighbor & { readonly kind: 'bfd'; readonly expected: 'Up' })
  /** How often the neighbour's AS number stands at the head of the path of all that a node has accepted. */
  | (AtNeighbor & { readonly kind: 'path'; readonly asn: number; readonly expected: string })
  /** The local preference of all that a node has accepted. */
  | (AtNeighbor & { readonly kind: 'preference'; readonly expected: string })
  /** Prefixes that the session takes: these at least, or exactly these. */
  | (AtNeighbor & { readonly kind: 'limit'; readonly exact: boolean; readonly expected: string })
  /** Prefixes that are in a VRF and come from that of the core, which offers them with route targets. */
  | (InVrf & { readonly kind: 'imported'; readonly core: string; readonly expected: readonly string[] })
  /** The route targets with which a prefix leaves a VRF, that is known by its distinguisher. */
  | (InVrf & {
      readonly kind: 'exported';
      readonly prefix: string;
      readonly distinguisher: string;
      readonly expected: readonly string[];
    })
  /** Prefixes of others in a VRF, and what comes from another VRF of the router than that of the core. */
  | (InVrf & {
      readonly kind: 'leaked';
      readonly core: string;
      readonly others: readonly string[];
      readonly expected: readonly string[];
    })
  /** What has no route in a VRF is not looked up anywhere else. */
  | (InVrf & { readonly kind: 'end'; readonly expected: 'unreachable' })
  /** A datagram that is answered by that host, or by nobody else's host than the customer's own. */
  | (Flow & { readonly kind: 'reach'; readonly expected: 'answered' | 'silent' })
  /** How long datagrams are lost from the moment on in which the state begins: some, and back within that time. */
  | (Flow & {
      readonly kind: 'outage';
      readonly expected: 'back';
      readonly seconds: number;
      /** seconds; a shorter outage shows that something else has told of the fault */
      readonly atLeast: number;
    });

/** What came out of a check. */
export interface LabResult {
  readonly check: string;
  readonly expected: string;
  readonly seen: string;
  readonly ok: boolean;
}

/** What came out of a state: no results are no success, and `reason` says why there are none. */
export interface LabState {
  readonly title: string;
  readonly reason?: string;
  /** The run ended before the state was looked at. */
  readonly unfinished?: boolean;
  readonly results: readonly LabResult[];
}
