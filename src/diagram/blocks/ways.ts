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

/** Says which lanes a line runs along, and keeps room for it there. */
export function wayOf(edge: ElkExtendedEdge, from: StandingBlock, to: StandingBlock): Way {
  const [source = '', target = ''] = [edge.sources[0], edge.targets[0]];
  const legs: Leg[] = [];
  const along = (lanes: Lanes | undefined, key: string, isUpright: boolean): void => {
    if (!lanes) return;
    lanes.add(key);
    legs.push({ lanes, key, isUpright });
  };
  const above = (part: StandingPart): StandingFrame[] => (part.parent ? [part.parent, ...above(part.parent)] : []);
  const around = new Set(above(to));
  let out: StandingPart = from;
  for (; out.parent && !around.has(out.parent); out = out.parent) {
    along(out.parent.gutters[out.column + 1], source, true);
    along(out.parent.bus, source, false);
  }
  const shared = out.parent;
  const inwards: StandingPart[] = [to];
  for (let at: StandingPart = to; at.parent && at.parent !== shared; at = at.parent) inwards.unshift(at.parent);
  const [first = to, ...deeper] = inwards;
  if (shared && out.column + 1 === first.column) {
    along(shared.gutters[first.column], source, true);
  } else if (shared) {
    along(shared.gutters[out.column + 1], source, true);
    along(shared.bus, source, false);
    along(shared.gutters[first.column], target, true);
  }
  for (const part of deeper) {
    along(part.parent?.bus, target, false);
    along(part.parent?.gutters[part.column], target, true);
  }
  return { edge, from, to, legs };
}

/** The points of a line, when all has its place. */
export function pointsOfWay({ edge, from, to, legs }: Way): Point[] {
  const inBlock = (block: StandingBlock, end: string | undefined, side: 'exits' | 'entries'): Point[] => {
    const points = block.shape[side].get(endsOf(block.block).get(end ?? '') ?? -1) ?? [];
    return points.map(({ x, y }) => ({ x: x + block.x, y: y + block.y }));
  };
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
function straightened(points: readonly Point[]): Point[] {
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
