import * as l10n from '@vscode/l10n';
import { STROKES } from './drawEdge';
import { textMark } from './drawNode';
import { drawScene } from './drawing';
import { legendOf } from './legend';
import { type Mark, mark, tenth } from './marks';
import type { Room } from './firstView';
import { FONTS, FONT_FAMILY, type MeasureText, type TextRole, fitText, measureByTable } from './measure';
import { type Sheet, roomOn, sheetAround } from './page';
import type { PlacedScene } from './placed';
import { lineHeight } from './sizes';
import { THEMES, type Theme, type ThemeName } from './theme';
import { escapeXml } from './xml';

const MARGIN = 28;
const HEAD = 58;
const SWATCH = 30;
const FOOT = 24;
/** Between the picture and its legend. */
const GAP = 26;
const NOTHING = { x: 0, y: 0 };
/** The widest that a footnote may be, in px. */
const NOTE = 1200;

/** What is said of the picture itself, at its foot. */
export interface TitleBlock {
  /** The day on which it was drawn, as `2026-11-25`. */
  readonly date: string;
  /** The version of what drew it. */
  readonly version: string;
}

/** How a picture is drawn as a file. */
export interface SvgOptions {
  readonly theme?: ThemeName;
  /** For the legend; by default the table that the layout uses outside of a browser. */
  readonly measure?: MeasureText;
  readonly block?: TitleBlock;
  /** Numbers on what has findings, and their texts at the foot. A picture for others has none. */
  readonly findings?: boolean;
  /** The page that it fills; without one it is as large as what is drawn. */
  readonly sheet?: Sheet;
}

/** What a picture takes on a page with all that stands around it, without the margin, in px. */
export function svgSize(placed: PlacedScene, options: SvgOptions): Room {
  return around(placed, options).size;
}

/** What stands below a picture, and the size of all. */
function around(
  placed: PlacedScene,
  { theme = 'light', measure = measureByTable, findings, sheet, block }: SvgOptions,
) {
  const legend = drawLegend(placed, THEMES[theme], measure, sheet ? widthOn(placed, sheet) : placed.width);
  const notes = findings ? footnotes(placed, THEMES[theme], measure) : { marks: [], width: 0, height: 0 };
  const { title, subtitle } = placed.scene;
  const width = Math.max(placed.width, legend.width, notes.width, measure(title, 'heading'));
  // What is beyond the edge of a page is not printed.
  const onPage = sheet ? [measure(subtitle, 'title'), block ? measure(blockText(title, block), 'legend') : 0] : [];
  const height = HEAD + placed.height + GAP + legend.height + notes.height + (block ? FOOT : 0);
  return { legend, notes, size: { width: Math.max(width, ...onPage), height } };
}

/** The width that is there on a page at least when it is as high as the picture with its title. */
function widthOn({ width, height }: PlacedScene, sheet: Sheet): number {
  const room = roomOn(sheet);
  return Math.max(width, ((height + HEAD) * room.width) / room.height);
}

/**
 * The picture as a file of its own: real text, no scripts, nothing loaded from elsewhere, the same bytes for the same scene
 * and options.
 */
