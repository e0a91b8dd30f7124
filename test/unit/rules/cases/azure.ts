import { part } from '../base';
import { type Case, error, mildly, warning } from './case';

const HUB = 'a:subscriptions.0.virtualNetworks.0';
const APPS = 'a:subscriptions.0.virtualNetworks.1';
const CORE = 'g:subscriptions.1.virtualNetworks.0';
const TABLES = 'a:subscriptions.0.routeTables';
const RULES = 'a:subscriptions.0.networkSecurityGroups.0.securityRules';
const RULE = `${RULES}.0`;
/** An address space in IPv6 too, and a subnet of it. */
const dual = (prefix: string) => ({
  [`${APPS}.addressSpace`]: ['10.100.16.0/20', 'fd00:100::/48'],
  [`${APPS}.subnets.1`]: { name: 'six', addressPrefixes: ['10.100.17.0/24', prefix] },
});
const subnet = (name: string, addressPrefix: string, more: object = {}) => ({
  [`${APPS}.subnets.1`]: { name, addressPrefix, ...more },
});
const routes = (count: number) => ({
  [`${TABLES}.2`]: {
    name: 'many',
    routes: Array.from({ length: count }, (_, i) => ({
      name: `r${i}`,
      addressPrefix: `11.${Math.floor(i / 250)}.${i % 250}.0/24`,
      nextHopType: 'Internet',
    })),
  },
});
const rules = (count: number) => ({
  [RULES]: Array.from({ length: count }, (_, i) => ({ ...part(RULE), name: `r${i}`, priority: 100 + i })),
});
const peering = (name: string, remoteVirtualNetwork: string) => ({
  name,
  remoteVirtualNetwork,
  allowForwardedTraffic: true,
});

