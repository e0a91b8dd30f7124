/** What Azure asks of the subnets that it knows by name. */
export interface PlatformSubnet {
  readonly name: string;
  /** the longest IPv4 prefix, as its length */
  readonly longestPrefix: number;
  readonly networkSecurityGroup: boolean;
  readonly routeTable: boolean;
  /** ARM's own words against a route table, where users have shown them */
  readonly againstTable?: { readonly code: string; readonly message: string; readonly source: string };
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
    againstTable: {
      code: 'RouteTableCannotBeAttachedForAzureBastionSubnet',
      message: 'Route Table {table} cannot be attached to Azure Bastion Subnet {id}.',
      source: 'Azure/Azure-Landing-Zones#1679; MicrosoftDocs/azure-docs#40561',
    },
    source: 'bastion/bastion-faq',
  },
];
