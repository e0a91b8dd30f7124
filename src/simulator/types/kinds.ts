import type { Kind } from '../kind';
import { authorizationKinds } from './authorization';
import { circuitKinds } from './circuits';
import { connectionKinds } from './connections';
import { crossConnectionKinds } from './crossConnections';
import { gatewayKinds } from './gateways';
import { globalReachKinds } from './globalReach';
import { networkKinds } from './networks';
import { plainKinds } from './plain';
import { portKinds } from './ports';
import { routeFilterKinds } from './routeFilters';
import { routeServerKinds } from './routeServer';
import { tableKinds } from './tables';

/** Every resource type that the simulator knows. */
export const kinds: readonly Kind[] = [
  ...circuitKinds,
  ...globalReachKinds,
  ...crossConnectionKinds,
  ...portKinds,
  ...routeFilterKinds,
  ...networkKinds,
  ...tableKinds,
  ...gatewayKinds,
  ...connectionKinds,
  ...routeServerKinds,
  ...authorizationKinds,
  ...plainKinds,
];

const byType = new Map(kinds.map((kind) => [kind.type.toLowerCase(), kind]));

/** The kind of a full type name, whatever its casing. */
export const kindOf = (type: string): Kind | undefined => byType.get(type.toLowerCase());

/** The kind of the resource that an id names. */
export function kindOfId(id: string): Kind | undefined {
  const marker = id.toLowerCase().lastIndexOf('/providers/');
  if (marker < 0) return undefined;
  const [namespace, ...segments] = id.slice(marker + '/providers/'.length).split('/');
  return kindOf([namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/'));
}
