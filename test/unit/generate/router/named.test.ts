import { describe, expect, it } from 'vitest';
import type { EdgeRouterModel, Platform } from '../../../../src/edge';
import { chaptersOf } from '../../../../src/generate/handover/routerChapters';
import { asPrinted, printers } from '../../../../src/generate/router';
import { printed } from './printed';
import { routerDesigns, slicesAs } from './routerDesigns';
import { scan } from './scan';

const all = (Object.keys(printers) as Platform[]).flatMap((platform) =>
  Object.entries(routerDesigns).map(([name, design]) => ({ platform, name, models: slicesAs(design, platform) })),
);

/** What the columns of a chapter hold. */
function cells(model: EdgeRouterModel, file: string, ...columns: readonly string[]): string[] {
  const table = chaptersOf([model], 'router', ({ router }) => router).find((chapter) => chapter.file === file)?.table;
  return (table?.rows ?? []).flatMap((row) =>
    columns.flatMap((column) =>
      String(row[table?.header.indexOf(column) ?? -1] ?? '')
        .split(' ')
        .filter(Boolean),
    ),
  );
}

const asked = (model: EdgeRouterModel) =>
  chaptersOf([model], 'router', ({ router }) => router)
    .filter(({ file }) => file === 'policies')
    .flatMap(({ table }) => table.rows.map((row) => String(row[table.header.indexOf('asks for')])))
    .flatMap((text) => [
      ...[...text.matchAll(/(?:prefix|community) list (\S+?)(?:,|$)/g)].map(([, name = '']) => name),
      ...(/any of communities ([^,]+)/.exec(text)?.[1]?.split(' ') ?? []),
    ]);

describe.each(all)('what a paper names of $name on $platform', ({ platform, models }) => {
  it('is defined by that name in the file of the router', () => {
    for (const slice of models) {
      const { router, apart } = printed(slice);
      const model = asPrinted(slice);
      const files = [router, ...apart.map((one) => one.router)];
      const defined = new Set(
        files.flatMap(({ configuration }) => scan(platform, configuration).defined.map(({ name }) => name)),
      );
      const named = [
        ...cells(model, 'bgp-sessions', 'in policy', 'out policy'),
        ...cells(model, 'policies', 'policy'),
        ...cells(model, 'prefix-lists', 'list'),
        ...cells(model, 'vrfs', 'import policy'),
        ...asked(model),
      ];
      expect(
        [...new Set(named)].filter((name) => !defined.has(name)),
        model.router,
      ).toEqual([]);
      if (model.tables.some((t) => t.neighbors.length > 0)) expect(named.length).toBeGreaterThan(4);
    }
  });

  it('has the VRFs, distinguishers and targets that the file has', () => {
    for (const slice of models) {
      const { model, router } = printed(slice);
      const text = [router.configuration, ...(router.more ?? []).map((file) => file.lines)].flat().join('\n');
      const there = new Set(model.tables.flatMap(({ vrf }) => (vrf?.existing ? [vrf.name] : [])));
      for (const name of cells(model, 'vrfs', 'VRF')) expect(text).toMatch(new RegExp(`\\b${name}\\b`));
      const isMade = cells(model, 'vrfs', 'VRF').some((name) => !there.has(name));
      const columns = ['route distinguisher', 'import', 'export', 'import of shared services'];
      if (isMade) for (const value of cells(model, 'vrfs', ...columns)) expect(text, model.router).toContain(value);
    }
  });
});
