import { STROKES } from './drawEdge';
import { type Mark, mark, tenth } from './marks';
import type { Severity } from '../design';
import type { Box, PlacedScene, Point } from './placed';
import type { Theme } from './theme';

/** The dot for a finding, in px of the picture: still seen where everything is small. */
const DOT = 14;

/**
 * All boxes, lines and findings of a scene as a few shapes, one for each colour: what is seen from so far away that nobody
 * reads a word. Groups are not in it.
 */
export function drawDistant({ nodes, edges }: PlacedScene, theme: Theme): Mark {
  const boxes = nodes.filter(({ node }) => node.shape === 'box' || node.shape === 'list');
  const lines = edges.flatMap(({ edge, points }) => (edge.kind === 'order' ? [] : [{ kind: edge.kind, points }]));
  const found = nodes.flatMap(({ node, ...box }) => (node.findings ? [{ worst: node.findings.worst, box }] : []));
  return mark('g', { class: 'distant', 'aria-hidden': 'true' }, [
    ...[...Map.groupBy(lines, ({ kind }) => kind)].map(([kind, own]) =>
      mark('path', {
        d: own.map(({ points }) => lineOf(points)).join(''),
        fill: 'none',
        stroke: theme.edges[kind],
        'stroke-width': STROKES[kind].width,
        'stroke-dasharray': STROKES[kind].dash,
      }),
    ),
    ...[...Map.groupBy(boxes, ({ node }) => node.zone)].map(([zone, own]) =>
      mark('path', { d: own.map(boxOf).join(''), fill: theme.box, stroke: theme.zones[zone].accent }),
    ),
    ...[...Map.groupBy(found, ({ worst }) => worst)].map(([worst, own]) => dotsOf(worst, own, theme)),
  ]);
}

const lineOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('');

const boxOf = ({ x, y, width, height }: Box): string =>
  `M${tenth(x)} ${tenth(y)}h${tenth(width)}v${tenth(height)}h${tenth(-width)}z`;

function dotsOf(worst: Severity, found: readonly { readonly box: Box }[], theme: Theme): Mark {
  const corner = ({ x, y, width }: Box) => boxOf({ x: x + width - DOT / 2, y: y - DOT / 2, width: DOT, height: DOT });
  return mark('path', { d: found.map(({ box }) => corner(box)).join(''), fill: theme.severities[worst] });
}
