import { type Choice, type SpokeChoice, type VpnChoice, hasIpv6, overCircuit } from './choices';
import { type Json, PROD, guid, places } from './places';

/** The subscriptions of a choice, with a hub and its spokes. */
export function subscriptionsOf(choice: Choice): Json {
  const { region } = places[choice.place];
  const own = (elsewhere: boolean) =>
    choice.spokes.flatMap((one, index) => (one.elsewhere === elsewhere ? [spokeOf(choice, one, index)] : []));
  const tables = (elsewhere: boolean): Json => [
    ...(elsewhere || choice.firewall === 'none'
      ? []
      : [{ name: 'rt-gateway', routes: toFirewall(choice, ['10.101.0.0/16']) }]),
    ...choice.spokes.flatMap((one, index) =>
      one.elsewhere === elsewhere
        ? [
            {
              name: `rt-${index}`,
              disableBgpRoutePropagation: !one.propagates,
              routes: toFirewall(choice, ['0.0.0.0/0']),
            },
          ]
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
    pointToSite:
      clients === 'none' ? undefined : { addressPool: ['172.20.0.0/24'], users: 20, authentication: clients },
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
