import type { Change } from '../resources/model';

export type { ArmBody, Change } from '../resources/model';

/**
 * create, update: written by us. keep: nothing to do. wait: another party has to act first.
 * refuse: cannot be done in place, and nothing of the plan is carried out while it stands in it.
 */
export type Action = 'create' | 'update' | 'keep' | 'wait' | 'refuse';

/** Whom a step waits for. */
export type AwaitedParty = 'connectivity-provider' | 'customer';

export interface PlanStep {
  /** Short and stable, such as prod/rg-network/expressRouteCircuits/ams. */
  readonly id: string;
  readonly action: Action;
  readonly resourceId: string;
  /** Ids of steps of the same plan. */
  readonly dependsOn: readonly string[];
  /** What it means for the network and the bill, for a person to read. */
  readonly impact: string;
  readonly changes: readonly Change[];
  /** Code of the rule behind a refusal or a wait. */
  readonly rule: string | null;
  readonly waitsFor: AwaitedParty | null;
}

/** What a deployment would do for one customer, in an order in which it can be done. Nothing in it is a deletion. */
export interface Plan {
  readonly formatVersion: 1;
  readonly customer: string;
  readonly steps: readonly PlanStep[];
}

/** How many steps there are of each action. */
export function countActions(plan: Plan): Readonly<Record<Action, number>> {
  const counts = { create: 0, update: 0, keep: 0, wait: 0, refuse: 0 };
  for (const { action } of plan.steps) counts[action]++;
  return counts;
}
