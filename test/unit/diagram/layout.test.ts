import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElkEngine } from '../../../src/diagram/elk';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import { LayoutCache, layoutScene } from '../../../src/diagram/layout';
import { measureByTable } from '../../../src/diagram/measure';
import type { PlacedScene } from '../../../src/diagram/placed';
import { sceneOf } from '../../../src/diagram/scene';
import { type Chosen, designOf, sample, tailspin } from './designs';
import { dualStack } from './dualStack';
import {
  coveredLabels,
  crossings,
  headsOverBoxes,
  linesThroughBoxes,
  linesThroughWords,
  outside,
  overlaps,
  placedBy,
} from './geometry';
import { halfTyped } from './halfTyped';

let elk: ElkEngine;
beforeAll(async () => {
  elk = await inProcessElk();
});
afterAll(() => elk.end());

const lay = ({ design, customer }: Chosen) => layoutScene(sceneOf(design, customer), elk, measureByTable);
const all = {
  contoso: () => sample('contoso'),
  fabrikam: () => sample('fabrikam'),
  wingtip: () => sample('wingtip'),
  tailspin: () => designOf(JSON.stringify(tailspin)),
  dualStack: () => designOf(JSON.stringify(dualStack)),
};

/** Circuits whose secondary router of Microsoft is not below the primary one. */
function upsideDown(placed: PlacedScene): string[] {
  const msees = placedBy(placed, (node) => node.kind === 'msee');
  return msees.flatMap((primary, index) => {
    const secondary = msees[index + 1];
    const isPair = index % 2 === 0 && secondary !== undefined;
    return isPair && secondary.y < primary.y + primary.height ? [primary.node.id] : [];
  });
}

describe.each(Object.entries(all))('the layout of %s', (_, chosen) => {
  it('covers nothing, leaves nothing, and leads no line through a box', async () => {
    const placed = await lay(chosen());
    expect(placed.nodes).toHaveLength(placed.scene.nodes.length);
    expect(placed.edges).toHaveLength(placed.scene.edges.length);
    expect(overlaps(placed)).toEqual([]);
    expect(outside(placed)).toEqual([]);
    expect(linesThroughBoxes(placed)).toEqual([]);
    expect(coveredLabels(placed)).toEqual([]);
  });

  it('has the primary above the secondary', async () => {
    expect(upsideDown(await lay(chosen()))).toEqual([]);
  });

  it('reads from left to right', async () => {
    const placed = await lay(chosen());
    const left = (...kinds: string[]) => Math.min(...placedBy(placed, (n) => kinds.includes(n.kind)).map((p) => p.x));
    const right = (...kinds: string[]) =>
      Math.max(...placedBy(placed, (n) => kinds.includes(n.kind)).map((p) => p.x + p.width));
    expect(right('customer')).toBeLessThan(left('circuit'));
    for (const circuit of placedBy(placed, (n) => n.kind === 'circuit')) {
      const inside = (kind: string) => placedBy(placed, (n) => n.kind === kind && n.parent === circuit.node.id)[0];
      const [location, edge] = [inside('peeringLocation'), inside('microsoftEdge')];
      if (!location || !edge) throw new Error('A circuit lacks its location or its edge.');
      expect(location.x + location.width).toBeLessThan(edge.x);
    }
    expect(right('circuit')).toBeLessThan(left('tenant'));
  });

  it('is the same each time', async () => {
    expect(await lay(chosen())).toEqual(await lay(chosen()));
  });
});

it('leads few lines across others', async () => {
  const counts = await Promise.all(
    Object.entries(all).map(async ([name, chosen]) => [name, crossings(await lay(chosen())).size] as const),
  );
  const most: Record<string, number> = { contoso: 3, fabrikam: 6, wingtip: 0, tailspin: 8, dualStack: 5 };
  expect(counts.filter(([name, count]) => count > (most[name] ?? 0))).toEqual([]);
});

