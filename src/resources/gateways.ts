import * as l10n from '@vscode/l10n';
import { hasZones } from '../catalog/regions';
import type { AzurePart, RawGateway, RawRouteServer, RawVpnGateway, VirtualNetwork } from '../design';
import { type Building, reference } from './build';
import { armId } from './ids';
import type { BodyValue } from './model';
import { pointToSite } from './pointToSite';
import { childIdOf, gatewayId, groupOf, idOf, subnetId } from './partIds';
import { types } from './types';

const GATEWAY_SUBNET = 'GatewaySubnet';
const ROUTE_SERVER_SUBNET = 'RouteServerSubnet';

/** ExpressRoute gateways, VPN gateways with their public addresses, and Route Servers. */
export function addGateways(building: Building): void {
  for (const network of building.customer.virtualNetworks) {
    if (network.gateway) addExpressRouteGateway(building, network, network.gateway);
    if (network.vpnGateway) addVpnGateway(building, network, network.vpnGateway);
    if (network.routeServer) addRouteServer(building, network, network.routeServer);
  }
}

/** No public address: Azure assigns one itself and keeps it. source: GW */
function addExpressRouteGateway(building: Building, network: VirtualNetwork, gateway: AzurePart<RawGateway>): void {
  const { sku, autoScaleConfiguration: scale, allowRemoteVnetTraffic, resiliencyModel } = gateway.raw;
  if (!gateway.existing && !sku) {
    building.remark(l10n.t('Gateway {0} has no SKU: it is left out.', gateway.name), gateway, 'sku');
    return;
  }
  const subnet = subnetId(network, GATEWAY_SUBNET);
  building.add({
    id: gatewayId(network),
    part: gateway,
    stage: 'network',
    located: true,
    body: {
      properties: {
        gatewayType: 'ExpressRoute',
        sku: sku && { name: sku, tier: sku },
        ipConfigurations: [ipConfiguration('default', subnet, undefined)],
        autoScaleConfiguration: scale && { bounds: { min: scale.min, max: scale.max } },
        allowRemoteVnetTraffic,
        resiliencyModel,
      },
    },
    dependsOn: [subnet],
  });
}

function ipConfiguration(name: string, subnet: string | undefined, address: string | undefined): BodyValue {
  return {
    name,
    properties: {
      privateIPAllocationMethod: 'Dynamic',
      subnet: reference(subnet),
      publicIPAddress: reference(address),
    },
  };
}

function addVpnGateway(building: Building, network: VirtualNetwork, gateway: AzurePart<RawVpnGateway>): void {
  const { sku, asn, activeActive = false, enablePrivateIpAddress } = gateway.raw;
  if (!gateway.existing && !sku) {
    building.remark(l10n.t('Gateway {0} has no SKU: it is left out.', gateway.name), gateway, 'sku');
    return;
  }
  const subnet = subnetId(network, GATEWAY_SUBNET);
  const addresses = Array.from({ length: addressesOf(gateway.raw) }, (_, index) =>
    addAddress(building, gateway, building.nameFor('publicIPAddress', gateway.name, { n: index + 1 })),
  );
  building.add({
    id: gatewayId(network, 'vpnGateway'),
    part: gateway,
    stage: 'network',
    located: true,
    body: {
      properties: {
        gatewayType: 'Vpn',
        vpnType: 'RouteBased',
        sku: sku && { name: sku, tier: sku },
        activeActive,
        enablePrivateIpAddress,
        enableBgp: speaksBgp(building, network),
        bgpSettings: { asn: asn ?? 65515 },
        ipConfigurations: addresses.map((address, index) =>
          ipConfiguration(index === 0 ? 'default' : `default-${index + 1}`, subnet, address),
        ),
        vpnClientConfiguration: pointToSite(building, gateway),
      },
    },
    dependsOn: [subnet, ...addresses],
  });
}

/** Each active instance has a public address, and two of them share a third one for clients. source: azurerm#10425 (ActiveActiveP2SGatewayMustHaveExactlyThreeIpConfigurations) */
function addressesOf({ activeActive, pointToSite: clients }: RawVpnGateway): number {
  if (activeActive !== true) return 1;
  return clients ? 3 : 2;
}

