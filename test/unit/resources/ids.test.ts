import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { armId, groupId, guidOf, parentId, parseArmId } from '../../../src/resources';

const name = fc.stringMatching(/^[A-Za-z0-9._-]{1,20}$/);

describe('ARM ids', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.uuid(), name, fc.array(name, { minLength: 1, maxLength: 3 }), (subscription, group, names) => {
        const type = ['Microsoft.Network/circuits', 'peerings', 'connections'].slice(0, names.length).join('/');
        const scope = groupId(subscription, group);
        expect(parseArmId(armId(scope, type, ...names))).toEqual({
          subscriptionId: subscription,
          resourceGroup: group,
          type,
          names,
          scope,
        });
      }),
    );
  });

  it('name what an extension stands on', () => {
    const circuit = armId(groupId('s', 'g'), 'Microsoft.Network/expressRouteCircuits', 'c');
    const lock = parseArmId(armId(circuit, 'Microsoft.Authorization/locks', 'l'));
    expect(lock).toMatchObject({ type: 'Microsoft.Authorization/locks', names: ['l'], scope: circuit });
  });

  it('know subscriptions and groups, and refuse what is no id', () => {
    expect(parseArmId('/subscriptions/s')?.type).toBe('Microsoft.Resources/subscriptions');
    expect(parseArmId('/subscriptions/s/resourceGroups/g')?.type).toBe('Microsoft.Resources/resourceGroups');
    for (const text of ['', '/', 'subscriptions/s', '/subscriptions/s/providers/', '/subscriptions/s/providers/A/b'])
      expect(parseArmId(text)).toBeUndefined();
  });

  it('know the parent of a child, and that others have none', () => {
    const network = armId(groupId('s', 'g'), 'Microsoft.Network/virtualNetworks', 'v');
    expect(parentId(`${network}/subnets/a`)).toBe(network);
    expect(parentId(network)).toBeUndefined();
  });
});

describe('GUIDs made from texts', () => {
  it('are version 5, the same for the same texts whatever their case, and differ else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const guid = guidOf(a, b);
        expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(guidOf(a.toUpperCase().toLowerCase(), b)).toBe(guidOf(a.toLowerCase(), b));
        expect(guidOf(`${a}x`, b)).not.toBe(guid);
      }),
    );
  });
});
