import fc from 'fast-check';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

const guid = (last: string): string => `00000000-0000-4000-8000-${last.padStart(12, '0')}`;
const PROD = guid('a1');
const IDENTITY = `/subscriptions/${PROD}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/keys`;

const KEYS = {
  cipher: 'GcmAesXpn256',
  cknSecret: 'https://keys.vault.azure.net/secrets/ckn',
  cakSecret: 'https://keys.vault.azure.net/secrets/cak',
};

/** Where circuits end: the peering location, a building with direct ports there, and the regions that are local to it. */
const places = [
  { location: 'Amsterdam', building: 'Equinix-Amsterdam-AM5', region: 'westeurope', provider: 'Equinix', site: 'ams' },
  { location: 'London', building: 'Equinix-London-LD5', region: 'uksouth', provider: 'Megaport', site: 'lon' },
] as const;

/** What is chosen of a circuit. */
interface CircuitChoice {
  readonly carrier: 'provider' | 'port' | 'lag';
  readonly tier: 'Local' | 'Standard' | 'Premium';
  readonly family: 'MeteredData' | 'UnlimitedData';
  readonly size: number;
  readonly ipv6: boolean;
  readonly microsoft: boolean;
  readonly routedByProvider: boolean;
  readonly fastPath: boolean;
  readonly weight: number;
  readonly authorizations: number;
}

interface VpnChoice {
  readonly size: 1 | 2 | 3 | 4 | 5;
  readonly activeActive: boolean;
  readonly asn: number;
  readonly clients: 'none' | 'entra' | 'certificate' | 'radius';
  readonly over: 'nothing' | 'internet' | 'circuit';
  readonly bgp: boolean;
}

interface SpokeChoice {
  readonly elsewhere: boolean;
  readonly propagates: boolean;
  readonly grouped: boolean;
  readonly dns: boolean;
  readonly usesGateway: boolean;
}

/** What is chosen of a design; whatever is chosen makes a design that Azure takes. */
export interface Choice {
  readonly model: 'connect-through' | 'connect-to';
  readonly place: 0 | 1;
  readonly sku: 'ErGw1AZ' | 'ErGw2AZ' | 'ErGw3AZ' | 'ErGwScale';
  readonly units: number;
  readonly ipv6: boolean;
  readonly remoteTraffic: boolean;
  readonly resiliencyModel: 'SingleHomed' | 'MultiHomed' | undefined;
  readonly window: boolean;
  readonly vpn: VpnChoice | undefined;
  readonly routeServer: { readonly branchToBranch: boolean; readonly peers: number } | undefined;
  readonly firewall: 'none' | 'nva' | 'azureFirewall';
  readonly summarizes: boolean;
  /** Of the ports of a customer who has some. */
  readonly macSec: boolean;
  readonly locks: boolean;
  readonly alerts: boolean;
  readonly spokes: readonly SpokeChoice[];
  readonly circuits: readonly CircuitChoice[];
  readonly globalReach: boolean;
}

const circuit: fc.Arbitrary<CircuitChoice> = fc.record({
  carrier: fc.constantFrom('provider', 'provider', 'port', 'lag'),
  tier: fc.constantFrom('Local', 'Standard', 'Premium'),
  family: fc.constantFrom('MeteredData', 'UnlimitedData'),
  size: fc.nat(3),
  ipv6: fc.boolean(),
  microsoft: fc.boolean(),
  routedByProvider: fc.boolean(),
  fastPath: fc.boolean(),
  weight: fc.constantFrom(0, 10, 32000),
  authorizations: fc.nat(2),
});

const vpn: fc.Arbitrary<VpnChoice> = fc.record({
  size: fc.constantFrom(1, 2, 3, 4, 5),
  activeActive: fc.boolean(),
  asn: fc.constantFrom(65515, 65010, 4200000123),
  clients: fc.constantFrom('none', 'entra', 'certificate', 'radius'),
  over: fc.constantFrom('nothing', 'internet', 'circuit'),
  bgp: fc.boolean(),
});

const spoke: fc.Arbitrary<SpokeChoice> = fc.record({
  elsewhere: fc.boolean(),
  propagates: fc.boolean(),
  grouped: fc.boolean(),
  dns: fc.boolean(),
  usesGateway: fc.boolean(),
});

