import { type Breaking, contoso, of } from './breaking';

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
  of(
    'fabrikam',
    'VPN-017',
    [['{ secret: fabrikam-ipsec-1 }, enableBgp: true', '{ secret: fabrikam-ipsec-1 }, enableBgp: false']],
    '{ secret: fabrikam-ipsec-1 }, enableBgp: true',
  ),
  of(
    'fabrikam',
    'VPN-016',
    [
      ['prefixes: [10.20.0.0/15]', 'prefixes: []'],
      ['      advertise: [10.20', '      # advertise: [10.20'],
      ['{ secret: fabrikam-ipsec-1 }, enableBgp: true', '{ secret: fabrikam-ipsec-1 }'],
    ],
    'enableBgp: true',
  ),
  of(
    'fabrikam',
    'VPN-022',
    [
      [
        '        gateway: { name: ergw-core',
        '        routeServer: { name: rs-core }\n        gateway: { name: ergw-core',
      ],
      [
        '- { name: apps, address',
        '- { name: RouteServerSubnet, addressPrefix: 10.110.3.0/26 }\n          - { name: apps, address',
      ],
    ],
    'branchToBranch: true',
  ),
  of('fabrikam', 'VPN-015', [['sku: VpnGw2AZ', 'sku: Basic']]),
  of(
    'fabrikam',
    'PEER-030',
    [
      ['priority: 4096, direction: Outbound, access: Deny', 'priority: 4096, direction: Outbound, access: Allow'],
      ['  - { code: PEER-030, reason: There is no Windows machine in the subnets of core }\n', ''],
    ],
    'priority: 4095',
  ),
  contoso(
    'RTE-002',
    '          - { name: all-via-firewall,',
    '          - { name: no, addressPrefix: 10.10.0.0/16, nextHopType: None }\n          - { name: all-via-firewall,',
  ),
  contoso(
    'NET-036',
    'addressPrefix: 10.100.0.64/26, routeTable',
    "addressPrefixes: [10.100.0.64/26, 'fd00:100:0:9::/64'], routeTable",
  ),
];
