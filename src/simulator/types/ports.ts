import { randomUUID } from 'node:crypto';
import { numberAt, textAt } from '../arm';
import type { JsonObject, Resource } from '../arm';
import type { Kind, World } from '../kind';

export const PORT = 'Microsoft.Network/expressRoutePorts';
/** A link aggregation group: two links of several ports each. source: @azure/arm-network 39.0.0, 2025-09-01 */
export const LAG = 'Microsoft.Network/expressRouteLags';
const CIRCUIT = 'Microsoft.Network/expressRouteCircuits';

/** The id of the port or LAG that a circuit runs on; undefined where a connectivity provider carries it. */
export const portIdOf = ({ properties }: Pick<Resource, 'properties'>): string | undefined =>
  textAt(properties, 'expressRoutePort', 'id') ?? textAt(properties, 'expressRouteLag', 'id');

/** The circuits that run on a port or LAG. */
export const circuitsOn = (port: Resource, { store }: World): Resource[] => store.referrers(port.id, CIRCUIT);
/** Gbps of a circuit on a port. */
export const gbps = (circuit: Resource): number => numberAt(circuit.properties, 'bandwidthInGbps') ?? 0;

/** What ports and LAGs have in common; `makeLink` gives what Azure says of a link of its own. */
const bundle = (type: string, makeLink: (port: Resource, index: number) => JsonObject): Kind => ({
  type,
  located: true,
  guid: true,
  seconds: 30,
  envelope: ['identity'],
  inline: [{ property: 'links', type: `${type}/links`, whenOmitted: 'keep' }],
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
      const found = store.get(id);
      const own = makeLink(port, index);
      if (found === undefined) {
        const etag = `W/"${randomUUID()}"`;
        const properties = { adminState: 'Disabled', ...own };
        store.set({ id, name, type: `${type}/links`, etag, state: 'Succeeded', envelope: {}, properties });
      } else store.set({ ...found, properties: { ...own, ...found.properties } });
    }
    return undefined;
  },
  view: (port, world) => ({
    circuits: circuitsOn(port, world).map(({ id }) => ({ id })),
    provisionedBandwidthInGbps: circuitsOn(port, world).reduce((sum, circuit) => sum + gbps(circuit), 0),
  }),
});

const panelPlace = (place: string, index: number): JsonObject => ({
  patchPanelId: `PPID${index + 1}`,
  rackId: `RackID${index + 1}`,
  connectorType: 'LC',
  coloLocation: place,
});

const routerName = (place: string, index: number): string =>
  `${place.slice(0, 3).toLowerCase()}-09xgmr-cis-${index + 1}`;

const portKind = bundle(PORT, ({ properties }, index) => {
  const place = textAt(properties, 'peeringLocation') ?? '';
  return {
    routerName: routerName(place, index),
    interfaceName: 'HundredGigE15/15/19',
    ...panelPlace(place, index),
  };
});

/** Each link of a LAG is a bundle `ae` of as many members as the LAG has ports. */
const lagKind = bundle(LAG, ({ id, properties }, index) => {
  const place = textAt(properties, 'peeringLocation') ?? '';
  const count = numberAt(properties, 'numberOfPorts') ?? 1;
  return {
    routerName: routerName(place, index),
    interfaceName: 'ae',
    members: Array.from({ length: count }, (_, at) => ({
      id: `${id}/links/link${index + 1}/members/member${at + 1}`,
      name: `member${at + 1}`,
      type: `${LAG}/links/members`,
      properties: { interfaceName: `Ethernet0/${at}`, adminState: 'Disabled', ...panelPlace(place, at) },
    })),
  };
});

const link = (type: string, readOnly: readonly string[]): Kind => ({
  type: `${type}/links`,
  readOnly: ['routerName', 'interfaceName', ...readOnly],
  begin({ properties }) {
    properties.adminState ??= 'Disabled';
  },
});

const portAuthorizationKind: Kind = {
  type: `${PORT}/authorizations`,
  readOnly: ['authorizationKey', 'authorizationUseStatus', 'circuitResourceUri'],
  begin({ properties }) {
    properties.authorizationKey ??= randomUUID();
    properties.authorizationUseStatus ??= 'Available';
  },
};

export const portKinds: readonly Kind[] = [
  portKind,
  link(PORT, ['patchPanelId', 'rackId', 'connectorType', 'coloLocation']),
  portAuthorizationKind,
  lagKind,
  link(LAG, []),
];
