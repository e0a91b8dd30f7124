import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Design, assemble, readDesignFile } from '../../../src/design';
import { drawEstate, isTerseAt, nearnessAt } from '../../../src/diagram/estate/draw';
import { EstateReader, type Estate, estateSvg } from '../../../src/diagram/estate';
import { type PlacedEstate, layoutEstate } from '../../../src/diagram/estate/layout';
import { isEstateHostMessage, isEstatePageMessage } from '../../../src/diagram/estate/protocol';
import { found, sharedWith, thingsOf } from '../../../src/diagram/estate/things';
import type { Mark } from '../../../src/diagram/marks';
import { type MeasureText, measureByTable } from '../../../src/diagram/measure';
import type { Box, Point } from '../../../src/diagram/placed';
import { THEMES } from '../../../src/diagram/theme';
import { nextThing } from '../../../webview/estate/navigate';
import { estate as synthetic } from '../../bench/estate';

const NORTHWIND = new URL('../../../samples/northwind/', import.meta.url);
const NAMES = ['provider.csp.yaml', ...['contoso', 'fabrikam', 'wingtip'].map((name) => `customers/${name}.csp.yaml`)];

function designOf(files: readonly { path: string; text: string }[]): Design {
  const [design] = assemble(files.map(({ path, text }) => readDesignFile(path, text))).designs;
  if (!design) throw new Error('There is no design.');
  return design;
}

