import { part } from '../base';
import { type Case, error, info, warning } from './case';
import { direct } from './circuits';

const HUB = 'a:subscriptions.0.virtualNetworks.0';
const CORE = 'g:subscriptions.1.virtualNetworks.0';
const reach = (change: object = {}) => [{ name: 'g', circuit: 'lon', addressPrefix: '172.31.0.0/29', ...change }];
const oneCircuit = { 'a:circuits.1.connections': [] };
const portCircuit = (gbps: number) => ({
  'a:circuits.2': {
    ...part('a:circuits.0'),
    name: 'extra',
    connectivity: 'direct',
    serviceProviderName: undefined,
    peeringLocation: undefined,
    bandwidthInMbps: undefined,
    expressRoutePort: 'csp-port',
    bandwidthInGbps: gbps,
    connections: [],
    links: undefined,
  },
});
const third = { ...part('a:circuits.1'), name: 'par', peeringLocation: 'Paris', connections: [], links: undefined };
const backup = { name: 'vpn', sku: 'VpnGw1AZ', activeActive: true, role: 'backup' };
const device = { 'a:sites.0.vpnDevices': [{ name: 'd', platform: 'frr', address: '20.1.1.1' }] };
const vpnConnection = (prefix: string) => ({
  ...device,
  [`${HUB}.vpnGateway`]: backup,
  'a:vpnConnections': [
    { name: 'v', virtualNetwork: 'prod/hub', device: 'd', prefixes: [prefix], sharedKey: { secret: 'v' } },
  ],
});

