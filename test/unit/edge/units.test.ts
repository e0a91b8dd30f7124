import { describe, expect, it } from 'vitest';
import { edgeOf } from '../../../src/edge';
import { designOf, providerText, throughText, withMicrosoft } from './designs';

const behind = (outer: number) => ', outerVlanId: ' + String(outer);
const customer = (name: string, number: number, link: string, more: Partial<Parameters<typeof throughText>[1]> = {}) =>
  throughText(name, { number, link, ...more }).replaceAll('handoff: Dot1Q', 'handoff: QinQ');

/** Units on edge-1 towards Azure, by customer. */
function unitsOf(...customers: readonly string[]): Record<string, (number | undefined)[]> {
  const models = edgeOf(designOf(providerText({ platform: 'juniper-junos' }), ...customers));
  return Object.fromEntries(
    models
      .filter((m) => m.router === 'edge-1')
      .map((m) => [m.customer, m.interfaces.filter((at) => at.purpose === 'azure').map((at) => at.unit)]),
  );
}

const whole = withMicrosoft();

describe('sub-interfaces behind one outer tag', () => {
  it('have the outer tag as number where a circuit is alone behind it', () => {
    expect(unitsOf(customer('alpha', 1, behind(300), whole))).toEqual({ alpha: [300, 4396] });
    expect(unitsOf(customer('alpha', 1, behind(300)), customer('beta', 2, behind(301)))).toEqual({
      alpha: [300],
      beta: [301],
    });
  });

  it('have numbers of their own where customers share it, and the first one keeps its own', () => {
    const units = unitsOf(
      customer('alpha', 1, behind(300), whole),
      customer('beta', 2, behind(300), whole).replace('vlanId: 300', 'vlanId: 222'),
      customer('gamma', 3, behind(300)),
    );
    expect(units.alpha).toEqual([300, 4396]);
    expect(units.beta).toEqual([8192 + 102, 12_288 + 222]);
    expect(units.gamma).toEqual([8192 + 103]);
    const all = Object.values(units).flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((unit) => unit !== undefined && unit <= 16_385)).toBe(true);
  });

  it('take the next number where another outer tag has the inner one too, or a link says it', () => {
    const twice = unitsOf(
      customer('alpha', 1, behind(300)),
      customer('beta', 2, behind(300)),
      customer('gamma', 3, behind(301)),
      customer('delta', 4, behind(301)).replaceAll('vlanId: 104', 'vlanId: 102'),
    );
    expect([twice.beta, twice.delta]).toEqual([[8294], [8295]]);
    const said = unitsOf(
      customer('alpha', 1, behind(300)),
      customer('beta', 2, behind(300)),
      customer('gamma', 3, `${behind(310)}, subinterface: 8294`),
    );
    expect(said).toEqual({ alpha: [300], beta: [8295], gamma: [8294] });
  });

  it('leave what a link says, also where it comes last', () => {
    const said = unitsOf(customer('alpha', 1, behind(300)), customer('beta', 2, `${behind(300)}, subinterface: 300`));
    expect(said).toEqual({ alpha: [8293], beta: [300] });
  });
});
