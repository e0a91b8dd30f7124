import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeOf } from '../../../src/edge';
import { asPrinted } from '../../../src/generate/router';
import { check } from '../../../src/rules';
import { designOf, providerText, throughText, withMicrosoft } from './designs';

interface Wanted {
  readonly outer: number;
  readonly inner: number;
  readonly said: number | undefined;
  readonly microsoft: boolean;
}

const textOf = (name: string, number: number, { outer, inner, said, microsoft }: Wanted) =>
  throughText(name, {
    number,
    link: `, outerVlanId: ${outer}${said === undefined ? '' : `, subinterface: ${said}`}`,
    ...(microsoft && withMicrosoft()),
  })
    .replaceAll('handoff: Dot1Q', 'handoff: QinQ')
    .replace(/vlanId: (\d+)/g, (_, id: string) => `vlanId: ${Number(id) < 300 ? inner : inner + 50}`);

const behind = (outer: number, more: Partial<Wanted> = {}): Wanted => ({
  outer,
  inner: 100,
  said: undefined,
  microsoft: false,
  ...more,
});

const read = (...texts: readonly string[]) => designOf(providerText({ platform: 'juniper-junos' }), ...texts);

/** Units on edge-1 towards Azure in the files, by customer. */
function unitsOf(...texts: readonly string[]): Record<string, (number | undefined)[]> {
  return Object.fromEntries(
    edgeOf(read(...texts))
      .map(asPrinted)
      .filter((m) => m.router === 'edge-1')
      .map((m) => [m.customer, m.interfaces.filter((at) => at.purpose === 'azure').map((at) => at.unit)]),
  );
}

/** The files of customers of which a rule tells that a sub-interface, or its tags, are those of another. */
function toldOf(...texts: readonly string[]): Set<string> {
  const findings = check({ designs: [read(...texts)], findings: [], unreadable: [] });
  return new Set(findings.filter(({ code }) => /^DUP-01[067]$/.test(code)).map(({ place }) => place.file));
}

describe('sub-interfaces behind one outer tag', () => {
  it('have the outer tag as number, and one of its own for the Microsoft peering', () => {
    expect(unitsOf(textOf('alpha', 1, behind(300, { microsoft: true })))).toEqual({ alpha: [300, 4396] });
    expect(unitsOf(textOf('alpha', 1, behind(300)), textOf('beta', 2, behind(301)))).toEqual({
      alpha: [300],
      beta: [301],
    });
  });

  it('are of neither where two customers share it and no link says a number, and of both where the new one does', () => {
    const first = textOf('alpha', 1, behind(300));
    const both = [first, textOf('beta', 2, behind(300, { inner: 101 }))];
    expect(unitsOf(...both)).toEqual({ alpha: [], beta: [] });
    expect(toldOf(...both)).toEqual(new Set(['customers/c0.csp.yaml', 'customers/c1.csp.yaml']));
    const refused = edgeOf(read(...both)).flatMap((m) => asPrinted(m).refusals);
    expect(refused.map(({ subject }) => subject)).toEqual(Array(4).fill('eth1.300'));
    for (const { reason } of refused) expect(reason).toMatch(/^Another circuit behind .* Say another "subinterface"/);
    expect(refused.some(({ reason }) => /alpha|beta/.test(reason))).toBe(false);
    const said = [first, textOf('beta', 2, behind(300, { inner: 101, said: 8000 }))];
    expect(unitsOf(...said)).toEqual({ alpha: [300], beta: [8000] });
    expect(toldOf(...said)).toEqual(new Set());
  });

  it('have numbers that no other circuit changes, wherever it stands, and no number is that of two in silence', () => {
    const wanted = fc.record({
      outer: fc.constantFrom(300, 301, 4000),
      inner: fc.integer({ min: 100, max: 130 }),
      said: fc.option(fc.constantFrom(300, 301, 4396, 8000), { nil: undefined, freq: 3 }),
      microsoft: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(wanted, { minLength: 2, maxLength: 4 }), fc.nat(), (circuits, seed) => {
        const texts = circuits.map((one, i) => textOf(`c${i + 1}`, i + 1, one));
        const alone: ReturnType<typeof unitsOf> = Object.assign({}, ...texts.map((text) => unitsOf(text)));
        const turned = seed % texts.length;
        const moved = [...texts.slice(turned), ...texts.slice(0, turned)];
        const all = unitsOf(...moved);
        expect(unitsOf(...moved.toReversed())).toEqual(all);
        const owners = new Map<number | undefined, number[]>();
        circuits.forEach((_, i) => {
          const own = alone[`c${i + 1}`] ?? [];
          for (const unit of all[`c${i + 1}`] ?? []) expect(own).toContain(unit);
          for (const unit of own) owners.set(unit, [...(owners.get(unit) ?? []), i]);
        });
        const meeting = new Set([...owners.values()].filter((of) => of.length > 1).flat());
        const told = toldOf(...texts);
        for (const i of meeting) expect(told).toContain(`customers/c${i}.csp.yaml`);
        circuits.forEach((_, i) => {
          if (!meeting.has(i)) expect(all[`c${i + 1}`]).toEqual(alone[`c${i + 1}`]);
        });
      }),
      { numRuns: 60 },
    );
  });
});
