import { type Breaking, contoso } from './breaking';

/** What Azure refuses of networks, routes and security rules, and what would be left out. */
export const refusedBreakings: readonly Breaking[] = [
  contoso(
    'NET-031',
    'addressPrefix: 10.100.0.64/26, routeTable',
    'addressPrefix: 10.100.0.64/26, networkSecurityGroup: nsg-workload, routeTable',
  ),
  contoso(
    'RTE-008',
    'addressPrefix: 10.100.16.0/20, nextHop',
    'addressPrefix: 10.100.16.1/20, nextHop',
    '10.100.16.0/20',
  ),
  contoso('NAME-001', 'gateway: { name: ergw-hub,', 'gateway: { name: ergw hub,', 'name: ergw-hub,'),
  contoso('NSG-001', 'priority: 100, ', 'priority: 99, ', 'priority: 100, '),
  contoso(
    'FMT-013',
    'privateIpAddress: 10.100.0.68, existing: true',
    'privateIpAddress: 10.100.0.68',
    'existing: true',
  ),
  contoso('CKT-031', 'bandwidthInMbps: 1000', 'bandwidthInMbps: 1000\n    enableDirectPortRateLimit: true'),
];
