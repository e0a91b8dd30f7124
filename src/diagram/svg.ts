import * as l10n from '@vscode/l10n';
import { STROKES } from './drawEdge';
import { textMark } from './drawNode';
import { drawScene } from './drawing';
import { legendOf } from './legend';
import { type Mark, mark, tenth } from './marks';
import { FONTS, FONT_FAMILY, type MeasureText, type TextRole, measureByTable } from './measure';
import type { Scene } from './model';
import type { PlacedScene } from './placed';
import { lineHeight } from './sizes';
import { THEMES, type Theme, type ThemeName } from './theme';

const MARGIN = 28;
const HEAD = 58;
const SWATCH = 30;
const FOOT = 24;

/** What is said of the picture itself, at its foot. */
export interface TitleBlock {
  /** The day on which it was drawn, as `2026-11-25`. */
  readonly date: string;
  /** The version of what drew it. */
  readonly version: string;
}

/**
 * The picture as a file of its own: real text, no scripts, nothing loaded from elsewhere, the same bytes for the same scene.
 * @param measure for the legend; by default the table that the layout uses outside of a browser
 */
export function renderSvg(
  placed: PlacedScene,
  theme: ThemeName = 'light',
  measure: MeasureText = measureByTable,
  block?: TitleBlock,
): string {
  const colours = THEMES[theme];
  const { scene } = placed;
  const legend = drawLegend(placed, colours, measure);
  const width = Math.ceil(Math.max(placed.width, legend.width, measure(scene.title, 'heading')) + 2 * MARGIN);
  const foot = MARGIN + HEAD + placed.height + 26 + legend.height;
  const height = Math.ceil(foot + (block ? FOOT : 0) + MARGIN);
  const marks = [
    mark('rect', { width, height, fill: colours.background }),
    textMark(scene.title, 'heading', MARGIN, MARGIN - 4, colours.text),
    textMark(scene.subtitle, 'title', MARGIN, MARGIN + 22, colours.muted),
    mark(
      'g',
      { transform: `translate(${MARGIN} ${MARGIN + HEAD})` },
      drawScene(placed, colours, { badges: true, toggles: false }),
    ),
    mark('g', { transform: `translate(${MARGIN} ${Math.ceil(MARGIN + HEAD + placed.height + 26)})` }, legend.marks),
    ...(block ? [textMark(blockText(scene, block), 'legend', MARGIN, foot + 8, colours.muted)] : []),
  ];
  const about = l10n.t(
    '{0}, {1}. Read from left to right: customer, peering location, Microsoft edge, Azure.',
    scene.title,
    scene.subtitle,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` role="img" aria-labelledby="title desc" font-family="${escape(FONT_FAMILY)}">`,
    `\n<title id="title">${escape(scene.title)}</title>\n<desc id="desc">${escape(about)}</desc>\n`,
    marks.map((each) => markText(widthFixed(each, measure))).join('\n'),
    '\n</svg>\n',
  ].join('');
}

function blockText({ title }: Scene, { date, version }: TitleBlock): string {
  return [title, date, `CSP Connectivity ${version}`].join('  ·  ');
}

/** The meaning of the lines, in as many rows as the picture's width needs. */
function drawLegend({ scene, width }: PlacedScene, theme: Theme, measure: MeasureText) {
  const marks: Mark[] = [];
  const row = lineHeight('legend') + 8;
  let [x, y, widest] = [0, 0, 0];
  for (const { kind, text } of legendOf(scene)) {
    const own = SWATCH + 8 + measure(text, 'legend') + 24;
    if (x > 0 && x + own > width) [x, y] = [0, y + row];
    const { width: weight, dash, tube } = STROKES[kind];
    const line = { d: `M${x} ${y + row / 2}h${SWATCH}`, stroke: theme.edges[kind] };
    if (tube)
      marks.push(mark('path', { ...line, 'stroke-width': 7, 'stroke-opacity': 0.22, 'stroke-linecap': 'round' }));
    marks.push(
      mark('path', {
        ...line,
        'stroke-width': weight,
        'stroke-dasharray': dash,
        'stroke-linecap': dash?.startsWith('1 ') ? 'round' : undefined,
      }),
      textMark(text, 'legend', x + SWATCH + 8, y + row / 2 - lineHeight('legend') / 2, theme.muted),
    );
    x += own;
    widest = Math.max(widest, x);
  }
  return { marks, width: widest, height: marks.length === 0 ? 0 : y + row };
}

/**
 * The mark with its texts as wide as they were measured, whatever font the reader has: no text leaves its box, and none
 * covers another.
 */
function widthFixed({ attributes, children, ...rest }: Mark, measure: MeasureText): Mark {
  const { 'data-role': role, ...own } = attributes;
  const width = rest.text !== undefined && isRole(role) ? measure(rest.text, role) : 0;
  const fixed = width > 0 && { textLength: tenth(width), lengthAdjust: 'spacingAndGlyphs' };
  return {
    ...rest,
    attributes: { ...own, ...fixed },
    ...(children && { children: children.map((child) => widthFixed(child, measure)) }),
  };
}

const isRole = (role: string | number | undefined): role is TextRole => typeof role === 'string' && role in FONTS;

/** A mark as text of SVG. Characters that XML cannot have are left out. */
function markText({ tag, attributes, children, text }: Mark): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');
  const inside = (text === undefined ? '' : escape(text)) + (children ?? []).map(markText).join('');
  return inside === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inside}</${tag}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escape(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}
