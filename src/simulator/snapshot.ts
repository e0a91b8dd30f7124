import type { Resource } from './arm';
import type { CustomerInstruction, ProviderInstruction } from './parties';
import type { Store } from './store';
import type { SimulatedSubscription } from './subscriptions';
import type { World } from './kind';
import { kindOf } from './types/kinds';

/** All that a simulator remembers, as JSON. */
export interface Snapshot {
  readonly version: 1;
  readonly resources: readonly Resource[];
  readonly subscriptions: readonly SimulatedSubscription[];
  readonly customer: readonly CustomerInstruction[];
  readonly provider: readonly ProviderInstruction[];
}

/** Puts back what a snapshot holds. Operations that were under way are taken as done. */
export function restoreResources(resources: readonly Resource[], world: World): void {
  const { store } = world;
  for (const resource of resources) store.set(structuredClone(resource));
  for (const { id, state, type } of resources) {
    if (state === 'Deleting') store.delete(id);
    if (state === 'Updating') finish(id, type, store, world);
  }
}

function finish(id: string, type: string, store: Store, world: World): void {
  const current = store.get(id);
  if (current === undefined) return;
  const next = structuredClone(current);
  const failure = kindOf(type)?.complete?.(next, world);
  next.state = failure === undefined ? 'Succeeded' : 'Failed';
  store.set(next);
}
