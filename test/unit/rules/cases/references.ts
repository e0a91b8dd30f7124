import { part } from '../base';
import { type Case, error, warning } from './case';

const AT = '/subscriptions/s/resourceGroups/g/providers';
const GROUP = `${AT}/Microsoft.Insights/actionGroups/a`;
const WORKSPACE = `${AT}/Microsoft.OperationalInsights/workspaces/w`;
const NETWORK = `${AT}/Microsoft.Network/virtualNetworks/v`;
const IDENTITY = `${AT}/Microsoft.ManagedIdentity/userAssignedIdentities/i`;
const there = (resourceId: string) => ({ existing: true, resourceId });

/** Ids of another type than their key takes; the near one is of that type, in any case. */
const ids: readonly Case[] = [
  error('REF-017', { 'a:monitoring.actionGroupId': WORKSPACE }, WORKSPACE, {
    'a:monitoring.actionGroupId': GROUP.toLowerCase(),
  }),
  error(
    'REF-017',
    { 'a:monitoring.workspaceId': `${AT}/Microsoft.Storage/storageAccounts/x` },
    `${AT}/Microsoft.Storage/storageAccounts/x`,
    {
      'a:monitoring.workspaceId': WORKSPACE,
    },
  ),
  error(
    'REF-017',
    { 'a:monitoring.workspaceId': '/subscriptions/s/resourceGroups/g' },
    '/subscriptions/s/resourceGroups/g',
    {},
  ),
  error(
    'REF-017',
    { 'a:subscriptions.0.virtualNetworks.1': { ...part('a:subscriptions.0.virtualNetworks.1'), ...there(GROUP) } },
    GROUP,
    { 'a:subscriptions.0.virtualNetworks.1': { ...part('a:subscriptions.0.virtualNetworks.1'), ...there(NETWORK) } },
  ),
  error('REF-017', { 'a:circuits.0.resourceId': NETWORK, 'a:circuits.0.existing': true }, NETWORK, {
    'a:circuits.0.resourceId': `${AT}/Microsoft.Network/expressRouteCircuits/ams`,
    'a:circuits.0.existing': true,
  }),
  error('REF-018', { 'p:expressRoutePorts.0.userAssignedIdentity': NETWORK }, NETWORK, {
    'p:expressRoutePorts.0.userAssignedIdentity': IDENTITY,
  }),
];

