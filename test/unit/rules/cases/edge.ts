import { part } from '../base';
import { type Case, error, info, warning } from './case';

const PRIVATE = 'a:circuits.0.peerings.private';
const MICROSOFT = 'g:circuits.0.peerings.microsoft';
const FIRST = 'g:sites.0.edgeRouters.0';
const DEVICE = 'g:sites.0.vpnDevices.0';
const ATTACHMENT = 'a:sites.0.connectsTo.0';
const iosxe = { [`${FIRST}.platform`]: 'cisco-iosxe', 'g:sites.0.edgeRouters.1.platform': 'frr' };
const nat = { [`${MICROSOFT}.nat.device`]: undefined };
const unsuppressed = { 'g:suppress': [] };
const dual = {
  ipv6PeeringConfig: { primaryPeerAddressPrefix: 'fd00:a::/126', secondaryPeerAddressPrefix: 'fd00:a::4/126' },
};
const CORE = 'g:subscriptions.1.virtualNetworks.0';
const dualSite = { 'g:sites.0.prefixes': ['10.20.0.0/16', 'fd00:20::/48'] };
const dualNetwork = {
  [`${CORE}.addressSpace`]: ['10.110.0.0/16', 'fd00:110::/48'],
  [`${CORE}.subnets`]: [{ name: 'GatewaySubnet', addressPrefixes: ['10.110.0.0/26', 'fd00:110::/64'] }],
};
const backup = {
  ...dualSite,
  'g:circuits.0.encryption': undefined,
  'g:vpnConnections': [{ name: 'v', virtualNetwork: 'core/core', device: 'vpn-1', sharedKey: { secret: 'v' } }],
};

/** With the customer's name the filter of a circuit of it has 64 characters, that of a site 58. */
const LONG = 'a'.repeat(53);
const onPort = (platform: string) => ({
  'p:sites.0.edgeRouters.0.platform': platform,
  'a:circuits.0.connectivity': 'direct',
  'a:circuits.0.expressRoutePort': 'csp-port',
  'a:circuits.0.bandwidthInGbps': 1,
  'a:circuits.0.serviceProviderName': undefined,
  'a:circuits.0.peeringLocation': undefined,
  'a:circuits.0.bandwidthInMbps': undefined,
});
const keys = {
  'p:expressRoutePorts.0.links.primary.macSec': { cipher: 'GcmAesXpn256', cknSecret: 'ckn', cakSecret: 'cak' },
};

const reflectors = (...names: readonly string[]) => names.map((name, i) => ({ name, address: `10.200.254.${i + 1}` }));
const CE = { name: 'ce', platform: 'juniper-junos', interface: 'ge-0/0/0' };
const ofCustomer = (...routers: readonly object[]) =>
  Object.fromEntries(routers.map((router, i) => [`a:sites.0.connectsTo.${i}.customerRouter`, router]));
const atReading = (name: string) => ({
  'a:sites.1.connectsTo': [
    {
      site: 'lon',
      edgeRouter: 'lon-1',
      interface: 'et1',
      vlanId: 530,
      localAddress: '100.64.30.1/30',
      peerAddress: '100.64.30.2',
      peerASN: 4200000001,
      customerRouter: { ...CE, name },
    },
  ],
});

