import { type LayOut, type Room, arrangementsFor, fitScale } from './firstView';
import { isFar, type Level } from './levels';
import { SMALLEST_TEXT } from './measure';
import type { Scene } from './model';
import type { PlacedScene } from './placed';

/** The pages that a picture can be made for: a slide, or a sheet of A4 (ISO 216). */
export const PAGES = ['16:9', 'a4'] as const;
export type PageName = (typeof PAGES)[number];

/** A page, turned as it lies. */
export interface Sheet {
  /** mm */
  readonly width: number;
  readonly height: number;
  /** What stays free on each side, in mm: printers reach no nearer to the edge. */
  readonly margin: number;
  /** How an SVG says its size. */
  readonly svg: { readonly width: string; readonly height: string };
  /** Its size in the list of pages of draw.io: hundredths of an inch for paper, px for a slide. */
  readonly drawio: { readonly width: number; readonly height: number };
}

const A4: Sheet = {
  width: 297,
  height: 210,
  margin: 10,
  svg: { width: '297mm', height: '210mm' },
  drawio: { width: 1169, height: 827 },
};

/** A slide is as large as PowerPoint makes it: 13.333 by 7.5 inches. */
const SLIDE: Sheet = {
  width: 338.667,
  height: 190.5,
  margin: 8,
  svg: { width: '1920', height: '1080' },
  drawio: { width: 1600, height: 900 },
};

const turned = <T extends { readonly width: unknown; readonly height: unknown }>(size: T): T => ({
  ...size,
  width: size.height,
  height: size.width,
});

/** How a page may lie: a slide lies in one way. */
const SHEETS: Readonly<Record<PageName, readonly Sheet[]>> = {
  '16:9': [SLIDE],
  a4: [A4, { ...turned(A4), svg: turned(A4.svg), drawio: turned(A4.drawio) }],
};

/** Pixels of the longer side of a PNG: full HD, and A4 at 300 dpi (3508 x 2480). */
export const LONG_SIDE: Readonly<Record<PageName, number>> = { '16:9': 1920, a4: 3508 };

/** Below that, in points, a text on paper is hard to read. */
export const LEAST_POINTS = 6;
const POINTS_PER_MM = 72 / 25.4;

/** What stays of a sheet for a picture, in mm. */
export function roomOn({ width, height, margin }: Sheet): Room {
  return { width: width - 2 * margin, height: height - 2 * margin };
}

/** A sheet in px of the picture that just fits on it, with its margin. */
export function sheetAround(picture: Room, sheet: Sheet): { width: number; height: number; margin: number } {
  const scale = fitScale(picture, roomOn(sheet));
  return { width: sheet.width / scale, height: sheet.height / scale, margin: sheet.margin / scale };
}

/** A scene as it is laid out for a page. */
export interface OnPage {
  readonly placed: PlacedScene;
  readonly sheet: Sheet;
  /** The size of the smallest text, in points of the page at its full size. */
  readonly points: number;
}

/**
 * The scene, arranged so that its texts are the largest on a page.
 * @param sizeOf what a picture takes with all that stands around it, in px
 */
export async function arrangeOnPage(
  page: PageName,
  scene: Scene,
  level: Level,
  layOut: LayOut,
  sizeOf: (placed: PlacedScene, sheet: Sheet) => Room,
): Promise<OnPage> {
  let best: OnPage | undefined;
  for (const sheet of SHEETS[page]) {
    for (const arrangement of arrangementsFor(sheet, isFar(level))) {
      const placed = await layOut(scene, arrangement);
      const points = fitScale(sizeOf(placed, sheet), roomOn(sheet)) * SMALLEST_TEXT * POINTS_PER_MM;
      if (!best || points > best.points) best = { placed, sheet, points };
    }
  }
  if (!best) throw new Error('There is no page.');
  return best;
}
