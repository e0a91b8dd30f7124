import { straightened } from './blocks/ways';
import { type Box, type PlacedEdge, type PlacedNode, type Point, grown, legOf, legsOf, meets } from './placed';

/** What stays free between a line and what it passes, in px. */
const CLEAR = 5;

/**
 * Lines without the loops that ELK leads through the gap between two columns: away from where they go, and back. A loop that
 * leads around something stays.
 */
export function withoutDetours(nodes: readonly PlacedNode[], edges: readonly PlacedEdge[]): PlacedEdge[] {
  const things: Box[] = [
    ...nodes.filter(({ node }) => node.shape === 'box' || node.shape === 'list'),
    ...nodes.flatMap(({ head }) => (head ? [head] : [])),
    ...edges.flatMap(({ label }) => (label ? [label] : [])),
  ];
  const points = new Map(edges.map((edge) => [edge, edge.points]));
  for (const edge of edges) {
    // A text stands where its line was led for it.
    if (edge.label) continue;
    const isFree = (leg: Box) => !things.some((box) => meets(box, leg)) && !runsBeside(leg, edge, points);
    points.set(edge, shortened(edge.points, isFree));
  }
  return edges.map((edge) => ({ ...edge, points: points.get(edge) ?? edge.points }));
}

function shortened(points: readonly Point[], isFree: (leg: Box) => boolean): readonly Point[] {
  for (let at = 2; at + 3 < points.length; at++) {
    const [before, from, to, after] = points.slice(at - 1, at + 3);
    if (!before || !from || !to || !after) continue;
    const axis = from.x === to.x ? 'x' : 'y';
    const [away, back] = [from[axis] - before[axis], after[axis] - to[axis]];
    if (away * back >= 0) continue;
    const level = Math.abs(away) < Math.abs(back) ? before[axis] : after[axis];
    const [start, end] = [
      { ...from, [axis]: level },
      { ...to, [axis]: level },
    ];
    if (!isFree(grown(legOf(start, end), CLEAR))) continue;
    return shortened(straightened([...points.slice(0, at), start, end, ...points.slice(at + 2)]), isFree);
  }
  return points;
}

/** Whether another line runs the same way so near that the two would be taken for one. */
function runsBeside(leg: Box, own: PlacedEdge, points: ReadonlyMap<PlacedEdge, readonly Point[]>): boolean {
  const isLevel = leg.width > leg.height;
  for (const [edge, route] of points) {
    if (edge === own) continue;
    if (legsOf(route).some((other) => (other.height === 0) === isLevel && meets(other, leg))) return true;
  }
  return false;
}
