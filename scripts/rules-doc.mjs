// Writes RULES.md from the rules.
import './lib/require-node.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importBundled } from './lib/import-bundled.mjs';
import { ROOT } from './lib/run.mjs';
import { validatorsPlugin } from './lib/validators.mjs';

const { rulesPage } = await importBundled('src/rules/page.ts', [validatorsPlugin]);
writeFileSync(join(ROOT, 'RULES.md'), rulesPage());
