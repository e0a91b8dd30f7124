import { mergeOnto, parseArmId } from '../resources';
import { circuitOf, keyOf } from './ids';
import { isDisconnected, isReconnection } from './peeringOrder';
import type { ArmBody, PlanStep } from './plan';
import { isProvisioned, provisioningStateOf } from './provisioning';
import { isInSync, isSync } from './synchronization';

/** Whether the party that a step waits for has done its part, by what is there of the step's resource. */
export function isAwaitedDone(step: PlanStep, body: ArmBody | undefined): boolean {
  // Of a circuit, the connectivity provider's part is the provisioning.
  if (step.waitsFor === 'connectivity-provider' && circuitOf(step.resourceId) === keyOf(step.resourceId)) {
    return isProvisioned(body);
  }
  if (body === undefined || keyOf(provisioningStateOf(body) ?? 'succeeded') !== 'succeeded') return false;
  if (step.part !== undefined) {
    return mergeOnto(parseArmId(step.resourceId)?.type ?? '', body, step.part).changes.length === 0;
  }
  if (step.changes.some(isReconnection)) return !isDisconnected(body);
  return !step.changes.some(isSync) || isInSync(body);
}
