import { part } from '../base';
import { type Case, error, info, mildly, warning } from './case';

const TABLES = 'a:subscriptions.0.routeTables';
const HUB = 'a:subscriptions.0.virtualNetworks.0';
const WEB = 'a:subscriptions.0.virtualNetworks.1.subnets.0';
const route = (name: string, addressPrefix: string, nextHopIpAddress = '10.100.0.68') => ({
  name,
  addressPrefix,
  nextHopType: 'VirtualAppliance',
  nextHopIpAddress,
});
const attachment = { site: 'ams', edgeRouter: 'ams-1', interface: 'te2', vlanId: 510, routing: 'mpls-vpn' };

/** A site at two sites of the CSP whose routers no interlink joins, and one circuit. */
const apart = {
  'a:sites.0.connectsTo': [attachment, { ...attachment, site: 'lon', edgeRouter: 'lon-1', interface: 'et1' }],
  'a:circuits': [part('a:circuits.0')],
};

const AMS = 'a:circuits.0.peerings.private.routing';
const ownInternet = () => ({
  name: 'rt-firewall',
  routes: [{ name: 'net', addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' }],
});
const management = () => ({ name: 'AzureFirewallManagementSubnet', addressPrefix: '10.100.0.128/26' });
const ipv6 = (n: number) => ({
  primaryPeerAddressPrefix: `fd00:ffff:${String(n)}::/126`,
  secondaryPeerAddressPrefix: `fd00:ffff:${String(n)}::4/126`,
});

const sixIn = (more: object) => ({
  'a:subscriptions.1.virtualNetworks.0.addressSpace': ['10.101.0.0/20', 'fd00:101::/48'],
  ...more,
});

/** The site has addresses that Azure Firewall takes for the internet, and both ways pass the firewall. */
const PUBLIC_SITE = { 'a:sites.0.prefixes': ['20.10.0.0/16'] };
/** The routes of a shared service stand in no table of the design. */
const PUBLIC_SERVICE = { 'p:sharedServices.0.prefixes': ['20.200.1.0/24'], [`${AMS}.advertise`]: ['20.200.1.0/24'] };

export const routing: readonly Case[] = [
  warning('RTE-007', { ...apart, 'p:backbone.type': 'vrf-lite' }, 'connectsTo', apart),
  mildly(
    warning('RTE-007', { ...apart, 'p:backbone.type': 'vrf-lite' }, 'connectsTo', {
      ...apart,
      'p:backbone.type': 'vrf-lite',
      'a:subscriptions.0.environment': 'nonproduction',
      'a:subscriptions.1.environment': 'nonproduction',
    }),
  ),
  // A learned route is more specific than 0.0.0.0/0, so that answers go straight to the gateway.
  warning('RTE-001', { [`${TABLES}.0.disableBgpRoutePropagation`]: false }, 'rt-workload', {
    [`${TABLES}.0.disableBgpRoutePropagation`]: false,
    [`${TABLES}.0.routes`]: [
      route('all', '0.0.0.0/0'),
      route('utrecht', '10.10.0.0/16'),
      route('reading', '10.11.0.0/16'),
    ],
  }),
  // What comes from the gateway is not led to the firewall, what goes out is.
  warning('RTE-001', { [`${HUB}.subnets.0.routeTable`]: undefined }, 'GatewaySubnet', {
    [`${HUB}.subnets.0.routeTable`]: undefined,
    [`${HUB}.subnets.2.routeTable`]: undefined,
    [`${WEB}.routeTable`]: undefined,
  }),
  // One of two subnets leads to the other by the firewall.
  warning(
    'RTE-001',
    { [`${TABLES}.0.routes.1`]: route('shared', '10.100.1.0/24'), [`${HUB}.subnets.2.routeTable`]: undefined },
    'shared',
    {
      [`${TABLES}.0.routes.1`]: route('shared', '10.100.1.0/24'),
      [`${TABLES}.0.routes.2`]: route('web', '10.100.16.0/24'),
      [`${HUB}.subnets.0.routeTable`]: 'rt-gateway',
    },
  ),
  warning(
    'RTE-002',
    { [`${TABLES}.0.routes.1`]: { name: 'no', addressPrefix: '10.10.0.0/16', nextHopType: 'None' } },
    'rt-workload',
    {
      [`${TABLES}.0.routes.1`]: { name: 'no', addressPrefix: '10.99.0.0/16', nextHopType: 'None' },
    },
  ),
  warning(
    'RTE-002',
    { [`${TABLES}.0.routes.1`]: { name: 'out', addressPrefix: '10.10.0.0/16', nextHopType: 'Internet' } },
    'rt-workload',
    {
      [`${TABLES}.0.routes.1`]: { name: 'out', addressPrefix: '20.10.0.0/16', nextHopType: 'Internet' },
    },
  ),
  error('RTE-003', { [`${HUB}.subnets.1.routeTable`]: 'rt-workload' }, 'rt-workload', {
    [`${HUB}.subnets.1.routeTable`]: 'rt-firewall',
    [`${TABLES}.2`]: {
      name: 'rt-firewall',
      routes: [{ name: 'net', addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' }],
    },
  }),
  info('RTE-004', { [`${TABLES}.0.routes.1`]: route('dmz', '192.168.0.0/16', '10.100.1.9') }, '10.100.1.9', {
    [`${TABLES}.0.routes.1`]: route('dmz', '192.168.0.0/16'),
  }),
  error('RTE-005', { [`${TABLES}.0.routes.1`]: route('again', '0.0.0.0/0') }, '0.0.0.0/0', {
    [`${TABLES}.0.routes.1`]: route('half', '0.0.0.0/1'),
  }),
  warning('RTE-006', { 'a:sites.0.connectsTo': [attachment] }, 'connectsTo', { 'a:sites.0.connectsTo': 'ams' }),
  mildly(
    warning('RTE-006', { 'a:sites.0.connectsTo': [attachment] }, 'connectsTo', {
      'a:sites.0.connectsTo': [attachment],
      'a:subscriptions.0.environment': 'nonproduction',
      'a:subscriptions.1.environment': 'nonproduction',
    }),
  ),
  // The firewall's subnet learns 0.0.0.0/0: said as such, or among what is advertised, or as one of its halves.
  warning('RTE-010', { [`${AMS}.advertiseDefaultRoute`]: true }, 'AzureFirewallSubnet', {
    [`${AMS}.advertiseDefaultRoute`]: true,
    [`${HUB}.subnets.1.routeTable`]: 'rt-firewall',
    [`${TABLES}.2`]: ownInternet(),
  }),
  warning('RTE-010', { [`${AMS}.advertiseDefaultRoute`]: true }, 'AzureFirewallSubnet', {
    [`${AMS}.advertiseDefaultRoute`]: true,
    [`${HUB}.subnets.1.routeTable`]: 'rt-firewall',
    [`${TABLES}.2`]: { name: 'rt-firewall', existing: true },
  }),
  warning('RTE-010', { [`${AMS}.advertise`]: ['0.0.0.0/0'] }, 'AzureFirewallSubnet', {
    [`${AMS}.advertise`]: ['0.0.0.0/2'],
  }),
  warning(
    'RTE-010',
    {
      [`${AMS}.advertise`]: ['0.0.0.0/1', '128.0.0.0/1'],
      [`${HUB}.subnets.1.routeTable`]: 'rt-firewall',
      [`${TABLES}.2`]: ownInternet(),
    },
    'AzureFirewallSubnet',
    {
      [`${AMS}.advertise`]: ['0.0.0.0/1', '128.0.0.0/1'],
      [`${HUB}.subnets.1.routeTable`]: 'rt-firewall',
      [`${TABLES}.2`]: { ...ownInternet(), disableBgpRoutePropagation: true },
    },
  ),
  // In forced-tunneling mode it is the other subnet that needs the way.
  warning(
    'RTE-010',
    { [`${AMS}.advertiseDefaultRoute`]: true, [`${HUB}.subnets.3`]: management() },
    'AzureFirewallManagementSubnet',
    {
      [`${AMS}.advertiseDefaultRoute`]: true,
      [`${HUB}.subnets.3`]: { ...management(), routeTable: 'rt-firewall' },
      [`${TABLES}.2`]: ownInternet(),
    },
  ),
  warning('RTE-012', sixIn({ 'a:sites.1.prefixes': ['10.11.0.0/16', 'fd00:11::/48'] }), 'fd00:101::/48', {
    'a:sites.1.prefixes': ['10.11.0.0/16', 'fd00:11::/48'],
  }),
  info('RTE-012', sixIn({}), 'fd00:101::/48', {
    ...sixIn({}),
    'a:circuits.1.peerings.private.ipv6PeeringConfig': {
      primaryPeerAddressPrefix: 'fd00:9::/126',
      secondaryPeerAddressPrefix: 'fd00:9::4/126',
    },
  }),
  warning('RTE-011', { 'a:sites.0.prefixes': ['10.10.0.0/16', 'fd00:10::/48'] }, 'fd00:10::/48', {
    'a:sites.1.prefixes': ['10.11.0.0/16'],
  }),
  info('RTE-011', { 'a:sites.1.prefixes': ['10.11.0.0/16', 'fd00:11::/48'] }, 'fd00:11::/48', {
    'a:sites.1.prefixes': ['10.11.0.0/16', 'fd00:11::/48'],
    'a:circuits.0.peerings.private.ipv6PeeringConfig': ipv6(0),
    'a:circuits.1.peerings.private.ipv6PeeringConfig': ipv6(1),
  }),
  warning('RTE-013', PUBLIC_SITE, '20.10.0.0/16', { ...PUBLIC_SITE, [`${HUB}.firewall.kind`]: 'nva' }),
  // Shared addresses (RFC 6598) are among those that the firewall takes for private.
  warning('RTE-013', { 'a:sites.0.prefixes': ['10.10.0.0/16', '20.9.0.0/24'] }, '20.9.0.0/24', {
    'a:sites.0.prefixes': ['10.10.0.0/16', '172.31.0.0/16', '192.168.0.0/24', '100.127.0.0/16'],
  }),
  // A prefix that reaches beyond the private ranges.
  warning('RTE-013', { 'a:sites.0.prefixes': ['192.168.0.0/15'] }, '192.168.0.0/15', {
    'a:sites.0.prefixes': ['192.168.0.0/16'],
  }),
  // The routes of the subnets lead past the firewall, or the site is reached over the internet.
  warning('RTE-013', PUBLIC_SITE, '20.10.0.0/16', {
    ...PUBLIC_SITE,
    [`${TABLES}.0.disableBgpRoutePropagation`]: false,
  }),
  warning('RTE-013', PUBLIC_SITE, '20.10.0.0/16', {
    ...PUBLIC_SITE,
    'a:sites.0.publicPrefixes': ['20.10.0.0/16'],
    'a:circuits.0.peerings.private.routing.advertise': ['10.11.0.0/16'],
    'a:circuits.1.peerings.private.routing.advertise': ['10.11.0.0/16'],
  }),
  warning('RTE-013', PUBLIC_SERVICE, 'dns', {
    ...PUBLIC_SERVICE,
    'p:sharedServices.0.prefixes': ['10.200.1.0/24'],
  }),
];
