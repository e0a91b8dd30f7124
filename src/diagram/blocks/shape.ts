import type { ElkEdgeSection, ElkExtendedEdge, ElkLabel, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api';
import { keptOf } from '../../design/kept';
import type { ElkEngine } from '../elk';
import { type Box, type Point, boxOf } from '../placed';
import type { Block } from './split';

/** Sizes are rounded up to a multiple of it, so that names of about a length make the same shape. */
const STEP = 24;
const up = (size: number): number => Math.ceil(size / STEP) * STEP;

/** A block laid out, from its own top left. What it holds is named by its place in the block, not by its id. */
export interface Shape {
  readonly width: number;
  readonly height: number;
  /** In the order of `nodesOf`. */
  readonly boxes: readonly Box[];
  /** In the order of the block's edges. */
  readonly routes: readonly { readonly points: readonly Point[]; readonly label?: Box }[];
  /** From a node or port to the edge of the block, by its place in `endsOf`: to the right, and from the left. */
  readonly exits: ReadonlyMap<number, Passage>;
  readonly entries: ReadonlyMap<number, Passage>;
}

/** How lines pass the border of a block, and where their texts stand, in the order of the door. */
interface Passage {
  readonly points: readonly Point[];
  readonly texts: readonly Box[];
}

/** An end in a block at which edges from or to other blocks pass its border. */
export interface Door {
  readonly end: string;
  /** The edges whose texts stand there. */
  readonly telling: readonly ElkExtendedEdge[];
}

/** The ends in a block from which edges leave it, and to which they lead. */
export interface Doors {
  readonly exits: readonly Door[];
  readonly entries: readonly Door[];
}

/** All nodes of a block, what holds before what is held. */
export function nodesOf(block: Block): ElkNode[] {
  const all: ElkNode[] = [];
  const add = (node: ElkNode): void => {
    all.push(node);
    node.children?.forEach(add);
  };
  block.members.forEach(add);
  return all;
}

/** Where edges can end in a block, by id: its nodes and their ports, and how many it is in the block. */
export const endsOf = keptOf((block: Block): ReadonlyMap<string, number> => {
  const ends = new Map<string, number>();
  for (const node of nodesOf(block)) {
    ends.set(node.id, ends.size);
    for (const port of node.ports ?? []) ends.set(port.id, ends.size);
  }
  return ends;
});

/** Shapes of blocks by what they are made of: what comes again is laid out once. */
export class ShapeCache {
  readonly #shapes = new Map<string, Promise<Shape>>();

  /** How many different shapes were laid out. */
  get size(): number {
    return this.#shapes.size;
  }

  /** @param options what the whole graph is told */
  shapeOf(block: Block, doors: Doors, options: LayoutOptions, elk: ElkEngine): Promise<Shape> {
    const key = shapeKey(block, doors, options);
    const known = this.#shapes.get(key);
    if (known) return known;
    const made = layOutBlock(block, doors, options, elk);
    this.#shapes.set(key, made);
    // What failed, as when the engine was ended, may be asked for again.
    made.catch(() => this.#shapes.delete(key));
    return made;
  }
}

/** All that the layout of a block follows from, without the names in it. */
function shapeKey(block: Block, { exits, entries }: Doors, options: LayoutOptions): string {
  const ends = endsOf(block);
  const at = (id: string | undefined) => ends.get(id ?? '') ?? -1;
  const node = ({ width = 0, height = 0, ports = [], children = [], layoutOptions }: ElkNode): string => {
    const sides = ports.map((port) => port.layoutOptions?.['elk.port.side']?.charAt(0) ?? '').join('');
    if (children.length === 0) return `${up(width)}x${Math.ceil(height)}${sides}`;
    return `(${minimumOf(layoutOptions)} ${layoutOptions?.['elk.padding'] ?? ''} ${children.map(node).join(' ')})`;
  };
  const texts = ({ labels = [] }: ElkExtendedEdge): string =>
    labels.map((l) => `l${up(l.width ?? 0)}x${l.height ?? 0}`).join('');
  const edge = (one: ElkExtendedEdge): string => `${at(one.sources[0])}>${at(one.targets[0])}${texts(one)}`;
  const door = ({ end, telling }: Door): string => `${at(end)}${telling.map(texts).join('')}`;
  return [
    block.members.map(node).join(' '),
    block.edges.map(edge).join(' '),
    exits.map(door).join(','),
    entries.map(door).join(','),
    options['elk.spacing.nodeNode'] ?? '',
  ].join('|');
}

/** The least size of a group, rounded up. */
function minimumOf(options: LayoutOptions | undefined): string {
  return (options?.['elk.nodeSize.minimum'] ?? '').replace(/^\((\d+)/, (_, width) => `(${up(Number(width))}`);
}

function rounded(node: ElkNode): ElkNode {
  const { children, layoutOptions = {} } = node;
  const options = { ...layoutOptions };
  // A block is in one column: there is no order of columns in it.
  delete options['elk.partitioning.partition'];
  if (!children || children.length === 0) return { ...node, width: up(node.width ?? 0), layoutOptions: options };
  return {
    ...node,
    layoutOptions: { ...options, 'elk.nodeSize.minimum': minimumOf(layoutOptions) },
    children: children.map(rounded),
  };
}

const doorNode = (id: string, index: number, constraint: 'FIRST_SEPARATE' | 'LAST_SEPARATE'): ElkNode => ({
  id,
  width: 0,
  height: 0,
  layoutOptions: { 'elk.layered.layering.layerConstraint': constraint, 'elk.position': `(0,${index * 10_000})` },
});

async function layOutBlock(
  block: Block,
  { exits, entries }: Doors,
  options: LayoutOptions,
  elk: ElkEngine,
): Promise<Shape> {
  const ends = endsOf(block);
  const rounder = (labels: readonly ElkLabel[]) => labels.map((label) => ({ ...label, width: up(label.width ?? 0) }));
  const labelled = ({ labels, ...edge }: ElkExtendedEdge): ElkExtendedEdge => ({
    ...edge,
    ...(labels && { labels: rounder(labels) }),
  });
  const toldAt = ({ telling }: Door) => rounder(telling.flatMap(({ labels = [] }) => labels));
  const graph = await elk.layout({
    id: 'block',
    layoutOptions: { ...options, 'elk.partitioning.activate': 'false' },
    children: [
      ...entries.map(({ end }, index) => doorNode(`entry ${end}`, index, 'FIRST_SEPARATE')),
      ...block.members.map(rounded),
      ...exits.map(({ end }, index) => doorNode(`exit ${end}`, index, 'LAST_SEPARATE')),
    ],
    edges: [
      ...entries.map((door) => ({
        id: `in ${door.end}`,
        sources: [`entry ${door.end}`],
        targets: [door.end],
        labels: toldAt(door),
      })),
      ...block.edges.map(labelled),
      ...exits.map((door) => ({
        id: `out ${door.end}`,
        sources: [door.end],
        targets: [`exit ${door.end}`],
        labels: toldAt(door),
      })),
    ],
  });
  const boxes = new Map<string, Box>();
  const collect = (node: ElkNode): void => {
    boxes.set(node.id, boxOf(node));
    node.children?.forEach(collect);
  };
  graph.children?.forEach(collect);
  const edges = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]));
  const passageOf = (id: string): Passage => {
    const { sections = [], labels = [] } = edges.get(id) ?? {};
    return { points: pointsOf(sections), texts: labels.map(boxOf) };
  };
  return {
    width: graph.width ?? 0,
    height: graph.height ?? 0,
    boxes: nodesOf(block).map(({ id }) => boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }),
    routes: block.edges.map(({ id }) => {
      const { points, texts } = passageOf(id);
      return { points, ...(texts[0] && { label: texts[0] }) };
    }),
    exits: new Map(exits.map(({ end }) => [ends.get(end) ?? -1, passageOf(`out ${end}`)])),
    entries: new Map(entries.map(({ end }) => [ends.get(end) ?? -1, passageOf(`in ${end}`)])),
  };
}

/** An edge has several sections only where it is a hyperedge; ours have one. */
export function pointsOf(sections: readonly ElkEdgeSection[]): Point[] {
  return sections.flatMap((section) => [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]);
}
