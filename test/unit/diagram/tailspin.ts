const tenantId = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0401';

/** A customer with what the samples have not: direct ports with MACsec, appliances, VPN over the internet, a private line, two models, references that lead nowhere. */
export const tailspin = {
  formatVersion: 1,
  kind: 'Customer',
  name: 'tailspin',
  displayName: 'Tailspin <Toys> & "Sons"',
  tenantId,
  model: 'connect-to',
  managedBy: 'csp',
  identity: { store: 'customer', delegation: { entra: 'gdap', azure: 'aobo' } },
  vrf: {
    name: 'TAILSPIN',
    routeDistinguisher: '65010:1002',
    importRouteTargets: ['65010:1002'],
    exportRouteTargets: ['65010:1002'],
  },
  sharedServices: ['dns'],
  sites: [
    {
      name: 'dublin',
      displayName: "Dublin's datacenter",
      prefixes: ['10.60.0.0/16', 'fd00:60::/48'],
      asn: 65060,
      edgeRouters: [
        { name: 'dub-edge-2', platform: 'arista-eos', interfaces: [{ name: 'Ethernet1' }] },
        { name: 'dub-edge-1', platform: 'arista-eos', interfaces: [{ name: 'Ethernet1' }] },
      ],
      vpnDevices: [{ name: 'dub-vpn', platform: 'cisco-iosxe', address: '203.0.113.77', asn: 65061 }],
      firewalls: [{ name: 'dub-fw', kind: 'nva', address: '10.60.1.1' }],
      reachesProvider: { site: 'lon-dc1', over: 'internet-vpn' },
    },
    { name: 'cork', prefixes: ['10.61.0.0/16'], connectsTo: 'lon-dc1' },
    { name: 'nowhere', prefixes: ['10.62.0.0/16'], connectsTo: 'par-dc1' },
  ],
  subscriptions: [
    {
      name: 'core',
      subscriptionId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b41',
      offer: 'csp',
      location: 'northeurope',
      resourceGroup: 'rg',
      virtualNetworks: [
        {
          name: 'hub',
          addressSpace: ['10.160.0.0/16'],
          subnets: [
            { name: 'GatewaySubnet', addressPrefix: '10.160.0.0/26' },
            { name: 'RouteServerSubnet', addressPrefix: '10.160.0.64/26' },
          ],
          gateway: { name: 'ergw', sku: 'ErGwScale', autoScaleConfiguration: { min: 2, max: 10 } },
          vpnGateway: { name: 'vpngw', sku: 'VpnGw2AZ', pointToSite: { addressPool: ['10.250.0.0/24'] } },
          firewall: { name: 'fw', kind: 'nva', privateIpAddress: '10.160.1.4' },
          routeServer: { name: 'rs', branchToBranch: true },
          virtualNetworkPeerings: [{ name: 'to-spoke', remoteVirtualNetwork: 'spoke', allowGatewayTransit: true }],
        },
        { name: 'spoke', addressSpace: ['10.161.0.0/16'], subnets: [{ name: 'apps', addressPrefix: '10.161.0.0/24' }] },
      ],
    },
    {
      name: 'elsewhere',
      subscriptionId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b42',
      offer: 'other',
      tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0499',
      managedBy: 'customer',
      reachedOver: 'private',
    },
  ],
  expressRoutePorts: [
    {
      name: 'dub-port',
      subscription: 'core',
      peeringLocation: 'Dublin',
      bandwidthInGbps: 100,
      encapsulation: 'Dot1Q',
      links: { primary: { macSec: { cipher: 'GcmAes256', cknSecret: 'x', cakSecret: 'y' } } },
    },
    { name: 'spare', subscription: 'core', peeringLocation: 'Dublin', bandwidthInGbps: 10, encapsulation: 'QinQ' },
  ],
  vpnConnections: [
    { name: 'backup', virtualNetwork: 'core/hub', device: 'dublin/dub-vpn', sharedKey: { secret: 'backup' } },
  ],
  circuits: [
    {
      name: 'tailspin-dub',
      subscription: 'core',
      connectivity: 'direct',
      layer3ManagedBy: 'customer',
      expressRoutePort: 'dub-port',
      bandwidthInGbps: 5,
      sku: { tier: 'Premium', family: 'UnlimitedData' },
      links: {
        primary: { edgeRouter: 'dub-edge-1', interface: 'Ethernet1', handoff: 'Dot1Q' },
        secondary: { edgeRouter: 'dub-edge-2', interface: 'Ethernet1', handoff: 'Dot1Q' },
      },
      peerings: {
        private: {
          peerASN: 65060,
          vlanId: 300,
          primaryPeerAddressPrefix: '172.19.0.0/30',
          secondaryPeerAddressPrefix: '172.19.0.4/30',
        },
      },
      connections: [{ name: 'cn-hub', virtualNetwork: 'core/hub', expressRouteGatewayBypass: true }],
      globalReach: [{ name: 'to-lon', circuit: 'tailspin-lon', addressPrefix: '172.31.0.8/29' }],
      encryption: { mode: 'nva', firewalls: { site: 'dub-fw', azure: 'core/hub' } },
    },
    {
      name: 'tailspin-lon',
      model: 'connect-through',
      subscription: 'core',
      connectivity: 'cloud-exchange',
      layer3ManagedBy: 'csp',
      serviceProviderName: 'Megaport',
      peeringLocation: 'London',
      bandwidthInMbps: 500,
      sku: { tier: 'Standard', family: 'MeteredData' },
      links: {
        primary: { edgeRouter: 'lon-edge-1', interface: 'Ethernet1', handoff: 'Dot1Q' },
        secondary: { edgeRouter: 'lon-edge-9', interface: 'eth1', handoff: 'Dot1Q' },
      },
      peerings: {
        private: {
          peerASN: 65010,
          vlanId: 301,
          primaryPeerAddressPrefix: '172.16.1.0/30',
          secondaryPeerAddressPrefix: '172.16.1.4/30',
        },
      },
      connections: [{ name: 'cn-lost', virtualNetwork: 'core/lost' }],
      encryption: {
        mode: 'ipsec-tunnel',
        over: 'private',
        virtualNetwork: 'core/hub',
        tunnels: [{ name: 't', device: 'lost-vpn' }],
      },
    },
  ],
};
