import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/edge';
import { designOf } from '../unit/edge/designs';
import { casesFolder } from './cases';
import { readers } from '../unit/generate/router/read';
import { reduced } from '../unit/generate/router/read/reduced';
import { printed } from '../unit/generate/router/printed';
import { slicesAs } from '../unit/generate/router/routerDesigns';

const designs = casesFolder === undefined ? [] : globSync(join(casesFolder, '*', '*', 'provider.csp.yaml')).sort();

if (casesFolder === undefined)
  console.warn(
    'Skipped: router files of the cases are read back, because the cases are not at CSP_CASES or ../shared/cases.',
  );

describe.skipIf(casesFolder === undefined)('router files of the cases are read back', () => {
  it.each(Object.keys(readers) as Platform[])('%s', (platform) => {
    const read = designs.map((provider) => {
      const customers = join(provider, '..', 'customers');
      const files = existsSync(customers) ? readdirSync(customers).filter((name) => name.endsWith('.yaml')) : [];
      const text = (path: string) => readFileSync(path, 'utf8');
      const design = designOf(text(provider), ...files.map((name) => text(join(customers, name))));
      return slicesAs(design, platform).map((slice) => {
        const { model, router } = printed(slice);
        const before = new Set(model.tables.flatMap(({ vrf }) => (vrf?.existing ? [vrf.name] : [])));
        expect(readers[platform](router, before), `${provider} ${model.router}`).toEqual(reduced(model));
        return model.router;
      });
    });
    expect(read.length).toBeGreaterThan(20);
    expect(read.flat().length).toBeGreaterThan(40);
  });
});
