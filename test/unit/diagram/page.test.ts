import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PictureOptions, pictureFile } from '../../../src/diagram/file';
import type { ElkEngine } from '../../../src/diagram/elk';
import type { LayOut } from '../../../src/diagram/firstView';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import { LayoutCache, layoutScene } from '../../../src/diagram/layout';
import { LEVELS, type Level } from '../../../src/diagram/levels';
import { measureByTable } from '../../../src/diagram/measure';
import { PAGES, type PageName } from '../../../src/diagram/page';
import { type PixelTools, pngOf } from '../../../src/diagram/png';
import { sceneOf } from '../../../src/diagram/scene';
import { bigCustomer } from '../../ui/bigCustomers';
import { type Chosen, designOf, sample, tailspin } from './designs';

const modules = join(import.meta.dirname, '../../../node_modules');
const font = (name: string) => new Uint8Array(readFileSync(join(modules, 'dejavu-fonts-ttf/ttf', name)));
const TOOLS: PixelTools = {
  wasm: new Uint8Array(readFileSync(join(modules, '@resvg/resvg-wasm/index_bg.wasm'))),
  fonts: [font('DejaVuSansCondensed.ttf'), font('DejaVuSansCondensed-Bold.ttf')],
  family: 'DejaVu Sans Condensed',
};

let elk: ElkEngine;
beforeAll(async () => {
  elk = await inProcessElk();
});
afterAll(() => elk.end());

const CUSTOMERS: readonly (readonly [string, () => Chosen])[] = [
  ['contoso', () => sample('contoso')],
  ['fabrikam', () => sample('fabrikam')],
  ['wingtip', () => sample('wingtip')],
  ['tailspin', () => designOf(JSON.stringify(tailspin))],
  ['twelve-hubs', () => designOf(bigCustomer('twelve-hubs', 2, 12, 4))],
  ['sixty-circuits', () => designOf(bigCustomer('sixty-circuits', 60, 60, 4))],
];

const cache = new LayoutCache();
const layOut: LayOut = (scene, arrangement) => layoutScene(scene, elk, measureByTable, { arrangement, cache });

function draw({ design, customer }: Chosen, options: Partial<PictureOptions>) {
  const block = { date: '2026-11-25', version: '1.0.0' };
  return pictureFile(sceneOf(design, customer), layOut, {
    ...{ format: 'svg', theme: 'light', level: 'detail', findings: false, block },
    ...options,
  });
}

function sizesOf(svg: string) {
  const [, width = '', height = ''] = /^<svg[^>]* width="([^"]+)" height="([^"]+)"/.exec(svg) ?? [];
  const [, across = 0, down = 1] = (/ viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
  return { width, height, across, down, ratio: across / down };
}

/** Where anything is drawn but the background: parts of the page, from its top left. */
function drawnIn(svg: string) {
  const read = new Resvg(svg.replace(/<rect [^>]*\/>/, ''), {
    font: { fontBuffers: [...TOOLS.fonts], defaultFontFamily: TOOLS.family, sansSerifFamily: TOOLS.family },
  });
  const box = read.getBBox();
  if (!box) throw new Error('Nothing is drawn.');
  const { across, down } = sizesOf(svg);
  return {
    left: box.x / across,
    right: 1 - (box.x + box.width) / across,
    top: box.y / down,
    bottom: 1 - (box.y + box.height) / down,
  };
}

const pixelsOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe.each(PAGES)('a picture for %s', (page: PageName) => {
  it.each(
    CUSTOMERS.flatMap(([name, chosen]) =>
      (['detail', 'overview'] as Level[]).map((level) => [name, level, chosen] as const),
    ),
  )(
    'of %s, %s, has the proportion of the page, a margin on each side, and the pixels of the page',
    async (_, level, chosen) => {
      const { text } = await draw(chosen(), { page, level });
      const { width, height, ratio } = sizesOf(text);
      const expected = parseFloat(width) / parseFloat(height);
      expect(page === 'a4' ? [width, height].sort() : [width, height]).toEqual(
        page === 'a4' ? ['210mm', '297mm'] : ['1920', '1080'],
      );
      expect(Math.abs(ratio / expected - 1)).toBeLessThan(0.005);
      const pixels = pixelsOf(await pngOf(text, TOOLS, page));
      expect(pixels).toEqual(page === '16:9' ? [1920, 1080] : expected > 1 ? [3508, 2480] : [2480, 3508]);
      const free = drawnIn(text);
      for (const side of Object.values(free)) expect(side).toBeGreaterThan(0.015);
      // It fills the page in one direction: a stamp in its middle is not what was asked for.
      expect(Math.min(free.left + free.right, free.top + free.bottom)).toBeLessThan(0.2);
    },
  );
});

describe('a picture for a page', () => {
  const pointsOf = async (chosen: Chosen, options: Partial<PictureOptions>) => (await draw(chosen, options)).tooSmall;

  it('is turned as its text is larger', async () => {
    const { text } = await draw(sample('contoso'), { page: 'a4', level: 'overview' });
    expect(sizesOf(text).ratio).toBeLessThan(1);
    const wide = await draw(designOf(bigCustomer('twelve-hubs', 2, 12, 4)), { page: 'a4', level: 'overview' });
    expect(sizesOf(wide.text).ratio).toBeGreaterThan(1);
  });

  it('says how small its text is where that cannot be read, and nothing where it can', async () => {
    const many = designOf(bigCustomer('sixty-circuits', 60, 60, 4));
    expect(await pointsOf(many, { page: 'a4' })).toBeLessThan(2);
    expect(await pointsOf(many, { page: 'a4', level: 'overview' })).toBeUndefined();
    expect(await pointsOf(many, {})).toBeUndefined();
  });

  it('shows as much as can be read there where nothing else is asked for', async () => {
    for (const [, chosen] of CUSTOMERS) {
      const { level, tooSmall } = await draw(chosen(), { page: 'a4', level: undefined });
      expect(tooSmall).toBeUndefined();
      const nearer = LEVELS[LEVELS.indexOf(level) + 1];
      if (nearer) expect(await pointsOf(chosen(), { page: 'a4', level: nearer })).toBeLessThan(6);
      expect((await draw(chosen(), { level: undefined })).level).toBe('detail');
    }
  });

  it('is without one as large as it is drawn', async () => {
    const { text } = await draw(sample('contoso'), {});
    const [, across, down] = / viewBox="0 0 (\d+) (\d+)"/.exec(text) ?? [];
    expect(sizesOf(text)).toMatchObject({ width: across, height: down });
  });
});
