import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElkEngine } from '../../../src/diagram/elk';
import { LEAST_SCALE, firstView, fitScale } from '../../../src/diagram/firstView';
import { type Folds, foldScene } from '../../../src/diagram/fold';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import { layoutScene } from '../../../src/diagram/layout';
import { LEVELS } from '../../../src/diagram/levels';
import { measureByTable } from '../../../src/diagram/measure';
import type { Scene } from '../../../src/diagram/model';
import { sceneOf } from '../../../src/diagram/scene';
import { bigCustomer } from '../../ui/bigCustomers';
import { designOf, sample, tailspin } from './designs';
import { coveredLabels, linesThroughBoxes, outside, overlaps } from './geometry';

const NOTHING = { opened: new Set<string>(), closed: new Set<string>() };
const overview: Folds = { level: 'overview', ...NOTHING };
const sceneNamed = (name: 'contoso' | 'fabrikam' | 'wingtip') => {
  const { design, customer } = sample(name);
  return sceneOf(design, customer, [
    {
      code: 'GW-026',
      severity: 'warning',
      message: 'no window',
      place: { file: customer.file.path, path: ['subscriptions', 0, 'virtualNetworks', 0, 'gateway', 'name'] },
    },
  ] as never);
};
const bigScene = (circuits: number, hubs: number, spokes: number) => {
  const { design, customer } = designOf(bigCustomer('big', circuits, hubs, spokes));
  return sceneOf(design, customer);
};
const tailspinScene = () => {
  const { design, customer } = designOf(JSON.stringify(tailspin));
  return sceneOf(design, customer);
};
const kinds = (scene: Scene) => new Set(scene.nodes.map(({ kind }) => kind));

describe('a scene at a level', () => {
  it('is the whole scene in full detail', () => {
    const scene = sceneNamed('contoso');
    const folded = foldScene(scene, { level: 'detail', ...NOTHING });
    const byId = <T extends { readonly id: string }>(things: readonly T[]) =>
      new Map(things.map((thing) => [thing.id, thing]));
    expect(byId(folded.scene.nodes)).toEqual(byId(scene.nodes));
    expect(folded.scene.edges).toEqual(scene.edges);
  });

  it('shows few, large things from far away, and says in them what is most wanted', () => {
    const { scene } = foldScene(sceneNamed('contoso'), overview);
    expect(kinds(scene)).toEqual(
      new Set([
        'customer',
        'site',
        'csp',
        'cspSite',
        'circuit',
        'tenant',
        'subscription',
        'virtualNetwork',
        'internet',
      ]),
    );
    const circuit = scene.nodes.find(({ id }) => id === 'contoso/circuit/contoso-ams');
    expect(circuit).toMatchObject({ shape: 'box', lines: ['1 Gbps · planned', 'Amsterdam · Equinix'] });
    const hub = scene.nodes.find(({ id }) => id === 'contoso/virtualNetwork/prod/hub');
    expect(hub?.lines).toEqual(['10.100.0.0/20', 'gateway ErGw2AZ']);
  });

  it('keeps both links of a circuit apart, however far', () => {
    for (const level of ['overview', 'standard'] as const) {
      const { scene } = foldScene(sceneNamed('contoso'), { level, ...NOTHING });
      const into = scene.edges.filter(({ id }) => /\/(primary|secondary)Link\/contoso-ams$/.test(id));
      expect(into.map(({ kind }) => kind).sort()).toEqual(['primaryLink', 'secondaryLink']);
    }
  });

  it('lends the findings of what is folded away to what stands for it', () => {
    const { scene } = foldScene(sceneNamed('contoso'), overview);
    expect(scene.nodes.find(({ id }) => id === 'contoso/virtualNetwork/prod/hub')?.findings).toMatchObject({
      count: 1,
    });
  });
});

