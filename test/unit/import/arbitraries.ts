import fc from 'fast-check';
import { type Design, assemble, readDesignFile } from '../../../src/design';

const guid = (n: number) => `6c0f0000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const edgeRouters = [
  { name: 'e1', platform: 'cisco-iosxe', interfaces: [{ name: 'Te0/0/0', serviceProviderName: 'Equinix' }] },
  { name: 'e2', platform: 'juniper-junos', interfaces: [{ name: 'xe-0/0/0', serviceProviderName: 'Equinix' }] },
];

const provider = {
  formatVersion: 1,
  kind: 'Provider',
  name: 'csp',
  tenantId: guid(900),
  asn: 65010,
  sites: [{ name: 'ams', peeringLocations: ['Amsterdam'], edgeRouters }],
};

const tags = fc.option(
  fc.dictionary(fc.constantFrom('owner', 'stage', 'Cost Center'), fc.constantFrom('a', 'B c', "it's #1")),
  {
    nil: undefined,
  },
);
const region = fc.option(fc.constantFrom('westeurope', 'northeurope', 'uksouth'), { nil: undefined });
const group = fc.option(fc.constantFrom('rg-network', 'rg-Other'), { nil: undefined });
const flag = fc.option(fc.constant(true), { nil: undefined });

const rule = fc.record({
  name: fc.constantFrom('allow', 'deny'),
  priority: fc.integer({ min: 100, max: 4000 }),
  direction: fc.constantFrom('Inbound', 'Outbound'),
  access: fc.constantFrom('Allow', 'Deny'),
  protocol: fc.constantFrom('Tcp', 'Udp', '*'),
  sourceAddressPrefix: fc.constantFrom('*', '10.9.0.0/16', 'VirtualNetwork'),
  sourcePortRange: fc.constant('*'),
  destinationAddressPrefixes: fc.constantFrom(['10.1.0.0/16'], ['10.1.0.0/16', '10.2.0.0/16']),
  destinationPortRanges: fc.constantFrom(['443'], ['22', '8000-8100']),
});

const route = fc.constantFrom(
  { name: 'all', addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.1.0.132' },
  { name: 'internet', addressPrefix: '198.51.100.0/24', nextHopType: 'Internet' },
  { name: 'nowhere', addressPrefix: '192.0.2.0/24', nextHopType: 'None' },
);

/** A subscription with a hub that may have a gateway, and spokes that are peered with it. */
const subscription = fc.record({
  resourceGroup: fc.constantFrom('rg-network', 'rg-core'),
  location: fc.constantFrom('westeurope', 'swedencentral'),
  tags,
  spokes: fc.integer({ min: 0, max: 2 }),
  network: fc.record({ tags, resourceGroup: group }),
  gateway: fc.option(
    fc.record({
      sku: fc.constantFrom('ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'Standard'),
      allowRemoteVnetTraffic: flag,
    }),
    { nil: undefined },
  ),
  routes: fc.option(fc.uniqueArray(route, { selector: ({ name }) => name, maxLength: 3 }), { nil: undefined }),
  disableBgpRoutePropagation: flag,
  rules: fc.option(
    fc.uniqueArray(rule, {
      comparator: (a, b) => a.name === b.name || (a.priority === b.priority && a.direction === b.direction),
      maxLength: 2,
    }),
    { nil: undefined },
  ),
  tableLocation: region,
});

const circuit = fc.record({
  bandwidthInMbps: fc.constantFrom(50, 200, 1000),
  tier: fc.constantFrom('Standard', 'Premium'),
  family: fc.constantFrom('MeteredData', 'UnlimitedData'),
  tags,
  vlanId: fc.integer({ min: 100, max: 999 }),
  routingWeight: fc.constantFrom(0, 0, 10, 100),
  authorization: fc.boolean(),
});

const customer = fc
  .record({
    model: fc.constantFrom('connect-through', 'connect-to'),
    subscriptions: fc.array(subscription, { minLength: 1, maxLength: 2 }),
    circuits: fc.array(circuit, { maxLength: 2 }),
  })
  .map(({ model, subscriptions, circuits }) => {
    const withGateway = subscriptions.flatMap(({ gateway }, n) => (gateway ? [n] : []));
    return {
      formatVersion: 1,
      kind: 'Customer',
      name: 'acme',
      tenantId: guid(1),
      model,
      managedBy: 'csp',
      identity: { store: 'customer', delegation: { entra: 'none', azure: 'none' } },
      ...(model === 'connect-through' && {
        vrf: {
          name: 'ACME',
          routeDistinguisher: '65010:1',
          importRouteTargets: ['65010:1'],
          exportRouteTargets: ['65010:1'],
        },
      }),
      // In connect-to the links end at the customer's own routers.
      sites: [
        { name: 'office', prefixes: ['10.200.0.0/16'], ...(model === 'connect-to' && { asn: 65010, edgeRouters }) },
      ],
      subscriptions: subscriptions.map((one, n) => subscriptionOf(one, n)),
      circuits: circuits.map((one, n) => {
        const peers = withGateway.slice(0, 1 + (n % 2));
        const [first] = peers;
        return {
          name: `er-${String(n)}`,
          subscription: 'sub-0',
          location: 'westeurope',
          connectivity: 'cloud-exchange',
          layer3ManagedBy: 'csp',
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: one.bandwidthInMbps,
          sku: { tier: one.tier, family: one.family },
          ...(one.tags && { tags: one.tags }),
          links: {
            primary: { edgeRouter: 'e1', interface: 'Te0/0/0', handoff: 'QinQ', outerVlanId: 3000 + n },
            secondary: { edgeRouter: 'e2', interface: 'xe-0/0/0', handoff: 'QinQ', outerVlanId: 3000 + n },
          },
          peerings: {
            private: {
              peerASN: 65010,
              vlanId: one.vlanId,
              primaryPeerAddressPrefix: `172.16.${String(n)}.0/30`,
              secondaryPeerAddressPrefix: `172.16.${String(n)}.4/30`,
            },
          },
          ...(first !== undefined && {
            connections: peers.map((at) => ({
              name: `cn-${String(n)}-${String(at)}`,
              virtualNetwork: `sub-${String(at)}/hub-${String(at)}`,
              ...(one.routingWeight > 0 && { routingWeight: one.routingWeight }),
              ...(at > 0 && { authorization: `for-${String(at)}` }),
            })),
            authorizations: peers.filter((at) => at > 0).map((at) => ({ name: `for-${String(at)}` })),
          }),
          lifecycle: 'active',
        };
      }),
    };
  });

type Subscription = typeof subscription extends fc.Arbitrary<infer T> ? T : never;

function subscriptionOf(one: Subscription, n: number): object {
  const hub = `hub-${String(n)}`;
  const base = `10.${String(n + 1)}`;
  const network = (name: string, third: number): object => ({
    name,
    addressSpace: [`${base}.${String(third)}.0/24`],
    subnets: [
      ...(name === hub ? [{ name: 'GatewaySubnet', addressPrefix: `${base}.${String(third)}.0/26` }] : []),
      {
        name: 'servers',
        addressPrefix: `${base}.${String(third)}.128/26`,
        ...(one.routes && { routeTable: 'rt' }),
        ...(one.rules && { networkSecurityGroup: 'nsg' }),
      },
    ],
    ...(name === hub && one.network),
    ...(name === hub && one.gateway && { gateway: { name: `gw-${String(n)}`, ...one.gateway } }),
    virtualNetworkPeerings:
      name === hub
        ? Array.from({ length: one.spokes }, (_, at) => ({
            name: `to-spoke-${String(at)}`,
            remoteVirtualNetwork: `spoke-${String(at)}`,
            allowForwardedTraffic: true,
            ...(one.gateway && { allowGatewayTransit: true }),
          }))
        : [{ name: 'to-hub', remoteVirtualNetwork: hub, ...(one.gateway && { useRemoteGateways: true }) }],
  });
  return {
    name: `sub-${String(n)}`,
    subscriptionId: guid(10 + n),
    offer: 'csp',
    resourceGroup: one.resourceGroup,
    location: one.location,
    ...(one.tags && { tags: one.tags }),
    ...(one.routes && {
      routeTables: [
        {
          name: 'rt',
          ...(one.tableLocation !== undefined && { tags: { table: one.tableLocation } }),
          ...(one.disableBgpRoutePropagation && { disableBgpRoutePropagation: true }),
          routes: one.routes,
        },
      ],
    }),
    ...(one.rules && { networkSecurityGroups: [{ name: 'nsg', securityRules: one.rules }] }),
    virtualNetworks: [
      network(hub, 0),
      ...Array.from({ length: one.spokes }, (_, at) => network(`spoke-${String(at)}`, at + 1)),
    ],
  };
}

/** The file of a customer: its networks, gateways, tables, circuits and connections in any combination. */
export const customerFiles: fc.Arbitrary<string> = customer.map((one) => JSON.stringify(one, undefined, 2));

/** The files of several customers of a CSP. */
export const estates: fc.Arbitrary<string[]> = fc.array(customerFiles, { minLength: 1, maxLength: 3 });

/** The design of a CSP with one customer, by the text of its file. */
export const designOfCustomer = (text: string): Design => designOfCustomers([text]);

/** The design of a CSP with several customers, by the texts of their files: each has a name, ids and numbers of its own. */
export function designOfCustomers(texts: readonly string[]): Design {
  const customers = texts.map((text, n) => {
    const name = n === 0 ? 'acme' : `acme-${String(n + 1)}`;
    const own = text
      .replaceAll('"acme"', `"${name}"`)
      .replaceAll('6c0f0000-', `6c0f000${String(n)}-`)
      .replaceAll('65010:1"', `65010:${String(n + 1)}"`);
    return [`customers/${name}.csp.json`, own] as const;
  });
  const files = [['provider.csp.json', JSON.stringify(provider, undefined, 2)] as const, ...customers];
  const { designs } = assemble(files.map(([path, content]) => readDesignFile(path, content)));
  const [design] = designs;
  if (!design) throw new Error('no design');
  return design;
}
