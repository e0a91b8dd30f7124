// Builds the VSIX, prints what is in it and its size, and fails if it holds anything unexpected: `npm run package`.
import './lib/require-node.mjs';
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import manifest from '../package.json' with { type: 'json' };
import { ROOT, runOrThrow } from './lib/run.mjs';

const SHIPPED = [
  /^package(\.nls(\.[a-z-]+)?)?\.json$/,
  /^(README|CHANGELOG|RULES)\.md$/,
  /^(LICENSE|THIRD_PARTY_NOTICES)(\.txt)?$/,
  /^dist\/(extension|elk-worker\.min)\.js$/,
  /^dist\/extension\/[\w.-]+\.js$/,
  /^dist\/(resvg\.wasm|hcl\.wasm\.gz)$/,
  /^dist\/fonts\/\w[\w-]*\.ttf$/,
  /^dist\/webview\/[\w.-]+\.(js|css|ttf)$/,
  /^l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
  /^media\/[\w./-]+\.(png|svg|md|json|ttf|wasm)$/,
  /^samples\/[\w./-]+\.(yaml|json|md)$/,
];
const REQUIRED = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'THIRD_PARTY_NOTICES',
  'dist/extension.js',
  'dist/elk-worker.min.js',
  'dist/resvg.wasm',
  'dist/hcl.wasm.gz',
  'dist/webview/main.js',
  'dist/webview/plan.js',
  'samples/northwind/provider.csp.yaml',
];

/**
 * Builds the extension, where that is not done, and packs it.
 * @param {string} [packagePath] where the VSIX is written
 * @returns {Promise<{ packagePath: string, files: string[] }>}
 * @throws when the package holds something that is not meant to be shipped, or lacks something
 */
export async function packageExtension(packagePath = join(ROOT, `${manifest.name}-${manifest.version}.vsix`)) {
  // `npm test` has built dist/ once for all levels, and says so.
  if (process.env.CSP_BUILT !== '1') await runOrThrow(process.execPath, ['scripts/build.mjs']);
  const files = (await listFiles({ cwd: ROOT, packageManager: PackageManager.None })).sort();
  const unexpected = files.filter((name) => !SHIPPED.some((pattern) => pattern.test(name)));
  const missing = REQUIRED.filter((name) => !files.includes(name));
  if (unexpected.length > 0)
    throw new Error(`The package would hold what is not meant to be shipped: ${unexpected.join(', ')}`);
  if (missing.length > 0) throw new Error(`The package would lack ${missing.join(', ')}`);
  mkdirSync(dirname(packagePath), { recursive: true });
  // The bundles hold all dependencies. Pictures of the README stay relative: the project names no repository.
  await createVSIX({
    cwd: ROOT,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return { packagePath, files };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { packagePath, files } = await packageExtension();
    console.log(`${packagePath}: ${(statSync(packagePath).size / 1024).toFixed(0)} KB, ${files.length} files`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
