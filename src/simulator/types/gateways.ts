import { addressAt, readCidr } from '../addresses';
import { isObject, listAt, numberAt, textAt, textsAt } from '../arm';
import type { Json, JsonObject, Resource } from '../arm';
import { lastName, parentId } from '../ids';
import type { Action, Kind, World } from '../kind';
import { toldByGateways } from './networks';
import { publicAddressKind } from './publicAddresses';
import { gatewayTests } from './siteFailover';
import { TESTS } from './failoverTests';

export const GATEWAY = 'Microsoft.Network/virtualNetworkGateways';
export const LOCAL_GATEWAY = 'Microsoft.Network/localNetworkGateways';
const CONNECTION = 'Microsoft.Network/connections';
const MICROSOFT_GATEWAY_ASN = 65515;

const subnetIdOf = (gateway: Resource): string =>
  textAt(listAt(gateway.properties, 'ipConfigurations')[0], 'properties', 'subnet', 'id') ?? '';

/** The network that a gateway stands in. */
export const networkOf = (gateway: Resource): string => parentId(subnetIdOf(gateway)) ?? '';

/** The subnet that a gateway stands in, where it is there. */
export const subnetOf = (gateway: Resource, { store }: World): Resource | undefined => store.get(subnetIdOf(gateway));

/** The name of a gateway's SKU; empty where there is none. */
export const skuOf = ({ properties, envelope }: Resource): string =>
  textAt(properties, 'sku', 'name') ?? textAt(envelope, 'sku', 'name') ?? '';

/** The scale units that a gateway of the SKU ErGwScale has at least; one where nothing is said. */
export const unitsOf = ({ properties }: Resource): number =>
  numberAt(properties, 'autoScaleConfiguration', 'bounds', 'min') ?? 1;

/** Gives each ip configuration its id, as Azure does. */
function nameConfigurations(gateway: Resource): void {
  for (const item of listAt(gateway.properties, 'ipConfigurations')) {
    if (!isObject(item)) continue;
    item.name ??= 'default';
    item.id = `${gateway.id}/ipConfigurations/${textAt(item, 'name')}`;
    item.etag = gateway.etag;
    if (isObject(item.properties)) {
      item.properties.provisioningState = 'Succeeded';
      item.properties.privateIPAllocationMethod ??= 'Dynamic';
    }
  }
}

/** The addresses on which a gateway speaks BGP: the first usable ones of its subnet. */
function bgpAddresses(gateway: Resource, world: World): string[] {
  const subnet = world.store.get(subnetIdOf(gateway));
  const text = textAt(subnet?.properties, 'addressPrefix') ?? textsAt(subnet?.properties, 'addressPrefixes')[0];
  const cidr = text === undefined ? undefined : readCidr(text);
  const first = gateway.properties.gatewayType === 'Vpn' ? 14 : 12;
  return cidr === undefined
    ? []
    : [addressAt(cidr, first), addressAt(cidr, first + 1)].slice(0, gateway.properties.activeActive === true ? 2 : 1);
}

/** The prefixes on the Azure side of a gateway, as far as its peerings are synced. */
function knownPrefixes(gateway: Resource, world: World): string[] {
  const network = world.store.get(networkOf(gateway));
  return network === undefined ? [] : toldByGateways(network, world);
}

/** Prefixes that a gateway learns: those behind its circuits' peers are not known here, so the local gateways' and link networks. */
const learnedRoutes: Action = (gateway, world) => ({
  mode: 'long',
  body: () => {
    const own = knownPrefixes(gateway, world);
    const [localAddress = ''] = bgpAddresses(gateway, world);
    const network = own.map((prefix) => ({
      localAddress,
      network: prefix,
      sourcePeer: localAddress,
      origin: 'Network',
      asPath: '',
      weight: 32768,
    }));
    const remote = world.store.referrers(gateway.id, CONNECTION).flatMap((connection) => {
      const local = world.store.get(textAt(connection.properties, 'localNetworkGateway2', 'id') ?? '');
      return textsAt(local?.properties, 'localNetworkAddressSpace', 'addressPrefixes').map((prefix) => ({
        localAddress,
        network: prefix,
        sourcePeer: textAt(local?.properties, 'bgpSettings', 'bgpPeeringAddress') ?? '',
        origin: 'EBgp',
        asPath: String(numberAt(local?.properties, 'bgpSettings', 'asn') ?? ''),
        weight: 32768,
      }));
    });
    return { value: [...network, ...remote] };
  },
});

