import { addressAt, readCidr, requireCidr } from '../addresses';
import { at, badRequest, isObject, listAt, numberAt, textAt, textsAt } from '../arm';
import type { Json, JsonObject, Resource } from '../arm';
import { keyOf, lastName, parentId } from '../ids';
import type { Action, Kind, World } from '../kind';
import { gatewaysOf } from './networks';
import { publicAddressKind } from './publicAddresses';

export const GATEWAY = 'Microsoft.Network/virtualNetworkGateways';
export const LOCAL_GATEWAY = 'Microsoft.Network/localNetworkGateways';
const CONNECTION = 'Microsoft.Network/connections';
const MICROSOFT_GATEWAY_ASN = 65515;

const SKUS: Readonly<Record<string, readonly string[]>> = {
  ExpressRoute: ['Standard', 'HighPerformance', 'UltraPerformance', 'ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'ErGwScale'],
  Vpn: ['Basic', ...[1, 2, 3, 4, 5].flatMap((size) => [`VpnGw${size}`, `VpnGw${size}AZ`])],
};

const subnetIdOf = (gateway: Resource): string =>
  textAt(listAt(gateway.properties, 'ipConfigurations')[0], 'properties', 'subnet', 'id') ?? '';

/** The network that a gateway stands in. */
export const networkOf = (gateway: Resource): string => parentId(subnetIdOf(gateway)) ?? '';

function check(gateway: Resource, previous: Resource | undefined, world: World): void {
  const { id, properties, envelope } = gateway;
  const type = textAt(properties, 'gatewayType') ?? '';
  const skus = SKUS[type];
  if (skus === undefined)
    throw badRequest('InvalidGatewayType', `The gatewayType '${type}' of ${id} must be ExpressRoute or Vpn.`);
  const sku = textAt(properties, 'sku', 'name') ?? textAt(envelope, 'sku', 'name');
  if (sku === undefined || !skus.includes(sku)) {
    throw badRequest(
      'InvalidGatewaySku',
      `The gateway SKU '${sku}' of ${id} is not valid for a gateway of type ${type}.`,
    );
  }
  if (previous !== undefined && previous.properties.gatewayType !== type) {
    throw badRequest('PropertyChangeNotAllowed', `Changing property 'gatewayType' of ${id} is not allowed.`);
  }
  const subnet = world.store.get(subnetIdOf(gateway));
  if (subnet === undefined || subnet.name.toLowerCase() !== 'gatewaysubnet') {
    throw badRequest('InvalidGatewaySubnet', `Gateway ${id} must be in a subnet that is named GatewaySubnet.`);
  }
  const region = world.store.get(networkOf(gateway))?.location;
  if (region !== gateway.location) {
    throw badRequest(
      'InvalidResourceReference',
      `Resource ${subnet.id} referenced by resource ${id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
    );
  }
  const twin = gatewaysOf(networkOf(gateway), world, type).find((other) => keyOf(other.id) !== keyOf(id));
  if (twin !== undefined) {
    throw badRequest(
      'VirtualNetworkGatewayTypeExists',
      `Virtual network ${networkOf(gateway)} has a gateway of type ${type} already: ${twin.id}.`,
    );
  }
  checkScale(gateway, sku);
  if (type === 'Vpn') checkVpn(gateway, world);
}

function checkScale(gateway: Resource, sku: string): void {
  const bounds = at(gateway.properties, 'autoScaleConfiguration', 'bounds');
  if (bounds === undefined) return;
  const [min, max] = [numberAt(bounds, 'min') ?? 0, numberAt(bounds, 'max') ?? 0];
  if (sku !== 'ErGwScale' || min < 1 || max < min || max > 40) {
    throw badRequest(
      'InvalidAutoScaleConfiguration',
      `The scale units of ${gateway.id} are not valid: ${min} to ${max} with ${sku}.`,
    );
  }
}

function checkVpn(gateway: Resource, world: World): void {
  const configurations = listAt(gateway.properties, 'ipConfigurations');
  const addresses = configurations.map((one) => textAt(one, 'properties', 'publicIPAddress', 'id'));
  const wanted = gateway.properties.activeActive === true ? 2 : 1;
  if (configurations.length < wanted || addresses.some((address) => address === undefined)) {
    throw badRequest(
      'GatewayIpConfigurationsInvalid',
      `VPN gateway ${gateway.id} needs ${wanted} ip configurations, each with a public address.`,
    );
  }
  for (const address of addresses) {
    const users = world.store.referrers(address ?? '', GATEWAY).filter(({ id }) => keyOf(id) !== keyOf(gateway.id));
    if (users.length > 0) {
      throw badRequest(
        'PublicIPAddressInUse',
        `Resource ${gateway.id} is referencing public IP address ${address} that is already allocated to resource ${users[0]?.id}.`,
      );
    }
  }
}

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

/** Prefixes that a gateway learns: those behind its circuits' peers are not known here, so the local gateways' and link networks. */
const learnedRoutes: Action = (gateway, world) => ({
  mode: 'long',
  body: () => {
    const own = textsAt(world.store.get(networkOf(gateway))?.properties, 'addressSpace', 'addressPrefixes');
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
  blockedBy: [{ type: CONNECTION, code: 'VirtualNetworkGatewayInUse' }],
  check,
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
    'POST getBgpPeerStatus': bgpPeers,
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
  check(local) {
    const prefixes = textsAt(local.properties, 'localNetworkAddressSpace', 'addressPrefixes');
    for (const prefix of prefixes) requireCidr(prefix, local.id);
    if (!textAt(local.properties, 'gatewayIpAddress') && !textAt(local.properties, 'fqdn')) {
      throw badRequest(
        'InvalidGatewayIpAddress',
        `Local network gateway ${local.id} has neither gatewayIpAddress nor fqdn.`,
      );
    }
    const asn = numberAt(local.properties, 'bgpSettings', 'asn');
    if (prefixes.length === 0 && asn === undefined) {
      throw badRequest(
        'LocalNetworkGatewayEmpty',
        `Local network gateway ${local.id} has neither an address space nor BGP settings.`,
      );
    }
  },
};

export const gatewayKinds: readonly Kind[] = [gatewayKind, localGatewayKind, publicAddressKind];
