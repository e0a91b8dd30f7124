import type { ConnectivityModel, Path, Severity } from '../design';

/** Where a thing of the picture is said in the design. */
export interface ScenePlace {
  /** Path of the file as the workspace knows it. */
  readonly file: string;
  readonly path: Path;
}

/** The findings on a thing of the picture. */
export interface SceneFindings {
  readonly worst: Severity;
  readonly count: number;
  /** `CODE message`, the worst first. */
  readonly messages: readonly string[];
}

/** A line of the side pane. */
export interface Detail {
  readonly label: string;
  readonly value: string;
}

/** Whose ground a thing stands on: what its colour says. */
export type Zone = 'customer' | 'csp' | 'location' | 'microsoft' | 'azure' | 'outside';

export type NodeKind =
  | 'customer'
  | 'csp'
  | 'site'
  | 'cspSite'
  | 'edgeRouter'
  | 'vpnDevice'
  | 'siteFirewall'
  | 'sharedService'
  | 'circuit'
  | 'peeringLocation'
  | 'connectivityProvider'
  | 'directPort'
  | 'providerPort'
  | 'microsoftEdge'
  | 'msee'
  | 'privatePeering'
  | 'microsoftPeering'
  | 'microsoftServices'
  | 'globalReach'
  | 'internet'
  | 'privateLine'
  | 'tenant'
  | 'subscription'
  | 'virtualNetwork'
  | 'contents'
  | 'gateway'
  | 'vpnGateway'
  | 'firewall'
  | 'routeServer'
  | 'subnet';

export type IconName =
  | 'building'
  | 'datacenter'
  | 'router'
  | 'service'
  | 'circuit'
  | 'location'
  | 'exchange'
  | 'port'
  | 'edge'
  | 'peering'
  | 'cloud'
  | 'globe'
  | 'line'
  | 'tenant'
  | 'key'
  | 'network'
  | 'gateway'
  | 'lock'
  | 'firewall'
  | 'routes'
  | 'subnet';

/**
 * How a node is laid out: a `group` holds other nodes, a `box` is a leaf,
 * a `list` is a leaf for ELK whose `row` children stand one below the other.
 */
export type Shape = 'group' | 'box' | 'list' | 'row';

/** A point of a node's side where edges end; ports of a side are in the order from top to bottom. */
export interface ScenePort {
  readonly id: string;
  readonly side: 'west' | 'east';
}

/** What nodes and edges have in common: they can be selected, are said somewhere and carry findings. */
export interface SceneElement {
  /** `customer/kind/name…`; stable as long as the names are. */
  readonly id: string;
  /** The kind in words, such as "Edge router". */
  readonly kindLabel: string;
  readonly title: string;
  /** The most telling place first; none for what is drawn by convention (Microsoft's routers). */
  readonly places: readonly ScenePlace[];
  readonly findings?: SceneFindings;
  readonly details: readonly Detail[];
  /** It stands for several things that are drawn as one: nothing can be done with it but look at it and unfold it. */
  readonly several?: boolean;
}

export interface SceneNode extends SceneElement {
  readonly kind: NodeKind;
  readonly shape: Shape;
  readonly zone: Zone;
  readonly icon: IconName;
  readonly lines: readonly string[];
  /** What is said of it from far away, in place of `lines`. */
  readonly brief?: readonly string[];
  /** What it and others of its kind belong to, for people: more than a handful of them are drawn as one by it. */
  readonly stack?: string;
  /** How many things are folded away in it. */
  readonly folded?: number;
  /** Id of the node that this one is inside of. */
  readonly parent?: string;
  /** Reading order from left to right, for nodes at the top. */
  readonly column?: number;
  readonly ports?: readonly ScenePort[];
  /** Something refers to it, and the design does not have it. */
  readonly missing?: boolean;
}

export type EdgeKind =
  | 'primaryLink'
  | 'secondaryLink'
  | 'attachment'
  | 'session'
  | 'microsoftPeering'
  | 'connection'
  | 'networkPeering'
  | 'globalReach'
  | 'tunnel'
  | 'vpn'
  | 'internet'
  | 'privateLine'
  | 'reachesProvider'
  | 'interlink'
  | 'order';

export interface SceneEdge extends SceneElement {
  readonly kind: EdgeKind;
  /** Edges that are one thing of the design, such as the two halves of a link, have the same. */
  readonly thing: string;
  readonly source: string;
  readonly target: string;
  readonly sourcePort?: string;
  readonly targetPort?: string;
  /** What is written at the line. */
  readonly lines: readonly string[];
  /** Only one of the two ends says it. */
  readonly oneSided?: boolean;
}

/** What is seen of one customer: a graph without coordinates, of JSON values only. */
export interface Scene {
  /** The customer's name. */
  readonly customer: string;
  /** Path of the customer's file. */
  readonly file: string;
  readonly model: ConnectivityModel;
  readonly title: string;
  readonly subtitle: string;
  /** Parents before their children. */
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}
