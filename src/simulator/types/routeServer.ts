import { badRequest, numberAt, textAt } from '../arm';
import type { Resource } from '../arm';
import { parentId } from '../ids';
import type { Kind, World } from '../kind';

const HUB = 'Microsoft.Network/virtualHubs';
const ADDRESS = `${HUB}/ipConfigurations`;
const SESSION = `${HUB}/bgpConnections`;

function checkAddress(address: Resource, _previous: Resource | undefined, world: World): void {
  const subnet = world.store.get(textAt(address.properties, 'subnet', 'id') ?? '');
  if (subnet === undefined || subnet.name.toLowerCase() !== 'routeserversubnet') {
    throw badRequest('InvalidRouteServerSubnet', `${address.id} must be in a subnet that is named RouteServerSubnet.`);
  }
}

function checkSession(session: Resource, _previous: Resource | undefined, { store }: World): void {
  const asn = numberAt(session.properties, 'peerAsn');
  if (asn === undefined || asn < 1 || asn > 4294967295 || [12076, 65515, 65517, 65518, 65519, 65520].includes(asn)) {
    throw badRequest('InvalidPeerAsn', `The peer AS number of ${session.id} is not valid.`);
  }
  if (!textAt(session.properties, 'peerIp')) throw badRequest('InvalidPeerIp', `${session.id} has no peerIp.`);
  if (store.children(parentId(session.id) ?? '', ADDRESS).length === 0) {
    throw badRequest('RouteServerNotReady', `Route server ${parentId(session.id)} has no ip configuration yet.`);
  }
}

export const routeServerKinds: readonly Kind[] = [
  {
    type: HUB,
    located: true,
    seconds: 60,
    readOnly: ['virtualRouterAsn', 'virtualRouterIps', 'routingState'],
    check(hub) {
      if (textAt(hub.properties, 'sku') !== 'Standard' || hub.properties.virtualWan !== undefined) {
        throw badRequest(
          'VirtualHubNotSupported',
          `${hub.id}: only a virtual hub that is a Route Server (sku Standard, without virtualWan) can be made here.`,
        );
      }
    },
    begin({ properties }) {
      properties.virtualRouterAsn = 65515;
      properties.virtualRouterIps ??= [];
      properties.routingState ??= 'Provisioning';
      properties.allowBranchToBranchTraffic ??= false;
    },
    complete({ properties }) {
      properties.routingState = 'Provisioned';
      return undefined;
    },
  },
  { type: ADDRESS, seconds: 60, check: checkAddress },
  {
    type: SESSION,
    readOnly: ['connectionState'],
    check: checkSession,
    complete({ properties }) {
      properties.connectionState = 'Connected';
      return undefined;
    },
  },
];