export const resiliency: readonly Case[] = [
  warning('RES-001', oneCircuit, 'name', { 'a:circuits.1.peeringLocation': 'Amsterdam2' }),
  info(
    'RES-001',
    {
      ...oneCircuit,
      'a:subscriptions.0.environment': 'nonproduction',
      'a:subscriptions.1.environment': 'nonproduction',
    },
    'name',
    {},
  ),
  warning('RES-002', oneCircuit, 'prod/hub', { ...oneCircuit, 'a:circuits.0.peeringLocation': 'Amsterdam Metro' }),
  warning('RES-003', { 'a:circuits.1.peeringLocation': 'Amsterdam' }, 'Amsterdam', {
    'a:circuits.1.peeringLocation': 'Amsterdam2',
  }),
  warning(
    'RES-003',
    {
      'a:circuits.1.serviceProviderName': undefined,
      'a:circuits.1.peeringLocation': undefined,
      'a:circuits.1.bandwidthInMbps': undefined,
      'a:circuits.1.bandwidthInGbps': 1,
      'a:circuits.1.expressRouteLag': 'lag',
      'a:circuits.1.enableDirectPortRateLimit': true,
      'a:expressRouteLags': [
        { name: 'lag', subscription: 'prod', peeringLocation: 'Equinix-Amsterdam-AM5', bandwidthInGbps: 100 },
      ],
    },
    'lag',
    {},
  ),
  info('RES-005', { 'a:circuits.1.serviceProviderName': 'Equinix' }, 'Equinix', {
    'a:circuits.1.serviceProviderName': 'Colt',
  }),
  warning(
    'RES-006',
    { 'a:circuits.0.links.secondary.edgeRouter': 'ams-1', 'a:circuits.0.links.secondary.interface': 'te2' },
    'ams-1',
    { 'a:circuits.0.links.secondary.edgeRouter': 'lon-1', 'a:circuits.0.links.secondary.interface': 'et1' },
  ),
  warning(
    'RES-007',
    { 'a:circuits.0.links.secondary.edgeRouter': 'ams-1', 'a:circuits.0.links.secondary.interface': 'te0' },
    'te0',
    { 'a:circuits.0.links.secondary.edgeRouter': 'ams-1', 'a:circuits.0.links.secondary.interface': 'te2' },
  ),
  info('RES-008', { 'a:circuits.1.links': part('a:circuits.0.links') }, 'ams-1', {
    'a:circuits.1.links.primary': part('a:circuits.0.links.primary'),
  }),
  warning('RES-010', { 'a:circuits.0.peerings.private.routing.advertise': ['10.10.0.0/16'] }, 'advertise', {
    'a:circuits.0.peerings.private.routing.advertise': ['10.11.0.0/16', '10.10.0.0/16'],
  }),
  warning('RES-011', { 'a:circuits.0.peerings.private.routing.bfd': false }, 'false', {
    'a:circuits.0.peerings.private.routing.bfd': undefined,
  }),
  warning(
    'RES-013',
    { 'a:circuits.0.connections.0.routingWeight': 0, 'a:circuits.1.peerings.private.routing.asPathPrepend': 0 },
    '200',
    { 'a:circuits.0.connections.0.routingWeight': 0, 'a:circuits.0.connections.1.routingWeight': 0 },
  ),
  warning(
    'RES-014',
    { ...vpnConnection('10.10.0.0/16'), [`${HUB}.vpnGateway.activeActive`]: false },
    'false',
    vpnConnection('10.10.0.0/16'),
  ),
  warning('RES-014', { [`${HUB}.vpnGateway`]: backup }, 'backup', {}),
  warning('RES-015', vpnConnection('10.10.4.0/24'), '10.10.4.0/24', vpnConnection('10.10.0.0/16')),
  info('RES-016', { 'a:subscriptions.1.environment': 'nonproduction' }, 'gateway', {
    'a:subscriptions.0.environment': 'nonproduction',
    'a:subscriptions.1.environment': 'nonproduction',
  }),
  warning(
    'RES-027',
    { [`${HUB}.gateway.resiliencyModel`]: 'MultiHomed', 'a:circuits.1.connections': [] },
    'MultiHomed',
    { [`${HUB}.gateway.resiliencyModel`]: 'MultiHomed' },
  ),
  info('RES-027', { [`${HUB}.gateway.resiliencyModel`]: 'SingleHomed' }, 'SingleHomed', {
    [`${HUB}.gateway.resiliencyModel`]: 'SingleHomed',
    'a:circuits.1.connections': [],
  }),
  warning('RES-028', { 'a:circuits.0.resiliencyLevel': 'High' }, 'High', {
    'a:circuits.0.resiliencyLevel': 'High',
    'a:circuits.0.peeringLocation': 'Amsterdam Metro',
  }),
  error('RES-017', { ...direct, 'p:expressRoutePorts.0.links.primary.adminState': 'Disabled' }, 'Disabled', {
    'p:expressRoutePorts.0.links.primary.adminState': 'Disabled',
  }),
  warning('RES-018', { ...direct, ...portCircuit(10) }, '10', { ...direct, ...portCircuit(5) }),
  error('RES-018', { ...direct, 'a:circuits.0.bandwidthInGbps': 11, ...portCircuit(10) }, '10', {}),
  info('RES-019', { ...direct, 'a:circuits.0.enableDirectPortRateLimit': undefined }, 'name', direct),
  info('RES-020', { 'a:circuits.0.bandwidthInMbps': 10000, [`${HUB}.gateway.sku`]: 'ErGw3AZ' }, 'hub-ams', {
    'a:circuits.0.bandwidthInMbps': 10000,
  }),
  info(
    'RES-023',
    {
      'a:circuits.0.globalReach': reach(),
      'a:circuits.2': { ...third, globalReach: reach({ addressPrefix: '172.31.0.8/29' }) },
    },
    'lon',
    { 'a:circuits.0.globalReach': reach() },
  ),
  error('RES-024', { 'a:circuits.0.globalReach': reach({ addressPrefix: '172.31.0.0/30' }) }, '172.31.0.0/30', {
    'a:circuits.0.globalReach': reach(),
  }),
  error('RES-024', { 'a:circuits.0.globalReach': reach({ addressPrefix: '10.100.0.0/29' }) }, '10.100.0.0/29', {}),
  error('RES-024', { 'a:circuits.0.globalReach': reach(), 'a:circuits.1.peeringLocation': 'Amsterdam' }, 'lon', {}),
  error('RES-024', { 'a:circuits.0.globalReach': reach(), 'a:circuits.1.peeringLocation': 'Madrid' }, 'lon', {
    'a:circuits.0.globalReach': reach(),
    'a:circuits.1.peeringLocation': 'Paris',
  }),
  error('RES-024', { 'a:circuits.0.globalReach': reach(), 'a:circuits.1.peeringLocation': 'New York' }, 'lon', {
    'a:circuits.0.globalReach': reach(),
    'a:circuits.1.peeringLocation': 'New York',
    'a:circuits.0.sku.tier': 'Premium',
    'a:circuits.1.sku.tier': 'Premium',
  }),
  warning(
    'RES-025',
    {
      [`${CORE}.vpnGateway.sku`]: 'VpnGw2',
      [`${CORE}.vpnGateway.existing`]: true,
      'g:circuits.0.encryption': undefined,
    },
    'VpnGw2',
    { [`${CORE}.vpnGateway.sku`]: 'VpnGw2' },
  ),
  warning('RES-025', { [`${CORE}.vpnGateway.activeActive`]: false }, 'false', {
    [`${HUB}.vpnGateway`]: { ...backup, activeActive: false },
  }),
];

