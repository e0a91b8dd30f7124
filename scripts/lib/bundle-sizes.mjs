import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

const HEAVIEST = 8;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1).padStart(9)} KB`;

/** Prints the size on disk of every built file, then the packages that weigh most before the last minifying. */
export function printSizes(results) {
  const dist = join(ROOT, 'dist');
  const files = readdirSync(dist, { recursive: true })
    .filter((name) => !name.endsWith('.map') && existsSync(join(dist, name)) && statSync(join(dist, name)).isFile())
    .map((name) => ({ name, bytes: statSync(join(dist, name)).size }))
    .sort((a, b) => b.bytes - a.bytes);
  for (const { name, bytes } of files) console.log(`${kilobytes(bytes)}  dist/${name}`);

  for (const { metafile } of results) {
    const outputs = Object.entries(metafile.outputs).filter(([name]) => !name.endsWith('.map'));
    const entry = outputs.find(([, output]) => output.entryPoint)?.[1];
    if (!entry) continue;
    const weights = new Map();
    for (const [, output] of outputs) {
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
        const owner = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? input.split('/').slice(0, 2).join('/');
        weights.set(owner, (weights.get(owner) ?? 0) + bytesInOutput);
      }
    }
    console.log(`${entry.entryPoint}, with all its chunks:`);
    const heaviest = [...weights].sort((a, b) => b[1] - a[1]).slice(0, HEAVIEST);
    for (const [owner, bytes] of heaviest) console.log(`${kilobytes(bytes)}    ${owner}`);
  }
}
