import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badgeWidth } from '../../../src/diagram/drawNode';
import { drawScene } from '../../../src/diagram/drawing';
import { edgeBadgePlaces } from '../../../src/diagram/edgeBadges';
import type { ElkEngine } from '../../../src/diagram/elk';
import type { Arrangement } from '../../../src/diagram/elkGraph';
import { foldScene } from '../../../src/diagram/fold';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import { layoutScene } from '../../../src/diagram/layout';
import { type Level, isFar } from '../../../src/diagram/levels';
import { measureByTable, wrapText } from '../../../src/diagram/measure';
import type { Finding } from '../../../src/design';
import type { SceneEdge } from '../../../src/diagram/model';
import { type PlacedScene, type Point, meets } from '../../../src/diagram/placed';
import { sceneOf } from '../../../src/diagram/scene';
import { THEMES } from '../../../src/diagram/theme';
import { bigCustomer } from '../../ui/bigCustomers';
import { designOf, linkedCustomer, sample, tailspin } from './designs';
import { headsOverBoxes, linesThroughBoxes, linesThroughWords, outside, overlaps } from './geometry';

let elk: ElkEngine;
beforeAll(async () => {
  elk = await inProcessElk();
});
afterAll(() => elk.end());

const NAMES = ['contoso', 'fabrikam', 'wingtip', 'tailspin'] as const;
const NONE: ReadonlySet<string> = new Set();

function seenFrom(name: (typeof NAMES)[number], level: Level, direction: Arrangement['direction']) {
  const { design, customer } = name === 'tailspin' ? designOf(JSON.stringify(tailspin)) : sample(name);
  const { scene } = foldScene(sceneOf(design, customer), { level, opened: NONE, closed: NONE });
  return layoutScene(scene, elk, measureByTable, {
    arrangement: { direction, close: isFar(level), listed: 'none' },
  });
}

describe.each(NAMES)('the picture of %s that reads down', (name) => {
  it.each(['overview', 'standard', 'detail'] as const)(
    'leads no line through the words of a group: %s',
    async (level) => {
      const placed = await seenFrom(name, level, 'down');
      expect(placed.nodes.some(({ head }) => head)).toBe(true);
      expect(linesThroughWords(placed)).toEqual([]);
      expect(headsOverBoxes(placed)).toEqual([]);
    },
  );

  it('tells every name whole, and a customer from its tenant', async () => {
    const placed = await seenFrom(name, 'summary', 'down');
    expect(placed.nodes.map(({ titles }) => titles.join(' '))).toEqual(placed.nodes.map(({ node }) => node.title));
    const faces = placed.nodes.map(({ titles, lines }) => [...titles, ...lines].join('\n'));
    expect(new Set(faces).size).toBe(faces.length);
  });
});

/** A customer all of whose links go the same way far away, each kind as one line with their number. */
const bundled = () => linkedCustomer(3, 1, 0);

it.each(['right', 'down'] as const)(
  'the primary links of many circuits come before the secondary, reading %s',
  async (direction) => {
    const { design, customer } = bundled();
    const { scene } = foldScene(sceneOf(design, customer), { level: 'summary', opened: NONE, closed: NONE });
    const { edges } = await layoutScene(scene, elk, measureByTable, {
      arrangement: { direction, close: true, listed: 'none' },
    });
    const across = direction === 'right' ? 'y' : 'x';
    const [primary, secondary] = ['primaryLink', 'secondaryLink'].map((kind) =>
      edges.find(({ edge }) => edge.kind === kind),
    );
    expect(primary?.edge.lines).toEqual(['× 3']);
    expect(primary?.points[0]?.[across]).toBeLessThan(secondary?.points[0]?.[across] ?? 0);
    expect(primary?.label?.[across]).toBeLessThan(secondary?.label?.[across] ?? 0);
  },
);

it('leads no connection below a network and back up to the one above it', async () => {
  const { nodes, edges } = await seenFrom('contoso', 'overview', 'right');
  const [upper, lower] = ['prod/hub', 'dev/dev'].map((name) =>
    nodes.find(({ node }) => node.id === `contoso/virtualNetwork/${name}`),
  );
  const toUpper = edges.filter(({ edge }) => edge.kind === 'connection' && edge.target === upper?.node.id);
  expect(toUpper).toHaveLength(2);
  for (const { points } of toUpper) expect(Math.max(...points.map(({ y }) => y))).toBeLessThan(lower?.y ?? 0);
});

it.each(['right', 'down'] as const)('the primary link of a pair comes first, reading %s', async (direction) => {
  const across = direction === 'right' ? 'y' : 'x';
  let pairs = 0;
  for (const level of ['summary', 'overview', 'standard'] as const) {
    const { edges } = await seenFrom('contoso', level, direction);
    for (const primary of edges.filter(({ edge }) => edge.kind === 'primaryLink')) {
      const secondary = edges.find(
        ({ edge }) =>
          edge.kind === 'secondaryLink' &&
          edge.source === primary.edge.source &&
          edge.target === primary.edge.target &&
          edge.lines.length === 0,
      );
      if (!secondary) continue;
      pairs++;
      expect(primary.points[0]?.[across]).toBeLessThan(secondary.points[0]?.[across] ?? 0);
      expect(primary.points.at(-1)?.[across]).toBeLessThan(secondary.points.at(-1)?.[across] ?? 0);
    }
  }
  expect(pairs).toBeGreaterThan(3);
});

