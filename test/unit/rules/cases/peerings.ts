import { part } from '../base';
import { type Case, error, info, warning } from './case';
import { direct } from './circuits';

const PRIVATE = 'a:circuits.0.peerings.private';
const MICROSOFT = 'g:circuits.0.peerings.microsoft';
const ipv6 = (primary: string, secondary?: string) => ({
  [`${PRIVATE}.ipv6PeeringConfig`]: {
    primaryPeerAddressPrefix: primary,
    ...(secondary && { secondaryPeerAddressPrefix: secondary }),
  },
});
const prefixes = (count: number) => Array.from({ length: count }, (_, i) => `20.34.${i}.0/24`);
const dot1q = {
  ...direct,
  'p:expressRoutePorts.0.encapsulation': 'Dot1Q',
  'a:circuits.0.links.primary.handoff': 'Dot1Q',
  'a:circuits.0.links.secondary.handoff': 'Dot1Q',
};
const second = (vlanId: number) => ({
  'a:circuits.2': {
    ...part('a:circuits.0'),
    name: 'ams-2',
    connectivity: 'direct',
    serviceProviderName: undefined,
    peeringLocation: undefined,
    bandwidthInMbps: undefined,
    expressRoutePort: 'csp-port',
    bandwidthInGbps: 1,
    connections: [],
    links: undefined,
    peerings: { private: { ...part('a:circuits.0.peerings.private'), vlanId } },
  },
});

/** An attachment with a small MTU, and one of the other family on the interface of that name; no edge router is said. */
const besideOf = (site: string) => ({
  'a:sites.0.connectsTo.0.edgeRouter': undefined,
  'a:sites.0.connectsTo.0.mtu': 600,
  'a:sites.0.connectsTo.1': {
    ...part('a:sites.0.connectsTo.0'),
    site,
    edgeRouter: undefined,
    localAddress: 'fd00:b::1/126',
    peerAddress: 'fd00:b::2',
  },
});

/** Microsoft peering of two circuits, with the device that translates of each. */
const translated = (first: string, other: string | undefined, pool = '20.33.4.0/28') => ({
  'a:circuits.0.peerings.microsoft': {
    ...part(MICROSOFT),
    nat: { pools: ['20.33.4.0/28'], scope: 'shared', device: first },
  },
  'a:circuits.1.peerings.microsoft': {
    ...part(MICROSOFT),
    nat: { pools: [pool], scope: 'shared', device: other },
  },
});

