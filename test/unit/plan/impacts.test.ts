import { describe, expect, it } from 'vitest';
import { type ArmBody, type PlanStep, planOf } from '../../../src/plan';
import { type WantedResource, resourceTypes } from '../../../src/resources';
import { GROUP, circuit, circuitId, connection, gatewayId, wanted } from './wanted';

const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const hub = `${NETWORK}/virtualNetworks/hub`;

function stepOf(all: readonly WantedResource[], actual: Record<string, ArmBody>, id: string): PlanStep {
  const { steps } = planOf({ customer: 'c', wanted: all, actual: new Map(Object.entries(actual)) });
  const step = steps.find(({ resourceId }) => resourceId === id);
  if (!step) throw new Error(`no step for ${id}`);
  return step;
}

/** The step of a resource whose body has other properties in Azure. */
function change(id: string, from: object, to: object, more: { from?: object; to?: object } = {}): PlanStep {
  const resource = wanted(id, { ...more.to, properties: to as never });
  return stepOf([resource], { [id]: { ...more.from, properties: from } as ArmBody }, id);
}

describe('what a change means', () => {
  it('has a source in every description, or is said to be not known', () => {
    for (const { type, changes, creation } of resourceTypes) {
      const resource = { ...wanted(circuitId, {}), type };
      const around = {
        resource,
        actual: undefined,
        all: [],
        there: () => undefined,
        found: new Map<string, ArmBody>(),
      };
      expect(creation(around), type).toMatchObject({ source: expect.stringMatching(/\w/) as string });
      for (const { means } of changes) {
        const meaning = means({ path: 'properties.x', from: 'a', to: 'b' }, around);
        const isKnown = !('text' in meaning) || !meaning.text.includes('not known of these');
        if (isKnown) expect(meaning, type).toMatchObject({ source: expect.stringMatching(/\w/) as string });
      }
    }
  });

  it('is not known where nobody has written it down', () => {
    const step = change(gatewayId, { enablePrivateIpAddress: false }, { enablePrivateIpAddress: true });
    expect(step).toMatchObject({ action: 'update', impact: 'not known: try it in a window' });
    expect(step.sources).toBeUndefined();
    const other = change(`${GROUP}/providers/Microsoft.Network/natGateways/n`, { a: 1 }, { a: 2 });
    expect(other.impact).toContain('not known');
  });

  it('is told of every change of a step, each once, with what says so', () => {
    const step = change(
      gatewayId,
      { activeActive: true, gatewayType: 'Vpn', sku: { name: 'VpnGw2AZ', tier: 'VpnGw2AZ' } },
      { activeActive: false, gatewayType: 'Vpn', sku: { name: 'VpnGw3AZ', tier: 'VpnGw3AZ' } },
    );
    expect(step.action).toBe('update');
    expect(step.impact).toContain('every tunnel drops');
    expect(step.impact).toContain('one BGP address');
    expect(step.impact).not.toContain('no downtime');
    expect(step.sources).toEqual(['active-active-portal', 'about-vpn-gateway-settings']);
  });
});