export function renderSvg(placed: PlacedScene, options: SvgOptions = {}): string {
  const { theme = 'light', measure = measureByTable, block, findings = false, sheet } = options;
  const colours = THEMES[theme];
  const { scene } = placed;
  const { legend, notes, size } = around(placed, options);
  const page = sheet && sheetAround(size, sheet);
  const margin = page ? Math.ceil(page.margin) : MARGIN;
  // On a page the title is at its top, the legend and what follows at its foot, and the picture in the middle between them.
  const spare = page
    ? { x: page.width - 2 * margin - placed.width, y: page.height - 2 * margin - size.height }
    : NOTHING;
  const notesTop = margin + HEAD + placed.height + spare.y + GAP + legend.height;
  const foot = notesTop + notes.height;
  const width = page ? thousandth(page.width) : Math.ceil(size.width + 2 * MARGIN);
  const height = page ? thousandth(page.height) : Math.ceil(foot + (block ? FOOT : 0) + MARGIN);
  const marks = [
    mark('rect', { width, height, fill: colours.background }),
    textMark(scene.title, 'heading', margin, margin - 4, colours.text),
    textMark(scene.subtitle, 'title', margin, margin + 22, colours.muted),
    mark(
      'g',
      { transform: `translate(${tenth(margin + spare.x / 2)} ${tenth(margin + HEAD + spare.y / 2)})` },
      drawScene(placed, colours, { badges: findings, toggles: false }),
    ),
    mark(
      'g',
      { transform: `translate(${margin} ${Math.ceil(margin + HEAD + placed.height + spare.y + GAP)})` },
      legend.marks,
    ),
    mark('g', { transform: `translate(${margin} ${Math.ceil(notesTop)})` }, notes.marks),
    ...(block ? [textMark(blockText(scene.title, block), 'legend', margin, foot + 8, colours.muted)] : []),
  ];
  const about = l10n.t(
    '{0}, {1}. Read from left to right: customer, peering location, Microsoft edge, Azure.',
    scene.title,
    scene.subtitle,
  );
  return documentText({
    width,
    height,
    ...(sheet && { shownAs: sheet.svg }),
    title: scene.title,
    about,
    family: FONT_FAMILY,
    measure,
    marks,
  });
}

/** What a file of SVG is made of. */
export interface SvgDocument {
  readonly width: number;
  readonly height: number;
  /** The size with its unit, where it is not that of the coordinates. */
  readonly shownAs?: { readonly width: string; readonly height: string };
  readonly title: string;
  /** What is seen, for those who do not see it. */
  readonly about: string;
  readonly family: string;
  readonly measure: MeasureText;
  readonly marks: readonly Mark[];
}

/** A file of SVG. */
export function documentText({
  width,
  height,
  shownAs = { width: String(width), height: String(height) },
  title,
  about,
  family,
  measure,
  marks,
}: SvgDocument): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${shownAs.width}" height="${shownAs.height}" viewBox="0 0 ${width} ${height}"`,
    ` role="img" aria-labelledby="title desc" font-family="${escapeXml(family)}">`,
    `\n<title id="title">${escapeXml(title)}</title>\n<desc id="desc">${escapeXml(about)}</desc>\n`,
    marks.map((each) => markText(widthFixed(each, measure))).join('\n'),
    '\n</svg>\n',
  ].join('');
}

/** The findings that the numbers in the picture stand for, each with the thing that it is on. */
function footnotes({ nodes, edges }: PlacedScene, theme: Theme, measure: MeasureText) {
  const found = [...nodes.map(({ node }) => node), ...edges.map(({ edge }) => edge)].flatMap(({ title, findings }) =>
    (findings?.messages ?? []).map((message) => `${title}: ${message}`),
  );
  if (found.length === 0) return { marks: [], width: 0, height: 0 };
  const row = lineHeight('legend') + 2;
  const head = l10n.t('Findings; the numbers in the picture say how many are on a thing');
  const texts = found.map((text) => fitText(text, 'legend', NOTE, measure));
  return {
    marks: [
      textMark(head, 'title', 0, 12, theme.text),
      ...texts.map((text, index) => textMark(text, 'legend', 0, 14 + (index + 1) * row, theme.text)),
    ],
    width: Math.max(measure(head, 'title'), ...texts.map((text) => measure(text, 'legend'))),
    height: 14 + (texts.length + 1) * row,
  };
}

export function blockText(title: string, { date, version }: TitleBlock): string {
  return [title, date, `CSP Connectivity ${version}`].join(' · ');
}

/** The meaning of the lines, in as many rows as the width needs. */
function drawLegend({ scene }: PlacedScene, theme: Theme, measure: MeasureText, width: number) {
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

/** Exact enough for the proportion of a page. */
const thousandth = (value: number): number => Math.round(value * 1000) / 1000;

const isRole = (role: string | number | undefined): role is TextRole => typeof role === 'string' && role in FONTS;

/** A mark as text of SVG. */
function markText({ tag, attributes, children, text }: Mark): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
  const inside = (text === undefined ? '' : escapeXml(text)) + (children ?? []).map(markText).join('');
  return inside === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inside}</${tag}>`;
}
