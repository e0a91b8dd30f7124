import { describe, expect, it } from 'vitest';
import { type ArmBody, collectionsBeside, planOf, strangersIn } from '../../../src/plan';
import type { WantedResource } from '../../../src/resources';
import { GROUP, circuit, circuitId, gatewayId, wanted } from './wanted';

const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const hub = `${NETWORK}/virtualNetworks/hub`;

const leftovers = (all: readonly WantedResource[], actual: Record<string, unknown>, made: readonly string[] = []) =>
  planOf({
    customer: 'c',
    wanted: all,
    actual: new Map(Object.entries(actual)) as ReadonlyMap<string, ArmBody>,
    made: new Set(made.map((id) => id.toLowerCase())),
  }).leftovers;

const network = wanted(hub, { properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } });
const apps = wanted(`${hub}/subnets/apps`, { properties: { addressPrefix: '10.0.1.0/24' } });

describe('what is in Azure and not in the design', () => {
  it('is told where it stands inside what the design owns, with what it still does', () => {
    const table = wanted(`${NETWORK}/routeTables/rt`, { properties: { routes: [{ name: 'own' }] } });
    const group = wanted(`${NETWORK}/networkSecurityGroups/nsg`, { properties: { securityRules: [] } });
    const found = leftovers([network, apps, table, group, circuit()], {
      [hub]: {
        properties: {
          subnets: [{ name: 'Apps' }, { name: 'db-old' }],
          virtualNetworkPeerings: [{ name: 'to-gone', properties: { remoteVirtualNetwork: { id: '/x/gone' } } }],
        },
      },
      [table.id]: {
        properties: {
          routes: [
            { name: 'own' },
            { name: 'old', properties: { addressPrefix: '10.9.0.0/16', nextHopType: 'Internet' } },
          ],
        },
      },
      [group.id]: {
        properties: {
          securityRules: [
            { name: 'open', properties: { access: 'Allow', direction: 'Inbound', priority: 100 } },
            { name: 'shut', properties: { access: 'Deny', direction: 'Inbound', priority: 200 } },
          ],
          defaultSecurityRules: [{ name: 'AllowVnetInBound' }],
        },
      },
      [circuitId]: {
        properties: {
          authorizations: [
            { name: 'guest', properties: { authorizationUseStatus: 'Available', authorizationKey: 'top' } },
          ],
          peerings: [
            {
              name: 'AzurePrivatePeering',
              properties: {
                connections: [
                  {
                    name: 'gr',
                    properties: {
                      peerExpressRouteCircuitPeering: { id: '/circuits/far/peerings/AzurePrivatePeering' },
                    },
                  },
                ],
              },
            },
          ],
        },
      },
    });
    const said = (name: string) => found.find(({ id }) => id.endsWith(name));
    expect(said('subnets/db-old')).toMatchObject({
      removable: true,
      severity: 'info',
      within: 'resource',
      resourceId: `${hub}/subnets/db-old`,
    });
    expect(said('virtualNetworkPeerings/to-gone')).toMatchObject({ severity: 'warning' });
    expect(said('routes/old')?.impact).toContain('10.9.0.0/16 to Internet');
    expect(said('securityRules/open')).toMatchObject({ severity: 'warning' });
    expect(said('securityRules/open')?.impact).toContain('lets traffic through');
    expect(said('securityRules/shut')).toMatchObject({ severity: 'info' });
    expect(said('authorizations/guest')?.impact).toContain('can still connect');
    expect(said('connections/gr')?.impact).toContain('stay joined (far)');
    expect(found.map(({ id }) => id).join()).not.toMatch(/Apps|own|AllowVnet/);
    expect(JSON.stringify(found)).not.toContain('top');
  });

  it('can be removed where we made it, or inside an owned object, and never because it stands in a group', () => {
    const [strange, ours] = [`${NETWORK}/virtualNetworks/strange`, `${NETWORK}/expressRouteCircuits/c-lon`];
    const found = leftovers(
      [network],
      { [hub]: {}, [strange]: { id: strange, properties: {} }, [ours]: { id: ours, properties: {} } },
      [ours],
    );
    expect(found.map(({ resourceId, removable }) => [resourceId, removable])).toEqual([
      [ours, true],
      [strange, false],
    ]);
    expect(found[0]).toMatchObject({
      id: 'prod/rg/expressRouteCircuits/c-lon',
      severity: 'warning',
      apiVersion: '2024-05-01',
      tenantId: network.tenantId,
    });
    expect(found[0]?.impact).toContain('billed');
  });

  it('is nobody’s business inside what others own or what only exists', () => {
    const inside = { properties: { subnets: [{ name: 'theirs' }] } };
    expect(leftovers([{ ...network, existing: true }], { [hub]: inside })).toEqual([]);
    expect(leftovers([{ ...network, party: 'customer' }], { [hub]: inside })).toEqual([]);
  });

  it('stands in an order in which it can be removed: what uses before what is used', () => {
    const ids = [
      'virtualNetworks/v',
      'publicIPAddresses/p',
      'virtualNetworkGateways/g',
      'connections/c',
      'expressRouteCircuits/e',
      'routeTables/t',
      'localNetworkGateways/l',
      'virtualHubs/rs',
    ].map((path) => `${NETWORK}/${path}`);
    const actual = Object.fromEntries(
      ids.map((id) => [
        id,
        {
          id,
          properties: id.endsWith('/v')
            ? { subnets: [{ name: 's' }], virtualNetworkPeerings: [{ name: 'p' }] }
            : id.endsWith('/e')
              ? { authorizations: [{ name: 'a' }], peerings: [{ name: 'AzurePrivatePeering' }] }
              : {},
        },
      ]),
    );
    const order = leftovers([], actual, ids).map(({ resourceId }) => resourceId.slice(NETWORK.length + 1));
    const before = (a: string, b: string) =>
      expect(order.indexOf(a), `${a} before ${b}`).toBeLessThan(order.indexOf(b));
    before('connections/c', 'virtualNetworkGateways/g');
    before('connections/c', 'expressRouteCircuits/e/authorizations/a');
    before('connections/c', 'localNetworkGateways/l');
    before('virtualNetworks/v/virtualNetworkPeerings/p', 'virtualNetworkGateways/g');
    before('virtualNetworkGateways/g', 'publicIPAddresses/p');
    before('virtualNetworkGateways/g', 'virtualNetworks/v/subnets/s');
    before('virtualHubs/rs', 'virtualNetworks/v/subnets/s');
    before('virtualNetworks/v/subnets/s', 'virtualNetworks/v');
    before('virtualNetworks/v/subnets/s', 'routeTables/t');
    before('expressRouteCircuits/e/peerings/AzurePrivatePeering', 'expressRouteCircuits/e');
    expect(order).toHaveLength(12);
  });

  it('is told at the step of a subnet by name, though nothing is sent about it', () => {
    const actual = {
      [`${hub}/subnets/apps`]: {
        properties: {
          addressPrefix: '10.0.1.0/24',
          networkSecurityGroup: { id: '/x/nsg-web' },
          routeTable: { id: '/x/rt-web' },
          natGateway: { id: '/x/nat' },
          serviceEndpoints: [{ service: 'Microsoft.Sql' }],
        },
      },
      [hub]: { properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } },
    };
    const withEndpoint = {
      ...apps,
      body: { properties: { addressPrefix: '10.0.1.0/24', serviceEndpoints: [{ service: 'Microsoft.Storage' }] } },
    };
    for (const [resource, text] of [
      [apps, 'nsg-web'],
      [apps, 'rt-web'],
      [apps, 'nat'],
      [withEndpoint, 'Microsoft.Sql'],
      [apps, 'Microsoft.Sql'],
    ] as const) {
      const plan = planOf({
        customer: 'c',
        wanted: [network, resource],
        actual: new Map(Object.entries(actual)) as ReadonlyMap<string, ArmBody>,
      });
      expect(plan.steps.find(({ resourceId }) => resourceId === apps.id)?.impact, text).toContain(text);
      expect(
        plan.leftovers.some(
          ({ within, removable, impact }) => within === 'property' && !removable && impact.includes(text),
        ),
      ).toBe(true);
    }
  });

  it('leaves out the public address that a gateway has had from before, and holds up what is in use', () => {
    const gateway = wanted(gatewayId, {
      properties: {
        ipConfigurations: [
          { name: 'default', properties: { subnet: { id: { $id: `${hub}/subnets/GatewaySubnet` } } } },
        ],
      },
    });
    const [pip, nsg] = [`${NETWORK}/publicIPAddresses/old-pip`, `${NETWORK}/networkSecurityGroups/nsg-web`];
    const found = leftovers(
      [network, apps, gateway],
      {
        [hub]: {},
        [gatewayId]: {
          properties: {
            ipConfigurations: [
              {
                name: 'gwIPconf',
                properties: { subnet: { id: `${hub}/subnets/GatewaySubnet` }, publicIPAddress: { id: pip } },
              },
            ],
          },
        },
        [apps.id]: { properties: { networkSecurityGroup: { id: nsg } } },
        [pip]: { id: pip, properties: {} },
        [nsg]: { id: nsg, properties: {} },
      },
      [nsg],
    );
    expect(
      found.filter(({ within }) => within === 'resource').map(({ resourceId, removable }) => [resourceId, removable]),
    ).toEqual([[nsg, false]]);
  });
});

describe('what is read beside the wanted resources', () => {
  it('are the groups that the CSP writes into, and the children that no body carries', () => {
    const group = { ...wanted(GROUP, {}), type: 'Microsoft.Resources/resourceGroups' };
    const hubs = wanted(`${NETWORK}/virtualHubs/rs`, {});
    expect(
      collectionsBeside([group, hubs, { ...group, party: 'customer' }, network]).map(({ id }) =>
        id.slice(GROUP.length),
      ),
    ).toEqual([
      '/resources',
      '/providers/Microsoft.Network/virtualHubs/rs/ipConfigurations',
      '/providers/Microsoft.Network/virtualHubs/rs/bgpConnections',
    ]);
    const items = [
      { id: hub.toUpperCase() },
      { id: `${NETWORK}/connections/cn` },
      { id: `${GROUP}/providers/Microsoft.Storage/storageAccounts/s` },
      {},
    ];
    const read = strangersIn(items, [network], { id: GROUP, apiVersion: 'x', tenantId: 't' });
    expect(read).toEqual([{ id: `${NETWORK}/connections/cn`, apiVersion: '2024-05-01', tenantId: 't' }]);
  });
});
