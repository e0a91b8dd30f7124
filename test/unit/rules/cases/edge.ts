import { part } from '../base';
import { type Case, info, warning } from './case';

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
];