const northwind = () => designOf(NAMES.map((path) => ({ path, text: readFileSync(new URL(path, NORTHWIND), 'utf8') })));
const reader = () => new EstateReader((_, customer) => (customer.name === 'contoso' ? 'maximum' : 'none'));
const read = (design: Design): Estate => reader().read(design, []);

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** What covers something that it does not hold. */
function covered({ locations, datacenters }: PlacedEstate): string[] {
  const frames = [...locations, ...datacenters.map((one) => ({ ...one, name: one.datacenter.name }))];
  const cards = locations.flatMap(({ customers }) => customers.map((one) => ({ ...one, name: one.customer.name })));
  const pairs = (all: readonly (Box & { name: string })[]) =>
    all.flatMap((a, index) => all.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.name} and ${b.name}`] : [])));
  return [...pairs(frames), ...pairs(cards)];
}

function crossed({ locations, datacenters, bundles }: PlacedEstate): string[] {
  const boxes = [...locations, ...datacenters];
  const passes = (points: readonly Point[], box: Box) =>
    points.slice(1).some((to, index) => {
      const from = points[index] ?? to;
      const leg = {
        x: Math.min(from.x, to.x) + 0.5,
        y: Math.min(from.y, to.y) - 0.1,
        width: Math.max(0.1, Math.abs(from.x - to.x) - 1),
        height: Math.abs(from.y - to.y) + 0.2,
      };
      return overlap(leg, box);
    });
  return bundles.flatMap(({ datacenter, location, points }) =>
    boxes.filter((box) => passes(points, box)).map(() => `${datacenter} – ${location}`),
  );
}

const textsIn = ({ tag, text, children = [] }: Mark): string[] => [
  ...(tag === 'text' && text !== undefined ? [text] : []),
  ...children.flatMap(textsIn),
];

const elements = (marks: readonly Mark[]): number =>
  marks.reduce((sum, { children = [] }) => sum + 1 + elements(children), 0);

describe('the estate of the sample', () => {
  it('has the customers with what is shown of them, and what they share', () => {
    const { customers, datacenters, title } = read(northwind());
    expect(title).toBe('Northwind Cloud Services');
    expect(datacenters.map(({ name, routers }) => [name, routers.map((router) => router.name)])).toEqual([
      ['ams-dc1', ['ams-edge-1', 'ams-edge-2']],
      ['lon-dc1', ['lon-edge-1', 'lon-edge-2']],
    ]);
    const contoso = customers.find(({ name }) => name === 'contoso');
    expect(contoso?.model).toBe('connect-through');
    expect(contoso?.resiliency).toBe('maximum');
    expect(contoso?.circuits.map(({ location }) => location)).toContain('Amsterdam');
    expect(contoso?.routers).toContain('ams-edge-1');
  });

  it('counts the findings of a customer, the worst first', () => {
    const finding = (severity: 'error' | 'warning') => ({
      code: 'X-001',
      severity,
      message: 'x',
      place: { file: 'customers/contoso.csp.yaml', path: [], on: 'value' as const },
    });
    const { customers } = reader().read(northwind(), [finding('warning'), finding('error')]);
    expect(customers.map(({ name, health, findings }) => [name, health, findings])).toContainEqual([
      'contoso',
      'error',
      2,
    ]);
    expect(customers.find(({ name }) => name === 'wingtip')?.health).toBe('none');
  });

  it('says what shares a router, and where a customer is', () => {
    const estate = read(northwind());
    const on = sharedWith(estate, 'router:ams-edge-1');
    expect(on.has('customer:customers/contoso.csp.yaml')).toBe(true);
    expect(on.has('datacenter:ams-dc1')).toBe(true);
    for (const { key, routers } of estate.customers) {
      expect(on.has(`customer:${key}`)).toBe(routers.includes('ams-edge-1'));
      expect(sharedWith(estate, `customer:${key}`).has('router:ams-edge-1')).toBe(routers.includes('ams-edge-1'));
    }
  });

  it('finds customers by their name and by their circuits, in any case of letters', () => {
    const estate = read(northwind());
    expect(found(estate, 'CONTOSO')).toContain('customer:customers/contoso.csp.yaml');
    const [circuit] = estate.customers.find(({ name }) => name === 'fabrikam')?.circuits ?? [];
    expect(found(estate, circuit?.name ?? '')).toContain('customer:customers/fabrikam.csp.yaml');
    expect(found(estate, ' ')).toEqual([]);
    expect(found(estate, 'nobody of that name')).toEqual([]);
  });

  it('is the same file each time, with every customer in it', () => {
    const estate = read(northwind());
    const svg = estateSvg(estate, { block: { date: '2026-11-26', version: '1' } });
    expect(svg).toBe(estateSvg(estate, { block: { date: '2026-11-26', version: '1' } }));
    for (const { title } of estate.customers) expect(svg).toContain(title.slice(0, 6));
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(svg).toContain('2026-11-26');
  });
});

const sizesIn = ({ tag, attributes, children }: Mark): number[] => [
  ...(tag === 'text' ? [Number(attributes['font-size'])] : []),
  ...(children ?? []).flatMap(sizesIn),
];

describe('the layout of an estate', () => {
  it.each([0, 1, 7, 100, 1000])('of %i customers covers nothing and leads no line through a box', (count) => {
    const placed = layoutEstate(read(designOf(synthetic(count))));
    expect(thingsOf(placed).filter(({ kind }) => kind === 'customer')).toHaveLength(count);
    expect(count > 100 ? [] : covered(placed)).toEqual([]);
    expect(crossed(placed)).toEqual([]);
    expect(placed.width).toBeGreaterThan(0);
    if (count >= 7) expect(placed.width / placed.height).toBeGreaterThan(0.8);
    expect(placed.width / placed.height).toBeLessThan(3.5);
  });

  it('draws little, however near or far it is seen', () => {
    const placed = layoutEstate(read(designOf(synthetic(1000))));
    for (const scale of [0.05, 0.1, 0.2, 0.29, 0.3, 0.4, 0.5, 0.71, 0.72, 1, 2]) {
      const view = { x: 0, y: 0, width: 1440 / scale, height: 900 / scale };
      const marks = drawEstate(placed, {
        nearness: nearnessAt(scale),
        layer: 'state',
        theme: THEMES.light,
        measure: measureByTable,
        view,
      });
      expect(elements(marks.map(({ mark }) => mark))).toBeLessThan(2500);
      expect(new Set(marks.map(({ key }) => key)).size).toBe(marks.length);
    }
  });

  it.each([0.46, 0.49, 0.6, 0.8, 0.95, 1.2])('has no text under 10 px at a scale of %d', (scale) => {
    const placed = layoutEstate(read(northwind()));
    const marks = drawEstate(placed, {
      nearness: nearnessAt(scale),
      terse: isTerseAt(placed, scale),
      layer: 'state',
      theme: THEMES.light,
      measure: measureByTable,
    });
    const sizes = marks.flatMap(({ mark }) => sizesIn(mark));
    expect(sizes.length).toBeGreaterThan(8);
    expect(Math.min(...sizes) * scale).toBeGreaterThanOrEqual(10);
    expect(marks.flatMap(({ mark }) => textsIn(mark)).filter((text) => text.includes('…'))).toEqual([]);
  });

  it('says on a near card what there is room for, and cuts no words', () => {
    const design = designOf(synthetic(60));
    const many = design.customers.flatMap(({ file }) =>
      Array.from({ length: 21 }, () => ({ severity: 'warning', place: { file: file.path } })),
    );
    const estate = reader().read(design, many as never);
    const placed = layoutEstate(estate);
    /** @param wide how wide the letters are that the page has */
    const textsAt = (wide: number): string[] => {
      const measure: MeasureText = (text, role) => wide * measureByTable(text, role);
      const look = { nearness: 'near', layer: 'state', theme: THEMES.light, measure } as const;
      return drawEstate(placed, look).flatMap(({ mark }) => textsIn(mark));
    };
    expect(textsAt(1).some((text) => /^Connect-through · 2 sites · \d networks · 21 findings$/.test(text))).toBe(true);
    // Where all of it is too long, what has a colour or a line of its own goes first.
    const texts = textsAt(1.15);
    expect(texts.filter((text) => text.includes('…'))).toEqual([]);
    expect(texts.some((text) => /^2 sites · \d networks · 21 findings$/.test(text))).toBe(true);
    expect(texts.some((text) => /-c1 · (Amsterdam|Frankfurt|London) · 500 Mbps$/.test(text))).toBe(true);
  });

  it('can be gone through by arrows: every customer is reached from another', () => {
    const things = thingsOf(layoutEstate(read(designOf(synthetic(60)))));
    const start = things.find(({ kind }) => kind === 'router');
    const reached = new Set(start ? [start] : []);
    for (const thing of reached) {
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = nextThing(things, thing, direction);
        if (next) reached.add(next);
      }
    }
    const missed = things.filter((thing) => thing.kind === 'customer' && !reached.has(thing));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});

describe('the messages of the page of the estate', () => {
  it('are taken as they are sent, and nothing else is', () => {
    const estate = read(northwind());
    expect(isEstateHostMessage({ type: 'show', estate })).toBe(true);
    expect(isEstateHostMessage({ type: 'show', estate: { ...estate, customers: [{}] } })).toBe(false);
    expect(isEstatePageMessage({ type: 'enter', key: 'a' })).toBe(true);
    expect(isEstatePageMessage({ type: 'enter' })).toBe(false);
    expect(isEstatePageMessage({ type: 'table', name: 'passwords' })).toBe(false);
    expect(isEstatePageMessage({ type: 'open', place: { file: 'a', path: [{}] } })).toBe(false);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        isEstateHostMessage(value);
        isEstatePageMessage(value);
      }),
    );
  });
});
