import { at, textAt } from '../arm';
import type { JsonObject, Resource } from '../arm';
import { keyOf, parentId } from '../ids';
import type { Kind, World } from '../kind';
import { arpTable, routesSummary, routesTable } from './peeringTables';

export const PEERING = 'Microsoft.Network/expressRouteCircuits/peerings';
const MICROSOFT_ASN = 12076;

/** The Global Reach connections of other circuits that end on this peering. */
function peeredConnections(peering: Resource, { store }: World): JsonObject[] {
  return store
    .referrers(peering.id, `${PEERING}/connections`)
    .filter(
      ({ properties }) =>
        textAt(properties, 'peerExpressRouteCircuitPeering', 'id')?.toLowerCase() === keyOf(peering.id),
    )
    .map((connection) => ({
      name: connection.name,
      id: `${peering.id}/peerConnections/${connection.name}`,
      etag: connection.etag,
      type: `${PEERING}/peerConnections`,
      properties: {
        provisioningState: connection.state,
        addressPrefix: at(connection.properties, 'addressPrefix'),
        circuitConnectionStatus: at(connection.properties, 'circuitConnectionStatus'),
        connectionName: connection.name,
        expressRouteCircuitPeering: { id: peering.id },
        peerExpressRouteCircuitPeering: { id: parentId(connection.id) ?? '' },
      },
    }));
}

export const peeringKind: Kind = {
  type: PEERING,
  seconds: 20,
  inline: [{ property: 'connections', type: `${PEERING}/connections`, whenOmitted: 'delete' }],
  readOnly: [
    'azureASN',
    'primaryAzurePort',
    'secondaryAzurePort',
    'lastModifiedBy',
    'gatewayManagerEtag',
    'peeredConnections',
    'stats',
  ],
  writeOnly: ['sharedKey'],
  blockedBy: [{ type: `${PEERING}/connections`, code: 'ExpressRouteCircuitPeeringInUse' }],
  begin({ properties }) {
    properties.azureASN ??= 0;
    properties.state ??= 'Enabled';
    properties.lastModifiedBy ??= '';
    const config = properties.microsoftPeeringConfig;
    if (typeof config === 'object' && config !== null && !Array.isArray(config)) {
      config.advertisedPublicPrefixes ??= [];
      config.advertisedPublicPrefixesState = 'NotConfigured';
      config.customerASN ??= 0;
      config.legacyMode ??= 0;
      config.routingRegistryName ??= 'NONE';
    }
  },
  complete(peering, world) {
    const { properties } = peering;
    const circuit = world.store.get(parentId(peering.id) ?? '');
    const place = (textAt(circuit?.properties, 'serviceProviderProperties', 'peeringLocation') ?? 'Direct')
      .slice(0, 3)
      .toUpperCase();
    properties.azureASN = MICROSOFT_ASN;
    properties.primaryAzurePort ??= `${place}-06GMR-CIS-1-PRI-A`;
    properties.secondaryAzurePort ??= `${place}-06GMR-CIS-2-SEC-A`;
    properties.gatewayManagerEtag ??= '';
    properties.lastModifiedBy = world.actor === 'provider' ? 'Provider' : 'Customer';
    const config = properties.microsoftPeeringConfig;
    if (typeof config === 'object' && config !== null && !Array.isArray(config)) {
      config.advertisedPublicPrefixesState = 'ValidationNeeded';
    }
    return undefined;
  },
  // Networks must be unlinked before private peering goes; source: RTP19.
  checkDeletion(peering, { store }) {
    const linked =
      peering.properties.peeringType === 'AzurePrivatePeering' &&
      store.referrers(parentId(peering.id) ?? '', 'Microsoft.Network/connections');
    if (!linked || linked.length === 0) return undefined;
    return {
      code: 'ExpressRouteCircuitPeeringInUse',
      message: `Peering ${peering.id} is in use by ${linked[0]?.id} and cannot be deleted.`,
    };
  },
  view: (peering, world) => ({ peeredConnections: peeredConnections(peering, world) }),
  actions: {
    'POST arpTables': arpTable,
    'POST routeTables': routesTable,
    'POST routeTablesSummary': routesSummary,
    'GET stats': () => ({
      mode: 'at once',
      body: () => ({ primaryBytesIn: 0, primaryBytesOut: 0, secondaryBytesIn: 0, secondaryBytesOut: 0 }),
    }),
    'GET peerConnections': (peering, world, name) => ({
      mode: 'at once',
      body: () => {
        const all = peeredConnections(peering, world);
        return name === undefined ? { value: all } : (all.find((one) => one.name === name) ?? null);
      },
    }),
  },
};