export const references: readonly Case[] = [
  ...ids,
  error('REF-002', { 'a:circuits.0.connections.0.virtualNetwork': 'prod/Hub' }, 'prod/Hub', {
    'a:circuits.0.connections.0.virtualNetwork': 'hub',
  }),
  error('REF-002', { 'a:circuits.0.connections.1.virtualNetwork': 'dr' }, 'dr', {}),
  error('REF-002', { 'a:circuits.0.connections.0.virtualNetwork': 'core/core' }, 'core/core', {}),
  error('REF-002', { 'g:circuits.0.encryption.virtualNetwork': 'core/nowhere' }, 'core/nowhere', {}),
  error(
    'REF-002',
    { 'a:subscriptions.0.virtualNetworks.1.virtualNetworkPeerings.0.remoteVirtualNetwork': 'hubb' },
    'hubb',
    { 'a:subscriptions.0.virtualNetworks.1.virtualNetworkPeerings.0.remoteVirtualNetwork': 'prod/hub' },
  ),
  error(
    'REF-002',
    { 'g:vpnConnections': [{ name: 'c', virtualNetwork: 'core/x', device: 'vpn-1', sharedKey: { secret: 'k' } }] },
    'core/x',
    { 'g:vpnConnections': [{ name: 'c', virtualNetwork: 'core/core', device: 'vpn-1', sharedKey: { secret: 'k' } }] },
  ),
  error('REF-002', { 'g:circuits.0.encryption.firewalls': { site: 'fw-dc', azure: 'core/none' } }, 'core/none', {
    'g:circuits.0.encryption.firewalls': { site: 'fw-dc', azure: 'core/core' },
  }),
  error('REF-003', { 'a:circuits.0.subscription': 'Prod' }, 'Prod', { 'a:circuits.0.subscription': 'second' }),
  error('REF-004', { 'a:circuits.0.links.primary.edgeRouter': 'AMS-1' }, 'AMS-1', {
    'a:circuits.0.links.primary.edgeRouter': 'lon-1',
    'a:circuits.0.links.primary.interface': 'et1',
  }),
  error('REF-004', { 'g:circuits.0.links.primary.edgeRouter': 'ams-1' }, 'ams-1', {}),
  error('REF-004', { 'a:sites.0.connectsTo.0.edgeRouter': 'lon-1' }, 'lon-1', {
    'a:sites.0.connectsTo.0.edgeRouter': undefined,
  }),
  error('REF-005', { 'a:circuits.0.links.primary.interface': 'te9' }, 'te9', {
    'a:circuits.0.links.primary.interface': 'te2',
  }),
  error('REF-005', { 'a:sites.0.connectsTo.1.interface': 'te2' }, 'te2', { 'a:sites.0.connectsTo.1.interface': 'xe0' }),
  error('REF-006', { 'b:sites.0.connectsTo': 'amsterdam' }, 'amsterdam', { 'b:sites.0.connectsTo': 'lon' }),
  error('REF-006', { 'g:sites.0.reachesProvider.site': 'fra' }, 'fra', { 'g:sites.0.reachesProvider.site': 'lon' }),
  error('REF-007', { 'a:sharedServices': ['dsn'] }, 'dsn', { 'a:sharedServices': [] }),
  error(
    'REF-008',
    { 'a:circuits.0.globalReach': [{ name: 'g', circuit: 'fra', addressPrefix: '172.31.0.0/29' }] },
    'fra',
    { 'a:circuits.0.globalReach': [{ name: 'g', circuit: 'prod/lon', addressPrefix: '172.31.0.0/29' }] },
  ),
  error('REF-008', { 'a:circuits.0.expressRoutePort': 'port-x' }, 'port-x', {
    'a:circuits.0.expressRoutePort': 'csp-port',
  }),
  error('REF-009', { 'a:subscriptions.0.virtualNetworks.1.subnets.0.routeTable': 'rt' }, 'rt', {
    'a:subscriptions.0.virtualNetworks.1.subnets.0.routeTable': 'rt-gateway',
  }),
  error('REF-009', { 'a:subscriptions.1.virtualNetworks.0.subnets.1.networkSecurityGroup': 'nsg' }, 'nsg', {
    'a:subscriptions.0.virtualNetworks.1.subnets.0.networkSecurityGroup': undefined,
  }),
  error('REF-010', { 'g:circuits.0.encryption.tunnels.0.device': 'vpn-2' }, 'vpn-2', {}),
  error('REF-010', { 'g:circuits.0.encryption.firewalls': { site: 'none', azure: 'core/core' } }, 'none', {
    'g:circuits.0.encryption.firewalls': { site: 'dc', azure: 'core/core' },
  }),
  error('REF-011', { 'a:circuits.0.connections.1.authorization': 'DR' }, 'DR', {
    'a:circuits.0.connections.1.authorization': { secret: 'handed-over' },
  }),
  error('REF-012', { 'a:identity.roleAssignments.0.scope': 'prd' }, 'prd', {
    'a:identity.roleAssignments.0.scope': 'prod/hub',
  }),
  error('REF-012', { 'a:identity.roleAssignments.0.scope': 'prod/spoke' }, 'prod/spoke', {
    'a:identity.roleAssignments.0.scope': 'prod/rg',
  }),
  error('REF-008', { 'a:circuits.0.expressRouteLag': 'csp-port' }, 'csp-port', {
    'a:circuits.0.expressRouteLag': 'lag',
    'p:expressRouteLags': [{ ...part('p:expressRoutePorts.0'), name: 'lag' }],
  }),
  error('REF-013', { 'p:sites.0.edgeRouters.0.interfaces.0.expressRouteLag': 'csp-port' }, 'csp-port', {
    'p:sites.0.edgeRouters.0.interfaces.0.expressRouteLag': 'lag',
    'p:expressRouteLags': [{ ...part('p:expressRoutePorts.0'), name: 'lag' }],
  }),
  error('REF-013', { 'p:sharedServices.0.site': 'fra' }, 'fra', { 'p:sharedServices.0.site': 'lon' }),
  error('REF-013', { 'p:sites.0.edgeRouters.0.interfaces.0.expressRoutePort': 'port-x' }, 'port-x', {
    'p:sites.0.edgeRouters.0.interfaces.0.expressRoutePort': 'csp-port',
  }),
  error('REF-014', { 'p:backbone.interlinks.0.b': 'ams-3' }, 'ams-3', { 'p:backbone.interlinks.0.b': 'lon-1' }),
  error('REF-014', { 'p:backbone.interlinks.0.b': 'ams-1' }, 'ams-1', {}),
  error('REF-015', { 'g:sites.0.edgeRouters.0.interfaces.0.expressRoutePort': 'port-x' }, 'port-x', {
    'g:sites.0.edgeRouters.0.interfaces.0.expressRoutePort': 'csp-port',
  }),
  error('REF-016', { 'a:circuits.0.connections.0.virtualNetwork': 'prod/apps' }, 'prod/apps', {
    'a:subscriptions.0.virtualNetworks.0.gateway': undefined,
    'a:subscriptions.0.virtualNetworks.0.existing': true,
  }),
  error(
    'REF-016',
    { 'a:vpnConnections': [{ name: 'c', virtualNetwork: 'prod/hub', device: 'd', sharedKey: { secret: 'k' } }] },
    'prod/hub',
    { 'g:vpnConnections': [{ name: 'c', virtualNetwork: 'core/core', device: 'vpn-1', sharedKey: { secret: 'k' } }] },
  ),
];

