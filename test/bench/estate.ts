/** A text file of a synthetic design. */
export interface EstateFile {
  readonly path: string;
  readonly text: string;
}

/** Numbers between 0 and 1 that follow from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const LOCATIONS = [
  { location: 'Amsterdam', provider: 'Equinix', region: 'westeurope' },
  { location: 'London', provider: 'Megaport', region: 'uksouth' },
  { location: 'Frankfurt', provider: 'Colt', region: 'germanywestcentral' },
] as const;

/**
 * An estate of one CSP: for each customer 1-2 sites, 1-2 circuits, 1-3 subscriptions and 1-6 virtual networks, all in
 * connect-through, each in its own VRF. The same seed gives the same text.
 */
export function estate(customers: number, seed = 1): EstateFile[] {
  const random = randomFrom(seed);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  return [
    providerFile(),
    ...Array.from({ length: customers }, (_, i) => customerFile(i, upTo(2), upTo(2), upTo(3), upTo(6))),
  ];
}

function providerFile(): EstateFile {
  const sites = LOCATIONS.map(
    ({ location, provider }, n) => `  - name: dc-${n}
    displayName: ${location} DC
    peeringLocations: [${location}]
    prefixes: [10.${240 + n}.0.0/16]
    edgeRouters:
      - name: edge-${n}-1
        platform: cisco-iosxe
        loopback: 10.${240 + n}.255.1
        interfaces: [{ name: TenGigabitEthernet0/0/0, serviceProviderName: ${provider} }, { name: TenGigabitEthernet0/0/1 }]
      - name: edge-${n}-2
        platform: juniper-junos
        loopback: 10.${240 + n}.255.2
        interfaces: [{ name: xe-0/0/0, serviceProviderName: ${provider} }, { name: xe-0/0/1 }]`,
  );
  const text = `formatVersion: 1
kind: Provider
name: estate
displayName: Estate
tenantId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001
asn: 65010
pools:
  peeringPrefixes: [172.16.0.0/12]
  vlanIds: [100-4000]
  routeDistinguishers: ['65010:1-99999']
backbone: { type: mpls-vpn }
sites:
${sites.join('\n')}
`;
  return { path: 'provider.csp.yaml', text };
}

function guid(kind: number, a: number, b = 0): string {
  const hex = (n: number, length: number) => n.toString(16).padStart(length, '0');
  return `${hex(a, 8)}-${hex(kind, 4)}-4000-8000-${hex(b, 12)}`;
}

function customerFile(i: number, sites: number, circuits: number, subscriptions: number, networks: number): EstateFile {
  const name = `customer-${String(i).padStart(5, '0')}`;
  const networksOf = (s: number) =>
    Array.from({ length: networks }, (_, n) => n).filter((n) => n % subscriptions === s);
  const site = (n: number) =>
    `  - { name: site-${n}, displayName: Site ${n}, prefixes: [10.${n}.0.0/16], connectsTo: dc-${n % 3} }`;
  const network = (n: number) => `      - name: vnet-${n}
        addressSpace: [10.${100 + n}.0.0/20]
        subnets:
          - { name: GatewaySubnet, addressPrefix: 10.${100 + n}.0.0/26 }
          - { name: apps, addressPrefix: 10.${100 + n}.1.0/24 }
        gateway: { name: ergw-${n}, sku: ErGw1AZ }`;
  const subscription = (s: number) => `  - name: sub-${s}
    subscriptionId: ${guid(2, i, s)}
    offer: csp
    resourceGroup: rg-${name}-${s}
    location: westeurope
    virtualNetworks:${networksOf(s).length === 0 ? ' []' : `\n${networksOf(s).map(network).join('\n')}`}`;
  /** Networks that the circuit is not in the subscription of. */
  const foreign = Array.from({ length: networks }, (_, n) => n).filter((n) => n % subscriptions !== 0);
  const circuit = (c: number) => {
    const { location, provider, region } = LOCATIONS[(i + c) % 3] ?? LOCATIONS[0];
    const dc = (i + c) % 3;
    // One outer tag for each customer keeps the VLAN ids apart on the ports that all share; where tags run out, numbers are said.
    const outer = 2 + (i % 4000);
    const unit = i < 4000 ? '' : `, subinterface: ${2 + i}`;
    const link = 8 * (2 * i + c);
    const prefix = (offset: number) =>
      `172.${16 + ((link + offset) >> 16)}.${((link + offset) >> 8) & 255}.${(link + offset) & 255}/30`;
    return `  - name: ${name}-c${c}
    subscription: sub-0
    location: ${region}
    connectivity: cloud-exchange
    layer3ManagedBy: csp
    serviceProviderName: ${provider}
    peeringLocation: ${location}
    bandwidthInMbps: 500
    sku: { tier: Standard, family: MeteredData }
    links:
      primary: { edgeRouter: edge-${dc}-1, interface: TenGigabitEthernet0/0/0, handoff: QinQ, outerVlanId: ${outer}${unit} }
      secondary: { edgeRouter: edge-${dc}-2, interface: xe-0/0/0, handoff: QinQ, outerVlanId: ${outer}${unit} }
    peerings:
      private:
        peerASN: 65010
        vlanId: ${100 + c + 2 * Math.floor(i / 4000)}
        primaryPeerAddressPrefix: ${prefix(0)}
        secondaryPeerAddressPrefix: ${prefix(4)}
        sharedKey: { secret: ${name}-${c} }
        routing: { localPreference: ${c === 0 ? 200 : 150}${c === 0 ? '' : ', asPathPrepend: 3'} }
    authorizations: [${foreign.map((n) => `{ name: vnet-${n} }`).join(', ')}]
    connections:
${Array.from({ length: networks }, (_, n) => {
  const s = n % subscriptions;
  const authorization = s === 0 ? '' : `, authorization: vnet-${n}`;
  return `      - { name: cn-${n}-${c}, virtualNetwork: sub-${s}/vnet-${n}${authorization}, routingWeight: ${c === 0 ? 100 : 0} }`;
}).join('\n')}`;
  };
  const list = (length: number, item: (n: number) => string) => Array.from({ length }, (_, n) => item(n)).join('\n');
  const text = `formatVersion: 1
kind: Customer
name: ${name}
displayName: Customer ${i}
tenantId: ${guid(1, i)}
model: connect-through
managedBy: csp
identity: { store: csp, delegation: { entra: gdap, azure: aobo } }
vrf: { name: C${i}, routeDistinguisher: '65010:${i + 1}', importRouteTargets: ['65010:${i + 1}'], exportRouteTargets: ['65010:${i + 1}'] }
sites:
${list(sites, site)}
subscriptions:
${list(subscriptions, subscription)}
circuits:
${list(circuits, circuit)}
`;
  return { path: `customers/${name}.csp.yaml`, text };
}
