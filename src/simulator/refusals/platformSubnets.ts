/** What Azure asks of the subnets that it knows by name. */
export interface PlatformSubnet {
  readonly name: string;
  /** the longest IPv4 prefix, as its length */
  readonly longestPrefix: number;
  readonly networkSecurityGroup: boolean;
  readonly routeTable: boolean;
  readonly source: string;
}

const FIREWALL = 'firewall/firewall-faq';

export const PLATFORM_SUBNETS: readonly PlatformSubnet[] = [
  {
    name: 'GatewaySubnet',
    longestPrefix: 29,
    networkSecurityGroup: false,
    routeTable: true,
    source: 'vpn-gateway/vpn-gateway-about-vpn-gateway-settings',
  },
  {
    name: 'RouteServerSubnet',
    longestPrefix: 27,
    networkSecurityGroup: false,
    routeTable: false,
    source: 'route-server/route-server-faq',
  },
  { name: 'AzureFirewallSubnet', longestPrefix: 26, networkSecurityGroup: false, routeTable: true, source: FIREWALL },
  {
    name: 'AzureFirewallManagementSubnet',
    longestPrefix: 26,
    networkSecurityGroup: false,
    routeTable: true,
    source: FIREWALL,
  },
  {
    name: 'AzureBastionSubnet',
    longestPrefix: 26,
    networkSecurityGroup: true,
    routeTable: false,
    source: 'bastion/bastion-faq',
  },
];
