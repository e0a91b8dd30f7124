import * as l10n from '@vscode/l10n';
import {
  type AzurePart,
  type RawRouteTable,
  type RawSecurityGroup,
  type RawSecurityRule,
  type RawNetworkPeering,
  type Subnet,
  type VirtualNetwork,
  findRouteTable,
  findSecurityGroup,
  findVirtualNetwork,
} from '../design';
import { type Building, reference } from './build';
import type { BodyValue } from './model';
import { childIdOf, gatewayId, idOf, networkId, subnetId } from './partIds';
import { types } from './types';

/** Route tables and security groups first, then networks with their subnets. */
export function addNetworks(building: Building): void {
  const { customer } = building;
  for (const subscription of customer.subscriptions) {
    for (const table of subscription.routeTables) addRouteTable(building, table);
    for (const group of subscription.networkSecurityGroups) addSecurityGroup(building, group);
  }
  for (const network of customer.virtualNetworks) addNetwork(building, network);
}

function addRouteTable(building: Building, table: AzurePart<RawRouteTable>): void {
  const routes = (table.raw.routes ?? []).flatMap((route): BodyValue[] =>
    route.name && route.addressPrefix && route.nextHopType
      ? [
          {
            name: route.name,
            properties: {
              addressPrefix: route.addressPrefix,
              nextHopType: route.nextHopType,
              nextHopIpAddress: route.nextHopIpAddress,
            },
          },
        ]
      : [],
  );
  const disableBgpRoutePropagation = table.raw.disableBgpRoutePropagation ?? false;
  building.add({
    id: idOf(table, types.routeTable),
    part: table,
    stage: 'network',
    located: true,
    body: { properties: { disableBgpRoutePropagation, routes } },
  });
}

function addSecurityGroup(building: Building, group: AzurePart<RawSecurityGroup>): void {
  const rules = (group.raw.securityRules ?? []).flatMap((rule) => securityRule(rule) ?? []);
  building.add({
    id: idOf(group, types.securityGroup),
    part: group,
    stage: 'network',
    located: true,
    body: { properties: { securityRules: rules } },
  });
}

/** ARM takes one value or a list, not both: the list wins where the file says both. */
function oneOrMany(single: string, one: string | undefined, plural: string, many: readonly string[] | undefined) {
  return many && many.length > 0 ? { [plural]: many } : { [single]: one };
}

function securityRule(rule: RawSecurityRule): BodyValue | undefined {
  const { name, priority, direction, access, protocol, description } = rule;
  if (!name || priority === undefined || !direction || !access || !protocol) return undefined;
  return {
    name,
    properties: {
      description,
      priority,
      direction,
      access,
      protocol,
      ...oneOrMany(
        'sourceAddressPrefix',
        rule.sourceAddressPrefix,
        'sourceAddressPrefixes',
        rule.sourceAddressPrefixes,
      ),
      ...oneOrMany('sourcePortRange', rule.sourcePortRange, 'sourcePortRanges', rule.sourcePortRanges),
      ...oneOrMany(
        'destinationAddressPrefix',
        rule.destinationAddressPrefix,
        'destinationAddressPrefixes',
        rule.destinationAddressPrefixes,
      ),
      ...oneOrMany(
        'destinationPortRange',
        rule.destinationPortRange,
        'destinationPortRanges',
        rule.destinationPortRanges,
      ),
    },
  };
}

/**
 * A network is written without its children: a list of subnets or peerings in its body would replace what others made
 * there. They are resources of their own, written one after the other, as Azure changes one child of a network at a time.
 */
function addNetwork(building: Building, network: VirtualNetwork): void {
  const id = networkId(network);
  const { summarizedGatewayPrefixes: summaries, dnsServers } = network.raw;
  const addressPrefixes = network.addressSpace.map((prefix) => prefix.written);
  if (!network.existing && addressPrefixes.length === 0) {
    building.remark(l10n.t('Virtual network {0} has no address space: it is left out.', network.name), network);
    return;
  }
  building.add({
    id,
    part: network,
    stage: 'network',
    located: true,
    body: {
      properties: {
        addressSpace: { addressPrefixes },
        dhcpOptions: dnsServers && dnsServers.length > 0 ? { dnsServers } : undefined,
        summarizedGatewayPrefixes: summaries && summaries.length > 0 ? { addressPrefixes: summaries } : undefined,
      },
    },
  });
  let previous = id;
  for (const subnet of network.subnets) previous = addSubnet(building, network, subnet, previous) ?? previous;
}

