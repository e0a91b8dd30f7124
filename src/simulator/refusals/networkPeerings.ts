import { overlaps } from '../addresses';
import type { Resource } from '../arm';
import { keyOf, parentId } from '../ids';
import {
  NETWORK,
  PEERING,
  counterpart,
  gatewaysOf,
  isDisconnected,
  remoteOf,
  routeServersOf,
  spaceOf,
} from '../types/networks';
import { LIMITS } from './limits';
import type { Attempt, Refusal } from './refusal';

const about = {
  type: PEERING,
  property: 'properties.remoteVirtualNetwork',
  source: 'virtual-network/virtual-network-manage-peering',
  date: '2026-11-25',
} as const;

interface Ends {
  readonly own: Resource;
  readonly remote: Resource;
}

function endsOf({ resource, world }: Attempt): Ends | undefined {
  const own = world.store.get(parentId(resource.id) ?? '');
  const remote = world.store.get(remoteOf(resource));
  return own?.type === NETWORK && remote?.type === NETWORK ? { own, remote } : undefined;
}

const usesRemote = ({ resource }: Attempt): boolean => resource.properties.useRemoteGateways === true;
const servesGateways = (network: Resource, { world }: Attempt): boolean =>
  gatewaysOf(network.id, world).length > 0 || routeServersOf(network.id, world).length > 0;

export const networkPeeringRefusals: readonly Refusal[] = [
  {
    ...about,
    condition: 'there is no remote network',
    code: 'InvalidRequestFormat',
    message: 'Cannot parse the request: peering {id} has no remoteVirtualNetwork.',
    codeFrom: 'documented',
    refuses: (attempt) => endsOf(attempt) === undefined,
  },
  {
    ...about,
    condition: 'a network is peered with itself',
    code: 'VnetCannotPeerWithItself',
    message: 'Peering {id} references the virtual network that it is in.',
    codeFrom: 'documented',
    refuses(attempt) {
      const ends = endsOf(attempt);
      return ends && keyOf(ends.own.id) === keyOf(ends.remote.id);
    },
  },
  {
    ...about,
    condition: 'the remote network is another one than before',
    code: 'ChangingRemoteVirtualNetworkNotAllowed',
    message: "Changing property 'remoteVirtualNetwork' of {id} is not allowed.",
    codeFrom: 'documented',
    refuses: ({ resource, previous }) =>
      previous !== undefined && keyOf(remoteOf(previous)) !== keyOf(remoteOf(resource)),
  },
  {
    ...about,
    condition: 'another peering of the network is with the same remote network',
    code: 'AnotherPeeringAlreadyReferencesRemoteVnet',
    message: 'Peering {id} references {remote}, which {twin} references already.',
    codeFrom: 'reported',
    refuses({ resource, world }) {
      const remote = remoteOf(resource);
      const twin = world.store
        .children(parentId(resource.id) ?? '', PEERING)
        .find((other) => keyOf(other.id) !== keyOf(resource.id) && keyOf(remoteOf(other)) === keyOf(remote));
      return twin && { remote, twin: twin.id };
    },
  },
  {
    ...about,
    condition: 'the peering of the other direction has lost its other end, and was not written again since',
    code: 'RemotePeeringIsDisconnected',
    message:
      'Cannot create or update peering {id} because remote peering {other} is in Disconnected state. Update or re-create the remote peering to get it back to Initiated state.',
    codeFrom: 'reported',
    source: 'hashicorp/terraform-provider-azurerm#14051, Azure/bicep-registry-modules#6556',
    date: '2026-11-26',
    refuses({ resource, world }) {
      const other = counterpart(resource, world);
      return other && isDisconnected(other) && { other: other.id };
    },
  },
  {
    ...about,
    condition: 'the address spaces of both networks overlap',
    code: 'VnetAddressSpacesOverlap',
    message:
      'Cannot create or update peering {id}. Virtual networks {own} and {remote} cannot be peered because their address spaces overlap.',
    codeFrom: 'reported',
    refuses(attempt) {
      const ends = endsOf(attempt);
      if (ends === undefined) return false;
      const theirs = spaceOf(ends.remote);
      const clash = spaceOf(ends.own).some((one) => theirs.some((other) => overlaps(one, other)));
      return clash && { own: ends.own.id, remote: ends.remote.id };
    },
  },
  {
    ...about,
    property: 'properties.useRemoteGateways',
    condition: 'the network uses gateways of the remote one and has gateways of its own',
    code: 'VnetHasGateways',
    message:
      'Peering {id} cannot have UseRemoteGateways flag set to true because virtual network {own} has gateways of its own.',
    codeFrom: 'reported',
    refuses(attempt) {
      const ends = endsOf(attempt);
      return usesRemote(attempt) && ends && servesGateways(ends.own, attempt) && { own: ends.own.id };
    },
  },
  {
    ...about,
    property: 'properties.useRemoteGateways',
    condition: 'the network uses gateways of a remote one that has none',
    code: 'RemoteVnetHasNoGateways',
    message:
      'Peering {id} cannot have UseRemoteGateways flag set to true because remote virtual network {remote} referenced by the peering does not have any gateways.',
    codeFrom: 'reported',
    refuses(attempt) {
      const ends = endsOf(attempt);
      return usesRemote(attempt) && ends && !servesGateways(ends.remote, attempt) && { remote: ends.remote.id };
    },
  },
  {
    ...about,
    property: 'properties.useRemoteGateways',
    condition: 'the peering of the other direction does not allow gateway transit',
    code: 'RemotePeeringDoesNotAllowGatewayTransit',
    message:
      'Peering {id} cannot have UseRemoteGateways flag set to true, because corresponding remote peering {other} has AllowGatewayTransit flag set to false.',
    codeFrom: 'reported',
    refuses(attempt) {
      const other = usesRemote(attempt) ? counterpart(attempt.resource, attempt.world) : undefined;
      return other && other.properties.allowGatewayTransit !== true && { other: other.id };
    },
  },
  {
    ...about,
    property: 'properties.useRemoteGateways',
    condition: 'another peering of the network uses remote gateways already',
    code: 'VnetAlreadyUsesRemoteGateways',
    message:
      'Peering {id} cannot have UseRemoteGateways flag set to true because peering {other} of the virtual network has it already.',
    codeFrom: 'documented',
    refuses(attempt) {
      const { resource, world } = attempt;
      const other = world.store
        .children(parentId(resource.id) ?? '', PEERING)
        .find(({ id, properties }) => keyOf(id) !== keyOf(resource.id) && properties.useRemoteGateways === true);
      return usesRemote(attempt) && other && { other: other.id };
    },
  },
  {
    ...about,
    condition: `the network has more than ${LIMITS.peeringsOfNetwork} peerings`,
    code: 'VnetPeeringLimitReached',
    message: `Virtual network of peering {id} cannot have more than ${LIMITS.peeringsOfNetwork} peerings.`,
    codeFrom: 'documented',
    source: 'azure-resource-manager/management/azure-subscription-service-limits, networking limits',
    refuses: ({ resource, world }) =>
      world.store.children(parentId(resource.id) ?? '', PEERING).length > LIMITS.peeringsOfNetwork,
  },
];
