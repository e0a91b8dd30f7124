// Builds dist/: the extension, the CLI, the pages of diagram, plan and estate, and the layout worker.
//   --watch  builds again on every change, not minified
//   --notices  writes THIRD_PARTY_NOTICES from what the bundles hold
//   --sizes  prints the size of each bundle and of what weighs most in it
import './lib/require-node.mjs';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { nodeBundle } from './lib/bundle-node.mjs';
import { printSizes } from './lib/bundle-sizes.mjs';
import { bundledPackages, noticesOf } from './lib/notices.mjs';
import { ROOT } from './lib/run.mjs';

const { values: options } = parseArgs({
  options: {
    watch: { type: 'boolean', default: false },
    sizes: { type: 'boolean', default: false },
    notices: { type: 'boolean', default: false },
  },
});
const minify = !options.watch;

const bundles = [
  nodeBundle({
    entry: 'src/vscode/extension.ts',
    outfile: 'dist/extension.js',
    chunkDir: 'extension',
    external: ['vscode'],
    minify,
  }),
  nodeBundle({ entry: 'src/cli/main.ts', outfile: 'dist/cli.js', chunkDir: 'cli', minify, shebang: true }),
  {
    entryPoints: {
      main: join(ROOT, 'webview/main.ts'),
      plan: join(ROOT, 'webview/plan/main.ts'),
      estate: join(ROOT, 'webview/estate/main.ts'),
    },
    outdir: join(ROOT, 'dist/webview'),
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome134', // the Chromium of the oldest VS Code in `engines.vscode`
    minify,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    absWorkingDir: ROOT,
    logLevel: 'warning',
  },
];

/** Files that are shipped as they are: from → to. */
const copies = [
  ['node_modules/elkjs/lib/elk-worker.min.js', 'dist/elk-worker.min.js'],
  ['node_modules/@resvg/resvg-wasm/index_bg.wasm', 'dist/resvg.wasm'],
  ['node_modules/@cdktn/hcl2json/main.wasm.gz', 'dist/hcl.wasm.gz'],
  ...['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map((name) => [
    `node_modules/dejavu-fonts-ttf/ttf/${name}`,
    `dist/fonts/${name}`,
  ]),
];

mkdirSync(join(ROOT, 'dist', 'fonts'), { recursive: true });
for (const [from, to] of copies) copyFileSync(join(ROOT, from), join(ROOT, to));

/** Chunks carry a hash in their names: without this, those of earlier builds would stay, and be shipped. */
function removeAllBut(outputs) {
  const keep = new Set([...outputs, ...outputs.map((name) => `${name}.map`), ...copies.map(([, to]) => to)]);
  for (const entry of readdirSync(join(ROOT, 'dist'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !keep.has(relative(ROOT, path).split(sep).join('/'))) rmSync(path);
  }
}

/** Says so when what is shipped and what its notices name have come apart; with --notices the file is written. */
function checkNotices(text) {
  const file = join(ROOT, 'THIRD_PARTY_NOTICES');
  if (options.notices) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error('THIRD_PARTY_NOTICES does not name what the bundles hold: run "npm run build -- --notices".');
    process.exitCode = 1;
  }
}

try {
  if (options.watch) {
    const contexts = await Promise.all(bundles.map((bundle) => esbuild.context({ ...bundle, logLevel: 'info' })));
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    const started = performance.now();
    const results = await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
    removeAllBut(results.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
    if (options.sizes) printSizes(results);
    checkNotices(noticesOf(bundledPackages(results, copies)));
    console.log(`built dist/ in ${Math.round(performance.now() - started)} ms`);
  }
} catch (error) {
  // esbuild has printed its own errors, with file and line.
  if (!error.errors) console.error(error);
  process.exitCode = 1;
}
