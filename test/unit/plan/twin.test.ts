import { describe, expect, it } from 'vitest';
import { type ArmBody, neededOf, planOf } from '../../../src/plan';
import type { WantedResource } from '../../../src/resources';
import { GROUP, circuitId, connectionId, gatewayId, peeringId, wanted } from './wanted';

const at = (path: string): string => `${GROUP}/providers/Microsoft.Network/${path}`;
const hub = at('virtualNetworks/hub');
const refers = (id: string) => ({ id: { $id: id } });
const shows = (id: string) => ({ id: id.toUpperCase() });

const gateway = (name: string, gatewayType = 'ExpressRoute', address?: string): WantedResource =>
  wanted(at(`virtualNetworkGateways/${name}`), {
    properties: {
      gatewayType,
      ipConfigurations: [
        {
          name: 'default',
          properties: {
            subnet: refers(`${hub}/subnets/GatewaySubnet`),
            ...(address !== undefined && { publicIPAddress: refers(address) }),
          },
        },
      ],
    },
  });
const gatewayThere = (gatewayType: string, network = hub, address?: string): ArmBody => ({
  properties: {
    provisioningState: 'Succeeded',
    gatewayType,
    ipConfigurations: [
      {
        name: 'gwIPconf',
        properties: {
          subnet: shows(`${network}/subnets/GatewaySubnet`),
          ...(address !== undefined && { publicIPAddress: shows(address) }),
        },
      },
    ],
  },
});

const localId = (name: string): string => at(`localNetworkGateways/${name}`);
const localGateway = (name: string, gatewayIpAddress: string): WantedResource =>
  wanted(localId(name), { properties: { gatewayIpAddress } });
const tunnel = (name: string, local: string, from = gatewayId): WantedResource =>
  wanted(at(`connections/${name}`), {
    properties: { virtualNetworkGateway1: refers(from), localNetworkGateway2: refers(localId(local)) },
  });
/** The tunnel `old` of the gateway, by its local network gateway `old`, which leads to a device. */
const tunnelThere = (more: object, inGroup = GROUP): Record<string, ArmBody> => {
  const local = localId('old').replace(GROUP, inGroup);
  return {
    [local]: { id: local, properties: more } as ArmBody,
    [at('connections/old').replace(GROUP, inGroup)]: {
      properties: { virtualNetworkGateway1: shows(gatewayId), localNetworkGateway2: shows(local) },
    },
  };
};

/** What the plan does about the last of the resources, where these things are in Azure. */
function stepOf(resources: readonly WantedResource[], there: Readonly<Record<string, ArmBody>>) {
  const { steps } = planOf({ customer: 'c', wanted: resources, actual: new Map(Object.entries(there)) });
  const last = resources.at(-1);
  const step = steps.find(({ resourceId }) => resourceId === last?.id);
  return { action: step?.action, impact: step?.impact ?? '' };
}

