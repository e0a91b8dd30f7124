import { resourceKey as keyOf } from '../resources/ids';
import type { WantedResource } from '../resources/model';

export const CIRCUIT = 'Microsoft.Network/expressRouteCircuits';
export const PEERING = `${CIRCUIT}/peerings`;
export const GLOBAL_REACH = `${PEERING}/connections`;
export const AUTHORIZATION = `${CIRCUIT}/authorizations`;
export const CONNECTION = 'Microsoft.Network/connections';
export const GATEWAY = 'Microsoft.Network/virtualNetworkGateways';
export const ROLE_ASSIGNMENT = 'Microsoft.Authorization/roleAssignments';

export { keyOf };

export function isType(resource: Pick<WantedResource, 'type'>, type: string): boolean {
  return keyOf(resource.type) === keyOf(type);
}

/**
 * The outermost resource around an id, in lower case: Azure does one operation at a time on it and all that is below.
 * A resource group, and an assignment or lock at a scope, is its own.
 */
export function rootOf(id: string): string {
  const key = keyOf(id);
  const marker = key.lastIndexOf('/providers/');
  if (marker < 0) return key;
  return key.split('/', key.slice(0, marker).split('/').length + 4).join('/');
}

/** The id of the circuit that an id lies in, in lower case; undefined outside of circuits. */
export function circuitOf(id: string): string | undefined {
  return /^.*\/providers\/microsoft\.network\/expressroutecircuits\/[^/]+/.exec(keyOf(id))?.[0];
}

/** A short id for a step: the design's name of the subscription, then what identifies the resource in it. */
export function stepIdOf(resource: Pick<WantedResource, 'id' | 'subscription'>): string {
  const segments = resource.id.split('/').slice(3);
  const kept: string[] = [];
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at] ?? '';
    const isGroupWithMore = keyOf(segment) === 'resourcegroups' && at === 0 && segments.length > 2;
    if (isGroupWithMore) continue;
    if (keyOf(segment) === 'providers') at++;
    else kept.push(segment);
  }
  return [resource.subscription, ...kept].join('/');
}
