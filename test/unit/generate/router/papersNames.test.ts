import { describe, expect, it } from 'vitest';
import type { EdgeRouterModel, Platform } from '../../../../src/edge';
import { chaptersOf } from '../../../../src/generate/handover/routerChapters';
import { printers } from '../../../../src/generate/router';
import { type NameKind, type Names, namesInFiles, ownWords } from './fileNames';
import { printedWhole } from './printed';
import { routerDesigns, slicesAs } from './routerDesigns';

/** The columns of the low-level design in which names of a kind stand. */
const COLUMNS: Readonly<Record<NameKind, readonly (readonly [file: string, column: string])[]>> = {
  vrf: [['vrfs', 'VRF']],
  port: [
    ['vlans', 'interface'],
    ['vlans', 'sub-interface'],
    ['nat', 'inside interfaces'],
    ['macsec', 'interface'],
  ],
  policy: [['policies', 'policy']],
  'prefix list': [['prefix-lists', 'list']],
  'community list': [['prefix-lists', 'list']],
  guard: [['vlans', 'filter in']],
  key: [
    ['bgp-sessions', 'key (name)'],
    ['tunnels', 'key (name)'],
    ['macsec', 'CKN (name)'],
    ['macsec', 'CAK (name)'],
  ],
  tunnel: [['tunnels', 'interface']],
  IPsec: [
    ['tunnels', 'tunnel'],
    ['tunnels', 'IKE policy'],
  ],
  translation: [['nat', 'name']],
  MACsec: [['macsec', 'name']],
  group: [['bgp-sessions', 'group']],
  table: [['vrfs', 'table']],
};

/** What the columns of a chapter hold; a name of two words is one cell. */
function cells(model: EdgeRouterModel, file: string, column: string): string[] {
  const table = chaptersOf([model], 'router', ({ router }) => router).find((chapter) => chapter.file === file)?.table;
  const at = table?.header.indexOf(column) ?? -1;
  if (table !== undefined && table.rows.length > 0 && at < 0) throw new Error(`${file} has no column "${column}"`);
  return (table?.rows ?? []).flatMap((row) => {
    const text = String(row[at] ?? '');
    return text.split(text.startsWith('inet ') ? ', ' : /[ ,]+/).filter(Boolean);
  });
}

function inPaper(model: EdgeRouterModel, kind: NameKind): Set<string> {
  return new Set(COLUMNS[kind].flatMap(([file, column]) => cells(model, file, column)));
}

/** Kinds of which the paper has one column for two of the files. */
const TOGETHER: readonly (readonly NameKind[])[] = [['prefix list', 'community list']];

function expectedOf(names: Names, kinds: readonly NameKind[]): string[] {
  return kinds.flatMap((kind) => [...(names.get(kind) ?? [])]).sort();
}

const MACSEC = [{ interface: 'eth1', cipher: 'GcmAesXpn256', cknSecret: 'ckn', cakSecret: 'cak', sci: true }];

/** All slices, those on Junos of both families, with what no design of these has. */
function modelsOf(platform: Platform, design: (typeof routerDesigns)[string]): EdgeRouterModel[] {
  const slices = slicesAs(design, platform).map((model) => ({
    ...model,
    macSec: MACSEC,
    translations: model.translations.map((t) => (t.insideVrf === undefined ? { ...t, inside: ['eth9'] } : t)),
  }));
  const families = platform === 'juniper-junos' ? (['mx', 'srx'] as const) : [undefined];
  return slices.flatMap((model) => families.map((family) => ({ ...model, family })));
}

const all = (Object.keys(printers) as Platform[]).flatMap((platform) =>
  Object.entries(routerDesigns).map(([name, design]) => ({ platform, name, models: modelsOf(platform, design) })),
);

const ALONE = (Object.keys(COLUMNS) as NameKind[])
  .filter((kind) => !TOGETHER.some((kinds) => kinds.includes(kind)))
  .map((kind) => [kind]);

describe.each(all)('the low-level design of $name on $platform', ({ platform, models }) => {
  it('has the names that the files have, and no other', () => {
    for (const slice of models) {
      const { model, files: parts } = printedWhole(slice);
      const there = new Set(model.tables.flatMap(({ vrf }) => (vrf?.existing ? [vrf.name] : [])));
      const router = {
        configuration: parts.flatMap((part) => part.configuration),
        more: parts.flatMap((part) => part.more ?? []),
      };
      const spoken = [router.configuration, ...router.more.map((f) => f.lines)].flat().join('\n');
      const names = namesInFiles(platform, router);
      const kinds = [...ALONE, ...TOGETHER].map((of) => {
        const files = expectedOf(names, of);
        const paper = [...new Set(of.flatMap((kind) => [...inPaper(model, kind)]))].sort();
        // A VRF of before is used, not made; a physical interface is there already.
        const isSaid = (name: string) => (there.has(name) || of.includes('port')) && spoken.includes(name);
        return {
          of,
          notInPaper: files.filter((name) => !paper.includes(name)),
          notInFiles: paper.filter((name) => !files.includes(name) && !isSaid(name)),
        };
      });
      expect({ [model.router]: kinds.filter((k) => k.notInPaper.length + k.notInFiles.length > 0) }).toEqual({
        [model.router]: [],
      });
    }
  });

  it('has every word of the files that we named after the customer', () => {
    for (const slice of models) {
      const { model, files } = printedWhole(slice);
      const paper = new Set(
        chaptersOf([model], 'router', (of) => of.router).flatMap(({ table }) =>
          table.rows.flatMap((row) => row.flatMap((cell) => String(cell ?? '').split(/[\s,]+/))),
        ),
      );
      const words = files.flatMap((file) => [...ownWords(model.customer, file)]);
      expect({ [model.router]: words.filter((word) => !paper.has(word)) }).toEqual({ [model.router]: [] });
    }
  });
});

describe('the names in the files of a router', () => {
  it('are found of every kind', () => {
    const found = new Set(
      all.flatMap(({ platform, models }) =>
        models.flatMap((slice) =>
          printedWhole(slice).files.flatMap((file) => [...namesInFiles(platform, file).keys()]),
        ),
      ),
    );
    expect([...found].sort()).toEqual(Object.keys(COLUMNS).sort());
  });
});
