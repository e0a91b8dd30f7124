import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const HEAVY =
  /js-yaml|elkjs|@azure|media\/catalog\.json|src\/(catalog|rules|simulator|generate|plan|deploy|azure|routing)\//;

describe('what activation loads', () => {
  it('holds neither reader nor rules nor SDK: they are loaded when first used', async () => {
    const { metafile } = await esbuild.build({
      entryPoints: [join(ROOT, 'src/vscode/extension.ts')],
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      external: ['vscode', 'virtual:*', 'performance'],
      outdir: 'out',
      absWorkingDir: ROOT,
      metafile: true,
      write: false,
      logLevel: 'silent',
    });
    const seen = new Set<string>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? []) {
        if (kind === 'import-statement' && external !== true) visit(next);
      }
    };
    visit('out/extension.js');
    const inputs = [...seen].flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {}));
    expect(inputs).toContain('src/vscode/extension.ts');
    expect(inputs.filter((path) => HEAVY.test(path))).toEqual([]);
  });
});
