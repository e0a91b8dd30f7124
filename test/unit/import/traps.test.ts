import { describe, expect, it } from 'vitest';
import type { ArmBody } from '../../../src/plan';
import { deployed, designOf, importFiles, importLive, simulatorWith, stateOf } from './stage';

const guid = (n: number) => `6c0f0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = (path: string, group = 'rg-network', subscription = guid(1)) =>
  `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network/${path}`;

const network = (name = 'hub', more: ArmBody = {}): ArmBody => ({
  id: at(`virtualNetworks/${name}`),
  location: 'westeurope',
  properties: {
    addressSpace: { addressPrefixes: ['10.1.0.0/16'] },
    subnets: [{ name: 'GatewaySubnet', properties: { addressPrefix: '10.1.0.0/26' } }],
    ...more,
  },
});
const circuit = (sku: ArmBody, peerings: readonly ArmBody[] = []): ArmBody => ({
  id: at('expressRouteCircuits/er'),
  location: 'westeurope',
  sku,
  properties: {
    serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: 'Amsterdam', bandwidthInMbps: 50 },
    ...(peerings.length > 0 && { peerings }),
  },
});
const STANDARD = { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' };
const peering = (more: ArmBody): ArmBody => ({
  name: 'AzurePrivatePeering',
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65010,
    vlanId: 40,
    primaryPeerAddressPrefix: '172.16.0.0/30',
    secondaryPeerAddressPrefix: '172.16.0.4/30',
    ...more,
  },
});
const address = (name: string, group?: string): ArmBody => ({
  id: at(`publicIPAddresses/${name}`, group),
  location: 'westeurope',
  sku: { name: 'Standard', tier: 'Regional' },
  properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
});
const gateway = (properties: ArmBody, publicAddress?: string): ArmBody => ({
  id: at('virtualNetworkGateways/gw'),
  location: 'westeurope',
  properties: {
    ...properties,
    ipConfigurations: [
      {
        name: 'any-name',
        properties: {
          privateIPAllocationMethod: 'Dynamic',
          subnet: { id: at('virtualNetworks/hub/subnets/GatewaySubnet') },
          ...(publicAddress !== undefined && { publicIPAddress: { id: publicAddress } }),
        },
      },
    ],
  },
});
const EXPRESS_ROUTE = { gatewayType: 'ExpressRoute', sku: { name: 'ErGw1AZ', tier: 'ErGw1AZ' } };
const connection = (more: ArmBody): ArmBody => ({
  id: at('connections/cn'),
  location: 'westeurope',
  properties: {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: at('virtualNetworkGateways/gw') },
    ...more,
  },
});

/** What is there, by the trap that it is. */
const traps: Readonly<Record<string, readonly ArmBody[]>> = {
  'empty Microsoft settings on a private peering': [
    circuit(STANDARD, [
      peering({
        microsoftPeeringConfig: { advertisedPublicPrefixes: [], customerASN: 0, routingRegistryName: 'NONE' },
      }),
    ]),
    network(),
  ],
  'a PolicyBased gateway with a public address of any name, in another group': [
    network(),
    address('pip-of-somebody', 'rg-addresses'),
    gateway(
      { gatewayType: 'Vpn', vpnType: 'PolicyBased', sku: { name: 'Basic', tier: 'Basic' } },
      at('publicIPAddresses/pip-of-somebody', 'rg-addresses'),
    ),
  ],
  'an ExpressRoute gateway with a public address of its own': [
    network(),
    address('gw-pip'),
    gateway(EXPRESS_ROUTE, at('publicIPAddresses/gw-pip')),
  ],
  'a route table and a network of another group': [
    network('hub', {
      subnets: [
        { name: 'GatewaySubnet', properties: { addressPrefix: '10.1.0.0/26' } },
        {
          name: 'a',
          properties: { addressPrefix: '10.1.1.0/24', routeTable: { id: at('routeTables/rt', 'rg-tables') } },
        },
      ],
    }),
    { id: at('routeTables/rt', 'rg-tables'), location: 'westeurope', properties: { disableBgpRoutePropagation: true } },
  ],
  'an authorization that something outside redeemed': [
    { ...circuit(STANDARD, [peering({})]) },
    {
      id: at('expressRouteCircuits/er/authorizations/other-company'),
      properties: { authorizationUseStatus: 'InUse' },
    },
    network(),
  ],
  'a key of a session': [
    network(),
    gateway(EXPRESS_ROUTE),
    circuit(STANDARD, [peering({ sharedKey: 'K3yOfASession' })]),
    connection({ peer: { id: at('expressRouteCircuits/er') }, routingWeight: 7 }),
  ],
  'children and tags that the format does not say': [
    {
      ...network('hub', {
        subnets: [
          {
            name: 'GatewaySubnet',
            properties: { addressPrefix: '10.1.0.0/26', serviceEndpoints: [{ service: 'Microsoft.Storage' }] },
          },
          {
            name: 'delegated',
            properties: {
              addressPrefix: '10.1.2.0/24',
              delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.Web/serverFarms' } }],
              privateEndpointNetworkPolicies: 'Disabled',
            },
          },
        ],
        dhcpOptions: { dnsServers: ['10.1.0.4'] },
        enableDdosProtection: false,
      }),
      tags: { 'hidden-link:/app': 'x', Owner: 'Net Team' },
    },
  ],
};

describe('a trap of what is there already', () => {
  it.each(Object.keys(traps))('has an empty plan, and a deployment leaves it as it was: %s', async (name) => {
    const simulator = await simulatorWith(traps[name] ?? []);
    try {
      const before = stateOf(simulator);
      for (const { id } of traps[name] ?? []) expect(before.toLowerCase()).toContain(String(id).toLowerCase());
      const imported = await importLive(simulator);
      expect(imported.errors).toEqual([]);
      expect(JSON.stringify(imported.files)).not.toMatch(/K3yOf/);
      expect(await deployed(simulator, designOf(imported))).toEqual([]);
      expect(stateOf(simulator)).toBe(before);
    } finally {
      await simulator.stop();
    }
  });

  it('of an SKU whose name contradicts its tier goes by the tier', async () => {
    const body = circuit({ name: 'Premium_UnlimitedData', tier: 'Standard', family: 'MeteredData' });
    const imported = await importFiles({ 'a.json': JSON.stringify([body, network()]) }, { customer: 'acme' });
    expect(designOf(imported).customers[0]?.circuits[0]?.raw.sku).toEqual({ tier: 'Standard', family: 'MeteredData' });
    expect(imported.told.filter(({ code }) => code === 'IMP-004')).toEqual([]);
  });

  it('of a network of another tenant is referred to, and never written', async () => {
    const foreign = at('virtualNetworks/theirs', 'rg-theirs', guid(77));
    const body = network('hub', {
      virtualNetworkPeerings: [
        {
          name: 'to-theirs',
          properties: {
            remoteVirtualNetwork: { id: foreign },
            remoteAddressSpace: { addressPrefixes: ['10.77.0.0/16'] },
            allowVirtualNetworkAccess: true,
            peeringState: 'Connected',
          },
        },
      ],
    });
    const imported = await importFiles({ 'a.json': JSON.stringify([body]) });
    const theirs = designOf(imported).customers[0]?.virtualNetworks.find(({ name }) => name === 'theirs');
    expect(theirs?.raw).toMatchObject({ existing: true, resourceId: foreign, addressSpace: ['10.77.0.0/16'] });
    expect(imported.told.filter(({ code }) => code === 'IMP-004')).toEqual([]);
  });

  it('of keys is told, each by the name of its secret, and none is in the file', async () => {
    const bodies = [
      network(),
      gateway(EXPRESS_ROUTE),
      circuit(STANDARD, [peering({ sharedKey: 'K3yOfASession' })]),
      connection({ peer: { id: at('expressRouteCircuits/er') }, authorizationKey: 'K3yOfAConnection' }),
    ];
    const { told, files } = await importFiles({ 'a.json': JSON.stringify(bodies) });
    expect(told.filter(({ code }) => code === 'IMP-008')).toHaveLength(2);
    const text = files.at(-1)?.text ?? '';
    expect(text.match(/secret: [a-z0-9-]+/g)).toEqual(['secret: er-private-md5', 'secret: cn-authorization']);
    expect(text).not.toMatch(/K3yOf/);
  });

  it('of an authorization that is in use elsewhere is told', async () => {
    const bodies = [
      network(),
      gateway(EXPRESS_ROUTE),
      circuit(STANDARD, [peering({})]),
      connection({ peer: { id: at('expressRouteCircuits/er') } }),
      {
        id: at('expressRouteCircuits/er/authorizations/other-company'),
        properties: {
          authorizationUseStatus: 'InUse',
          connectionResourceUri: at('connections/theirs', 'rg-theirs', guid(77)),
        },
      },
    ];
    const { told, files } = await importFiles({ 'a.json': JSON.stringify(bodies) });
    expect(told.filter(({ code }) => code === 'IMP-009').map(({ message }) => message)).toEqual([
      expect.stringContaining('connections/theirs'),
    ]);
    expect(files.at(-1)?.text).toMatch(/authorizations:\n +# Redeemed by something/);
  });
});
