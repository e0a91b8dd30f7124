import { describe, expect, it } from 'vitest';
import { broughtTo } from '../../../src/plan/compare';
import { differences } from '../../../src/plan';
import { GROUP, circuit, connection, peering, wanted } from './wanted';

const tableId = `${GROUP}/providers/Microsoft.Network/routeTables/rt`;

describe('what differs between a design and Azure', () => {
  it('is nothing where Azure answers with its defaults, its own members and another case', () => {
    const actual = {
      id: 'whatever',
      etag: 'W/"1"',
      location: 'West Europe',
      sku: { name: 'standard_METEREDDATA', tier: 'Standard', family: 'MeteredData' },
      properties: {
        provisioningState: 'Succeeded',
        serviceKey: 'b5b0',
        serviceProviderProperties: {
          serviceProviderName: 'equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: 1000,
        },
        peerings: [{ name: 'AzurePrivatePeering' }],
      },
    };
    expect(differences(circuit(), actual)).toEqual([]);
  });

  it('tells the value that differs by its path', () => {
    const actual = {
      location: 'westeurope',
      sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
      properties: {
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: 500,
        },
      },
    };
    expect(differences(circuit(), actual)).toEqual([
      { path: 'properties.serviceProviderProperties.bandwidthInMbps', from: 500, to: 1000 },
    ]);
  });

  it('takes what lacks in Azure for false, null, zero and empty', () => {
    const resource = wanted(tableId, {
      properties: { disableBgpRoutePropagation: false, routes: [], weight: 0, note: null },
    });
    expect(differences(resource, { properties: {} })).toEqual([]);
    expect(differences(wanted(tableId, { properties: { on: true } }), { properties: {} })).toEqual([
      { path: 'properties.on', from: null, to: true },
    ]);
  });

  it('compares ids without regard to case, and never looks at secrets', () => {
    const peer = { id: connection().dependsOn[0]?.toUpperCase() ?? '' };
    const actual = { location: 'westeurope', properties: { connectionType: 'ExpressRoute', peer } };
    expect(differences(connection(), actual)).toEqual([]);
    expect(differences(peering(), { properties: { peeringType: 'AzurePrivatePeering', vlanId: 110 } })).toEqual([]);
  });

  it('shows no secret where a whole item is new', () => {
    const resource = wanted(tableId, { properties: { items: [{ name: 'a', key: { $secret: 'top' } }] } });
    expect(differences(resource, { properties: { items: [] } })).toEqual([
      { path: 'properties.items[a]', from: null, to: { name: 'a', key: { secret: 'top' } } },
    ]);
  });

  it('matches items by name and ignores their order, and values of a list as a set', () => {
    const route = (name: string, addressPrefix: string) => ({ name, properties: { addressPrefix } });
    const resource = wanted(tableId, {
      properties: { routes: [route('a', '10.0.0.0/8'), route('b', '10.1.0.0/16')], prefixes: ['x', 'y'] },
    });
    const actual = {
      properties: { routes: [route('B', '10.1.0.0/16'), route('a', '10.9.0.0/16')], prefixes: ['y', 'x'] },
    };
    expect(differences(resource, actual)).toEqual([
      { path: 'properties.routes[a].properties.addressPrefix', from: '10.9.0.0/16', to: '10.0.0.0/8' },
    ]);
  });

  it('knows an IPv6 prefix in any spelling, and a single prefix in the key for several', () => {
    const subnetId = `${GROUP}/providers/Microsoft.Network/virtualNetworks/v/subnets/s`;
    const resource = wanted(subnetId, { properties: { addressPrefix: '10.0.0.0/24', six: 'fd00:40::/48' } });
    const actual = { properties: { addressPrefixes: ['10.0.0.0/24'], six: 'FD00:0040:0::/48' } };
    expect(differences(resource, actual)).toEqual([]);
  });

  it('sees the case of tags, and leaves the tags of others alone', () => {
    const resource = wanted(tableId, {}, { tags: { owner: 'northwind' } });
    expect(differences(resource, { tags: { owner: 'northwind', cost: '1' } })).toEqual([]);
    expect(differences(resource, { tags: { owner: 'Northwind' } })).toEqual([
      { path: 'tags.owner', from: 'Northwind', to: 'northwind' },
    ]);
  });

  it('names the items that are only in Azure', () => {
    const resource = wanted(tableId, { properties: { routes: [{ name: 'a' }] } });
    const { kept } = broughtTo(resource, { properties: { routes: [{ name: 'A' }, { name: 'by-hand' }] } });
    expect(kept.map(({ name }) => name)).toEqual(['by-hand']);
  });
});
