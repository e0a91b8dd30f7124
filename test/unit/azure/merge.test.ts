import { describe, expect, it } from 'vitest';
import { mergeOnto } from '../../../src/azure/merge';

const CIRCUIT = 'Microsoft.Network/expressRouteCircuits';
const NETWORK = 'Microsoft.Network/virtualNetworks';

describe('the body of a change', () => {
  it('keeps children and settings that the design does not speak of', () => {
    const actual = {
      location: 'westeurope',
      tags: { policy: 'x', owner: 'old' },
      properties: {
        dhcpOptions: { dnsServers: ['10.0.0.4'] },
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [{ name: 'a', properties: { addressPrefix: '10.0.0.0/24' } }],
      },
    };
    const wanted = {
      tags: { owner: 'new' },
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/15'] },
        subnets: [{ name: 'b', properties: { addressPrefix: '10.1.0.0/24' } }],
      },
    };
    expect(mergeOnto(NETWORK, actual, wanted)).toEqual({
      location: 'westeurope',
      tags: { policy: 'x', owner: 'new' },
      properties: {
        dhcpOptions: { dnsServers: ['10.0.0.4'] },
        addressSpace: { addressPrefixes: ['10.0.0.0/15'] },
        subnets: [
          { name: 'a', properties: { addressPrefix: '10.0.0.0/24' } },
          { name: 'b', properties: { addressPrefix: '10.1.0.0/24' } },
        ],
      },
    });
  });

  it('changes a child of the same name, whatever its case, and drops the other way of saying it', () => {
    const actual = {
      properties: {
        subnets: [{ name: 'GatewaySubnet', properties: { addressPrefix: '10.0.0.0/26', delegations: [] } }],
      },
    };
    const wanted = {
      properties: {
        subnets: [{ name: 'gatewaysubnet', properties: { addressPrefixes: ['10.0.0.0/26', 'fd00::/64'] } }],
      },
    };
    expect(mergeOnto(NETWORK, actual, wanted)).toEqual({
      properties: {
        subnets: [
          { name: 'gatewaysubnet', properties: { addressPrefixes: ['10.0.0.0/26', 'fd00::/64'], delegations: [] } },
        ],
      },
    });
  });

  it('sends the peerings of a circuit back, and leaves out nothing', () => {
    const peerings = [{ name: 'AzurePrivatePeering', properties: { vlanId: 100 } }];
    const actual = {
      properties: { peerings, authorizations: [{ name: 'a' }], serviceProviderProperties: { bandwidthInMbps: 50 } },
    };
    const merged = mergeOnto(CIRCUIT, actual, { properties: { serviceProviderProperties: { bandwidthInMbps: 100 } } });
    expect(merged).toEqual({
      properties: { peerings, authorizations: [{ name: 'a' }], serviceProviderProperties: { bandwidthInMbps: 100 } },
    });
  });

  it('keeps routes and rules of others, and takes its own as they are said, with nothing left of before', () => {
    const hop = { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.0.4' };
    const out = { name: 'out', properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' } };
    const actual = {
      properties: {
        routes: [
          { name: 'out', properties: hop },
          { name: 'other', properties: hop },
        ],
      },
    };
    const merged = mergeOnto('Microsoft.Network/routeTables', actual, { properties: { routes: [out] } });
    expect(merged).toEqual({ properties: { routes: [out, { name: 'other', properties: hop }] } });
    expect(mergeOnto('Microsoft.Network/routeTables/routes', { name: 'out', properties: hop }, out)).toEqual(out);
  });

  it('replaces lists that are not children, and references whole', () => {
    const actual = {
      properties: { zones: [{ name: 'old' }], gateway: { id: '/a', etag: 'x', properties: { of: 'a' } } },
    };
    const wanted = { properties: { zones: [{ name: 'new' }], gateway: { id: '/b' } } };
    expect(mergeOnto('Microsoft.Network/connections', actual, wanted)).toEqual(wanted);
  });
});