it('keeps what no circuit leads through below the circuits: the services of Microsoft, and a CSP with a site alone', async () => {
  const placed = await lay(all.dualStack());
  const bottom = (kind: string) =>
    Math.max(...placedBy(placed, (node) => node.kind === kind).map((p) => p.y + p.height));
  const top = (kind: string) => Math.min(...placedBy(placed, (node) => node.kind === kind).map((p) => p.y));
  expect(top('csp')).toBeGreaterThan(bottom('circuit'));
  expect(top('microsoftServices')).toBeGreaterThan(bottom('tenant'));
});

it('keeps the order of the file within a column', async () => {
  const placed = await lay(sample('contoso'));
  const tops = (kind: string) => placedBy(placed, (node) => node.kind === kind).map((p) => p.y);
  for (const kind of ['site', 'cspSite', 'circuit', 'subscription', 'subnet']) {
    expect(tops(kind).slice(0, 2)).toEqual(
      tops(kind)
        .slice(0, 2)
        .sort((a, b) => a - b),
    );
  }
});

it('lays any half-typed design out without covering anything', async () => {
  await fc.assert(
    fc.asyncProperty(halfTyped, async (text) => {
      const placed = await lay(designOf(text));
      expect(overlaps(placed)).toEqual([]);
      expect(outside(placed)).toEqual([]);
      expect(linesThroughBoxes(placed)).toEqual([]);
      expect(upsideDown(placed)).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 240_000);

it('leads no line through the words of any half-typed design that reads down', async () => {
  await fc.assert(
    fc.asyncProperty(halfTyped, async (text) => {
      const { design, customer } = designOf(text);
      const placed = await layoutScene(sceneOf(design, customer), elk, measureByTable, {
        arrangement: { direction: 'down', close: false, listed: 'none' },
      });
      expect(overlaps(placed)).toEqual([]);
      expect(outside(placed)).toEqual([]);
      expect(linesThroughBoxes(placed)).toEqual([]);
      expect(linesThroughWords(placed)).toEqual([]);
      expect(headsOverBoxes(placed)).toEqual([]);
    }),
    { numRuns: 30 },
  );
}, 240_000);

describe('a kept layout', () => {
  it('is used again while no size and no line changes, and only then', async () => {
    let count = 0;
    const counting: ElkEngine = {
      layout: (graph) => {
        count++;
        return elk.layout(graph);
      },
      end: () => undefined,
    };
    const cache = new LayoutCache();
    const { design, customer } = sample('contoso');
    const scene = sceneOf(design, customer);
    const first = await layoutScene(scene, counting, measureByTable, { cache });
    const withFindings = sceneOf(design, customer, [
      {
        code: 'X-001',
        severity: 'error',
        message: 'x',
        place: { file: customer.file.path, path: ['sites', 0], on: 'value' },
      },
    ]);
    const second = await layoutScene(withFindings, counting, measureByTable, { cache });
    expect(count).toBe(1);
    expect(second.nodes.map(({ x, y }) => [x, y])).toEqual(first.nodes.map(({ x, y }) => [x, y]));
    expect(second.nodes.some(({ node }) => node.findings)).toBe(true);
    const renamed = scene.nodes.map((node) => ({ ...node, title: `${node.title}, renamed` }));
    await layoutScene({ ...scene, nodes: renamed }, counting, measureByTable, { cache });
    expect(count).toBe(2);
  });

  it('gives up when the signal says so', async () => {
    const never: ElkEngine = { layout: () => new Promise(() => undefined), end: () => undefined };
    const { design, customer } = sample('contoso');
    const stop = new AbortController();
    const work = layoutScene(sceneOf(design, customer), never, measureByTable, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
  });

  it('of an engine that was ended rejects', async () => {
    const engine = await inProcessElk();
    const { design, customer } = sample('contoso');
    const work = layoutScene(sceneOf(design, customer), engine, measureByTable);
    engine.end();
    await expect(work).rejects.toThrow('ended');
  });
});