describe('more than a handful', () => {
  it('is one box with the number, by what it belongs to where that makes a handful', () => {
    const { scene } = foldScene(bigScene(60, 60, 4), overview);
    const circuits = scene.nodes.filter(({ kind }) => kind === 'circuit');
    expect(circuits).toHaveLength(6);
    expect(circuits[0]).toMatchObject({ title: '10 circuits', lines: ['Amsterdam', 'er-0 … er-54'] });
    expect(scene.nodes.filter(({ kind }) => kind === 'virtualNetwork')).toHaveLength(1);
    const bundle = scene.edges.filter(({ kind }) => kind === 'connection');
    expect(bundle.map(({ details }) => details.length)).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it('opens to what is in it', () => {
    const whole = bigScene(60, 60, 4);
    const [stack] = foldScene(whole, overview).scene.nodes.filter(({ kind }) => kind === 'circuit');
    const { scene } = foldScene(whole, { ...overview, opened: new Set([stack?.id ?? '']) });
    expect(scene.nodes.filter(({ kind }) => kind === 'circuit')).toHaveLength(10 + 5);
  });
});

it('always shows each thing as something that is there, and no line that ends nowhere', () => {
  const scenes = [sceneNamed('contoso'), sceneNamed('fabrikam'), tailspinScene(), bigScene(9, 8, 2)];
  fc.assert(
    fc.property(
      fc.constantFrom(...scenes).chain((scene) => {
        const ids = scene.nodes.map(({ id }) => id);
        return fc.tuple(fc.constant(scene), fc.constantFrom(...LEVELS), fc.subarray(ids), fc.subarray(ids));
      }),
      ([whole, level, opened, closed]) => {
        const { scene, shownAs } = foldScene(whole, { level, opened: new Set(opened), closed: new Set(closed) });
        const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
        const shown = new Set([...nodes.keys(), ...scene.edges.map(({ id }) => id)]);
        expect(nodes.size).toBe(scene.nodes.length);
        for (const { id, kind } of [...whole.nodes, ...whole.edges]) {
          if (kind !== 'order') expect(shown.has(shownAs.get(id) ?? '')).toBe(true);
        }
        for (const { source, target, sourcePort, targetPort } of scene.edges) {
          const ports = (id: string) => nodes.get(id)?.ports?.map((port) => port.id) ?? [];
          expect([nodes.has(source), nodes.has(target)]).toEqual([true, true]);
          if (sourcePort !== undefined) expect(ports(source)).toContain(sourcePort);
          if (targetPort !== undefined) expect(ports(target)).toContain(targetPort);
        }
        for (const { parent } of scene.nodes) if (parent !== undefined) expect(nodes.has(parent)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

describe('the first view', () => {
  let elk: ElkEngine;
  beforeAll(async () => {
    elk = await inProcessElk();
  });
  afterAll(() => elk.end());

  const rooms = {
    beside: { width: 516, height: 740 },
    below: { width: 1056, height: 320 },
    alone: { width: 1356, height: 740 },
  };
  const scenes = {
    contoso: () => sceneNamed('contoso'),
    fabrikam: () => sceneNamed('fabrikam'),
    wingtip: () => sceneNamed('wingtip'),
    'twelve hubs': () => bigScene(2, 12, 3),
    'sixty circuits': () => bigScene(60, 60, 4),
  };

  it.each(Object.entries(scenes))('of %s can be read in every room, and covers nothing', async (_, make) => {
    const scene = make();
    for (const [place, room] of Object.entries(rooms)) {
      const seen = await firstView(scene, NOTHING, room, (part, arrangement) =>
        layoutScene(part, elk, measureByTable, { arrangement }),
      );
      expect([place, fitScale(seen.placed, room) >= LEAST_SCALE]).toEqual([place, true]);
      expect(overlaps(seen.placed)).toEqual([]);
      expect(outside(seen.placed)).toEqual([]);
      expect(linesThroughBoxes(seen.placed)).toEqual([]);
      expect(coveredLabels(seen.placed)).toEqual([]);
    }
  });

  it('tells more where there is more room', async () => {
    const level = async (room: { width: number; height: number }) => {
      const seen = await firstView(sceneNamed('contoso'), NOTHING, room, (part, arrangement) =>
        layoutScene(part, elk, measureByTable, { arrangement }),
      );
      return LEVELS.indexOf(seen.level);
    };
    expect(await level({ width: 3000, height: 2000 })).toBe(LEVELS.indexOf('detail'));
    expect(await level({ width: 1056, height: 320 })).toBeLessThan(await level({ width: 1800, height: 900 }));
  });
});
