import type { ElkExtendedEdge, ElkNode, ElkPort, LayoutOptions } from 'elkjs/lib/elk-api';
import { type HeadPlace, headEdges, headNode, headPlaces } from './heads';
import type { MeasureText } from './measure';
import type { Scene, SceneEdge, SceneNode } from './model';
import { type Face, LIMIT, PAD, boxFace, groupFace, labelSize, rowFace } from './sizes';

/** The column of the circuits. */
const CIRCUITS = 2;
/** The column of the tenants. */
const AZURE = 4;

/** What every level of the graph is told: groups inherit none of it. */
const LEVEL: LayoutOptions = {
  // The order of the file within a column (by `elk.position`): primary above secondary, and no jumps while one types.
  // considerModelOrder would say the same, and throws with groups and ports in elkjs 0.12.1.
  'elk.layered.crossingMinimization.semiInteractive': 'true',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.thoroughness': '20',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '3',
  'elk.layered.spacing.nodeNodeBetweenLayers': '30',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
};

/** Few boxes with large words want little room between them. */
const CLOSE: LayoutOptions = {
  ...LEVEL,
  'elk.spacing.nodeNode': '10',
  'elk.spacing.edgeNode': '8',
  'elk.spacing.edgeEdge': '8',
  'elk.layered.spacing.nodeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeNodeBetweenLayers': '8',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
};

const ROOT: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.partitioning.activate': 'true',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.randomSeed': '1',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.separateConnectedComponents': 'false',
};

/** Where the picture reads to: from the customer to Azure. */
export type Direction = 'right' | 'down';

/** How a scene is arranged. */
export interface Arrangement {
  readonly direction: Direction;
  /** Boxes stand close together, as from far away. */
  readonly close: boolean;
  /**
   * What stands one below the other though no line says so, for a narrow room: what is in no circuit's reach below what is, all
   * that is in Azure, or all of a column.
   */
  readonly listed: 'none' | 'rest' | 'azure' | 'all';
}

export const TO_THE_RIGHT: Arrangement = { direction: 'right', close: false, listed: 'none' };

/** What ELK lays out, and the faces that it made room for. */
export interface ElkPicture {
  readonly graph: ElkNode;
  readonly faces: ReadonlyMap<string, Face>;
}

/** The edges between neighbours of one column are not ELK's: it would put one of them a column further. */
export function isSideways(edge: SceneEdge): boolean {
  return edge.kind === 'interlink';
}

/** The graph for ELK: groups with their children, leaves with their size, ports in a fixed order. */
export function elkGraph(
  scene: Scene,
  measure: MeasureText,
  { direction, close, listed }: Arrangement = TO_THE_RIGHT,
): ElkPicture {
  const isDown = direction === 'down';
  const spacing = close ? CLOSE : LEVEL;
  const limit = close && isDown ? LIMIT.narrow : LIMIT.wide;
  const faces = new Map<string, Face>();
  const children = childrenOf(scene);
  const widths = new Map<string, number>();
  for (const node of scene.nodes) {
    if (node.shape !== 'box') continue;
    const key = columnKey(node);
    widths.set(key, Math.max(widths.get(key) ?? 0, boxFace(node, measure, limit).width));
  }
  const edges = scene.edges.filter((edge) => !isSideways(edge));
  const heads: ReadonlyMap<string, HeadPlace> = isDown ? headPlaces(scene.nodes, edges) : new Map();
  const ties: ElkExtendedEdge[] = [];
  const elk = (node: SceneNode, index: number): ElkNode => {
    const inside = children.get(node.id) ?? [];
    const layoutOptions: LayoutOptions = isDown
      ? { 'elk.position': `(${index * 10_000},0)`, 'elk.alignment': 'TOP' }
      : { 'elk.position': `(0,${index * 10_000})`, 'elk.alignment': 'LEFT' };
    if (node.column !== undefined) layoutOptions['elk.partitioning.partition'] = partitionOf(node.column);
    if (node.shape === 'group' && inside.length > 0) {
      // What stands side by side makes the group wide, and its name has the room.
      const own = groupFace(node, measure, inside.length > 1 ? LIMIT.wide : limit);
      const head = heads.get(node.id) ?? 'top';
      const face: Face = { ...own, head };
      faces.set(node.id, face);
      const above = head === 'top' ? face.height : PAD.group;
      const under = head === 'foot' ? face.height : PAD.group;
      if (head === 'inside') ties.push(...headEdges(node.id, inside, edges));
      return {
        id: node.id,
        children: [...(head === 'inside' ? [headNode(node.id, face)] : []), ...inside.map(elk)],
        layoutOptions: {
          ...spacing,
          ...layoutOptions,
          'elk.padding': `[top=${above},left=${PAD.group},bottom=${under},right=${PAD.group}]`,
          'elk.nodeSize.constraints': 'MINIMUM_SIZE',
          'elk.nodeSize.minimum': leastSize(face.width, face.height + PAD.group, isDown),
        },
      };
    }
    const face =
      node.shape === 'list'
        ? listFace(inside, faces, measure)
        : { ...boxFace(node, measure, limit), width: widths.get(columnKey(node)) ?? 0 };
    faces.set(node.id, face);
    const ports = elkPorts(node, isDown);
    return {
      id: node.id,
      width: face.width,
      height: face.height,
      ...(ports.length > 0 && { ports }),
      layoutOptions: { ...layoutOptions, ...(ports.length > 0 && { 'elk.portConstraints': 'FIXED_ORDER' }) },
    };
  };
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: { ...spacing, ...ROOT, 'elk.direction': isDown ? 'DOWN' : 'RIGHT' },
    children: asideLast(children.get(undefined) ?? [], scene).map(elk),
    edges: [...edges.map((edge) => elkEdge(edge, measure)), ...listsOf(scene, listed), ...ties],
  };
  return { graph, faces };
}

