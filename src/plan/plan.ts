import type { Traffic } from '../resources';
import type { BodyValue, Change } from '../resources/model';

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
  /** What writing it does to traffic that runs already; absent where nothing is written. */
  readonly traffic?: Traffic | 'unknown';
  readonly changes: readonly Change[];
  /** Code of the rule behind a refusal or a wait. */
  readonly rule: string | null;
  readonly waitsFor: AwaitedParty | null;
  /** Pages or threads that say what the impact says; absent where there is none to name. */
  readonly sources?: readonly string[];
  /** How it stands with the keys of the resource; absent where it has none, or is made. */
  readonly keys?: readonly KeyStanding[];
  /** What is written in place of the whole resource, which somebody else makes. */
  readonly part?: Readonly<Record<string, BodyValue | undefined>>;
  /** The action that Azure is asked for in place of a write. */
  readonly post?: 'resetconnection';
}

/** A key that Azure never shows. Names only. */
export interface KeyStanding {
  /** Such as properties.sharedKey. */
  readonly path: string;
  /** Name of the secret in the design. */
  readonly secret: string;
  /** The name that was written last, and when (ISO); null where nobody remembers. */
  readonly lastWritten: { readonly secret: string; readonly at: string } | null;
  /** Whether it is written again, because the name changed or somebody asked. */
  readonly rewrite: boolean;
}

/** Something that is in Azure and not in the design: what it still permits or costs, and whether it can be removed on request. */
export interface Leftover {
  /** Short, as the ids of steps are. */
  readonly id: string;
  readonly resourceId: string;
  readonly apiVersion: string;
  readonly tenantId: string | undefined;
  readonly impact: string;
  /** warning: it lets traffic or people through, or is billed. */
  readonly severity: 'warning' | 'info';
  /** It stands inside an object that the design owns, or was made by us, and nothing that the design wants uses it. */
  readonly removable: boolean;
  /**
   * property: part of the body of a resource that the design has, such as a service endpoint.
   * unseen: nobody could look whether it is there, or what is.
   */
  readonly within: 'resource' | 'property' | 'unseen';
}

/** What a deployment would do for one customer, in an order in which it can be done. Nothing in it is a deletion. */
export interface Plan {
  readonly formatVersion: 1;
  readonly customer: string;
  readonly steps: readonly PlanStep[];
  /** What the design does not say, in an order in which it could be removed. Nothing of it is touched unless that is asked for. */
  readonly leftovers: readonly Leftover[];
}

/** How many steps there are of each action. */
export function countActions(plan: Plan): Readonly<Record<Action, number>> {
  const counts = { create: 0, update: 0, keep: 0, wait: 0, refuse: 0 };
  for (const { action } of plan.steps) counts[action]++;
  return counts;
}
