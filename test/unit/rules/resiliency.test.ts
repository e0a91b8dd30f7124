import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/design';
import { type Resiliency, resiliencyOf } from '../../../src/rules';
import { type Change, designFiles } from './base';

function indexOf(change: Change, name = 'alpha'): Resiliency | undefined {
  const [design] = assemble(designFiles(change)).designs;
  const customer = design?.customers.find((c) => c.name === name);
  return design && customer && resiliencyOf(design, customer);
}

describe('the resiliency index', () => {
  it('of two locations and a zone-redundant gateway is 20 + 10 + 10', () => {
    const index = indexOf({});
    expect(index?.score).toBe(40);
    expect(index?.weakest.level).toBe('maximum');
    expect(index?.weakest.parts).toEqual({ route: 20, validation: 1, zone: 10, advisor: 10 });
    // What is left to gain is the validation alone.
    expect(index?.weakest.raise.map((r) => r.points)).toEqual([60]);
    expect((index?.score ?? 0) + (index?.weakest.raise[0]?.points ?? 0)).toBe(100);
  });

  it('of one location is 5 + 10, and a second location brings most of all designs', () => {
    const index = indexOf({ 'a:circuits.1.connections': [] });
    expect(index?.score).toBe(15);
    expect(index?.weakest.level).toBe('standard');
    expect(index?.weakest.raise[0]).toMatchObject({ points: 25 });
  });

  it('of a Metro location is 10 + 10', () => {
    const metro = { 'a:circuits.1.connections': [], 'a:circuits.0.peeringLocation': 'Amsterdam Metro' };
    expect(indexOf(metro)?.score).toBe(20);
    expect(indexOf(metro)?.weakest.level).toBe('high');
  });

  it('falls with the weakest production gateway', () => {
    const index = indexOf({ 'a:subscriptions.1.virtualNetworks.0.gateway.sku': 'Standard' });
    expect(index?.weakest.network.name).toBe('dr');
    expect(index?.score).toBe(20);
    expect(index?.gateways.map((g) => g.score)).toEqual([40, 20]);
  });

  it('is not there without a connected gateway', () => {
    expect(indexOf({}, 'beta')).toBeUndefined();
  });
});
