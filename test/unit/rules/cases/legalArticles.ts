import { type Change, part } from '../base';
import { direct } from './circuits';

const HUB = 'a:subscriptions.0.virtualNetworks.0';
const APPS = 'a:subscriptions.0.virtualNetworks.1';
const CORE = 'g:subscriptions.1.virtualNetworks.0';
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
const overInternet = (...connections: readonly object[]): Change => ({
  'g:sites.0.vpnDevices.1': device(1),
  'g:sites.0.vpnDevices.2': device(2),
  'g:vpnConnections': connections.map((more, n) => ({
    name: `v${n}`,
    virtualNetwork: 'core/core',
    device: `dc/pub-${n + 1}`,
    sharedKey: { secret: `v${n}` },
    ...more,
  })),
});
const six = {
  primaryPeerAddressPrefix: 'fd00:9::/126',
  secondaryPeerAddressPrefix: 'fd00:9::4/126',
};

/** More designs that are unusual and legal, sentence by sentence of the documents that `articles` breaks. */
export const legalArticles: Readonly<Record<string, Change>> = {
  'two VPN devices of one site, both with BGP': overInternet({ enableBgp: true }, { enableBgp: true }),
  'two VPN devices of one site without BGP, each for half of its prefixes': overInternet(
    { prefixes: ['10.20.0.0/17'] },
    { prefixes: ['10.20.128.0/17'] },
  ),
  'a VPN connection with BGP and without prefixes': overInternet({ enableBgp: true, prefixes: [] }),
  'a VPN connection whose prefixes contain those of the network': overInternet({ prefixes: ['10.0.0.0/8'] }),
  'a thousand prefixes behind a VPN device': overInternet({
    prefixes: Array.from({ length: 1000 }, (_, n) => `12.${Math.floor(n / 250)}.${n % 250}.0/24`),
  }),
  'a VPN device with an AS number of four octets': {
    ...overInternet({ enableBgp: true }),
    'g:sites.0.vpnDevices.1': device(1, { asn: 4_200_000_123 }),
  },
  'clients beside an ExpressRoute gateway': {
    [`${CORE}.vpnGateway.pointToSite`]: { addressPool: ['10.111.0.0/24'], authentication: 'certificate' },
  },
  'an appliance with an AS number of four octets': {
    [`${HUB}.routeServer`]: { name: 'rs', bgpPeers: [{ name: 'nva', peerIp: '10.100.16.9', peerAsn: 4_200_000_001 }] },
    [`${HUB}.subnets.3`]: { name: 'RouteServerSubnet', addressPrefix: '10.100.3.0/26' },
  },
  'as many routes to service tags as a table takes': {
    [`${TABLES}.2`]: {
      name: 'tags',
      routes: ['', '.WestEurope', '.NorthEurope', '.UKSouth', '.EastUS'].flatMap((region, i) =>
        ['Storage', 'Sql', 'EventHub', 'ServiceBus', 'AzureKeyVault'].map((tag, n) => ({
          name: `t${i}-${n}`,
          addressPrefix: `${tag}${region}`,
          nextHopType: 'Internet',
        })),
      ),
    },
  },
  'four thousand sources in one rule': {
    [`${RULE}.sourceAddressPrefix`]: undefined,
    [`${RULE}.sourceAddressPrefixes`]: Array.from(
      { length: 4000 },
      (_, n) => `12.${Math.floor(n / 250)}.${n % 250}.0/24`,
    ),
  },
  'more security groups in a subscription than in one region can be': {
    [GROUPS]: [part(`${GROUPS}.0`), ...Array.from({ length: 300 }, (_, n) => ({ name: `g${n}`, securityRules: [] }))],
  },
  'Azure Bastion with a security group that has wide rules': {
    [`${GROUPS}.1`]: {
      name: 'wide',
      securityRules: [
        { ...part(RULE), name: 'in', priority: 100, direction: 'Inbound', destinationPortRange: '*' },
        { ...part(RULE), name: 'out', priority: 100, direction: 'Outbound', destinationPortRange: '*' },
      ],
    },
    [`${HUB}.subnets.3`]: {
      name: 'AzureBastionSubnet',
      addressPrefix: '10.100.4.0/26',
      networkSecurityGroup: 'wide',
    },
  },
  'a tag that has the word azure in it': { 'a:tags': { 'owner-azure': 'x', team: 'Microsoft' } },
  'a slow direct port with a cipher without XPN': {
    'p:expressRoutePorts.0.userAssignedIdentity':
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i',
    'p:expressRoutePorts.0.links.primary.macSec': {
      cipher: 'GcmAes256',
      cknSecret: 'https://kv.vault.azure.net/secrets/ckn',
      cakSecret: 'https://kv.vault.azure.net/secrets/cak',
    },
  },
  'an existing gateway without zones beside IPv6': {
    [`${HUB}.addressSpace`]: ['10.100.0.0/20', 'fd00:100::/48'],
    [`${HUB}.subnets.0`]: { name: 'GatewaySubnet', addressPrefixes: ['10.100.0.0/26', 'fd00:100::/64'] },
    [`${HUB}.gateway.sku`]: 'HighPerformance',
    [`${HUB}.gateway.existing`]: true,
    'a:circuits.0.peerings.private.ipv6PeeringConfig': six,
  },
  'a VPN gateway beside ExpressRoute in dual stack': {
    [`${CORE}.addressSpace`]: ['10.110.0.0/16', 'fd00:110::/48'],
    [`${CORE}.subnets.0`]: { name: 'GatewaySubnet', addressPrefixes: ['10.110.0.0/26', 'fd00:110::/64'] },
    'g:circuits.0.peerings.private.ipv6PeeringConfig': six,
  },
  'Global Reach with IPv6 where one circuit has it not yet': {
    'a:circuits.0.globalReach': [
      { name: 'g', circuit: 'lon', addressPrefix: '172.31.0.0/29', ipv6AddressPrefix: 'fd00:31::/125' },
    ],
    'a:circuits.0.peerings.private.ipv6PeeringConfig': six,
  },
  'FastPath over a connectivity provider, with spokes and a table on GatewaySubnet': {
    [`${HUB}.gateway.sku`]: 'ErGw3AZ',
    'a:circuits.0.connections.0.expressRouteGatewayBypass': true,
  },
  'FastPath on a direct circuit with a spoke in another region': {
    ...direct,
    [`${HUB}.gateway.sku`]: 'ErGw3AZ',
    'a:circuits.0.connections.0.expressRouteGatewayBypass': true,
    [`${APPS}.location`]: 'northeurope',
    [`${APPS}.subnets.0.routeTable`]: undefined,
    [`${APPS}.subnets.0.networkSecurityGroup`]: undefined,
  },
  'a management subnet of a firewall whose table propagates': {
    [`${HUB}.subnets.3`]: {
      name: 'AzureFirewallManagementSubnet',
      addressPrefix: '10.100.4.0/26',
      routeTable: 'management',
    },
    [`${TABLES}.2`]: {
      name: 'management',
      routes: [{ name: 'out', addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' }],
    },
  },
  'a tunnel over private peering, and one over the internet to another device': {
    'g:sites.0.vpnDevices.1': device(1),
    'g:vpnConnections': [
      {
        name: 'backup',
        virtualNetwork: 'core/core',
        device: 'dc/pub-1',
        enableBgp: true,
        sharedKey: { secret: 'backup' },
      },
    ],
  },
};
