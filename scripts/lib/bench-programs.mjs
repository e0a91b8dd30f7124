import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { ROOT } from './run.mjs';

/**
 * Compiles a file of test/bench for the extension host.
 * @param {string} name without its ending
 * @returns {Promise<string>} the path of what the host loads
 */
export async function compiledForHost(name) {
  const outfile = join(ROOT, 'artifacts', 'bench', `${name}.cjs`);
  await esbuild.build({
    entryPoints: [join(ROOT, `test/bench/${name}.ts`)],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    external: ['vscode'],
    logLevel: 'error',
  });
  return outfile;
}

const sorted = (values) => [...values].sort((a, b) => a - b);

export const median = (values) => sorted(values)[Math.floor(values.length / 2)];
export const p95 = (values) => sorted(values)[Math.floor(values.length * 0.95)];
