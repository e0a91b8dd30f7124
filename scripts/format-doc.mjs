// Writes docs/format.md and media/design.schema.json from the schema of the design files.
import './lib/require-node.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importBundled } from './lib/import-bundled.mjs';
import { ROOT } from './lib/run.mjs';

const { formatPage, jsonSchema } = await importBundled('src/design/schema/document.ts');
mkdirSync(join(ROOT, 'docs'), { recursive: true });
writeFileSync(join(ROOT, 'docs/format.md'), formatPage());
writeFileSync(join(ROOT, 'media/design.schema.json'), `${JSON.stringify(jsonSchema(), null, 1)}\n`);