describe('the size of a gateway', () => {
  const size = (kind: string, from: string, to: string, more = {}) =>
    change(
      gatewayId,
      { gatewayType: kind, sku: { name: from, tier: from }, ...more },
      { gatewayType: kind, sku: { name: to, tier: to } },
    );

  it.each([
    ['ErGwScale', 'ErGw1AZ', 'no way'],
    ['ErGwScale', 'ErGw3AZ', 'no way'],
    ['ErGwScale', 'UltraPerformance', 'no way'],
    ['Standard', 'ErGw1AZ', 'migration'],
    ['ErGw1AZ', 'HighPerformance', 'migration'],
    ['ErGw3AZ', 'ErGw1AZ', 'downgraded'],
    ['UltraPerformance', 'Standard', 'downgraded'],
  ])('of ExpressRoute is not changed from %s to %s', (from, to, why) => {
    const step = size('ExpressRoute', from, to);
    expect(step.action).toBe('refuse');
    expect(step.impact).toContain(why);
  });

  it.each([
    ['Basic', 'VpnGw1AZ', 'recreated'],
    ['VpnGw1AZ', 'Basic', 'recreated'],
    ['VpnGw2', 'VpnGw2AZ', 'migration'],
    ['VpnGw3AZ', 'VpnGw3', 'migration'],
  ])('of a VPN gateway is not changed from %s to %s', (from, to, why) => {
    const step = size('Vpn', from, to);
    expect(step.action).toBe('refuse');
    expect(step.impact).toContain(why);
  });

  it('of a VPN gateway stays in its generation', () => {
    expect(size('Vpn', 'VpnGw2AZ', 'VpnGw4AZ', { vpnGatewayGeneration: 'Generation1' }).action).toBe('refuse');
    expect(size('Vpn', 'VpnGw2AZ', 'VpnGw4AZ', { vpnGatewayGeneration: 'Generation2' }).action).toBe('update');
    expect(size('Vpn', 'VpnGw2AZ', 'VpnGw1AZ', { vpnGatewayGeneration: 'Generation2' }).action).toBe('refuse');
    expect(size('Vpn', 'VpnGw3AZ', 'VpnGw2AZ', { vpnGatewayGeneration: 'Generation1' }).action).toBe('update');
  });
});

describe('what cannot change in place', () => {
  it.each([
    ['connections/cn', { peer: { id: '/a' } }, { peer: { id: { $id: '/b' } } }],
    ['connections/cn', { connectionType: 'IPsec' }, { connectionType: 'ExpressRoute' }],
    [
      'virtualNetworks/v/virtualNetworkPeerings/p',
      { remoteVirtualNetwork: { id: '/a' } },
      { remoteVirtualNetwork: { id: { $id: '/b' } } },
    ],
    ['expressRoutePorts/p', { encapsulation: 'Dot1Q' }, { encapsulation: 'QinQ' }],
    [
      'expressRouteCircuits/c/peerings/p/connections/g',
      { peerExpressRouteCircuitPeering: { id: '/a' } },
      { peerExpressRouteCircuitPeering: { id: { $id: '/b' } } },
    ],
    ['expressRouteCircuits/c/peerings/p', { peeringType: 'AzurePrivatePeering' }, { peeringType: 'MicrosoftPeering' }],
    ['virtualHubs/rs/ipConfigurations/default', { subnet: { id: '/a' } }, { subnet: { id: { $id: '/b' } } }],
    ['expressRouteCircuits/c', { bandwidthInGbps: 10 }, { bandwidthInGbps: 5 }],
  ])('%s', (path, from, to) => {
    expect(change(`${NETWORK}/${path}`, from, to).action).toBe('refuse');
  });
});

