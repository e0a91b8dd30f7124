import type { Cidr } from '../addresses';
import { overlaps, readCidr, requireCidr } from '../addresses';
import { at, badRequest, numberAt, textAt, textsAt } from '../arm';
import type { Json, JsonObject, Resource } from '../arm';
import { keyOf, parentId } from '../ids';
import type { Kind, World } from '../kind';
import { arpTable, routesSummary, routesTable } from './peeringTables';

export const PEERING = 'Microsoft.Network/expressRouteCircuits/peerings';
const TYPES = ['AzurePrivatePeering', 'MicrosoftPeering'];
const MICROSOFT_ASN = 12076;

function checkPrefixes(owner: string, source: Json | undefined, family: 4 | 6, length: number): Cidr[] {
  const links = ['primaryPeerAddressPrefix', 'secondaryPeerAddressPrefix'].map((key) => {
    const text = textAt(source, key);
    const cidr = text === undefined ? undefined : requireCidr(text, owner);
    if (cidr === undefined || cidr.family !== family || cidr.length !== length) {
      throw badRequest(
        'InvalidPeerAddressPrefix',
        `${key} of ${owner} must be an IPv${family} prefix of length ${length}.`,
      );
    }
    return cidr;
  });
  const [primary, secondary] = links;
  if (primary !== undefined && secondary !== undefined && overlaps(primary, secondary)) {
    throw badRequest('PeerAddressPrefixesOverlap', `The primary and secondary prefixes of ${owner} overlap.`);
  }
  return links;
}

function check(peering: Resource, previous: Resource | undefined, world: World): void {
  const { id, properties } = peering;
  const type = textAt(properties, 'peeringType');
  if (
    type === undefined ||
    !TYPES.some((known) => known === type) ||
    type.toLowerCase() !== peering.name.toLowerCase()
  ) {
    throw badRequest(
      'InvalidPeeringType',
      `Peering ${id} has the type '${type}'. It must be ${TYPES.join(' or ')}, as its name is.`,
    );
  }
  const vlanId = numberAt(properties, 'vlanId');
  if (vlanId === undefined || vlanId < 1 || vlanId > 4094)
    throw badRequest('InvalidVlanId', `The VLAN of ${id} must be from 1 to 4094.`);
  const peerASN = numberAt(properties, 'peerASN');
  if (peerASN === undefined || peerASN < 1 || peerASN > 4294967295 || peerASN === MICROSOFT_ASN) {
    throw badRequest('InvalidPeerASN', `The peer AS number of ${id} is not valid.`);
  }
  const circuit = world.store.get(parentId(id) ?? '');
  const others = world.store.children(parentId(id) ?? '', PEERING).filter((other) => keyOf(other.id) !== keyOf(id));
  if (others.some((other) => other.properties.vlanId === vlanId)) {
    throw badRequest('VlanIdInUse', `VLAN ${vlanId} of ${id} is used by another peering of the circuit.`);
  }
  if (properties.primaryPeerAddressPrefix !== undefined || properties.ipv6PeeringConfig === undefined) {
    const links = checkPrefixes(id, properties, 4, 30);
    const taken = others.flatMap(linkPrefixes);
    if (links.some((link) => taken.some((other) => overlaps(link, other)))) {
      throw badRequest(
        'PeerAddressPrefixesOverlap',
        `A link prefix of ${id} is used by another peering of the circuit.`,
      );
    }
  }
  if (properties.ipv6PeeringConfig !== undefined) checkPrefixes(id, properties.ipv6PeeringConfig, 6, 126);
  const sharedKey = textAt(properties, 'sharedKey');
  if (sharedKey !== undefined && !/^[A-Za-z0-9]{1,25}$/.test(sharedKey)) {
    throw badRequest('InvalidSharedKey', `The shared key of ${id} must be 1 to 25 letters and digits.`);
  }
  if (type === 'MicrosoftPeering') checkMicrosoft(peering);
  const provisioned = circuit?.properties.serviceProviderProvisioningState === 'Provisioned';
  if (previous === undefined && world.strictness.refusePeeringBeforeProvisioned && !provisioned) {
    throw badRequest('CircuitNotProvisioned', `Circuit ${parentId(id)} is not provisioned by its service provider.`);
  }
}

function checkMicrosoft(peering: Resource): void {
  if (peering.properties.microsoftPeeringConfig === undefined) {
    throw badRequest(
      'MicrosoftPeeringConfigNotSpecified',
      `Microsoft Peering Config is not specified for Express Route Bgp Peering ${peering.id}.`,
    );
  }
  for (const prefix of textsAt(peering.properties, 'microsoftPeeringConfig', 'advertisedPublicPrefixes')) {
    requireCidr(prefix, peering.id);
  }
}

function linkPrefixes(peering: Resource): Cidr[] {
  return ['primaryPeerAddressPrefix', 'secondaryPeerAddressPrefix']
    .map((key) => textAt(peering.properties, key))
    .map((text) => (text === undefined ? undefined : readCidr(text)))
    .filter((cidr) => cidr !== undefined);
}

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
  check,
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
