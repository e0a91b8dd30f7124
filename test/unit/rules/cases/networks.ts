import { part } from '../base';
import { type Case, error, mildly, warning } from './case';

const HUB = 'a:subscriptions.0.virtualNetworks.0';
const APPS = 'a:subscriptions.0.virtualNetworks.1';
const DR = 'a:subscriptions.1.virtualNetworks.0';
const CORE = 'g:subscriptions.1.virtualNetworks.0';
const island = { name: 'island', addressSpace: ['10.100.0.0/20'], subnets: [] };

const attachedBy = (vrf: string) => ({
  'p:sites.0.edgeRouters.1.platform': 'frr',
  'b:vrf.name': vrf,
  'b:sites.0.connectsTo': [{ site: 'ams', interface: 'xe2', vlanId: 520 }],
});

const ownVrf = (name: string) => ({
  'g:sites.0.edgeRouters.0.platform': 'frr',
  'g:microsoftVrf': { name, routeDistinguisher: '65020:1', importRouteTargets: [], exportRouteTargets: [] },
});
const saidOnLinux = (subinterface: number) => ({
  'p:sites.1.edgeRouters.1.interfaces.0.name': 'enp129s0f0n',
  'a:circuits.1.links.secondary': { edgeRouter: 'lon-2', interface: 'enp129s0f0n', handoff: 'Dot1Q', subinterface },
});

const elsewhere = { location: 'northeurope' };
const server = (more: object) => ({
  [`${CORE}.routeServer`]: { name: 'rs', branchToBranch: true, ...more },
  [`${CORE}.subnets.2`]: { name: 'RouteServerSubnet', addressPrefix: '10.110.3.0/26' },
});

/** What is not in the region of its network; the near one is in it, says it by its display name, or is there already. */
const regions: readonly Case[] = [
  error('NET-039', { [`${HUB}.gateway.location`]: 'northeurope' }, 'northeurope', {
    [`${HUB}.gateway.location`]: 'West Europe',
  }),
  error('NET-039', { [`${CORE}.vpnGateway.location`]: 'northeurope' }, 'northeurope', {
    [`${CORE}.location`]: 'germanywestcentral',
  }),
  error('NET-039', server(elsewhere), 'northeurope', server({})),
  error('NET-039', { 'a:subscriptions.0.routeTables.0.location': 'northeurope' }, 'northeurope', {
    'a:subscriptions.0.routeTables.0.location': 'westeurope',
  }),
  error('NET-039', { 'a:subscriptions.0.networkSecurityGroups.0.location': 'northeurope' }, 'northeurope', {
    'a:subscriptions.0.routeTables.2': { name: 'unused', routes: [], ...elsewhere },
  }),
  error('NET-039', { [`${APPS}.location`]: 'northeurope' }, 'rt-workload', {
    [`${APPS}.location`]: 'northeurope',
    [`${APPS}.subnets.0.routeTable`]: undefined,
    [`${APPS}.subnets.0.networkSecurityGroup`]: undefined,
  }),
  error('NET-039', { [`${APPS}.location`]: 'northeurope' }, 'nsg', {
    [`${APPS}.location`]: 'northeurope',
    [`${APPS}.existing`]: true,
    [`${APPS}.subnets.0.existing`]: true,
  }),
  error('NET-039', { 'a:circuits.0.connections.0.location': 'northeurope' }, 'northeurope', {
    'a:circuits.0.connections.1.location': 'uksouth',
  }),
];

