import type { Cidr } from '../addresses';
import { contains, readCidr } from '../addresses';
import { at, textAt, textsAt } from '../arm';
import type { Json, Resource } from '../arm';
import { keyOf, parentId } from '../ids';
import type { Kind, World } from '../kind';

export const NETWORK = 'Microsoft.Network/virtualNetworks';
export const SUBNET = `${NETWORK}/subnets`;
export const PEERING = `${NETWORK}/virtualNetworkPeerings`;
const GATEWAY = 'Microsoft.Network/virtualNetworkGateways';
const HUB_ADDRESS = 'Microsoft.Network/virtualHubs/ipConfigurations';

/** The prefixes of a network; what is no prefix is left out. */
export const spaceOf = (network: Resource): Cidr[] =>
  cidrs(textsAt(network.properties, 'addressSpace', 'addressPrefixes'));

/** The prefixes of a subnet as they were sent, in the singular or in the plural. */
export function prefixTextsOf(subnet: Resource): string[] {
  const single = textAt(subnet.properties, 'addressPrefix');
  return single === undefined ? textsAt(subnet.properties, 'addressPrefixes') : [single];
}

/** The prefixes of a subnet; what is no prefix is left out. */
export const prefixesOf = (subnet: Resource): Cidr[] => cidrs(prefixTextsOf(subnet));

const cidrs = (texts: readonly string[]): Cidr[] => texts.map(readCidr).filter((cidr) => cidr !== undefined);

const usersInside = (networkId: string, { store }: World): Resource[] => [
  ...new Set(store.children(networkId, SUBNET).flatMap(({ id }) => store.referrers(id))),
];

/** The virtual network gateways that stand in a network, of one type or of both. */
export const gatewaysOf = (networkId: string, world: World, type?: string): Resource[] =>
  usersInside(networkId, world).filter(
    (user) => user.type === GATEWAY && (type === undefined || user.properties.gatewayType === type),
  );

/** The Route Servers that stand in a network. */
export const routeServersOf = (networkId: string, world: World): Resource[] =>
  usersInside(networkId, world)
    .filter(({ type }) => type === HUB_ADDRESS)
    .flatMap(({ id }) => world.store.get(parentId(id) ?? '') ?? []);

/** The id of the network at the other end of a network peering. */
export const remoteOf = (peering: Resource): string => textAt(peering.properties, 'remoteVirtualNetwork', 'id') ?? '';

/** The other end of a network peering, where it exists. */
export function counterpart(peering: Resource, { store }: World): Resource | undefined {
  const own = keyOf(parentId(peering.id) ?? '');
  return store.children(remoteOf(peering), PEERING).find((other) => keyOf(remoteOf(other)) === own);
}

/** An end whose other end, or the network there, was removed: it stays so until it is written again. */
export const isDisconnected = ({ properties }: Resource): boolean => properties.peeringState === 'Disconnected';

function disconnect({ properties }: Resource): void {
  properties.peeringState = 'Disconnected';
}

const networkKind: Kind = {
  type: NETWORK,
  located: true,
  guid: true,
  envelope: ['extendedLocation'],
  inline: [
    { property: 'subnets', type: SUBNET, whenOmitted: 'keep' },
    { property: 'virtualNetworkPeerings', type: PEERING, whenOmitted: 'keep' },
  ],
  begin({ properties }) {
    properties.enableDdosProtection ??= false;
  },
  deleted(network, { store }) {
    store.referrers(network.id, PEERING).forEach(disconnect);
  },
};

const subnetKind: Kind = {
  type: SUBNET,
  readOnly: ['ipConfigurations', 'purpose'],
  blockedBy: [
    { type: GATEWAY, code: 'InUseSubnetCannotBeDeleted' },
    { type: HUB_ADDRESS, code: 'InUseSubnetCannotBeDeleted' },
  ],
  begin({ properties }) {
    properties.delegations ??= [];
    properties.privateEndpointNetworkPolicies ??= 'Disabled';
    properties.privateLinkServiceNetworkPolicies ??= 'Enabled';
  },
  view(subnet, { store }) {
    const users = store.referrers(subnet.id, GATEWAY);
    return users.length === 0
      ? {}
      : { ipConfigurations: users.map(({ id }) => ({ id: `${id}/ipConfigurations/default` })) };
  },
};

