import { randomInt, randomUUID } from 'node:crypto';
import { numberAt, textAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf, parentId } from '../ids';
import type { Kind, World } from '../kind';
import { closeCrossConnection, openCrossConnection } from './crossConnections';
import { TESTS } from './failoverTests';
import { circuitTests } from './linkFailover';
import { peeringKind } from './peerings';
import { portIdOf } from './ports';

const NO_KEY = '00000000-0000-0000-0000-000000000000';

export const CIRCUIT = 'Microsoft.Network/expressRouteCircuits';
export const AUTHORIZATION = `${CIRCUIT}/authorizations`;

/** The tier of a circuit's SKU; empty where there is none. */
export const tierOf = ({ envelope }: Resource): string => textAt(envelope, 'sku', 'tier') ?? '';

/** The name of the peering location of a circuit, or of the port that it is on. */
export function placeNameOf({ properties }: Resource, { store }: World): string | undefined {
  const port = store.get(portIdOf({ properties }) ?? '');
  return (
    textAt(properties, 'serviceProviderProperties', 'peeringLocation') ?? textAt(port?.properties, 'peeringLocation')
  );
}

/** Mbps that the circuit had when its last operation succeeded. */
const grantedBandwidth = (circuit: Resource): number => numberAt(circuit.properties, 'grantedBandwidth') ?? 0;
const wantedBandwidth = (circuit: Resource): number =>
  numberAt(circuit.properties, 'serviceProviderProperties', 'bandwidthInMbps') ??
  (numberAt(circuit.properties, 'bandwidthInGbps') ?? 0) * 1000;

const circuitKind: Kind = {
  type: CIRCUIT,
  located: true,
  guid: true,
  notifies: true,
  seconds: 20,
  envelope: ['sku'],
  inline: [
    { property: 'peerings', type: peeringKind.type, whenOmitted: 'delete' },
    { property: 'authorizations', type: AUTHORIZATION, whenOmitted: 'delete' },
  ],
  readOnly: [
    'circuitProvisioningState',
    'serviceProviderProvisioningState',
    'serviceKey',
    'stag',
    'gatewayManagerEtag',
    'globalReachEnabled',
    'allowGlobalReach',
    'grantedBandwidth',
  ],
  writeOnly: ['grantedBandwidth', 'authorizationKey', TESTS],
  blockedBy: [{ type: 'Microsoft.Network/connections', code: 'ExpressRouteCircuitInUse' }],
  begin(circuit) {
    const { properties } = circuit;
    properties.circuitProvisioningState = 'Disabled';
    properties.allowClassicOperations ??= false;
    properties.serviceKey ??= NO_KEY;
    properties.serviceProviderProvisioningState ??= 'NotProvisioned';
    properties.allowGlobalReach ??= false;
  },
  complete(circuit, { store }) {
    const { properties } = circuit;
    if (wantedBandwidth(circuit) < grantedBandwidth(circuit)) {
      return { code: 'InternalServerError', message: 'An error occurred.' };
    }
    properties.grantedBandwidth = wantedBandwidth(circuit);
    properties.circuitProvisioningState = 'Enabled';
    properties.gatewayManagerEtag ??= '';
    if (properties.serviceKey === NO_KEY) properties.serviceKey = randomUUID();
    properties.stag ??= randomInt(2, 4000);
    if (portIdOf(circuit) !== undefined) properties.serviceProviderProvisioningState = 'Provisioned';
    openCrossConnection(circuit, store);
    return undefined;
  },
  deleted: (circuit, { store }) => closeCrossConnection(circuit, store),
  view: (circuit, { store }) => ({
    globalReachEnabled: store.descendants(circuit.id).some(({ type }) => type === `${CIRCUIT}/peerings/connections`),
  }),
  checkDeletion(circuit) {
    const state = textAt(circuit.properties, 'serviceProviderProvisioningState');
    if (state === 'NotProvisioned' || state === 'DeProvisioned' || portIdOf(circuit) !== undefined) return undefined;
    return {
      code: 'ConflictError',
      message:
        'The specified dedicated circuit is not in Deprovisioned state. Please initiate the deprovisioning process with your service provider.',
    };
  },
  actions: {
    ...circuitTests,
    'GET stats': () => ({
      mode: 'at once',
      body: () => ({ primaryBytesIn: 0, primaryBytesOut: 0, secondaryBytesIn: 0, secondaryBytesOut: 0 }),
    }),
  },
};

/** The connection or Global Reach connection that has redeemed an authorization. */
export function redeemer(authorization: Resource, { store }: World): Resource | undefined {
  const key = authorization.properties.authorizationKey;
  const circuit = parentId(authorization.id) ?? '';
  const users = [circuit, ...store.children(circuit).map(({ id }) => id)].flatMap((id) => store.referrers(id));
  return users.find(
    (user) => !keyOf(user.id).startsWith(`${keyOf(circuit)}/`) && user.properties.authorizationKey === key,
  );
}

const authorizationKind: Kind = {
  type: AUTHORIZATION,
  seconds: 10,
  readOnly: ['authorizationUseStatus', 'connectionResourceUri'],
  // A key may be sent, as the interface has it; else Azure makes one, and keeps it.
  begin({ properties }, previous) {
    properties.authorizationKey ??= previous?.properties.authorizationKey ?? randomUUID();
  },
  // Revoking an authorization takes the connections with it that were made with it; source: LINK.
  deleted(authorization, world) {
    const user = redeemer(authorization, world);
    if (user !== undefined) world.store.delete(user.id);
  },
  view(authorization, world) {
    const user = redeemer(authorization, world);
    return user === undefined
      ? { authorizationUseStatus: 'Available' }
      : { authorizationUseStatus: 'InUse', connectionResourceUri: user.id };
  },
};

/** Whether a key is one that the user of a circuit can redeem: one of an authorization that nobody else has redeemed. */
export function redemptionOf(
  circuitId: string,
  key: string,
  user: Resource,
  world: World,
): 'free' | 'unknown' | 'in use' {
  const authorization = world.store
    .children(circuitId, AUTHORIZATION)
    .find(({ properties }) => properties.authorizationKey === key);
  if (authorization === undefined) return 'unknown';
  const holder = redeemer(authorization, world);
  return holder === undefined || keyOf(holder.id) === keyOf(user.id) ? 'free' : 'in use';
}

export const circuitKinds: readonly Kind[] = [circuitKind, peeringKind, authorizationKind];
