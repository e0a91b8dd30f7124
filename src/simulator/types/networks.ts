import { contains, overlaps, requireCidr } from '../addresses';
import type { Cidr } from '../addresses';
import { at, badRequest, textAt, textsAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf, lastName, parentId } from '../ids';
import type { Kind, World } from '../kind';

export const NETWORK = 'Microsoft.Network/virtualNetworks';
export const SUBNET = `${NETWORK}/subnets`;
const PEERING = `${NETWORK}/virtualNetworkPeerings`;
const GATEWAY = 'Microsoft.Network/virtualNetworkGateways';

const spaceOf = (network: Resource): Cidr[] =>
  textsAt(network.properties, 'addressSpace', 'addressPrefixes').map((text) => requireCidr(text, network.id));

function subnetPrefixes(subnet: Resource): Cidr[] {
  const single = textAt(subnet.properties, 'addressPrefix');
  const texts = single === undefined ? textsAt(subnet.properties, 'addressPrefixes') : [single];
  return texts.map((text) => requireCidr(text, subnet.id));
}

function checkNetwork(network: Resource, _previous: Resource | undefined, world: World): void {
  const space = spaceOf(network);
  if (space.length === 0) {
    throw badRequest('InvalidRequestFormat', `The address space of ${network.id} is empty.`);
  }
  if (space.some((one, index) => space.slice(index + 1).some((other) => overlaps(one, other)))) {
    throw badRequest('VnetAddressSpacesOverlap', `Address prefixes of ${network.id} overlap one another.`);
  }
  for (const subnet of world.store.children(network.id, SUBNET)) checkSubnet(subnet, undefined, world);
}

function checkSubnet(subnet: Resource, _previous: Resource | undefined, world: World): void {
  const networkId = parentId(subnet.id) ?? '';
  const network = world.store.get(networkId);
  const space = network === undefined ? [] : spaceOf(network);
  const own = subnetPrefixes(subnet);
  if (own.length === 0) throw badRequest('InvalidRequestFormat', `Subnet ${subnet.id} has no address prefix.`);
  if (own.some((prefix) => !space.some((outer) => contains(outer, prefix)))) {
    throw badRequest(
      'NetcfgSubnetRangeOutsideVnet',
      `Subnet '${subnet.name}' is not valid because its IP address range is outside the IP address range of virtual network '${lastName(networkId)}'.`,
    );
  }
  const siblings = world.store.children(networkId, SUBNET).filter(({ id }) => keyOf(id) !== keyOf(subnet.id));
  const clash = siblings.find((other) =>
    subnetPrefixes(other).some((theirs) => own.some((prefix) => overlaps(prefix, theirs))),
  );
  if (clash !== undefined) {
    throw badRequest(
      'NetcfgSubnetRangesOverlap',
      `Subnet '${subnet.name}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${lastName(networkId)}'.`,
    );
  }
  if (subnet.name.toLowerCase() === 'gatewaysubnet' && subnet.properties.networkSecurityGroup !== undefined) {
    throw badRequest('NetworkSecurityGroupNotAllowed', `A network security group is not allowed on ${subnet.id}.`);
  }
}

/** The gateways that stand in a network. */
export function gatewaysOf(networkId: string, { store }: World, type?: string): Resource[] {
  const inside = store.children(networkId, SUBNET).flatMap(({ id }) => store.referrers(id));
  const found = inside.filter(
    (user) =>
      (user.type === GATEWAY && (type === undefined || user.properties.gatewayType === type)) ||
      (type === undefined && user.type === 'Microsoft.Network/virtualHubs/ipConfigurations'),
  );
  return [...new Set(found)];
}

const remoteOf = (peering: Resource): string => textAt(peering.properties, 'remoteVirtualNetwork', 'id') ?? '';

/** The other end of a network peering, where it exists. */
function counterpart(peering: Resource, { store }: World): Resource | undefined {
  const own = keyOf(parentId(peering.id) ?? '');
  return store.children(remoteOf(peering), PEERING).find((other) => keyOf(remoteOf(other)) === own);
}

