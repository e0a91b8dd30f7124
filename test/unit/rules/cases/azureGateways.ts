import { part } from '../base';
import { type Case, error, mildly, warning } from './case';

const HUB = 'a:subscriptions.0.virtualNetworks.0';
const CORE = 'g:subscriptions.1.virtualNetworks.0';
const peering = (name: string, remoteVirtualNetwork: string) => ({
  name,
  remoteVirtualNetwork,
  allowForwardedTraffic: true,
});
const policy = (said: object) => ({
  'g:circuits.0.encryption.tunnels.0.ipsecPolicies': [
    {
      saLifeTimeSeconds: 27000,
      saDataSizeKilobytes: 102400000,
      ipsecEncryption: 'AES256',
      ipsecIntegrity: 'SHA256',
      ikeEncryption: 'AES256',
      ikeIntegrity: 'SHA384',
      dhGroup: 'DHGroup14',
      pfsGroup: 'PFS2048',
      ...said,
    },
  ],
});
const policies = (count: number) => ({
  'g:circuits.0.encryption.tunnels.0.ipsecPolicies': Array.from({ length: count }, () => policy({})).flatMap((one) =>
    Object.values(one).flat(),
  ),
});
const basic = (gateway: object, connection: object = {}) => {
  const [made] = overInternet('20.33.0.11')['g:vpnConnections'];
  return {
    ...overInternet('20.33.0.11'),
    'g:circuits': [],
    'g:vpnConnections': [{ ...made, ...connection }],
    [`${CORE}.gateway`]: undefined,
    [`${CORE}.vpnGateway`]: { name: 'v', sku: 'Basic', role: 'only', ...gateway },
  };
};
const policyOf = (said: object) => ({ ipsecPolicies: Object.values(policy(said)).flat() });
const WINDOW = { maintenanceWindow: { start: '2027-01-01 02:00', hours: 5, timeZone: 'UTC' } };
const basicWith = (prefix: string) => ({
  [`${CORE}.addressSpace`]: ['10.110.0.0/16', prefix],
  [`${CORE}.vpnGateway.sku`]: 'Basic',
});
const overInternet = (address: string) => ({
  'g:sites.0.vpnDevices.1': { name: 'vpn-9', platform: 'cisco-iosxe', address, asn: 65029 },
  'g:vpnConnections': [
    {
      name: 'v',
      virtualNetwork: 'core/core',
      device: 'dc/vpn-9',
      prefixes: ['10.20.0.0/16'],
      sharedKey: { secret: 'v' },
    },
  ],
});
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
const DR = 'a:subscriptions.1.virtualNetworks.0';
/** Prefixes that Azure Firewall leaves as they are: no way of theirs is asked for. */
const routesOfSites = (count: number) => ({
  'a:circuits.0.sku.tier': 'Premium',
  'a:circuits.1.sku.tier': 'Premium',
  'a:sites.1.prefixes': Array.from({ length: count - 1 }, (_, i) => `100.${64 + Math.floor(i / 250)}.${i % 250}.0/24`),
});
const DEVICE = 'g:sites.0.vpnDevices.0';

const SERVER = `${CORE}.routeServer`;
const appliance = (peerIp: string, peerAsn = 65001, name = peerIp.replaceAll(':', '-')) => ({ name, peerIp, peerAsn });
const appliances = (...bgpPeers: readonly object[]) => ({
  [SERVER]: { name: 'rs', branchToBranch: true, bgpPeers },
  [`${CORE}.subnets`]: [
    { name: 'GatewaySubnet', addressPrefix: '10.110.0.0/26' },
    { name: 'RouteServerSubnet', addressPrefix: '10.110.3.0/26' },
    { name: 'apps', addressPrefix: '10.110.1.0/24' },
  ],
});
const many = (count: number) => appliances(...Array.from({ length: count }, (_, i) => appliance(`10.110.1.${i + 4}`)));