/** What Azure refuses in networks, route tables and security groups. */
export const azure: readonly Case[] = [
  error('NET-028', subnet('small', '10.100.17.0/30'), '10.100.17.0/30', subnet('small', '10.100.17.0/29')),
  error(
    'NET-028',
    subnet('one', '10.100.17.8/32'),
    '10.100.17.8/32',
    subnet('one', '10.100.17.8/32', { existing: true }),
  ),
  error('NET-028', dual('fd00:100:0:100::/56'), 'fd00:100:0:100::/56', dual('fd00:100:0:1::/64')),
  error('NET-028', dual('fd00:100:0:1::/72'), 'fd00:100:0:1::/72', {
    ...dual('fd00:100:0:1::/72'),
    [`${APPS}.subnets.1.existing`]: true,
  }),
  error(
    'NET-029',
    {
      [`${APPS}.addressSpace`]: ['fd00:200::/48'],
      [`${APPS}.subnets`]: [{ name: 'web', addressPrefix: 'fd00:200::/64' }],
    },
    'addressSpace',
    dual('fd00:100:0:1::/64'),
  ),
  warning(
    'NET-029',
    { ...dual('fd00:100:0:1::/64'), [`${APPS}.subnets.1.addressPrefixes`]: ['fd00:100:0:1::/64'] },
    'fd00:100:0:1::/64',
    {},
  ),
  error('NET-030', subnet('RouteServerSubnet', '10.100.17.0/28'), '10.100.17.0/28', subnet('rs', '10.100.17.0/28')),
  mildly(
    error(
      'NET-030',
      subnet('RouteServerSubnet', '10.100.17.0/29'),
      '10.100.17.0/29',
      subnet('RouteServerSubnet', '10.100.17.0/27'),
    ),
  ),
  error(
    'NET-030',
    { [`${HUB}.subnets.1.addressPrefix`]: '10.100.0.64/27' },
    '10.100.0.64/27',
    subnet('RouteServerSubnet', '10.100.17.0/26'),
  ),
  error(
    'NET-030',
    subnet('AzureFirewallManagementSubnet', '10.100.17.0/27'),
    '10.100.17.0/27',
    subnet('AzureFirewallManagementSubnet', '10.100.17.0/26'),
  ),
  error('NET-030', subnet('AzureBastionSubnet', '10.100.17.0/28'), '10.100.17.0/28', {}),
  warning(
    'NET-030',
    subnet('AzureBastionSubnet', '10.100.17.0/27'),
    '10.100.17.0/27',
    subnet('AzureBastionSubnet', '10.100.17.0/27', { existing: true }),
  ),
  error(
    'NET-031',
    subnet('RouteServerSubnet', '10.100.17.0/26', { networkSecurityGroup: 'nsg' }),
    'nsg',
    subnet('AzureBastionSubnet', '10.100.17.0/26', { networkSecurityGroup: 'nsg' }),
  ),
  error('NET-031', { [`${HUB}.subnets.1.networkSecurityGroup`]: 'nsg' }, 'nsg', {
    [`${HUB}.subnets.1.routeTable`]: 'rt-gateway',
  }),
  error(
    'NET-031',
    subnet('RouteServerSubnet', '10.100.17.0/26', { routeTable: 'rt-gateway' }),
    'rt-gateway',
    subnet('RouteServerSubnet', '10.100.17.0/26'),
  ),
  error('NET-031', subnet('AzureBastionSubnet', '10.100.17.0/26', { routeTable: 'rt-gateway' }), 'rt-gateway', {}),
  error(
    'NET-031',
    subnet('AzureFirewallManagementSubnet', '10.100.17.0/26', { routeTable: 'rt-gateway' }),
    'rt-gateway',
    {
      ...subnet('AzureFirewallManagementSubnet', '10.100.17.0/26', { routeTable: 'rt-net' }),
      [`${TABLES}.2`]: {
        name: 'rt-net',
        routes: [{ name: 'net', addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' }],
      },
    },
  ),
  error('NET-032', routes(401), 'routes', routes(319)),
  mildly(error('NET-032', routes(401), 'routes', routes(400))),
  error('NET-032', rules(1001), 'securityRules', rules(799)),
  error(
    'NET-032',
    {
      [`${APPS}.addressSpace`]: ['11.0.0.0/8'],
      [`${APPS}.subnets`]: Array.from({ length: 3001 }, (_, i) => ({
        name: `s${i}`,
        addressPrefix: `11.${Math.floor(i / 250)}.${i % 250}.0/24`,
      })),
    },
    'subnets',
    {},
  ),
  error(
    'NET-032',
    { [`${HUB}.virtualNetworkPeerings`]: Array.from({ length: 501 }, (_, i) => peering(`p${i}`, 'apps')) },
    'virtualNetworkPeerings',
    {},
  ),
  error('NET-022', { [`${HUB}.firewall.privateIpAddress`]: '10.100.1.68' }, '10.100.1.68', {
    [`${HUB}.firewall`]: { name: 'fw', kind: 'nva', privateIpAddress: '10.100.1.68' },
  }),
  error('DUP-015', { [`${HUB}.virtualNetworkPeerings.1`]: peering('again', 'apps') }, 'apps', {
    [`${HUB}.virtualNetworkPeerings.1`]: peering('dr', 'second/dr'),
  }),
  error('DUP-015', { [`${HUB}.virtualNetworkPeerings.1`]: peering('self', 'prod/hub') }, 'prod/hub', {}),
  error('NSG-001', { [`${RULE}.priority`]: 99 }, '99', { [`${RULE}.priority`]: 4096 }),
  error('NSG-001', { [`${RULE}.priority`]: 4097 }, '4097', {
    [`${RULE}.priority`]: 4097,
    'a:subscriptions.0.networkSecurityGroups.0.existing': true,
  }),
  error('NSG-001', { [`${RULE}.priority`]: 0 }, '0', {}),
  error('NSG-002', { [`${RULE}.destinationPortRange`]: 'https' }, 'https', { [`${RULE}.destinationPortRange`]: '0' }),
  error('NSG-002', { [`${RULE}.sourcePortRange`]: '65536' }, '65536', { [`${RULE}.sourcePortRange`]: '65535' }),
  error('NSG-002', { [`${RULE}.destinationPortRange`]: '8000-80000' }, '8000-80000', {
    [`${RULE}.destinationPortRange`]: '8000-8999',
  }),
  error('NSG-002', { [`${RULE}.destinationPortRange`]: '9000-8000' }, '9000-8000', {
    [`${RULE}.destinationPortRange`]: '8000-8000',
  }),
  error('NSG-002', { [`${RULE}.destinationPortRange`]: '80,443' }, '80,443', {
    [`${RULE}.destinationPortRange`]: undefined,
    [`${RULE}.destinationPortRanges`]: ['80', '443', '8000-8999'],
  }),
  error(
    'NSG-002',
    { [`${RULE}.destinationPortRange`]: undefined, [`${RULE}.destinationPortRanges`]: ['443', '*'] },
    '*',
    {},
  ),
  error('NSG-003', { [`${RULE}.sourceAddressPrefix`]: '10.0.0.0/33' }, '10.0.0.0/33', {
    [`${RULE}.sourceAddressPrefix`]: '10.0.0.0/32',
  }),
  error('NSG-003', { [`${RULE}.sourceAddressPrefix`]: '10.0.0.1,10.0.0.2' }, '10.0.0.1,10.0.0.2', {
    [`${RULE}.sourceAddressPrefix`]: '10.0.0.1',
  }),
  error('NSG-003', { [`${RULE}.sourceAddressPrefix`]: 'the office' }, 'the office', {
    [`${RULE}.sourceAddressPrefix`]: 'Storage.WestEurope',
  }),
  error('NSG-003', { [`${RULE}.destinationAddressPrefix`]: 'any' }, 'any', {
    [`${RULE}.destinationAddressPrefix`]: 'VirtualNetwork',
  }),
  error(
    'NSG-003',
    { [`${RULE}.sourceAddressPrefix`]: undefined, [`${RULE}.sourceAddressPrefixes`]: ['10.0.0.0/8', '*'] },
    '*',
    { [`${RULE}.sourceAddressPrefix`]: undefined, [`${RULE}.sourceAddressPrefixes`]: ['10.0.0.0/8', '192.168.0.0/16'] },
  ),
  error(
    'NSG-003',
    { [`${RULE}.sourceAddressPrefix`]: undefined, [`${RULE}.sourceAddressPrefixes`]: ['VirtualNetwork'] },
    'VirtualNetwork',
    {},
  ),
  warning('NSG-003', { [`${RULE}.destinationAddressPrefix`]: 'Intrenet' }, 'Intrenet', {
    [`${RULE}.destinationAddressPrefix`]: 'AzureFrontDoor.Backend',
  }),
  warning('NSG-003', { [`${RULE}.sourceAddressPrefix`]: '10.0.0.1-10.0.0.9' }, '10.0.0.1-10.0.0.9', {}),
  error(
    'NSG-004',
    { [`${RULE}.sourceAddressPrefix`]: 'fd00::/8', [`${RULE}.destinationAddressPrefix`]: '10.0.0.0/8' },
    '10.0.0.0/8',
    { [`${RULE}.sourceAddressPrefix`]: 'fd00::/8', [`${RULE}.destinationAddressPrefix`]: '*' },
  ),
  error(
    'NSG-004',
    {
      [`${RULE}.sourceAddressPrefix`]: undefined,
      [`${RULE}.sourceAddressPrefixes`]: ['10.0.0.0/8', 'fd00::/8'],
    },
    'fd00::/8',
    { [`${RULE}.sourceAddressPrefix`]: undefined, [`${RULE}.sourceAddressPrefixes`]: ['fd00::/9', 'fd80::/9'] },
  ),
];

const clients = (addressPool: readonly string[], more: object = {}) => ({
  [`${CORE}.vpnGateway.pointToSite`]: { addressPool, authentication: 'entra', ...more },
});
const tunnels = (count: number) => ({
  'g:circuits.0.encryption.tunnels': Array.from({ length: count }, (_, i) => ({
    ...part('g:circuits.0.encryption.tunnels.0'),
    name: `t${i}`,
  })),
});
const spoke = {
  'g:subscriptions.1.virtualNetworks.1': {
    name: 'spoke',
    addressSpace: ['10.120.0.0/16'],
    subnets: [],
    virtualNetworkPeerings: [{ ...peering('to-core', 'core'), useRemoteGateways: true }],
  },
  [`${CORE}.virtualNetworkPeerings`]: [{ ...peering('to-spoke', 'spoke'), allowGatewayTransit: true }],
};
const DEVICE = 'g:sites.0.vpnDevices.0';

/** What Azure refuses of VPN gateways, devices and clients, and of gateways' windows and connections. */
export const azureGateways: readonly Case[] = [
  error('VPN-006', { [`${CORE}.vpnGateway.sku`]: 'VpnGw2' }, 'VpnGw2', {
    [`${CORE}.vpnGateway.sku`]: 'VpnGw2',
    [`${CORE}.vpnGateway.existing`]: true,
  }),
  ...[8074, 8075, 12076, 65517, 65520, 23456, 65535].flatMap((asn) => [
    error('VPN-007', { [`${DEVICE}.asn`]: asn }, String(asn), { [`${DEVICE}.asn`]: 65516 }),
    error('VPN-007', { [`${CORE}.vpnGateway.asn`]: asn }, String(asn), { [`${CORE}.vpnGateway.asn`]: 65010 }),
  ]),
  error('VPN-007', { [`${DEVICE}.asn`]: 65515 }, '65515', { [`${DEVICE}.asn`]: 64500 }),
  error('VPN-008', { [`${DEVICE}.asn`]: 65000, [`${CORE}.vpnGateway.asn`]: 65000 }, '65000', {
    [`${DEVICE}.asn`]: 65000,
    [`${CORE}.vpnGateway.asn`]: 65000,
    'g:circuits.0.encryption.tunnels.0.enableBgp': false,
  }),
  error('VPN-008', { [`${DEVICE}.asn`]: undefined }, 'name', {
    [`${DEVICE}.asn`]: undefined,
    'g:circuits.0.encryption.tunnels.0.enableBgp': false,
  }),
  error('VPN-009', tunnels(31), 'VpnGw2AZ', { ...tunnels(31), [`${CORE}.vpnGateway.sku`]: 'VpnGw4AZ' }),
  mildly(error('VPN-009', tunnels(31), 'VpnGw2AZ', tunnels(30))),
  error('VPN-010', clients(['10.110.9.0/24']), '10.110.9.0/24', clients(['10.111.9.0/24'])),
  error('VPN-010', { ...spoke, ...clients(['10.120.9.0/24']) }, '10.120.9.0/24', clients(['10.120.9.0/24'])),
  error('VPN-010', clients(['10.111.0.0/24', '10.111.0.128/25']), '10.111.0.128/25', {}),
  warning('VPN-010', clients(['10.20.9.0/24']), '10.20.9.0/24', clients(['10.21.9.0/24'])),
  error('VPN-011', { ...clients(['10.111.0.0/24']), [`${CORE}.vpnGateway.sku`]: 'Basic' }, 'Basic', {
    ...clients(['10.111.0.0/24'], { authentication: undefined }),
    [`${CORE}.vpnGateway.sku`]: 'Basic',
  }),
  error('VPN-011', clients(['10.111.0.0/29']), '10.111.0.0/29', {
    ...clients(['10.111.0.0/29']),
    [`${CORE}.vpnGateway.activeActive`]: false,
  }),
  warning('VPN-011', clients(['10.111.0.0/24'], { users: 100, addressPool: ['10.111.0.0/27'] }), '100', {
    ...clients(['10.111.0.0/25'], { users: 100 }),
  }),
  warning('VPN-011', clients(['10.112.0.0/16'], { users: 501 }), '501', clients(['10.112.0.0/16'], { users: 500 })),
  error('GW-032', { 'a:circuits.0.peerings': undefined }, 'prod/hub', {
    'a:circuits.0.peerings': undefined,
    'a:circuits.0.layer3ManagedBy': 'serviceProvider',
  }),
  error('GW-032', { 'g:circuits.0.peerings.private': undefined }, 'core/core', {
    'g:circuits.0.peerings.private': undefined,
    'g:circuits.0.existing': true,
  }),
  error('GW-034', { [`${HUB}.gateway.maintenanceWindow.start`]: '2am' }, '2am', {
    [`${HUB}.gateway.maintenanceWindow.start`]: '2028-02-29 23:59',
  }),
  error('GW-034', { [`${HUB}.gateway.maintenanceWindow.start`]: '2027-02-29 02:00' }, '2027-02-29 02:00', {}),
  error('GW-034', { [`${HUB}.gateway.maintenanceWindow.start`]: '2027-01-01T02:00' }, '2027-01-01T02:00', {}),
  error('GW-034', { [`${HUB}.gateway.maintenanceWindow.hours`]: 4 }, '4', {
    [`${HUB}.gateway.maintenanceWindow.hours`]: 23,
  }),
  error('GW-034', { [`${HUB}.gateway.maintenanceWindow.hours`]: 24 }, '24', {}),
  warning('GW-034', { [`${HUB}.gateway.maintenanceWindow.timeZone`]: 'Europe/Paris' }, 'Europe/Paris', {
    [`${HUB}.gateway.maintenanceWindow.timeZone`]: 'Romance Standard Time',
  }),
  warning('GW-034', { [`${HUB}.gateway.maintenanceWindow.timeZone`]: 'CET' }, 'CET', {}),
  warning('CKT-030', { 'a:circuits.0.enableDirectPortRateLimit': true }, 'true', {
    'a:circuits.0.enableDirectPortRateLimit': false,
  }),
  error(
    'RES-026',
    {
      'a:circuits.0.globalReach': [{ name: 'ams-lon', circuit: 'lon', addressPrefix: '172.31.0.0/29' }],
      'a:circuits.1.globalReach': [{ name: 'lon-ams', circuit: 'ams', addressPrefix: '172.31.0.8/29' }],
    },
    'lon-ams',
    { 'a:circuits.0.globalReach': [{ name: 'ams-lon', circuit: 'lon', addressPrefix: '172.31.0.0/29' }] },
  ),
  error(
    'RES-026',
    { 'a:circuits.0.globalReach': [{ name: 'self', circuit: 'ams', addressPrefix: '172.31.0.0/29' }] },
    'ams',
    {},
  ),
];
