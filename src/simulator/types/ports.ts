import { randomUUID } from 'node:crypto';
import { numberAt, textAt } from '../arm';
import type { JsonObject, Resource } from '../arm';
import type { Kind, World } from '../kind';

export const PORT = 'Microsoft.Network/expressRoutePorts';
const CIRCUIT = 'Microsoft.Network/expressRouteCircuits';

/** The circuits that run on a port. */
export const circuitsOn = (port: Resource, { store }: World): Resource[] => store.referrers(port.id, CIRCUIT);
/** Gbps of a circuit on a port. */
export const gbps = (circuit: Resource): number => numberAt(circuit.properties, 'bandwidthInGbps') ?? 0;

const portKind: Kind = {
  type: PORT,
  located: true,
  guid: true,
  seconds: 30,
  envelope: ['identity'],
  inline: [{ property: 'links', type: `${PORT}/links`, whenOmitted: 'keep' }],
  readOnly: ['allocationDate', 'etherType', 'mtu', 'circuits', 'provisionedBandwidthInGbps'],
  blockedBy: [{ type: CIRCUIT, code: 'ExpressRoutePortInUse' }],
  begin({ properties }) {
    properties.billingType ??= 'MeteredData';
    properties.mtu = '1500';
    properties.etherType = '0x8100';
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

/** Several ports as one, kept as it is sent; source: @azure/arm-network 39.0.0. */
const lagKind: Kind = { type: 'Microsoft.Network/expressRouteLags', located: true, guid: true, seconds: 30 };

export const portKinds: readonly Kind[] = [portKind, linkKind, portAuthorizationKind, lagKind];
