const network = 'Microsoft.Network';

/** ARM's names of the resource types that a design can want. */
export const types = {
  virtualNetwork: `${network}/virtualNetworks`,
  subnet: `${network}/virtualNetworks/subnets`,
  networkPeering: `${network}/virtualNetworks/virtualNetworkPeerings`,
  routeTable: `${network}/routeTables`,
  securityGroup: `${network}/networkSecurityGroups`,
  publicAddress: `${network}/publicIPAddresses`,
  gateway: `${network}/virtualNetworkGateways`,
  localGateway: `${network}/localNetworkGateways`,
  connection: `${network}/connections`,
  circuit: `${network}/expressRouteCircuits`,
  peering: `${network}/expressRouteCircuits/peerings`,
  authorization: `${network}/expressRouteCircuits/authorizations`,
  globalReach: `${network}/expressRouteCircuits/peerings/connections`,
  routeFilter: `${network}/routeFilters`,
  port: `${network}/expressRoutePorts`,
  routeServer: `${network}/virtualHubs`,
  routeServerAddress: `${network}/virtualHubs/ipConfigurations`,
  roleAssignment: 'Microsoft.Authorization/roleAssignments',
  roleDefinition: 'Microsoft.Authorization/roleDefinitions',
  lock: 'Microsoft.Authorization/locks',
  maintenance: 'Microsoft.Maintenance/maintenanceConfigurations',
  maintenanceAssignment: 'Microsoft.Maintenance/configurationAssignments',
  metricAlert: 'Microsoft.Insights/metricAlerts',
} as const;

/** Of Microsoft.Network, the version that every cloud has and that the published schemas describe. */
const NETWORK_VERSION = '2024-05-01';
/** The first published one with `summarizedGatewayPrefixes`. */
export const SUMMARIES_VERSION = '2025-07-01';

const others: Readonly<Record<string, string>> = {
  'Microsoft.Resources/resourceGroups': '2024-03-01',
  [types.roleAssignment]: '2022-04-01',
  [types.lock]: '2020-05-01',
  [types.maintenance]: '2023-04-01',
  [types.maintenanceAssignment]: '2023-04-01',
  [types.metricAlert]: '2018-03-01',
};

export function apiVersionOf(type: string): string {
  return others[type] ?? NETWORK_VERSION;
}