/** What one end of a network peering knows of the address space at the other, as of the last time that it was synced. */
const knownSpace = (peering: Resource): Json | undefined => peering.properties.remoteVirtualNetworkAddressSpace;

/** Whether an end knows the address space of the other network as it is now. */
function isSynced(peering: Resource, { store }: World): boolean {
  const now = textsAt(store.get(remoteOf(peering))?.properties, 'addressSpace', 'addressPrefixes');
  const known = textsAt(knownSpace(peering), 'addressPrefixes');
  return now.length === known.length && now.every((prefix) => known.includes(prefix));
}

function syncLevel(peering: Resource, other: Resource, world: World): string {
  const [local, remote] = [isSynced(peering, world), isSynced(other, world)];
  if (local && remote) return 'FullyInSync';
  if (local) return 'RemoteNotInSync';
  return remote ? 'LocalNotInSync' : 'LocalAndRemoteNotInSync';
}

const peeringKind: Kind = {
  type: PEERING,
  readOnly: ['peeringState', 'peeringSyncLevel', 'peerCompleteVnets', 'remoteVirtualNetworkAddressSpace'],
  begin(peering, previous, world) {
    const { properties } = peering;
    // Writing it is what brings it back to Initiated.
    Reflect.deleteProperty(properties, 'peeringState');
    properties.allowVirtualNetworkAccess ??= true;
    properties.allowForwardedTraffic ??= false;
    properties.allowGatewayTransit ??= false;
    properties.useRemoteGateways ??= false;
    properties.peerCompleteVnets ??= true;
    // A PUT alone does not bring it on: source: hashicorp/terraform-provider-azurerm#18444, Azure/bicep-types-az#2621.
    const space = at(world.store.get(remoteOf(peering))?.properties, 'addressSpace');
    if (space !== undefined && (previous === undefined || world.syncRemoteAddressSpace)) {
      properties.remoteVirtualNetworkAddressSpace = structuredClone(space);
    }
  },
  deleted(peering, world) {
    const other = counterpart(peering, world);
    if (other) disconnect(other);
  },
  view(peering, world) {
    const other = counterpart(peering, world);
    const broken = world.store.get(remoteOf(peering)) === undefined || isDisconnected(peering);
    const space = knownSpace(peering);
    return {
      peeringState: broken ? 'Disconnected' : other !== undefined ? 'Connected' : 'Initiated',
      peeringSyncLevel: other === undefined ? 'RemoteNotInSync' : syncLevel(peering, other, world),
      ...(space !== undefined && { remoteAddressSpace: structuredClone(space) }),
    };
  },
};

/**
 * The address prefixes that a network's gateways know and tell: its own, and those of the networks that use them, as they were
 * synced last, with summaries in place of what they cover.
 */
export function toldByGateways(network: Resource, world: World): string[] {
  const spokes = world.store.children(network.id, PEERING).filter((peering) => {
    const other = counterpart(peering, world);
    return peering.properties.allowGatewayTransit === true && other?.properties.useRemoteGateways === true;
  });
  const all = [
    ...textsAt(network.properties, 'addressSpace', 'addressPrefixes'),
    ...spokes.flatMap((peering) => textsAt(knownSpace(peering), 'addressPrefixes')),
  ];
  const summaries = textsAt(network.properties, 'summarizedGatewayPrefixes', 'addressPrefixes');
  const covering = cidrs(summaries);
  const isCovered = (text: string): boolean => {
    const cidr = readCidr(text);
    return cidr !== undefined && covering.some((summary) => contains(summary, cidr));
  };
  return [...summaries, ...all.filter((text) => !isCovered(text))];
}

export const networkKinds: readonly Kind[] = [networkKind, subnetKind, peeringKind];
