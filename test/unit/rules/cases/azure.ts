import { part } from '../base';
import { type Case, error, mildly, warning } from './case';

const HUB = 'a:subscriptions.0.virtualNetworks.0';
const APPS = 'a:subscriptions.0.virtualNetworks.1';
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

const firewallSubnet = (...more: readonly string[]) => ({
  [`${HUB}.addressSpace`]: ['10.100.0.0/20', 'fd00:100::/48'],
  [`${HUB}.subnets.1.addressPrefix`]: undefined,
  [`${HUB}.subnets.1.addressPrefixes`]: ['10.100.0.64/26', ...more],
});
const sources = (...sourceAddressPrefixes: readonly string[]) => ({
  [`${RULE}.sourceAddressPrefix`]: undefined,
  [`${RULE}.sourceAddressPrefixes`]: sourceAddressPrefixes,
});
const endpoints = (...serviceEndpoints: readonly string[]) => ({
  [`${APPS}.subnets.0.serviceEndpoints`]: serviceEndpoints,
});
const dns = (...dnsServers: readonly string[]) => ({ [`${APPS}.dnsServers`]: dnsServers });
const servers = (count: number) => dns(...Array.from({ length: count }, (_, i) => `10.10.0.${i + 10}`));

/** What Azure refuses in networks, route tables and security groups. */
export const azure: readonly Case[] = [
  error('NET-028', subnet('small', '10.100.17.0/30'), '10.100.17.0/30', subnet('small', '10.100.17.0/29')),
  error(
    'NET-028',
    subnet('one', '10.100.17.8/32'),
    '10.100.17.8/32',
    subnet('one', '10.100.17.8/32', { existing: true }),
  ),
  warning('NET-028', { [`${APPS}.addressSpace`]: ['10.100.16.0/20', '10.100.40.0/30'] }, '10.100.40.0/30', {
    [`${APPS}.addressSpace`]: ['10.100.16.0/20', '10.100.40.0/29'],
  }),
  warning('NET-028', { [`${APPS}.addressSpace`]: ['10.100.16.0/20', 'fd00:100::/72'] }, 'fd00:100::/72', {
    [`${APPS}.addressSpace`]: ['10.100.16.0/20', 'fd00:100::/64'],
  }),
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
  error('NET-036', firewallSubnet('fd00:100:0:9::/64'), 'fd00:100:0:9::/64', firewallSubnet()),
  error('NSG-007', sources('10.0.0.0/8', '10.1.0.0/16'), '10.1.0.0/16', sources('10.0.0.0/9', '10.128.0.0/9')),
  error('NSG-007', sources('10.0.0.0/8', '10.0.0.0/8'), '10.0.0.0/8', {
    ...sources('10.0.0.0/8'),
    [`${RULE}.destinationAddressPrefix`]: '10.0.0.0/8',
  }),
  error('NSG-007', sources('10.1.2.3', '10.1.2.0/24'), '10.1.2.3', sources('10.1.2.3', '10.1.2.4')),
  error('NSG-007', sources('fd00::/8', 'fd00:1::/32'), 'fd00:1::/32', {}),
  warning('NET-033', endpoints('Microsoft.Storge'), 'Microsoft.Storge', endpoints('microsoft.storage')),
  warning('NET-033', endpoints('Storage'), 'Storage', endpoints('Microsoft.Storage', 'Microsoft.Sql')),
  warning('NET-033', endpoints('Microsoft.Sql', 'Microsoft.Sql'), 'Microsoft.Sql', {}),
  warning(
    'NET-033',
    endpoints('Microsoft.Storage', 'Microsoft.Storage.Global'),
    'Microsoft.Storage.Global',
    endpoints('Microsoft.Storage.Global'),
  ),
  error('NET-034', servers(21), 'dnsServers', servers(20)),
  error('NET-034', dns('169.254.1.4'), '169.254.1.4', dns('168.63.129.16')),
  error('NET-034', dns('127.0.0.1'), '127.0.0.1', dns('8.8.8.8')),
  warning('NET-034', dns('10.100.16.2'), '10.100.16.2', dns('10.100.16.4')),
  warning('NET-034', dns('10.10.0.53', '10.10.0.53'), '10.10.0.53', dns('10.10.0.53', '10.10.0.54')),
  warning(
    'NET-035',
    subnet('azurebastionsubnet', '10.100.17.0/26'),
    'azurebastionsubnet',
    subnet('AzureBastionSubnet', '10.100.17.0/26'),
  ),
  error(
    'NET-031',
    subnet('AzureFirewallManagementSubnet', '10.100.17.0/26', { routeTable: 'rt-gateway' }),
    'rt-gateway',
    {
      ...subnet('AzureFirewallManagementSubnet', '10.100.17.0/26', { routeTable: 'rt-net' }),
      [`${TABLES}.2`]: {
        name: 'rt-net',
        disableBgpRoutePropagation: true,
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
  error('NSG-003', { [`${RULE}.sourceAddressPrefix`]: '10.1.2.3/24' }, '10.1.2.3/24', {
    [`${RULE}.sourceAddressPrefix`]: '10.1.2.3/32',
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
  warning('NSG-003', { [`${RULE}.destinationAddressPrefix`]: 'Storage.Atlantis' }, 'Storage.Atlantis', {
    [`${RULE}.destinationAddressPrefix`]: 'Storage.WestEurope',
  }),
  error(
    'NSG-005',
    { [`${RULE}.sourceAddressPrefix`]: undefined, [`${RULE}.sourceAddressPrefixes`]: [] },
    'sourceAddressPrefixes',
    { [`${RULE}.sourceAddressPrefixes`]: [] },
  ),
  error(
    'NSG-005',
    { [`${RULE}.destinationPortRange`]: undefined, [`${RULE}.destinationPortRanges`]: [] },
    'destinationPortRanges',
    {},
  ),
  error(
    'NSG-005',
    { [`${RULE}.sourceAddressPrefix`]: '10.0.0.0/8', [`${RULE}.sourceAddressPrefixes`]: ['10.1.0.0/16'] },
    '10.0.0.0/8',
    { [`${RULE}.sourceAddressPrefix`]: undefined, [`${RULE}.sourceAddressPrefixes`]: ['10.1.0.0/16'] },
  ),
  error('NSG-006', { [`${RULE}.description`]: 'x'.repeat(141) }, 'x'.repeat(141), {
    [`${RULE}.description`]: 'x'.repeat(140),
  }),
  error('NAME-005', { 'a:subscriptions.0.tags': { 'cost/centre': '1' } }, 'cost/centre', {
    'a:subscriptions.0.tags': { 'cost-centre': '1' },
  }),
  error('NAME-005', { 'a:subscriptions.0.tags': { owner: 'a', Owner: 'b' } }, 'Owner', {
    'a:subscriptions.0.tags': { owner: 'a', keeper: 'b' },
  }),
];

const ROUTE = `${TABLES}.1.routes.0`;
/** What would be left out, and routes. */
export const made: readonly Case[] = [
  error('FMT-012', { 'a:subscriptions.0.location': undefined }, 'prod', {
    'a:subscriptions.0.location': undefined,
    'a:location': 'westeurope',
  }),
  error('FMT-012', { 'a:subscriptions.1.resourceGroup': undefined }, 'second', {
    'a:subscriptions.1.resourceGroup': undefined,
    'a:subscriptions.1.virtualNetworks': [],
    'a:circuits.0.connections.1': undefined,
    'a:circuits.1.connections.1': undefined,
  }),
  error(
    'FMT-012',
    { 'g:subscriptions.0.location': undefined, 'g:circuits.0.location': undefined, 'g:circuits.0.managedBy': 'csp' },
    'fra',
    {},
  ),
  mildly(
    error('FMT-012', { 'a:subscriptions.0.location': undefined }, 'prod', {
      'g:subscriptions.0.location': undefined,
      'g:circuits.0.location': undefined,
    }),
  ),
  error('FMT-013', { [`${HUB}.firewall.existing`]: undefined }, 'fw', {
    [`${HUB}.firewall.existing`]: undefined,
    [`${HUB}.existing`]: true,
  }),
  warning('FMT-013', { [`${HUB}.firewall`]: { name: 'fw', kind: 'nva', privateIpAddress: '10.100.0.68' } }, 'fw', {}),
  error('FMT-013', { [`${APPS}.addressSpace`]: [] }, 'addressSpace', { [`${APPS}.subnets`]: [] }),
  error('FMT-013', { [`${APPS}.subnets.1`]: { name: 's', addressPrefixes: [] } }, 'addressPrefixes', {}),
  error('RTE-008', { [`${ROUTE}.addressPrefix`]: '10.100.16.1/20' }, '10.100.16.1/20', {
    [`${ROUTE}.addressPrefix`]: 'AzureMonitor',
  }),
  error('RTE-008', { [`${ROUTE}.addressPrefix`]: '10.100.16.1' }, '10.100.16.1', {
    [`${ROUTE}.addressPrefix`]: '10.100.16.1/32',
  }),
  error('RTE-008', { [`${ROUTE}.addressPrefix`]: 'the web' }, 'the web', {}),
  warning('RTE-008', { [`${ROUTE}.addressPrefix`]: 'AzureMonitr' }, 'AzureMonitr', {}),
  warning('RTE-008', { [`${ROUTE}.addressPrefix`]: 'VirtualNetwork' }, 'VirtualNetwork', {}),
];
