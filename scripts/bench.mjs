// Runs the benchmarks: npm run bench -- [NAME…] [--json] [--list]. They print ratios and assert nothing.
import './lib/require-node.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { ROOT, leaveOutputToResult } from './lib/run.mjs';
import { validatorsPlugin } from './lib/validators.mjs';

/** Benchmarks of the real extension host and of the real pages, by how their names begin, and what measures them. */
const IN_PROGRAMS = {
  activate: async () => (await import('./lib/activation.mjs')).measureActivation(),
  'host.1000': async () => (await import('./lib/host.mjs')).measureHost(1000),
  'host.5000': async () => (await import('./lib/host.mjs')).measureHost(5000),
  draw: async () => (await import('./lib/drawing.mjs')).measureDrawing(),
};

const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const json = process.argv.includes('--json');
const list = process.argv.includes('--list');
if (json) leaveOutputToResult();

const outfile = join(ROOT, 'artifacts/bench/main.mjs');
mkdirSync(join(ROOT, 'artifacts/bench'), { recursive: true });
await esbuild.build({
  entryPoints: [join(ROOT, 'test/bench/main.ts')],
  bundle: true,
  outfile,
  format: 'esm',
  platform: 'node',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  plugins: [validatorsPlugin],
  logLevel: 'error',
});
const results = [];

/** `host` asks for both sizes of an estate, `host.block.1000` for what is measured with one of them. */
const isWanted = (key) => {
  const [start, size] = key.split('.');
  const fits = (name) => key.startsWith(name) || (name.startsWith(start) && (!size || name.endsWith(`.${size}`)));
  return names.length === 0 || names.some(fits);
};

const inNode = names.filter((name) => !/^(activate|host|draw)/.test(name));
if (names.length === 0 || inNode.length > 0 || list) {
  const flags = list ? ['--list'] : json ? ['--json'] : [];
  const stdio = ['ignore', json ? 'pipe' : 'inherit', 'inherit'];
  const { status, stdout } = spawnSync(process.execPath, [outfile, ...inNode, ...flags], { stdio, encoding: 'utf8' });
  if (status !== 0) process.exitCode = status ?? 1;
  if (json && stdout) results.push(...JSON.parse(stdout));
}
const wanted = list ? [] : Object.keys(IN_PROGRAMS).filter(isWanted);
for (const measure of wanted.map((key) => IN_PROGRAMS[key])) {
  for (const result of await measure()) {
    results.push(result);
    const { ok, name, value, unit, bar, runs } = result;
    if (!json) console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${value} ${unit} (bar ${bar}, median of ${runs})`);
  }
}
if (json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
