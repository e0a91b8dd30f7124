import { readCidr } from '../addresses';
import { numberAt, textAt } from '../arm';
import { keyOf, parentId } from '../ids';
import { skuOf } from '../types/gateways';
import { gatewaysOf, spaceOf } from '../types/networks';
import { HUB, HUB_ADDRESS, HUB_SESSION } from '../types/routeServer';
import { reservedForPeer } from './asns';
import { fitsRouteServer } from './vpnGateways';
import { LIMITS } from './limits';
import type { Attempt, Refusal } from './refusal';

const SOURCE = { source: 'route-server/route-server-faq', date: '2026-11-25' } as const;
const hub = { type: HUB, ...SOURCE } as const;
const address = { type: HUB_ADDRESS, ...SOURCE } as const;
const session = { type: HUB_SESSION, ...SOURCE } as const;

const subnetOf = ({ resource, world }: Attempt) => world.store.get(textAt(resource.properties, 'subnet', 'id') ?? '');
const networkIdOf = (attempt: Attempt): string => parentId(subnetOf(attempt)?.id ?? '') ?? '';

export const routeServerRefusals: readonly Refusal[] = [
  {
    ...hub,
    property: 'properties.sku',
    condition: 'the hub is no Route Server (sku Standard, without virtualWan)',
    code: 'VirtualHubNotSupported',
    message: '{id}: only a virtual hub that is a Route Server (sku Standard, without virtualWan) can be made here.',
    codeFrom: 'documented',
    refuses: ({ resource: { properties } }) =>
      textAt(properties, 'sku') !== 'Standard' || properties.virtualWan !== undefined,
  },
  {
    ...address,
    property: 'properties.subnet',
    condition: 'the subnet is not one that is named RouteServerSubnet',
    code: 'InvalidRouteServerSubnet',
    message: '{id} must be in a subnet that is named RouteServerSubnet.',
    codeFrom: 'documented',
    refuses: (attempt) => subnetOf(attempt)?.name.toLowerCase() !== 'routeserversubnet',
  },
  {
    ...address,
    property: 'properties.subnet',
    condition: 'the network of the subnet is in another region than the Route Server',
    code: 'InvalidResourceReference',
    message:
      'Resource {subnet} referenced by resource {id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.',
    codeFrom: 'documented',
    source: 'route-server/quickstart-configure-route-server-portal',
    refuses(attempt) {
      const { resource, world } = attempt;
      const [network, server] = [world.store.get(networkIdOf(attempt)), world.store.get(parentId(resource.id) ?? '')];
      return network !== undefined && server !== undefined && network.location !== server.location
        ? { subnet: subnetOf(attempt)?.id ?? '' }
        : false;
    },
  },
  {
    ...address,
    property: 'properties.publicIPAddress',
    condition: 'there is no public address of the SKU Standard',
    code: 'RouteServerNeedsPublicIPAddress',
    message: '{id} needs a public IP address of the SKU Standard.',
    codeFrom: 'documented',
    source: 'route-server/quickstart-configure-route-server-portal',
    refuses({ resource, world }) {
      const found = world.store.get(textAt(resource.properties, 'publicIPAddress', 'id') ?? '');
      return textAt(found?.envelope, 'sku', 'name') !== 'Standard';
    },
  },
  {
    ...address,
    property: 'properties.subnet',
    condition: 'the network has a VPN gateway that is not active-active, or has not the AS number 65515',
    code: 'VpnGatewayBesideRouteServerMustBeActiveActive',
    message: 'VPN gateway {gateway} in the network of {id} must be active-active and have the AS number 65515.',
    codeFrom: 'documented',
    source: 'route-server/expressroute-vpn-support; MicrosoftDocs/azure-docs#96534',
    refuses(attempt) {
      const gateways = gatewaysOf(networkIdOf(attempt), attempt.world, 'Vpn');
      const gateway = gateways.find((each) => skuOf(each) === 'Basic' || !fitsRouteServer(each));
      return gateway && { gateway: gateway.id };
    },
  },
  {
    ...address,
    property: 'properties.subnet',
    condition: 'the network has an IPv6 address space',
    code: 'RouteServerDoesNotSupportIpv6',
    message: '{id} is in a virtual network with an IPv6 address space, which does not go with a Route Server.',
    codeFrom: 'documented',
    refuses(attempt) {
      const network = attempt.world.store.get(networkIdOf(attempt));
      return network !== undefined && spaceOf(network).some(({ family }) => family === 6);
    },
  },
  {
    ...address,
    property: 'properties.subnet',
    condition: 'another Route Server is in the subnet',
    code: 'RouteServerAlreadyExists',
    message: '{id}: subnet {subnet} has a Route Server already.',
    codeFrom: 'documented',
    refuses(attempt) {
      const subnet = subnetOf(attempt);
      const users = subnet === undefined ? [] : attempt.world.store.referrers(subnet.id, HUB_ADDRESS);
      return users.some(({ id }) => keyOf(id) !== keyOf(attempt.resource.id)) && { subnet: subnet?.id ?? '' };
    },
  },
  {
    ...session,
    property: 'properties',
    condition: 'the Route Server has no address yet, or is still being provisioned',
    code: 'HubBgpConnectionParentHubMustHaveProvisionedRoutingState',
    message: 'The parent hub of BGP connection {id} must have the routing state Provisioned.',
    codeFrom: 'reported',
    refuses({ resource, world }) {
      const parent = world.store.get(parentId(resource.id) ?? '');
      const addresses = world.store.children(parent?.id ?? '', HUB_ADDRESS);
      return parent?.properties.routingState !== 'Provisioned' || addresses.length === 0;
    },
  },
  {
    ...session,
    property: 'properties.peerAsn',
    condition: 'the AS number is reserved by Azure or IANA',
    code: 'InvalidPeerAsn',
    message: 'The peer AS number of {id} is not valid.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const asn = numberAt(resource.properties, 'peerAsn');
      return asn === undefined || !Number.isInteger(asn) || asn < 1 || asn > 4294967295 || reservedForPeer(asn);
    },
  },
  {
    ...session,
    property: 'properties.peerIp',
    condition: 'the address of the appliance is no IPv4 address, or that of another session',
    code: 'InvalidPeerIp',
    message: "The peerIp '{address}' of {id} is no IPv4 address, or is that of another BGP connection.",
    codeFrom: 'documented',
    refuses({ resource, world }) {
      const peer = textAt(resource.properties, 'peerIp') ?? '';
      const twin = world.store
        .children(parentId(resource.id) ?? '', HUB_SESSION)
        .some(({ id, properties }) => keyOf(id) !== keyOf(resource.id) && properties.peerIp === peer);
      return (readCidr(`${peer}/32`)?.family !== 4 || twin) && { address: peer };
    },
  },
  {
    ...session,
    property: 'properties',
    condition: `a Route Server has more than ${LIMITS.routeServerPeers} peers`,
    code: 'RouteServerPeerLimitExceeded',
    message: `The Route Server of {id} takes ${LIMITS.routeServerPeers} peers at most.`,
    codeFrom: 'documented',
    refuses: ({ resource, world }) =>
      world.store.children(parentId(resource.id) ?? '', HUB_SESSION).length > LIMITS.routeServerPeers,
  },
];