/** BGP is on where a tunnel of the gateway uses it, and where the gateway exchanges routes with a Route Server. */
function speaksBgp(building: Building, network: VirtualNetwork): boolean {
  const { customer } = building;
  const refersHere = (ref: string | undefined): boolean => ref === network.ref || ref === network.name;
  const tunnels = customer.circuits
    .filter((circuit) => refersHere(circuit.raw.encryption?.virtualNetwork))
    .flatMap((circuit) => circuit.raw.encryption?.tunnels ?? []);
  const direct = customer.vpnConnections.filter(({ raw }) => refersHere(raw.virtualNetwork));
  return (
    network.routeServer !== undefined ||
    tunnels.some((tunnel) => tunnel.enableBgp === true) ||
    direct.some(({ raw }) => raw.enableBgp === true)
  );
}

/**
 * A public address of a gateway. It names all zones, or no VPN gateway with an AZ SKU is made, and none in a region without
 * zones, which refuses them. source: reliability-vpn-gateway
 */
function addAddress(
  building: Building,
  owner: AzurePart<RawVpnGateway | RawRouteServer>,
  name: string,
): string | undefined {
  const group = groupOf(owner);
  const id = group && armId(group, types.publicAddress, name);
  if (owner.existing) return undefined;
  building.add({
    id,
    part: owner,
    stage: 'network',
    located: true,
    derived: true,
    body: {
      sku: { name: 'Standard', tier: 'Regional' },
      zones: hasZones(owner.location ?? '') ? ['1', '2', '3'] : undefined,
      properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
    },
  });
  return id;
}

/** A Route Server is a virtual hub without a virtual WAN; it comes after the gateways, which it must find ready. source: RS */
function addRouteServer(building: Building, network: VirtualNetwork, server: AzurePart<RawRouteServer>): void {
  const id = idOf(server, types.routeServer);
  building.add({
    id,
    part: server,
    stage: 'network',
    located: true,
    body: { properties: { sku: 'Standard', allowBranchToBranchTraffic: server.raw.branchToBranch ?? false } },
  });
  if (!id) return;
  addPeers(building, server, id, server.existing ? undefined : addConfiguration(building, network, server, id));
}

/** What puts a Route Server into its subnet. @returns its id */
function addConfiguration(
  building: Building,
  network: VirtualNetwork,
  server: AzurePart<RawRouteServer>,
  serverId: string,
): string {
  const id = `${serverId}/ipConfigurations/default`;
  const subnet = subnetId(network, ROUTE_SERVER_SUBNET);
  const address = addAddress(building, server, building.nameFor('publicIPAddress', server.name, { n: 1 }));
  building.add({
    id,
    part: server,
    stage: 'network',
    located: false,
    derived: true,
    body: { properties: { subnet: reference(subnet), publicIPAddress: reference(address) } },
    dependsOn: [serverId, subnet, address, gatewayId(network), gatewayId(network, 'vpnGateway')],
  });
  return id;
}

/** The BGP peers of a Route Server, one after the other: each changes it. */
function addPeers(
  building: Building,
  server: AzurePart<RawRouteServer>,
  id: string,
  configuration: string | undefined,
): void {
  let previous = configuration;
  for (const peer of server.raw.bgpPeers ?? []) {
    const { name = '', peerIp, peerAsn, managedBy = server.managedBy, existing = server.existing } = peer;
    if (!existing && (!name || !peerIp || peerAsn === undefined)) {
      building.remark(
        l10n.t('A BGP peer of Route Server {0} lacks its name, address or AS number: it is left out.', server.name),
        server,
        'bgpPeers',
      );
      continue;
    }
    const part = { ...server, raw: peer, name, managedBy, existing };
    const own = childIdOf(id, part, types.routeServerPeer);
    building.add({
      id: own,
      part,
      stage: 'network',
      located: false,
      body: { properties: { peerIp, peerAsn } },
      dependsOn: [id, previous],
    });
    if (!existing && own !== undefined) previous = own;
  }
}
