import { randomInt, randomUUID } from 'node:crypto';
import { badRequest, numberAt, sameText, textAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf, parentId } from '../ids';
import type { Kind, World } from '../kind';
import { closeCrossConnection, openCrossConnection } from './crossConnections';
import { peeringKind } from './peerings';
import { checkPortBandwidth } from './ports';

const CIRCUIT = 'Microsoft.Network/expressRouteCircuits';
export const AUTHORIZATION = `${CIRCUIT}/authorizations`;
const NO_KEY = '00000000-0000-0000-0000-000000000000';
const TIERS = ['Local', 'Standard', 'Premium', 'Basic', 'MultiCloud'];
const FAMILIES = ['MeteredData', 'UnlimitedData'];

function checkSku(circuit: Resource, previous: Resource | undefined): void {
  const tier = textAt(circuit.envelope, 'sku', 'tier');
  const family = textAt(circuit.envelope, 'sku', 'family');
  const name = textAt(circuit.envelope, 'sku', 'name');
  if (
    tier === undefined ||
    !TIERS.includes(tier) ||
    family === undefined ||
    !FAMILIES.includes(family) ||
    name !== `${tier}_${family}`
  ) {
    throw badRequest(
      'InvalidSku',
      `The sku of ${circuit.id} is not valid: name '${name}', tier '${tier}', family '${family}'.`,
    );
  }
  const before = previous && textAt(previous.envelope, 'sku', 'family');
  if (before === 'UnlimitedData' && family === 'MeteredData') {
    throw badRequest(
      'CannotChangeSkuFamily',
      `The sku of ${circuit.id} cannot change from UnlimitedData to MeteredData.`,
    );
  }
}

function checkCircuit(circuit: Resource, previous: Resource | undefined, world: World): void {
  checkSku(circuit, previous);
  const { serviceProviderProperties: offer, expressRoutePort: port } = circuit.properties;
  if ((offer === undefined) === (port === undefined)) {
    throw badRequest(
      'InvalidCircuitProperties',
      `Circuit ${circuit.id} needs either serviceProviderProperties or expressRoutePort, and not both.`,
    );
  }
  if (port !== undefined) {
    if ((numberAt(circuit.properties, 'bandwidthInGbps') ?? 0) <= 0) {
      throw badRequest('InvalidBandwidth', `Circuit ${circuit.id} on a port needs bandwidthInGbps.`);
    }
    checkPortBandwidth(circuit, world);
    return;
  }
  for (const key of ['serviceProviderName', 'peeringLocation']) {
    const value = textAt(offer, key);
    if (!value) throw badRequest('InvalidServiceProviderProperties', `Circuit ${circuit.id} has no ${key}.`);
    const before = textAt(previous?.properties, 'serviceProviderProperties', key);
    if (before !== undefined && !sameText(before, value)) {
      throw badRequest(
        'PropertyChangeNotAllowed',
        `Changing property '${key}' of circuit ${circuit.id} is not allowed.`,
      );
    }
  }
  const bandwidth = numberAt(offer, 'bandwidthInMbps');
  if (bandwidth === undefined || bandwidth <= 0 || !Number.isInteger(bandwidth)) {
    throw badRequest('InvalidBandwidth', `Circuit ${circuit.id} has no valid bandwidthInMbps.`);
  }
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
  writeOnly: ['grantedBandwidth', 'authorizationKey'],
  blockedBy: [{ type: 'Microsoft.Network/connections', code: 'ExpressRouteCircuitInUse' }],
  check: checkCircuit,
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
    if (properties.expressRoutePort !== undefined) properties.serviceProviderProvisioningState = 'Provisioned';
    openCrossConnection(circuit, store);
    return undefined;
  },
  deleted: (circuit, { store }) => closeCrossConnection(circuit, store),
  view: (circuit, { store }) => ({
    globalReachEnabled: store.descendants(circuit.id).some(({ type }) => type === `${CIRCUIT}/peerings/connections`),
  }),
  checkDeletion(circuit) {
    const state = textAt(circuit.properties, 'serviceProviderProvisioningState');
    if (state === 'NotProvisioned' || state === 'DeProvisioned' || circuit.properties.expressRoutePort !== undefined)
      return undefined;
    return {
      code: 'ConflictError',
      message:
        'The specified dedicated circuit is not in Deprovisioned state. Please initiate the deprovisioning process with your service provider.',
    };
  },
  actions: {
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

/** The free authorization of a circuit with this key, or the refusal. */
export function redeem(circuitId: string, key: string, user: Resource, world: World): void {
  const authorization = world.store
    .children(circuitId, AUTHORIZATION)
    .find(({ properties }) => properties.authorizationKey === key);
  const holder = authorization && redeemer(authorization, world);
  if (authorization === undefined || (holder !== undefined && keyOf(holder.id) !== keyOf(user.id))) {
    throw badRequest(
      'InvalidAuthorizationKey',
      `The authorization key in ${user.id} is not one of circuit ${circuitId}, or it is in use.`,
    );
  }
}

export const circuitKinds: readonly Kind[] = [circuitKind, peeringKind, authorizationKind];
