import { type Breaking, contoso, of } from './breaking';

const GATEWAY_SUBNET = '          - { name: GatewaySubnet, addressPrefix: 10.101.0.0/27 }\n';

/** What Azure refuses. */
export const azureBreakings: readonly Breaking[] = [
  contoso('CKT-001', 'bandwidthInMbps: 1000', 'bandwidthInMbps: 1500', 'bandwidthInMbps: 2000'),
  contoso('CKT-004', 'peeringLocation: Amsterdam', 'peeringLocation: Amsterdan', 'peeringLocation: Amsterdam'),
  contoso(
    'CKT-004',
    'serviceProviderName: Equinix\n    peer',
    'serviceProviderName: Equinx\n    peer',
    'serviceProviderName: Equinix\n    peer',
  ),
  of(
    'fabrikam',
    'CKT-007',
    [['{ tier: Standard, family: UnlimitedData }', '{ tier: Local, family: MeteredData }']],
    'family: UnlimitedData',
  ),
  contoso(
    'CKT-008',
    '{ tier: Standard, family: MeteredData }\n    order',
    '{ tier: Local, family: UnlimitedData }\n    order',
    'tier: Standard',
  ),
  of('contoso', 'CKT-009', [['location: westeurope\n    tags', 'location: eastus\n    tags']], 'tier: Premium'),
  contoso('CKT-010', 'location: uksouth', 'location: uksoth', 'location: uksouth'),
  contoso('PEER-005', '172.16.0.4/30', '172.16.0.5/30', '172.16.0.4/30'),
  contoso('PEER-005', '172.16.0.4/30', '172.16.0.0/30', '172.16.0.4/30'),
  of(
    'contoso',
    'PEER-007',
    [
      ['172.16.0.0/30', '172.16.0.0/29'],
      ['        secondaryPeerAddressPrefix: 172.16.0.4/30\n', ''],
    ],
    'secondaryPeerAddressPrefix: 172.16.0.4/30',
  ),
  of('contoso', 'PEER-009', [
    ['addressSpace: [10.101.0.0/20]', 'addressSpace: [10.101.0.0/20, 172.16.0.8/29]'],
    ['cn-hub-lon, virtualNetwork: prod/hub', 'cn-dev-lon, virtualNetwork: dev/dev, authorization: dev'],
    ['        routing: { localPreference: 150', '        routing: { localPreference: 150'],
    [
      '    connections:\n      - { name: cn-dev-lon',
      '    authorizations:\n      - { name: dev }\n    connections:\n      - { name: cn-dev-lon',
    ],
  ]),
  contoso('PEER-012', 'vlanId: 110', 'vlanId: 4095', 'vlanId: 100'),
  of('fabrikam', 'PEER-013', [['vlanId: 201', 'vlanId: 200']], 'vlanId: 201'),
  contoso(
    'PEER-016',
    '    peerings:\n      private:\n        peerASN: 65010',
    '    peerings:\n      private:\n        peerASN: 12076',
    'peerASN: 65010',
  ),
  of('fabrikam', 'PEER-022', [['RIPENCC', 'RIPENC']], 'RIPENCC'),
  of(
    'fabrikam',
    'PEER-024',
    [["        routeFilter: { name: rf-fabrikam, communities: ['12076:51041'] }\n", '']],
    "communities: ['12076:51041']",
  ),
  of('fabrikam', 'PEER-024', [["['12076:51041']", '[]']], "communities: ['12076:51041']"),
  contoso('GW-001', GATEWAY_SUBNET, '', 'name: GatewaySubnet, addressPrefix: 10.101.0.0/27'),
  contoso(
    'GW-001',
    'name: GatewaySubnet, addressPrefix: 10.101.0.0/27',
    'name: gateway-subnet, addressPrefix: 10.101.0.0/27',
    'name: GatewaySubnet, addressPrefix: 10.101.0.0/27',
  ),
  contoso('GW-002', '10.101.0.0/27', '10.101.0.0/29', '10.101.0.0/27'),
  of('fabrikam', 'GW-003', [['10.110.0.0/26', '10.110.0.0/28']], '10.110.0.0/26'),
  contoso('GW-004', '10.101.0.0/27 }', '10.101.0.0/27, networkSecurityGroup: none-yet }'),
  contoso(
    'GW-005',
    '- { name: apps-via-firewall, addressPrefix: 10.100.16.0/20,',
    '- { name: apps-via-firewall, addressPrefix: 0.0.0.0/0,',
  ),
  contoso(
    'GW-006',
    '- { name: apps-via-firewall, addressPrefix: 10.100.16.0/20,',
    '- { name: apps-via-firewall, addressPrefix: 10.100.0.0/24,',
  ),
  contoso(
    'GW-007',
    '- name: rt-gateway  ',
    '- name: rt-gateway\n        disableBgpRoutePropagation: true',
    'disableBgpRoutePropagation: false',
  ),
  contoso('GW-010', 'sku: ErGw2AZ', 'existing: true, sku: HighPerformance', 'sku: ErGw2AZ'),
  contoso('GW-011', 'sku: ErGw1AZ', 'sku: Standard', 'sku: ErGw1AZ'),
  contoso(
    'GW-017',
    'bandwidthInMbps: 1000\n    sku: { tier: Standard, family: MeteredData }\n    links',
    'bandwidthInMbps: 5000\n    sku: { tier: Standard, family: MeteredData }\n    links',
    'sku: ErGw3AZ',
  ),
  contoso(
    'GW-020',
    'remoteVirtualNetwork: apps, allowGatewayTransit: true,',
    'remoteVirtualNetwork: apps,',
    'allowGatewayTransit: true',
  ),
  of(
    'contoso',
    'GW-023',
    [
      [
        '{ name: ergw-dev, sku: ErGw1AZ }',
        '{ name: ergw-dev, sku: ErGwScale, autoScaleConfiguration: { min: 1, max: 99 } }',
      ],
    ],
    'min: 2, max: 40',
  ),
  of('fabrikam', 'GW-024', [['sku: ErGw1AZ', 'sku: ErGwScale']], 'sku: ErGw1AZ'),
  contoso('GW-028', ', authorization: dev,', ',', 'authorization: dev-2'),
  contoso('GW-029', 'routingWeight: 100', 'routingWeight: 32001', 'routingWeight: 32000'),
  contoso('SEC-009', 'name: contoso-ams\n', 'name: contoso-ams\n', 'lock: CanNotDelete'),
];
