import { part } from '../base';
import { type Case, error, info, mildly, warning } from './case';
import { direct } from './circuits';

const HUB = 'a:subscriptions.0.virtualNetworks.0';
const APPS = 'a:subscriptions.0.virtualNetworks.1';
const DR = 'a:subscriptions.1.virtualNetworks.0';
const CORE = 'g:subscriptions.1.virtualNetworks.0';
const TABLES = 'a:subscriptions.0.routeTables';
const scale = (min: number, max: number) => ({
  [`${HUB}.gateway.sku`]: 'ErGwScale',
  'a:subscriptions.0.location': 'northeurope',
  [`${HUB}.gateway.autoScaleConfiguration`]: { min, max },
});
const circuits = (count: number, locations: readonly string[], weight = 0) => ({
  'a:circuits': Array.from({ length: count }, (_, i) => ({
    ...part('a:circuits.0'),
    name: `c${i}`,
    peeringLocation: locations[i % locations.length],
    connections: [{ name: `n${i}`, virtualNetwork: 'prod/hub', routingWeight: weight * i }],
  })),
});
const places = [
  'Amsterdam',
  'London',
  'Paris',
  'Frankfurt',
  'Madrid',
  'Milan',
  'Zurich',
  'Dublin',
  'Stockholm',
  'Geneva',
  'Warsaw',
];
const spokes = (count: number) => ({
  [`${HUB}.addressSpace`]: [
    '10.100.0.0/20',
    ...Array.from({ length: count }, (_, i) => `11.${Math.floor(i / 250)}.${i % 250}.0/24`),
  ],
});
const vpn = { name: 'vpn', sku: 'VpnGw1AZ', activeActive: true };

const fastIpv6 = (primary: string | undefined) => ({
  'a:circuits.0.connections.1.expressRouteGatewayBypass': true,
  'a:subscriptions.1.virtualNetworks.0.gateway.sku': 'ErGw3AZ',
  'a:subscriptions.1.virtualNetworks.0.addressSpace': ['10.101.0.0/20', 'fd00:101::/48'],
  'a:circuits.0.peerings.private.ipv6PeeringConfig': primary && {
    primaryPeerAddressPrefix: primary,
    secondaryPeerAddressPrefix: 'fd00:9::4/126',
  },
});

