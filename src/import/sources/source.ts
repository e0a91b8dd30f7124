import type { FoundResource, FoundSubscription } from '../found';
import type { Told } from '../told';

/** What the sources held. */
export interface Sources {
  readonly resources: readonly FoundResource[];
  readonly subscriptions: readonly FoundSubscription[];
  /** What was told while they were read. */
  readonly told: readonly Told[];
}
