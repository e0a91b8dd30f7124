import { drawioSize, renderDrawio } from './drawio';
import { TO_THE_RIGHT } from './elkGraph';
import type { LayOut } from './firstView';
import { foldScene } from './fold';
import { type Level, isFar } from './levels';
import type { Scene } from './model';
import { LEAST_POINTS, type PageName, arrangeOnPage } from './page';
import { type TitleBlock, renderSvg, svgSize } from './svg';
import type { ThemeName } from './theme';

/** What a picture can be a file of as text; PNG is made of the SVG. */
export type PictureFormat = 'svg' | 'drawio';

export interface PictureOptions {
  readonly format: PictureFormat;
  readonly theme: ThemeName;
  readonly level: Level;
  /** Whether the findings are shown: numbers in the picture, and their texts at its foot. */
  readonly findings: boolean;
  readonly block: TitleBlock;
  /** The page that it is made for; without one it is as large as it is drawn. */
  readonly page?: PageName | undefined;
}

/** A picture as a file. */
export interface PictureFile {
  readonly text: string;
  /** The size of the smallest text on the page that it is for, in points, where that is too small to be read on paper. */
  readonly tooSmall?: number;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The file with the picture of a scene.
 * @param layOut measures by the table of widths, so that the picture suits the fonts of other programs
 */
export async function pictureFile(
  scene: Scene,
  layOut: LayOut,
  { format, theme, level, findings, block, page }: PictureOptions,
): Promise<PictureFile> {
  // In full detail a file shows all that there is; from farther away more than a handful is one box, as on the screen.
  const shown = level === 'detail' ? scene : foldScene(scene, { level, opened: NONE, closed: NONE }).scene;
  const options = { theme, block, findings };
  if (page === undefined) {
    const placed = await layOut(shown, { ...TO_THE_RIGHT, close: isFar(level) });
    return { text: format === 'svg' ? renderSvg(placed, options) : renderDrawio(placed, theme) };
  }
  const { placed, sheet, points } = await arrangeOnPage(page, shown, level, layOut, (each, on) =>
    format === 'svg' ? svgSize(each, { ...options, sheet: on }) : drawioSize(each),
  );
  return {
    text: format === 'svg' ? renderSvg(placed, { ...options, sheet }) : renderDrawio(placed, theme, sheet),
    ...(points < LEAST_POINTS && { tooSmall: points }),
  };
}