/** What Azure refuses of VPN gateways, devices and clients, and of gateways' windows and connections. */
export const azureGateways: readonly Case[] = [
  error('VPN-006', { [`${CORE}.vpnGateway.sku`]: 'VpnGw2' }, 'VpnGw2', {
    [`${CORE}.vpnGateway.sku`]: 'VpnGw2',
    [`${CORE}.vpnGateway.existing`]: true,
  }),
  ...[8074, 8075, 12076, 65517, 65520, 23456, 64496, 65535, 65551].flatMap((asn) => [
    error('VPN-007', { [`${DEVICE}.asn`]: asn }, String(asn), { [`${DEVICE}.asn`]: 65516 }),
    error('VPN-007', { [`${CORE}.vpnGateway.asn`]: asn }, String(asn), { [`${CORE}.vpnGateway.asn`]: 65010 }),
  ]),
  error('VPN-007', { [`${DEVICE}.asn`]: 65515 }, '65515', { [`${DEVICE}.asn`]: 65552 }),
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
  error('VPN-013', policy({ saLifeTimeSeconds: 100 }), '100', policy({ saLifeTimeSeconds: 300 })),
  error('VPN-013', policy({ ipsecEncryption: 'GCMAES256' }), 'SHA256', policy({ ipsecEncryption: 'AES256' })),
  error('VPN-013', policy({ dhGroup: 'DHGroup15' }), 'DHGroup15', policy({ dhGroup: 'ecp384' })),
  error('VPN-013', policy({ ipsecEncryption: 'AES512' }), 'AES512', policy({ pfsGroup: 'PFS14' })),
  error('VPN-013', policies(2), 'saLifeTimeSeconds', policies(1)),
  error('VPN-011', clients([]), 'addressPool', clients(['10.111.0.0/24'])),
  warning('VPN-011', clients(['fd00:9::/64']), 'fd00:9::/64', clients(['10.111.0.0/24'])),
  error('VPN-015', basicWith('fd00:110::/48'), 'Basic', {
    ...basicWith('fd00:110::/48'),
    [`${CORE}.vpnGateway.sku`]: 'VpnGw1AZ',
  }),
  error('VPN-015', basic({ activeActive: true }), 'true', basic({ activeActive: false })),
  error('VPN-015', basic({ enablePrivateIpAddress: true }), 'true', basic({})),
  error('VPN-015', basic({}, { enableBgp: true }), 'true', basic({}, { enableBgp: false })),
  error('VPN-015', basic({}, policyOf({})), 'ipsecPolicies', { ...basic({ sku: 'VpnGw1AZ' }, policyOf({})) }),
  warning('VPN-015', basic(WINDOW), 'maintenanceWindow', basic({ ...WINDOW, sku: 'VpnGw1AZ' })),
  error('GW-035', { [`${CORE}.vpnGateway.sku`]: 'ErGw1AZ' }, 'ErGw1AZ', { [`${CORE}.vpnGateway.sku`]: 'VpnGw6AZ' }),
  error('GW-035', { [`${CORE}.gateway.sku`]: 'VpnGw1AZ' }, 'VpnGw1AZ', { [`${CORE}.gateway.sku`]: 'ErGw4AZ' }),
  error('GW-035', { [`${CORE}.gateway.sku`]: 'VpnGw2' }, 'VpnGw2', { [`${CORE}.gateway.sku`]: 'Standard' }),
  error('VPN-014', overInternet('10.20.254.11'), '10.20.254.11', overInternet('20.33.0.11')),
  error('VPN-014', overInternet('100.64.1.1'), '100.64.1.1', {
    ...overInternet('10.20.254.11'),
    'g:vpnConnections': [],
  }),
  error('VPN-014', overInternet('2a01:111::1'), '2a01:111::1', overInternet('203.0.113.5')),
  warning(
    'VPN-010',
    { 'g:sharedServices': ['dns'], ...clients(['10.200.1.0/25']) },
    '10.200.1.0/25',
    clients(['10.200.1.0/25']),
  ),
  error('VPN-011', clients(['10.111.0.0/24'], { users: 0 }), '0', clients(['10.111.0.0/24'], { users: 1 })),
  error('VPN-011', clients(['10.111.0.0/24'], { users: -5 }), '-5', {}),
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
  error('GW-033', routesOfSites(4001), 'ErGw1AZ', { ...routesOfSites(4001), [`${DR}.gateway.sku`]: 'ErGw2AZ' }),
  mildly(error('GW-033', routesOfSites(4001), 'ErGw1AZ', routesOfSites(3999))),
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
  ...[0, 4294967296].map((asn) =>
    error('NET-018', { [`${CORE}.vpnGateway.asn`]: asn }, String(asn), { [`${CORE}.vpnGateway.asn`]: 65515 }),
  ),
  ...[65515, 65518, 12076, 8074, 23456].map((asn) =>
    error('VPN-012', appliances(appliance('10.110.1.4', asn)), String(asn), appliances(appliance('10.110.1.4', 65010))),
  ),
  error('VPN-012', appliances(appliance('fd00:9::4')), 'fd00:9::4', appliances(appliance('10.110.1.4'))),
  error(
    'VPN-012',
    appliances(appliance('10.110.1.4'), appliance('10.110.1.4', 65001, 'twin')),
    '10.110.1.4',
    appliances(appliance('10.110.1.4'), appliance('10.110.1.5')),
  ),
  warning('VPN-012', appliances(appliance('192.168.9.9')), '192.168.9.9', appliances(appliance('10.110.1.9'))),
  warning('VPN-012', appliances(appliance('10.110.3.9')), '10.110.3.9', appliances(appliance('10.110.1.9'))),
  error('VPN-012', many(9), 'bgpPeers', many(8)),
  error('VPN-012', { ...appliances(), [`${CORE}.addressSpace`]: ['10.110.0.0/16', 'fd00:110::/48'] }, 'rs', {
    ...appliances(),
    [`${CORE}.addressSpace`]: ['10.110.0.0/16', '10.112.0.0/16'],
  }),
  error('GW-034', { [`${HUB}.gateway.maintenanceWindow.start`]: '2027-02-29 02:00' }, '2027-02-29 02:00', {}),
  error('GW-034', { [`${HUB}.gateway.maintenanceWindow.start`]: '2027-01-01T02:00' }, '2027-01-01T02:00', {}),
  error('GW-034', { [`${HUB}.gateway.maintenanceWindow.hours`]: 4 }, '4', {
    [`${HUB}.gateway.maintenanceWindow.hours`]: 23,
  }),
  warning('GW-034', { [`${HUB}.gateway.maintenanceWindow.hours`]: 24 }, '24', {}),
  warning('GW-034', { [`${HUB}.gateway.maintenanceWindow.timeZone`]: 'Europe/Paris' }, 'Europe/Paris', {
    [`${HUB}.gateway.maintenanceWindow.timeZone`]: 'Romance Standard Time',
  }),
  warning('GW-034', { [`${HUB}.gateway.maintenanceWindow.timeZone`]: 'CET' }, 'CET', {}),
  warning('CKT-031', { 'a:circuits.0.enableDirectPortRateLimit': true }, 'true', {
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
