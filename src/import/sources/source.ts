import type { FoundCustomer, FoundResource, FoundSubscription } from '../found';
import type { Told } from '../told';
import type { FoundRouter } from './router/router';

/** What the sources held. */
export interface Sources {
  readonly resources: readonly FoundResource[];
  readonly subscriptions: readonly FoundSubscription[];
  readonly customers: readonly FoundCustomer[];
  /** The tenant of the CSP, where a source says it. */
  readonly providerTenantId?: string | undefined;
  readonly routers: readonly FoundRouter[];
  /** What was told while they were read. */
  readonly told: readonly Told[];
}
