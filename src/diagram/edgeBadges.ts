import { BADGE_HEIGHT, badgeWidth } from './drawNode';
import type { Box, PlacedEdge, PlacedScene, Point } from './placed';
import { meets } from './placed';

/** Where along a line its number may stand, the best first. */
const ALONG = [0.5, 0.3, 0.7, 0.15, 0.85];
/** So far from a line that a number beside it still belongs to it, in px. */
const ASIDE = BADGE_HEIGHT * 0.6;
/** Of a line that is shorter little would be left below a number, in px. */
const SHORT = 3 * BADGE_HEIGHT;
/** So far a number may reach into a box, in px: no word stands there. */
const BORDER = 7;

/**
 * Where the numbers of findings of lines stand, by the id of the line: on the line itself, where no box, no text, no other number
 * and no other line is; else at its text, or beside the line; and where all is full halfway. At a short line, which a number would
 * cover, first beside it.
 */
export function edgeBadgePlaces({ nodes, edges }: PlacedScene): ReadonlyMap<string, Point> {
  const found = edges.filter(({ edge }) => edge.findings && edge.kind !== 'order');
  const places = new Map<string, Point>();
  if (found.length === 0) return places;
  const taken: Box[] = [
    ...nodes.filter(({ node }) => node.shape === 'box' || node.shape === 'list').map(inner),
    ...nodes.flatMap(({ head }) => (head ? [head] : [])),
    ...edges.flatMap(({ label }) => (label ? [label] : [])),
  ];
  const lines = edges.flatMap(({ edge, points }) => legsOf(points).map((box) => ({ id: edge.id, box })));
  for (const placed of found) {
    const around = (at: Point): Box => {
      const width = badgeWidth(placed.edge);
      return { x: at.x - width / 2, y: at.y - BADGE_HEIGHT / 2, width, height: BADGE_HEIGHT };
    };
    const along = ALONG.flatMap((share) => pointAlong(placed.points, share));
    const beside = [...atLabel(placed), ...along.flatMap((at) => aside(at, badgeWidth(placed.edge)))];
    const isOff = (at: Point) => !lines.some(({ id, box }) => id === placed.edge.id && meets(box, around(at)));
    const isShort = lengthOf(placed.points) < SHORT;
    const candidates = [...(isShort ? beside.filter(isOff) : []), ...along, ...beside];
    const isFree = (at: Point) => !taken.some((box) => meets(box, around(at)));
    const isAlone = (at: Point) => !lines.some(({ id, box }) => id !== placed.edge.id && meets(box, around(at)));
    const at = candidates.find((each) => isFree(each) && isAlone(each)) ?? candidates.find(isFree) ?? candidates[0];
    if (!at) continue;
    places.set(placed.edge.id, at);
    taken.push(around(at));
  }
  return places;
}

function inner({ x, y, width, height }: Box): Box {
  return { x: x + BORDER, y: y + BORDER, width: width - 2 * BORDER, height: height - 2 * BORDER };
}

/** On all sides of the text at a line. */
function atLabel({ edge, label }: PlacedEdge): Point[] {
  if (!label) return [];
  const [across, along] = [badgeWidth(edge) / 2 + 2, BADGE_HEIGHT / 2 + 1];
  const middle = { x: label.x + label.width / 2, y: label.y + label.height / 2 };
  return [
    { x: label.x + label.width + across, y: middle.y },
    { x: label.x - across, y: middle.y },
    { x: middle.x, y: label.y + label.height + along },
    { x: middle.x, y: label.y - along },
  ];
}

/** On both sides of a point of a line, whichever way that runs. */
function aside({ x, y }: Point, width: number): Point[] {
  const across = width / 2 + 2;
  return [
    { x, y: y - ASIDE },
    { x, y: y + ASIDE },
    { x: x - across, y },
    { x: x + across, y },
  ];
}

function legsOf(points: readonly Point[]): Box[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return { x, y, width: Math.max(from.x, to.x) - x, height: Math.max(from.y, to.y) - y };
  });
}

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, { x, y }, index) => {
    const from = points[index] ?? { x, y };
    return sum + Math.hypot(x - from.x, y - from.y);
  }, 0);
}

/** The point at a share of the length of a line; none where it has no points. */
function pointAlong(points: readonly Point[], share: number): Point[] {
  const legs = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return { from, to, length: Math.hypot(to.x - from.x, to.y - from.y) };
  });
  let left = legs.reduce((sum, leg) => sum + leg.length, 0) * share;
  for (const { from, to, length } of legs) {
    if (left <= length && length > 0) {
      return [{ x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length }];
    }
    left -= length;
  }
  return points.slice(0, 1);
}
