import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { ROOT } from './run.mjs';

/** Imports a TypeScript module of the project in this process; `entry` is its path from the root. */
export async function importBundled(entry, plugins = []) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    plugins,
    logLevel: 'error',
  });
  const [file] = outputFiles;
  return import(
    `data:text/javascript;base64,${Buffer.from(file.text.replaceAll('import.meta.url', JSON.stringify(`file://${ROOT}/`))).toString('base64')}`
  );
}
