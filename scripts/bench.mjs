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
process.exitCode = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
