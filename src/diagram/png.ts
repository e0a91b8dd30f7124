import { Resvg, initWasm } from '@resvg/resvg-wasm';

/** What pictures of pixels are made with; the faces read it from where they were installed. */
export interface PixelTools {
  /** `index_bg.wasm` of resvg. */
  readonly wasm: Uint8Array<ArrayBuffer>;
  /** Fonts, regular and bold: none of the machine's is used, so that the same picture comes out everywhere. */
  readonly fonts: readonly Uint8Array[];
  /** The family that those fonts are. */
  readonly family: string;
}

/** Pixels of the longer side: viewers and graphics cards show no larger picture. */
const MOST_PIXELS = 12_000;

/** px of the PNG for one of the SVG: as wanted, and less where the picture would have a side that nobody can show. */
function scaleOf(svg: string, wanted: number): number {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? '';
  const sides = [...root.matchAll(/\s(?:width|height)="([\d.]+)"/g)].map(([, side]) => Number(side));
  return Math.min(wanted, MOST_PIXELS / Math.max(1, ...sides));
}

let ready: Promise<void> | undefined;

/**
 * An SVG as a PNG.
 * @param scale px of the PNG for one of the SVG, at the most; 2 is sharp in print and on every screen
 */
export async function pngOf(svg: string, { wasm, fonts, family }: PixelTools, scale = 2): Promise<Uint8Array> {
  await (ready ??= initWasm(wasm));
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scaleOf(svg, scale) },
    font: { fontBuffers: [...fonts], defaultFontFamily: family, sansSerifFamily: family },
  });
  try {
    const image = resvg.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
