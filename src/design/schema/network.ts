import Type from 'typebox';
import {
  address,
  asn,
  azureObject,
  bool,
  guid,
  inherited,
  int,
  list,
  name,
  object,
  oneOf,
  optional,
  prefix,
  text,
} from './common';
import { offered, textOf } from './kinds';
import { nameFrom, nameOf, ref } from './references';

const maintenanceWindow = object(
  {
    start: textOf('time', 'Start of the window, such as 2027-01-15 02:00.'),
    hours: int('Length in hours, 5 at least.'),
    timeZone: textOf('timeZone', 'Time zone, as Windows names it.'),
  },
  'The maintenance window of a gateway.',
);

export const gatewaySkus = [
  'Standard',
  'HighPerformance',
  'UltraPerformance',
  'ErGw1AZ',
  'ErGw2AZ',
  'ErGw3AZ',
  'ErGwScale',
] as const;

const gateway = azureObject(
  {
    name: nameOf('azureObject', 'ARM name of the ExpressRoute gateway.'),
    sku: offered(gatewaySkus, 'The SKU of the gateway.', { refused: ['Basic'] }),
    autoScaleConfiguration: optional(
      object({ min: int('Least scale units.'), max: int('Most scale units.') }, 'Scale units of ErGwScale, 1 to 40.'),
    ),
    allowRemoteVnetTraffic: optional(bool('Traffic between virtual networks over the circuit.')),
    resiliencyModel: optional(
      oneOf(
        ['SingleHomed', 'MultiHomed'],
        'Whether the circuits of the gateway are to be in one peering location or in several.',
      ),
    ),
    maintenanceWindow: optional(maintenanceWindow),
  },
  'An ExpressRoute gateway.',
);

export const vpnGatewaySkus = [
  'Basic',
  'VpnGw1',
  'VpnGw2',
  'VpnGw3',
  'VpnGw4',
  'VpnGw5',
  'VpnGw1AZ',
  'VpnGw2AZ',
  'VpnGw3AZ',
  'VpnGw4AZ',
  'VpnGw5AZ',
] as const;

const vpnGateway = azureObject(
  {
    name: nameOf('azureObject', 'ARM name of the VPN gateway.'),
    sku: offered(vpnGatewaySkus, 'The SKU of the VPN gateway.'),
    asn: optional(Type.Integer({ default: 65515, format: 'asn', description: 'The AS number of the VPN gateway.' })),
    activeActive: optional(bool('Two active instances.')),
    enablePrivateIpAddress: optional(bool('Tunnels may end on private addresses.')),
    role: optional(oneOf(['backup', 'encryption', 'only'], 'What the gateway is for.')),
    pointToSite: optional(
      object(
        {
          addressPool: list(prefix('Prefix.'), 'Addresses of the clients.'),
          users: optional(int('How many users are expected.')),
          authentication: optional(oneOf(['entra', 'certificate', 'radius'], 'How users prove who they are.')),
        },
        'Point-to-site VPN.',
      ),
    ),
    maintenanceWindow: optional(maintenanceWindow),
  },
  'A VPN gateway.',
);

const subnet = azureObject(
  {
    name: name('ARM name of the subnet.'),
    addressPrefix: optional(prefix('The prefix of the subnet.')),
    addressPrefixes: optional(list(prefix('Prefix.'), 'The prefixes of a dual-stack subnet.')),
    routeTable: optional(nameFrom('routeTable', 'The route table, in the same subscription.')),
    networkSecurityGroup: optional(
      nameFrom('networkSecurityGroup', 'The network security group, in the same subscription.'),
    ),
    serviceEndpoints: optional(list(textOf('service', 'Service.'), 'Service endpoints, such as Microsoft.Storage.')),
  },
  'A subnet.',
  [['addressPrefix', 'addressPrefixes']],
);

const networkPeering = azureObject(
  {
    name: name('ARM name of the network peering.'),
    remoteVirtualNetwork: ref('virtualNetwork', 'The other virtual network.'),
    allowGatewayTransit: optional(bool("The other end may use this end's gateway. Default: false.")),
    useRemoteGateways: optional(bool("This end uses the other end's gateway. Default: false.")),
    allowForwardedTraffic: optional(
      bool('Traffic that does not come from the other network itself is let in. Default: false.'),
    ),
    allowVirtualNetworkAccess: optional(bool('The networks reach each other. Default: true.')),
  },
  'One direction of a virtual network peering.',
);

const bgpPeer = azureObject(
  {
    name: name('ARM name of the peer.'),
    peerIp: address('The address of the peer, in the network or in one that is peered with it.'),
    peerAsn: asn("The AS number of the peer; not Azure's own 65515."),
    advertise: optional(
      list(prefix('Prefix.'), 'What the peer advertises. Where nothing is said, its routes are not known here.'),
    ),
  },
  'A BGP peer of a Route Server.',
);

