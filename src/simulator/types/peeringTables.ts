import type { Cidr } from '../addresses';
import { addressAt, readCidr } from '../addresses';
import { listAt, numberAt, textAt } from '../arm';
import type { Resource } from '../arm';
import { parentId } from '../ids';
import type { Action, World } from '../kind';
import { toldByGateways } from './networks';

/** A circuit's address prefix on one path, once the connectivity provider has provisioned it. */
function liveLink(peering: Resource, world: World, path: string | undefined): Cidr | undefined {
  const circuit = world.store.get(parentId(peering.id) ?? '');
  if (circuit?.properties.serviceProviderProvisioningState !== 'Provisioned') return undefined;
  const key = path?.toLowerCase() === 'secondary' ? 'secondaryPeerAddressPrefix' : 'primaryPeerAddressPrefix';
  const prefix = textAt(peering.properties, key);
  return prefix === undefined ? undefined : readCidr(prefix);
}

export const arpTable: Action = (peering, world, path) => ({
  mode: 'long',
  body: () => {
    const link = liveLink(peering, world, path);
    if (link === undefined) return { value: [] };
    return {
      value: [
        { age: 10, interface: 'On-Prem', ipAddress: addressAt(link, 1), macAddress: '02:00:5e:10:00:01' },
        { age: 0, interface: 'Microsoft', ipAddress: addressAt(link, 2), macAddress: '02:00:5e:10:00:02' },
      ],
    };
  },
});

/** What the gateways tell that are connected to the circuit. */
function connectedPrefixes(peering: Resource, world: World): string[] {
  const { store } = world;
  const circuit = parentId(peering.id) ?? '';
  return store.referrers(circuit, 'Microsoft.Network/connections').flatMap((connection) => {
    const gateway = store.get(textAt(connection.properties, 'virtualNetworkGateway1', 'id') ?? '');
    const subnet = textAt(listAt(gateway?.properties, 'ipConfigurations')[0], 'properties', 'subnet', 'id');
    const network = subnet === undefined ? undefined : store.get(parentId(subnet) ?? '');
    return network === undefined ? [] : toldByGateways(network, world);
  });
}

export const routesTable: Action = (peering, world, path) => ({
  mode: 'long',
  body: () => {
    const link = liveLink(peering, world, path);
    if (link === undefined || peering.name.toLowerCase() !== 'azureprivatepeering') return { value: [] };
    const nextHop = addressAt(link, 2);
    return {
      value: connectedPrefixes(peering, world).map((network) => ({
        network,
        nextHop,
        locPrf: '',
        weight: 0,
        path: '65515',
      })),
    };
  },
});

export const routesSummary: Action = (peering, world, path) => ({
  mode: 'long',
  body: () => {
    const link = liveLink(peering, world, path);
    if (link === undefined) return { value: [] };
    return {
      value: [
        {
          neighbor: addressAt(link, 1),
          v: 4,
          as: numberAt(peering.properties, 'peerASN') ?? 0,
          upDown: '00:10:00',
          statePfxRcd: '1',
        },
      ],
    };
  },
});
