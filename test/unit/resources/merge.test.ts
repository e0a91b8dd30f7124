import { describe, expect, it } from 'vitest';
import { mergeOnto, types } from '../../../src/resources';

const merged = (type: string, actual: object, wanted: object) =>
  mergeOnto(type, JSON.parse(JSON.stringify(actual)) as Parameters<typeof mergeOnto>[1], wanted as never);

describe('what is sent onto what is there', () => {
  it('keeps children and settings that the design does not speak of, and tags of others whatever their case', () => {
    const actual = {
      location: 'West Europe',
      tags: { policy: 'x', Owner: 'old' },
      properties: {
        dhcpOptions: { dnsServers: ['10.0.0.4'] },
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [
          {
            name: 'a',
            properties: { addressPrefix: '10.0.0.0/24', ipamPoolPrefixAllocations: [{ pool: { id: '/p' } }] },
          },
        ],
      },
    };
    const wanted = {
      location: 'westeurope',
      tags: { owner: 'new' },
      properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16', '10.1.0.0/16'] } },
    };
    const { body, changes } = merged(types.virtualNetwork, actual, wanted);
    expect(body).toEqual({
      ...actual,
      tags: { policy: 'x', Owner: 'new' },
      properties: { ...actual.properties, addressSpace: { addressPrefixes: ['10.0.0.0/16', '10.1.0.0/16'] } },
    });
    expect(changes.map(({ path }) => path)).toEqual(['tags.Owner', 'properties.addressSpace.addressPrefixes']);
  });

  it('asks name servers in the order of the design, and takes prefixes in any', () => {
    const actual = {
      properties: {
        dhcpOptions: { dnsServers: ['10.0.0.4', '10.0.0.5'] },
        addressSpace: { addressPrefixes: ['10.0.0.0/16', '10.1.0.0/16'] },
      },
    };
    const said = (dnsServers: readonly string[]) => ({
      properties: { dhcpOptions: { dnsServers }, addressSpace: { addressPrefixes: ['10.1.0.0/16', '10.0.0.0/16'] } },
    });
    expect(merged(types.virtualNetwork, actual, said(['10.0.0.4', '10.0.0.5'])).changes).toEqual([]);
    const turned = merged(types.virtualNetwork, actual, said(['10.0.0.5', '10.0.0.4']));
    expect(turned.changes).toEqual([
      { path: 'properties.dhcpOptions.dnsServers', from: ['10.0.0.4', '10.0.0.5'], to: ['10.0.0.5', '10.0.0.4'] },
    ]);
    expect(turned.body['properties']).toMatchObject({
      dhcpOptions: { dnsServers: ['10.0.0.5', '10.0.0.4'] },
      addressSpace: actual.properties.addressSpace,
    });
  });

  it('leaves what means the same as it is written there', () => {
    const actual = {
      location: 'West Europe',
      properties: { addressSpace: { addressPrefixes: ['FD00::/48', '10.0.0.0/16'] } },
    };
    const wanted = {
      location: 'westeurope',
      properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16', 'fd00:0::/48'] }, flowTimeoutInMinutes: 0 },
    };
    expect(merged(types.virtualNetwork, actual, wanted)).toEqual({ body: actual, changes: [], kept: [] });
  });

  it('knows a gateway’s configuration by its subnet, and leaves it its name, its address and its brothers', () => {
    const subnet = { id: '/n/subnets/GatewaySubnet' };
    const own = {
      name: 'gwIPconf',
      id: '/x',
      properties: { subnet, publicIPAddress: { id: '/pip' }, privateIPAllocationMethod: 'Dynamic' },
    };
    const wanted = {
      properties: {
        sku: { name: 'ErGw2AZ' },
        ipConfigurations: [
          {
            name: 'default',
            properties: { subnet: { id: { $id: '/N/subnets/gatewaySubnet' } }, privateIPAllocationMethod: 'Dynamic' },
          },
        ],
      },
    };
    for (const more of [[], [{ name: 'second', properties: { subnet: { id: '/n/subnets/other' } } }]]) {
      const actual = { properties: { sku: { name: 'ErGw1AZ' }, ipConfigurations: [...more, own] } };
      const { body, changes, kept } = merged(types.gateway, actual, wanted);
      expect(body['properties']).toEqual({ sku: { name: 'ErGw2AZ' }, ipConfigurations: [...more, own] });
      expect(changes).toEqual([{ path: 'properties.sku.name', from: 'ErGw1AZ', to: 'ErGw2AZ' }]);
      expect(kept.map(({ name }) => name)).toEqual(more.map(({ name }) => name));
    }
  });

  it('gives a VPN gateway no other address, and takes its second configuration only with active-active', () => {
    const configuration = (name: string, address: string) => ({
      name,
      properties: { subnet: { id: '/n/subnets/GatewaySubnet' }, publicIPAddress: { id: address } },
    });
    const there = (activeActive: boolean) => ({
      properties: {
        activeActive,
        ipConfigurations: [configuration('vnetGatewayConfig', '/old-1'), configuration('activeActive', '/old-2')],
      },
    });
    const wanted = (activeActive: boolean, count: number) => ({
      properties: {
        activeActive,
        ipConfigurations: ['default', 'default-2']
          .slice(0, count)
          .map((name, i) => configuration(name, `/gw-pip-${String(i + 1)}`)),
      },
    });
    expect(merged(types.gateway, there(true), wanted(true, 2)).changes).toEqual([]);
    const { body, changes } = merged(types.gateway, there(true), wanted(false, 1));
    expect(changes.map(({ path, to }) => [path, to])).toEqual([
      ['properties.activeActive', false],
      ['properties.ipConfigurations[activeActive]', null],
    ]);
    expect(body['properties']).toEqual({
      activeActive: false,
      ipConfigurations: [configuration('vnetGatewayConfig', '/old-1')],
    });
    expect(merged(types.gateway, there(false), wanted(false, 1)).kept.map(({ name }) => name)).toEqual([
      'activeActive',
    ]);
  });

  it('keeps service endpoints of others and their locations, whatever their order', () => {
    const endpoints = [
      { service: 'Microsoft.Sql', locations: ['westeurope'] },
      { service: 'Microsoft.Storage', locations: ['westeurope', 'northeurope'], networkIdentifier: { id: '/pip' } },
    ];
    const wanted = {
      properties: { serviceEndpoints: [{ service: 'microsoft.storage' }, { service: 'Microsoft.KeyVault' }] },
    };
    const { body, changes, kept } = merged(types.subnet, { properties: { serviceEndpoints: endpoints } }, wanted);
    expect(body['properties']).toEqual({ serviceEndpoints: [...endpoints, { service: 'Microsoft.KeyVault' }] });
    expect(changes.map(({ path }) => path)).toEqual(['properties.serviceEndpoints[Microsoft.KeyVault]']);
    expect(kept.map(({ name }) => name)).toEqual(['Microsoft.Sql']);
  });

  it('keeps of a rule of the same name its description and application groups, and takes one way of saying a prefix for the other', () => {
    const rule = {
      name: 'Web',
      properties: {
        description: 'of others',
        priority: 100,
        access: 'Allow',
        sourceAddressPrefix: '*',
        sourceAddressPrefixes: [],
        destinationApplicationSecurityGroups: [{ id: '/asg' }],
      },
    };
    const wanted = {
      properties: {
        securityRules: [
          {
            name: 'web',
            properties: { priority: 100, access: 'Allow', sourceAddressPrefixes: ['10.0.0.0/8', '10.1.0.0/16'] },
          },
        ],
      },
    };
    const { body, changes } = merged(types.securityGroup, { properties: { securityRules: [rule] } }, wanted);
    expect(body['properties']).toEqual({
      securityRules: [
        {
          name: 'Web',
          properties: {
            ...rule.properties,
            sourceAddressPrefix: undefined,
            sourceAddressPrefixes: ['10.0.0.0/8', '10.1.0.0/16'],
          },
        },
      ],
    });
    expect(changes.map(({ path }) => path)).toContain('properties.securityRules[Web].properties.sourceAddressPrefixes');
    const one = { properties: { addressPrefixes: ['10.0.0.0/24'] } };
    expect(merged(types.subnet, one, { properties: { addressPrefix: '10.0.0.0/24' } })).toMatchObject({
      body: one,
      changes: [],
    });
  });

  it('takes a next hop’s address away with its kind, and says so', () => {
    const route = (properties: object) => ({ name: 'out', properties: { addressPrefix: '0.0.0.0/0', ...properties } });
    const actual = {
      properties: {
        routes: [
          route({ nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.0.4', hasBgpOverride: false }),
          { name: 'other' },
        ],
      },
    };
    const { body, changes } = merged(types.routeTable, actual, {
      properties: { routes: [route({ nextHopType: 'Internet' })] },
    });
    expect(body['properties']).toEqual({
      routes: [route({ nextHopType: 'Internet', hasBgpOverride: false }), { name: 'other' }],
    });
    expect(changes.map(({ path, to }) => [path, to])).toEqual([
      ['properties.routes[out].properties.nextHopType', 'Internet'],
      ['properties.routes[out].properties.nextHopIpAddress', null],
    ]);
  });

  it('replaces a reference whole, and shows no key', () => {
    const actual = { properties: { peer: { id: '/a', etag: 'x' }, items: [{ name: 'old', sharedKey: 'top' }] } };
    const { body, changes } = merged('Microsoft.Network/anything', actual, {
      properties: { peer: { id: '/b' }, items: [{ name: 'new', key: { $secret: 'psk' } }] },
    });
    expect(body['properties']).toMatchObject({ peer: { id: '/b' } });
    expect(JSON.stringify(changes)).not.toContain('top');
    expect(changes).toContainEqual({
      path: 'properties.items[new]',
      from: null,
      to: { name: 'new', key: { secret: 'psk' } },
    });
  });

  it('keeps protocols of others, and an empty list says nothing', () => {
    const actual = {
      properties: {
        vpnClientConfiguration: {
          vpnClientProtocols: ['IkeV2'],
          vpnClientAddressPool: { addressPrefixes: ['172.20.0.0/24'] },
        },
      },
    };
    const wanted = {
      properties: {
        vpnClientConfiguration: { vpnClientProtocols: ['OpenVPN'], vpnClientAddressPool: { addressPrefixes: [] } },
      },
    };
    expect(merged(types.gateway, actual, wanted).body['properties']).toEqual({
      vpnClientConfiguration: {
        vpnClientProtocols: ['IkeV2', 'OpenVPN'],
        vpnClientAddressPool: { addressPrefixes: ['172.20.0.0/24'] },
      },
    });
  });

  it('says zones when an address is made, and lets those be that are there', () => {
    const actual = { sku: { name: 'Standard' }, properties: { publicIPAllocationMethod: 'Static' } };
    const wanted = {
      sku: { name: 'Standard', tier: 'Regional' },
      zones: ['1', '2', '3'],
      properties: { publicIPAllocationMethod: 'Static' },
    };
    expect(merged(types.publicAddress, actual, wanted)).toEqual({ body: actual, changes: [], kept: [] });
  });

  it('takes tier and family of a circuit for what it is, and the name only with them', () => {
    const sku = (name: string, tier: string) => ({ sku: { name, tier, family: 'MeteredData' } });
    expect(
      merged(types.circuit, sku('Standard_MeteredData', 'Premium'), sku('Premium_MeteredData', 'Premium')).changes,
    ).toEqual([]);
    const { body } = merged(
      types.circuit,
      sku('Standard_MeteredData', 'Standard'),
      sku('Premium_MeteredData', 'Premium'),
    );
    expect(body).toEqual(sku('Premium_MeteredData', 'Premium'));
  });

  it('adds an identity to those of a port, and knows one whatever its case', () => {
    const identity = (...ids: string[]) => ({
      identity: { type: 'UserAssigned', userAssignedIdentities: Object.fromEntries(ids.map((id) => [id, {}])) },
    });
    const { body, changes } = merged(types.port, identity('/a'), identity('/B'));
    expect(body['identity']).toEqual(identity('/a', '/B').identity);
    expect(changes.map(({ path }) => path)).toEqual(['identity.userAssignedIdentities./B']);
    expect(merged(types.port, identity('/b'), identity('/B')).changes).toEqual([]);
  });
});
