import { type Breaking, contoso, of } from './breaking';

/** What is rarer. */
export const rareBreakings: readonly Breaking[] = [
  contoso(
    'REF-012',
    'role: Network Contributor, scope: prod }',
    'role: Network Contributor, scope: prodd }',
    'scope: prod }',
  ),
  of('provider', 'REF-013', [['site: ams-dc1, prefixes', 'site: ams-dc, prefixes']], 'site: ams-dc1, prefixes'),
  of('provider', 'REF-014', [['a: ams-edge-1,', 'a: ams-edge-l,']], 'a: ams-edge-1,'),
  of(
    'wingtip',
    'DUP-007',
    [
      [
        'identity:',
        "vrf: { name: WINGTIP, routeDistinguisher: '65010:1001', importRouteTargets: ['65010:1002'], exportRouteTargets: ['65010:1002'] }\nidentity:",
      ],
    ],
    "routeDistinguisher: '65010:1000'",
  ),
  contoso(
    'DUP-010',
    'vlanId: 511',
    'vlanId: 511 }\n      - { site: ams-dc1, edgeRouter: ams-edge-2, interface: xe-0/0/2, vlanId: 511',
    'vlanId: 100',
  ),
  of(
    'contoso',
    'DUP-011',
    [
      ['172.16.0.8/30', '172.16.0.0/30'],
      ['172.16.0.12/30', '172.16.0.4/30'],
    ],
    '172.16.0.8/30',
  ),
  contoso('DUP-012', 'priority: 4000', 'priority: 100', 'priority: 101'),
  of('provider', 'NET-002', [['prefixes: [10.200.0.0/16]', 'prefixes: [10.200.0.1/16]']], 'prefixes: [10.200.0.0/16]'),
  of('wingtip', 'NET-018', [['asn: 65041', 'asn: 65540']], 'asn: 4200000000'),
  of(
    'contoso',
    'CKT-003',
    [['bandwidthInMbps: 1000\n', 'bandwidthInMbps: 1000\n    bandwidthInGbps: 1\n']],
    'bandwidthInMbps: 1000\n    sku',
  ),
  contoso(
    'CKT-006',
    'peeringLocation: Amsterdam\n    bandwidthInMbps: 1000\n    sku: { tier: Standard, family: MeteredData }',
    'peeringLocation: Brussels\n    bandwidthInMbps: 1000\n    sku: { tier: Local, family: UnlimitedData }',
    'tier: Standard',
  ),
  contoso('CKT-023', 'tier: Standard', 'tier: Premium', 'tier: Standard'),
  contoso('CKT-028', 'tier: Standard', 'tier: Basic', 'tier: Standard'),
  of(
    'provider',
    'CKT-029',
    [['peeringLocations: [Amsterdam]', 'peeringLocations: [Amstrdam]']],
    'peeringLocations: [Amsterdam]',
  ),
  contoso(
    'PEER-002',
    '    peerings:\n',
    '    peerings:\n      public: { peerASN: 65010, vlanId: 112, primaryPeerAddressPrefix: 172.16.0.16/30, secondaryPeerAddressPrefix: 172.16.0.20/30 }\n',
  ),
  of(
    'wingtip',
    'PEER-006',
    [["secondaryPeerAddressPrefix: 'fd00:41:a::4/126'", "secondaryPeerAddressPrefix: 'fd00:41:a::5/126'"]],
    "secondaryPeerAddressPrefix: 'fd00:41:a::4/126'",
  ),
  contoso(
    'PEER-017',
    '        peerASN: 65010\n        vlanId: 111',
    '        peerASN: 64496\n        vlanId: 111',
    'peerASN: 65010',
  ),
  contoso(
    'PEER-021',
    '        sharedKey: { secret: contoso-lon-private }\n',
    '',
    'sharedKey: { secret: contoso-lon-private }',
  ),
  contoso(
    'PEER-033',
    '        secondaryPeerAddressPrefix: 172.16.0.4/30\n',
    '',
    'secondaryPeerAddressPrefix: 172.16.0.4/30',
  ),
  contoso(
    'GW-008',
    'name: GatewaySubnet, addressPrefix: 10.101.0.0/27 }',
    'name: GatewaySubnet, addressPrefix: 10.101.0.0/27, serviceEndpoints: [Microsoft.Storage] }',
    'addressPrefix: 10.101.0.0/27 }',
  ),
  of('wingtip', 'GW-009', [["'fd00:140:0:ff::/64'", "'fd00:140:0:ff::/65'"]], "'fd00:140::/64'"),
  of(
    'wingtip',
    'GW-009',
    [["addressPrefixes: [10.140.0.0/26, 'fd00:140:0:ff::/64']", 'addressPrefix: 10.140.0.0/26']],
    "'fd00:140::/64'",
  ),
  contoso(
    'GW-015',
    'virtualNetwork: prod/hub, routingWeight: 100',
    'virtualNetwork: prod/hub, expressRouteGatewayBypass: true, routingWeight: 100',
    'sku: ErGw3AZ',
  ),
  of(
    'contoso',
    'GW-015',
    [
      [
        '{ name: ergw-hub, sku: ErGw2AZ }',
        '{ name: ergw-hub, sku: ErGwScale, autoScaleConfiguration: { min: 2, max: 40 } }',
      ],
      [
        'virtualNetwork: prod/hub, routingWeight: 100',
        'virtualNetwork: prod/hub, expressRouteGatewayBypass: true, routingWeight: 100',
      ],
    ],
    'min: 10, max: 40',
  ),
  of(
    'contoso',
    'GW-016',
    [
      ['sku: ErGw2AZ', 'sku: ErGw3AZ'],
      [
        'virtualNetwork: prod/hub, routingWeight: 100',
        'virtualNetwork: prod/hub, expressRouteGatewayBypass: true, routingWeight: 100',
      ],
    ],
    'virtualNetwork: prod/hub, routingWeight: 100',
  ),
  contoso(
    'GW-022',
    'addressPrefix: 10.100.1.0/24, nextHopType: VirtualAppliance, nextHopIpAddress: 10.100.0.68',
    'addressPrefix: 10.100.1.0/24, nextHopType: VirtualNetworkGateway',
  ),
  contoso('GW-027', 'sku: ErGw2AZ }', 'sku: ErGw2AZ, allowRemoteVnetTraffic: true }', 'sku: ErGw2AZ }'),
  contoso(
    'RES-010',
    'routing: { localPreference: 200, bfd: true }',
    'routing: { advertise: [10.10.0.0/16], localPreference: 200, bfd: true }',
    'advertise: [10.10.0.0/16, ',
  ),
  of('fabrikam', 'EDGE-005', [['cn-ipsec-1', 'cn-tunnel-1']], 'suppress:'),
  of('fabrikam', 'EDGE-007', [[' loopback: 10.20.255.1,', '']], 'loopback: 10.21.255.1'),
  contoso('RES-011', 'bfd: true', 'bfd: false', 'bfd: true'),
  of(
    'wingtip',
    'RES-024',
    [['addressPrefix: 172.31.0.0/29', 'addressPrefix: 172.31.0.0/28']],
    'addressPrefix: 172.31.0.16/29',
  ),
  of('fabrikam', 'VPN-006', [['sku: VpnGw2AZ', 'sku: VpnGw2']], 'sku: VpnGw2AZ'),
  of('fabrikam', 'RES-025', [['activeActive: true', 'activeActive: false']], 'activeActive: true'),
  of(
    'fabrikam',
    'VPN-003',
    [['useLocalAzureIpAddress: true', 'useLocalAzureIpAddress: false']],
    'useLocalAzureIpAddress: true',
  ),
  of('fabrikam', 'VPN-003', [['enablePrivateIpAddress: true, ', '']], 'enablePrivateIpAddress: true'),
  of(
    'fabrikam',
    'SEC-007',
    [['sharedKey: { secret: fabrikam-fra-private }', 'sharedKey: Abc123']],
    'sharedKey: { secret: fabrikam-fra-private }',
  ),
  contoso(
    'SEC-007',
    'authorization: dev',
    'authorization: 0a1b2c3d-0000-4000-8000-00000000000a',
    'authorization: { secret: ',
  ),
  of(
    'fabrikam',
    'VPN-001',
    [
      ['asn: 65515, activeActive: true', 'asn: 65001, activeActive: true'],
      ['        vpnGateway:', '        routeServer: { name: rs-core, branchToBranch: true }\n        vpnGateway:'],
    ],
    'asn: 65515',
  ),
  of(
    'fabrikam',
    'VPN-002',
    [
      ['activeActive: true', 'activeActive: false'],
      ['        vpnGateway:', '        routeServer: { name: rs-core, branchToBranch: true }\n        vpnGateway:'],
    ],
    'activeActive: true',
  ),
  of(
    'fabrikam',
    'RES-014',
    [
      ['activeActive: true, ', ''],
      ['role: encryption', 'role: backup'],
    ],
    'activeActive: true',
  ),
  of(
    'contoso',
    'GW-021',
    [
      [
        '          - { name: hub-to-apps',
        '          - { name: hub-to-dev, remoteVirtualNetwork: dev/dev, allowGatewayTransit: true }\n          - { name: hub-to-apps',
      ],
      [
        '        gateway: { name: ergw-dev, sku: ErGw1AZ }\n',
        '        gateway: { name: ergw-dev, sku: ErGw1AZ }\n        virtualNetworkPeerings: [{ name: dev-to-hub, remoteVirtualNetwork: prod/hub }]\n',
      ],
      [
        'virtualNetwork: prod/hub, routingWeight: 100',
        'virtualNetwork: prod/hub, expressRouteGatewayBypass: true, routingWeight: 100',
      ],
    ],
    'remoteVirtualNetwork: dev/dev }',
  ),
  of('fabrikam', 'GW-012', [['circuits:\n', `circuits:\n${[1, 2, 3, 4].map(moreCircuit).join('')}`]], 'sku: ErGw2AZ'),
  of(
    'contoso',
    'CKT-016',
    [
      [
        '    virtualNetworks:\n      - name: dev\n',
        `    virtualNetworks:\n${numbers(9).map(moreNetwork).join('')}      - name: dev\n`,
      ],
      [
        'cn-dev-ams, virtualNetwork: dev/dev, authorization: dev, routingWeight: 0 }\n',
        `cn-dev-ams, virtualNetwork: dev/dev, authorization: dev, routingWeight: 0 }\n${numbers(9).map(moreConnection).join('')}`,
      ],
    ],
    'tier: Premium',
  ),
  contoso('FMT-005', 'name: reading', 'name: Réading office', 'name: Reading-office'),
  contoso('NET-008', 'addressPrefix: 10.101.1.0/24', 'addressPrefix: 10.201.1.0/24', 'addressPrefix: 10.101.1.0/24'),
  contoso('NET-009', 'addressPrefix: 10.101.1.0/24', 'addressPrefix: 10.101.0.0/24', 'addressPrefix: 10.101.1.0/24'),
  contoso(
    'NET-020',
    'addressPrefix: 0.0.0.0/0, nextHopType: Internet',
    'addressPrefix: 0.0.0.0/0, nextHopType: Internet, nextHopIpAddress: 10.100.0.68',
    'nextHopType: Internet }',
  ),
  contoso(
    'NET-020',
    'nextHopType: VirtualAppliance, nextHopIpAddress: 10.100.0.68',
    'nextHopType: VirtualAppliance',
    'nextHopType: VirtualAppliance, nextHopIpAddress: 10.100.0.68',
  ),
  contoso(
    'NET-021',
    'addressPrefix: 0.0.0.0/0, nextHopType: VirtualAppliance, nextHopIpAddress: 10.100.0.68',
    'addressPrefix: 0.0.0.0/0, nextHopType: VirtualAppliance, nextHopIpAddress: 10.77.0.68',
    'addressPrefix: 0.0.0.0/0, nextHopType: VirtualAppliance, nextHopIpAddress: 10.100.0.68',
  ),
  contoso('NET-022', 'privateIpAddress: 10.100.0.68', 'privateIpAddress: 10.100.0.65', 'privateIpAddress: 10.100.0.68'),
  of(
    'contoso',
    'NET-023',
    [
      ['{ name: AzureFirewallSubnet, addressPrefix', '{ name: AzureFirewalSubnet, addressPrefix'],
      ['10.100.0.68, existing: true', '10.100.0.68'],
    ],
    'name: AzureFirewallSubnet, addressPrefix: 10.100.0.64/26',
  ),
  contoso(
    'NET-026',
    '          - { name: hub-to-apps',
    '          - { name: hub-to-dev, remoteVirtualNetwork: dev/dev }\n          - { name: hub-to-apps',
    'name: dev-to-hub, remoteVirtualNetwork: prod/hub',
  ),
  of('fabrikam', 'PEER-025', [["['12076:51041']", "['12076:51041', '12076:1']"]], "communities: ['12076:51041'] }"),
  of('fabrikam', 'PEER-026', [["['12076:51041']", "['12076:51041', '12076:5010']"]], 'tier: Premium'),
  of(
    'fabrikam',
    'PEER-028',
    [['        nat:', '        routing: { advertise: [203.0.113.0/28, 0.0.0.0/0] }\n        nat:']],
    'advertise: [203.0.113.0/28] }',
  ),
  of('fabrikam', 'PEER-036', [['scope: shared', 'scope: per-link']], 'scope: shared'),
  contoso(
    'GW-034',
    'sku: ErGw2AZ }',
    "sku: ErGw2AZ, maintenanceWindow: { start: '2027-01-01 02:00', hours: 3, timeZone: UTC } }",
    'hours: 5',
  ),
  contoso(
    'RTE-001',
    '          - { name: shared-via-firewall, addressPrefix: 10.100.1.0/24, nextHopType: VirtualAppliance, nextHopIpAddress: 10.100.0.68 }\n',
    '',
    'name: to-10-100-1-0-24',
  ),
  contoso(
    'RTE-001',
    'disableBgpRoutePropagation: true',
    'disableBgpRoutePropagation: false',
    'disableBgpRoutePropagation: true',
  ),
  contoso(
    'RTE-003',
    '10.100.0.64/26, routeTable: rt-firewall',
    '10.100.0.64/26, routeTable: rt-workload',
    'addressPrefix: 10.100.0.64/26 }',
  ),
  contoso(
    'RTE-005',
    '          - { name: internet, addressPrefix: 0.0.0.0/0, nextHopType: Internet }\n',
    '          - { name: internet, addressPrefix: 0.0.0.0/0, nextHopType: Internet }\n          - { name: again, addressPrefix: 0.0.0.0/0, nextHopType: Internet }\n',
  ),
  contoso(
    'SEC-008',
    '    peerings:\n',
    '    peerings:\n      microsoft: { peerASN: 65010, vlanId: 113, primaryPeerAddressPrefix: 198.51.100.0/30, secondaryPeerAddressPrefix: 198.51.100.4/30 }\n',
    'name: CONTOSO-MS',
  ),
];

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

