import { type WantedResource, parseArmId, types } from '../../resources';
import { at, leafAt } from '../values';
import { type Scope, putCall } from './body';
import { type Call, callOf, command, option } from './call';
import { authorization, circuit, directPort, globalReach, peering } from './circuitCalls';
import { connection, gateway, localGateway, publicAddress, routeServer, routeServerAddress } from './gatewayCalls';
import { networkPeering, routeTable, securityGroup, subnet, virtualNetwork } from './networkCalls';

type Commands = (resource: WantedResource, scope: Scope) => readonly Call[] | undefined;

const lock: Commands = (resource) => {
  const create = [
    option('--name', resource.name),
    option('--lock-type', leafAt(resource.body, 'properties', 'level')),
    option('--resource', parseArmId(resource.id)?.scope),
    option('--notes', leafAt(resource.body, 'properties', 'notes')),
  ];
  const call = callOf({ of: resource, create: command('lock create', create) }, create);
  return call && [call];
};

const roleAssignment: Commands = (resource) => {
  const properties = at(resource.body, 'properties');
  const type = leafAt(properties, 'principalType');
  if (type === undefined) return undefined;
  const create = [
    option('--name', resource.name),
    option('--assignee-object-id', leafAt(properties, 'principalId')),
    option('--assignee-principal-type', type),
    option('--role', leafAt(properties, 'roleDefinitionId')),
    option('--scope', parseArmId(resource.id)?.scope),
  ];
  const call = callOf({ of: resource, create: command('role assignment create', create) }, create);
  return call && [call];
};

/** Types for which az has commands. */
const commands: Readonly<Record<string, Commands>> = {
  [types.virtualNetwork]: virtualNetwork,
  [types.subnet]: subnet,
  [types.networkPeering]: networkPeering,
  [types.routeTable]: routeTable,
  [types.securityGroup]: securityGroup,
  [types.publicAddress]: publicAddress,
  [types.gateway]: gateway,
  [types.localGateway]: localGateway,
  [types.routeServer]: routeServer,
  [types.routeServerAddress]: routeServerAddress,
  [types.connection]: connection,
  [types.circuit]: circuit,
  [types.authorization]: authorization,
  [types.peering]: peering,
  [types.globalReach]: globalReach,
  [types.port]: directPort,
  [types.lock]: lock,
  [types.roleAssignment]: roleAssignment,
};

/** How a script writes a resource: by commands of az where they say all of it, else by its body. */
export function callsOf(resource: WantedResource, scope: Scope): readonly Call[] {
  return commands[resource.type]?.(resource, scope) ?? [putCall(resource, scope)];
}