function checkPeering(peering: Resource, previous: Resource | undefined, world: World): void {
  const { id, properties } = peering;
  const remote = world.store.get(remoteOf(peering));
  const own = world.store.get(parentId(id) ?? '');
  if (remote === undefined || own === undefined) {
    throw badRequest('InvalidRequestFormat', `Peering ${id} has no remoteVirtualNetwork.`);
  }
  if (previous !== undefined && keyOf(remoteOf(previous)) !== keyOf(remote.id)) {
    throw badRequest(
      'ChangingRemoteVirtualNetworkNotAllowed',
      `Changing property 'remoteVirtualNetwork' of ${id} is not allowed.`,
    );
  }
  const twin = world.store
    .children(own.id, PEERING)
    .find((other) => keyOf(other.id) !== keyOf(id) && keyOf(remoteOf(other)) === keyOf(remote.id));
  if (twin !== undefined) {
    throw badRequest(
      'AnotherPeeringAlreadyReferencesRemoteVnet',
      `Peering ${id} references ${remote.id}, which ${twin.id} references already.`,
    );
  }
  if (spaceOf(own).some((one) => spaceOf(remote).some((other) => overlaps(one, other)))) {
    throw badRequest(
      'VnetAddressSpacesOverlap',
      `Cannot create or update peering ${id}. Virtual networks ${own.id} and ${remote.id} cannot be peered because their address spaces overlap.`,
    );
  }
  if (properties.useRemoteGateways !== true) return;
  if (gatewaysOf(own.id, world).length > 0) {
    throw badRequest(
      'VnetHasGateways',
      `Peering ${id} cannot have UseRemoteGateways flag set to true because virtual network ${own.id} has gateways of its own.`,
    );
  }
  if (gatewaysOf(remote.id, world).length === 0) {
    throw badRequest(
      'RemoteVnetHasNoGateways',
      `Peering ${id} cannot have UseRemoteGateways flag set to true because remote virtual network ${remote.id} referenced by the peering does not have any gateways.`,
    );
  }
  const other = counterpart(peering, world);
  if (other !== undefined && other.properties.allowGatewayTransit !== true) {
    throw badRequest(
      'RemotePeeringDoesNotAllowGatewayTransit',
      `Peering ${id} cannot have UseRemoteGateways flag set to true, because corresponding remote peering ${other.id} has AllowGatewayTransit flag set to false.`,
    );
  }
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
  check: checkNetwork,
  begin({ properties }) {
    properties.enableDdosProtection ??= false;
  },
};

const subnetKind: Kind = {
  type: SUBNET,
  readOnly: ['ipConfigurations', 'purpose'],
  blockedBy: [
    { type: GATEWAY, code: 'InUseSubnetCannotBeDeleted' },
    { type: 'Microsoft.Network/virtualHubs/ipConfigurations', code: 'InUseSubnetCannotBeDeleted' },
  ],
  check: checkSubnet,
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

const peeringKind: Kind = {
  type: PEERING,
  readOnly: ['peeringState', 'peeringSyncLevel', 'remoteAddressSpace', 'remoteVirtualNetworkAddressSpace'],
  check: checkPeering,
  begin({ properties }) {
    properties.allowVirtualNetworkAccess ??= true;
    properties.allowForwardedTraffic ??= false;
    properties.allowGatewayTransit ??= false;
    properties.useRemoteGateways ??= false;
  },
  view(peering, world) {
    const space = at(world.store.get(remoteOf(peering))?.properties, 'addressSpace');
    const broken = world.store.get(remoteOf(peering)) === undefined;
    const state = counterpart(peering, world) !== undefined ? 'Connected' : broken ? 'Disconnected' : 'Initiated';
    return {
      peeringState: state,
      peeringSyncLevel: state === 'Connected' ? 'FullyInSync' : 'RemoteNotInSync',
      ...(space !== undefined && { remoteAddressSpace: structuredClone(space) }),
    };
  },
};

export const networkKinds: readonly Kind[] = [networkKind, subnetKind, peeringKind];