export const networks: readonly Case[] = [
  ...regions,
  error('NET-001', { 'a:sites.0.prefixes': ['10.10.0.1/16'] }, '10.10.0.1/16', {
    'a:sites.0.prefixes': ['10.10.0.0/15'],
  }),
  error('NET-001', { [`${APPS}.addressSpace`]: ['10.100.17.0/20'] }, '10.100.17.0/20', {}),
  error('NET-002', { 'p:pools.peeringPrefixes': ['172.16.1.0/18'] }, '172.16.1.0/18', {
    'p:pools.peeringPrefixes': ['172.16.0.0/17'],
  }),
  error('NET-003', { [`${DR}.addressSpace`]: ['168.63.129.0/24'] }, '168.63.129.0/24', {
    'a:sites.1.prefixes': ['100.64.0.0/24'],
  }),
  error('NET-003', { 'a:sites.1.prefixes': ['169.254.3.0/24'] }, '169.254.3.0/24', {
    [`${DR}.addressSpace`]: ['20.10.0.0/20'],
    [`${DR}.subnets`]: [],
  }),
  error('NET-004', { 'p:sites.0.prefixes': ['127.0.0.0/8'] }, '127.0.0.0/8', { 'p:sites.0.prefixes': ['11.0.0.0/8'] }),
  warning('NET-005', { 'a:sites.1.prefixes': ['192.0.2.0/24'] }, '192.0.2.0/24', {
    'a:sites.1.prefixes': ['192.0.3.0/24'],
  }),
  warning('NET-006', { 'p:sites.0.prefixes': ['2001:db8:1::/48'] }, '2001:db8:1::/48', {
    'p:sites.0.prefixes': ['fd00:1::/48'],
  }),
  error('NET-007', { 'g:sites.0.publicPrefixes': ['100.64.0.0/24'] }, '100.64.0.0/24', {
    'g:sites.0.publicPrefixes': ['203.0.113.0/24'],
  }),
  error('NET-008', { [`${HUB}.subnets.2.addressPrefix`]: '10.100.16.0/24' }, '10.100.16.0/24', {
    [`${HUB}.subnets.2.addressPrefix`]: '10.100.15.0/24',
  }),
  error('NET-009', { [`${HUB}.subnets.2.addressPrefix`]: '10.100.0.96/27' }, '10.100.0.96/27', {
    [`${HUB}.subnets.2.addressPrefix`]: '10.100.0.128/27',
  }),
  error('NET-010', { [`${HUB}.addressSpace`]: ['10.100.0.0/20', '10.100.8.0/21'] }, '10.100.8.0/21', {
    [`${HUB}.addressSpace`]: ['10.100.0.0/21', '10.100.8.0/21'],
  }),
  error('NET-011', { [`${DR}.addressSpace`]: ['10.100.0.0/16'] }, '10.100.0.0/16', {
    'a:subscriptions.1.virtualNetworks.1': island,
    'a:subscriptions.1.reachedOver': 'internet',
  }),
  error(
    'NET-011',
    {
      'a:subscriptions.1.virtualNetworks.1': {
        ...island,
        virtualNetworkPeerings: [{ name: 'p', remoteVirtualNetwork: 'prod/hub' }],
      },
    },
    '10.100.0.0/20',
    { [`${CORE}.addressSpace`]: ['10.100.0.0/16'] },
  ),
  error('NET-012', { 'a:sites.1.prefixes': ['10.100.0.0/20'] }, '10.100.0.0/20', {}),
  error('NET-012', { 'a:sites.1.prefixes': ['10.100.17.0/24'] }, '10.100.17.0/24', {
    'a:subscriptions.1.virtualNetworks.1': { ...island, addressSpace: ['10.11.0.0/16'] },
    'a:subscriptions.1.reachedOver': 'internet',
  }),
  mildly(
    error('NET-012', { 'a:sites.1.prefixes': ['10.101.0.0/21'] }, '10.101.0.0/21', {
      'a:sites.1.prefixes': ['10.101.0.0/16'],
    }),
  ),
  warning('NET-012', { 'a:sites.1.prefixes': ['10.0.0.0/8'] }, '10.0.0.0/8', {}),
  error('NET-013', { 'a:sites.1.prefixes': ['10.200.1.0/25'] }, '10.200.1.0/25', {
    'b:sites.0.prefixes': ['10.200.1.0/25'],
  }),
  error('NET-014', { 'b:sharedServices': ['dns'] }, '10.10.0.0/16', {
    'b:sharedServices': ['dns'],
    'b:sites.0.prefixes': ['10.12.0.0/16'],
  }),
  warning('NET-015', { 'a:subscriptions.1.virtualNetworks.1': island }, 'island', {
    'a:subscriptions.1.virtualNetworks.1': {
      ...island,
      addressSpace: ['10.102.0.0/20'],
      virtualNetworkPeerings: [{ name: 'p', remoteVirtualNetwork: 'dr' }],
    },
  }),
  warning('NET-016', { 'a:circuits.0.peerings.private.vlanId': 99 }, '99', {
    'g:circuits.0.peerings.private.vlanId': 99,
  }),
  warning('NET-016', { 'a:circuits.0.peerings.private.primaryPeerAddressPrefix': '172.20.0.0/30' }, '172.20.0.0/30', {
    'a:circuits.0.peerings.private.ipv6PeeringConfig': {
      primaryPeerAddressPrefix: 'fd00::/126',
      secondaryPeerAddressPrefix: 'fd00::4/126',
    },
  }),
  warning('NET-016', { 'b:vrf.routeDistinguisher': '65010:2000' }, '65010:2000', {
    'b:vrf.routeDistinguisher': '65010:1999',
  }),
  error('NET-017', { 'a:sites.0.connectsTo.0.peerAddress': '100.64.10.1' }, '100.64.10.1', {
    'a:sites.0.connectsTo.0.peerAddress': undefined,
  }),
  error('NET-017', { 'a:sites.0.connectsTo.0.localAddress': '100.64.10.3/30' }, '100.64.10.3/30', {
    'a:sites.0.connectsTo.0': {
      site: 'ams',
      edgeRouter: 'ams-1',
      localAddress: '100.64.10.0/31',
      peerAddress: '100.64.10.1',
    },
  }),
  error('NET-018', { 'g:sites.0.asn': 4294967296 }, '4294967296', { 'g:sites.0.asn': 4294967294 }),
  ...[12076, 23456, 65515, 65520, 65535, 4294967295].map((asn) =>
    error('NET-018', { 'a:sites.0.connectsTo.0.peerASN': asn }, String(asn), {
      'a:sites.0.connectsTo.0.peerASN': 65514,
    }),
  ),
  error('NET-018', { 'g:sites.0.asn': 23456 }, '23456', { 'g:sites.0.asn': 65521 }),
  error('NET-019', { 'p:asn': 65535 }, '65535', { 'p:asn': 65534 }),
  warning('NET-018', { 'a:sites.0.connectsTo.0.peerASN': 65010 }, '65010', {
    'p:sites.0.asn': 65011,
    'a:sites.0.connectsTo.0.peerASN': 65010,
  }),
  warning(
    'NET-018',
    { 'a:sites.0.asn': 65010, 'a:sites.0.connectsTo.0.peerASN': undefined },
    '65010',
    // Static routes: nobody speaks BGP there.
    {
      'a:sites.0.connectsTo.0': { ...part('a:sites.0.connectsTo.0'), routing: 'static', peerASN: 65010 },
    },
  ),
  warning('NET-018', { 'g:sites.0.asn': 64500 }, '64500', { 'g:sites.0.asn': 64512 }),
  error('NET-019', { 'p:asn': 0 }, '0', { 'p:asn': 1 }),
  error('NET-020', { 'a:subscriptions.0.routeTables.0.routes.0.nextHopIpAddress': undefined }, 'VirtualAppliance', {}),
  error('NET-020', { 'a:subscriptions.0.routeTables.0.routes.0.nextHopType': 'None' }, '10.100.0.68', {
    'a:subscriptions.0.routeTables.0.routes.0': { name: 'all', addressPrefix: '0.0.0.0/0', nextHopType: 'None' },
  }),
  error('NET-020', { 'a:subscriptions.0.routeTables.0.routes.0.addressPrefix': '::/0' }, '10.100.0.68', {
    'a:subscriptions.0.routeTables.0.routes.0.addressPrefix': '0.0.0.0/0',
  }),
  error('NET-020', { 'a:subscriptions.0.routeTables.0.routes.0.nextHopIpAddress': 'fd00:100::4' }, 'fd00:100::4', {
    'a:subscriptions.0.routeTables.0.routes.0': {
      name: 'all',
      addressPrefix: '::/0',
      nextHopType: 'VirtualAppliance',
      nextHopIpAddress: 'fd00:100::4',
    },
  }),
  warning('NET-021', { 'a:subscriptions.0.routeTables.0.routes.0.nextHopIpAddress': '10.101.0.68' }, '10.101.0.68', {
    'a:subscriptions.0.routeTables.0.routes.0.nextHopIpAddress': '10.100.1.4',
  }),
  warning('NET-021', { 'a:subscriptions.0.routeTables.0.routes.0.nextHopIpAddress': '10.100.1.3' }, '10.100.1.3', {}),
  error('NET-022', { [`${HUB}.firewall.privateIpAddress`]: '10.100.0.67' }, '10.100.0.67', {
    [`${HUB}.firewall.privateIpAddress`]: '10.100.0.126',
  }),
  error('NET-022', { [`${HUB}.firewall.privateIpAddress`]: '10.101.0.68' }, '10.101.0.68', {}),
  warning('NET-023', { [`${HUB}.subnets.1.name`]: 'firewall', [`${HUB}.firewall.existing`]: false }, 'fw', {
    [`${HUB}.subnets.1.name`]: 'firewall',
  }),
  error('NET-023', { [`${HUB}.routeServer`]: { name: 'rs' } }, 'rs', {
    [`${HUB}.routeServer`]: { name: 'rs', existing: true },
  }),
  warning('NET-024', { 'a:sites.1.connectsTo': [{ site: 'lon', peerASN: 4200000001 }] }, '4200000001', {
    'a:sites.1.connectsTo': [{ site: 'lon', peerASN: 4200000002 }],
  }),
  warning(
    'NET-024',
    { 'a:circuits.0.globalReach': [{ name: 'g', circuit: 'lon', addressPrefix: '172.31.0.0/29' }] },
    'lon',
    {
      'a:circuits.0.globalReach': [{ name: 'g', circuit: 'lon', addressPrefix: '172.31.0.0/29' }],
      'a:circuits.1.peerings.private.peerASN': 65011,
    },
  ),
  warning('NET-025', { [`${APPS}.summarizedGatewayPrefixes`]: ['10.100.0.0/16'] }, 'summarizedGatewayPrefixes', {
    [`${HUB}.summarizedGatewayPrefixes`]: ['10.100.0.0/16'],
  }),
  warning(
    'NET-026',
    { [`${HUB}.virtualNetworkPeerings.1`]: { name: 'p', remoteVirtualNetwork: 'second/dr' } },
    'second/dr',
    {
      [`${HUB}.virtualNetworkPeerings.1`]: { name: 'p', remoteVirtualNetwork: 'second/dr' },
      [`${DR}.virtualNetworkPeerings`]: [{ name: 'p', remoteVirtualNetwork: 'prod/hub' }],
    },
  ),
  warning('NET-027', { 'p:pools.routeDistinguishers': ['65010:1001-1002'] }, 'routeDistinguishers', {
    'p:pools.routeDistinguishers': ['65010:1001-1003'],
  }),
  warning('NET-027', { 'p:pools.peeringPrefixes': ['172.16.0.0/28'] }, 'peeringPrefixes', {
    'p:pools.peeringPrefixes': ['172.16.0.0/27'],
  }),
  // An attachment that names no edge router is on the one that has its interface.
  error('EDGE-001', attachedBy('CUSTOMER-BETA-12'), 'CUSTOMER-BETA-12', attachedBy('CUSTOMER-BETA-1')),
  error('EDGE-001', { 'a:vrf.name': 'CUSTOMER-ALPHA-1' }, 'CUSTOMER-ALPHA-1', { 'a:vrf.name': 'CUSTOMER-ALPHA1' }),
  // On the customer's own routers a VRF is made for Microsoft peering only.
  error('EDGE-001', ownVrf('MICROSOFT-GAMMA1'), 'MICROSOFT-GAMMA1', ownVrf('MICROSOFT-GAMMA')),
  error('EDGE-001', ownVrf('MICROSOFT-GAMMA1'), 'MICROSOFT-GAMMA1', {
    ...ownVrf('MICROSOFT-GAMMA1'),
    'g:circuits.0.peerings.microsoft': undefined,
  }),
  // Two numbers on Dot1Q: the sub-interface has the one that the link says.
  error('EDGE-001', saidOnLinux(1234), 'enp129s0f0n', saidOnLinux(123)),
  error(
    'EDGE-001',
    {
      'p:sites.0.edgeRouters.1.platform': 'frr',
      'p:sites.0.edgeRouters.1.interfaces.1.name': 'enp129s0f0np',
      'a:sites.0.connectsTo.1.interface': 'enp129s0f0np',
    },
    'enp129s0f0np',
    {
      'p:sites.0.edgeRouters.1.platform': 'frr',
      'p:sites.0.edgeRouters.1.interfaces.1.name': 'enp129s0f0n',
      'a:sites.0.connectsTo.1.interface': 'enp129s0f0n',
    },
  ),
  error(
    'EDGE-001',
    { 'a:sites.0.connectsTo.0.customerRouter': { name: 'ce', platform: 'frr', interface: 'enp129s0f0np' } },
    'enp129s0f0np',
    { 'a:sites.0.connectsTo.0.customerRouter': { name: 'ce', platform: 'frr', interface: 'enp129s0f0n' } },
  ),
  error(
    'EDGE-001',
    {
      'p:sites.1.edgeRouters.1.interfaces.0.name': 'enp129s0f0np0',
      'a:circuits.1.links.secondary.interface': 'enp129s0f0np0',
    },
    'enp129s0f0np0',
    {
      'p:sites.1.edgeRouters.1.interfaces.0.name': 'enp129s0f0n',
      'a:circuits.1.links.secondary.interface': 'enp129s0f0n',
    },
  ),
  warning(
    'EDGE-002',
    { 'g:circuits.0.links.secondary': { ...part('g:circuits.0.links.secondary'), handoff: 'QinQ', outerVlanId: 7 } },
    'QinQ',
    { 'g:circuits.0.links.primary': { ...part('g:circuits.0.links.primary'), handoff: 'QinQ', outerVlanId: 7 } },
  ),
];