const over = { 'g:circuits.0.encryption.over': 'microsoft' };

export const vpn: readonly Case[] = [
  error('VPN-001', { [`${CORE}.vpnGateway.sku`]: 'Basic' }, 'Basic', {
    [`${CORE}.vpnGateway.sku`]: 'Basic',
    [`${CORE}.gateway`]: undefined,
  }),
  error('VPN-001', { [`${CORE}.vpnGateway.asn`]: 65100, [`${CORE}.routeServer`]: { name: 'rs' } }, '65100', {
    [`${CORE}.vpnGateway.asn`]: 65100,
  }),
  error(
    'VPN-002',
    { [`${CORE}.vpnGateway.activeActive`]: false, [`${CORE}.routeServer`]: { name: 'rs', branchToBranch: true } },
    'false',
    { [`${CORE}.vpnGateway.activeActive`]: false },
  ),
  error('VPN-003', { [`${CORE}.vpnGateway.enablePrivateIpAddress`]: undefined }, 'vpnGateway', {
    ...over,
    [`${CORE}.vpnGateway.enablePrivateIpAddress`]: undefined,
  }),
  error('VPN-002', { [`${CORE}.vpnGateway.activeActive`]: false, [`${CORE}.routeServer`]: { name: 'rs' } }, 'false', {
    [`${CORE}.routeServer`]: { name: 'rs' },
  }),
  error('VPN-003', { [`${CORE}.vpnGateway.sku`]: 'VpnGw2', [`${CORE}.vpnGateway.existing`]: true }, 'VpnGw2', {
    [`${CORE}.vpnGateway.sku`]: 'VpnGw2',
  }),
  error('VPN-003', { 'g:circuits.0.encryption.tunnels.0.useLocalAzureIpAddress': false }, 'false', {}),
  error('VPN-003', { [`${CORE}.vpnGateway`]: undefined }, 'core/core', {
    [`${CORE}.vpnGateway`]: undefined,
    [`${CORE}.existing`]: true,
  }),
  error(
    'VPN-004',
    { 'g:circuits.0.peerings.private.routing.advertise': ['10.20.254.0/24', '10.20.0.0/16'] },
    '10.20.0.0/16',
    { 'g:circuits.0.encryption.advertise': ['10.20.0.0/17'] },
  ),
  error('VPN-004', { 'g:circuits.0.peerings.private.routing.advertise': ['10.20.1.0/24'] }, '10.20.0.0/16', {
    'g:circuits.0.peerings.private.routing.advertise': ['10.0.0.0/8'],
  }),
  error(
    'VPN-004',
    { 'g:circuits.0.encryption.advertise': undefined, 'g:circuits.0.peerings.private.routing': undefined },
    'private',
    {},
  ),
  error(
    'VPN-005',
    { ...over, 'g:circuits.0.peerings.microsoft.routeFilter.communities': ['12076:5060'] },
    'communities',
    over,
  ),
  error('VPN-005', { ...over, 'g:sites.0.vpnDevices.0.asn': 65515 }, 'vpn-1', over),
  error('VPN-005', { ...over, 'g:circuits.0.peerings.microsoft': undefined }, 'microsoft', {}),
];

const GUID = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const port = (change: object = {}) => ({
  'g:expressRoutePorts': [
    {
      name: 'port',
      subscription: 'own',
      peeringLocation: 'Frankfurt',
      bandwidthInGbps: 10,
      encapsulation: 'QinQ',
      links: {
        primary: {
          macSec: {
            cipher: 'GcmAes256',
            cknSecret: 'https://kv.vault.azure.net/secrets/ckn',
            cakSecret: 'https://kv.vault.azure.net/secrets/cak',
            ...change,
          },
        },
      },
    },
  ],
});

const cakIn = (vault: string) => `https://${vault}.vault.azure.net/secrets/cak`;
const MAC_SEC = {
  cipher: 'GcmAesXpn256',
  cknSecret: 'https://kv.vault.azure.net/secrets/ckn',
  cakSecret: 'https://kv.vault.azure.net/secrets/cak',
};
const IDENTITY = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/macsec';

