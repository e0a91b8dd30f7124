import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LayoutCache, layoutScene } from '../../../src/diagram/layout';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import type { ElkEngine } from '../../../src/diagram/elk';
import { measureByTable } from '../../../src/diagram/measure';
import { sceneOf } from '../../../src/diagram/scene';
import { bigCustomer } from '../../ui/bigCustomers';
import { designOf, linkedCustomer } from './designs';
import { coveredLabels, linesThroughBoxes, outside, overlaps } from './geometry';

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