const duplicatePort = { ...part('p:expressRoutePorts.0'), peeringLocation: 'London' };
const secondCircuit = { ...part('g:circuits.0'), name: 'fra-2', connections: [] };

const onAms2 = { site: 'ams', edgeRouter: 'ams-2', interface: 'xe2', vlanId: 520 };
const addressed = { ...onAms2, localAddress: '100.64.20.1/30', peerAddress: '100.64.20.2', peerASN: 4200000002 };
const behind = { edgeRouter: 'ams-1', interface: 'te0', handoff: 'QinQ', outerVlanId: 3001 };

const appliances = (...names: readonly string[]) => ({
  'g:subscriptions.1.virtualNetworks.0.routeServer': {
    name: 'rs',
    branchToBranch: true,
    bgpPeers: names.map((name, n) => ({ name, peerIp: `10.110.1.${n + 4}`, peerAsn: 65001 })),
  },
  'g:subscriptions.1.virtualNetworks.0.subnets.2': { name: 'RouteServerSubnet', addressPrefix: '10.110.3.0/26' },
});

export const duplicates: readonly Case[] = [
  error('DUP-002', { 'a:subscriptions.0.virtualNetworks.1.name': 'HUB' }, 'HUB', {
    'a:subscriptions.1.virtualNetworks.0.name': 'hub',
    'a:circuits.0.connections.1.virtualNetwork': 'second/hub',
    'a:circuits.1.connections.1.virtualNetwork': 'second/hub',
  }),
  error('DUP-002', { 'a:circuits.1.connections.0.name': 'hub-ams' }, 'hub-ams', {
    'a:circuits.1.connections.0.name': 'dr-ams',
    'a:circuits.1.connections.0.resourceGroup': 'other',
  }),
  error('DUP-002', { 'g:subscriptions.1.virtualNetworks.0.vpnGateway.name': 'gw-core' }, 'gw-core', {
    'g:subscriptions.1.virtualNetworks.0.vpnGateway.name': 'core',
  }),
  error('DUP-002', appliances('nva', 'NVA'), 'NVA', appliances('nva', 'nva2')),
  error('DUP-002', { 'a:subscriptions.0.virtualNetworks.0.subnets.2.name': 'gatewaysubnet' }, 'gatewaysubnet', {
    'a:subscriptions.0.virtualNetworks.0.subnets.2.name': 'web',
  }),
  error(
    'DUP-002',
    {
      'g:circuits.1': {
        ...secondCircuit,
        peerings: {
          ...part('g:circuits.0.peerings'),
          microsoft: {
            ...part('g:circuits.0.peerings.microsoft'),
            routeFilter: { name: 'RF', communities: ['12076:5060'] },
          },
        },
      },
    },
    'RF',
    { 'g:circuits.1': secondCircuit },
  ),
  error('DUP-003', { 'b:name': 'Alpha' }, 'Alpha', { 'b:name': 'alpha2' }),
  error('DUP-004', { 'a:sites.1.name': 'utrecht' }, 'utrecht', { 'b:sites.0.name': 'utrecht' }),
  error('DUP-004', { 'g:sites.0.edgeRouters.1.interfaces.1.name': 'e1' }, 'e1', {
    'g:sites.0.edgeRouters.1.interfaces.1.name': 'te1',
  }),
  error('DUP-005', { 'p:sites.1.edgeRouters.1.name': 'ams-1' }, 'ams-1', {
    'g:sites.0.edgeRouters.0.name': 'ams-1',
    'g:circuits.0.links.primary.edgeRouter': 'ams-1',
  }),
  error('DUP-005', { 'p:expressRoutePorts.1': duplicatePort }, 'csp-port', {
    'p:expressRoutePorts.1': { ...duplicatePort, name: 'csp-port-2' },
  }),
  error(
    'DUP-006',
    { 'b:subscriptions.0.subscriptionId': '00000000-0000-4000-8000-0000000000A1' },
    '00000000-0000-4000-8000-0000000000a1',
    { 'b:subscriptions.0.subscriptionId': '00000000-0000-4000-8000-0000000000b9' },
  ),
  error(
    'DUP-006',
    { 'a:subscriptions.1.subscriptionId': '00000000-0000-4000-8000-0000000000a1' },
    '00000000-0000-4000-8000-0000000000a1',
    {},
  ),
  error('DUP-007', { 'b:vrf.routeDistinguisher': '65010:1001' }, '65010:1001', {
    'b:vrf.routeDistinguisher': '65010:1003',
  }),
  error(
    'DUP-007',
    { 'b:vrf.routeDistinguishers': { 'ams-1': '65010:1001', 'ams-2': '65010:1011' } },
    '65010:1001',
    // One VRF has it on both routers.
    { 'b:vrf.routeDistinguishers': { 'ams-1': '65010:1011', 'ams-2': '65010:1011' } },
  ),
  error('DUP-008', { 'b:vrf.name': 'ALPHA' }, 'ALPHA', { 'b:vrf.name': 'ALPHA2' }),
  error('DUP-009', { 'p:sites.0.edgeRouters.1.loopback': '10.200.255.1' }, '10.200.255.1', {
    'g:sites.0.edgeRouters.0.loopback': '10.200.255.1',
  }),
  error('DUP-009', { 'g:sites.0.edgeRouters.1.loopback': '10.20.255.1' }, '10.20.255.1', {}),
  error(
    'DUP-010',
    { 'b:sites.0.connectsTo': [{ site: 'ams', edgeRouter: 'ams-1', interface: 'te2', vlanId: 510 }] },
    '510',
    {
      'b:sites.0.connectsTo': [{ site: 'ams', edgeRouter: 'ams-2', interface: 'xe2', vlanId: 510 }],
    },
  ),
  error(
    'DUP-010',
    {
      'b:sites.0.connectsTo': ['100.64.20.1/30', '100.64.20.5/30', 'fd00:20::1/126'].map((localAddress) => ({
        ...onAms2,
        localAddress,
      })),
    },
    '520',
    {
      // Both families on one sub-interface.
      'b:sites.0.connectsTo': ['100.64.20.1/30', 'fd00:20::1/126'].map((localAddress) => ({ ...onAms2, localAddress })),
    },
  ),
  error(
    'DUP-010',
    { 'a:circuits.1.links.secondary': { edgeRouter: 'lon-1', interface: 'et1', handoff: 'Dot1Q' } },
    '111',
    {
      // The same VLAN ids under another outer tag.
      'a:circuits.0.links.secondary': { edgeRouter: 'ams-1', interface: 'te0', handoff: 'QinQ', outerVlanId: 3002 },
    },
  ),
  // The number of a link's sub-interface, and the VLAN id of a site on the same interface.
  error(
    'DUP-016',
    {
      'a:circuits.0.links.primary.subinterface': 700,
      'b:sites.0.connectsTo': [{ ...addressed, edgeRouter: 'ams-1', interface: 'te0', vlanId: 700 }],
    },
    '700',
    {
      'a:circuits.0.links.primary.subinterface': 700,
      'b:sites.0.connectsTo': [{ ...addressed, edgeRouter: 'ams-1', interface: 'te0', vlanId: 701 }],
    },
  ),
  // The outer tag of a circuit, and the VLAN id of a site of another customer.
  error(
    'DUP-016',
    { 'b:sites.0.connectsTo': [{ ...addressed, edgeRouter: 'ams-1', interface: 'te0', vlanId: 3001 }] },
    '3001',
    { 'b:sites.0.connectsTo': [{ ...addressed, edgeRouter: 'ams-1', interface: 'te2', vlanId: 3001 }] },
  ),
  // An interface that is not divided.
  error(
    'DUP-016',
    {
      'a:sites.0.connectsTo.1.vlanId': undefined,
      'b:sites.0.connectsTo': [{ ...addressed, vlanId: undefined }],
    },
    'xe2',
    {
      'b:sites.0.connectsTo': ['100.64.20.1/30', 'fd00:20::1/126'].map((localAddress) => ({
        ...onAms2,
        localAddress,
        vlanId: undefined,
      })),
    },
  ),
  // Between edge routers without labels: two VRFs with one VLAN id.
  error(
    'DUP-016',
    {
      'p:backbone.type': 'vrf-lite',
      'b:vrf.interlinkVlanId': 1001,
      'b:sites.0.connectsTo': ['ams-1', 'ams-2'].map((edgeRouter, i) => ({
        ...onAms2,
        edgeRouter,
        interface: ['te2', 'xe2'][i],
        localAddress: `100.64.20.${1 + 4 * i}/30`,
      })),
    },
    '1001',
    {
      'p:backbone.type': 'vrf-lite',
      'b:vrf.interlinkVlanId': 1003,
      'b:sites.0.connectsTo': ['ams-1', 'ams-2'].map((edgeRouter, i) => ({
        ...onAms2,
        edgeRouter,
        interface: ['te2', 'xe2'][i],
        localAddress: `100.64.20.${1 + 4 * i}/30`,
      })),
    },
  ),
  warning('DUP-017', { 'a:circuits.1.links.primary': behind }, '111', {
    'a:circuits.1.links.primary': { ...behind, subinterface: 3111 },
  }),
  error('DUP-011', { 'a:circuits.1.peerings.private.primaryPeerAddressPrefix': '172.16.0.4/30' }, '172.16.0.4/30', {
    'g:circuits.0.peerings.private.primaryPeerAddressPrefix': '172.16.0.0/30',
  }),
  error('DUP-011', { 'a:sites.0.connectsTo.0.localAddress': '172.16.0.1/24' }, '172.16.0.1/24', {
    'a:sites.0.connectsTo.1.localAddress': '100.64.10.2/30',
  }),
  error('DUP-012', { 'a:subscriptions.0.networkSecurityGroups.0.securityRules.1.direction': 'Inbound' }, '100', {
    'a:subscriptions.0.networkSecurityGroups.0.securityRules.0.priority': 101,
  }),
  {
    ...error('DUP-013', { 'g:circuits.0.peerings.private.sharedKey.secret': 'alpha-ams' }, 'alpha-ams', {
      'a:circuits.1.peerings.private.sharedKey.secret': 'alpha-ams',
    }),
    severity: 'warning',
  },
  error('DUP-014', { 'a:circuits.0.connections.1.virtualNetwork': 'prod/hub' }, 'prod/hub', {
    'a:circuits.1.connections.1': { name: 'x', virtualNetwork: 'second/dr', authorization: 'dr' },
  }),
];
