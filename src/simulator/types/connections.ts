import { randomBytes } from 'node:crypto';
import { badRequest, numberAt, textAt } from '../arm';
import type { JsonObject, Resource } from '../arm';
import { keyOf, subscriptionOf } from '../ids';
import type { Action, Kind, World } from '../kind';
import { redeem } from './circuits';
import { PEERING } from './peerings';

const CONNECTION = 'Microsoft.Network/connections';

/** Circuits in different peering locations that one gateway takes; source: FAQ26, GW. */
const CIRCUITS_BY_SKU: Readonly<Record<string, number>> = {
  Standard: 4,
  ErGw1AZ: 4,
  HighPerformance: 8,
  ErGw2AZ: 8,
  UltraPerformance: 16,
  ErGw3AZ: 16,
};
const FAST_PATH_SKUS = ['UltraPerformance', 'ErGw3AZ', 'ErGwScale'];

function gatewayOf(connection: Resource, world: World): Resource {
  const gateway = world.store.get(textAt(connection.properties, 'virtualNetworkGateway1', 'id') ?? '');
  if (gateway === undefined)
    throw badRequest('InvalidRequestFormat', `Connection ${connection.id} has no virtualNetworkGateway1.`);
  return gateway;
}

function checkExpressRoute(connection: Resource, previous: Resource | undefined, world: World): void {
  const { id, properties } = connection;
  const gateway = gatewayOf(connection, world);
  if (gateway.properties.gatewayType !== 'ExpressRoute') {
    throw badRequest(
      'GatewayTypeMismatch',
      `Connection ${id} of type ExpressRoute needs a gateway of type ExpressRoute.`,
    );
  }
  const circuit = world.store.get(textAt(properties, 'peer', 'id') ?? '');
  if (circuit === undefined)
    throw badRequest('InvalidRequestFormat', `Connection ${id} of type ExpressRoute has no peer.`);
  const weight = numberAt(properties, 'routingWeight') ?? 0;
  if (weight < 0 || weight > 32000)
    throw badRequest('InvalidRoutingWeight', `The routing weight of ${id} must be from 0 to 32000.`);
  const sku = textAt(gateway.properties, 'sku', 'name') ?? '';
  if (properties.expressRouteGatewayBypass === true && !FAST_PATH_SKUS.includes(sku)) {
    throw badRequest(
      'ExpressRouteGatewayBypassNotSupported',
      `Connection ${id}: FastPath is not supported by a gateway of SKU ${sku}.`,
    );
  }
  if (previous === undefined || textAt(previous.properties, 'peer', 'id') !== circuit.id)
    checkNewLink(connection, gateway, circuit, world);
}

function checkNewLink(connection: Resource, gateway: Resource, circuit: Resource, world: World): void {
  const { id, properties } = connection;
  if (circuit.properties.serviceProviderProvisioningState !== 'Provisioned') {
    throw badRequest(
      'ExpressRouteCircuitNotProvisioned',
      `Circuit ${circuit.id} of connection ${id} is not provisioned by its service provider.`,
    );
  }
  if (
    !world.store
      .children(circuit.id, PEERING)
      .some((peering) => peering.properties.peeringType === 'AzurePrivatePeering')
  ) {
    throw badRequest(
      'ExpressRouteCircuitPrivatePeeringNotFound',
      `Circuit ${circuit.id} of connection ${id} has no private peering.`,
    );
  }
  const key = textAt(properties, 'authorizationKey');
  if (key !== undefined) redeem(circuit.id, key, connection, world);
  else if (subscriptionOf(circuit.id) !== subscriptionOf(id)) {
    throw badRequest(
      'AuthorizationKeyRequired',
      `Connection ${id} needs an authorization key of circuit ${circuit.id}.`,
    );
  }
  const others = world.store.referrers(gateway.id, CONNECTION).filter((other) => keyOf(other.id) !== keyOf(id));
  if (others.some((other) => keyOf(textAt(other.properties, 'peer', 'id') ?? '') === keyOf(circuit.id))) {
    throw badRequest('ConnectionAlreadyExists', `Gateway ${gateway.id} is connected to circuit ${circuit.id} already.`);
  }
  const limit = CIRCUITS_BY_SKU[textAt(gateway.properties, 'sku', 'name') ?? ''] ?? 16;
  if (others.length >= limit) {
    throw badRequest('ConnectionLimitExceeded', `Gateway ${gateway.id} takes ${limit} circuits at most.`);
  }
}

function checkVpn(connection: Resource, world: World): void {
  const { id, properties } = connection;
  if (gatewayOf(connection, world).properties.gatewayType !== 'Vpn') {
    throw badRequest('GatewayTypeMismatch', `Connection ${id} needs a gateway of type Vpn.`);
  }
  const other = properties.connectionType === 'IPsec' ? 'localNetworkGateway2' : 'virtualNetworkGateway2';
  if (textAt(properties, other, 'id') === undefined)
    throw badRequest('InvalidRequestFormat', `Connection ${id} has no ${other}.`);
  if (
    properties.useLocalAzureIpAddress === true &&
    gatewayOf(connection, world).properties.enablePrivateIpAddress !== true
  ) {
    throw badRequest(
      'PrivateIpAddressNotEnabled',
      `Connection ${id} uses a private address, which its gateway has not enabled.`,
    );
  }
}

const readKey = (connection: Resource): JsonObject => ({ value: textAt(connection.properties, 'sharedKey') ?? '' });

const writeKey: Action = (connection, world, _name, body) => {
  const value = textAt(body, 'value');
  if (!value) throw badRequest('InvalidSharedKey', `The shared key of ${connection.id} is empty.`);
  const next = structuredClone(connection);
  next.properties.sharedKey = value;
  world.store.set(next);
  return { mode: 'at once', body: () => ({ value }) };
};

const resetKey: Action = (connection, world) => {
  const next = structuredClone(connection);
  next.properties.sharedKey = randomBytes(24).toString('base64url');
  world.store.set(next);
  return { mode: 'long', body: () => ({ keyLength: 32 }) };
};

export const connectionKinds: readonly Kind[] = [
  {
    type: CONNECTION,
    located: true,
    guid: true,
    seconds: 30,
    readOnly: ['connectionStatus', 'tunnelConnectionStatus', 'egressBytesTransferred', 'ingressBytesTransferred'],
    writeOnly: ['sharedKey', 'authorizationKey'],
    check(connection, previous, world) {
      switch (connection.properties.connectionType) {
        case 'ExpressRoute':
          return checkExpressRoute(connection, previous, world);
        case 'IPsec':
        case 'Vnet2Vnet':
          return checkVpn(connection, world);
        default:
          throw badRequest(
            'InvalidConnectionType',
            `The connectionType of ${connection.id} must be ExpressRoute, IPsec or Vnet2Vnet.`,
          );
      }
    },
    begin({ properties }) {
      properties.connectionStatus ??= 'Unknown';
      properties.routingWeight ??= 0;
      properties.enableBgp ??= false;
      properties.egressBytesTransferred ??= 0;
      properties.ingressBytesTransferred ??= 0;
      if (properties.connectionType === 'IPsec') {
        properties.connectionProtocol ??= 'IKEv2';
        properties.sharedKey ??= randomBytes(24).toString('base64url');
      }
    },
    complete({ properties }) {
      properties.connectionStatus = 'Connected';
      return undefined;
    },
    actions: {
      'GET sharedkey': (connection) => ({ mode: 'at once', body: () => readKey(connection) }),
      'PUT sharedkey': writeKey,
      'POST sharedkey': resetKey,
    },
  },
];
