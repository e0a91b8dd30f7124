import { setMaxListeners } from 'node:events';
import { AzureFailure } from '../azure';
import type { Cloud } from '../design';
import { type Plan, type PlanStep, countActions, keyOf, provisioningStateOf } from '../plan';
import type { Remark } from '../resources';
import type { WantedResource } from '../resources/model';
import type { Azure } from './azure';
import { type Ending, type Setting, type StepJob, carryOut, jobsOf } from './execution';
import type { Journal, JournalStore, StepState } from './journal';
import type { Observation } from './observe';
import { observe } from './observe';
import {
  type Confirmation,
  type DeployEvent,
  type DeploymentStatus,
  type Outcome,
  type Progress,
  type ResourceOutcome,
  type StepOutcome,
  statusOf,
} from './outcome';
import { type Objection, targetSubscriptions } from './preflight';
import { collectSecrets, objectionsTo } from './preparation';
import { runAll } from './scheduler';
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
  /** Shown before the first write; false ends it. */
  readonly confirm: (what: Confirmation) => Promise<boolean>;
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

const CONCURRENT_WRITES = 16;

/**
 * Carries a plan out: everything as soon as what it depends on is done, one change at a time for each circuit or network.
 * Nothing is deleted. What fails stops only what depends on it; what waits for another party is no failure.
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

  const { create, update } = countActions(plan);
  const what = { customer: plan.customer, subscriptions: targetSubscriptions(wanted), plan, leftOut };
  if (create + update > 0 && !(await deployment.confirm(what))) return unwritten('declined', deployment);

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
    const resources = await statesOf(azure, wanted, signal);
    const status = statusOf({ steps, resources, leftOut }, signal?.aborted ?? false);
    journal.append({ kind: 'end', at: now(), status });
    return { status, objections: [], steps, resources, leftOut };
  } finally {
    journal.close();
  }
}

async function runSteps(deployment: Deployment, setting: Setting, journal: Journal): Promise<StepOutcome[]> {
  const { plan, wanted, signal, concurrency = CONCURRENT_WRITES } = deployment;
  const endings = new Map<string, Ending>();
  const unwritable = new AbortController();
  const going = new Map<PlanStep, number>();
  const tell = (step: PlanStep, { state, message, code }: Ending): void => {
    if (step.action !== 'keep') {
      const { id, resourceId } = step;
      journal.append({ kind: 'step', at: now(), step: id, resourceId, state, ...(code !== undefined && { code }) });
    }
    deployment.onEvent?.({ step, state, ...(message !== undefined && { message }) });
  };
  const run = async (job: StepJob): Promise<boolean> => {
    try {
      going.set(job.step, performance.now());
      if (job.step.action !== 'keep') tell(job.step, { state: beginning(job.step) });
      const ending = await carryOut(job, setting);
      going.delete(job.step);
      endings.set(job.id, ending);
      tell(job.step, ending);
      return ending.state === 'Succeeded';
    } catch (error) {
      // Without a journal nothing more is started; what runs is awaited.
      unwritable.abort(error);
      return false;
    }
  };
  const stop = signal ? AbortSignal.any([signal, unwritable.signal]) : unwritable.signal;
  const telling = setInterval(
    () => deployment.onProgress?.(progressOf(going, endings.size, plan.steps.length)),
    setting.pace.tellEveryMs,
  );
  const left = await runAll({ jobs: jobsOf(plan.steps, wanted), concurrency, run, signal: stop }).finally(() => {
    clearInterval(telling);
  });
  unwritable.signal.throwIfAborted();
  for (const { step } of left) {
    endings.set(step.id, { state: 'NotStarted' });
    tell(step, { state: 'NotStarted' });
  }
  return plan.steps.map((step) => outcomeOf(step, endings.get(step.id) ?? { state: 'NotStarted' }));
}

function progressOf(since: ReadonlyMap<PlanStep, number>, ended: number, total: number): Progress {
  const now = performance.now();
  const going = [...since].map(([step, at]) => ({ step, sinceMs: now - at })).sort((a, b) => b.sinceMs - a.sinceMs);
  return { going, ended, total };
}

function beginning({ action }: PlanStep): StepState {
  return action === 'wait' ? 'Waiting' : 'Running';
}

function outcomeOf({ id, action, resourceId, waitsFor }: PlanStep, { state, message }: Ending): StepOutcome {
  return { id, action, resourceId, state, ...(message !== undefined && { message }), waitsFor };
}

/** What Azure says afterwards of everything that the design wants; of what it did not say, nothing is claimed. */
async function statesOf(
  azure: Azure,
  wanted: readonly WantedResource[],
  signal: AbortSignal | undefined,
): Promise<ResourceOutcome[]> {
  const seen = signal?.aborted
    ? undefined
    : await observe(azure, wanted, { tolerant: true, signal }).catch(ifCancelled);
  return wanted.map(({ id, type, party, existing }) => {
    const body = seen?.actual.get(id);
    const there = body === undefined ? 'Absent' : (provisioningStateOf(body) ?? 'Succeeded');
    const unknown = seen === undefined || seen.unreadable.has(keyOf(id));
    return { id, type, party, existing, provisioningState: unknown ? 'Unknown' : there };
  });
}

function ifCancelled(error: unknown): undefined {
  if (!(error instanceof AzureFailure && error.code === 'Cancelled')) throw error;
}

function unwritten(
  status: DeploymentStatus,
  { plan, leftOut = [] }: Deployment,
  objections: readonly Objection[] = [],
): Outcome {
  const steps = plan.steps.map((step) => outcomeOf(step, { state: 'NotStarted' }));
  return { status, objections, steps, resources: [], leftOut };
}

function now(): string {
  return new Date().toISOString();
}