function moreCircuit(n: number): string {
  return `  - name: more-${n}
    subscription: core
    connectivity: any-to-any
    layer3ManagedBy: serviceProvider
    serviceProviderName: Colt
    peeringLocation: ${['Frankfurt2', 'Berlin', 'Zurich', 'Amsterdam', 'London'][n] ?? ''}
    bandwidthInMbps: 50
    sku: { tier: Standard, family: MeteredData }
    peerings:
      private: { peerASN: 65020, vlanId: ${300 + n}, primaryPeerAddressPrefix: 172.19.${n}.0/30, secondaryPeerAddressPrefix: 172.19.${n}.4/30 }
    connections:
      - { name: cn-core-more-${n}, virtualNetwork: core/core, routingWeight: 0 }
`;
}

function moreNetwork(n: number): string {
  return `      - name: more-${n}
        addressSpace: [10.102.${n}.0/24]
        subnets: [{ name: GatewaySubnet, addressPrefix: 10.102.${n}.0/26 }]
        gateway: { name: ergw-more-${n}, sku: ErGw1AZ }
`;
}

function moreConnection(n: number): string {
  return `      - { name: cn-more-${n}, virtualNetwork: dev/more-${n}, authorization: { secret: key-${n} }, routingWeight: 0 }\n`;
}
