import { requireCidr } from '../addresses';
import { badRequest, textAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf, parentId, subscriptionOf } from '../ids';
import type { Kind, World } from '../kind';
import { redeem } from './circuits';
import { PEERING } from './peerings';

function check(connection: Resource, previous: Resource | undefined, world: World): void {
  const own = parentId(connection.id) ?? '';
  const { properties } = connection;
  const near = textAt(properties, 'expressRouteCircuitPeering', 'id');
  const far = textAt(properties, 'peerExpressRouteCircuitPeering', 'id');
  if (near === undefined || far === undefined || keyOf(near) !== keyOf(own) || keyOf(far) === keyOf(own)) {
    throw badRequest(
      'InvalidCircuitConnection',
      `${connection.id} must name its own private peering and that of another circuit.`,
    );
  }
  const peerings = [own, far].map((id) => world.store.get(id));
  if (peerings.some((peering) => peering?.properties.peeringType !== 'AzurePrivatePeering')) {
    throw badRequest('InvalidCircuitConnection', `${connection.id} must join two private peerings.`);
  }
  const circuits = [own, far].map((id) => world.store.get(parentId(id) ?? ''));
  if (circuits.some((circuit) => textAt(circuit?.envelope, 'sku', 'tier') === 'Local')) {
    throw badRequest('GlobalReachNotSupported', `${connection.id}: a circuit with the sku Local has no Global Reach.`);
  }
  const prefix = textAt(properties, 'addressPrefix');
  if (prefix === undefined || requireCidr(prefix, connection.id).length !== 29) {
    throw badRequest('InvalidAddressPrefix', `addressPrefix of ${connection.id} must be an IPv4 prefix of length 29.`);
  }
  const key = textAt(properties, 'authorizationKey');
  const farCircuit = parentId(far) ?? '';
  const foreign = subscriptionOf(far) !== subscriptionOf(own);
  const known = previous !== undefined && textAt(previous.properties, 'peerExpressRouteCircuitPeering', 'id') === far;
  if (key !== undefined) redeem(farCircuit, key, connection, world);
  else if (foreign && !known) {
    throw badRequest(
      'AuthorizationKeyRequired',
      `${connection.id} needs an authorization key of circuit ${farCircuit}.`,
    );
  }
}

export const globalReachKinds: readonly Kind[] = [
  {
    type: `${PEERING}/connections`,
    seconds: 20,
    readOnly: ['circuitConnectionStatus'],
    writeOnly: ['authorizationKey'],
    check,
    begin({ properties }) {
      properties.circuitConnectionStatus ??= 'Connecting';
    },
    complete({ properties }) {
      properties.circuitConnectionStatus = 'Connected';
      return undefined;
    },
  },
];
