import { describe, expect, it } from 'vitest';
import { circuitOf, countActions, isTerminal, planOf, rootOf } from '../../../src/plan';
import { GROUP, circuit, circuitId, connection, peering, wanted } from './wanted';

const network = `${GROUP}/providers/Microsoft.Network/virtualNetworks/hub`;

describe('the outermost resource around an id', () => {
  it.each([
    [`${circuitId}/peerings/AzurePrivatePeering/connections/gr`, circuitId],
    [`${network}/subnets/a`, network],
    [network, network],
    [GROUP, GROUP],
    [
      `${GROUP}/providers/Microsoft.Authorization/roleAssignments/g`,
      `${GROUP}/providers/Microsoft.Authorization/roleAssignments/g`,
    ],
    [`${network}/providers/Microsoft.Authorization/locks/l`, `${network}/providers/Microsoft.Authorization/locks/l`],
    [
      `${network}/subnets/a/providers/Microsoft.Authorization/locks/l`,
      `${network}/subnets/a/providers/Microsoft.Authorization/locks/l`,
    ],
  ])('of %s', (id, root) => {
    expect(rootOf(id)).toBe(root.toLowerCase());
    expect(rootOf(id.toUpperCase())).toBe(root.toLowerCase());
  });

  it('is a circuit only where it is one', () => {
    expect(circuitOf(`${circuitId}/peerings/p`)).toBe(circuitId.toLowerCase());
    expect(circuitOf(circuitId)).toBe(circuitId.toLowerCase());
    expect(circuitOf(network)).toBeUndefined();
    expect(circuitOf(`${GROUP}/providers/Microsoft.Network/expressRouteCircuits`)).toBeUndefined();
  });
});

describe('a plan', () => {
  it('counts its steps by what they do', () => {
    const all = [circuit(), peering(), connection({ existing: true })];
    expect(countActions(planOf({ customer: 'c', wanted: all, actual: undefined }))).toEqual({
      create: 2,
      update: 0,
      keep: 1,
      wait: 1,
      refuse: 0,
    });
  });

  it('makes groups before what is in them, and grants before all', () => {
    const all = [
      wanted(`${GROUP}/providers/Microsoft.Network/routeTables/a`, { properties: {} }, { location: 'westeurope' }),
      wanted(GROUP, {}, { location: 'westeurope' }),
      wanted(`/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/z`, { properties: {} }),
    ];
    const types = planOf({ customer: 'c', wanted: all, actual: undefined }).steps.map(({ id }) => id.split('/').at(-2));
    expect(types).toEqual(['roleAssignments', 'resourceGroups', 'routeTables']);
  });

  it('waits for the customer and for the connectivity provider in words of their own', () => {
    const impact = (party: 'customer' | 'connectivity-provider') =>
      planOf({ customer: 'c', wanted: [circuit(), peering({ party })], actual: new Map() }).steps.find(({ id }) =>
        id.endsWith('AzurePrivatePeering'),
      )?.impact;
    expect(impact('connectivity-provider')).toBe('the connectivity provider makes the peering');
    expect(impact('customer')).toBe('the customer creates it');
  });

  it('has the address space of a network grow only where we write it', () => {
    const spoke = `${GROUP}/providers/Microsoft.Network/virtualNetworks/spoke`;
    const space = (...addressPrefixes: string[]) => ({ properties: { addressSpace: { addressPrefixes } } });
    const link = wanted(
      `${spoke}/virtualNetworkPeerings/to-hub`,
      { properties: { remoteVirtualNetwork: { id: { $id: network } } } },
      { dependsOn: [network] },
    );
    const actual = new Map<string, object>([
      [network, space('10.0.0.0/16')],
      [link.id, { properties: { remoteVirtualNetwork: { id: network } } }],
    ]) as never;
    const action = (more: object, prefixes = ['10.0.0.0/16', '10.1.0.0/16']) =>
      planOf({ customer: 'c', wanted: [wanted(network, space(...prefixes), more), link], actual }).steps.find(
        ({ id }) => id.endsWith('to-hub'),
      )?.action;
    expect(action({})).toBe('update');
    expect(action({}, ['10.0.0.0/16'])).toBe('keep');
    expect(action({ party: 'customer' })).toBe('keep');
    expect(action({ existing: true })).toBe('keep');
  });
});

describe('whether something is under way', () => {
  const body = (provisioningState?: string) => ({ properties: { provisioningState } });
  it('is said by Azure, in any case', () => {
    for (const state of ['Succeeded', 'FAILED', 'canceled', undefined])
      expect(isTerminal(body(state)), state).toBe(true);
    for (const state of ['Updating', 'Deleting', 'Accepted']) expect(isTerminal(body(state)), state).toBe(false);
    expect(isTerminal(undefined)).toBe(true);
  });
});