/**
 * What stands at the top of the picture, in the order of the scene; last what is not on the private way from the sites to the
 * networks, so that lines to it lead past no other: Microsoft's services, and the network of a CSP from which no circuit begins.
 */
function asideLast(roots: readonly SceneNode[], { nodes, edges }: Scene): readonly SceneNode[] {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const rootOf = (id: string): string => {
    const parent = parents.get(id);
    return parent === undefined ? id : rootOf(parent);
  };
  const begun = new Set(
    edges.flatMap(({ kind, source }) => (kind === 'primaryLink' || kind === 'secondaryLink' ? [rootOf(source)] : [])),
  );
  const isAside = ({ id, kind }: SceneNode) => kind === 'microsoftServices' || (kind === 'csp' && !begun.has(id));
  return [...roots.filter((node) => !isAside(node)), ...roots.filter(isAside)];
}

/** Edges that nobody sees, from each thing to the next one beside it. */
function listsOf(scene: Scene, listed: Arrangement['listed']): ElkExtendedEdge[] {
  if (listed === 'none') return [];
  if (listed === 'rest') return restBelow(scene);
  const isListed = ({ kind, column }: SceneNode) =>
    kind === 'subscription' || column === AZURE || (listed === 'all' && column !== undefined);
  const lists = Map.groupBy(scene.nodes.filter(isListed), ({ parent, column }) => parent ?? column);
  return [...lists.values()].flatMap((list) =>
    list.slice(1).map((node, index) => ({
      id: `list ${node.id}`,
      sources: [list[index]?.id ?? ''],
      targets: [node.id],
    })),
  );
}

/** Edges that nobody sees, from the last subscription that shows what it holds to those of its tenant that hold nothing. */
function restBelow({ nodes }: Scene): ElkExtendedEdge[] {
  const tenants = Map.groupBy(
    nodes.filter(({ kind }) => kind === 'subscription'),
    ({ parent }) => parent,
  );
  return [...tenants.values()].flatMap((own) => {
    const last = own.findLast(({ shape }) => shape === 'group');
    const rest = last ? own.filter(({ shape }) => shape === 'box') : [];
    return rest.map(({ id }) => ({ id: `list ${id}`, sources: [last?.id ?? ''], targets: [id] }));
  });
}

/** ELK turns a picture that reads down after it gave the groups their size, and turns what they are told with it. */
function leastSize(width: number, height: number, isDown: boolean): string {
  return isDown ? `(${height},${width})` : `(${width},${height})`;
}

/**
 * Partitions put columns into order, and may tear one apart, as a text at a line takes a layer of its own.
 * Where the circuits came out one behind the other: the graph with a point behind them, to which all in their column want to be near.
 * It is not there from the start because lines run a little less straight around it.
 */
