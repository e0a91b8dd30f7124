/** A customer of the sample's CSP with as many circuits, hubs and spokes as are asked for, as the text of its file (JSON is YAML too). */
export function bigCustomer(name: string, circuits: number, hubs: number, spokesOfEach: number): string {
  const locations = ['Amsterdam', 'London', 'Frankfurt', 'Paris', 'Dublin', 'Madrid'];
  const numbered = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
  const virtualNetworks = numbered(hubs, (h) => [
    {
      name: `hub-${h}`,
      addressSpace: [`10.${h}.0.0/20`],
      subnets: [{ name: 'GatewaySubnet', addressPrefix: `10.${h}.0.0/26` }],
      gateway: { name: `ergw-${h}`, sku: 'ErGw1AZ' },
      virtualNetworkPeerings: numbered(spokesOfEach, (s) => ({
        name: `to-spoke-${h}-${s}`,
        remoteVirtualNetwork: `spoke-${h}-${s}`,
        allowGatewayTransit: true,
      })),
    },
    ...numbered(spokesOfEach, (s) => ({
      name: `spoke-${h}-${s}`,
      addressSpace: [`10.${h}.${16 * (s + 1)}.0/20`],
      subnets: [{ name: 'apps', addressPrefix: `10.${h}.${16 * (s + 1)}.0/24` }],
      virtualNetworkPeerings: [{ name: `to-hub-${h}`, remoteVirtualNetwork: `hub-${h}`, useRemoteGateways: true }],
    })),
  ]).flat();
  return JSON.stringify(
    {
      formatVersion: 1,
      kind: 'Customer',
      name,
      displayName: name,
      tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0401',
      model: 'connect-through',
      managedBy: 'csp',
      identity: { store: 'csp', delegation: { entra: 'gdap', azure: 'aobo' } },
      vrf: {
        name: name.toUpperCase(),
        routeDistinguisher: '65010:990',
        importRouteTargets: ['65010:990'],
        exportRouteTargets: ['65010:990'],
      },
      sites: numbered(4, (n) => ({
        name: `site-${n}`,
        displayName: `Site ${n}`,
        prefixes: [`192.168.${n}.0/24`],
        connectsTo: 'ams',
      })),
      subscriptions: [
        {
          name: 'prod',
          subscriptionId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0499',
          offer: 'csp',
          resourceGroup: 'rg-network',
          location: 'westeurope',
          virtualNetworks,
        },
      ],
      circuits: numbered(circuits, (c) => ({
        name: `er-${c}`,
        subscription: 'prod',
        connectivity: 'cloud-exchange',
        layer3ManagedBy: 'csp',
        serviceProviderName: 'Equinix',
        peeringLocation: locations[c % locations.length],
        bandwidthInMbps: 1000,
        sku: { tier: 'Standard', family: 'MeteredData' },
        peerings: {
          private: {
            peerASN: 65010,
            vlanId: 1000 + c,
            primaryPeerAddressPrefix: `172.30.${c}.0/30`,
            secondaryPeerAddressPrefix: `172.30.${c}.4/30`,
          },
        },
        connections: [{ name: `cn-${c}`, virtualNetwork: `prod/hub-${c % hubs}` }],
      })),
    },
    undefined,
    2,
  );
}
