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

/** Checks made while some links are cut. */
export interface LabPhase {
  readonly title: string;
  readonly cut: readonly string[];
  readonly checks: readonly LabCheck[];
}

export type LabCheck =
  | {
      readonly kind: 'session';
      readonly title: string;
      readonly expected: 'Established';
      readonly node: string;
      readonly vrf?: string;
      readonly neighbor: string;
      readonly family: IpFamily;
    }
  | {
      /** Prefixes that a node has accepted from a neighbour, exactly these. */
      readonly kind: 'accepted';
      readonly title: string;
      readonly expected: readonly string[];
      readonly node: string;
      readonly vrf?: string;
      readonly neighbor: string;
      readonly family: IpFamily;
    }
  | {
      /** Prefixes that a neighbour offers and the node's filter refuses. */
      readonly kind: 'refused';
      readonly title: string;
      readonly expected: readonly string[];
      readonly node: string;
      readonly vrf?: string;
      readonly neighbor: string;
      readonly family: IpFamily;
    }
  | {
      /** A datagram that is answered by that host, or by nobody else's host than the customer's own. */
      readonly kind: 'reach';
      readonly title: string;
      readonly expected: 'answered' | 'silent';
      readonly from: string;
      readonly source: string;
      readonly to: string;
      readonly address: string;
    };

/** What came out of a check. */
export interface LabResult {
  readonly check: string;
  readonly expected: string;
  readonly seen: string;
  readonly ok: boolean;
}