export const choices: fc.Arbitrary<Choice> = fc.record({
  model: fc.constantFrom('connect-through', 'connect-to'),
  place: fc.constantFrom(0, 1),
  sku: fc.constantFrom('ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'ErGwScale'),
  units: fc.integer({ min: 2, max: 40 }),
  ipv6: fc.boolean(),
  remoteTraffic: fc.boolean(),
  resiliencyModel: fc.constantFrom(undefined, 'SingleHomed', 'MultiHomed'),
  window: fc.boolean(),
  vpn: fc.option(vpn, { nil: undefined }),
  routeServer: fc.option(fc.record({ branchToBranch: fc.boolean(), peers: fc.nat(8) }), { nil: undefined }),
  firewall: fc.constantFrom('none', 'nva', 'azureFirewall'),
  summarizes: fc.boolean(),
  macSec: fc.boolean(),
  locks: fc.boolean(),
  alerts: fc.boolean(),
  spokes: fc.array(spoke, { maxLength: 3 }),
  circuits: fc.array(circuit, { minLength: 1, maxLength: 2 }),
  globalReach: fc.boolean(),
});

/** The files of the design that a choice makes, as texts by path. */
export function filesOf(choice: Choice): Record<string, string> {
  return {
    'provider.csp.json': JSON.stringify(providerOf()),
    'one.csp.json': JSON.stringify(customerOf(choice)),
  };
}

const router = (name: string, provider: string, port: string): Json => ({
  name,
  platform: 'frr',
  interfaces: [
    { name: 'eth0', serviceProviderName: provider },
    { name: 'eth1', expressRoutePort: port },
    { name: 'eth2', expressRouteLag: `${port}-lag` },
    { name: 'eth3' },
  ],
});

function portsOf(subscription: string, owner: string, macSec: boolean): Record<string, Json> {
  const link: Json = { adminState: 'Enabled', macSec: macSec ? KEYS : undefined };
  const common = (index: 0 | 1): Record<string, Json | undefined> => ({
    subscription,
    resourceGroup: 'rg-ports',
    location: places[index].region,
    peeringLocation: places[index].building,
    encapsulation: 'QinQ',
    userAssignedIdentity: macSec ? IDENTITY : undefined,
    links: { primary: link, secondary: link },
  });
  const at = [0, 1] as const;
  return {
    expressRoutePorts: at.map((index) => ({ ...common(index), name: `${owner}-port-${index}`, bandwidthInGbps: 100 })),
    expressRouteLags: at.map((index) => ({
      ...common(index),
      name: `${owner}-port-${index}-lag`,
      bandwidthInGbps: 100,
      numberOfPorts: 4,
      minimumActivePortsRequired: 2,
      lacpTimer: 'Fast',
    })),
  };
}

function providerOf(): Json {
  return {
    formatVersion: 1,
    kind: 'Provider',
    name: 'csp',
    tenantId: guid('1'),
    asn: 65010,
    sites: places.map(({ site, provider, location }, index) => ({
      name: site,
      peeringLocations: [location],
      edgeRouters: [1, 2].map((n) => router(`${site}-${n}`, provider, `csp-port-${index}`)),
    })),
    ...portsOf(guid('f1'), 'csp', false),
  };
}

const isThrough = ({ model }: Choice): boolean => model === 'connect-through';
/** Route Servers and IPv6 do not go together, and neither does a Route Server with a VPN gateway that has one instance. */
/** IPsec over a circuit does not go with the scalable gateway. */
const overCircuit = ({ vpn, sku }: Choice): boolean => vpn?.over === 'circuit' && sku !== 'ErGwScale';
const hasIpv6 = ({ ipv6, routeServer }: Choice): boolean => ipv6 && !routeServer;

function customerOf(choice: Choice): Json {
  const through = isThrough(choice);
  return {
    formatVersion: 1,
    kind: 'Customer',
    name: 'one',
    tenantId: guid('a'),
    model: choice.model,
    managedBy: 'csp',
    identity: { store: through ? 'csp' : 'customer', delegation: { entra: 'gdap', azure: 'lighthouse' } },
    vrf: through
      ? {
          name: 'ONE',
          routeDistinguisher: '65010:1',
          importRouteTargets: ['65010:1'],
          exportRouteTargets: ['65010:1'],
        }
      : undefined,
    monitoring: choice.alerts
      ? {
          alerts: 'baseline',
          actionGroupId: `/subscriptions/${PROD}/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/noc`,
        }
      : undefined,
    sites: [siteOf(choice)],
    subscriptions: subscriptionsOf(choice),
    ...(through ? {} : portsOf('prod', 'own', choice.macSec)),
    circuits: choice.circuits.map((_, index) => circuitOf(choice, index)),
    vpnConnections:
      choice.vpn?.over === 'internet'
        ? [
            {
              name: 'backup',
              virtualNetwork: 'prod/hub',
              device: 'fw',
              enableBgp: choice.vpn.bgp,
              sharedKey: { secret: 'backup' },
            },
          ]
        : undefined,
  };
}

function siteOf(choice: Choice): Json {
  const address = overCircuit(choice) ? '10.10.255.4' : '20.50.60.70';
  return {
    name: 'office',
    prefixes: ['10.10.0.0/16', ...(hasIpv6(choice) ? ['fd00:10::/48'] : [])],
    asn: 64600,
    connectsTo: isThrough(choice) ? 'ams' : undefined,
    edgeRouters: isThrough(choice)
      ? undefined
      : places.flatMap(({ site, provider }, index) =>
          [1, 2].map((n) => router(`${site}-${n}`, provider, `own-port-${index}`)),
        ),
    vpnDevices: [{ name: 'fw', platform: 'frr', address, asn: 64700 }],
    reachesProvider: isThrough(choice) ? undefined : { site: 'ams', over: 'mpls' },
  };
}

function subscriptionsOf(choice: Choice): Json {
  const { region } = places[choice.place];
  const own = (elsewhere: boolean) =>
    choice.spokes.flatMap((one, index) => (one.elsewhere === elsewhere ? [spokeOf(choice, one, index)] : []));
  const tables = (elsewhere: boolean): Json => [
    ...(elsewhere || choice.firewall === 'none' ? [] : [{ name: 'rt-gateway', routes: toFirewall(choice, ['10.101.0.0/16']) }]),
    ...choice.spokes.flatMap((one, index) =>
      one.elsewhere === elsewhere
        ? [{ name: `rt-${index}`, disableBgpRoutePropagation: !one.propagates, routes: toFirewall(choice, ['0.0.0.0/0']) }]
        : [],
    ),
  ];
  const groups = (elsewhere: boolean): Json =>
    choice.spokes.some((one) => one.elsewhere === elsewhere && one.grouped) ? [securityGroup(choice)] : [];
  const subscription = (name: string, id: string, elsewhere: boolean): Json => ({
    name,
    subscriptionId: id,
    offer: 'csp',
    resourceGroup: 'rg',
    location: region,
    tags: { owner: 'network' },
    virtualNetworks: [...(elsewhere ? [] : [hubOf(choice)]), ...own(elsewhere)],
    routeTables: tables(elsewhere),
    networkSecurityGroups: groups(elsewhere),
  });
  return [
    subscription('prod', PROD, false),
    ...(choice.spokes.some(({ elsewhere }) => elsewhere) ? [subscription('second', guid('a2'), true)] : []),
  ];
}

const FIREWALL = '10.100.0.196';

function toFirewall({ firewall }: Choice, prefixes: readonly string[]): Json {
  return firewall === 'none'
    ? []
    : prefixes.map((addressPrefix, index) => ({
        name: `to-${index}`,
        addressPrefix,
        nextHopType: 'VirtualAppliance',
        nextHopIpAddress: FIREWALL,
      }));
}

function securityGroup(choice: Choice): Json {
  const rule = (name: string, priority: number, from: Json): Json => ({
    name,
    priority,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: '443',
    ...(from as object),
  });
  return {
    name: 'nsg',
    securityRules: [
      rule('sites', 100, { sourceAddressPrefixes: ['10.10.0.0/16', '192.0.0.0/24'] }),
      rule('balancer', 4096, { sourceAddressPrefix: 'AzureLoadBalancer' }),
      ...(hasIpv6(choice) ? [rule('six', 200, { sourceAddressPrefix: 'fd00:10::/48' })] : []),
    ],
  };
}

function hubOf(choice: Choice): Json {
  const six = hasIpv6(choice);
  const prefixes = (four: string, last: number): Record<string, Json> =>
    six ? { addressPrefixes: [four, `fd00:100:0:${last}::/64`] } : { addressPrefix: four };
  const { sku, units, remoteTraffic, resiliencyModel, window, routeServer, firewall } = choice;
  return {
    name: 'hub',
    lock: choice.locks ? 'CanNotDelete' : undefined,
    addressSpace: ['10.100.0.0/20', ...(six ? ['fd00:100::/48'] : [])],
    summarizedGatewayPrefixes: choice.summarizes ? ['10.100.0.0/15'] : undefined,
    subnets: [
      {
        name: 'GatewaySubnet',
        ...prefixes('10.100.0.0/26', 1),
        routeTable: firewall === 'none' ? undefined : 'rt-gateway',
      },
      ...(routeServer ? [{ name: 'RouteServerSubnet', addressPrefix: '10.100.0.64/26' }] : []),
      ...(firewall === 'azureFirewall' ? [{ name: 'AzureFirewallSubnet', addressPrefix: '10.100.0.192/26' }] : []),
      ...(firewall === 'nva' ? [{ name: 'appliances', addressPrefix: '10.100.0.192/26' }] : []),
      { name: 'shared', ...prefixes('10.100.1.0/24', 2) },
    ],
    gateway: {
      name: 'ergw',
      sku,
      autoScaleConfiguration: sku === 'ErGwScale' ? { min: 2, max: units } : undefined,
      allowRemoteVnetTraffic: remoteTraffic,
      resiliencyModel,
      maintenanceWindow: window ? { start: '2027-01-15 02:00', hours: 5, timeZone: 'UTC' } : undefined,
    },
    vpnGateway: choice.vpn && vpnGatewayOf(choice, choice.vpn),
    routeServer: routeServer && {
      name: 'rs',
      branchToBranch: routeServer.branchToBranch,
      bgpPeers: Array.from({ length: routeServer.peers }, (_, index) => ({
        name: `nva-${index}`,
        peerIp: `10.100.1.${index + 10}`,
        peerAsn: 64800 + index,
      })),
    },
    firewall:
      firewall === 'none' ? undefined : { name: 'fw', kind: firewall, privateIpAddress: FIREWALL, existing: true },
    virtualNetworkPeerings: choice.spokes.map((one, index) => ({
      name: `to-spoke-${index}`,
      remoteVirtualNetwork: `${one.elsewhere ? 'second' : 'prod'}/spoke-${index}`,
      allowGatewayTransit: true,
      allowForwardedTraffic: true,
    })),
  };
}

function vpnGatewayOf(choice: Choice, { size, activeActive, asn, clients }: VpnChoice): Json {
  const { routeServer } = choice;
  const encrypts = overCircuit(choice);
  return {
    name: 'vpngw',
    sku: `VpnGw${size}AZ`,
    asn: routeServer ? 65515 : asn,
    activeActive: activeActive || routeServer !== undefined,
    enablePrivateIpAddress: encrypts ? true : undefined,
    role: encrypts ? 'encryption' : 'backup',
    pointToSite: clients === 'none' ? undefined : { addressPool: ['172.20.0.0/24'], users: 20, authentication: clients },
  };
}

function spokeOf(choice: Choice, { elsewhere, grouped, dns, usesGateway }: SpokeChoice, index: number): Json {
  const six = hasIpv6(choice);
  const four = `10.101.${index}.0/24`;
  return {
    name: `spoke-${index}`,
    addressSpace: [four, ...(six ? [`fd00:101:${index}::/48`] : [])],
    dnsServers: dns ? ['10.100.1.4', '10.100.1.5'] : undefined,
    subnets: [
      {
        name: 'web',
        ...(six ? { addressPrefixes: [four, `fd00:101:${index}:1::/64`] } : { addressPrefix: four }),
        routeTable: `rt-${index}`,
        networkSecurityGroup: grouped ? 'nsg' : undefined,
        serviceEndpoints: ['Microsoft.Storage'],
      },
    ],
    virtualNetworkPeerings: [
      {
        name: 'to-hub',
        remoteVirtualNetwork: elsewhere ? 'prod/hub' : 'hub',
        useRemoteGateways: usesGateway,
        allowForwardedTraffic: true,
      },
    ],
  };
}

const MBPS = [50, 200, 1000, 2000] as const;
const GBPS = [5, 10, 40, 100] as const;

function circuitOf(choice: Choice, index: number): Json {
  const said = choice.circuits[index];
  if (!said) return null;
  // The second one is at the other location, which is local to another region.
  const at = index === 0 ? choice.place : 1 - choice.place;
  const place = places[at === 0 ? 0 : 1];
  const direct = said.carrier !== 'provider';
  const local = said.tier === 'Local' && index === 0 && !choice.globalReach;
  const tier = said.tier === 'Local' && !local ? 'Standard' : said.tier;
  const routed = said.routedByProvider && !direct;
  const face = { provider: 'eth0', port: 'eth1', lag: 'eth2' }[said.carrier];
  const port = `${isThrough(choice) ? 'csp' : 'own'}-port-${at}`;
  const link = (n: 1 | 2): Json => ({
    edgeRouter: `${place.site}-${n}`,
    interface: face,
    handoff: direct ? 'QinQ' : 'Dot1Q',
  });
  return {
    name: `circuit-${index}`,
    subscription: 'prod',
    location: place.region,
    lock: choice.locks ? 'CanNotDelete' : undefined,
    connectivity: direct ? 'direct' : 'cloud-exchange',
    layer3ManagedBy: routed ? 'serviceProvider' : isThrough(choice) ? 'csp' : 'customer',
    ...(direct
      ? { [said.carrier === 'lag' ? 'expressRouteLag' : 'expressRoutePort']: said.carrier === 'lag' ? `${port}-lag` : port }
      : { serviceProviderName: place.provider, peeringLocation: place.location }),
    ...(direct ? { bandwidthInGbps: GBPS[said.size] ?? 5 } : { bandwidthInMbps: MBPS[said.size] ?? 50 }),
    sku: { tier, family: tier === 'Local' ? 'UnlimitedData' : said.family },
    links: routed ? undefined : { primary: link(1), secondary: link(2) },
    order: { portReady: true },
    peerings: { private: privatePeering(choice, index), microsoft: microsoftPeering(said, index) },
    authorizations: Array.from({ length: said.authorizations }, (_, n) => ({ name: `for-${n}` })),
    connections: [
      {
        name: `hub-${index}`,
        virtualNetwork: 'prod/hub',
        routingWeight: said.weight,
        expressRouteGatewayBypass: goesPast(choice, said) ? true : undefined,
      },
    ],
    globalReach:
      choice.globalReach && choice.circuits.length > 1 && index === 0
        ? [{ name: 'reach', circuit: 'circuit-1', addressPrefix: '172.31.0.0/29' }]
        : undefined,
    encryption: index === 0 && choice.vpn && overCircuit(choice) ? tunnels(choice.vpn) : undefined,
  };
}

/** FastPath takes the largest SKU, or ten scale units, and no IPv6 on circuits of connectivity providers. */
function goesPast(choice: Choice, { fastPath, carrier }: CircuitChoice): boolean {
  return fastPath && choice.sku === 'ErGw3AZ' && !(hasIpv6(choice) && carrier === 'provider');
}

function privatePeering(choice: Choice, index: number): Json {
  const said = choice.circuits[index];
  const six = said?.ipv6 === true && hasIpv6(choice);
  return {
    peerASN: isThrough(choice) ? 65010 : 64600,
    vlanId: 100 + index,
    primaryPeerAddressPrefix: `172.16.${index}.0/30`,
    secondaryPeerAddressPrefix: `172.16.${index}.4/30`,
    sharedKey: { secret: `private-${index}` },
    ipv6PeeringConfig: six
      ? {
          primaryPeerAddressPrefix: `fd00:a:${index}::/126`,
          secondaryPeerAddressPrefix: `fd00:a:${index}::4/126`,
        }
      : undefined,
  };
}

function microsoftPeering(said: CircuitChoice, index: number): Json | undefined {
  if (!said.microsoft) return undefined;
  return {
    peerASN: 5400,
    vlanId: 200 + index,
    primaryPeerAddressPrefix: `20.33.${index + 1}.0/30`,
    secondaryPeerAddressPrefix: `20.33.${index + 1}.4/30`,
    advertisedPublicPrefixes: [`20.34.${index}.0/24`],
    routingRegistryName: 'RIPENCC',
    routeFilter: { name: `rf-${index}`, communities: ['12076:51004'] },
    nat: { pools: [`20.34.${index}.0/28`], scope: 'shared', device: 'fw' },
  };
}

function tunnels({ bgp }: VpnChoice): Json {
  return {
    mode: 'ipsec-tunnel',
    over: 'private',
    virtualNetwork: 'prod/hub',
    advertise: ['10.10.0.0/20'],
    tunnels: [
      { name: 'tunnel', device: 'fw', sharedKey: { secret: 'tunnel' }, enableBgp: bgp, useLocalAzureIpAddress: true },
    ],
  };
}