export const security: readonly Case[] = [
  error('SEC-013', port(), 'port', {
    ...port(),
    'g:expressRoutePorts.0.userAssignedIdentity': IDENTITY,
  }),
  error('SEC-014', { 'p:expressRoutePorts.0.links.primary.macSec': MAC_SEC }, 'csp-port', {
    'p:expressRoutePorts.0.links.primary.macSec': MAC_SEC,
    'p:expressRoutePorts.0.userAssignedIdentity': IDENTITY,
  }),
  error('SEC-001', { 'b:vrf.importRouteTargets': ['65010:1002', '65010:1001'] }, '65010:1001', {
    'b:vrf.exportRouteTargets': ['65010:1002', '65010:9999'],
    'a:vrf.exportRouteTargets': ['65010:1001', '65010:9999'],
  }),
  warning('SEC-003', port(), 'links', {
    ...port(),
    'g:expressRoutePorts.0.existing': true,
  }),
  error('SEC-003', { 'g:circuits.0.encryption.mode': 'macsec' }, 'macsec', { 'g:circuits.0.encryption.mode': 'none' }),
  ...['k'.repeat(25), 'kv--1', '1kv'].map((vault) =>
    error('SEC-004', port({ cakSecret: cakIn(vault) }), cakIn(vault), port({ cakSecret: cakIn('k'.repeat(24)) })),
  ),
  error('SEC-004', port({ cipher: 'Aes256' }), 'Aes256', port()),
  error(
    'SEC-004',
    port({ cakSecret: 'cak' }),
    'cak',
    port({ cakSecret: 'https://kv.vault.azure.net/secrets/cak/0123456789abcdef' }),
  ),
  error(
    'SEC-004',
    port({ cakSecret: 'https://kv.vault.azure.cn/secrets/cak' }),
    'https://kv.vault.azure.cn/secrets/cak',
    port(),
  ),
  warning('SEC-006', { 'a:identity.roleAssignments.0.role': 'Owner' }, 'Owner', {
    'a:identity.roleAssignments.0.role': 'Reader',
  }),
  error('SEC-007', { 'a:circuits.0.peerings.private.sharedKey': 'S3cretKey' }, 'S3cretKey', {
    'a:circuits.0.peerings.private.sharedKey': { secret: 's3cret-key' },
  }),
  error('SEC-007', { 'a:circuits.0.connections.1.authorization': GUID }, GUID, {
    'a:circuits.0.connections.1.authorization': { secret: 'authorization-of-dr' },
  }),
  error('SEC-007', { 'a:circuits.0.connections.1.authorization': { secret: GUID } }, GUID, {}),
  error('SEC-007', { 'a:circuits.0.serviceKey': GUID }, GUID, { 'a:identity.roleAssignments.0.principalId': GUID }),
  warning(
    'SEC-008',
    { 'a:circuits.0.peerings.microsoft': { ...part('g:circuits.0.peerings.microsoft'), vlanId: 210 } },
    'microsoft',
    {
      'a:circuits.0.peerings.microsoft': { ...part('g:circuits.0.peerings.microsoft'), vlanId: 210 },
      'a:microsoftVrf': {
        name: 'ALPHA-MS',
        routeDistinguisher: '65010:1005',
        importRouteTargets: [],
        exportRouteTargets: [],
      },
    },
  ),
  info('SEC-009', { 'a:circuits.0.lock': undefined }, 'name', {
    'a:circuits.0.lock': undefined,
    'a:circuits.0.existing': true,
  }),
  error('SEC-007', { 'p:password': 'x' }, 'x', { 'p:displayName': 'password' }),
  error('SEC-011', { 'b:vrf.exportRouteTargets': ['65010:9000'] }, '65010:9000', {
    'b:vrf.exportRouteTargets': ['65010:1002'],
  }),
  error(
    'SEC-012',
    {
      'p:expressRoutePorts.0.links.primary.macSec': {
        cipher: 'x',
        cknSecret: 'https://kv.vault.azure.net/secrets/ckn',
        cakSecret: 'https://kv.vault.azure.net/secrets/cak',
      },
    },
    'x',
    {
      'p:expressRoutePorts.0.links.primary.macSec': {
        cipher: 'GcmAesXpn256',
        cknSecret: 'https://kv.vault.azure.net/secrets/ckn',
        cakSecret: 'https://kv.vault.azure.net/secrets/cak',
      },
    },
  ),
  warning('IAM-001', { 'g:identity.delegation.azure': 'none' }, 'core', {
    'a:identity.delegation.azure': 'none',
    'a:identity.roleAssignments.1': { principal: 'p', role: 'Network Contributor', scope: 'second' },
  }),
  warning('IAM-002', { 'a:identity.store': 'customer' }, 'customer', { 'b:identity.store': undefined }),
  warning('MON-001', { 'a:monitoring': undefined }, 'alpha', { 'g:monitoring': undefined }),
  warning('MON-001', { 'a:monitoring.actionGroupId': undefined }, 'baseline', {}),
  info('MON-009', { 'a:monitoring.workspaceId': undefined }, 'monitoring', { 'b:monitoring': { alerts: 'none' } }),
];
