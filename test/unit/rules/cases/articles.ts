import { part } from '../base';
import { type Case, error, info, mildly, warning } from './case';
import { direct } from './circuits';

const HUB = 'a:subscriptions.0.virtualNetworks.0';
const CORE = 'g:subscriptions.1.virtualNetworks.0';
const SITE = 'g:sites.0';
const TABLES = 'a:subscriptions.0.routeTables';
const GROUPS = 'a:subscriptions.0.networkSecurityGroups';
const RULE = `${GROUPS}.0.securityRules.0`;

const device = (n: number, more: object = {}) => ({
  name: `pub-${n}`,
  platform: 'cisco-iosxe',
  address: `20.33.0.${n}`,
  asn: 65030 + n,
  ...more,
});
/** VPN connections of the core network over the internet, one for each item. */
const overInternet = (...connections: readonly object[]) => ({
  [`${SITE}.vpnDevices.1`]: device(1),
  [`${SITE}.vpnDevices.2`]: device(2),
  'g:vpnConnections': connections.map((more, n) => ({
    name: `v${n}`,
    virtualNetwork: 'core/core',
    device: `dc/pub-${n + 1}`,
    sharedKey: { secret: `v${n}` },
    ...more,
  })),
});
const prefixes = (count: number, family: 'v4' | 'v6' = 'v4') =>
  Array.from({ length: count }, (_, n) =>
    family === 'v4' ? `12.${Math.floor(n / 250)}.${n % 250}.0/24` : `fd00:12:0:${n.toString(16)}::/64`,
  );
