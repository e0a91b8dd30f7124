import { describe, expect, it } from 'vitest';
import type { EdgeRouterModel, Platform } from '../../../../src/edge';
import { printModel } from '../../../../src/generate/router';
import { readers } from './read';
import { reduced } from './read/reduced';
import { routerDesigns, slicesAs } from './routerDesigns';

function vrfsBefore(model: EdgeRouterModel): Set<string> {
  return new Set(model.tables.flatMap(({ vrf }) => (vrf?.existing ? [vrf.name] : [])));
}

describe.each(Object.keys(readers) as Platform[])('the reader of %s', (platform) => {
  it.each(Object.entries(routerDesigns))('reads what was printed of: %s', (_, design) => {
    const models = slicesAs(design, platform);
    expect(models.length).toBeGreaterThan(1);
    for (const slice of models) {
      const printed = printModel(slice);
      if (!printed) throw new Error('not printed');
      const { model, router } = printed;
      expect(readers[platform](router, vrfsBefore(model)), model.router).toEqual(reduced(model));
    }
  });
});
