import { part } from '../base';
import { type Case, error, info, warning } from './case';

const DR = 'a:subscriptions.1.virtualNetworks.0';
/** A direct circuit in place of the one at Amsterdam. */
export const direct = {
  'a:circuits.0.connectivity': 'direct',
  'a:circuits.0.serviceProviderName': undefined,
  'a:circuits.0.peeringLocation': undefined,
  'a:circuits.0.bandwidthInMbps': undefined,
  'a:circuits.0.expressRoutePort': 'csp-port',
  'a:circuits.0.bandwidthInGbps': 1,
  'a:circuits.0.enableDirectPortRateLimit': true,
  'a:circuits.0.links.primary.outerVlanId': undefined,
  'a:circuits.0.links.secondary.outerVlanId': undefined,
} as const;
/** The same on a link aggregation group. */
const lag = {
  name: 'lag',
  subscription: 'prod',
  peeringLocation: 'Equinix-Amsterdam-AM5',
  bandwidthInGbps: 100,
  encapsulation: 'QinQ',
  numberOfPorts: 4,
  minimumActivePortsRequired: 2,
} as const;
const onLag = (change: object = {}) => ({
  ...direct,
  'a:circuits.0.expressRoutePort': undefined,
  'a:circuits.0.expressRouteLag': 'lag',
  'a:expressRouteLags': [{ ...lag, ...change }],
});
const local = { tier: 'Local', family: 'UnlimitedData' };
const spread = (count: number) => ({
  'a:circuits.1.connections': Array.from({ length: count }, (_, i) => ({ name: `c${i}`, virtualNetwork: 'prod/hub' })),
});
const many = (count: number, region = 'westeurope') =>
  Array.from({ length: count }, (_, i) => ({ ...part('a:circuits.0'), name: `c${i}`, location: region }));

