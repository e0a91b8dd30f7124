import type { ElkNode } from 'elkjs/lib/elk-api';
import type { Box, Point } from '../../src/diagram/placed';

/** The boxes of a laid out graph by id, whether its nodes are nested or flat: all coordinates are the picture's. */
function boxesOf(placed: ElkNode): Map<string, Box> {
  const boxes = new Map<string, Box>();
  const add = ({ id, x = 0, y = 0, width = 0, height = 0, children = [] }: ElkNode): void => {
    boxes.set(id, { x, y, width, height });
    children.forEach(add);
  };
  placed.children?.forEach(add);
  return boxes;
}

/** The nodes of the graph without children, and the pairs of siblings. */
function leavesOf(graph: ElkNode): ElkNode[] {
  return (graph.children ?? []).flatMap((node) => ((node.children ?? []).length > 0 ? leavesOf(node) : [node]));
}

function siblingsOf(graph: ElkNode): ElkNode[][] {
  const children = graph.children ?? [];
  return [children, ...children.flatMap(siblingsOf)];
}

const overlap = (a: Box, b: Box): boolean =>
  a.x + 0.5 < b.x + b.width && b.x + 0.5 < a.x + a.width && a.y + 0.5 < b.y + b.height && b.y + 0.5 < a.y + a.height;

/** Pairs of siblings that cover each other. */
export function overlaps(graph: ElkNode, placed: ElkNode): number {
  const boxes = boxesOf(placed);
  let count = 0;
  for (const siblings of siblingsOf(graph)) {
    const own = siblings.flatMap(({ id }) => boxes.get(id) ?? []);
    own.forEach((a, index) => (count += own.slice(index + 1).filter((b) => overlap(a, b)).length));
  }
  return count;
}

interface Leg {
  readonly edge: string;
  readonly from: Point;
  readonly to: Point;
}

function legsOf(placed: ElkNode): Leg[] {
  return (placed.edges ?? []).flatMap(({ id, sections = [] }) =>
    sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => {
      const points = [startPoint, ...bendPoints, endPoint];
      return points.slice(1).map((to, index): Leg => ({ edge: id, from: points[index] ?? to, to }));
    }),
  );
}

/** Legs that lead through a leaf which is not an end of their edge. */
export function throughBoxes(graph: ElkNode, placed: ElkNode): number {
  const boxes = boxesOf(placed);
  const ends = new Map(
    (graph.edges ?? []).map(({ id, sources, targets }) => [
      id,
      [...sources, ...targets].map((end) => (boxes.has(end) ? end : end.slice(0, end.lastIndexOf(':')))),
    ]),
  );
  const leaves = leavesOf(graph).flatMap(({ id }) => {
    const box = boxes.get(id);
    return box ? [{ id, box }] : [];
  });
  return legsOf(placed).reduce((count, { edge, from, to }) => {
    const leg = {
      x: Math.min(from.x, to.x) - 0.6,
      y: Math.min(from.y, to.y) - 0.6,
      width: Math.abs(from.x - to.x) + 1.2,
      height: Math.abs(from.y - to.y) + 1.2,
    };
    const inner = (box: Box) => ({ x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 });
    return count + leaves.filter(({ id, box }) => !ends.get(edge)?.includes(id) && overlap(leg, inner(box))).length;
  }, 0);
}

/** Pairs of an upright and a level leg of different edges that cross. */
export function crossings(placed: ElkNode): number {
  const legs = legsOf(placed);
  const upright = legs.filter(({ from, to }) => from.x === to.x && from.y !== to.y);
  const level = legs.filter(({ from, to }) => from.y === to.y && from.x !== to.x);
  const between = (value: number, a: number, b: number) => value > Math.min(a, b) && value < Math.max(a, b);
  return upright.reduce(
    (count, u) =>
      count +
      level.filter(
        (l) => l.edge !== u.edge && between(u.from.x, l.from.x, l.to.x) && between(l.from.y, u.from.y, u.to.y),
      ).length,
    0,
  );
}