export function withRail(scene: Scene, graph: ElkNode, placed: ElkNode, direction: Direction): ElkNode | undefined {
  const column = new Set(scene.nodes.filter((node) => node.column === CIRCUITS).map((node) => node.id));
  const boxes = (placed.children ?? []).filter(({ id }) => column.has(id));
  const isDown = direction === 'down';
  const lastStart = Math.max(...boxes.map(({ x = 0, y = 0 }) => (isDown ? y : x)));
  const firstEnd = Math.min(
    ...boxes.map(({ x = 0, y = 0, width = 0, height = 0 }) => (isDown ? y + height : x + width)),
  );
  if (boxes.length < 2 || lastStart < firstEnd) return undefined;
  const rail: ElkNode = {
    id: 'rail',
    width: 0,
    height: 0,
    layoutOptions: { 'elk.partitioning.partition': partitionOf(CIRCUITS + 0.5), 'elk.position': '(0,0)' },
  };
  const ties = boxes.map(({ id }) => ({
    id: `rail ${id}`,
    sources: [id],
    targets: [rail.id],
    layoutOptions: { 'elk.layered.priority.shortness': '100', 'elk.layered.priority.straightness': '0' },
  }));
  return { ...graph, children: [...(graph.children ?? []), rail], edges: [...(graph.edges ?? []), ...ties] };
}

/** ELK wants whole numbers; between two columns there is room for one more. */
const partitionOf = (column: number): string => String(2 * column);

export function childrenOf(scene: Scene): ReadonlyMap<string | undefined, readonly SceneNode[]> {
  const children = new Map<string | undefined, SceneNode[]>();
  for (const node of scene.nodes) {
    const own = children.get(node.parent);
    if (own) own.push(node);
    else children.set(node.parent, [node]);
  }
  return children;
}

/** Boxes with the same key stand one below the other, and are given the same width. */
function columnKey({ parent = '', kind }: SceneNode): string {
  switch (kind) {
    case 'edgeRouter':
    case 'vpnDevice':
    case 'siteFirewall':
    case 'sharedService':
      return `${parent} device`;
    case 'gateway':
    case 'vpnGateway':
    case 'firewall':
    case 'routeServer':
      return `${parent} door`;
    case 'privatePeering':
    case 'microsoftPeering':
      return `${parent} peering`;
    default:
      return `${parent} ${kind}`;
  }
}

/** The size of a list: its widest row, and all rows' height. */
function listFace(rows: readonly SceneNode[], faces: Map<string, Face>, measure: MeasureText): Face {
  const own = rows.map((row) => {
    const face = rowFace(row, measure);
    faces.set(row.id, face);
    return face;
  });
  return {
    titles: [],
    lines: [],
    width: Math.max(...own.map((face) => face.width)),
    height: own.reduce((sum, face) => sum + face.height, 0),
  };
}

export const portId = (node: string, port: string): string => `${node}:${port}`;

/**
 * Ports get their numbers clockwise. Reading to the right: from top to bottom on the east side, from bottom to top on the west
 * side. Reading down, west is the top side, from left to right, and east the bottom, from right to left.
 */
function elkPorts(node: SceneNode, isDown: boolean): ElkPort[] {
  const ports = node.ports ?? [];
  const of = (side: 'west' | 'east') => ports.filter((port) => port.side === side);
  const clockwise = isDown ? [...of('west'), ...of('east').reverse()] : [...of('east'), ...of('west').reverse()];
  const sides = isDown ? { west: 'NORTH', east: 'SOUTH' } : { west: 'WEST', east: 'EAST' };
  return clockwise.map((port, index) => ({
    id: portId(node.id, port.id),
    width: 0,
    height: 0,
    layoutOptions: { 'elk.port.side': sides[port.side], 'elk.port.index': String(index) },
  }));
}

function elkEdge(edge: SceneEdge, measure: MeasureText): ElkExtendedEdge {
  return {
    id: edge.id,
    sources: [edge.sourcePort === undefined ? edge.source : portId(edge.source, edge.sourcePort)],
    targets: [edge.targetPort === undefined ? edge.target : portId(edge.target, edge.targetPort)],
    ...(edge.lines.length > 0 && {
      labels: [
        {
          id: `${edge.id}:label`,
          text: edge.lines.join('\n'),
          ...labelSize(edge, measure),
          layoutOptions: { 'elk.edgeLabels.placement': 'CENTER' },
        },
      ],
    }),
  };
}
