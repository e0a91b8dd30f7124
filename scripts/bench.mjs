// Runs the benchmarks: npm run bench -- [NAME…] [--json] [--list]. They print ratios and assert nothing.
import './lib/require-node.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { ROOT } from './lib/run.mjs';
import { validatorsPlugin } from './lib/validators.mjs';

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
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const json = process.argv.includes('--json');
const results = [];

const inNode = names.filter((name) => !name.startsWith('activate'));
if (names.length === 0 || inNode.length > 0 || process.argv.includes('--list')) {
  const flags = process.argv.includes('--list') ? ['--list'] : json ? ['--json'] : [];
  const stdio = ['ignore', json ? 'pipe' : 'inherit', 'inherit'];
  const { status, stdout } = spawnSync(process.execPath, [outfile, ...inNode, ...flags], { stdio, encoding: 'utf8' });
  if (status !== 0) process.exitCode = status ?? 1;
  if (json && stdout) results.push(...JSON.parse(stdout));
}
if (!process.argv.includes('--list') && (names.length === 0 || names.some((name) => name.startsWith('activate')))) {
  const { measureActivation } = await import('./lib/activation.mjs');
  for (const result of await measureActivation()) {
    results.push(result);
    if (!json)
      console.log(
        `${result.ok ? 'ok  ' : 'MISS'} ${result.name}: ${result.value} ${result.unit} (bar ${result.bar}, median of ${result.runs})`,
      );
  }
}
if (json) console.log(JSON.stringify(results, null, 2));
