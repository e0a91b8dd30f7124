import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';
import type { SceneEdge, SceneNode } from './model';
import type { Box } from './placed';
import { type Face, PAD } from './sizes';

/**
 * Where the words of a group stand: at its top, at its foot, or in a place of their own inside, which lines run around.
 */
export type HeadPlace = 'top' | 'foot' | 'inside';

/**
 * Where lines leave the words of a group alone. Reading to the right that is the top. Reading down, lines come from above:
 * where none runs on, the words stand at the foot; where some do, neither end is free. Groups that are not named have theirs at the top.
 */
export function headPlaces(nodes: readonly SceneNode[], edges: readonly SceneEdge[]): Map<string, HeadPlace> {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const around = (id: string): string[] => {
    const parent = parents.get(id);
    return parent === undefined ? [] : [parent, ...around(parent)];
  };
  const [entered, left] = [new Set<string>(), new Set<string>()];
  for (const { kind, source, target } of edges) {
    if (kind === 'order') continue;
    const [from, to] = [around(source), around(target)];
    // A line that ends at a group itself runs through none of its words.
    for (const group of to) if (group !== source && !from.includes(group)) entered.add(group);
    for (const group of from) if (group !== target && !to.includes(group)) left.add(group);
  }
  return new Map([...entered].map((group) => [group, left.has(group) ? 'inside' : 'foot']));
}

export const headId = (group: string): string => `${group}:head`;

/** What a head has around its words. */
const AROUND = { x: PAD.group, top: 10, bottom: 8 };

/** The words of a group as a thing inside of it, before the others. */
export function headNode(group: string, { width, height }: Face): ElkNode {
  return {
    id: headId(group),
    width: width - 2 * AROUND.x,
    height: height - AROUND.top - AROUND.bottom,
    layoutOptions: { 'elk.position': '(-10000,0)', 'elk.alignment': 'TOP' },
  };
}

/** The head of a group whose words stand there. */
export function headAround({ x, y, width, height }: Box): Box {
  return {
    x: x - AROUND.x,
    y: y - AROUND.top,
    width: width + 2 * AROUND.x,
    height: height + AROUND.top + AROUND.bottom,
  };
}

/** Edges that nobody sees, from the words of a group to what would else stand beside them. */
export function headEdges(group: string, inside: readonly SceneNode[], edges: readonly SceneEdge[]): ElkExtendedEdge[] {
  const ids = new Set(inside.map(({ id }) => id));
  const fed = new Set(edges.flatMap(({ source, target }) => (ids.has(source) ? [target] : [])));
  return inside
    .filter(({ id }) => !fed.has(id))
    .map(({ id }) => ({ id: `${headId(group)} ${id}`, sources: [headId(group)], targets: [id] }));
}
