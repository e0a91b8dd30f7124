import type { JsonObject, Writable } from '../../src/azure';

export const CSP = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01';
export const CUSTOMER = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b02';
const group = `/subscriptions/${CSP}/resourceGroups/rg-contract`;
export const at = (name: string) => `${group}/providers/Microsoft.Network/${name}`;
const ref = (name: string): JsonObject => ({ id: at(name) });
const API = '2024-05-01';
const LOCATION = 'westeurope';

const make = (name: string, properties: JsonObject, top: JsonObject = {}): Writable => ({
  id: at(name),
  apiVersion: API,
  location: LOCATION,
  body: { ...top, properties },
});
const child = (name: string, properties: JsonObject): Writable => ({
  id: at(name),
  apiVersion: API,
  body: { properties },
});

const circuit = (name: string, peeringLocation: string): Writable =>
  make(
    `expressRouteCircuits/${name}`,
    {
      serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation, bandwidthInMbps: 500 },
    },
    { sku: { name: 'Premium_MeteredData', tier: 'Premium', family: 'MeteredData' } },
  );

const peering = (circuitName: string, first: number): Writable =>
  child(`expressRouteCircuits/${circuitName}/peerings/AzurePrivatePeering`, {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65010,
    vlanId: 110,
    primaryPeerAddressPrefix: `172.16.0.${first}/30`,
    secondaryPeerAddressPrefix: `172.16.0.${first + 4}/30`,
    sharedKey: 'abcDEF123',
  });

const ipConfiguration = (name: string, subnet: string, address?: string): JsonObject => ({
  name,
  properties: { subnet: ref(subnet), ...(address !== undefined && { publicIPAddress: ref(address) }) },
});

const address = (name: string): Writable =>
  make(
    `publicIPAddresses/${name}`,
    { publicIPAllocationMethod: 'Static' },
    { sku: { name: 'Standard' }, zones: ['1', '2', '3'] },
  );

const role = (scope: string): Writable => ({
  id: `${scope}/providers/Microsoft.Authorization/roleAssignments/11111111-1111-4111-8111-111111111111`,
  apiVersion: '2022-04-01',
  body: {
    properties: {
      principalId: '22222222-2222-4222-8222-222222222222',
      principalType: 'Group',
      roleDefinitionId: `/subscriptions/${CSP}/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7`,
    },
  },
});

