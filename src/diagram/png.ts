import { Resvg, initWasm } from '@resvg/resvg-wasm';
import { type PageName, LONG_SIDE } from './page';

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

/** px of the PNG for one of the SVG: 2 are sharp in print and on every screen. */
const SCALE = 2;

/** How large the PNG is: twice the SVG, and less where it would have a side that nobody can show; for a page as large as that is. */
function sizeFor(svg: string, page: PageName | undefined) {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? '';
  const [width = 1, height = 1] = (/\sviewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(root) ?? []).slice(1).map(Number);
  if (page !== undefined) return { mode: width > height ? 'width' : 'height', value: LONG_SIDE[page] } as const;
  return { mode: 'zoom', value: Math.min(SCALE, MOST_PIXELS / Math.max(1, width, height)) } as const;
}

let ready: Promise<void> | undefined;

/**
 * An SVG as a PNG.
 * @param page that the SVG was made for
 */
export async function pngOf(svg: string, { wasm, fonts, family }: PixelTools, page?: PageName): Promise<Uint8Array> {
  await (ready ??= initWasm(wasm));
  const resvg = new Resvg(svg, {
    fitTo: sizeFor(svg, page),
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
