// Makes pictures small enough for the README, of which the VSIX carries a copy: `node scripts/readme-pictures.mjs FILE…`.
// Needs ImageMagick's `convert`; each file is written anew, no wider than the page shows it, with few colours, among them all of a legend, and no dithering, so that text stays sharp.
import './lib/require-node.mjs';
import { statSync } from 'node:fs';
import { runOrThrow } from './lib/run.mjs';

const WIDEST = 1130;
const LOOK = ['-dither', 'None', '-colors', '128', '-define', 'png:compression-level=9', '-define', 'png:color-type=3'];

for (const file of process.argv.slice(2)) {
  const before = statSync(file).size;
  // `>`: what is no wider stays as it is.
  await runOrThrow('convert', [file, '-resize', `${WIDEST}x>`, ...LOOK, file]);
  console.log(`${file}: ${before} → ${statSync(file).size} bytes`);
}
