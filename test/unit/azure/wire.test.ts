import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseResourceId } from '../../../src/azure';
import { lostOnTheWay, toModel } from '../../../src/azure/wire';
import type { JsonObject } from '../../../src/azure';

describe('the model of the SDK', () => {
  it('has properties spread into their parent at every level', () => {
    const body = {
      location: 'x',
      properties: { subnets: [{ name: 'a', properties: { addressPrefix: 'p', routeTable: { id: '/rt' } } }] },
    };
    expect(toModel('Microsoft.Network/virtualNetworks', body)).toEqual({
      location: 'x',
      subnets: [{ name: 'a', addressPrefix: 'p', routeTable: { id: '/rt' } }],
    });
  });

  it('calls active what the wire calls activeActive, on gateways only', () => {
    const body = { properties: { activeActive: true } };
    expect(toModel('microsoft.network/VirtualNetworkGateways', body)).toEqual({ active: true });
    expect(toModel('Microsoft.Network/connections', body)).toEqual({ activeActive: true });
  });
});

describe('what is lost on the way', () => {
  it('is named by its path', () => {
    const meant = {
      properties: {
        a: 1,
        deep: { b: [1, 2], c: {} },
        list: [
          { name: 'x', v: 1 },
          { name: 'y', v: 2 },
        ],
      },
    };
    const sent = { properties: { a: 2, deep: { b: [1] }, list: [{ name: 'y', v: 2 }] } };
    expect(lostOnTheWay(meant, sent)).toEqual(['properties.a', 'properties.deep.b[1]', 'properties.list[0]']);
  });

  it('is nothing where everything has arrived, whatever else has', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, more) => {
        const meant = { value } as JsonObject;
        const sent = { ...(JSON.parse(JSON.stringify({ value })) as JsonObject), more } as JsonObject;
        expect(lostOnTheWay(meant, sent)).toEqual([]);
      }),
    );
  });
});

describe('ids', () => {
  const sub = '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01';
  it('are read for resources, children, extensions and groups', () => {
    const vnet = `${sub}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v`;
    expect(parseResourceId(`${vnet}/subnets/s`)).toMatchObject({
      resourceGroup: 'rg',
      type: 'Microsoft.Network/virtualNetworks/subnets',
      names: ['v', 's'],
    });
    expect(parseResourceId(`${vnet}/providers/Microsoft.Authorization/locks/l`)).toMatchObject({
      scope: vnet,
      type: 'Microsoft.Authorization/locks',
      names: ['l'],
    });
    expect(parseResourceId(`${sub}/resourceGroups/rg`)).toMatchObject({
      type: 'Microsoft.Resources/resourceGroups',
      names: ['rg'],
    });
    expect(parseResourceId(`${sub}/providers/Microsoft.Authorization/roleAssignments/g`)).toMatchObject({
      scope: sub,
      resourceGroup: undefined,
    });
  });

  it('are refused where they are none', () => {
    for (const id of [
      '',
      '/',
      'x',
      sub,
      `${sub}/resourceGroups`,
      `${sub}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks`,
      `${sub}/resourceGroups/rg/providers/Microsoft.Network//v`,
    ]) {
      expect(() => parseResourceId(id)).toThrow(RangeError);
    }
  });
});
