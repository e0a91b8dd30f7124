import type { ElkExtendedEdge, ElkLabel, ElkNode } from 'elkjs/lib/elk-api';
import type { ElkEngine } from '../elk';
import type { Point } from '../placed';
import { type StandingBlock, isStandingFrame, partsOf, settle, stand } from './frames';
import { type Door, type Doors, type Shape, type ShapeCache, endsOf, nodesOf } from './shape';
import { type Block, type Part, isFrame, splitGraph } from './split';
import { type BundleOf, type Way, orderLanes, pointsOfWay, wayOf } from './ways';

/**
 * Lays a large graph out block by block: ELK sees each shape of a block once, the blocks are packed into columns, and the
 * lines between them run where no box stands, as a bundle where many go the same way, with their texts where they leave or
 * enter a block.
 * @param aspect how many times as wide as high the picture is to be, about
 */
export async function layoutByBlocks(
  graph: ElkNode,
  elk: ElkEngine,
  shapes: ShapeCache,
  aspect: number,
  bundleOf: BundleOf,
): Promise<ElkNode> {
  const { root, crossing } = splitGraph(graph);
  const blocks = blocksIn(root);
  const doors = doorsOf(blocks, crossing);
  const laidOut = new Map<Block, { doors: Doors; shape: Shape }>();
  await Promise.all(
    blocks.map(async (block) => {
      const own = doors.get(block) ?? { exits: [], entries: [] };
      laidOut.set(block, { doors: own, shape: await shapes.shapeOf(block, own, graph.layoutOptions ?? {}, elk) });
    }),
  );
  const frame = stand(root, (block) => required(laidOut.get(block)), aspect);
  const standing = [...partsOf(frame)].filter((part): part is StandingBlock => !isStandingFrame(part));
  const standingAt = new Map(
    standing.flatMap((one) => [...endsOf(one.block).keys()].map((end) => [end, one] as const)),
  );
  const ways = crossing.flatMap((edge): Way[] => {
    const [from, to] = [standingAt.get(edge.sources[0] ?? ''), standingAt.get(edge.targets[0] ?? '')];
    return from && to ? [wayOf(edge, from, to, bundleOf)] : [];
  });
  settle(frame);
  orderLanes(ways);
  const texts = textsAtDoors(standing);
  return {
    id: graph.id,
    width: frame.width,
    height: frame.height,
    children: [...partsOf(frame)].flatMap((part) => {
      if (part === frame) return [];
      if (!isStandingFrame(part)) return placedNodes(part);
      const { x, y, width, height } = part;
      return [{ id: part.node.id, x, y, width, height }];
    }),
    edges: [
      ...standing.flatMap(placedEdges),
      ...ways.map((way) => ({
        ...way.edge,
        labels: texts.get(way.edge.id) ?? [],
        sections: [sectionOf(way.edge.id, pointsOfWay(way))],
      })),
    ],
  };
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A block was not laid out.');
  return value;
}

function blocksIn(part: Part): Block[] {
  return isFrame(part) ? part.columns.flat().flatMap(blocksIn) : [part];
}

/**
 * From which ends of each block lines leave it, and to which they lead, in the order of the block. A line tells its text at the
 * end that fewer lines have in common.
 */
function doorsOf(blocks: readonly Block[], crossing: readonly ElkExtendedEdge[]): Map<Block, Doors> {
  const from = Map.groupBy(crossing, ({ sources }) => sources[0] ?? '');
  const to = Map.groupBy(crossing, ({ targets }) => targets[0] ?? '');
  const tellsAtEntry = ({ sources, targets }: ElkExtendedEdge) =>
    (to.get(targets[0] ?? '')?.length ?? 0) <= (from.get(sources[0] ?? '')?.length ?? 0);
  const doors = (block: Block, lines: typeof from, tells: (edge: ElkExtendedEdge) => boolean): Door[] =>
    [...endsOf(block).keys()].flatMap((end) => {
      const own = lines.get(end);
      return own ? [{ end, telling: own.filter((edge) => edge.labels?.length && tells(edge)) }] : [];
    });
  return new Map(
    blocks.map((block) => [
      block,
      { exits: doors(block, from, (edge) => !tellsAtEntry(edge)), entries: doors(block, to, tellsAtEntry) },
    ]),
  );
}

/** Where the texts of lines between blocks stand, by the id of the line. */
function textsAtDoors(standing: readonly StandingBlock[]): ReadonlyMap<string, ElkLabel[]> {
  const texts = new Map<string, ElkLabel[]>();
  for (const { block, doors, shape, x, y } of standing) {
    for (const side of ['exits', 'entries'] as const) {
      for (const { end, telling } of doors[side]) {
        const boxes = shape[side].get(endsOf(block).get(end) ?? -1)?.texts ?? [];
        for (const [index, edge] of telling.entries()) {
          const [box, label] = [boxes[index], edge.labels?.[0]];
          if (box && label) texts.set(edge.id, [{ ...label, ...box, x: x + box.x, y: y + box.y }]);
        }
      }
    }
  }
  return texts;
}

/** Flat, as all coordinates are the picture's. */
function placedNodes({ block, shape, x, y }: StandingBlock): ElkNode[] {
  return nodesOf(block).map(({ id }, index) => {
    const box = shape.boxes[index] ?? { x: 0, y: 0, width: 0, height: 0 };
    return { id, x: x + box.x, y: y + box.y, width: box.width, height: box.height };
  });
}

function placedEdges({ block, shape, x, y }: StandingBlock): ElkExtendedEdge[] {
  const moved = (point: Point): Point => ({ x: x + point.x, y: y + point.y });
  return block.edges.map((edge, index) => {
    const { points = [], label } = shape.routes[index] ?? {};
    return {
      ...edge,
      sections: points.length > 1 ? [sectionOf(edge.id, points.map(moved))] : [],
      ...(label && edge.labels && { labels: edge.labels.map((one) => ({ ...one, ...label, ...moved(label) })) }),
    };
  });
}

function sectionOf(id: string, points: readonly Point[]) {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  return { id: `${id} way`, startPoint: first, endPoint: rest.at(-1) ?? first, bendPoints: rest.slice(0, -1) };
}
