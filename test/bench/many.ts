import type { EstateFile } from './estate';

/** How much stands in the one customer. */
export interface Many {
  readonly prefixes: number;
  readonly subnets: number;
  readonly circuits: number;
}

const SUBNETS_IN_A_NETWORK = 50;
const PREFIXES_AT_A_SITE = 100;
const CIRCUITS_AT_A_GATEWAY = 4;

/** A design with one customer that has everything, lists of every kind in proportion: what is quadratic shows. */
export function many({ prefixes, subnets, circuits }: Many): EstateFile[] {
  const networks = Math.ceil(subnets / SUBNETS_IN_A_NETWORK);
  const sites = Math.ceil(prefixes / PREFIXES_AT_A_SITE);
  const hubs = Math.ceil(networks / 4);
  const list = (length: number, item: (n: number) => string) => Array.from({ length }, (_, n) => item(n)).join('\n');
  const router = (n: number) => `edge-${n % 2}`;
  /** The n-th prefix of a length, counted from 10.0.0.0 or another start. */
  const nth = (start: number, n: number, length: number) => {
    const value = start + n * 2 ** (32 - length);
    return `${Math.floor(value / 2 ** 24)}.${(value >> 16) & 255}.${(value >> 8) & 255}.${value & 255}/${length}`;
  };
  const TEN = 10 * 2 ** 24;
  const PRIVATE_16 = 172 * 2 ** 24 + 16 * 2 ** 16;
  const SHARED = 100 * 2 ** 24 + 64 * 2 ** 16;
  const site = (s: number) => `  - name: site-${s}
    displayName: Site ${s}
    connectsTo: [{ site: dc, edgeRouter: ${router(s)}, interface: TenGigabitEthernet0/0/1, vlanId: ${2 + (s % 4000)} }]
    prefixes: [${Array.from({ length: Math.min(PREFIXES_AT_A_SITE, prefixes - s * PREFIXES_AT_A_SITE) }, (_, n) => nth(SHARED, s * PREFIXES_AT_A_SITE + n, 30)).join(', ')}]`;
  const network = (v: number) => {
    const isHub = v % 4 === 0;
    const hub = v - (v % 4);
    const spokes = [1, 2, 3].map((n) => v + n).filter((n) => n < networks);
    const peering = (to: number, key: string) =>
      `          - { name: to-${to}, remoteVirtualNetwork: vnet-${to}, ${key} }`;
    const own = Math.min(SUBNETS_IN_A_NETWORK, subnets - v * SUBNETS_IN_A_NETWORK);
    return `      - name: vnet-${v}
        addressSpace: [${nth(TEN, v, 19)}]
        dnsServers: [10.0.0.4]
        subnets:
${list(own, (n) =>
  n === 0 && isHub
    ? `          - { name: GatewaySubnet, addressPrefix: ${nth(TEN + v * 8192, 0, 26)} }`
    : `          - { name: subnet-${n}, addressPrefix: ${nth(TEN + v * 8192, n, 26)}, routeTable: rt-${hub}, networkSecurityGroup: nsg-${hub} }`,
)}
        virtualNetworkPeerings:
${isHub ? spokes.map((n) => peering(n, 'allowGatewayTransit: true, allowForwardedTraffic: true')).join('\n') || '          []' : peering(hub, 'useRemoteGateways: true, allowForwardedTraffic: true')}
${isHub ? `        gateway: { name: ergw-${v}, sku: ErGw3AZ }` : ''}`;
  };
  const circuit = (c: number) => `  - name: circuit-${c}
    subscription: sub
    location: westeurope
    serviceProviderName: Equinix
    peeringLocation: Amsterdam
    bandwidthInMbps: 500
    sku: { tier: Standard, family: MeteredData }
    links:
      primary: { edgeRouter: edge-0, interface: TenGigabitEthernet0/0/0, handoff: QinQ, outerVlanId: ${2 + (c % 4000)} }
      secondary: { edgeRouter: edge-1, interface: TenGigabitEthernet0/0/0, handoff: QinQ, outerVlanId: ${2 + (c % 4000)} }
    peerings:
      private:
        peerASN: 65010
        vlanId: 100
        primaryPeerAddressPrefix: ${nth(PRIVATE_16, 2 * c, 30)}
        secondaryPeerAddressPrefix: ${nth(PRIVATE_16, 2 * c + 1, 30)}
        sharedKey: { secret: key-${c} }
        routing: { localPreference: 200 }
    connections:
      - { name: cn-${c}, virtualNetwork: vnet-${4 * (Math.floor(c / CIRCUITS_AT_A_GATEWAY) % hubs)}, routingWeight: 100 }`;
  const table = (h: number) => `      - name: rt-${4 * h}
        routes: [{ name: r, addressPrefix: 192.168.0.0/16, nextHopType: None }]`;
  const group = (h: number) => `      - name: nsg-${4 * h}
        securityRules: [{ name: in, priority: 100, direction: Inbound, access: Allow, protocol: Tcp, sourcePortRange: '*', sourceAddressPrefix: '*', destinationAddressPrefix: '*', destinationPortRange: '443' }]`;
  const customer = `formatVersion: 1
kind: Customer
name: everything
displayName: Everything
tenantId: 00000001-0001-4000-8000-000000000001
model: connect-through
managedBy: csp
identity: { store: csp, delegation: { entra: gdap, azure: aobo } }
vrf: { name: C1, routeDistinguisher: '65010:1', importRouteTargets: ['65010:1'], exportRouteTargets: ['65010:1'] }
sites:
${list(sites, site)}
subscriptions:
  - name: sub
    subscriptionId: 00000001-0002-4000-8000-000000000001
    offer: csp
    resourceGroup: rg
    location: westeurope
    routeTables:
${list(hubs, table)}
    networkSecurityGroups:
${list(hubs, group)}
    virtualNetworks:
${list(networks, network)}
circuits:
${list(circuits, circuit)}
`;
  const provider = `formatVersion: 1
kind: Provider
name: estate
displayName: Estate
tenantId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001
asn: 65010
pools:
  peeringPrefixes: [172.16.0.0/12]
  vlanIds: [2-4000]
  routeDistinguishers: ['65010:1-99999']
backbone: { type: mpls-vpn }
sites:
  - name: dc
    displayName: DC
    peeringLocations: [Amsterdam]
    prefixes: [10.254.0.0/16]
    edgeRouters:
${list(
  2,
  (n) => `      - name: edge-${n}
        platform: cisco-iosxe
        loopback: 10.254.255.${n + 1}
        interfaces: [{ name: TenGigabitEthernet0/0/0, serviceProviderName: Equinix }, { name: TenGigabitEthernet0/0/1 }]`,
)}
`;
  return [
    { path: 'provider.csp.yaml', text: provider },
    { path: 'customers/everything.csp.yaml', text: customer },
  ];
}