describe('a name that is too long for a line', () => {
  it('takes two, broken between its words', () => {
    expect(wrapText('Northwind Cloud Services', 'title', 120, measureByTable)).toEqual(['Northwind Cloud', 'Services']);
    expect(wrapText('vnet-production-westeurope-001', 'title', 120, measureByTable)).toEqual([
      'vnet-production-',
      'westeurope-001',
    ]);
    expect(wrapText('hub', 'title', 160, measureByTable)).toEqual(['hub']);
  });

  it('is cut only where two are too few, and is never wider than the limit', () => {
    const [first, second, ...more] = wrapText(`Contoso ${'x'.repeat(90)}`, 'title', 160, measureByTable);
    expect([first, more]).toEqual(['Contoso', []]);
    expect(second).toMatch(/^x+…x+$/);
    const whole = wrapText('y'.repeat(90), 'title', 160, measureByTable);
    expect(whole).toHaveLength(1);
    for (const text of [first, second, ...whole]) expect(measureByTable(text ?? '', 'title')).toBeLessThanOrEqual(160);
  });
});

it.each([
  ['contoso', () => sample('contoso')],
  ['fabrikam', () => sample('fabrikam')],
  ['tailspin', () => designOf(JSON.stringify(tailspin))],
  ['many alike', bundled],
] as const)('puts the numbers of findings of lines on no box, no text and no other number: %s', async (_, chosen) => {
  const { design, customer } = chosen();
  const whole = sceneOf(design, customer);
  const findings = { worst: 'warning', count: 48, messages: [] } as const;
  const found = { ...whole, edges: whole.edges.map((edge) => ({ ...edge, findings })) };
  for (const level of ['summary', 'overview', 'standard'] as const) {
    for (const direction of ['right', 'down'] as const) {
      const { scene } = foldScene(found, { level, opened: NONE, closed: NONE });
      const arrangement = { direction, close: isFar(level), listed: 'none' } as const;
      const placed = await layoutScene(scene, elk, measureByTable, { arrangement });
      const [width, height] = [badgeWidth({ findings }), 15];
      const badges = [...edgeBadgePlaces(placed)].map(([id, { x, y }]) => ({
        id,
        box: { x: x - width / 2, y: y - height / 2, width, height },
      }));
      expect(badges).toHaveLength(placed.edges.filter(({ edge }) => edge.kind !== 'order').length);
      const things = [
        // A box has no word within 8 px of its border.
        ...placed.nodes
          .filter(({ node }) => node.shape === 'box')
          .map(({ node, x, y, width, height }) => ({
            id: node.id,
            box: { x: x + 8, y: y + 8, width: width - 16, height: height - 16 },
          })),
        ...placed.edges.flatMap(({ edge, label }) => (label ? [{ id: `text of ${edge.id}`, box: label }] : [])),
        ...badges,
      ];
      const covered = badges.flatMap((badge) =>
        things
          .filter(({ id, box }) => id !== badge.id && meets(badge.box, box))
          .map(({ id }) => `${badge.id} on ${id}`),
      );
      expect(covered).toEqual([]);
    }
  }
});

it.each([
  ['down', { x: 100, y: 124 }],
  ['across', { x: 124, y: 100 }],
])('puts the number of findings beside a short line %s, which it would cover, and on a long one', (_, end) => {
  const findings = { worst: 'warning', count: 1, messages: [] } as const;
  const numberAt = (to: Point) => {
    const edge = { id: 'link', kind: 'primaryLink', findings } as unknown as SceneEdge;
    const placed = { nodes: [], edges: [{ edge, points: [{ x: 100, y: 100 }, to] }] } as unknown as PlacedScene;
    return edgeBadgePlaces(placed).get('link') ?? to;
  };
  const short = numberAt(end);
  const [aside, away] = end.x === 100 ? [short.x - 100, badgeWidth({ findings }) / 2] : [short.y - 100, 7.5];
  expect(Math.abs(aside)).toBeGreaterThanOrEqual(away);
  const far = { x: end.x === 100 ? 100 : 300, y: end.x === 100 ? 300 : 100 };
  expect(numberAt(far)).toEqual({ x: (100 + far.x) / 2, y: (100 + far.y) / 2 });
});

it('draws the number of findings of a line above all lines', async () => {
  const { design, customer } = sample('contoso');
  const finding = {
    code: 'RES-002',
    severity: 'warning',
    message: 'ends at one site',
    place: { file: customer.file.path, path: ['circuits', 0, 'connections', 0, 'name'] },
  } as unknown as Finding;
  const placed = await layoutScene(sceneOf(design, customer, [finding]), elk, measureByTable);
  const found = placed.edges.filter(({ edge }) => edge.findings);
  expect(found.length).toBeGreaterThan(0);
  const marks = drawScene(placed, THEMES.light, { badges: true, toggles: false });
  const lines = marks.flatMap(({ attributes }, index) => (attributes['data-thing'] === undefined ? [] : [index]));
  for (const { edge } of found) {
    const number = marks.findIndex(({ attributes }) => attributes['data-head'] === edge.id);
    expect(number).toBeGreaterThan(Math.max(...lines));
  }
  const without = drawScene(placed, THEMES.light, { badges: false, toggles: false });
  expect(without.some(({ attributes }) => attributes['data-head'] === found[0]?.edge.id)).toBe(false);
});

it('puts twelve hubs with their spokes into columns', async () => {
  const { design, customer } = designOf(bigCustomer('big', 2, 12, 3));
  const placed = await layoutScene(sceneOf(design, customer), elk, measureByTable);
  expect(placed.width).toBeGreaterThan(placed.height);
  expect(placed.edges).toHaveLength(placed.scene.edges.length);
  expect(overlaps(placed)).toEqual([]);
  expect(outside(placed)).toEqual([]);
  expect(linesThroughBoxes(placed)).toEqual([]);
});