/** One of every resource type that a deployment writes, in an order that Azure accepts. */
export const estate: readonly Writable[] = [
  { id: group, apiVersion: '2022-09-01', location: LOCATION, tags: { owner: 'csp' }, body: {} },
  make('networkSecurityGroups/nsg', {
    securityRules: [
      {
        name: 'https',
        properties: {
          priority: 100,
          direction: 'Inbound',
          access: 'Allow',
          protocol: 'Tcp',
          sourceAddressPrefixes: ['10.10.0.0/16', '10.11.0.0/16'],
          sourcePortRange: '*',
          destinationAddressPrefix: '*',
          destinationPortRanges: ['443'],
        },
      },
    ],
  }),
  child('networkSecurityGroups/nsg/securityRules/deny', {
    priority: 4096,
    direction: 'Inbound',
    access: 'Deny',
    protocol: '*',
    sourceAddressPrefix: '*',
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: '*',
  }),
  make('routeTables/rt', {
    disableBgpRoutePropagation: true,
    routes: [
      {
        name: 'fw',
        properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.0.68' },
      },
    ],
  }),
  child('routeTables/rt/routes/local', { addressPrefix: '10.9.0.0/16', nextHopType: 'VnetLocal' }),
  make('virtualNetworks/hub', {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    subnets: [
      { name: 'GatewaySubnet', properties: { addressPrefix: '10.0.0.0/26' } },
      { name: 'RouteServerSubnet', properties: { addressPrefix: '10.0.1.0/26' } },
      {
        name: 'work',
        properties: {
          addressPrefix: '10.0.2.0/24',
          routeTable: ref('routeTables/rt'),
          networkSecurityGroup: ref('networkSecurityGroups/nsg'),
        },
      },
    ],
  }),
  child('virtualNetworks/hub/subnets/more', { addressPrefix: '10.0.3.0/24' }),
  make('virtualNetworks/spoke', {
    addressSpace: { addressPrefixes: ['10.1.0.0/16', 'fd00:1::/48'] },
    subnets: [{ name: 'a', properties: { addressPrefixes: ['10.1.0.0/24', 'fd00:1:0:1::/64'] } }],
  }),
  make('virtualNetworkGateways/ergw', {
    gatewayType: 'ExpressRoute',
    sku: { name: 'ErGw2AZ', tier: 'ErGw2AZ' },
    ipConfigurations: [ipConfiguration('default', 'virtualNetworks/hub/subnets/GatewaySubnet')],
  }),
  child('virtualNetworks/hub/virtualNetworkPeerings/to-spoke', {
    remoteVirtualNetwork: ref('virtualNetworks/spoke'),
    allowGatewayTransit: true,
    allowForwardedTraffic: true,
  }),
  child('virtualNetworks/spoke/virtualNetworkPeerings/to-hub', {
    remoteVirtualNetwork: ref('virtualNetworks/hub'),
    useRemoteGateways: true,
  }),
  address('pip1'),
  address('pip2'),
  address('pip3'),
  make('virtualNetworkGateways/vpngw', {
    gatewayType: 'Vpn',
    vpnType: 'RouteBased',
    enableBgp: true,
    activeActive: true,
    enablePrivateIpAddress: true,
    sku: { name: 'VpnGw2AZ', tier: 'VpnGw2AZ' },
    bgpSettings: { asn: 65515 },
    ipConfigurations: [
      ipConfiguration('one', 'virtualNetworks/hub/subnets/GatewaySubnet', 'publicIPAddresses/pip1'),
      ipConfiguration('two', 'virtualNetworks/hub/subnets/GatewaySubnet', 'publicIPAddresses/pip2'),
    ],
  }),
  make('localNetworkGateways/site', {
    gatewayIpAddress: '198.51.100.1',
    localNetworkAddressSpace: { addressPrefixes: ['10.20.254.11/32'] },
    bgpSettings: { asn: 65021, bgpPeeringAddress: '10.20.254.11' },
  }),
  make('connections/ipsec', {
    connectionType: 'IPsec',
    virtualNetworkGateway1: { ...ref('virtualNetworkGateways/vpngw'), properties: {} },
    localNetworkGateway2: { ...ref('localNetworkGateways/site'), properties: {} },
    sharedKey: 'very-secret',
    enableBgp: true,
    useLocalAzureIpAddress: true,
  }),
  make('virtualHubs/rs', { sku: 'Standard', allowBranchToBranchTraffic: true }),
  child('virtualHubs/rs/ipConfigurations/default', {
    subnet: ref('virtualNetworks/hub/subnets/RouteServerSubnet'),
    publicIPAddress: ref('publicIPAddresses/pip3'),
  }),
  child('virtualHubs/rs/bgpConnections/nva', { peerAsn: 65001, peerIp: '10.0.2.4' }),
  make('expressRoutePorts/port', {
    peeringLocation: 'Equinix-Amsterdam-AM5',
    bandwidthInGbps: 10,
    encapsulation: 'QinQ',
  }),
  make('expressRouteLags/lag', {
    peeringLocation: 'Equinix-Amsterdam-AM5',
    bandwidthInGbps: 100,
    encapsulation: 'QinQ',
    numberOfPorts: 2,
    minimumActivePortsRequired: 1,
    lacpTimer: 'Fast',
    links: [{ name: 'link1', properties: { adminState: 'Enabled' } }],
  }),
  make('routeFilters/rf', {
    rules: [
      { name: 'rule', properties: { access: 'Allow', routeFilterRuleType: 'Community', communities: ['12076:51041'] } },
    ],
  }),
  circuit('c1', 'Amsterdam'),
  circuit('c2', 'London'),
  child('expressRouteCircuits/c1/authorizations/dev', {}),
  peering('c1', 0),
  peering('c2', 8),
  child('expressRouteCircuits/c1/peerings/MicrosoftPeering', {
    peeringType: 'MicrosoftPeering',
    peerASN: 65010,
    vlanId: 111,
    primaryPeerAddressPrefix: '198.51.100.0/30',
    secondaryPeerAddressPrefix: '198.51.100.4/30',
    microsoftPeeringConfig: {
      advertisedPublicPrefixes: ['203.0.113.0/28'],
      customerASN: 64500,
      routingRegistryName: 'RIPENCC',
    },
    routeFilter: ref('routeFilters/rf'),
  }),
  make('connections/er', {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { ...ref('virtualNetworkGateways/ergw'), properties: {} },
    peer: ref('expressRouteCircuits/c1'),
    routingWeight: 100,
  }),
  child('expressRouteCircuits/c1/peerings/AzurePrivatePeering/connections/gr', {
    expressRouteCircuitPeering: ref('expressRouteCircuits/c1/peerings/AzurePrivatePeering'),
    peerExpressRouteCircuitPeering: ref('expressRouteCircuits/c2/peerings/AzurePrivatePeering'),
    addressPrefix: '172.31.0.0/29',
  }),
  role(group),
  {
    id: `${group}/providers/Microsoft.Authorization/locks/keep`,
    apiVersion: '2020-05-01',
    body: { properties: { level: 'CanNotDelete' } },
  },
];
