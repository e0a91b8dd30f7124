import type { WantedResource } from '../resources/model';
import { CIRCUIT, circuitOf, isType, keyOf } from './ids';
import type { ArmBody } from './plan';
import { idsIn, isRecord } from '../resources/references';

/** The state that the connectivity provider gives a circuit; undefined for circuits on direct ports and for what is not there. */
export function providerStateOf(circuit: ArmBody | undefined): string | undefined {
  const properties = circuit?.['properties'];
  const state = isRecord(properties) ? properties['serviceProviderProvisioningState'] : undefined;
  return typeof state === 'string' ? state : undefined;
}

/** Whether the connectivity provider has handed the circuit over, so that peerings and connections can be made. Source: WF */
export function isProvisioned(circuit: ArmBody | undefined): boolean {
  return keyOf(providerStateOf(circuit) ?? '') === 'provisioned';
}

/** The state of the last operation on a resource; undefined where ARM tells none. */
export function provisioningStateOf(body: ArmBody | undefined): string | undefined {
  const properties = body?.['properties'];
  const state = isRecord(properties) ? properties['provisioningState'] : undefined;
  return typeof state === 'string' ? state : undefined;
}

/** Whether no operation is under way on it. */
export function isTerminal(body: ArmBody | undefined): boolean {
  const state = provisioningStateOf(body);
  return state === undefined || ['succeeded', 'failed', 'canceled'].includes(keyOf(state));
}

/** The name of the connectivity provider that a circuit is ordered from; undefined on a direct port, where there is none. */
export function connectivityProviderOf(circuit: WantedResource): string | undefined {
  const properties = circuit.body['properties'];
  const offer = isRecord(properties) ? properties['serviceProviderProperties'] : undefined;
  const name = isRecord(offer) ? offer['serviceProviderName'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

/**
 * The circuits that must be provisioned before a resource can be made, by their keys: those of its own id, of what it refers to and of what it
 * depends on. What belongs to the first stage needs none. Source: 2.4 of the facts, TFI-5342
 */
export function circuitsBefore(resource: WantedResource): string[] {
  if (resource.stage === 'network' || isType(resource, CIRCUIT)) return [];
  const ids = [resource.id, ...resource.dependsOn, ...idsIn(resource.body)];
  return [...new Set(ids.flatMap((id) => circuitOf(id) ?? []))];
}
