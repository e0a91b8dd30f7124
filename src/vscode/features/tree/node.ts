import type { Circuit, Customer, Design, Place } from '../../../design';
import type { Prerequisite } from '../../../design/prerequisite';

export type NodeKind =
  | 'design'
  | 'unreadable'
  | 'customer'
  | 'sites'
  | 'circuits'
  | 'subscriptions'
  | 'vpnConnections'
  | 'directPorts'
  | 'site'
  | 'edgeRouter'
  | 'vpnDevice'
  | 'circuit'
  | 'peering'
  | 'connection'
  | 'globalReach'
  | 'subscription'
  | 'virtualNetwork'
  | 'gateway'
  | 'vpnGateway'
  | 'firewall'
  | 'routeServer'
  | 'subnet'
  | 'networkPeering'
  | 'routeTable'
  | 'securityGroup'
  | 'vpnConnection'
  | 'directPort'
  | 'prerequisites'
  | 'prerequisiteDone'
  | 'prerequisiteTicked'
  | 'prerequisiteOpen';

/** A row of the tree; what it shows, and where the design says it. Knows nothing of VS Code. */
export interface Node {
  /** Stays the same while the thing keeps its name, so that VS Code keeps it expanded and selected. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly description?: string;
  /** Lines of the tooltip: a name and a value each; worked out when they are looked at. */
  readonly facts?: () => readonly (readonly [string, string | undefined])[];
  readonly place: Place;
  /** Path of the customer's file; undefined for what is the CSP's. */
  readonly customer?: string;
  /** Folder of the design. */
  readonly design: string;
  /** Of a design: the paths of its files. */
  readonly files?: () => ReadonlySet<string>;
  readonly expanded?: boolean;
  /** Undefined for a leaf. */
  readonly children?: () => readonly Node[];
}

/** Makes ids of siblings unique: a name that is said twice is a finding, not a reason to show nothing. */
export function uniqueIds(nodes: readonly Node[]): Node[] {
  const seen = new Map<string, number>();
  return nodes.map((node) => {
    const times = (seen.get(node.id) ?? 0) + 1;
    seen.set(node.id, times);
    return times === 1 ? node : renamed(node, node.id, `${node.id}#${times}`);
  });
}

/** Ids of rows begin with that of the row above them. */
function renamed(node: Node, from: string, to: string): Node {
  const { children } = node;
  return {
    ...node,
    id: to + node.id.slice(from.length),
    ...(children && { children: () => children().map((child) => renamed(child, from, to)) }),
  };
}

/** 1000 is `1 Gbps`, 500 is `500 Mbps`. */
export function bandwidth(mbps: number): string {
  return mbps % 1000 === 0 ? `${mbps / 1000} Gbps` : `${mbps} Mbps`;
}

/** Joins what is there. */
export function join(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** What is known beside the design: states of circuits, and files that are half typed. */
export interface Known {
  /** `Enabled · Provisioned`, undefined where nothing was read yet. */
  stateOf(circuit: Circuit): string | undefined;
  isBroken(path: string): boolean;
  /** The checklist of a customer. */
  prerequisitesOf(customer: Customer): readonly Prerequisite[];
  /** Label and value of the tooltip: the index, and what would raise it. */
  resiliencyOf(design: Design, customer: Customer): readonly (readonly [string, string])[];
}
