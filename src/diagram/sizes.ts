import type { HeadPlace } from './heads';
import { FONTS, type MeasureText, type TextRole, fitText, wrapText } from './measure';
import type { SceneEdge, SceneNode } from './model';

/** What is kept free inside boxes, in px. */
export const PAD = { box: 9, group: 10, icon: 16, gap: 7, row: 8 } as const;
/** The widest that a text of a node may be, in px; longer names take two lines, other texts are cut in the middle, their whole is in the tooltip. */
export const LIMIT = { wide: 250, narrow: 160 } as const;
/** The room for what unfolds a box. */
const TOGGLE = 14;
/** Every text has this much more height than its size. */
const LEADING = 4;

export const lineHeight = (role: TextRole): number => Math.round(FONTS[role].size + LEADING);

/** The texts of a node as they are drawn, and the room that they need. */
export interface Face {
  /** In as many lines as it takes. */
  readonly titles: readonly string[];
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Where the words of a group stand. */
  readonly head?: HeadPlace;
}

/** A leaf: icon on the left, title and lines beside it. */
export function boxFace(node: SceneNode, measure: MeasureText, limit: number): Face {
  const titles = wrapText(node.title, 'title', limit, measure);
  const lines = node.lines.map((line) => fitText(line, 'line', limit, measure));
  const text = Math.max(
    ...titles.map((title) => measure(title, 'title')),
    ...lines.map((line) => measure(line, 'line')),
  );
  return {
    titles,
    lines,
    width: Math.ceil(PAD.box + PAD.icon + PAD.gap + text + PAD.box + 2) + (node.folded === undefined ? 0 : TOGGLE),
    height: PAD.box * 2 - 4 + titles.length * lineHeight('title') + lines.length * lineHeight('line'),
  };
}

/** The head of a group: kind over title over lines. Its width is the least of the group, its height the padding above what is inside. */
export function groupFace(node: SceneNode, measure: MeasureText, limit: number): Face {
  const titles = wrapText(node.title, 'group', limit, measure);
  const lines = node.lines.map((line) => fitText(line, 'line', limit, measure));
  const text = Math.max(
    measure(node.kindLabel.toUpperCase(), 'kind') + PAD.icon + TOGGLE,
    ...titles.map((title) => measure(title, 'group')),
    ...lines.map((line) => measure(line, 'line')),
  );
  return {
    titles,
    lines,
    width: Math.ceil(text + 2 * PAD.group),
    height: 10 + lineHeight('kind') + titles.length * lineHeight('group') + lines.length * lineHeight('line') + 8,
  };
}

/** A row of a list: icon and name on the left, one or more lines on the right. */
export function rowFace(node: SceneNode, measure: MeasureText): Face {
  const title = fitText(node.title, 'line', LIMIT.wide, measure);
  const lines = node.lines.map((line) => fitText(line, 'line', LIMIT.wide, measure));
  const right = Math.max(0, ...lines.map((line) => measure(line, 'line')));
  return {
    titles: [title],
    lines,
    width: Math.ceil(PAD.row + PAD.icon + 4 + measure(title, 'line') + (right > 0 ? 16 + right : 0) + PAD.row),
    height: 6 + Math.max(1, lines.length) * lineHeight('line'),
  };
}

/** The room for the text at a line. */
export function labelSize(edge: SceneEdge, measure: MeasureText): { width: number; height: number } {
  return {
    width: Math.ceil(Math.max(...edge.lines.map((line) => measure(line, 'label')))) + 8,
    height: edge.lines.length * lineHeight('label') + 2,
  };
}
