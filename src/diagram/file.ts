import { drawioSize, renderDrawio } from './drawio';
import { TO_THE_RIGHT } from './elkGraph';
import type { LayOut } from './firstView';
import { foldScene } from './fold';
import { LEVELS, type Level, isFar } from './levels';
import type { Scene } from './model';
import { LEAST_POINTS, type PageName, arrangeOnPage } from './page';
import { type TitleBlock, renderSvg, svgSize } from './svg';
import type { ThemeName } from './theme';

/** What a picture can be a file of as text; PNG is made of the SVG. */
export type PictureFormat = 'svg' | 'drawio';

export interface PictureOptions {
  readonly format: PictureFormat;
  readonly theme: ThemeName;
  /** Without one all that there is is shown, and on a page as much as can be read there. */
  readonly level?: Level | undefined;
  /** Whether the findings are shown: numbers in the picture, and their texts at its foot. */
  readonly findings: boolean;
  readonly block: TitleBlock;
  /** The page that it is made for; without one it is as large as it is drawn. */
  readonly page?: PageName | undefined;
}

/** A picture as a file. */
export interface PictureFile {
  readonly text: string;
  /** How much it shows. */
  readonly level: Level;
  /** The size of the smallest text on the page that it is for, in points, where that is too small to be read on paper. */
  readonly tooSmall?: number;
}

const NONE: ReadonlySet<string> = new Set();

/** What a picture is at a level of detail. */
type AtLevel = PictureOptions & { readonly level: Level };

/**
 * The file with the picture of a scene.
 * @param layOut measures by the table of widths, so that the picture suits the fonts of other programs
 */
export async function pictureFile(scene: Scene, layOut: LayOut, options: PictureOptions): Promise<PictureFile> {
  const levels = options.level === undefined ? [...LEVELS].reverse() : [options.level];
  let picture: PictureFile | undefined;
  for (const level of levels) {
    picture = await pictureAt(scene, layOut, { ...options, level });
    if (picture.tooSmall === undefined) break;
  }
  if (!picture) throw new Error('There is no level of detail.');
  return picture;
}

async function pictureAt(scene: Scene, layOut: LayOut, asked: AtLevel): Promise<PictureFile> {
  const { format, theme, level, findings, block, page } = asked;
  // In full detail a file shows all that there is; from farther away more than a handful is one box, as on the screen.
  const shown = level === 'detail' ? scene : foldScene(scene, { level, opened: NONE, closed: NONE }).scene;
  const options = { theme, block, findings };
  if (page === undefined) {
    const placed = await layOut(shown, { ...TO_THE_RIGHT, close: isFar(level) });
    return { level, text: format === 'svg' ? renderSvg(placed, options) : renderDrawio(placed, theme) };
  }
  const { placed, sheet, points } = await arrangeOnPage(page, shown, level, layOut, (each, on) =>
    format === 'svg' ? svgSize(each, { ...options, sheet: on }) : drawioSize(each),
  );
  return {
    level,
    text: format === 'svg' ? renderSvg(placed, { ...options, sheet }) : renderDrawio(placed, theme, sheet),
    ...(points < LEAST_POINTS && { tooSmall: points }),
  };
}
