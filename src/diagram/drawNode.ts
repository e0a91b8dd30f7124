import * as l10n from '@vscode/l10n';
import { ICONS } from './icons';
import { type Mark, mark, tenth, titleMark } from './marks';
import { FONTS, type TextRole } from './measure';
import type { IconName, SceneElement, SceneFindings, SceneNode } from './model';
import type { Box, PlacedNode } from './placed';
import { PAD, lineHeight } from './sizes';
import type { Theme } from './theme';

/** A text whose top is at `y`. */
export function textMark(
  text: string,
  role: TextRole,
  x: number,
  y: number,
  fill: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): Mark {
  const { size, weight } = FONTS[role];
  return {
    tag: 'text',
    attributes: {
      x: tenth(x),
      y: tenth(y + size * 0.5 + lineHeight(role) * 0.36),
      'data-role': role,
      'font-size': size,
      'font-weight': weight === 400 ? undefined : weight,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      'letter-spacing': role === 'kind' ? 0.3 : undefined,
      fill,
    },
    text,
  };
}

/** An icon on a square of 16, scaled to `size`. */
export function iconMark(icon: IconName, x: number, y: number, size: number, stroke: string): Mark {
  return mark('path', {
    d: ICONS[icon],
    transform: `translate(${tenth(x)} ${tenth(y)}) scale(${tenth((size / 16) * 100) / 100})`,
    fill: 'none',
    stroke,
    'stroke-width': 1.3,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

/** What a node or edge says of itself: kind, name, and the findings on it. */
export function spokenText({ kindLabel, title, findings }: SceneElement): string {
  const name = kindLabel === title ? title : `${kindLabel}: ${title}`;
  return findings ? [name, ...findings.messages].join('\n') : name;
}

/** What is drawn on things beside what they are. */
export interface Extras {
  /** The number of findings. */
  readonly badges: boolean;
  /** What folds groups and unfolds boxes: for a page, where it can be pressed. */
  readonly toggles: boolean;
}

export function drawNode(placed: PlacedNode, theme: Theme, extras: Extras): Mark {
  const { node } = placed;
  const children = drawShape(placed, theme, extras);
  return mark('g', { 'data-id': node.id, 'data-kind': node.kind }, [titleMark(tooltip(placed)), ...children]);
}

/** The tooltip has in full what the picture may have cut. */
function tooltip({ node }: PlacedNode): string {
  const inside = node.folded === undefined ? [] : [l10n.t('{0} things are folded away in it', node.folded)];
  return [spokenText(node), ...node.lines, ...inside].join('\n');
}

function drawShape(placed: PlacedNode, theme: Theme, extras: Extras): Mark[] {
  switch (placed.node.shape) {
    case 'group':
      return drawGroup(placed, theme);
    case 'list':
      return [frame(placed, { fill: theme.box, stroke: theme.boxLine, rx: 4 })];
    case 'row':
      return drawRow(placed, theme, extras);
    case 'box':
      return drawBox(placed, theme, extras);
  }
}

function frame({ x, y, width, height, node }: PlacedNode, look: { fill: string; stroke: string; rx: number }): Mark {
  return mark('rect', {
    x: tenth(x),
    y: tenth(y),
    width: tenth(width),
    height: tenth(height),
    rx: look.rx,
    fill: look.fill,
    stroke: look.stroke,
    'stroke-dasharray': node.missing ? '4 3' : undefined,
    class: 'frame',
  });
}

function drawGroup(placed: PlacedNode, theme: Theme): Mark[] {
  const { tint, frame: stroke } = theme.zones[placed.node.zone];
  return [frame(placed, { fill: tint, stroke, rx: 8 })];
}

/** What a group says of itself. It is drawn above the lines that enter the group, which would cross the words out. */
export function drawHead(placed: PlacedNode, theme: Theme, extras: Extras): Mark {
  const { node, titles, lines, head = placed } = placed;
  const { accent, tint } = theme.zones[node.zone];
  const left = head.x + PAD.group;
  let top = head.y + 10;
  const marks = [
    iconMark(node.icon, left, top - 1, 12, accent),
    textMark(node.kindLabel.toUpperCase(), 'kind', left + PAD.icon, top - 1.5, accent),
  ];
  top += lineHeight('kind');
  for (const title of titles) {
    marks.push(textMark(title, 'group', left, top, theme.text));
    top += lineHeight('group');
  }
  for (const line of lines) {
    marks.push(textMark(line, 'line', left, top, theme.muted));
    top += lineHeight('line');
  }
  // Wide enough that a line behind it is not seen between the words.
  const words = mark('g', { 'paint-order': 'stroke', stroke: tint, 'stroke-width': 10, 'stroke-linejoin': 'round' }, [
    ...marks.slice(1),
  ]);
  return mark('g', { 'data-head': node.id, 'aria-hidden': 'true' }, [
    ...marks.slice(0, 1),
    words,
    ...(extras.toggles ? [toggle(node, head, head.y + 15, theme)] : []),
    ...badge(placed, theme, extras),
  ]);
}

function drawBox(placed: PlacedNode, theme: Theme, extras: Extras): Mark[] {
  const { node, x, y, height, titles, lines } = placed;
  const { accent } = theme.zones[node.zone];
  const left = x + PAD.box + PAD.icon + PAD.gap;
  let top = y + PAD.box - 2;
  const marks = [
    frame(placed, { fill: theme.box, stroke: node.missing ? theme.severities.error : theme.boxLine, rx: 5 }),
    mark('path', {
      d: `M${tenth(x + 0.5)} ${tenth(y + 6)}v${tenth(height - 12)}`,
      stroke: accent,
      'stroke-width': 3,
      'stroke-linecap': 'round',
    }),
    iconMark(node.icon, x + PAD.box, top, PAD.icon, accent),
  ];
  for (const title of titles) {
    marks.push(textMark(title, 'title', left, top, theme.text));
    top += lineHeight('title');
  }
  for (const line of lines) {
    marks.push(textMark(line, 'line', left, top, theme.muted));
    top += lineHeight('line');
  }
  if (node.folded !== undefined && extras.toggles) marks.push(toggle(node, placed, y + height - 12, theme));
  return [...marks, ...badge(placed, theme, extras)];
}

/** A plus on what is folded, a minus on what is open. */
function toggle(node: SceneNode, { x, width }: Box, y: number, theme: Theme): Mark {
  const at = { x: tenth(x + width - 14), y: tenth(y) };
  const sign = node.folded === undefined ? 'h6' : 'h6m-3 -3v6';
  return mark('g', { 'data-toggle': node.id, class: 'toggle' }, [
    mark('circle', { cx: at.x, cy: at.y, r: 7, fill: theme.box, stroke: theme.boxLine }),
    mark('path', { d: `M${tenth(at.x - 3)} ${at.y}${sign}`, fill: 'none', stroke: theme.text, 'stroke-width': 1.4 }),
  ]);
}

function drawRow(placed: PlacedNode, theme: Theme, extras: Extras): Mark[] {
  const { node, x, y, width, height, titles, lines } = placed;
  const left = x + PAD.row;
  return [
    mark('rect', {
      x: tenth(x + 1),
      y: tenth(y + 1),
      width: tenth(width - 2),
      height: tenth(height - 2),
      rx: 3,
      fill: theme.box,
      class: 'frame',
    }),
    iconMark(node.icon, left, y + 4, 12, theme.zones[node.zone].accent),
    ...titles.map((title) => textMark(title, 'line', left + PAD.icon + 4, y + 3, theme.text)),
    ...lines.map((line, index) =>
      textMark(line, 'line', x + width - PAD.row, y + 3 + index * lineHeight('line'), theme.muted, 'end'),
    ),
    ...badge(placed, theme, extras),
  ];
}

/** The number of findings, in the colour of the worst, on the top right corner. */
function badge({ node, x, y, width, height }: PlacedNode, theme: Theme, { badges }: Extras): Mark[] {
  if (!node.findings || !badges) return [];
  const isRow = node.shape === 'row';
  return badgeAt(node, x + width - (isRow ? -4 : 3), isRow ? y + height / 2 : y + 3, theme);
}

const countText = ({ count }: SceneFindings): string => (count > 99 ? '99+' : String(count));

export const BADGE_HEIGHT = 15;

/** How wide the badge of a thing is; 0 where it has none. */
export function badgeWidth({ findings }: Pick<SceneElement, 'findings'>): number {
  return findings ? 9 + countText(findings).length * 6 : 0;
}

export function badgeAt({ findings }: SceneElement, x: number, y: number, theme: Theme): Mark[] {
  if (!findings) return [];
  const count = countText(findings);
  const width = badgeWidth({ findings });
  return [
    mark('rect', {
      x: tenth(x - width / 2),
      y: tenth(y - BADGE_HEIGHT / 2),
      width,
      height: BADGE_HEIGHT,
      rx: BADGE_HEIGHT / 2,
      fill: theme.severities[findings.worst],
      stroke: theme.background,
      'stroke-width': 1.5,
    }),
    textMark(count, 'kind', x, y - 7, theme.onSeverity, 'middle'),
  ];
}
