import { randomUUID } from 'node:crypto';
import { badRequest, numberAt, textAt } from '../arm';
import type { JsonObject, Resource } from '../arm';
import type { Kind, World } from '../kind';

export const PORT = 'Microsoft.Network/expressRoutePorts';
const CIRCUIT = 'Microsoft.Network/expressRouteCircuits';
const ADMIN_STATES = ['Enabled', 'Disabled'];

function check(port: Resource, previous: Resource | undefined): void {
  const { properties } = port;
  if (!textAt(properties, 'peeringLocation'))
    throw badRequest('InvalidPeeringLocation', `Port ${port.id} has no peeringLocation.`);
  const bandwidth = numberAt(properties, 'bandwidthInGbps');
  if (bandwidth === undefined || ![10, 100, 400].includes(bandwidth)) {
    throw badRequest(
      'ExpressRoutePortsNotAvailable',
      `ExpressRoutePorts ${port.id} cannot be created as requested bandwidth ${bandwidth} is not available at peering location ${textAt(properties, 'peeringLocation')}.`,
    );
  }
  const encapsulation = textAt(properties, 'encapsulation');
  if (encapsulation !== 'Dot1Q' && encapsulation !== 'QinQ') {
    throw badRequest('InvalidEncapsulation', `The encapsulation of port ${port.id} must be Dot1Q or QinQ.`);
  }
  for (const key of ['peeringLocation', 'bandwidthInGbps', 'encapsulation']) {
    if (previous !== undefined && previous.properties[key] !== properties[key]) {
      throw badRequest('PropertyChangeNotAllowed', `Changing property '${key}' of port ${port.id} is not allowed.`);
    }
  }
}

const circuitsOn = (port: Resource, { store }: World): Resource[] => store.referrers(port.id, CIRCUIT);
const gbps = (circuit: Resource): number => numberAt(circuit.properties, 'bandwidthInGbps') ?? 0;

const portKind: Kind = {
  type: PORT,
  located: true,
  guid: true,
  seconds: 30,
  envelope: ['identity'],
  inline: [{ property: 'links', type: `${PORT}/links`, whenOmitted: 'keep' }],
  readOnly: ['allocationDate', 'etherType', 'mtu', 'circuits', 'provisionedBandwidthInGbps'],
  blockedBy: [{ type: CIRCUIT, code: 'ExpressRoutePortInUse' }],
  check,
  begin({ properties }) {
    properties.billingType ??= 'MeteredData';
    properties.mtu = '1500';
    properties.etherType = properties.encapsulation === 'QinQ' ? '0x88A8' : '0x8100';
  },
  complete(port, { store }) {
    port.properties.allocationDate ??= new Date().toUTCString();
    for (const [index, name] of ['link1', 'link2'].entries()) {
      const id = `${port.id}/links/${name}`;
      if (store.get(id) !== undefined) continue;
      const place = textAt(port.properties, 'peeringLocation') ?? '';
      store.set({
        id,
        name,
        type: `${PORT}/links`,
        etag: `W/"${randomUUID()}"`,
        state: 'Succeeded',
        envelope: {},
        properties: { adminState: 'Disabled', ...linkPlace(place, index) },
      });
    }
    return undefined;
  },
  view: (port, world) => ({
    circuits: circuitsOn(port, world).map(({ id }) => ({ id })),
    provisionedBandwidthInGbps: circuitsOn(port, world).reduce((sum, circuit) => sum + gbps(circuit), 0),
  }),
};

const linkPlace = (place: string, index: number): JsonObject => ({
  routerName: `${place.slice(0, 3).toLowerCase()}-09xgmr-cis-${index + 1}`,
  interfaceName: 'HundredGigE15/15/19',
  patchPanelId: `PPID${index + 1}`,
  rackId: `RackID${index + 1}`,
  connectorType: 'LC',
  coloLocation: place,
});

const linkKind: Kind = {
  type: `${PORT}/links`,
  readOnly: ['routerName', 'interfaceName', 'patchPanelId', 'rackId', 'connectorType', 'coloLocation'],
  check(link) {
    const { adminState } = link.properties;
    if (typeof adminState !== 'string' || !ADMIN_STATES.includes(adminState)) {
      throw badRequest('InvalidAdminState', `The adminState of ${link.id} must be Enabled or Disabled.`);
    }
  },
  begin({ properties }) {
    properties.adminState ??= 'Disabled';
  },
};

const portAuthorizationKind: Kind = {
  type: `${PORT}/authorizations`,
  readOnly: ['authorizationKey', 'authorizationUseStatus', 'circuitResourceUri'],
  begin({ properties }) {
    properties.authorizationKey ??= randomUUID();
    properties.authorizationUseStatus ??= 'Available';
  },
};

/** Refuses a circuit that its port cannot carry: at most twice the port's bandwidth in all, and never more than the port in one. */
export function checkPortBandwidth(circuit: Resource, world: World): void {
  const id = textAt(circuit.properties, 'expressRoutePort', 'id');
  const port = id === undefined ? undefined : world.store.get(id);
  if (port === undefined) return;
  const capacity = numberAt(port.properties, 'bandwidthInGbps') ?? 0;
  const total = circuitsOn(port, world).reduce((sum, each) => sum + gbps(each), 0);
  if (gbps(circuit) > capacity || total > 2 * capacity) {
    throw badRequest(
      'ExpressRoutePortBandwidthExceeded',
      `Port ${port.id} of ${capacity} Gbps cannot carry circuit ${circuit.id}.`,
    );
  }
}

export const portKinds: readonly Kind[] = [portKind, linkKind, portAuthorizationKind];
