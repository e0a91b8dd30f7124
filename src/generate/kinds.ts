import { RESOURCE_GROUP, types } from '../resources';

/** What a resource of a type is called in identifiers of templates and scripts. */
const kinds: Readonly<Record<string, string>> = {
  [RESOURCE_GROUP]: 'group',
  [types.virtualNetwork]: 'virtualNetwork',
  [types.subnet]: 'subnet',
  [types.networkPeering]: 'networkPeering',
  [types.routeTable]: 'routeTable',
  [types.securityGroup]: 'securityGroup',
  [types.publicAddress]: 'publicAddress',
  [types.gateway]: 'gateway',
  [types.localGateway]: 'localGateway',
  [types.connection]: 'connection',
  [types.circuit]: 'circuit',
  [types.peering]: 'peering',
  [types.authorization]: 'authorization',
  [types.globalReach]: 'globalReach',
  [types.routeFilter]: 'routeFilter',
  [types.port]: 'directPort',
  [types.routeServer]: 'routeServer',
  [types.routeServerAddress]: 'routeServerAddress',
  [types.roleAssignment]: 'roleAssignment',
  [types.lock]: 'lock',
  [types.maintenance]: 'maintenance',
  [types.maintenanceAssignment]: 'maintenanceAssignment',
  [types.metricAlert]: 'alert',
};

const byLowerCase = new Map(Object.entries(kinds).map(([type, kind]) => [type.toLowerCase(), kind]));

export function kindOf(type: string): string {
  return byLowerCase.get(type.toLowerCase()) ?? 'resource';
}
