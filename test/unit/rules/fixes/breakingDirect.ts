import type { Breaking } from './breaking';

/** A circuit on a direct port of the customer, in a subscription that there is. */
const DIRECT = `expressRoutePorts:
  - name: port-fra
    subscription: own
    peeringLocation: Interxion-Frankfurt-FRA11
    bandwidthInGbps: 10
    encapsulation: Dot1Q
    billingType: MeteredData
    links:
      primary: { adminState: Enabled }
      secondary: { adminState: Enabled }
circuits:
  - name: fabrikam-direct
    subscription: own
    location: germanywestcentral
    connectivity: direct
    layer3ManagedBy: customer
    expressRoutePort: port-fra
    bandwidthInGbps: 5
    enableDirectPortRateLimit: true
    lock: CanNotDelete
    sku: { tier: Standard, family: MeteredData }
    links:
      primary: { edgeRouter: fra-edge-1, interface: TenGigE0/0/0/0, handoff: Dot1Q }
      secondary: { edgeRouter: fra-edge-2, interface: Ethernet1/1, handoff: Dot1Q }
    peerings:
      private: { peerASN: 65020, vlanId: 300, primaryPeerAddressPrefix: 172.17.0.8/30, secondaryPeerAddressPrefix: 172.17.0.12/30 }
`;
const direct = (code: string, from: string, to: string, fixed: string): Breaking => ({
  code,
  file: 'fabrikam',
  replace: [
    ['circuits:\n', DIRECT],
    [from, to],
  ],
  fixed,
});

/** Designs with a direct port. */
export const directBreakings: readonly Breaking[] = [
  direct(
    'CKT-030',
    'peeringLocation: Interxion-Frankfurt-FRA11',
    'peeringLocation: Interxion-Frankfurt-FRA1',
    'peeringLocation: Interxion-Frankfurt-FRA11',
  ),
  direct('CKT-002', 'bandwidthInGbps: 5', 'bandwidthInGbps: 4', 'bandwidthInGbps: 5'),
  direct('CKT-002', 'bandwidthInGbps: 10\n', 'bandwidthInGbps: 40\n', 'bandwidthInGbps: 100\n'),
  direct('REF-008', 'expressRoutePort: port-fra', 'expressRoutePort: port-fr', 'expressRoutePort: port-fra'),
  direct(
    'PEER-015',
    'fra-edge-1, interface: TenGigE0/0/0/0, handoff: Dot1Q',
    'fra-edge-1, interface: TenGigE0/0/0/0, handoff: QinQ',
    'handoff: Dot1Q',
  ),
  direct(
    'RES-017',
    'primary: { adminState: Enabled }',
    'primary: { adminState: Disabled }',
    'primary: { adminState: Enabled }',
  ),
  direct('RES-019', '    enableDirectPortRateLimit: true\n', '', 'enableDirectPortRateLimit: true'),
  direct(
    'CKT-003',
    'bandwidthInGbps: 5\n',
    'bandwidthInGbps: 5\n    serviceProviderName: Colt\n',
    'bandwidthInGbps: 5\n    enable',
  ),
  direct(
    'REF-015',
    '{ name: TenGigE0/0/0/0, serviceProviderName: Colt }',
    '{ name: TenGigE0/0/0/0, serviceProviderName: Colt, expressRoutePort: port-fr }',
    'expressRoutePort: port-fra }',
  ),
  direct(
    'PEER-014',
    '  - name: fabrikam-fra\n',
    `  - name: fabrikam-second
    subscription: own
    location: germanywestcentral
    connectivity: direct
    layer3ManagedBy: customer
    expressRoutePort: port-fra
    bandwidthInGbps: 5
    sku: { tier: Standard, family: MeteredData }
    links:
      primary: { edgeRouter: fra-edge-1, interface: TenGigE0/0/0/0, handoff: Dot1Q }
      secondary: { edgeRouter: fra-edge-2, interface: Ethernet1/1, handoff: Dot1Q }
    peerings:
      private: { peerASN: 65020, vlanId: 300, primaryPeerAddressPrefix: 172.17.0.16/30, secondaryPeerAddressPrefix: 172.17.0.20/30 }
  - name: fabrikam-fra
`,
    'vlanId: 301',
  ),
  direct(
    'SEC-004',
    'primary: { adminState: Enabled }',
    'primary: { adminState: Enabled, macSec: { cipher: gcmaes256, cknSecret: https://v.vault.azure.net/secrets/ckn, cakSecret: https://v.vault.azure.net/secrets/cak } }',
    'cipher: GcmAes256',
  ),
];