const virtualNetwork = azureObject(
  {
    name: nameOf('virtualNetwork', 'ARM name of the virtual network.'),
    addressSpace: list(prefix('Prefix.'), 'The address space.'),
    subnets: list(subnet, 'The subnets.'),
    gateway: optional(gateway),
    vpnGateway: optional(vpnGateway),
    firewall: optional(
      azureObject(
        {
          name: nameOf('firewall', 'Name of the firewall.'),
          kind: oneOf(['azureFirewall', 'nva'], 'Azure Firewall or a network virtual appliance.'),
          privateIpAddress: address('The private address that routes point to.'),
        },
        'The firewall of the virtual network.',
      ),
    ),
    routeServer: optional(
      azureObject(
        {
          name: nameOf('azureObject', 'ARM name of the Route Server.'),
          branchToBranch: optional(bool('Branch-to-branch traffic.')),
          bgpPeers: optional(
            list(bgpPeer, 'BGP peers of the Route Server, such as an appliance: what they advertise changes routing.'),
          ),
        },
        'A Route Server.',
      ),
    ),
    virtualNetworkPeerings: optional(list(networkPeering, 'Peerings to other virtual networks.')),
    dnsServers: optional(
      list(address('Address.'), "DNS servers of the machines in the network; Azure's own where nothing is said."),
    ),
    summarizedGatewayPrefixes: optional(
      list(prefix('Prefix.'), 'Summaries that the gateway advertises in place of the prefixes that they cover.'),
    ),
  },
  'A virtual network.',
);

const routeTable = azureObject(
  {
    name: nameOf('routeTable', 'ARM name of the route table.'),
    disableBgpRoutePropagation: optional(bool('Routes of the gateway are not taken over. Default: false.')),
    routes: optional(
      list(
        object(
          {
            name: name('ARM name of the route.'),
            addressPrefix: textOf('addresses', 'A prefix or a service tag.'),
            nextHopType: oneOf(
              ['VirtualAppliance', 'VirtualNetworkGateway', 'VnetLocal', 'Internet', 'None'],
              'The kind of next hop.',
            ),
            nextHopIpAddress: optional(address('The address of a virtual appliance.')),
          },
          'A user-defined route.',
        ),
        'User-defined routes.',
      ),
    ),
  },
  'A route table.',
);

const securityRule = object(
  {
    name: name('ARM name of the rule.'),
    priority: int('100 to 4096; the lowest number is looked at first.'),
    direction: oneOf(['Inbound', 'Outbound'], 'Direction.'),
    access: oneOf(['Allow', 'Deny'], 'Allow or deny.'),
    protocol: oneOf(['Tcp', 'Udp', 'Icmp', 'Esp', 'Ah', '*'], 'Protocol.'),
    sourceAddressPrefix: optional(textOf('addresses', 'Source: a prefix, an address, a service tag or *.')),
    sourceAddressPrefixes: optional(list(textOf('addresses', 'Source.'), 'Sources.')),
    sourcePortRange: optional(textOf('ports', 'Source port or range.')),
    sourcePortRanges: optional(list(textOf('ports', 'Source port or range.'), 'Source ports.')),
    destinationAddressPrefix: optional(textOf('addresses', 'Destination: a prefix, an address, a service tag or *.')),
    destinationAddressPrefixes: optional(list(textOf('addresses', 'Destination.'), 'Destinations.')),
    destinationPortRange: optional(textOf('ports', 'Destination port or range.')),
    destinationPortRanges: optional(list(textOf('ports', 'Destination port or range.'), 'Destination ports.')),
    description: optional(text('What the rule is for.')),
  },
  'A security rule.',
  [
    ['sourceAddressPrefix', 'sourceAddressPrefixes'],
    ['sourcePortRange', 'sourcePortRanges'],
    ['destinationAddressPrefix', 'destinationAddressPrefixes'],
    ['destinationPortRange', 'destinationPortRanges'],
  ],
);

export const subscription = object(
  {
    name: nameOf('subscription', 'Short name, used in references.'),
    subscriptionId: guid('The id of the subscription.'),
    tenantId: optional(guid('The Microsoft Entra tenant. Inherited.')),
    offer: oneOf(['csp', 'ea', 'mca', 'payg', 'other'], 'How the subscription is bought. Billing only.'),
    environment: optional(oneOf(['production', 'nonproduction'], 'Production, or not.', { default: 'production' })),
    reachedOver: optional(oneOf(['internet', 'private'], 'How a subscription that no circuit serves is reached.')),
    ...inherited,
    virtualNetworks: optional(list(virtualNetwork, 'Virtual networks.')),
    routeTables: optional(list(routeTable, 'Route tables.')),
    networkSecurityGroups: optional(
      list(
        azureObject(
          {
            name: nameOf('networkSecurityGroup', 'ARM name of the network security group.'),
            securityRules: optional(list(securityRule, 'Security rules.')),
          },
          'A network security group.',
        ),
        'Network security groups.',
      ),
    ),
  },
  'An Azure subscription.',
);
