import { type Case, error, mildly, warning } from './case';

const peerOfRouteServer = (name: string) => ({
  'g:subscriptions.1.virtualNetworks.0.routeServer': {
    name: 'rs',
    bgpPeers: [{ name, peerIp: '10.110.1.4', peerAsn: 65001 }],
  },
});

export const names: readonly Case[] = [
  warning('CKT-004', { 'a:circuits.0.serviceProviderName': 'BICS' }, 'BICS', {
    'a:circuits.0.serviceProviderName': 'equinix',
  }),
  warning('CKT-004', { 'a:circuits.0.serviceProviderName': 'Ekwinix' }, 'Ekwinix', {
    'a:circuits.0.serviceProviderName': 'Telia Carrier',
  }),
  warning(
    'CKT-004',
    { 'a:circuits.0.serviceProviderName': 'Interxion (Digital Realty)' },
    'Interxion (Digital Realty)',
    { 'a:circuits.0.serviceProviderName': 'Interxion' },
  ),
  warning('CKT-004', { 'a:circuits.0.peeringLocation': 'Amsterdm' }, 'Amsterdm', {
    'a:circuits.0.peeringLocation': 'Amsterdam Metro',
  }),
  warning('CKT-004', { 'a:circuits.0.peeringLocation': 'Equinix-Amsterdam-AM5' }, 'Equinix-Amsterdam-AM5', {
    'a:circuits.0.peeringLocation': 'New York2',
  }),
  warning('CKT-004', { 'a:circuits.0.peeringLocation': 'Newport (Wales)' }, 'Newport (Wales)', {
    'a:circuits.0.peeringLocation': 'Newport',
    'a:circuits.0.serviceProviderName': 'Next Generation Data',
  }),
  warning(
    'CKT-005',
    { 'a:circuits.0.serviceProviderName': 'GTT', 'a:circuits.0.peeringLocation': 'Amsterdam Metro' },
    'GTT',
    { 'a:circuits.0.serviceProviderName': 'Colt', 'a:circuits.0.peeringLocation': 'Amsterdam Metro' },
  ),
  error('CKT-010', { 'a:subscriptions.1.location': 'usgovvirginia' }, 'usgovvirginia', {
    'a:subscriptions.1.location': 'westeurope',
  }),
  error('CKT-010', { 'a:circuits.0.peeringLocation': 'Beijing' }, 'Beijing', {}),
  warning('CKT-010', { 'a:subscriptions.1.location': 'westeurop' }, 'westeurop', {
    'a:subscriptions.1.location': 'Sweden South',
  }),
  warning('CKT-029', { 'p:sites.0.peeringLocations': ['Asmterdam'] }, 'Asmterdam', {
    'p:sites.0.peeringLocations': ['Amsterdam2', 'New York2'],
  }),
  error('CKT-029', { 'p:expressRoutePorts.0.peeringLocation': 'Shanghai' }, 'Shanghai', {}),
  warning('CKT-030', { 'p:expressRoutePorts.0.peeringLocation': 'Amsterdam' }, 'Amsterdam', {
    'p:expressRoutePorts.0.peeringLocation': 'interxion-frankfurt-fra11',
  }),
  warning('CKT-030', { 'g:expressRoutePorts': [port('Equinix-Oslo-OS9')] }, 'Equinix-Oslo-OS9', {
    'g:expressRoutePorts': [port('Airtel-Chennai2-CLS')],
  }),
  error('NAME-001', peerOfRouteServer('p-'), 'p-', peerOfRouteServer('p_')),
  error('NAME-001', { 'a:circuits.0.connections.0.name': '-hub' }, "'-hub'", {
    'a:circuits.0.connections.0.name': 'hub_',
  }),
  error('NAME-001', { 'p:expressRoutePorts.0.name': 'port.' }, 'port.', { 'p:expressRoutePorts.0.name': 'port_' }),
  mildly(
    error('NAME-001', { 'a:subscriptions.0.routeTables.0.name': 'rt-' }, 'rt-', {
      'a:subscriptions.0.routeTables.0.name': 'rt-',
      'a:subscriptions.0.routeTables.0.existing': true,
    }),
  ),
  error('NAME-002', { 'g:subscriptions.1.virtualNetworks.0.vpnGateway.name': 'v'.repeat(75) }, 'v'.repeat(75), {
    'g:subscriptions.1.virtualNetworks.0.vpnGateway.name': 'v'.repeat(74),
  }),
  warning('NAME-003', { 'p:naming': { localNetworkGateway: 'lgw' } }, 'lgw', {
    'p:naming': { localNetworkGateway: 'lgw-{name}' },
  }),
  error('NAME-004', { 'a:subscriptions.0.resourceGroup': 'rg.' }, 'rg.', { 'a:subscriptions.0.resourceGroup': 'rg.a' }),
];

function port(peeringLocation: string): object {
  const links = { primary: { adminState: 'Enabled' }, secondary: { adminState: 'Enabled' } };
  return { name: 'p', subscription: 'core', peeringLocation, bandwidthInGbps: 10, encapsulation: 'Dot1Q', links };
}
