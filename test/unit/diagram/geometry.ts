import type { SceneNode } from '../../../src/diagram/model';
import { type Box, type PlacedNode, type PlacedScene, type Point, legsOf, meets } from '../../../src/diagram/placed';

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

/** Where lines cross, as `x y`: lines that lead the same way as one cross others once. */
export function crossings({ edges }: PlacedScene): ReadonlySet<string> {
  const legs = edges.filter(({ edge }) => edge.kind !== 'order').flatMap(({ points }) => legsOf(points));
  const distinct = (own: readonly Box[]) => [...new Map(own.map((leg) => [JSON.stringify(leg), leg])).values()];
  const level = distinct(legs.filter(({ width, height }) => height === 0 && width > 0));
  const upright = distinct(legs.filter(({ width, height }) => width === 0 && height > 0));
  return new Set(
    level.flatMap(({ x, y, width }) =>
      upright
        .filter((leg) => leg.x > x && leg.x < x + width && y > leg.y && y < leg.y + leg.height)
        .map((leg) => `${Math.round(leg.x)} ${Math.round(y)}`),
    ),
  );
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

/** Where the words of a group stand, and what folds it: as wide as the group at its foot or top. */
function headOf(group: PlacedNode, { nodes }: PlacedScene): Box {
  const { x, y, width, head } = group;
  if (head) return head;
  const first = Math.min(...nodes.filter(({ node }) => node.parent === group.node.id).map((child) => child.y));
  return { x, y, width, height: first - y };
}

/** Lines that run through the words of a group, and not only along their rim. */
export function linesThroughWords(placed: PlacedScene): string[] {
  const groups = placed.nodes.filter(({ node }) => node.shape === 'group');
  return groups.flatMap((group) => {
    const head = headOf(group, placed);
    const runsThrough = ({ points }: PlacedScene['edges'][number]) =>
      points.slice(1).some((to, index) => {
        const from = points[index] ?? to;
        const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
        const isAbove = Math.max(from.x, to.x) > head.x + 2 && Math.min(from.x, to.x) < head.x + head.width - 2;
        return isAbove && bottom > head.y + 8 && top < head.y + head.height - 8;
      });
    return placed.edges.filter(runsThrough).map(({ edge }) => `${edge.id} through ${group.node.id}`);
  });
}

/** Words of groups that stand over a box, or outside of their group. */
export function headsOverBoxes(placed: PlacedScene): string[] {
  return placed.nodes.flatMap((group) => {
    const { head } = group;
    if (!head) return [];
    const words = { x: head.x + 8, y: head.y + 8, width: head.width - 16, height: head.height - 16 };
    const within =
      words.x >= group.x &&
      words.y >= group.y &&
      words.x + words.width <= group.x + group.width &&
      words.y + words.height <= group.y + group.height;
    const covered = placed.nodes.filter(({ node, ...box }) => node.parent === group.node.id && meets(box, words));
    return [
      ...(within ? [] : [`${group.node.id} outside`]),
      ...covered.map(({ node }) => `${group.node.id} on ${node.id}`),
    ];
  });
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
