import { RESOURCE_GROUP, type WantedResource, types } from '../../resources';
import { at } from '../values';
import { lock, metricAlert, roleAssignment } from './access';
import { authorization, circuit, directPort, globalReach, peering } from './circuits';
import { connection, gateway, localGateway, publicAddress, routeServer, routeServerPeer } from './gateways';
import {
  type Arguments,
  networkPeering,
  routeFilter,
  routeTable,
  securityGroup,
  subnet,
  virtualNetwork,
} from './networks';

/** How a type is written: which of the common arguments it takes, and its own. */
export interface Shape {
  readonly named: boolean;
  readonly grouped: boolean;
  readonly located: boolean;
  readonly own: Arguments;
}

const full = (own: Arguments): Shape => ({ named: true, grouped: true, located: true, own });
const child = (own: Arguments): Shape => ({ named: true, grouped: true, located: false, own });
const extension = (own: Arguments): Shape => ({ named: true, grouped: false, located: false, own });

const shapes: Readonly<Record<string, Shape>> = {
  [RESOURCE_GROUP]: { named: true, grouped: false, located: true, own: () => [] },
  [types.virtualNetwork]: full(virtualNetwork),
  [types.subnet]: child(subnet),
  [types.networkPeering]: child(networkPeering),
  [types.routeTable]: full(routeTable),
  [types.securityGroup]: full(securityGroup),
  [types.publicAddress]: full(publicAddress),
  [types.gateway]: full(gateway),
  [types.localGateway]: full(localGateway),
  [types.connection]: full(connection),
  [types.circuit]: full(circuit),
  [types.authorization]: child(authorization),
  [types.peering]: { named: false, grouped: true, located: false, own: peering },
  [types.globalReach]: extension(globalReach),
  [types.routeFilter]: full(routeFilter),
  [types.port]: full(directPort),
  [types.routeServer]: full(routeServer),
  [types.routeServerPeer]: extension(routeServerPeer),
  [types.roleAssignment]: extension(roleAssignment),
  [types.lock]: extension(lock),
  [types.metricAlert]: child(metricAlert),
};

export const shapeOf = (type: string): Shape | undefined => shapes[type];

/** Types that carry traffic or hold what does: to make one anew is hours or weeks without it. */
const kept: ReadonlySet<string> = new Set([
  types.virtualNetwork,
  types.subnet,
  types.networkPeering,
  types.publicAddress,
  types.gateway,
  types.routeServer,
  types.port,
  types.circuit,
  types.authorization,
  types.peering,
  types.routeFilter,
  types.connection,
  types.globalReach,
]);

export const isKept = (type: string): boolean => kept.has(type);

/** What of a resource azurerm has no argument for; nothing for most. */
export function unsaid(resource: WantedResource): string[] {
  const { type, name, body } = resource;
  if (type === types.maintenance || type === types.maintenanceAssignment)
    return [`${name}: azurerm has no resource for ${type} of a gateway`];
  if (type === types.lag) return [`${name}: azurerm has no resource for link aggregation groups of direct ports`];
  if (type === types.circuit && at(body, 'properties', 'expressRouteLag') !== undefined)
    return [`${name}: azurerm has no argument for expressRouteLag, so the circuit is made with another format`];
  if (type === types.virtualNetwork && at(body, 'properties', 'summarizedGatewayPrefixes') !== undefined)
    return [`${name}: azurerm has no argument for summarizedGatewayPrefixes`];
  if (type === types.gateway && at(body, 'properties', 'autoScaleConfiguration') !== undefined)
    return [`${name}: azurerm has no argument for autoScaleConfiguration`];
  if (type === types.gateway && at(body, 'properties', 'resiliencyModel') !== undefined)
    return [`${name}: azurerm has no argument for resiliencyModel`];
  if (type === types.roleAssignment && at(body, 'properties', 'principalType') === 'ForeignGroup')
    return [`${name}: azurerm takes no principal of the type ForeignGroup, so the type is not said`];
  return [];
}
