import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import * as esbuild from 'esbuild';
import { hclWasm } from './hcl-wasm.mjs';
import { ROOT } from './run.mjs';
import { validatorsPlugin } from './validators.mjs';

const NODE_TARGET = 'node22'; // the extension host of the oldest VS Code in `engines.vscode`

/**
 * Options that bundle one entry for Node into a CommonJS file plus chunks that `import()` loads when they are first needed.
 *
 * esbuild splits ES modules only, and a CommonJS bundle without splitting would make VS Code parse the Azure SDK at activation.
 * So the bundle is made and split as ES modules, and each resulting file is turned into CommonJS afterwards.
 * @param {{ entry: string, outfile: string, chunkDir: string, external?: string[], minify: boolean, shebang?: boolean }} job paths relative to the checkout
 * @returns {esbuild.BuildOptions}
 */
export function nodeBundle({ entry, outfile, chunkDir, external = [], minify, shebang = false }) {
  const outdir = join(ROOT, dirname(outfile));
  const name = basename(outfile, '.js');
  return {
    entryPoints: { [name]: join(ROOT, entry) },
    outdir,
    chunkNames: `${chunkDir}/[name]-[hash]`,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: NODE_TARGET,
    external,
    minify,
    sourcemap: 'inline',
    sourcesContent: false,
    metafile: true,
    write: false,
    absWorkingDir: ROOT,
    define: { __dirname: '__dist', 'import.meta.url': '__fileUrl' },
    logLevel: 'warning',
    plugins: [validatorsPlugin, hclWasm, commonJs({ entryFile: join(outdir, `${name}.js`), minify, shebang })],
  };
}

/** Defines where the code is: the same folder for an entry and its chunks, so that code can find files whatever chunk it is in. */
function placeOf(text, isEntry) {
  if (!/\b__(dist|fileUrl)\b/.test(text)) return '';
  const dist = `const __dist=${isEntry ? '__dirname' : 'require("node:path").dirname(__dirname)'};`;
  return `${dist}const __fileUrl=require("node:url").pathToFileURL(__dist+"/"+require("node:path").basename(__filename)).href;`;
}

function commonJs({ entryFile, minify, shebang }) {
  return {
    name: 'commonjs',
    setup(build) {
      build.onEnd(async (result) => {
        if (result.errors.length > 0) return;
        await Promise.all(
          result.outputFiles.map(async ({ path, text }) => {
            const isEntry = path === entryFile;
            const { code, map } = await esbuild.transform(text, {
              format: 'cjs',
              platform: 'node',
              target: NODE_TARGET,
              // `import()` becomes a lazy `require()`, which VS Code patches so that `vscode` resolves in every chunk.
              supported: { 'dynamic-import': false },
              banner: (isEntry && shebang ? '#!/usr/bin/env node\n' : '') + placeOf(text, isEntry),
              minify,
              sourcemap: 'external',
              sourcesContent: false,
              sourcefile: relative(dirname(path), path),
            });
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(`${path}.map`, map);
            writeFileSync(path, `${code}//# sourceMappingURL=${basename(path)}.map\n`, {
              mode: isEntry && shebang ? 0o755 : 0o644,
            });
          }),
        );
      });
    },
  };
}
