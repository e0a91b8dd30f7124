/** A customer with its own routers at one site and another site at its CSP, Direct ports with QinQ, both peerings, both families of addresses, and a VPN. */
export const dualStack = {
  formatVersion: 1,
  kind: 'Customer',
  name: 'dual',
  displayName: 'Dual Stack AG',
  tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0401',
  model: 'connect-to',
  managedBy: 'csp',
  identity: { store: 'customer', delegation: { entra: 'gdap', azure: 'aobo' } },
  sites: [
    {
      name: 'zurich',
      prefixes: ['10.70.0.0/16', 'fd00:70::/48'],
      asn: 65070,
      edgeRouters: ['zrh-edge-1', 'zrh-edge-2'].map((name) => ({
        name,
        platform: 'cisco-iosxe',
        interfaces: [{ name: 'Te0/0/0' }],
      })),
      vpnDevices: [{ name: 'zrh-vpn', platform: 'cisco-iosxe', address: '203.0.113.77', asn: 65071 }],
    },
    { name: 'basel', prefixes: ['10.71.0.0/16'], connectsTo: 'ams-dc1' },
  ],
  subscriptions: [
    {
      name: 'core',
      offer: 'csp',
      location: 'switzerlandnorth',
      resourceGroup: 'rg',
      virtualNetworks: [
        {
          name: 'hub',
          addressSpace: ['10.160.0.0/16', 'fd00:160::/48'],
          subnets: [{ name: 'GatewaySubnet', addressPrefix: '10.160.0.0/26' }],
          gateway: { name: 'ergw', sku: 'ErGw2AZ' },
          vpnGateway: { name: 'vpngw', sku: 'VpnGw2AZ' },
          routeServer: { name: 'rs', branchToBranch: true },
        },
      ],
    },
  ],
  expressRoutePorts: [1, 2].map((n) => ({ name: `port-${n}`, subscription: 'core', encapsulation: 'QinQ' })),
  vpnConnections: [
    { name: 'backup', virtualNetwork: 'core/hub', device: 'zurich/zrh-vpn', sharedKey: { secret: 'backup' } },
  ],
  circuits: [1, 2].map((n) => ({
    name: `dual-${n}`,
    subscription: 'core',
    connectivity: 'direct',
    layer3ManagedBy: 'customer',
    expressRoutePort: `port-${n}`,
    bandwidthInGbps: 2,
    links: {
      primary: { edgeRouter: 'zrh-edge-1', handoff: 'QinQ', outerVlanId: 100 + n },
      secondary: { edgeRouter: 'zrh-edge-2', handoff: 'QinQ', outerVlanId: 100 + n },
    },
    peerings: {
      private: {
        peerASN: 65070,
        vlanId: 300 + n,
        primaryPeerAddressPrefix: `172.19.${n}.0/30`,
        secondaryPeerAddressPrefix: `172.19.${n}.4/30`,
        ipv6PeeringConfig: {
          primaryPeerAddressPrefix: `fd00:19:${n}::/126`,
          secondaryPeerAddressPrefix: `fd00:19:${n}::4/126`,
        },
      },
      ...(n === 1 && {
        microsoft: {
          peerASN: 65070,
          vlanId: 400,
          primaryPeerAddressPrefix: '203.0.113.0/30',
          secondaryPeerAddressPrefix: '203.0.113.4/30',
          routeFilter: { name: 'rf', communities: ['12076:5010'] },
        },
      }),
    },
    connections: [{ name: `cn-hub-${n}`, virtualNetwork: 'core/hub' }],
  })),
};