describe('what Azure takes one of', () => {
  const network = wanted(hub, { properties: {} });
  const inNetwork = (more: object): Record<string, ArmBody> => ({ [hub]: { id: hub, properties: more } as ArmBody });

  it.each([
    [
      'a peering of the same networks',
      [
        network,
        wanted(`${hub}/virtualNetworkPeerings/new`, { properties: { remoteVirtualNetwork: refers('/Other') } }),
      ],
      inNetwork({ virtualNetworkPeerings: [{ name: 'old', properties: { remoteVirtualNetwork: { id: '/other' } } }] }),
    ],
    [
      'a subnet of the same addresses',
      [network, wanted(`${hub}/subnets/new`, { properties: { addressPrefix: '10.0.1.0/24' } })],
      inNetwork({ subnets: [{ name: 'old', properties: { addressPrefixes: ['fd00::/64', '10.0.0.0/16'] } }] }),
    ],
    [
      'a subnet of the same IPv6 addresses',
      [network, wanted(`${hub}/subnets/new`, { properties: { addressPrefixes: ['10.1.0.0/24', 'fd00:0::/64'] } })],
      inNetwork({ subnets: [{ name: 'old', properties: { addressPrefixes: ['10.0.0.0/24', 'fd00::/64'] } }] }),
    ],
    [
      'a gateway of the same kind in the same network',
      [gateway('new')],
      { [at('virtualNetworkGateways/old')]: gatewayThere('ExpressRoute') },
    ],
    [
      'a connection of the same gateway and circuit',
      [
        wanted(connectionId, {
          properties: { virtualNetworkGateway1: refers(gatewayId), peer: refers(circuitId) },
        }),
      ],
      {
        [at('connections/old')]: {
          properties: { virtualNetworkGateway1: shows(gatewayId), peer: shows(circuitId) },
        },
      },
    ],
    [
      'a tunnel of the same gateway and local network gateway',
      [localGateway('old', '198.18.0.1'), tunnel('new', 'OLD')],
      { [at('connections/old')]: tunnelThere({})[at('connections/old')] },
    ],
    [
      'a tunnel of the same gateway and device, by another local network gateway',
      [localGateway('new', '198.18.0.1'), tunnel('new', 'new')],
      tunnelThere({ gatewayIpAddress: '198.18.0.1' }),
    ],
    [
      'such a tunnel whose local network gateway is there, and leads to another device so far',
      [localGateway('new', '198.18.0.1'), tunnel('new', 'new')],
      {
        ...tunnelThere({ gatewayIpAddress: '198.18.0.1' }),
        [localId('new')]: { properties: { gatewayIpAddress: '198.18.0.2' } },
      },
    ],
    [
      'a tunnel to the same device as one that is wanted too and leads there still',
      [
        localGateway('old', '198.18.0.2'),
        localGateway('new', '198.18.0.1'),
        tunnel('old', 'old'),
        tunnel('new', 'new'),
      ],
      tunnelThere({ gatewayIpAddress: '198.18.0.1' }),
    ],
    [
      'a tunnel to the same device as one in another group',
      [localGateway('new', '198.18.0.1'), tunnel('new', 'new')],
      tunnelThere({ gatewayIpAddress: '198.18.0.1' }, `${GROUP}-2`),
    ],
    [
      'Global Reach to the same circuit',
      [
        wanted(`${peeringId}/connections/new`, {
          properties: { peerExpressRouteCircuitPeering: refers('/c2/peerings/AzurePrivatePeering') },
        }),
      ],
      {
        [`${peeringId}/connections/old`]: {
          properties: { peerExpressRouteCircuitPeering: shows('/c2/peerings/AzurePrivatePeering') },
        },
      },
    ],
  ] as const)('%s is not made beside another one', (_, resources, there) => {
    const { action, impact } = stepOf(resources, there as unknown as Record<string, ArmBody>);
    expect(action).toBe('refuse');
    expect(impact).toMatch(/^old is there/i);
  });

  it.each([
    [
      'a peering to another network',
      [network, wanted(`${hub}/virtualNetworkPeerings/new`, { properties: { remoteVirtualNetwork: refers('/b') } })],
      inNetwork({ virtualNetworkPeerings: [{ name: 'old', properties: { remoteVirtualNetwork: { id: '/a' } } }] }),
    ],
    [
      'a subnet of other addresses',
      [network, wanted(`${hub}/subnets/new`, { properties: { addressPrefix: '10.0.1.0/24' } })],
      inNetwork({ subnets: [{ name: 'old', properties: { addressPrefix: '10.0.2.0/24' } }] }),
    ],
    ['a gateway of another kind', [gateway('new')], { [at('virtualNetworkGateways/old')]: gatewayThere('Vpn') }],
    [
      'a gateway of another network',
      [gateway('new')],
      { [at('virtualNetworkGateways/old')]: gatewayThere('ExpressRoute', at('virtualNetworks/spoke')) },
    ],
    [
      'a connection to another circuit',
      [wanted(connectionId, { properties: { virtualNetworkGateway1: refers(gatewayId), peer: refers('/c2') } })],
      { [at('connections/old')]: { properties: { virtualNetworkGateway1: shows(gatewayId), peer: shows('/c1') } } },
    ],
    [
      'a tunnel to another device',
      [localGateway('new', '198.18.0.2'), tunnel('new', 'new')],
      tunnelThere({ gatewayIpAddress: '198.18.0.1' }),
    ],
    [
      'a tunnel to the same device from another gateway',
      [localGateway('new', '198.18.0.1'), tunnel('new', 'new', at('virtualNetworkGateways/gw-2'))],
      tunnelThere({ gatewayIpAddress: '198.18.0.1' }),
    ],
    [
      'a tunnel beside one to a device that is known by its name',
      [localGateway('new', '198.18.0.1'), tunnel('new', 'new')],
      tunnelThere({ fqdn: 'vpn.contoso.com' }),
    ],
  ] as const)('%s is made', (_, resources, there) => {
    expect(stepOf(resources, there as unknown as Record<string, ArmBody>).action).toBe('create');
  });
});

describe('the public address of a gateway', () => {
  const address = wanted(at('publicIPAddresses/gw-pip-1'), { properties: {} });
  const all = [address, gateway('gw', 'Vpn', address.id)];
  const needed = (there: Readonly<Record<string, ArmBody>>) =>
    neededOf(all, new Map(Object.entries(there))).map(({ name }) => name);

  it('is needed where the gateway is not there, or uses it', () => {
    expect(needed({})).toEqual(['gw-pip-1', 'gw']);
    expect(needed({ [at('virtualNetworkGateways/gw')]: gatewayThere('Vpn', hub, address.id) })).toContain('gw-pip-1');
  });

  it('is needed where the gateway that is there has none', () => {
    expect(needed({ [at('virtualNetworkGateways/gw')]: gatewayThere('Vpn') })).toContain('gw-pip-1');
  });

  it('is not needed where the gateway keeps another one', () => {
    const there = { [at('virtualNetworkGateways/GW')]: gatewayThere('Vpn', hub, at('publicIPAddresses/theirs')) };
    expect(needed(there)).toEqual(['gw']);
  });

  it('stays where it is there, whoever uses it', () => {
    const there = {
      [address.id]: { id: address.id },
      [at('virtualNetworkGateways/gw')]: gatewayThere('Vpn', hub, at('publicIPAddresses/theirs')),
    };
    expect(needed(there)).toContain('gw-pip-1');
  });
});
