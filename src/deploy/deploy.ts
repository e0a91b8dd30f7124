import { setMaxListeners } from 'node:events';
import type { Cloud } from '../design';
import { type Leftover, type Plan, type PlanStep, countActions, isTerminal, keyOf } from '../plan';
import type { Remark } from '../resources';
import type { WantedResource } from '../resources/model';
import { statesIn, statesOf } from './afterwards';
import type { Azure } from './azure';
import type { Setting } from './execution';
import type { JournalStore } from './journal';
import type { Observation } from './observe';
import {
  type Confirmation,
  type DeployEvent,
  type DeploymentStatus,
  type Outcome,
  type Progress,
  type RemovalConfirmation,
  type RemovalOutcome,
  statusOf,
} from './outcome';
import { type Objection, targetSubscriptions } from './preflight';
import { collectSecrets, objectionsTo } from './preparation';
import { removableOf, removeAll } from './removal';
import { outcomeOf, runSteps } from './running';
import { type SecretSource, Veil } from './secrets';
import type { Pace } from './waiting';

export interface Deployment {
  readonly plan: Plan;
  readonly wanted: readonly WantedResource[];
  /** What the design names and nobody makes. */
  readonly leftOut?: readonly Remark[];
  /** What stands in the way beside what is found here. */
  readonly objections?: readonly Objection[];
  /** What the plan was made from. */
  readonly observation: Observation;
  readonly azure: Azure;
  /** The cloud that the design is for, and the one that `azure` is. A simulator stands in for every cloud. */
  readonly designCloud: Cloud;
  readonly target: Cloud | 'simulator';
  readonly secrets: SecretSource;
  /** Shown before the first write; false ends it, `remove` asks for the removal of leftovers too. */
  readonly confirm: (what: Confirmation) => Promise<boolean | 'remove'>;
  /** Whether leftovers are removed. */
  readonly remove?: boolean;
  /** Shown before anything is removed, whatever was said to `confirm`; false (or nobody to ask) ends it, and nothing is written either. */
  readonly confirmRemoval?: (what: RemovalConfirmation) => Promise<boolean>;
  readonly onRemoval?: (event: RemovalOutcome) => void;
  readonly onEvent?: (event: DeployEvent) => void;
  /** Told every `pace.tellEveryMs`, so that a long wait is not silence. */
  readonly onProgress?: (progress: Progress) => void;
  /** Cancel: nothing more is started, what Azure has accepted goes on there. */
  readonly signal?: AbortSignal;
  readonly journal: JournalStore;
  readonly pace: Pace;
  /** How many writes run at a time (16). */
  readonly concurrency?: number;
}

/**
 * Carries a plan out: everything as soon as what it depends on is done, one change at a time for each circuit or network.
 * What fails stops only what depends on it; what waits for another party is no failure. Nothing is deleted unless that is
 * asked for: then what can be removed goes after all steps have succeeded, so that nothing goes before what replaces it.
 * @throws AzureFailure where Azure cannot be read before the start, JournalFailure where the journal cannot be kept
 */
export async function deploy(deployment: Deployment): Promise<Outcome> {
  const { plan, wanted, azure, signal, leftOut = [] } = deployment;
  // Every write that runs listens for Cancel, more of them at a time than Node takes for a leak.
  if (signal) setMaxListeners(0, signal);
  if (wanted.length === 0) return unwritten(leftOut.length === 0 ? 'nothing' : 'incomplete', deployment);
  const veil = new Veil();
  const objections = [...(deployment.objections ?? []), ...(await objectionsTo(deployment))];
  if (objections.length > 0) return unwritten('refused', deployment, objections);
  const { found: secrets, missing } = await collectSecrets(deployment, veil);
  if (missing.length > 0) return unwritten('refused', deployment, missing);
  const toRemove = await confirmed(deployment);
  if (!toRemove) return unwritten('declined', deployment);

  const journal = deployment.journal.open(plan.customer);
  try {
    journal.append({ kind: 'start', at: now(), customer: plan.customer, target: deployment.target });
    const setting: Setting = {
      azure,
      wanted,
      actual: new Map(Array.from(deployment.observation.actual, ([id, body]) => [keyOf(id), body])),
      secrets,
      veil,
      pace: deployment.pace,
      signal,
    };
    const steps = await runSteps(deployment, setting, journal);
    const isDone = steps.every(({ state }) => state === 'Succeeded');
    const removal = { azure, journal, veil, signal, onEvent: deployment.onRemoval };
    const removals = isDone ? await removeAll(toRemove, removal) : toRemove.map(notBegun);
    const isUntouched = isDone && removals.length === 0 && plan.steps.every(isKept(setting));
    const resources = isUntouched ? statesIn(deployment.observation, wanted) : await statesOf(azure, wanted, signal);
    const status = statusOf({ steps, resources, leftOut, removals }, signal?.aborted ?? false);
    journal.append({ kind: 'end', at: now(), status });
    const gone = new Set(removals.flatMap(({ resourceId, state }) => (state === 'Succeeded' ? [resourceId] : [])));
    const leftovers = plan.leftovers.filter(({ resourceId, within }) => within !== 'resource' || !gone.has(resourceId));
    return { status, objections: [], steps, resources, leftOut, removals, leftovers };
  } finally {
    journal.close();
  }
}

/** What the person wants removed, after all questions; undefined where the person said no to one of them. */
async function confirmed(deployment: Deployment): Promise<readonly Leftover[] | undefined> {
  const { plan, wanted, leftOut = [] } = deployment;
  const { customer } = plan;
  const { create, update } = countActions(plan);
  const removable = removableOf(plan);
  let remove = deployment.remove ?? false;
  if (create + update > 0) {
    const answer = await deployment.confirm({ customer, subscriptions: targetSubscriptions(wanted), plan, leftOut });
    if (answer === false) return undefined;
    if (answer === 'remove') remove = true;
  }
  if (!remove || removable.length === 0) return [];
  return (await deployment.confirmRemoval?.({ customer, leftovers: removable })) ? removable : undefined;
}

/** Whether a step found its resource as it is wanted, and at rest: what was seen of it then is what there is. */
const isKept =
  ({ actual }: Setting) =>
  ({ action, resourceId }: PlanStep): boolean =>
    action === 'keep' && isTerminal(actual.get(keyOf(resourceId)));

function notBegun({ id, resourceId }: Leftover): RemovalOutcome {
  return { id, resourceId, state: 'NotStarted' };
}

function unwritten(
  status: DeploymentStatus,
  { plan, leftOut = [] }: Deployment,
  objections: readonly Objection[] = [],
): Outcome {
  const steps = plan.steps.map((step) => outcomeOf(step, { state: 'NotStarted' }));
  return { status, objections, steps, resources: [], leftOut, removals: [], leftovers: plan.leftovers };
}

function now(): string {
  return new Date().toISOString();
}
