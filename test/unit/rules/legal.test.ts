import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDesignFile } from '../../../src/design';
import { type Change, designFiles, findingsIn, part } from './base';
import { direct } from './cases/circuits';
import { legalByDocuments } from './cases/legal';
import { legalArticles } from './cases/legalArticles';

function errorsIn(change: Change): string[] {
  return findingsIn(designFiles(change))
    .filter((f) => f.severity === 'error')
    .map((f) => `${f.code} [${f.marked}] ${f.message}`);
}

const CLOUD = {
  'b:circuits': undefined,
  'p:sites.0.peeringLocations': undefined,
  'p:sites.1.peeringLocations': undefined,
  'p:expressRoutePorts': undefined,
};
const gov = {
  ...CLOUD,
  'p:cloud': 'AzureUSGovernment',
  'a:subscriptions.0.location': 'usgovvirginia',
  'a:subscriptions.1.location': 'usgovarizona',
  'b:subscriptions.0.location': 'usgovtexas',
  'a:circuits.0.location': 'usgovvirginia',
  'a:circuits.0.peeringLocation': 'Washington DC',
  'a:circuits.1.location': 'usgovarizona',
  'a:circuits.1.peeringLocation': 'Phoenix',
  'a:circuits.1.serviceProviderName': 'Megaport',
  'g:subscriptions.0.location': 'usgovvirginia',
  'g:subscriptions.1.location': 'usgovvirginia',
  'g:circuits': [],
};
const china = {
  ...CLOUD,
  'p:cloud': 'AzureChinaCloud',
  'a:subscriptions.0.location': 'chinanorth3',
  'a:subscriptions.1.location': 'China North 2',
  'b:subscriptions.0.location': 'chinaeast2',
  'a:circuits': [
    {
      ...part('a:circuits.0'),
      location: 'chinanorth3',
      peeringLocation: 'Beijing',
      serviceProviderName: 'China Telecom',
    },
  ],
  'g:subscriptions.0.location': 'chinanorth3',
  'g:subscriptions.1.location': 'chinanorth3',
  'g:circuits': [],
};

