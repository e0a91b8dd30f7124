import type { SceneNode } from '../../../src/diagram/model';
import type { Box, PlacedNode, PlacedScene, Point } from '../../../src/diagram/placed';

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Pairs of siblings that cover each other. */
export function overlaps({ nodes }: PlacedScene): string[] {
  return nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter((b) => a.node.parent === b.node.parent && overlap(a, b))
      .map((b) => `${a.node.id} and ${b.node.id}`),
  );
}

/** Nodes that stick out of what they are inside of. */
export function outside({ nodes }: PlacedScene): string[] {
  const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
  return nodes.flatMap((placed) => {
    const parent = placed.node.parent === undefined ? undefined : byId.get(placed.node.parent);
    if (!parent) return [];
    const inside =
      placed.x >= parent.x &&
      placed.y >= parent.y &&
      placed.x + placed.width <= parent.x + parent.width + 0.01 &&
      placed.y + placed.height <= parent.y + parent.height + 0.01;
    return inside ? [] : [placed.node.id];
  });
}

/** Lines that run through a box which is not one of their ends. */
export function linesThroughBoxes({ nodes, edges }: PlacedScene): string[] {
  const byId = new Map(nodes.map(({ node }) => [node.id, node]));
  const boxes = nodes.filter(({ node }) => node.shape === 'box' || node.shape === 'list');
  return edges.flatMap(({ edge, points }) => {
    if (edge.kind === 'order') return [];
    const ends = new Set([...lineage(byId, edge.source), ...lineage(byId, edge.target)]);
    return boxes
      .filter((box) => !ends.has(box.node.id) && passes(points, box))
      .map((box) => `${edge.id} through ${box.node.id}`);
  });
}

/** Texts at lines that cover a box or another text. */
export function coveredLabels({ nodes, edges }: PlacedScene): string[] {
  const boxes = nodes.filter(({ node }) => node.shape === 'box' || node.shape === 'list');
  const labels = edges.flatMap(({ edge, label }) => (label ? [{ id: edge.id, ...label }] : []));
  return labels.flatMap((label, index) => [
    ...boxes.filter((box) => overlap(label, box)).map((box) => `${label.id} on ${box.node.id}`),
    ...labels
      .slice(index + 1)
      .filter((other) => overlap(label, other))
      .map((other) => `${label.id} on ${other.id}`),
  ]);
}

export function placedBy(placed: PlacedScene, wanted: (node: SceneNode) => boolean): PlacedNode[] {
  return placed.nodes.filter(({ node }) => wanted(node));
}

function lineage(byId: ReadonlyMap<string, SceneNode>, id: string): string[] {
  const parent = byId.get(id)?.parent;
  return parent === undefined ? [id] : [id, ...lineage(byId, parent)];
}

/** Lines are at right angles: each leg is a box without width or height. Touching a border is not passing. */
function passes(points: readonly Point[], box: Box): boolean {
  return points.slice(1).some((to, index) => {
    const from = points[index] ?? to;
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    const edge = 0.5;
    return (
      left < box.x + box.width - edge &&
      right > box.x + edge &&
      top < box.y + box.height - edge &&
      bottom > box.y + edge
    );
  });
}
