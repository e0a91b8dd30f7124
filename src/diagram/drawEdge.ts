import { badgeAt, spokenText, textMark } from './drawNode';
import { type Mark, mark, tenth, titleMark } from './marks';
import type { EdgeKind } from './model';
import type { PlacedEdge, Point } from './placed';
import { lineHeight } from './sizes';
import type { Theme } from './theme';

/** How a line of a kind is drawn. */
export interface Stroke {
  readonly width: number;
  readonly dash?: string;
  /** A wide, pale line around it, as a tunnel has. */
  readonly tube?: boolean;
}

export const STROKES: Readonly<Record<Exclude<EdgeKind, 'order'>, Stroke>> = {
  primaryLink: { width: 2.4 },
  secondaryLink: { width: 2.4, dash: '8 4' },
  session: { width: 1.3 },
  attachment: { width: 1.6 },
  connection: { width: 2 },
  microsoftPeering: { width: 2, dash: '2 4' },
  networkPeering: { width: 1.6, dash: '10 3 2 3' },
  globalReach: { width: 2.4, dash: '1 5' },
  tunnel: { width: 1.4, tube: true },
  vpn: { width: 1.4, tube: true, dash: '5 3' },
  internet: { width: 1.6, dash: '3 4' },
  privateLine: { width: 1.6 },
  reachesProvider: { width: 1.8, dash: '6 3 1 3' },
  interlink: { width: 3 },
};

const RADIUS = 6;

/**
 * A line with its texts.
 * @param way from what to what it leads, for those who do not see it
 */
export function drawEdge({ edge, points, label }: PlacedEdge, theme: Theme, way: string): Mark[] {
  if (edge.kind === 'order') return [];
  const stroke = STROKES[edge.kind];
  const colour = theme.edges[edge.kind];
  const d = roundedPath(points);
  const line = (attributes: Mark['attributes']) => mark('path', { d, fill: 'none', stroke: colour, ...attributes });
  const [start, end] = [points[0], points.at(-1)];
  return [
    mark('g', { 'data-id': edge.id, 'data-thing': edge.thing, 'data-kind': edge.kind }, [
      titleMark([spokenText(edge), way, ...edge.lines].join('\n')),
      ...(stroke.tube ? [line({ 'stroke-width': 7, 'stroke-opacity': 0.22, 'stroke-linecap': 'round' })] : []),
      line({
        'stroke-width': stroke.width,
        'stroke-dasharray': edge.oneSided ? '3 3' : stroke.dash,
        'stroke-linecap': stroke.dash?.startsWith('1 ') ? 'round' : undefined,
        class: 'line',
      }),
      ...(edge.kind === 'session' ? [] : [start, end]).flatMap((point) => (point ? [dot(point, colour)] : [])),
      ...(label
        ? edge.lines.map((text, index) =>
            textMark(
              text,
              'label',
              label.x + label.width / 2,
              label.y + 1 + index * lineHeight('label'),
              index === 0 ? theme.text : theme.muted,
              'middle',
            ),
          )
        : []),
    ]),
  ];
}

/** The number of findings on a line. It is drawn above all: a box may be so near that it would cut it off. */
export function drawEdgeBadge({ edge }: PlacedEdge, at: Point, theme: Theme): Mark {
  return mark('g', { 'data-head': edge.id, 'aria-hidden': 'true' }, badgeAt(edge, at.x, at.y, theme));
}

function dot({ x, y }: Point, fill: string): Mark {
  return mark('circle', { cx: tenth(x), cy: tenth(y), r: 2.4, fill });
}

/** The line with round corners. */
export function roundedPath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before) return `M${tenth(point.x)} ${tenth(point.y)}`;
      if (!after) return `L${tenth(point.x)} ${tenth(point.y)}`;
      const [a, b] = [towards(point, before), towards(point, after)];
      return `L${tenth(a.x)} ${tenth(a.y)}Q${tenth(point.x)} ${tenth(point.y)} ${tenth(b.x)} ${tenth(b.y)}`;
    })
    .join('');
}

/** The point on the way to another where the round corner ends. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
