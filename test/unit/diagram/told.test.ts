import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/diagram/model';
import { isHostMessage } from '../../../src/diagram/protocol';
import { sceneOf } from '../../../src/diagram/scene';
import { meantAfter, meantScene, toldAfter, toldScene } from '../../../src/diagram/told';
import { designOf, sample, tailspin } from './designs';

const scenes = [sample('contoso'), sample('fabrikam'), sample('wingtip'), designOf(JSON.stringify(tailspin))].map(
  ({ design, customer }) => sceneOf(design, customer),
);
const block = { date: '2026-11-26', version: '1.0.0' };

/** A scene in which some things are gone, moved, or say something else. */
const edited = fc
  .record({
    scene: fc.constantFrom(...scenes),
    gone: fc.array(fc.nat(200), { maxLength: 4 }),
    other: fc.array(fc.nat(200), { maxLength: 4 }),
    turned: fc.boolean(),
  })
  .map(({ scene, gone, other, turned }): Scene => {
    const change = <T extends { readonly details: readonly unknown[] }>(all: readonly T[]): T[] => {
      const left = all
        .map((one, i) => (other.includes(i) ? { ...one, details: [{ label: 'a', value: 'b' }, ...one.details] } : one))
        .filter((_, i) => !gone.includes(i));
      return turned ? left.reverse() : left;
    };
    return { ...scene, nodes: change(scene.nodes), edges: change(scene.edges) };
  });

const received = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T;

describe('a scene that is told to a page with an older one', () => {
  it('is the scene that was meant, whatever the page shows', () => {
    fc.assert(
      fc.property(fc.option(edited, { nil: undefined }), edited, (before, now) => {
        const message = received({ type: 'show', scene: toldScene(before, now), block });
        expect(isHostMessage(message)).toBe(true);
        expect(meantScene(before && received(before), message.scene)).toEqual(received(now));
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('is told by what is another', () => {
    const [scene] = scenes as [Scene];
    const nodes = scene.nodes.map((node, i) => (i === 3 ? { ...node, title: `${node.title} B.V.` } : node));
    const now = received({ ...scene, nodes });
    const told = toldScene(scene, now);
    expect(told.nodes.filter((node) => typeof node !== 'number')).toEqual([now.nodes[3]]);
    expect(told.edges).toEqual(scene.edges.map((_, place) => place));
    expect(JSON.stringify(told).length).toBeLessThan(JSON.stringify(now).length / 10);
  });

  it('is none where the page has not what it is told by', () => {
    const [scene] = scenes as [Scene];
    const told = toldScene(scene, scene);
    expect(meantScene(undefined, told)).toBeUndefined();
    expect(meantScene({ ...scene, edges: scene.edges.slice(1) }, told)).toBeUndefined();
    for (const place of [-1, 0.5, 1e9]) expect(meantScene(scene, { ...told, nodes: [place] })).toBeUndefined();
  });

  it('tells two things of one name apart', () => {
    const [a, b] = [
      { key: 'x', text: 'a' },
      { key: 'x', text: 'b' },
    ];
    for (const now of [[a, b], [b, a], [a, a], [b]]) {
      expect(
        meantAfter(
          [a, b],
          toldAfter([a, b], now, ({ key }) => key),
        ),
      ).toEqual(now);
    }
  });
});
