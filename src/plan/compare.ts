import type { BodyValue, WantedResource } from '../resources/model';
import { type Merged, mergeOnto } from '../resources/merge';
import type { ArmBody, Change } from './plan';

/** What the design says of a resource, as one body: location and tags stand beside the rest. */
export function wantedBody({ body, location, tags }: WantedResource): {
  readonly [key: string]: BodyValue | undefined;
} {
  return { ...(location !== undefined && { location }), ...(tags !== undefined && { tags }), ...body };
}

/** A resource as it is in Azure, brought to what the design wants: what would be sent, what changes, and what stays beside it. */
export function broughtTo(wanted: WantedResource, actual: ArmBody): Merged {
  return mergeOnto(wanted.type, actual, wantedBody(wanted));
}

/** Where a resource differs from what the design wants. Secrets cannot be read back, and are no difference. */
export function differences(wanted: WantedResource, actual: ArmBody): readonly Change[] {
  return broughtTo(wanted, actual).changes;
}