describe('what tells sessions, tunnels and flows', () => {
  it.each([
    [
      'virtualNetworkGateways/gw',
      { bgpSettings: { asn: 65010 } },
      { bgpSettings: { asn: 65011 } },
      'tunnels with BGP drop',
    ],
    ['virtualNetworkGateways/gw', { enableBgp: true }, { enableBgp: false }, 'tunnels drop'],
    [
      'localNetworkGateways/l',
      { gatewayIpAddress: '198.51.100.1' },
      { gatewayIpAddress: '198.51.100.2' },
      'tunnels drop',
    ],
    [
      'connections/cn',
      { ipsecPolicies: [{ dhGroup: 'DHGroup14' }] },
      { ipsecPolicies: [{ dhGroup: 'DHGroup24' }] },
      'tunnel drops',
    ],
    ['expressRouteCircuits/c/peerings/p', { vlanId: 1 }, { vlanId: 2 }, 'downtime of this peering'],
    [
      'expressRouteCircuits/c/peerings/p',
      { vlanId: 1 },
      { vlanId: 1, ipv6PeeringConfig: { primaryPeerAddressPrefix: 'fd00::/126' } },
      'IPv6',
    ],
    [
      'virtualNetworks/v/subnets/s',
      { addressPrefix: '10.0.0.0/24' },
      { addressPrefix: '10.0.1.0/24' },
      'Azure refuses it',
    ],
    ['virtualNetworks/v/subnets/s', {}, { networkSecurityGroup: { id: { $id: '/nsg' } } }, 'at once'],
    ['virtualNetworks/v/virtualNetworkPeerings/p', { useRemoteGateways: true }, { useRemoteGateways: false }, 'ends'],
    [
      'virtualNetworks/v',
      { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } },
      { addressSpace: { addressPrefixes: ['10.0.0.0/16', 'fd00::/48'] } },
      'IPv6 comes beside',
    ],
    [
      'expressRoutePorts/p',
      { links: [{ name: 'link1', properties: { adminState: 'Enabled' } }] },
      { links: [{ name: 'link1', properties: { adminState: 'Disabled' } }] },
      'every circuit of the port',
    ],
    [
      'routeFilters/f',
      { rules: [{ name: 'allow', properties: { communities: ['12076:5010', '12076:5030'] } }] },
      { rules: [{ name: 'allow', properties: { communities: ['12076:5010'] } }] },
      '12076:5030 go',
    ],
  ])('%s', (path, from, to, text) => {
    const step = change(`${NETWORK}/${path}`, from, to);
    expect(step.action).toBe('update');
    expect(step.impact).toContain(text);
    expect(step.impact).not.toContain('no downtime');
  });

  it('a Route Server into a network with a gateway, which is away meanwhile', () => {
    const address = wanted(`${NETWORK}/virtualHubs/rs/ipConfigurations/default`, {
      properties: { subnet: { id: { $id: `${hub}/subnets/RouteServerSubnet` } } },
    });
    const gateway = {
      properties: { ipConfigurations: [{ name: 'x', properties: { subnet: { id: `${hub}/subnets/GatewaySubnet` } } }] },
    };
    const inNetwork = stepOf([address], { [gatewayId]: gateway }, address.id);
    expect(inNetwork.impact).toContain('ten minutes');
    expect(inNetwork.impact).toContain('gw');
    expect(stepOf([address], {}, address.id).impact).toContain('no downtime');
  });

  it('from Premium to Standard what is lost, though it is done in place', () => {
    const premium = {
      sku: { name: 'Premium_MeteredData', tier: 'Premium', family: 'MeteredData' },
      location: 'westeurope',
      properties: circuit().body['properties'],
    };
    const step = stepOf([circuit(), connection()], { [circuitId]: premium as ArmBody }, circuitId);
    expect(step).toMatchObject({ action: 'update' });
    expect(step.impact).toContain('geographies');
  });

  it('an address that a gateway does not need, as it keeps the one that it has', () => {
    const address = wanted(`${NETWORK}/publicIPAddresses/gw-pip-1`, { properties: {} });
    const subnet = { id: `${NETWORK}/virtualNetworks/hub/subnets/GatewaySubnet` };
    const configuration = (name: string, id: string) => ({
      name,
      properties: { subnet, publicIPAddress: { id: { $id: id } } },
    });
    const gateway = (count: number) =>
      wanted(gatewayId, {
        properties: {
          ipConfigurations: [configuration('default', '/other'), configuration('default-2', address.id)].slice(-count),
        },
      });
    const there = {
      [gatewayId]: {
        properties: { ipConfigurations: [{ name: 'x', properties: { subnet, publicIPAddress: { id: '/old-pip' } } }] },
      },
    };
    expect(stepOf([address, gateway(1)], there, address.id)).toMatchObject({
      action: 'keep',
      changes: [],
      impact: 'not made: gw keeps the address that it has',
    });
    expect(stepOf([address, gateway(2)], there, address.id).action).toBe('create');
    expect(stepOf([address, gateway(1)], {}, address.id).action).toBe('create');
  });
});