export const circuits: readonly Case[] = [
  error('FMT-002', { 'a:circuits.0.links': undefined }, 'name', {
    'a:circuits.0.links': undefined,
    'a:circuits.0.layer3ManagedBy': 'serviceProvider',
  }),
  error('FMT-002', { 'b:vrf': undefined }, 'formatVersion', { 'b:vrf': undefined, 'b:model': 'connect-to' }),
  error('FMT-002', { 'a:circuits.0.peerings.private.secondaryPeerAddressPrefix': undefined }, 'private', {
    'a:circuits.0.peerings.private.secondaryPeerAddressPrefix': undefined,
    'a:circuits.0.peerings.private.primaryPeerAddressPrefix': '172.16.0.0/29',
  }),
  warning('FMT-011', { 'a:circuits.0.links.primary.outerVlanId': undefined }, 'primary', direct),
  warning('FMT-011', { 'a:circuits.1.links.primary.outerVlanId': 5 }, '5', {}),
  error('CKT-001', { 'a:circuits.0.bandwidthInMbps': 300 }, '300', { 'a:circuits.0.bandwidthInMbps': 500 }),
  warning(
    'CKT-001',
    { 'a:circuits.0.bandwidthInMbps': 500, 'a:circuits.0.sku': { tier: 'Local', family: 'UnlimitedData' } },
    '500',
    { 'a:circuits.0.bandwidthInMbps': 1000, 'a:circuits.0.sku': { tier: 'Local', family: 'UnlimitedData' } },
  ),
  error('CKT-002', { ...direct, 'a:circuits.0.bandwidthInGbps': 3 }, '3', {
    ...direct,
    'a:circuits.0.bandwidthInGbps': 5,
  }),
  error('CKT-003', { 'a:circuits.0.expressRoutePort': 'csp-port' }, 'expressRoutePort', direct),
  error('CKT-003', { 'a:circuits.0.bandwidthInMbps': undefined }, 'name', {}),
  error('CKT-003', { ...direct, 'a:circuits.0.peeringLocation': 'Amsterdam' }, 'peeringLocation', direct),
  error('CKT-003', { ...onLag(), 'a:circuits.0.expressRoutePort': 'csp-port' }, 'expressRouteLag', onLag()),
  error('CKT-003', { 'a:circuits.0.expressRouteLag': 'lag', 'a:expressRouteLags': [lag] }, 'expressRouteLag', onLag()),
  error('CKT-033', onLag({ minimumActivePortsRequired: 5 }), '5', onLag({ minimumActivePortsRequired: 4 })),
  error('CKT-033', onLag({ numberOfPorts: 0 }), '0', onLag({ numberOfPorts: 1, minimumActivePortsRequired: 1 })),
  error('CKT-033', { 'p:expressRouteLags': [{ ...lag, minimumActivePortsRequired: 9 }] }, '9', {
    'p:expressRouteLags': [lag],
  }),
  info('CKT-034', onLag(), 'lag', onLag({ existing: true })),
  info('CKT-034', { 'p:expressRouteLags': [lag] }, 'lag', { 'p:expressRouteLags': [{ ...lag, existing: true }] }),
  error('CKT-006', { 'a:circuits.0.peeringLocation': 'New York', 'a:circuits.0.sku': local }, 'Local', {
    'a:circuits.0.sku': local,
  }),
  error('CKT-007', { 'a:circuits.0.sku': { tier: 'Local', family: 'MeteredData' } }, 'MeteredData', {
    'a:circuits.0.sku': local,
  }),
  error('CKT-008', { 'a:circuits.0.sku': local }, 'second/dr', {
    'a:circuits.0.sku': local,
    [`${DR}.location`]: 'West Europe',
  }),
  error('CKT-009', { [`${DR}.location`]: 'eastus' }, 'second/dr', { [`${DR}.location`]: 'switzerlandnorth' }),
  error('CKT-009', { [`${DR}.location`]: 'eastus' }, 'second/dr', {
    [`${DR}.location`]: 'eastus',
    'a:circuits.0.sku.tier': 'Premium',
    'a:circuits.1.sku.tier': 'Premium',
  }),
  error('CKT-016', spread(11), 'connections', spread(7)),
  warning('CKT-016', spread(10), 'connections', spread(7)),
  warning('CKT-017', { 'a:circuits': many(11) }, 'prod', { 'a:circuits': [...many(7), ...many(7, 'uksouth')] }),
  warning('CKT-018', { 'a:subscriptions.1.tenantId': '00000000-0000-4000-8000-00000000000d' }, 'second/dr', {
    'a:subscriptions.1.tenantId': '00000000-0000-4000-8000-00000000000A',
  }),
  error('CKT-018', { 'a:subscriptions.1.tenantId': '00000000-0000-4000-8000-000000000001' }, 'second/dr', {}),
  error('CKT-032', { 'a:subscriptions.1.tenantId': '00000000-0000-4000-8000-00000000000B' }, 'second/dr', {
    'a:subscriptions.1.tenantId': '00000000-0000-4000-8000-00000000000d',
  }),
  warning('CKT-019', { 'g:circuits.0.managedBy': 'csp' }, 'csp', {
    'g:circuits.0.managedBy': 'csp',
    'g:circuits.0.existing': true,
  }),
  warning('CKT-019', { 'a:circuits.0.managedBy': 'customer' }, 'customer', {}),
  warning('CKT-021', { 'a:circuits.0.peerings': undefined, 'a:circuits.0.connections': undefined }, 'ams', {
    'g:circuits.0.connections': undefined,
  }),
  info('CKT-023', { 'a:circuits.0.sku.tier': 'Premium' }, 'Premium', {
    'a:circuits.0.sku.tier': 'Premium',
    [`${DR}.location`]: 'eastus',
  }),
  info('CKT-026', { 'a:circuits.0.order.portReady': false }, 'false', { 'a:circuits.0.order': { reference: 'X' } }),
  error('CKT-028', { 'a:circuits.0.sku.tier': 'Basic' }, 'Basic', { 'a:circuits.0.sku.tier': 'Premium' }),
  error('CKT-002', { 'p:expressRoutePorts.0.bandwidthInGbps': 40 }, '40', {
    'p:expressRoutePorts.0.bandwidthInGbps': 400,
  }),
];