const server = (more: object) => ({
  [`${CORE}.routeServer`]: { name: 'rs', ...more },
  [`${CORE}.subnets.2`]: { name: 'RouteServerSubnet', addressPrefix: '10.110.3.0/26' },
});
const appliance = (peerAsn: number) => ({ name: 'nva', peerIp: '10.110.1.4', peerAsn });
const tags = ['', '.WestEurope', '.NorthEurope', '.UKSouth', '.EastUS', '.EastUS2'].flatMap((region) =>
  ['Storage', 'Sql', 'EventHub', 'ServiceBus', 'AzureKeyVault'].map((name) => `${name}${region}`),
);
const tagRoutes = (count: number) => ({
  [`${TABLES}.2`]: {
    name: 'tags',
    routes: Array.from({ length: count }, (_, n) => ({
      name: `t${n}`,
      addressPrefix: tags[n] ?? '',
      nextHopType: 'Internet',
    })),
  },
});
const sources = (count: number) => ({
  [`${RULE}.sourceAddressPrefix`]: undefined,
  [`${RULE}.sourceAddressPrefixes`]: prefixes(count),
});
const tables = (count: number, more: object = {}) => ({
  [TABLES]: [
    part(`${TABLES}.0`),
    part(`${TABLES}.1`),
    ...Array.from({ length: count - 2 }, (_, n) => ({ name: `t${n}`, routes: [], ...(n % 2 ? more : {}) })),
  ],
});
const rule = (name: string, direction: string, priority: number, end: object, ports: readonly string[]) => ({
  ...part(RULE),
  name,
  direction,
  priority,
  access: 'Allow',
  protocol: 'Tcp',
  destinationPortRange: undefined,
  destinationPortRanges: ports,
  ...end,
});
const bastion = (...securityRules: readonly object[]) => ({
  [`${GROUPS}.1`]: { name: 'bastion', securityRules },
  [`${HUB}.subnets.3`]: {
    name: 'AzureBastionSubnet',
    addressPrefix: '10.100.4.0/26',
    networkSecurityGroup: 'bastion',
  },
});
const control = rule('control', 'Inbound', 100, { sourceAddressPrefix: 'GatewayManager' }, ['443']);
const diagnosis = rule('diagnosis', 'Outbound', 100, { destinationAddressPrefix: 'AzureCloud' }, ['443']);
const machines = rule('machines', 'Outbound', 110, { destinationAddressPrefix: 'VirtualNetwork' }, ['22', '3389']);
const secret = (name: string) => `https://kv.vault.azure.net/secrets/${name}`;
const port = (bandwidthInGbps: number, cipher: string) => ({
  'p:expressRoutePorts.0.bandwidthInGbps': bandwidthInGbps,
  'p:expressRoutePorts.0.userAssignedIdentity':
    '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i',
  'p:expressRoutePorts.0.links.primary.macSec': { cipher, cknSecret: secret('ckn'), cakSecret: secret('cak') },
});
const six = (sku: string, existing: boolean) => ({
  [`${HUB}.addressSpace`]: ['10.100.0.0/20', 'fd00:100::/48'],
  [`${HUB}.gateway.sku`]: sku,
  [`${HUB}.gateway.existing`]: existing,
  'a:circuits.0.peerings.private.ipv6PeeringConfig': {
    primaryPeerAddressPrefix: 'fd00:9::/126',
    secondaryPeerAddressPrefix: 'fd00:9::4/126',
  },
});
const otherSix = {
  'a:circuits.1.peerings.private.ipv6PeeringConfig': {
    primaryPeerAddressPrefix: 'fd00:9::8/126',
    secondaryPeerAddressPrefix: 'fd00:9::c/126',
  },
};
const reach = (more: object) => ({
  'a:circuits.0.globalReach': [
    { name: 'ams-lon', circuit: 'lon', addressPrefix: '172.31.0.0/29', ipv6AddressPrefix: 'fd00:31::/125', ...more },
  ],
  'a:circuits.0.sku.tier': 'Premium',
  'a:circuits.1.sku.tier': 'Premium',
  'a:circuits.0.peerings.private.ipv6PeeringConfig': {
    primaryPeerAddressPrefix: 'fd00:9::/126',
    secondaryPeerAddressPrefix: 'fd00:9::4/126',
  },
});
const management = (more: object) => ({
  [`${HUB}.subnets.3`]: {
    name: 'AzureFirewallManagementSubnet',
    addressPrefix: '10.100.4.0/26',
    routeTable: 'management',
  },
  [`${TABLES}.2`]: {
    name: 'management',
    routes: [{ name: 'out', addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' }],
    ...more,
  },
});

const fast = {
  [`${HUB}.gateway.sku`]: 'ErGw3AZ',
  'a:circuits.0.connections.0.expressRouteGatewayBypass': true,
};

/** What single sentences of Azure's documents say of VPN tunnels, Route Server, limits, Bastion, MACsec, IPv6 and FastPath. */
export const articles: readonly Case[] = [
  info('NET-038', { [`${CORE}.dnsServers`]: ['10.20.0.53'] }, 'dnsServers', {
    [`${CORE}.dnsServers`]: ['10.20.0.53', '168.63.129.16'],
  }),
  warning('VPN-023', { [`${SITE}.vpnDevices.0.bgpPeeringAddress`]: undefined }, 'name', {
    [`${SITE}.vpnDevices.0.bgpPeeringAddress`]: undefined,
    'g:circuits.0.encryption.tunnels.0.enableBgp': false,
  }),
  warning('VPN-023', { [`${SITE}.vpnDevices.0.bgpPeeringAddress`]: '10.20.254.11' }, '10.20.254.11', {}),
  warning('VPN-023', { [`${SITE}.vpnDevices.0.bgpPeeringAddress`]: '169.254.21.5' }, '169.254.21.5', {
    [`${SITE}.vpnDevices.0.bgpPeeringAddress`]: '10.20.255.12',
  }),
  error('VPN-016', overInternet({ prefixes: [] }), 'prefixes', overInternet({ prefixes: [], enableBgp: true })),
  error('VPN-016', { ...overInternet({}), [`${SITE}.prefixes`]: [] }, 'dc/pub-1', overInternet({})),
  error('VPN-016', overInternet({ prefixes: ['0.0.0.0/0'] }), 'prefixes', overInternet({ prefixes: ['10.20.0.0/16'] })),
  warning('VPN-016', overInternet({ prefixes: ['10.20.0.0/16', 'fd00:20::/48'] }), 'fd00:20::/48', {}),
  error(
    'VPN-017',
    overInternet({ enableBgp: true }, { enableBgp: true, device: 'dc/pub-1' }),
    'dc/pub-1',
    overInternet({ enableBgp: true }, { enableBgp: true }),
  ),
  warning('VPN-017', overInternet({}, {}), 'v0', overInternet({ enableBgp: true }, { enableBgp: true })),
  warning(
    'VPN-017',
    overInternet({ enableBgp: true }, { enableBgp: false }),
    'false',
    overInternet({ prefixes: ['10.20.0.0/17'] }, { prefixes: ['10.20.128.0/17'] }),
  ),
  error(
    'VPN-018',
    overInternet({ prefixes: ['10.110.4.0/24'] }),
    '10.110.4.0/24',
    overInternet({ prefixes: ['10.0.0.0/8'] }),
  ),
  error('VPN-018', { [`${SITE}.vpnDevices.0.address`]: '10.110.1.9' }, '10.110.1.9', {
    [`${SITE}.vpnDevices.0.address`]: '10.20.1.9',
  }),
  error('VPN-019', overInternet({ prefixes: prefixes(1001) }), 'dc/pub-1', overInternet({ prefixes: prefixes(790) })),
  mildly(
    error('VPN-019', overInternet({ prefixes: prefixes(1001) }), 'dc/pub-1', overInternet({ prefixes: prefixes(900) })),
  ),
  error(
    'VPN-019',
    { ...overInternet({ enableBgp: true }, { enableBgp: true }), [`${SITE}.prefixes`]: prefixes(2001) },
    'vpn-core',
    { ...overInternet({ enableBgp: true }), [`${SITE}.prefixes`]: prefixes(2001) },
  ),
  info(
    'VPN-020',
    { [`${CORE}.vpnGateway.pointToSite`]: { addressPool: ['10.111.0.0/24'], authentication: 'entra' } },
    'pointToSite',
    {
      [`${CORE}.vpnGateway.pointToSite`]: { addressPool: ['10.111.0.0/24'], authentication: 'entra' },
      [`${CORE}.gateway`]: undefined,
    },
  ),
  info('VPN-022', server({}), 'routeServer', server({ branchToBranch: true })),
  info('VPN-022', { ...server({ bgpPeers: [appliance(65001)] }), [`${CORE}.vpnGateway`]: undefined }, 'routeServer', {
    ...server({}),
    [`${CORE}.vpnGateway`]: undefined,
  }),
  warning(
    'VPN-012',
    server({ bgpPeers: [appliance(4200000001)] }),
    '4200000001',
    server({ bgpPeers: [appliance(65000)] }),
  ),
  error('NET-032', tagRoutes(26), 'routes', tagRoutes(19)),
  mildly(error('NET-032', tagRoutes(26), 'routes', tagRoutes(25))),
  warning('NET-032', sources(4001), 'securityRules', sources(3000)),
  warning('NET-037', tables(201), 't198', tables(201, { location: 'northeurope' })),
  warning('NET-031', management({}), 'management', management({ disableBgpRoutePropagation: true })),
  warning('NSG-008', bastion(control, diagnosis), 'bastion', bastion(control, diagnosis, machines)),
  warning('NSG-008', bastion(machines), 'bastion', {
    ...bastion(machines),
    [`${GROUPS}.1.existing`]: true,
  }),
  warning('NAME-005', { 'a:tags': { 'Microsoft-owner': 'x' } }, 'Microsoft-owner', {
    'a:tags': { owner: 'Microsoft' },
  }),
  warning('SEC-012', port(100, 'GcmAes256'), 'GcmAes256', port(100, 'GcmAesXpn256')),
  warning('SEC-012', port(400, 'GcmAes128'), 'GcmAes128', port(10, 'GcmAes128')),
  warning('GW-037', six('Standard', true), 'Standard', six('Standard', false)),
  warning('RES-024', reach({}), 'fd00:31::/125', reach({ ipv6AddressPrefix: undefined })),
  info('RES-024', { ...reach({ ipv6AddressPrefix: undefined }), ...otherSix }, 'lon', {
    ...reach({}),
    ...otherSix,
  }),
  warning(
    'GW-016',
    {
      ...fast,
      [`${HUB}.virtualNetworkPeerings`]: [],
      'a:subscriptions.0.virtualNetworks.1.virtualNetworkPeerings': [],
    },
    'true',
    {
      ...fast,
      [`${HUB}.virtualNetworkPeerings`]: [],
      'a:subscriptions.0.virtualNetworks.1.virtualNetworkPeerings': [],
      [`${HUB}.subnets.0.routeTable`]: undefined,
    },
  ),
  warning(
    'GW-016',
    {
      ...direct,
      ...fast,
      'a:subscriptions.0.virtualNetworks.1.location': 'northeurope',
    },
    'true',
    { ...direct, ...fast },
  ),
];