const advertisedRoutes: Action = (gateway, world, _name) => ({
  mode: 'long',
  body: () => {
    const [localAddress = ''] = bgpAddresses(gateway, world);
    return {
      value: knownPrefixes(gateway, world).map((network) => ({
        localAddress,
        network,
        nextHop: localAddress,
        sourcePeer: localAddress,
        origin: 'Igp',
        asPath: String(numberAt(gateway.properties, 'bgpSettings', 'asn') ?? MICROSOFT_GATEWAY_ASN),
        weight: 0,
      })),
    };
  },
});

const bgpPeers: Action = (gateway, world) => ({
  mode: 'long',
  body: () => {
    const [localAddress = ''] = bgpAddresses(gateway, world);
    return {
      value: world.store.referrers(gateway.id, CONNECTION).map((connection): JsonObject => {
        const local = world.store.get(textAt(connection.properties, 'localNetworkGateway2', 'id') ?? '');
        const neighbor = textAt(local?.properties, 'bgpSettings', 'bgpPeeringAddress') ?? lastName(connection.id);
        return {
          localAddress,
          neighbor,
          asn: numberAt(local?.properties, 'bgpSettings', 'asn') ?? 12076,
          state: 'Connected',
          connectedDuration: '00:10:00',
          routesReceived: 1,
          messagesSent: 10,
          messagesReceived: 10,
        };
      }),
    };
  },
});

const gatewayKind: Kind = {
  type: GATEWAY,
  located: true,
  guid: true,
  seconds: 60,
  envelope: ['extendedLocation', 'identity'],
  readOnly: ['inboundDnsForwardingEndpoint'],
  writeOnly: [TESTS],
  blockedBy: [{ type: CONNECTION, code: 'VirtualNetworkGatewayInUse' }],
  begin(gateway) {
    const { properties } = gateway;
    nameConfigurations(gateway);
    properties.vpnType ??= 'RouteBased';
    properties.enableBgp ??= false;
    properties.activeActive ??= false;
    const sku = textAt(properties, 'sku', 'name');
    if (sku !== undefined)
      properties.sku = {
        ...(isObject(properties.sku) ? properties.sku : {}),
        tier: textAt(properties, 'sku', 'tier') ?? sku,
        capacity: 2,
      };
  },
  complete(gateway, world) {
    const { properties } = gateway;
    const sent: JsonObject = isObject(properties.bgpSettings) ? properties.bgpSettings : {};
    const addresses = bgpAddresses(gateway, world);
    properties.bgpSettings = {
      ...sent,
      asn: sent.asn ?? MICROSOFT_GATEWAY_ASN,
      peerWeight: sent.peerWeight ?? 0,
      bgpPeeringAddress: addresses.join(','),
    };
    return undefined;
  },
  actions: {
    'POST getLearnedRoutes': learnedRoutes,
    'POST getAdvertisedRoutes': advertisedRoutes,
    'POST getBgpPeerStatus': bgpPeers,
    ...gatewayTests,
    'GET connections': (gateway, world) => ({
      mode: 'at once',
      body: () => ({
        value: world.store.referrers(gateway.id, CONNECTION).map(({ id, name }): Json => ({ id, name })),
      }),
    }),
  },
};

const localGatewayKind: Kind = {
  type: LOCAL_GATEWAY,
  located: true,
  guid: true,
  blockedBy: [{ type: CONNECTION, code: 'LocalNetworkGatewayInUse' }],
};

export const gatewayKinds: readonly Kind[] = [gatewayKind, localGatewayKind, publicAddressKind];
