import type { ElkExtendedEdge } from 'elkjs/lib/elk-api';
import type { Point } from '../placed';
import type { StandingBlock, StandingFrame, StandingPart } from './frames';
import type { Lanes } from './lanes';
import { endsOf } from './shape';

/** A line from one block to another: through gutters and above columns, where no box stands. */
export interface Way {
  readonly edge: ElkExtendedEdge;
  readonly from: StandingBlock;
  readonly to: StandingBlock;
  readonly legs: readonly Leg[];
}

/** Along which lanes a line runs, one after the other, and whether these are upright. */
interface Leg {
  readonly lanes: Lanes;
  readonly key: string;
  readonly isUpright: boolean;
}

/** Names the lines that can be drawn as one where they lead the same way. */
export type BundleOf = (edge: ElkExtendedEdge) => string;

/**
 * Says which lanes a line runs along, and keeps room for it there. Lines of one bundle that lead from one column to another share
 * all their lanes: they part where they leave the last one.
 */
export function wayOf(edge: ElkExtendedEdge, from: StandingBlock, to: StandingBlock, bundleOf: BundleOf): Way {
  const bundle = `${bundleOf(edge)} ${columnOf(from)}>${columnOf(to)}`;
  const legs: Leg[] = [];
  const along = (lanes: Lanes | undefined, isUpright: boolean): void => {
    if (!lanes) return;
    lanes.add(bundle);
    legs.push({ lanes, key: bundle, isUpright });
  };
  const above = (part: StandingPart): StandingFrame[] => (part.parent ? [part.parent, ...above(part.parent)] : []);
  const around = new Set(above(to));
  let out: StandingPart = from;
  for (; out.parent && !around.has(out.parent); out = out.parent) {
    along(out.parent.gutters[out.column + 1], true);
    along(out.parent.bus, false);
  }
  const shared = out.parent;
  const inwards: StandingPart[] = [to];
  for (let at: StandingPart = to; at.parent && at.parent !== shared; at = at.parent) inwards.unshift(at.parent);
  const [first = to, ...deeper] = inwards;
  if (shared && out.column + 1 === first.column) {
    along(shared.gutters[first.column], true);
  } else if (shared) {
    along(shared.gutters[out.column + 1], true);
    along(shared.bus, false);
    along(shared.gutters[first.column], true);
  }
  for (const part of deeper) {
    along(part.parent?.bus, false);
    along(part.parent?.gutters[part.column], true);
  }
  return { edge, from, to, legs };
}

/** In which column of the picture, and of each group around it, something stands. */
function columnOf({ parent, column }: StandingPart): string {
  return parent ? `${columnOf(parent)}/${String(column)}` : '';
}

/** Between which coordinates the lines of a lane lead along it, and how far to the right they lead in the end. */
interface Span {
  from: number;
  to: number;
  reach: number;
}

/** Puts the lines in each lane into the order in which they cross the fewest others; all blocks have their place. */
export function orderLanes(ways: readonly Way[]): void {
  const spans = new Map<Lanes, { readonly isUpright: boolean; readonly of: Map<string, Span[]> }>();
  for (const way of ways) {
    const { legs } = way;
    const start = inBlock(way.from, way.edge.sources[0], 'exits').at(-1)?.y ?? way.from.y;
    const end = inBlock(way.to, way.edge.targets[0], 'entries')[0]?.y ?? way.to.y;
    legs.forEach(({ lanes, key, isUpright }, index) => {
      const own = spans.get(lanes) ?? { isUpright, of: new Map<string, Span[]>() };
      const span = {
        from: legs[index - 1]?.lanes.start ?? start,
        to: legs[index + 1]?.lanes.start ?? end,
        reach: way.to.x,
      };
      own.of.set(key, [...(own.of.get(key) ?? []), span]);
      spans.set(lanes, own);
    });
  }
  for (const [lanes, { isUpright, of }] of spans) {
    const all = [...of].map(([key, own]) => ({
      key,
      from: mean(own, 'from'),
      to: mean(own, 'to'),
      reach: mean(own, 'reach'),
    }));
    lanes.order(all.sort(isUpright ? byTurn : byLength).map(({ key }) => key));
  }
}

const mean = (spans: readonly Span[], end: keyof Span): number =>
  spans.reduce((sum, span) => sum + span[end], 0) / spans.length;

/**
 * Of lines that lead down the lowest turns first, of lines that lead up the highest: neither crosses the one beside it. Of those
 * that come from one height the one that leads less far turns first on its way down, for it is the lower one afterwards.
 */
function byTurn(a: Span, b: Span): number {
  const [isDown, isOtherDown] = [a.to >= a.from, b.to >= b.from];
  if (isDown !== isOtherDown) return isDown ? 1 : -1;
  return isDown ? b.from - a.from || a.reach - b.reach : a.from - b.from || b.reach - a.reach;
}

/** Above columns a longer line runs above a shorter one. */
const byLength = (a: Span, b: Span): number => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || b.reach - a.reach;

/** Where the way from an end to the edge of its block runs, or the other way round. */
function inBlock(block: StandingBlock, end: string | undefined, side: 'exits' | 'entries'): Point[] {
  const points = block.shape[side].get(endsOf(block.block).get(end ?? '') ?? -1)?.points ?? [];
  return points.map(({ x, y }) => ({ x: x + block.x, y: y + block.y }));
}

/** The points of a line, when all has its place. */
export function pointsOfWay({ edge, from, to, legs }: Way): Point[] {
  const [start, end] = [inBlock(from, edge.sources[0], 'exits'), inBlock(to, edge.targets[0], 'entries')];
  const points = [...start];
  let y = start.at(-1)?.y ?? from.y;
  let x = start.at(-1)?.x ?? from.x + from.width;
  for (const { lanes, key, isUpright } of legs) {
    // An upright lane is entered at the height that the line has; the next level one gives it another.
    if (isUpright) x = lanes.at(key);
    else y = lanes.at(key);
    points.push({ x, y });
  }
  const last = end[0];
  if (last) points.push({ x, y: last.y });
  return straightened([...points, ...end]);
}

/** Without the points that change nothing. */
export function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last && last.x === point.x && last.y === point.y) continue;
    const isOnWay =
      before && last && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (isOnWay) kept.pop();
    kept.push(point);
  }
  return kept;
}
