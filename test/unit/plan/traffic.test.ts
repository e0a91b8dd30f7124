import { describe, expect, it } from 'vitest';
import { type ArmBody, planOf } from '../../../src/plan';
import { resourceTypes } from '../../../src/resources';
import { GROUP, circuitId, gatewayId, wanted } from './wanted';

const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const peering = `${circuitId}/peerings/AzurePrivatePeering`;

function trafficOf(id: string, from: object | undefined, to: object) {
  const actual = new Map(from ? [[id, { properties: from } as ArmBody]] : []);
  const { steps } = planOf({ customer: 'c', wanted: [wanted(id, { properties: to as never })], actual });
  return steps.find(({ resourceId }) => resourceId === id)?.traffic;
}

describe('what a step does to traffic that runs', () => {
  it('is told as interrupted where sessions, tunnels or routes go', () => {
    expect(trafficOf(peering, { vlanId: 100 }, { vlanId: 101 })).toBe('interrupted');
    expect(trafficOf(gatewayId, { enableBgp: false }, { enableBgp: true })).toBe('interrupted');
    const table = `${NETWORK}/routeTables/rt`;
    expect(trafficOf(table, { disableBgpRoutePropagation: false }, { disableBgpRoutePropagation: true })).toBe(
      'interrupted',
    );
    const network = `${NETWORK}/virtualNetworks/hub`;
    const space = (...addressPrefixes: string[]) => ({ addressSpace: { addressPrefixes } });
    expect(trafficOf(network, space('10.0.0.0/16', '10.1.0.0/16'), space('10.0.0.0/16'))).toBe('interrupted');
    expect(trafficOf(network, space('10.0.0.0/16'), space('10.0.0.0/16', '10.1.0.0/16'))).toBe('untouched');
  });

  it('is untouched where a resource comes that nothing uses yet', () => {
    expect(trafficOf(`${NETWORK}/virtualNetworks/hub`, undefined, {})).toBe('untouched');
  });

  it('is unknown where one of several changes is, and interrupted where one of them interrupts', () => {
    expect(trafficOf(gatewayId, { a: 1 }, { a: 2 })).toBe('unknown');
    expect(trafficOf(gatewayId, { a: 1, enableBgp: false }, { a: 2, enableBgp: true })).toBe('interrupted');
    const connection = `${NETWORK}/connections/cn`;
    expect(trafficOf(connection, { routingWeight: 1, a: 1 }, { routingWeight: 2, a: 2 })).toBe('unknown');
    expect(trafficOf(connection, { routingWeight: 1 }, { routingWeight: 2 })).toBe('untouched');
  });

  it('is not said where nothing is written', () => {
    expect(trafficOf(peering, { vlanId: 100 }, { vlanId: 100 })).toBeUndefined();
  });

  it('says downtime in the text and in the mark alike', () => {
    const around = { resource: wanted(circuitId, {}), actual: undefined, all: [], there: () => undefined };
    for (const { type, changes, creation } of resourceTypes) {
      const found = { ...around, found: new Map<string, ArmBody>() };
      const made = [
        creation(found),
        ...changes.map(({ means }) => means({ path: 'properties.x', from: 1, to: 2 }, found)),
      ];
      for (const meaning of made) {
        if (!('text' in meaning)) continue;
        if (/^no downtime/.test(meaning.text)) expect(meaning, type).toMatchObject({ traffic: 'untouched' });
        if (/^downtime|tunnels? drops?\b|sessions .* end\b/.test(meaning.text)) {
          expect(meaning, type).toMatchObject({ traffic: 'interrupted' });
        }
      }
    }
  });
});
