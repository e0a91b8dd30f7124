import { renderDrawio } from './drawio';
import { TO_THE_RIGHT } from './elkGraph';
import type { LayOut } from './firstView';
import { foldScene } from './fold';
import { type Level, isFar } from './levels';
import type { Scene } from './model';
import { type TitleBlock, renderSvg } from './svg';
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
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The text of a file with the picture of a scene.
 * @param layOut measures by the table of widths, so that the picture suits the fonts of other programs
 */
export async function pictureFile(
  scene: Scene,
  layOut: LayOut,
  { format, theme, level, findings, block }: PictureOptions,
): Promise<string> {
  // In full detail a file shows all that there is; from farther away more than a handful is one box, as on the screen.
  const shown = level === 'detail' ? scene : foldScene(scene, { level, opened: NONE, closed: NONE }).scene;
  const arrangement = { ...TO_THE_RIGHT, close: isFar(level) };
  const placed = await layOut(shown, arrangement);
  return format === 'svg' ? renderSvg(placed, { theme, block, findings }) : renderDrawio(placed, theme);
}
