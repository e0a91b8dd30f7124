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
  /** VRFs by name, with the number of the kernel's table. */
  readonly vrfs: readonly { readonly name: string; readonly table: number }[];
  /** Configurations that FRRouting loads, in order; none on hosts and switches. */
  readonly configurations: readonly LabConfiguration[];
  /** Arguments of `ip`, run when all links are there. */
  readonly setup: readonly string[];
  /** A host answers datagrams with its name. */
  readonly answers: boolean;
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
  readonly results: readonly LabResult[];
}
