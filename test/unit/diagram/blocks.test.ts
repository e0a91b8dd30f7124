import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LayoutCache, layoutScene } from '../../../src/diagram/layout';
import { foldScene } from '../../../src/diagram/fold';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import type { ElkEngine } from '../../../src/diagram/elk';
import { measureByTable } from '../../../src/diagram/measure';
import { type Box, legsOf } from '../../../src/diagram/placed';
import { sceneOf } from '../../../src/diagram/scene';
import { bigCustomer } from '../../ui/bigCustomers';
import { designOf, linkedCustomer } from './designs';
import { coveredLabels, crossings, linesThroughBoxes, outside, overlaps } from './geometry';

let elk: ElkEngine;
beforeAll(async () => {
  elk = await inProcessElk();
});
afterAll(() => elk.end());

const big = (circuits: number, hubs: number, spokes: number) => {
  const { design, customer } = designOf(bigCustomer('big', circuits, hubs, spokes));
  return sceneOf(design, customer);
};

const linked = (circuits: number) => {
  const { design, customer } = linkedCustomer(circuits, 4, 3);
  return sceneOf(design, customer);
};

/** All circuits and networks of a customer of which they are stacks. */
const OPENED = new Set([
  'big/all/circuit',
  ...['Amsterdam', 'London', 'Frankfurt', 'Paris', 'Dublin', 'Madrid'].map((place) => `big/all/circuit/${place}`),
  'big/subscription/prod/all/virtualNetwork',
  'big/subscription/prod/all/virtualNetwork/',
]);

/** Whether two legs of lines have more than a point in common. */
const covers = (a: Box, b: Box): boolean =>
  (a.height === 0 && b.height === 0 && a.y === b.y && a.x < b.x + b.width && b.x < a.x + a.width) ||
  (a.width === 0 && b.width === 0 && a.x === b.x && a.y < b.y + b.height && b.y < a.y + a.height);

describe('a customer of 60 circuits, 60 hubs and 240 networks', () => {
  it('is laid out whole: nothing covers, leaves or crosses anything, and every line is there', async () => {
    const scene = big(60, 60, 3);
    const placed = await layoutScene(scene, elk, measureByTable);
    expect(placed.nodes).toHaveLength(scene.nodes.length);
    expect(placed.edges).toHaveLength(scene.edges.length);
    expect(overlaps(placed)).toEqual([]);
    expect(outside(placed)).toEqual([]);
    expect(linesThroughBoxes(placed)).toEqual([]);
    for (const { points } of placed.edges) {
      for (const [index, to] of points.slice(1).entries()) {
        const from = points[index];
        expect(from && (Math.abs(from.x - to.x) < 0.01 || Math.abs(from.y - to.y) < 0.01)).toBe(true);
      }
    }
  });

  it('tells at every line what is to be told, over no box and no other text', async () => {
    for (const scene of [big(60, 60, 3), linked(16)]) {
      const placed = await layoutScene(scene, elk, measureByTable);
      const silent = placed.edges.filter(({ edge, label }) => edge.lines.length > 0 && !label);
      expect(silent.map(({ edge }) => edge.id)).toEqual([]);
      expect(coveredLabels(placed)).toEqual([]);
      expect(linesThroughBoxes(placed)).toEqual([]);
    }
  });

  it('leads lines that go the same way as one, so that few cross', async () => {
    const overview = foldScene(big(60, 60, 4), { level: 'overview', opened: OPENED, closed: new Set() }).scene;
    expect(overview.nodes.length).toBeGreaterThan(360);
    expect(crossings(await layoutScene(overview, elk, measureByTable)).size).toBeLessThan(45);
    const { design, customer } = linkedCustomer(60, 60, 4);
    expect(crossings(await layoutScene(sceneOf(design, customer), elk, measureByTable)).size).toBeLessThan(200);
  });

  it("keeps lines with dashes apart from those that begin elsewhere: they would fill each other's gaps", async () => {
    const scene = linked(16);
    const [first = '', second = ''] = scene.nodes.filter(({ kind }) => kind === 'edgeRouter').map(({ id }) => id);
    const links = scene.edges.filter(({ kind, source }) => kind === 'secondaryLink' && source === second);
    const turned = scene.edges.map((edge) => (links.indexOf(edge) % 2 === 1 ? { ...edge, source: first } : edge));
    const { edges } = await layoutScene({ ...scene, edges: turned }, elk, measureByTable);
    const dashed = edges.filter(({ edge: { kind, source } }) => kind === 'secondaryLink' && /edgeRouter/.test(source));
    expect(new Set(dashed.map(({ edge }) => edge.source)).size).toBe(2);
    const shared = dashed.flatMap((one, index) =>
      dashed
        .slice(index + 1)
        .filter(({ edge }) => edge.source !== one.edge.source)
        .filter(({ points }) => legsOf(points).some((leg) => legsOf(one.points).some((own) => covers(own, leg))))
        .map(({ edge }) => `${edge.id} on ${one.edge.id}`),
    );
    expect(shared).toEqual([]);
  });

  it('asks the engine once for each shape', async () => {
    let count = 0;
    const counting: ElkEngine = {
      layout: (graph) => {
        count++;
        return elk.layout(graph);
      },
      end: () => undefined,
    };
    const cache = new LayoutCache();
    await layoutScene(big(60, 60, 3), counting, measureByTable, { cache });
    expect(count).toBeLessThan(20);
    const before = count;
    await layoutScene(big(61, 61, 3), counting, measureByTable, { cache });
    expect(count - before).toBeLessThan(3);
  });

  it('is tall where it reads down', async () => {
    const wide = await layoutScene(big(60, 60, 3), elk, measureByTable);
    const tall = await layoutScene(big(60, 60, 3), elk, measureByTable, {
      arrangement: { direction: 'down', close: false, listed: 'none' },
    });
    expect(wide.width / wide.height).toBeGreaterThan(1.2);
    expect(tall.width / tall.height).toBeLessThan(1.1);
  });
});
