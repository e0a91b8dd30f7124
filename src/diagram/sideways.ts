import type { Direction } from './elkGraph';
import type { SceneEdge } from './model';
import { type Box, type PlacedNode, type Point, meets } from './placed';

/** How far outside the boxes that it joins a line runs that cannot go straight, in px. */
const LANE = 8;

/**
 * The line between two boxes that stand in one column: straight down where nothing is between them, else around on the right.
 * Where the picture reads down a column is a row: the same with x and y exchanged.
 */
export function sidewaysRoute(
  edge: SceneEdge,
  nodes: readonly PlacedNode[],
  direction: Direction,
): Point[] | undefined {
  if (direction === 'right') return routeInColumn(edge, nodes);
  const turned = nodes.map((node) => ({ ...node, x: node.y, y: node.x, width: node.height, height: node.width }));
  return routeInColumn(edge, turned)?.map(({ x, y }) => ({ x: y, y: x }));
}

function routeInColumn(edge: SceneEdge, nodes: readonly PlacedNode[]): Point[] | undefined {
  const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
  const ends = [byId.get(edge.source), byId.get(edge.target)];
  const [first, second] = ends;
  if (!first || !second) return undefined;
  const [upper, lower] = first.y <= second.y ? [first, second] : [second, first];

  const around = new Set([...ancestors(upper, byId), ...ancestors(lower, byId), upper.node.id, lower.node.id]);
  const others = nodes.filter((placed) => !around.has(placed.node.id));
  const left = Math.max(upper.x, lower.x);
  const right = Math.min(upper.x + upper.width, lower.x + lower.width);
  const middle = (left + right) / 2;
  const bottom = upper.y + upper.height;
  const gap: Box = { x: middle, y: bottom, width: 0, height: lower.y - bottom };
  if (right > left && gap.height >= 0 && !others.some((box) => meets(box, gap))) {
    return [
      { x: middle, y: bottom },
      { x: middle, y: lower.y },
    ];
  }
  const span: Box = { x: 0, y: upper.y, width: Infinity, height: lower.y + lower.height - upper.y };
  const column = others.filter(
    (box) => meets(box, span) && box.x < Math.max(upper.x + upper.width, lower.x + lower.width),
  );
  const lane = Math.max(...[upper, lower, ...column].map((box) => box.x + box.width)) + LANE;
  const [from, to] = [upper.y + upper.height - LANE, lower.y + LANE];
  return [
    { x: upper.x + upper.width, y: from },
    { x: lane, y: from },
    { x: lane, y: to },
    { x: lower.x + lower.width, y: to },
  ];
}

function ancestors(placed: PlacedNode, byId: ReadonlyMap<string, PlacedNode>): string[] {
  const { parent } = placed.node;
  const above = parent === undefined ? undefined : byId.get(parent);
  return above ? [above.node.id, ...ancestors(above, byId)] : [];
}
