import { randomBytes } from 'node:crypto';
import { badRequest, textAt } from '../arm';
import type { JsonObject, Resource } from '../arm';
import type { Action, Kind, World } from '../kind';

export const CONNECTION = 'Microsoft.Network/connections';

/** The gateway of a connection, where it is there. */
export const gatewayOf = ({ properties }: Resource, { store }: World): Resource | undefined =>
  store.get(textAt(properties, 'virtualNetworkGateway1', 'id') ?? '');

/** The circuit of an ExpressRoute connection, where it is there. */
export const circuitOf = ({ properties }: Resource, { store }: World): Resource | undefined =>
  store.get(textAt(properties, 'peer', 'id') ?? '');

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
      'POST resetconnection': () => ({ mode: 'long', body: () => null }),
    },
  },
];
