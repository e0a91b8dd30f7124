import { BADGE_HEIGHT, badgeWidth } from './drawNode';
import { Nearby } from './nearby';
import { type Box, type PlacedEdge, type PlacedScene, type Point, grown, legsOf } from './placed';

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
  const taken = new Nearby<Box>([
    ...nodes.filter(({ node }) => node.shape === 'box' || node.shape === 'list').map((box) => grown(box, -BORDER)),
    ...nodes.flatMap(({ head }) => (head ? [head] : [])),
    ...edges.flatMap(({ label }) => (label ? [label] : [])),
  ]);
  const lines = new Nearby(edges.flatMap(({ edge, points }) => legsOf(points).map((leg) => ({ id: edge.id, ...leg }))));
  for (const placed of found) {
    const { id } = placed.edge;
    const width = badgeWidth(placed.edge);
    const around = ({ x, y }: Point): Box => ({
      x: x - width / 2,
      y: y - BADGE_HEIGHT / 2,
      width,
      height: BADGE_HEIGHT,
    });
    const along = ALONG.flatMap((share) => pointAlong(placed.points, share));
    const beside = [...atLabel(placed), ...along.flatMap((at) => aside(at, width))];
    const isOff = (at: Point) => lines.meeting(around(at)).every((line) => line.id !== id);
    const isShort = lengthOf(placed.points) < SHORT;
    const candidates = [...(isShort ? beside.filter(isOff) : []), ...along, ...beside];
    const isFree = (at: Point) => taken.meeting(around(at)).length === 0;
    const isAlone = (at: Point) => lines.meeting(around(at)).every((line) => line.id === id);
    const at = candidates.find((each) => isFree(each) && isAlone(each)) ?? candidates.find(isFree) ?? candidates[0];
    if (!at) continue;
    places.set(id, at);
    taken.add(around(at));
  }
  return places;
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

function lengthOf(points: readonly Point[]): number {
  return legsOf(points).reduce((sum, { width, height }) => sum + Math.hypot(width, height), 0);
}

/** The point at a share of the length of a line; none where it has no points. */
function pointAlong(points: readonly Point[], share: number): Point[] {
  let left = lengthOf(points) * share;
  for (const [index, to] of points.slice(1).entries()) {
    const from = points[index] ?? to;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (left <= length && length > 0) {
      return [{ x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length }];
    }
    left -= length;
  }
  return points.slice(0, 1);
}
