import { type Change, part } from '../base';

const HUB = 'a:subscriptions.0.virtualNetworks.0';
const APPS = 'a:subscriptions.0.virtualNetworks.1';
const CORE = 'g:subscriptions.1.virtualNetworks.0';
const NSG = 'a:subscriptions.0.networkSecurityGroups.0.securityRules';
const T = 'a:subscriptions.0.routeTables';
const rule = (o: object) => ({ [`${NSG}.0`]: { ...part(`${NSG}.0`), ...o } });
const sub = (name: string, addressPrefix: string, o: object = {}) => ({
  [`${HUB}.subnets.3`]: { name, addressPrefix, ...o },
});
const clients = (o: object) => ({
  [`${CORE}.vpnGateway.pointToSite`]: { addressPool: ['10.111.0.0/24'], authentication: 'entra', ...o },
});
const route = (o: object) => ({
  [`${T}.0.routes.1`]: { name: 'r', addressPrefix: '11.0.0.0/8', nextHopType: 'None', ...o },
});

/**
 * Designs that are unusual and legal by the documentation of Azure (virtual-networks-faq, ipv6-overview, network-security-groups-overview,
 * vpn-gateway-vpn-faq, route-server-faq, scalable-gateway, about-fastpath, expressroute-faqs, resource-name-rules): no rule may
 * call one an error.
 */