export const edge: readonly Case[] = [
  // What the platform does not carry, of each option.
  warning('EDGE-003', nat, 'pools', { ...nat, ...iosxe }),
  info(
    'EDGE-003',
    { 'p:sites.0.edgeRouters.1.platform': 'cisco-iosxr', [`${PRIVATE}.routing.controlPlaneProtection`]: true },
    'true',
    {
      [`${PRIVATE}.routing.controlPlaneProtection`]: true,
      'p:sites.0.edgeRouters.0.platform': 'cisco-nxos',
      'p:sites.0.edgeRouters.1.platform': 'arista-eos',
    },
  ),
  info(
    'EDGE-003',
    { 'p:sites.0.edgeRouters.0.platform': 'cisco-nxos', [`${PRIVATE}.routing.gracefulRestart`]: true },
    'true',
    {
      [`${PRIVATE}.routing.gracefulRestart`]: true,
    },
  ),
  warning(
    'EDGE-003',
    {
      'p:sites.0.edgeRouters.0': {
        name: 'ams-1',
        platform: 'juniper-junos',
        family: 'srx',
        loopback: '10.200.255.1',
        interfaces: [{ name: 'te0', serviceProviderName: 'Equinix' }, { name: 'te2' }],
      },
      [ATTACHMENT]: { ...part(ATTACHMENT), localAddress: 'fd00:b::1/126', peerAddress: 'fd00:b::2', ttlSecurity: true },
    },
    'true',
    {
      'p:sites.0.edgeRouters.0': {
        name: 'ams-1',
        platform: 'juniper-junos',
        family: 'mx',
        loopback: '10.200.255.1',
        interfaces: [{ name: 'te0', serviceProviderName: 'Equinix' }, { name: 'te2' }],
      },
      [ATTACHMENT]: { ...part(ATTACHMENT), localAddress: 'fd00:b::1/126', peerAddress: 'fd00:b::2', ttlSecurity: true },
    },
  ),
  warning(
    'EDGE-003',
    {
      'p:sites.0.edgeRouters.0.platform': 'frr',
      [ATTACHMENT]: { ...part(ATTACHMENT), localAddress: 'fd00:b::1/126', peerAddress: 'fd00:b::2', urpf: 'strict' },
    },
    'strict',
    { 'p:sites.0.edgeRouters.0.platform': 'frr', [`${ATTACHMENT}.urpf`]: 'strict' },
  ),
  warning('EDGE-003', { [`${DEVICE}.platform`]: 'juniper-junos' }, 'juniper-junos', {
    [DEVICE]: { ...part(DEVICE), platform: 'juniper-junos', family: 'srx' },
  }),
  // Both sides of a translation.
  warning('EDGE-004', { ...nat, ...iosxe }, 'pools', {
    ...nat,
    ...iosxe,
    [`${MICROSOFT}.nat.inside`]: [{ edgeRouter: 'dc-1', interface: 'te1' }],
  }),
  warning(
    'EDGE-004',
    {
      ...nat,
      ...iosxe,
      [`${MICROSOFT}.nat.inside`]: [{ edgeRouter: 'dc-1', interface: 'te1' }],
      'g:microsoftVrf': { name: 'M', routeDistinguisher: '65010:1003', importRouteTargets: [], exportRouteTargets: [] },
    },
    'pools',
    iosxe,
  ),
  // The site has to prefer the tunnels.
  warning('EDGE-005', unsuppressed, 'ipsec-tunnel', { ...unsuppressed, 'g:circuits.0.encryption.over': 'microsoft' }),
  // IPv6 beside tunnels.
  warning('EDGE-006', { ...dualSite, ...dualNetwork }, 'vpn-1', dualSite),
  warning('EDGE-006', { ...backup, ...dualNetwork }, 'vpn-1', backup),
  // Loopbacks.
  warning('EDGE-007', { [`${FIRST}.loopback`]: undefined }, 'dc-1', {
    [`${FIRST}.loopback`]: undefined,
    'g:circuits.0.links.secondary.edgeRouter': 'dc-1',
  }),
  warning(
    'EDGE-007',
    { 'g:circuits.0.peerings.private': { ...part('g:circuits.0.peerings.private'), ...dual } },
    'dc-2',
    {
      'g:circuits.0.peerings.private': { ...part('g:circuits.0.peerings.private'), ...dual },
      [`${FIRST}.ipv6Loopback`]: 'fd00:20:ff::1',
      'g:sites.0.edgeRouters.1.ipv6Loopback': 'fd00:20:ff::2',
    },
  ),
  warning('EDGE-008', { 'p:backbone.printed': true, 'p:sites.0.edgeRouters.0.loopback': undefined }, 'ams-1', {
    'p:sites.0.edgeRouters.0.loopback': undefined,
  }),
  // MACsec that the keys of the port ask for, with nothing said of encryption.
  warning('EDGE-003', { ...onPort('arista-eos'), ...keys }, 'te0', { ...onPort('cisco-iosxe'), ...keys }),
  // Pools of translation.
  warning('EDGE-009', { ...nat, [`${MICROSOFT}.nat.scope`]: 'per-link' }, 'pools', {
    ...nat,
    [`${MICROSOFT}.nat.scope`]: 'per-link',
    [`${MICROSOFT}.nat.pools`]: ['203.0.113.0/29', '203.0.113.8/29'],
  }),
  warning('EDGE-009', { ...nat, [`${MICROSOFT}.nat.pools`]: ['203.0.113.0/29', '203.0.113.8/29'] }, '203.0.113.8/29', {
    [`${MICROSOFT}.nat.pools`]: ['203.0.113.0/29', '203.0.113.8/29'],
  }),
  warning('EDGE-009', { ...nat, [`${MICROSOFT}.nat.pools`]: ['2001:db8:1::/64'] }, '2001:db8:1::/64', {
    ...nat,
    [`${MICROSOFT}.nat.pools`]: ['203.0.113.0/29'],
  }),
  // Both edge routers translate to one pool.
  warning('EDGE-009', { ...nat, ...iosxe }, 'shared', {
    ...nat,
    ...iosxe,
    'g:sites.0.edgeRouters.1.platform': 'arista-eos',
  }),
  // Names that a router has already.
  error('EDGE-010', { 'a:vrf.name': 'default' }, 'default', { 'a:vrf.name': 'Default1' }),
  error('EDGE-010', { 'p:sites.0.edgeRouters.0.platform': 'cisco-nxos', 'a:vrf.name': 'management' }, 'management', {
    'a:vrf.name': 'management',
  }),
  error('EDGE-010', { 'a:vrf.name': 'eth1' }, 'eth1', { 'a:vrf.name': 'et1' }),
  error('EDGE-010', { 'a:vrf.name': 'Mgmt-intf' }, 'Mgmt-intf', {
    'p:sites.0.edgeRouters.0.platform': 'cisco-iosxr',
    'a:vrf.name': 'Mgmt-intf',
  }),
  // What fits into the bytes of BGP.
  error('EDGE-011', { 'a:vrf.routeDistinguisher': '4200000000:70000' }, '4200000000:70000', {
    'a:vrf.routeDistinguisher': '4200000000:65535',
    'p:pools.routeDistinguishers': ['4200000000:1-65535'],
  }),
  error('EDGE-011', { 'a:vrf.exportRouteTargets.0': '192.0.2.1:65536' }, '192.0.2.1:65536', {
    'a:vrf.exportRouteTargets': ['65010:1001', '192.0.2.1:65535'],
  }),
  error('EDGE-011', { [`${ATTACHMENT}.siteOfOrigin`]: '65010:4294967296' }, '65010:4294967296', {
    [`${ATTACHMENT}.siteOfOrigin`]: '65010:4294967295',
  }),
  // Names that are too long for NX-OS.
  error('EDGE-012', { 'p:sites.0.edgeRouters.0.platform': 'cisco-nxos', 'a:circuits.0.name': LONG }, LONG, {
    'a:circuits.0.name': LONG,
  }),
  error('EDGE-012', { 'p:sites.0.edgeRouters.1.platform': 'cisco-nxos', 'a:sites.0.name': LONG }, LONG, {
    'p:sites.0.edgeRouters.1.platform': 'cisco-nxos',
    'a:sites.0.name': LONG.slice(4),
  }),
  error(
    'EDGE-012',
    {
      [`${ATTACHMENT}.customerRouter`]: { name: 'ce', platform: 'cisco-nxos', interface: 'Ethernet1/1' },
      'a:sites.0.name': LONG,
    },
    LONG,
    {
      [`${ATTACHMENT}.customerRouter`]: { name: 'ce', platform: 'cisco-iosxe', interface: 'Gi1' },
      'a:sites.0.name': LONG,
    },
  ),
  // What static routes and VPN routes of the core have not.
  warning(
    'EDGE-013',
    { [ATTACHMENT]: { ...part(ATTACHMENT), routing: 'static', controlPlaneProtection: true } },
    'controlPlaneProtection',
    { [ATTACHMENT]: { ...part(ATTACHMENT), routing: 'static', urpf: 'strict', mtu: 1400 } },
  ),
  warning('EDGE-013', { [ATTACHMENT]: { ...part(ATTACHMENT), routing: 'mpls-vpn', urpf: 'strict' } }, 'urpf', {
    [ATTACHMENT]: { ...part(ATTACHMENT), routing: 'mpls-vpn', ttlSecurity: false },
  }),
  // Route reflectors.
  warning('EDGE-014', { 'p:backbone.routeReflectors': [{ name: 'ams-1', address: '10.200.255.9' }] }, '10.200.255.9', {
    'p:backbone.routeReflectors': [
      { name: 'ams-1', address: '10.200.255.1' },
      { name: 'rr-1', address: '10.200.255.9' },
    ],
  }),
  warning('EDGE-014', { 'p:backbone.routeReflectors': reflectors('rr', 'rr') }, 'rr', {
    'p:backbone.routeReflectors': reflectors('rr', 'rr-2'),
  }),
  warning(
    'EDGE-014',
    { 'p:backbone.type': 'vrf-lite', 'p:backbone.routeReflectors': reflectors('rr') },
    'routeReflectors',
    { 'p:backbone.type': 'vrf-lite' },
  ),
  // The customer's own routers.
  warning('EDGE-015', ofCustomer(CE, { ...CE, platform: 'frr' }), 'frr', ofCustomer(CE, { ...CE, interface: 'ge1' })),
  warning(
    'EDGE-015',
    ofCustomer({ ...CE, family: 'mx' }, { ...CE, family: 'srx' }),
    'srx',
    ofCustomer({ ...CE, family: 'mx' }, { ...CE, name: 'ce-2', family: 'srx' }),
  ),
  // Whoever says the family first says it of the router.
  warning(
    'EDGE-015',
    ofCustomer({ ...CE, family: 'mx' }, { ...CE, family: 'srx' }),
    'srx',
    ofCustomer(CE, { ...CE, family: 'srx' }),
  ),
  warning('EDGE-015', { ...ofCustomer(CE), ...atReading('ce') }, 'ce', { ...ofCustomer(CE), ...atReading('ce-2') }),
  warning('EDGE-016', { [`${ATTACHMENT}.peerASN`]: undefined }, '100.64.10.2', {
    [`${ATTACHMENT}.peerASN`]: undefined,
    'a:sites.0.asn': 4200000001,
  }),
  warning('EDGE-016', { [`${ATTACHMENT}.peerASN`]: undefined, [`${ATTACHMENT}.routing`]: undefined }, '100.64.10.2', {
    [`${ATTACHMENT}.peerASN`]: undefined,
    [`${ATTACHMENT}.routing`]: 'static',
  }),
  warning('EDGE-017', { [`${PRIVATE}.routing.advertise`]: ['10.10.0.0/16', '::/0'] }, '::/0', {
    [`${PRIVATE}.routing.advertise`]: ['10.10.0.0/16', '0.0.0.0/0'],
  }),
  // Families are those of Junos.
  warning('EDGE-018', { 'p:sites.0.edgeRouters.0.family': 'mx' }, 'mx', { 'p:sites.0.edgeRouters.1.family': 'mx' }),
  warning('EDGE-018', { [`${FIRST}.platform`]: 'frr', [`${FIRST}.family`]: 'srx' }, 'srx', {
    [`${FIRST}.platform`]: 'juniper-junos',
    [`${FIRST}.family`]: 'srx',
  }),
  warning('EDGE-018', { [DEVICE]: { ...part(DEVICE), platform: 'frr', family: 'srx' } }, 'srx', {
    [DEVICE]: { ...part(DEVICE), platform: 'juniper-junos', family: 'srx' },
  }),
  warning(
    'EDGE-018',
    ofCustomer({ ...CE, platform: 'arista-eos', family: 'mx' }),
    'mx',
    ofCustomer({ ...CE, family: 'mx' }),
  ),
];
