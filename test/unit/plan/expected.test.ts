import { describe, expect, it } from 'vitest';
import { type ArmBody, planOf } from '../../../src/plan';
import type { Change } from '../rules/base';
import { ordersOf } from '../simulator/refusals/rehearse';
import { circuitId, wanted } from './wanted';

const expected = { 'properties.resiliencyLevel': 'Maximum' };
const impactOf = (properties: object, existing = false) =>
  planOf({
    customer: 'contoso',
    wanted: [wanted(circuitId, { properties: {} }, { expected, existing })],
    actual: new Map([[circuitId.toLowerCase(), { properties } as ArmBody]]),
  }).steps[0]?.impact;

describe('what Azure tells and does not take', () => {
  it('is compared with what the design expects, of ours and of what exists', () => {
    const told = 'Azure tells resiliencyLevel Standard, and the design expects Maximum';
    expect(impactOf({ resiliencyLevel: 'Standard' })).toContain(told);
    expect(impactOf({ resiliencyLevel: 'Standard' }, true)).toContain(told);
    expect(impactOf({ resiliencyLevel: 'Maximum' })).not.toContain('resiliencyLevel');
  });

  it('is not known where Azure does not tell it', () => {
    expect(impactOf({})).toContain('whether its resiliencyLevel is Maximum is not known');
  });

  it('is expected of a circuit that says it, and is no part of its body', () => {
    const level = (change: Change) =>
      ordersOf(change).flatMap((order) =>
        order.wanted.filter(({ name, type }) => name === 'ams' && type.endsWith('/expressRouteCircuits')),
      );
    const [circuit] = level({ 'a:circuits.0.resiliencyLevel': 'High' });
    expect(circuit?.expected).toEqual({ 'properties.resiliencyLevel': 'High' });
    expect(JSON.stringify(circuit?.body)).not.toContain('resiliencyLevel');
    expect(level({})[0]?.expected).toBeUndefined();
  });
});