const legal: Readonly<Record<string, Change>> = {
  'customers with the same addresses, each in its own VRF': { 'b:sites.0.prefixes': ['10.10.0.0/16', '10.100.0.0/16'] },
  'the same VLAN id on other interfaces and under other outer tags': {
    'a:circuits.1.peerings.private.vlanId': 110,
    'a:sites.0.connectsTo.0.vlanId': 110,
    'a:sites.0.connectsTo.1.vlanId': 110,
  },
  'a customer with VPN connections only': {
    'g:circuits': [],
    'g:vpnConnections': [
      {
        name: 'v',
        virtualNetwork: 'core/core',
        device: 'dc/vpn-1',
        prefixes: ['10.20.0.0/16'],
        sharedKey: { secret: 'v' },
      },
    ],
    'g:sites.0.vpnDevices.0.address': '20.33.0.11',
    'g:subscriptions.1.virtualNetworks.0.gateway': undefined,
    'g:subscriptions.1.virtualNetworks.0.vpnGateway': { name: 'v', sku: 'VpnGw1AZ', role: 'only', activeActive: true },
  },
  'a circuit on a direct port of the CSP': direct,
  'a circuit on a direct port of the customer, with Dot1Q': {
    'g:expressRoutePorts': [
      {
        name: 'port',
        subscription: 'own',
        peeringLocation: 'Frankfurt',
        bandwidthInGbps: 100,
        encapsulation: 'Dot1Q',
        links: { primary: { adminState: 'Enabled' }, secondary: { adminState: 'Enabled' } },
      },
    ],
    'g:circuits.0.connectivity': 'direct',
    'g:circuits.0.serviceProviderName': undefined,
    'g:circuits.0.peeringLocation': undefined,
    'g:circuits.0.bandwidthInMbps': undefined,
    'g:circuits.0.expressRoutePort': 'own/port',
    'g:circuits.0.bandwidthInGbps': 5,
  },
  'a new direct port whose links are not enabled yet': { 'p:expressRoutePorts.0.links.primary.adminState': 'Disabled' },
  'objects that exist already': {
    'a:circuits.0.existing': true,
    'a:circuits.0.serviceProviderName': 'A provider of old',
    'a:circuits.0.peeringLocation': 'Amsterdam9',
    'a:subscriptions.0.virtualNetworks.0.existing': true,
    'a:subscriptions.0.virtualNetworks.0.gateway': undefined,
  },
  'layer 3 kept by the connectivity provider, without links and peerings': {
    'g:circuits.0.layer3ManagedBy': 'serviceProvider',
    'g:circuits.0.connectivity': 'any-to-any',
    'g:circuits.0.links': undefined,
    'g:circuits.0.peerings': undefined,
    'g:circuits.0.encryption': undefined,
  },
  'layer 3 kept by the connectivity provider, on its routers': {
    'g:circuits.0.layer3ManagedBy': 'serviceProvider',
    'g:circuits.0.links.primary.edgeRouter': 'their-pe-1',
    'g:circuits.0.links.secondary.edgeRouter': 'their-pe-2',
    'g:circuits.0.encryption': undefined,
  },
  'US Government': gov,
  China: china,
  'a Metro location': { 'a:circuits.0.peeringLocation': 'Amsterdam Metro' },
  'a customer that moves from one model to the other': {
    'g:vrf': {
      name: 'GAMMA',
      routeDistinguisher: '65010:1009',
      importRouteTargets: ['65010:1009'],
      exportRouteTargets: ['65010:1009'],
    },
    'g:circuits.1': {
      ...part('a:circuits.0'),
      name: 'new',
      model: 'connect-through',
      subscription: 'core',
      location: 'germanywestcentral',
      peerings: {
        private: {
          ...part('a:circuits.0.peerings.private'),
          vlanId: 120,
          primaryPeerAddressPrefix: '172.16.1.0/30',
          secondaryPeerAddressPrefix: '172.16.1.4/30',
          sharedKey: { secret: 'gamma-new' },
        },
      },
      connections: [{ name: 'core-new', virtualNetwork: 'core/core' }],
    },
  },
  'two circuits in one location': {
    'a:circuits.1.peeringLocation': 'Amsterdam',
    'a:circuits.1.serviceProviderName': 'Megaport',
  },
  'IPv6 beside IPv4': {
    'a:subscriptions.0.virtualNetworks.0.addressSpace': ['10.100.0.0/20', 'fd00:100::/48'],
    'a:subscriptions.0.virtualNetworks.0.subnets.0': {
      name: 'GatewaySubnet',
      addressPrefixes: ['10.100.0.0/26', 'fd00:100::/64'],
      routeTable: 'rt-gateway',
    },
    'a:sites.0.prefixes': ['10.10.0.0/16', 'fd00:10::/48'],
    'a:circuits.0.peerings.private.ipv6PeeringConfig': {
      primaryPeerAddressPrefix: 'fd00:ff::/126',
      secondaryPeerAddressPrefix: 'fd00:ff::4/126',
    },
  },
  'a subscription that is reached over the internet': {
    'a:subscriptions.2': {
      name: 'web',
      subscriptionId: '00000000-0000-4000-8000-0000000000a3',
      offer: 'payg',
      managedBy: 'customer',
      reachedOver: 'internet',
      resourceGroup: 'rg',
      location: 'brazilsouth',
      virtualNetworks: [{ name: 'web', addressSpace: ['10.10.0.0/16'], subnets: [] }],
    },
  },
  'networks that overlap and that nothing joins': {
    'a:subscriptions.1.virtualNetworks.1': { name: 'copy', addressSpace: ['10.100.0.0/20'], subnets: [] },
  },
  'a site whose prefix contains the networks': { 'a:sites.1.prefixes': ['10.96.0.0/11'] },
  'link prefixes of a customer inside the prefixes of its site': {
    'g:sites.0.prefixes': ['10.20.0.0/16', '172.17.0.0/16'],
  },
  'the same link prefixes at two customers': {
    'g:circuits.0.peerings.private.primaryPeerAddressPrefix': '172.16.0.0/30',
    'g:circuits.0.peerings.private.secondaryPeerAddressPrefix': '172.16.0.4/30',
  },
  'one authorization each, in two circuits': { 'a:circuits.1.authorizations.0.name': 'dr' },
  'a region by its display name': { 'a:subscriptions.0.location': 'West Europe' },
  'a network with public addresses': {
    'a:subscriptions.1.virtualNetworks.0.addressSpace': ['20.50.0.0/20'],
    'a:subscriptions.1.virtualNetworks.0.subnets': [{ name: 'GatewaySubnet', addressPrefix: '20.50.0.0/27' }],
  },
  'shared address space (100.64.0.0/10) on private links': {
    'a:circuits.0.peerings.private.primaryPeerAddressPrefix': '100.64.0.0/30',
    'a:circuits.0.peerings.private.secondaryPeerAddressPrefix': '100.64.0.4/30',
  },
  'one route filter for two circuits': {
    'g:circuits.1': {
      ...part('g:circuits.0'),
      name: 'fra-2',
      peerings: {
        microsoft: {
          ...part('g:circuits.0.peerings.microsoft'),
          vlanId: 203,
          primaryPeerAddressPrefix: '20.33.1.8/30',
          secondaryPeerAddressPrefix: '20.33.1.12/30',
        },
      },
      connections: [],
      encryption: undefined,
      authorizations: [],
    },
  },
  'both links of a circuit on one router, told apart by the outer tag': {
    'a:circuits.0.links.secondary': { edgeRouter: 'ams-1', interface: 'te0', handoff: 'QinQ', outerVlanId: 3002 },
  },
  'two edge routers on one segment of the customer': {
    'a:sites.0.connectsTo.0.localAddress': '100.64.10.2/29',
    'a:sites.0.connectsTo.0.peerAddress': '100.64.10.1',
    'a:sites.0.connectsTo.1.localAddress': '100.64.10.3/29',
    'a:sites.0.connectsTo.1.peerAddress': '100.64.10.1',
  },
  'a spoke of a hub that exists and of which the design names little': {
    'a:subscriptions.0.virtualNetworks.0.existing': true,
    'a:subscriptions.0.virtualNetworks.0.virtualNetworkPeerings': undefined,
  },
  'firewalls that encrypt at both ends': {
    'g:circuits.0.encryption': { mode: 'nva', firewalls: { site: 'fw-dc', azure: 'core/core' } },
  },
};