export const legalByDocuments: Readonly<Record<string, Change>> = {
  'a region that is new: swedensouth': { 'b:subscriptions.0.location': 'swedensouth' },
  'a region by its display name': { 'b:subscriptions.0.location': 'West Europe' },
  'a region of next year': { 'b:subscriptions.0.location': 'belgiumcentral2' },
  'a peering location that is new: New York2': {
    'a:circuits.1.peeringLocation': 'New York2',
    'a:circuits.1.sku.tier': 'Premium',
  },
  "a peering location by Azure's name: Newport": { 'a:circuits.1.peeringLocation': 'Newport' },
  'a peering location that nobody knows': { 'a:circuits.1.peeringLocation': 'Lagos2' },
  'a connectivity provider that nobody knows': {
    'a:circuits.1.serviceProviderName': 'Nordic Carrier 9',
    'p:sites.1.edgeRouters.0.interfaces.0.serviceProviderName': 'Nordic Carrier 9',
    'p:sites.1.edgeRouters.1.interfaces.0.serviceProviderName': 'Nordic Carrier 9',
  },
  'a building that nobody knows': { 'p:expressRoutePorts.0.peeringLocation': 'Equinix-Oslo-OS9' },
  'a gateway SKU of next year': { [`${HUB}.gateway.sku`]: 'ErGw4AZ' },
  'a VPN gateway SKU of next year': { [`${CORE}.vpnGateway.sku`]: 'VpnGw6AZ' },
  'a service tag that is new': rule({ sourceAddressPrefix: 'AzureQuantum' }),
  'nsg tag region': rule({ sourceAddressPrefix: 'Storage.WestEurope' }),
  'nsg single ip': rule({ sourceAddressPrefix: '10.1.2.3' }),
  'nsg ip /32': rule({ sourceAddressPrefix: '10.1.2.3/32' }),
  'nsg 0.0.0.0/0': rule({ sourceAddressPrefix: '0.0.0.0/0' }),
  'nsg ports number': rule({ destinationPortRange: undefined, destinationPortRanges: ['80', '443', '8000-8999'] }),
  'nsg port 0': rule({ destinationPortRange: '0' }),
  'nsg port 0-65535': rule({ destinationPortRange: '0-65535' }),
  'nsg priority 100/4096': rule({ priority: 4096 }),
  'nsg icmp v6': rule({
    protocol: 'Icmp',
    destinationPortRange: '*',
    sourceAddressPrefix: 'fd00::/8',
    destinationAddressPrefix: '*',
  }),
  'nsg esp/ah': rule({ protocol: 'Esp', destinationPortRange: '*' }),
  'subnet /29': sub('tiny', '10.100.4.0/29'),
  'subnet many prefixes v4': {
    [`${HUB}.subnets.3`]: { name: 'multi', addressPrefixes: ['10.100.4.0/26', '10.100.5.0/26'] },
  },
  'subnet delegated-size /28': sub('aci', '10.100.4.0/28'),
  'bastion with nsg': sub('AzureBastionSubnet', '10.100.4.0/26', { networkSecurityGroup: 'nsg' }),
  'public address space': {
    [`${APPS}.addressSpace`]: ['20.44.0.0/20'],
    [`${APPS}.subnets.0.addressPrefix`]: '20.44.0.0/24',
    [`${T}.1.routes.0.addressPrefix`]: '20.44.0.0/20',
  },
  '100.64 vnet': {
    'a:subscriptions.1.virtualNetworks.0.addressSpace': ['100.64.0.0/20'],
    'a:subscriptions.1.virtualNetworks.0.subnets.0.addressPrefix': '100.64.0.0/27',
    'a:subscriptions.1.virtualNetworks.0.subnets.1.addressPrefix': '100.64.1.0/24',
  },
  '198.18 vnet': {
    'a:subscriptions.1.virtualNetworks.0.addressSpace': ['198.18.0.0/20'],
    'a:subscriptions.1.virtualNetworks.0.subnets.0.addressPrefix': '198.18.0.0/27',
    'a:subscriptions.1.virtualNetworks.0.subnets.1.addressPrefix': '198.18.1.0/24',
  },
  'AS path 32 bit': { 'g:sites.0.asn': 4200000500, 'g:circuits.0.peerings.private.peerASN': 4200000500 },
  'vpn device asn 65514': { 'g:sites.0.vpnDevices.0.asn': 65514 },
  'vpn gw own asn': { [`${CORE}.vpnGateway.asn`]: 65010 },
  'ergwscale fixed': {
    [`${HUB}.gateway`]: { name: 'gw-hub', sku: 'ErGwScale', autoScaleConfiguration: { min: 4, max: 4 } },
  },
  'ergwscale 1 fixed': {
    [`${HUB}.gateway`]: { name: 'gw-hub', sku: 'ErGwScale', autoScaleConfiguration: { min: 1, max: 1 } },
  },
  'ergwscale auto': {
    [`${HUB}.gateway`]: { name: 'gw-hub', sku: 'ErGwScale', autoScaleConfiguration: { min: 2, max: 40 } },
  },
  'ergwscale none': { [`${HUB}.gateway`]: { name: 'gw-hub', sku: 'ErGwScale' } },
  'fastpath 10 units': {
    [`${HUB}.gateway`]: { name: 'gw-hub', sku: 'ErGwScale', autoScaleConfiguration: { min: 10, max: 20 } },
    'a:circuits.0.connections.0.expressRouteGatewayBypass': true,
  },
  'gateway subnet /27 both': { [`${CORE}.subnets.0.addressPrefix`]: '10.110.0.0/27' },
  'gateway subnet /24': { [`${HUB}.subnets.0.addressPrefix`]: '10.100.2.0/24' },
  'dns of onprem': { [`${HUB}.dnsServers`]: ['10.10.0.53', '10.11.0.53'] },
  'dns azure': { [`${HUB}.dnsServers`]: ['168.63.129.16'] },
  'dns public': { [`${HUB}.dnsServers`]: ['1.1.1.1'] },
  'two pools of clients': clients({
    addressPool: ['10.111.0.0/24', '10.112.0.0/24'],
    authentication: 'certificate',
    users: 300,
  }),
  'p2s public pool': clients({ addressPool: ['198.18.0.0/24'] }),
  'p2s 100.64': clients({ addressPool: ['100.64.200.0/24'] }),
  'route tag': route({ addressPrefix: 'AzureMonitor', nextHopType: 'Internet' }),
  'route tag region': route({ addressPrefix: 'Storage.NorthEurope', nextHopType: 'Internet' }),
  'route to nva in spoke': route({
    addressPrefix: '12.0.0.0/8',
    nextHopType: 'VirtualAppliance',
    nextHopIpAddress: '10.100.16.4',
  }),
  'route v6': route({ addressPrefix: '::/0', nextHopType: 'None' }),
  'window UTC 23h': {
    [`${HUB}.gateway.maintenanceWindow`]: { start: '2027-01-01 00:00', hours: 23, timeZone: 'W. Europe Standard Time' },
  },
  'window Tokyo': {
    [`${HUB}.gateway.maintenanceWindow`]: { start: '2027-01-01 00:00', hours: 6, timeZone: 'Tokyo Standard Time' },
  },
  'names with dots': { [`${APPS}.subnets.0.name`]: 'web.front-1_a' },
  'rg with parens': { 'b:subscriptions.0.resourceGroup': 'rg-(prod)' },
  'rg unicode': { 'b:subscriptions.0.resourceGroup': 'rg-größe' },
  'name starts digit': { [`${APPS}.subnets.0.name`]: '1web' },
  'name ends underscore': { [`${APPS}.subnets.0.name`]: 'web_' },
  'vnet peering transitive': {
    [`${APPS}.virtualNetworkPeerings.1`]: { name: 'x', remoteVirtualNetwork: 'second/dr' },
    'a:subscriptions.1.virtualNetworks.0.virtualNetworkPeerings': [{ name: 'y', remoteVirtualNetwork: 'prod/apps' }],
  },
  'route server with vpn aa': {
    [`${CORE}.routeServer`]: { name: 'rs', branchToBranch: true },
    [`${CORE}.subnets.2`]: { name: 'RouteServerSubnet', addressPrefix: '10.110.3.0/26' },
  },
  'route server /27': {
    [`${CORE}.routeServer`]: { name: 'rs' },
    [`${CORE}.subnets.2`]: { name: 'RouteServerSubnet', addressPrefix: '10.110.3.0/27' },
  },
  'rs in hub only er': {
    [`${HUB}.routeServer`]: { name: 'rs', bgpPeers: [{ name: 'nva', peerIp: '10.100.16.9', peerAsn: 65001 }] },
    [`${HUB}.subnets.3`]: { name: 'RouteServerSubnet', addressPrefix: '10.100.3.0/26' },
  },
  'global reach ams-lon': {
    'a:circuits.0.globalReach': [{ name: 'g', circuit: 'lon', addressPrefix: '172.31.0.0/29' }],
  },
  'prem 10000 routes': {
    'a:circuits.0.sku.tier': 'Premium',
    'a:circuits.1.sku.tier': 'Premium',
    [`${HUB}.gateway.sku`]: 'ErGw3AZ',
    'a:subscriptions.1.virtualNetworks.0.gateway.sku': 'ErGw3AZ',
    'a:sites.1.prefixes': Array.from({ length: 5000 }, (_, i) => `12.${Math.floor(i / 250)}.${i % 250}.0/24`),
  },
  'local tier': {
    'a:circuits.0.sku.tier': 'Local',
    'a:circuits.0.sku.family': 'UnlimitedData',
    'a:circuits.0.connections': [{ name: 'hub-ams', virtualNetwork: 'prod/hub', routingWeight: 100 }],
  },
  'ipv6 whole': {
    [`${APPS}.addressSpace`]: ['10.100.16.0/20', 'fd00:100::/48'],
    [`${APPS}.subnets.1`]: { name: 'six', addressPrefixes: ['10.100.17.0/24', 'fd00:100:0:1::/64'] },
  },
  'the first VLAN of the pool': { 'a:circuits.0.peerings.private.vlanId': 100 },
  'tags 50': { 'b:subscriptions.0.tags': Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t${i}`, 'v'])) },
  'macsec with identity': {
    'p:expressRoutePorts.0.userAssignedIdentity':
      '/subscriptions/00000000-0000-4000-8000-0000000000c9/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/mi',
    'p:expressRoutePorts.0.links.primary.macSec': {
      cipher: 'GcmAesXpn256',
      cknSecret: 'https://x.vault.azure.net/secrets/ckn/0123456789abcdef0123456789abcdef',
      cakSecret: 'https://x.vault.azure.net/secrets/cak',
    },
  },
  'basic vpn only': {
    'g:circuits': [],
    [`${CORE}.gateway`]: undefined,
    [`${CORE}.vpnGateway`]: { name: 'v', sku: 'Basic', role: 'only' },
    'g:sites.0.vpnDevices.0.address': '20.33.0.11',
    'g:vpnConnections': [
      {
        name: 'v',
        virtualNetwork: 'core/core',
        device: 'dc/vpn-1',
        prefixes: ['10.20.0.0/16'],
        sharedKey: { secret: 'v' },
      },
    ],
  },
  'existing port macsec no identity': {
    'p:expressRoutePorts.0.existing': true,
    'p:expressRoutePorts.0.links.primary.macSec': {
      cipher: 'GcmAes256',
      cknSecret: 'https://x.vault.azure.net/secrets/ckn',
      cakSecret: 'https://x.vault.azure.net/secrets/cak',
    },
  },
  resiliency: { [`${HUB}.gateway.resiliencyModel`]: 'MultiHomed', 'a:circuits.0.resiliencyLevel': 'Maximum' },
  'a private AS number of the customer': {
    'a:sites.0.connectsTo.0.peerASN': 65514,
    'a:sites.0.connectsTo.1.peerASN': 65514,
  },
  'attachment static': {
    'a:sites.0.connectsTo.0.routing': 'static',
    'a:sites.0.connectsTo.0.peerASN': undefined,
    'a:sites.0.connectsTo.1.routing': 'static',
    'a:sites.0.connectsTo.1.peerASN': undefined,
  },
  'attachment /31': {
    'a:sites.0.connectsTo.0.localAddress': '100.64.10.0/31',
    'a:sites.0.connectsTo.0.peerAddress': '100.64.10.1',
  },
  'standard to other region in geo': { 'a:subscriptions.1.location': 'northeurope' },
};
