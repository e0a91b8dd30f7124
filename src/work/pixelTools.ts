import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PixelTools } from '../diagram/png';

/**
 * What pictures of pixels are made with, as it was installed beside the program.
 * @param folder where the program's own files are: `dist`
 * @throws what the file system says where one of the files is missing
 */
export async function pixelTools(folder: string): Promise<PixelTools> {
  const [wasm, ...fonts] = await Promise.all(
    ['resvg.wasm', 'fonts/DejaVuSansCondensed.ttf', 'fonts/DejaVuSansCondensed-Bold.ttf'].map((name) =>
      readFile(join(folder, name)),
    ),
  );
  return { wasm: new Uint8Array(wasm ?? []), fonts, family: 'DejaVu Sans Condensed' };
}