export const gateways: readonly Case[] = [
  error('GW-001', { [`${HUB}.subnets`]: [part(`${HUB}.subnets.1`)] }, 'subnets', { [`${APPS}.subnets`]: [] }),
  error('GW-001', { [`${DR}.subnets.0.name`]: 'gatewaySubnet' }, 'gatewaySubnet', {
    [`${DR}.subnets.0.name`]: 'gatewaySubnet',
    [`${DR}.gateway.existing`]: true,
  }),
  error('GW-002', { [`${DR}.subnets.0.addressPrefix`]: '10.101.0.0/29' }, '10.101.0.0/29', {
    [`${DR}.subnets.0.addressPrefix`]: '10.101.0.0/24',
  }),
  warning('GW-002', { [`${DR}.subnets.0.addressPrefix`]: '10.101.0.0/28' }, '10.101.0.0/28', {}),
  error('GW-003', { [`${CORE}.subnets.0.addressPrefix`]: '10.110.0.0/28' }, '10.110.0.0/28', {
    [`${CORE}.subnets.0.addressPrefix`]: '10.110.0.0/27',
  }),
  error('GW-004', { [`${HUB}.subnets.0.networkSecurityGroup`]: 'nsg' }, 'nsg', {
    [`${HUB}.subnets.1.networkSecurityGroup`]: 'nsg',
  }),
  error('GW-005', { [`${HUB}.subnets.0.routeTable`]: 'rt-workload' }, 'rt-workload', {}),
  error('GW-005', { [`${TABLES}.1.routes.0.addressPrefix`]: '0.0.0.0/0' }, '0.0.0.0/0', {
    [`${TABLES}.1.routes.0.addressPrefix`]: '11.0.0.0/8',
  }),
  error('GW-006', { [`${TABLES}.1.routes.0.addressPrefix`]: '10.100.0.0/24' }, '10.100.0.0/24', {
    [`${TABLES}.1.routes.0.addressPrefix`]: '10.100.0.64/26',
  }),
  error('GW-007', { [`${TABLES}.1.disableBgpRoutePropagation`]: true }, 'true', {
    [`${TABLES}.0.disableBgpRoutePropagation`]: true,
  }),
  error('GW-008', { [`${HUB}.firewall.privateIpAddress`]: '10.100.0.10' }, '10.100.0.10', {}),
  warning('GW-008', { [`${HUB}.subnets.0.serviceEndpoints`]: ['Microsoft.Storage'] }, 'serviceEndpoints', {
    [`${HUB}.subnets.2.serviceEndpoints`]: ['Microsoft.Storage'],
  }),
  error(
    'GW-009',
    {
      [`${DR}.addressSpace`]: ['10.101.0.0/20', 'fd00:1::/48'],
      [`${DR}.subnets.0`]: { name: 'GatewaySubnet', addressPrefixes: ['10.101.0.0/27', 'fd00:1::/65'] },
    },
    'fd00:1::/65',
    {
      [`${DR}.addressSpace`]: ['10.101.0.0/20', 'fd00:1::/48'],
      [`${DR}.subnets.0`]: { name: 'GatewaySubnet', addressPrefixes: ['10.101.0.0/27', 'fd00:1::/64'] },
    },
  ),
  warning(
    'GW-010',
    { [`${HUB}.gateway.sku`]: 'HighPerformance', [`${HUB}.gateway.existing`]: true },
    'HighPerformance',
    {
      [`${HUB}.gateway.sku`]: 'ErGw3AZ',
    },
  ),
  error('GW-011', { [`${HUB}.gateway.sku`]: 'Basic' }, 'Basic', { [`${HUB}.gateway.sku`]: 'ErGw1AZ' }),
  warning('GW-011', { [`${HUB}.gateway.sku`]: 'Standard' }, 'Standard', {}),
  error('GW-012', circuits(9, places), 'ErGw2AZ', circuits(6, places)),
  mildly(error('GW-012', circuits(9, places), 'ErGw2AZ', circuits(8, places))),
  error('GW-013', circuits(5, ['Amsterdam']), 'prod/hub', circuits(5, ['Amsterdam', 'Amsterdam2'])),
  info('GW-014', circuits(5, places), '0', circuits(4, places)),
  error('GW-015', { 'a:circuits.0.connections.0.expressRouteGatewayBypass': true }, 'true', {
    ...direct,
    'a:circuits.0.connections.0.expressRouteGatewayBypass': true,
    [`${HUB}.gateway.sku`]: 'ErGw3AZ',
  }),
  error('GW-015', { ...scale(2, 9), 'a:circuits.0.connections.0.expressRouteGatewayBypass': true }, 'true', {
    ...scale(10, 10),
    'a:circuits.0.connections.0.expressRouteGatewayBypass': true,
  }),
  warning('GW-015', { ...scale(2, 10), 'a:circuits.0.connections.0.expressRouteGatewayBypass': true }, 'true', {}),
  warning('GW-016', fastIpv6('fd00:9::/126'), 'true', fastIpv6(undefined)),
  warning(
    'GW-016',
    { 'a:circuits.0.connections.0.expressRouteGatewayBypass': true, [`${HUB}.gateway.sku`]: 'ErGw3AZ' },
    'true',
    { ...direct, 'a:circuits.0.connections.0.expressRouteGatewayBypass': true },
  ),
  warning('GW-016', { 'a:circuits.0.connections.0.enablePrivateLinkFastPath': true }, 'true', {}),
  warning('GW-017', { 'a:circuits.0.bandwidthInMbps': 5000 }, 'ErGw2AZ', {
    'a:circuits.0.bandwidthInMbps': 2000,
    [`${DR}.gateway.sku`]: 'ErGw2AZ',
  }),
  error('GW-019', spokes(1000), 'addressSpace', spokes(198)),
  warning('GW-019', spokes(800), 'addressSpace', {
    ...spokes(800),
    [`${HUB}.summarizedGatewayPrefixes`]: ['11.0.0.0/8'],
  }),
  error('GW-020', { [`${HUB}.virtualNetworkPeerings.0.allowGatewayTransit`]: false }, 'true', {
    [`${HUB}.virtualNetworkPeerings.0.allowGatewayTransit`]: false,
    [`${APPS}.virtualNetworkPeerings.0.useRemoteGateways`]: false,
  }),
  error('GW-020', { [`${APPS}.gateway`]: { name: 'gw-apps', sku: 'ErGw1AZ' } }, 'true', {}),
  error('GW-020', { [`${HUB}.virtualNetworkPeerings`]: [] }, 'true', {}),
  error('GW-020', { [`${APPS}.routeServer`]: { name: 'rs' } }, 'true', { [`${HUB}.routeServer`]: { name: 'rs' } }),
  error(
    'GW-020',
    { [`${APPS}.virtualNetworkPeerings.1`]: { name: 'p', remoteVirtualNetwork: 'second/dr', useRemoteGateways: true } },
    'true',
    {
      [`${APPS}.virtualNetworkPeerings.1`]: { name: 'p', remoteVirtualNetwork: 'second/dr' },
    },
  ),
  warning('GW-020', { [`${APPS}.virtualNetworkPeerings.0.useRemoteGateways`]: undefined }, 'true', {}),
  warning(
    'GW-021',
    {
      [`${HUB}.virtualNetworkPeerings.0`]: { name: 'p', remoteVirtualNetwork: 'second/dr', allowGatewayTransit: true },
      'a:circuits.0.connections.0.expressRouteGatewayBypass': true,
    },
    'true',
    {
      [`${HUB}.virtualNetworkPeerings.0`]: { name: 'p', remoteVirtualNetwork: 'second/dr', allowGatewayTransit: true },
    },
  ),
  error(
    'GW-022',
    { [`${TABLES}.0.routes.0`]: { name: 'r', addressPrefix: '11.0.0.0/8', nextHopType: 'VirtualNetworkGateway' } },
    'VirtualNetworkGateway',
    {
      [`${TABLES}.2`]: {
        name: 'unused',
        routes: [{ name: 'r', addressPrefix: '11.0.0.0/8', nextHopType: 'VirtualNetworkGateway' }],
      },
    },
  ),
  error('GW-023', scale(1, 5), '1', scale(1, 1)),
  error('GW-023', scale(2, 41), '41', scale(2, 40)),
  warning('GW-023', { ...scale(2, 4), 'a:subscriptions.0.location': 'westeurope' }, 'ErGwScale', scale(2, 4)),
  error('GW-024', { [`${CORE}.gateway.sku`]: 'ErGwScale' }, 'ErGwScale', {
    [`${CORE}.gateway.sku`]: 'ErGwScale',
    'g:circuits.0.encryption.mode': 'none',
  }),
  warning('GW-026', { [`${HUB}.gateway.maintenanceWindow`]: undefined }, 'gateway', {
    [`${HUB}.gateway.maintenanceWindow`]: undefined,
    [`${HUB}.gateway.existing`]: true,
  }),
  info('GW-026', { [`${CORE}.gateway.maintenanceWindow`]: undefined }, 'gateway', {}),
  warning(
    'GW-026',
    { [`${HUB}.vpnGateway`]: { ...vpn, maintenanceWindow: part(`${HUB}.gateway.maintenanceWindow`) } },
    '2027-01-01 02:00',
    { [`${HUB}.vpnGateway`]: vpn },
  ),
  warning('GW-027', { [`${HUB}.gateway.allowRemoteVnetTraffic`]: true }, 'true', {
    [`${HUB}.gateway.allowRemoteVnetTraffic`]: false,
  }),
  error('GW-028', { 'a:circuits.0.connections.1.authorization': undefined }, 'name', {
    'a:circuits.0.connections.1.authorization': undefined,
    'a:circuits.0.connections.1.existing': true,
  }),
  error('GW-028', { 'a:circuits.0.connections.0.authorization': 'dr' }, 'dr', {
    'a:circuits.0.authorizations.1': { name: 'hub' },
    'a:circuits.0.connections.0.authorization': 'hub',
  }),
  error('GW-029', { 'a:circuits.0.connections.0.routingWeight': 32001 }, '32001', {
    'a:circuits.0.connections.0.routingWeight': 32000,
  }),
  warning('GW-029', { 'a:circuits.0.peerings.private.routing.localPreference': 100 }, '100', {
    'a:circuits.0.peerings.private.routing.localPreference': 151,
  }),
  warning('GW-029', { 'a:circuits.0.peerings.private.routing': undefined }, '100', {
    'a:circuits.0.peerings.private.routing': undefined,
    'a:circuits.0.layer3ManagedBy': 'serviceProvider',
  }),
];
