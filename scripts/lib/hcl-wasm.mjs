import { readFileSync } from 'node:fs';

const THERE = '"..", "main.wasm.gz"';

/**
 * The parser of Terraform's language looks for its program one folder above its own code. In the bundle both are in dist/.
 * @type {import('esbuild').Plugin}
 */
export const hclWasm = {
  name: 'hcl-wasm',
  setup(build) {
    // Asked for only where Node has no clock of its own.
    build.onResolve({ filter: /^performance$/ }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /hcl2json[\\/]build[\\/]bridge\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes(THERE))
        throw new Error(`${path} looks for its program elsewhere: mend scripts/lib/hcl-wasm.mjs`);
      return { contents: text.replace(THERE, '"hcl.wasm.gz"'), loader: 'js' };
    });
  },
};
