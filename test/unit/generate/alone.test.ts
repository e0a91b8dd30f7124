import { describe, expect, it } from 'vitest';
import { aloneLine } from '../../../src/generate/twins';
import { GROUP, wanted } from '../plan/wanted';

const at = (path: string): string => `${GROUP}/providers/Microsoft.Network/${path}`;
const refers = (id: string) => ({ id: { $id: id } });

/** The condition on the others of its collection by which a script looks for a resource under another name. */
const asked = (path: string, properties: object): string | undefined =>
  /&& (.*)\]\.name \| \[0\]/.exec(aloneLine(wanted(at(path), { properties } as never)) ?? '')?.[1];

describe('what a script looks for under another name', () => {
  it.each([
    [
      'virtualNetworks/hub/virtualNetworkPeerings/new',
      { remoteVirtualNetwork: refers('/spoke') },
      'properties.remoteVirtualNetwork.id == `"/spoke"`',
    ],
    [
      'expressRouteCircuits/c/peerings/p/connections/new',
      { peerExpressRouteCircuitPeering: refers('/far') },
      'properties.peerExpressRouteCircuitPeering.id == `"/far"`',
    ],
    [
      'connections/new',
      { virtualNetworkGateway1: refers('/gw'), peer: refers('/circuit') },
      'properties.virtualNetworkGateway1.id == `"/gw"` && properties.peer.id == `"/circuit"`',
    ],
    [
      'connections/new',
      { virtualNetworkGateway1: refers('/gw'), localNetworkGateway2: refers('/device') },
      'properties.virtualNetworkGateway1.id == `"/gw"` && properties.localNetworkGateway2.id == `"/device"`',
    ],
    [
      'virtualNetworkGateways/new',
      {
        gatewayType: 'Vpn',
        ipConfigurations: [{ properties: { subnet: refers('/s') } }, { properties: { subnet: refers('/s') } }],
      },
      'properties.gatewayType == `"Vpn"` && properties.ipConfigurations[?properties.subnet.id == `"/s"`]',
    ],
    [
      'virtualNetworks/hub/subnets/new',
      { addressPrefixes: ['10.0.0.0/24', 'fd00::/64'] },
      '(properties.addressPrefix == `"10.0.0.0/24"` || contains(properties.addressPrefixes || `[]`, `"10.0.0.0/24"`)' +
        ' || properties.addressPrefix == `"fd00::/64"` || contains(properties.addressPrefixes || `[]`, `"fd00::/64"`))',
    ],
  ])('of %s', (path, properties, condition) => {
    expect(asked(path, properties)).toBe(condition);
  });

  it('is nothing of what there can be several of, or of which the design does not say enough', () => {
    expect(aloneLine(wanted(at('publicIPAddresses/new'), { properties: {} }))).toBeUndefined();
    expect(aloneLine(wanted(at('connections/new'), { properties: { peer: refers('/circuit') } }))).toBeUndefined();
  });
});