describe('a legal design has no error', () => {
  it.each(Object.entries({ ...legal, ...legalByDocuments, ...legalArticles }))('%s', (_name, change) => {
    expect(errorsIn(change)).toEqual([]);
  });

  it('the sample: both models, three customers', () => {
    const root = new URL('../../../samples/northwind/', import.meta.url);
    const names = ['provider', 'customers/contoso', 'customers/fabrikam', 'customers/wingtip'];
    const files = names.map((name) =>
      readDesignFile(`${name}.csp.yaml`, readFileSync(new URL(`${name}.csp.yaml`, root), 'utf8')),
    );
    const errors = findingsIn(files).filter((f) => f.severity === 'error');
    expect(errors.map((f) => `${f.code} ${f.message}`)).toEqual([]);
  });
});

describe('overlapping customers', () => {
  it('are an error once something joins them: a shared service of both', () => {
    expect(errorsIn({ 'b:sharedServices': ['dns'] }).map((e) => e.slice(0, 7))).toEqual(['NET-014', 'NET-014']);
  });

  it('are an error once something joins them: a route target of the other', () => {
    expect(errorsIn({ 'b:vrf.importRouteTargets': ['65010:1001'] }).map((e) => e.slice(0, 7))).toEqual(['SEC-001']);
  });
});