export const peerings: readonly Case[] = [
  error('PEER-002', { 'a:circuits.0.peerings.public': { vlanId: 5 } }, 'public', {
    'a:circuits.0.peerings.microsoft': part(MICROSOFT),
  }),
  error('PEER-005', { [`${PRIVATE}.primaryPeerAddressPrefix`]: '172.16.0.16/31' }, '172.16.0.16/31', {
    [`${PRIVATE}.primaryPeerAddressPrefix`]: '172.16.0.16/30',
  }),
  error('PEER-005', { [`${PRIVATE}.secondaryPeerAddressPrefix`]: '172.16.0.6/30' }, '172.16.0.6/30', {}),
  error('PEER-005', { [`${PRIVATE}.secondaryPeerAddressPrefix`]: '172.16.0.0/30' }, '172.16.0.0/30', {}),
  error('PEER-005', { [`${PRIVATE}.primaryPeerAddressPrefix`]: 'fd00::/126' }, 'fd00::/126', {}),
  error('PEER-005', { [`${PRIVATE}.primaryPeerAddressPrefix`]: '169.254.1.0/30' }, '169.254.1.0/30', {}),
  error('PEER-006', ipv6('fd00::/126', 'fd00::4/127'), 'fd00::4/127', ipv6('fd00::/126', 'fd00::4/126')),
  error('PEER-006', ipv6('fd00::/126', 'fd00::/126'), 'fd00::/126', {}),
  error(
    'PEER-007',
    { [`${PRIVATE}.primaryPeerAddressPrefix`]: '172.16.0.0/29', [`${PRIVATE}.secondaryPeerAddressPrefix`]: undefined },
    '172.16.0.0/29',
    {},
  ),
  error('PEER-007', ipv6('fd00::/125'), 'fd00::/125', ipv6('fd00::/126', 'fd00::4/126')),
  error('PEER-009', { [`${PRIVATE}.primaryPeerAddressPrefix`]: '10.100.31.252/30' }, '10.100.31.252/30', {
    [`${PRIVATE}.primaryPeerAddressPrefix`]: '10.110.0.0/30',
  }),
  error('PEER-010', { [`${MICROSOFT}.primaryPeerAddressPrefix`]: '10.1.0.0/30' }, '10.1.0.0/30', {
    [`${MICROSOFT}.primaryPeerAddressPrefix`]: '20.33.2.0/30',
  }),
  error('PEER-010', { [`${MICROSOFT}.advertisedPublicPrefixes`]: ['100.64.0.0/24'] }, '100.64.0.0/24', {}),
  error('PEER-010', { [`${MICROSOFT}.nat.pools`]: ['192.168.0.0/28'] }, '192.168.0.0/28', {}),
  warning('PEER-010', { [`${MICROSOFT}.primaryPeerAddressPrefix`]: '198.51.100.0/30' }, '198.51.100.0/30', {}),
  error('PEER-011', { 'a:circuits.0.peerings.microsoft': { ...part(MICROSOFT), vlanId: 210 } }, '20.33.1.0/30', {
    'a:circuits.0.peerings.microsoft': {
      ...part(MICROSOFT),
      vlanId: 210,
      primaryPeerAddressPrefix: '20.33.3.0/30',
      secondaryPeerAddressPrefix: '20.33.3.4/30',
    },
  }),
  error('PEER-012', { [`${PRIVATE}.vlanId`]: 4095 }, '4095', { [`${PRIVATE}.vlanId`]: 4094 }),
  error('PEER-012', { 'a:circuits.0.links.primary.outerVlanId': 0 }, '0', {
    'a:circuits.0.links.primary.outerVlanId': 1,
  }),
  error('PEER-013', { [`${MICROSOFT}.vlanId`]: 200 }, '200', { [`${MICROSOFT}.vlanId`]: 202 }),
  error('PEER-014', { ...dot1q, ...second(110) }, '110', { ...dot1q, ...second(112) }),
  error('PEER-015', { ...dot1q, 'a:circuits.0.links.primary.outerVlanId': 9 }, '9', {
    ...direct,
    'a:circuits.0.links.primary.outerVlanId': 9,
  }),
  error('PEER-015', { ...direct, 'a:circuits.0.links.primary.handoff': 'Dot1Q' }, 'Dot1Q', dot1q),
  error('PEER-016', { [`${PRIVATE}.peerASN`]: 65515 }, '65515', { [`${PRIVATE}.peerASN`]: 65521 }),
  error('PEER-016', { [`${PRIVATE}.peerASN`]: 12076 }, '12076', { [`${PRIVATE}.peerASN`]: 65514 }),
  error('PEER-016', { [`${PRIVATE}.peerASN`]: 0 }, '0', { [`${PRIVATE}.peerASN`]: 4294967294 }),
  warning('PEER-017', { [`${PRIVATE}.peerASN`]: 64511 }, '64511', { [`${PRIVATE}.peerASN`]: 64512 }),
  warning('PEER-018', { [`${MICROSOFT}.peerASN`]: 65020 }, '65020', { [`${PRIVATE}.peerASN`]: 65020 }),
  error('PEER-019', { [`${MICROSOFT}.customerASN`]: 64512 }, '64512', { [`${MICROSOFT}.customerASN`]: 3320 }),
  error('PEER-019', { [`${MICROSOFT}.customerASN`]: 2147483648 }, '2147483648', {
    [`${MICROSOFT}.customerASN`]: 2147483647,
  }),
  warning('PEER-019', { [`${MICROSOFT}.customerASN`]: 64500 }, '64500', {}),
  info('PEER-021', { [`${PRIVATE}.sharedKey`]: undefined }, 'private', {
    [`${PRIVATE}.sharedKey`]: undefined,
    'a:circuits.0.layer3ManagedBy': 'serviceProvider',
  }),
  error('PEER-038', { [`${PRIVATE}.routing.maximumPrefix`]: 0 }, '0', { [`${PRIVATE}.routing.maximumPrefix`]: 1 }),
  error('PEER-038', { [`${PRIVATE}.routing.localPreference`]: -1 }, '-1', {
    [`${PRIVATE}.routing.localPreference`]: 4294967295,
  }),
  error('PEER-038', { [`${PRIVATE}.routing.asPathPrepend`]: -1 }, '-1', { [`${PRIVATE}.routing.asPathPrepend`]: 10 }),
  warning('PEER-038', { [`${PRIVATE}.routing.asPathPrepend`]: 200 }, '200', {}),
  error('PEER-038', { 'a:sites.0.connectsTo.0.localPreference': -5 }, '-5', {}),
  error('PEER-038', { 'a:sites.0.connectsTo.0.mtu': 10 }, '10', { 'a:sites.0.connectsTo.0.mtu': 576 }),
  // The other family of the same sub-interface has it too.
  error(
    'PEER-038',
    {
      'a:sites.0.connectsTo.0.mtu': 600,
      'a:sites.0.connectsTo.1': {
        ...part('a:sites.0.connectsTo.0'),
        localAddress: 'fd00:b::1/126',
        peerAddress: 'fd00:b::2',
      },
    },
    '600',
    {
      'a:sites.0.connectsTo.0.mtu': 600,
      'a:sites.0.connectsTo.1': {
        ...part('a:sites.0.connectsTo.0'),
        vlanId: 512,
        localAddress: 'fd00:b::1/126',
        peerAddress: 'fd00:b::2',
      },
    },
  ),
  // At another site of the CSP an interface of that name is another one.
  error('PEER-038', besideOf('ams'), '600', besideOf('lon')),
  error('PEER-038', { 'a:circuits.0.links.secondary.mtu': 65536 }, '65536', {
    'a:circuits.0.links.secondary.mtu': 9216,
  }),
  error(
    'PEER-038',
    {
      'a:circuits.0.links.primary.mtu': 1279,
      [`${PRIVATE}.ipv6PeeringConfig`]: {
        primaryPeerAddressPrefix: 'fd00:a::/126',
        secondaryPeerAddressPrefix: 'fd00:a::4/126',
      },
    },
    '1279',
    { 'a:circuits.0.links.primary.mtu': 1279 },
  ),
  error('PEER-022', { [`${MICROSOFT}.routingRegistryName`]: 'RIPE' }, 'RIPE', {
    [`${MICROSOFT}.routingRegistryName`]: 'ARIN',
  }),
  error('PEER-022', { [`${MICROSOFT}.routingRegistryName`]: undefined }, 'microsoft', {}),
  error('PEER-022', { [`${MICROSOFT}.advertisedPublicPrefixes`]: undefined }, 'microsoft', {}),
  error('PEER-024', { [`${MICROSOFT}.routeFilter`]: undefined }, 'microsoft', {
    [`${MICROSOFT}.routeFilter`]: { name: 'rf', existing: true },
  }),
  error('PEER-024', { [`${MICROSOFT}.routeFilter.communities`]: [] }, '[]', {}),
  warning('PEER-025', { [`${MICROSOFT}.routeFilter.communities`]: ['12076:51004'] }, '12076:51004', {
    [`${MICROSOFT}.routeFilter.communities`]: ['12076:5060'],
  }),
  warning('PEER-025', { [`${MICROSOFT}.routeFilter.communities`]: ['12076:50041'] }, '12076:50041', {}),
  error('PEER-026', { [`${MICROSOFT}.routeFilter.communities`]: ['12076:5010'] }, 'Standard', {
    [`${MICROSOFT}.routeFilter.communities`]: ['12076:5010'],
    'g:circuits.0.sku.tier': 'Premium',
  }),
  error('PEER-027', { [`${MICROSOFT}.advertisedPublicPrefixes`]: prefixes(201) }, 'advertisedPublicPrefixes', {
    [`${MICROSOFT}.advertisedPublicPrefixes`]: prefixes(159),
    [`${MICROSOFT}.nat`]: undefined,
  }),
  warning('PEER-027', { [`${MICROSOFT}.advertisedPublicPrefixes`]: prefixes(160) }, 'advertisedPublicPrefixes', {}),
  error('PEER-028', { [`${MICROSOFT}.routing`]: { advertiseDefaultRoute: true } }, 'true', {
    [`${PRIVATE}.routing.advertiseDefaultRoute`]: true,
  }),
  error('PEER-029', { [`${MICROSOFT}.routing`]: { advertise: ['10.20.0.0/16'] } }, '10.20.0.0/16', {
    [`${MICROSOFT}.routing`]: { advertise: ['20.33.0.0/24'] },
  }),
  warning('PEER-030', { [`${PRIVATE}.routing.advertiseDefaultRoute`]: true }, 'true', {
    [`${PRIVATE}.routing.advertiseDefaultRoute`]: true,
    'a:circuits.1.peerings.private.routing.advertiseDefaultRoute': true,
    'a:subscriptions.1.virtualNetworks.0.subnets': [{ name: 'GatewaySubnet', addressPrefix: '10.101.0.0/27' }],
  }),
  error('PEER-033', { [`${PRIVATE}.secondaryPeerAddressPrefix`]: undefined }, 'private', {
    [`${PRIVATE}.primaryPeerAddressPrefix`]: '172.16.0.0/29',
    [`${PRIVATE}.secondaryPeerAddressPrefix`]: undefined,
  }),
  error('PEER-035', { [`${MICROSOFT}.nat.pools`]: ['20.33.4.0/28'] }, '20.33.4.0/28', {
    [`${MICROSOFT}.nat.pools`]: ['20.33.0.240/28'],
  }),
  warning('PEER-039', translated('fw-1', 'fw-2'), '20.33.4.0/28', translated('fw-1', 'fw-1')),
  warning('PEER-039', translated('fw-1', undefined), '20.33.4.0/28', translated('fw-1', 'fw-2', '20.33.5.0/28')),
  info('PEER-036', { [`${MICROSOFT}.nat.scope`]: 'per-link' }, 'per-link', { [`${MICROSOFT}.nat`]: undefined }),
];