function addSubnet(
  building: Building,
  network: VirtualNetwork,
  subnet: Subnet,
  previous: string | undefined,
): string | undefined {
  const table = findRouteTable(network.subscription, subnet.raw.routeTable);
  const group = findSecurityGroup(network.subscription, subnet.raw.networkSecurityGroup);
  const tableId = table && idOf(table, types.routeTable);
  const groupId = group && idOf(group, types.securityGroup);
  const id = childIdOf(networkId(network), subnet, types.subnet);
  const [first, ...more] = subnet.prefixes.map((prefix) => prefix.written);
  if (!subnet.existing && first === undefined) {
    building.remark(l10n.t('Subnet {0} has no address prefix: it is left out.', subnet.name), subnet);
    return undefined;
  }
  building.add({
    id,
    part: subnet,
    stage: 'network',
    located: false,
    body: {
      properties: {
        ...(more.length === 0 ? { addressPrefix: first } : { addressPrefixes: subnet.prefixes.map((p) => p.written) }),
        routeTable: reference(tableId),
        networkSecurityGroup: reference(groupId),
        serviceEndpoints: subnet.raw.serviceEndpoints?.map((service) => ({ service })),
      },
    },
    dependsOn: [networkId(network), previous, tableId, groupId],
  });
  return subnet.existing ? undefined : id;
}

/** Network peerings, after all networks, subnets and gateways: transit needs the gateway, and the other end's consent. */
export function addNetworkPeerings(building: Building): void {
  for (const network of building.customer.virtualNetworks) {
    let previous: string | undefined;
    for (const peering of network.virtualNetworkPeerings) {
      previous = addNetworkPeering(building, network, peering, previous) ?? previous;
    }
  }
}

function addNetworkPeering(
  building: Building,
  network: VirtualNetwork,
  peering: AzurePart<RawNetworkPeering>,
  previous: string | undefined,
): string | undefined {
  const { raw } = peering;
  const remote = findVirtualNetwork(building.customer, raw.remoteVirtualNetwork, network.subscription);
  const remoteId = remote && networkId(remote);
  const id = childIdOf(networkId(network), peering, types.networkPeering);
  if (!remote || !remoteId || !id) {
    if (!peering.existing) {
      building.remark(
        l10n.t('Network peering {0} leads to no known virtual network: it is left out.', peering.name),
        peering,
        'remoteVirtualNetwork',
      );
    }
    return undefined;
  }
  building.add({
    id,
    part: peering,
    stage: 'network',
    located: false,
    body: {
      properties: {
        remoteVirtualNetwork: reference(remoteId),
        allowVirtualNetworkAccess: raw.allowVirtualNetworkAccess ?? true,
        allowForwardedTraffic: raw.allowForwardedTraffic ?? false,
        allowGatewayTransit: raw.allowGatewayTransit ?? false,
        useRemoteGateways: raw.useRemoteGateways ?? false,
      },
    },
    dependsOn: [
      networkId(network),
      remoteId,
      previous,
      ...lastChildren(network, remote),
      // A network whose gateway is being made refuses a peering.
      ...[network, remote].flatMap((one) => [gatewayId(one), gatewayId(one, 'vpnGateway')]),
      raw.useRemoteGateways === true ? consentOf(building, network, remote) : undefined,
    ],
  });
  return peering.existing ? undefined : id;
}

/** The last subnets of both networks: peering changes the same network, so they come first. */
function lastChildren(...networks: readonly VirtualNetwork[]): (string | undefined)[] {
  return networks.map((network) => {
    const own = network.subnets.filter((subnet) => !subnet.existing).at(-1);
    return own && subnetId(network, own.name);
  });
}

/** The other direction of a peering, where it lets this one use its gateway. */
function consentOf(building: Building, network: VirtualNetwork, remote: VirtualNetwork): string | undefined {
  const back = remote.virtualNetworkPeerings.find(
    ({ raw }) =>
      raw.useRemoteGateways !== true &&
      findVirtualNetwork(building.customer, raw.remoteVirtualNetwork, remote.subscription) === network,
  );
  return back && childIdOf(networkId(remote), back, types.networkPeering);
}
