import { describe, expect, it } from 'vitest';
import { parseResourceId } from '../../../src/azure';

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
