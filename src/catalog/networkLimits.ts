/** The bounds of a number, both included. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** VLAN ids of 802.1Q, which keeps 0 and 4095. source: IEEE 802.1Q [K] */
export const vlanIds: Bounds = { least: 1, most: 4094 };

/** The smallest and the largest IPv4 subnet, as prefix lengths: Azure keeps five addresses of each. source: virtual-networks-faq */
export const ipv4SubnetLength: Bounds = { least: 2, most: 29 };

/** The only prefix length of an IPv6 subnet. source: ipv6-overview (virtual networks) */
export const ipv6SubnetLength = 64;

/** The DNS of the platform, the same in every network. source: what-is-ip-address-168-63-129-16 */
export const azureDns = '168.63.129.16';

/** Azure keeps the first addresses of a subnet (network, gateway, two for DNS) and in IPv4 the last one. source: virtual-networks-faq */
export const keptAtStart = 4;

/** Priorities of security rules. source: network-security-groups-overview */
export const rulePriority: Bounds = { least: 100, most: 4096 };

/** Ports of TCP and UDP. source: network-security-groups-overview */
export const ports: Bounds = { least: 0, most: 65_535 };

/** The longest description of a security rule, in characters. source: securityRules (REST) */
export const ruleDescription = 140;

/** Tags of a resource; names that begin as reserved ones are Azure's own. source: tag-resources (limitations); tags (REST), tagNames */
export const tagLimits = {
  most: 50,
  name: 512,
  value: 256,
  refused: '<>%&\\?/',
  reserved: ['microsoft', 'azure', 'windows'],
} as const;

/** How many of a thing one other thing holds; nobody can have more. source: azure-subscription-service-limits */
export const counts = {
  routesOfTable: 400,
  /** Of these, routes to a service tag. source: virtual-networks-udr-overview */
  tagRoutesOfTable: 25,
  rulesOfGroup: 1000,
  /** Addresses and prefixes of all rules of a group, sources and destinations each for themselves. */
  prefixesOfGroupEnd: 4000,
  subnetsOfNetwork: 3000,
  peeringsOfNetwork: 500,
  peersOfRouteServer: 8,
  dnsServersOfNetwork: 20,
} as const;

/** How many of a kind a subscription has in one region. source: azure-subscription-service-limits (2026-11) */
export const countsOfRegion = { virtualNetworks: 1000, routeTables: 200, networkSecurityGroups: 5000 } as const;

/** What a security group on AzureBastionSubnet lets through, or Azure refuses it there. source: bastion-nsg; bastion troubleshoot */
export const bastionTraffic = [
  { direction: 'Inbound', tag: 'GatewayManager', port: 443 },
  { direction: 'Outbound', tag: 'AzureCloud', port: 443 },
  { direction: 'Outbound', tag: 'VirtualNetwork', port: 22 },
  { direction: 'Outbound', tag: 'VirtualNetwork', port: 3389 },
] as const;

/**
 * Hours of a maintenance window of a gateway. The least is the documents'; of the most they say nothing, but the length is
 * sent as hh:mm. source: customer-controlled-gateway-maintenance (2025-03); maintenance configurations (REST) [D]
 */
export const maintenanceHours: Bounds = { least: 5, most: 23 };

/**
 * Prefix lengths of GatewaySubnet: of one with room for both gateways and a migration, of the smallest one, and of one for
 * as many circuits as a gateway can have. source: GW, COEX, MIG
 */
export const gatewaySubnetLength = { roomy: 27, smallest: 28, ofManyCircuits: 26, manyCircuits: 16 } as const;

/** A subnet that Azure looks for by its name. */
export interface PlatformSubnet {
  readonly name: string;
  /** What stands in it. */
  readonly service: string;
  /** Longest prefix length with which the service is made. */
  readonly longest: number;
  /** Longest prefix length of a new one, where that is shorter. */
  readonly longestNew?: number;
  /** Whether the subnet is of IPv4 alone. source: ipv6-overview (limitations) */
  readonly ipv4Only?: true;
  /** Whether a network security group can be attached. */
  readonly securityGroup: boolean;
  /** Whether a route table can be attached; `internet`: only with a default route to the internet. */
  readonly routeTable: boolean | 'internet';
}

/**
 * The subnets of Azure's own services, but for GatewaySubnet, which has rules of its own.
 * source: firewall-faq, forced-tunneling, bastion configuration-settings and bastion-faq, route-server-faq
 */
export const platformSubnets: readonly PlatformSubnet[] = [
  {
    name: 'AzureFirewallSubnet',
    service: 'Azure Firewall',
    longest: 26,
    ipv4Only: true,
    securityGroup: false,
    routeTable: true,
  },
  {
    name: 'AzureFirewallManagementSubnet',
    service: 'Azure Firewall',
    longest: 26,
    securityGroup: false,
    routeTable: 'internet',
  },
  {
    name: 'AzureBastionSubnet',
    service: 'Azure Bastion',
    longest: 27,
    longestNew: 26,
    securityGroup: true,
    routeTable: false,
  },
  {
    name: 'RouteServerSubnet',
    service: 'Route Server',
    longest: 27,
    longestNew: 26,
    securityGroup: false,
    routeTable: false,
  },
];

/** The platform subnet of exactly that name. */
export function findPlatformSubnet(name: string): PlatformSubnet | undefined {
  return platformSubnets.find((subnet) => subnet.name === name);
}

/** Whether Azure's own services stand in a subnet of that name, gateways among them: it has no workloads. */
export function isPlatformSubnet(name: string): boolean {
  return name === 'GatewaySubnet' || findPlatformSubnet(name) !== undefined;
}
