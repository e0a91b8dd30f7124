import { setMaxListeners } from 'node:events';
import * as l10n from '@vscode/l10n';
import type { Cloud } from '../design';
import { type Plan, type PlanStep, countActions, keyOf, provisioningStateOf } from '../plan';
import type { WantedResource } from '../resources/model';
import type { Azure } from './azure';
import { type Ending, type Setting, type StepJob, carryOut, jobsOf } from './execution';
import type { Journal, JournalStore, StepState } from './journal';
import type { Observation } from './observe';
import { observe } from './observe';
import {
  type Confirmation,
  type DeployEvent,
  type Outcome,
  type ResourceOutcome,
  type StepOutcome,
  statusOf,
} from './outcome';
import {
  type Objection,
  cloudObjection,
  documentationObjections,
  planObjections,
  targetSubscriptions,
  tenantObjections,
} from './preflight';
import { runAll } from './scheduler';
import { type SecretSource, Veil, environmentNameOf, secretsNeeded } from './secrets';
import type { Pace } from './waiting';

export interface Deployment {
  readonly plan: Plan;
  readonly wanted: readonly WantedResource[];
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
  const { plan, wanted, azure, signal } = deployment;
  // Every write that runs listens for Cancel, more of them at a time than Node takes for a leak.
  if (signal) setMaxListeners(0, signal);
  const veil = new Veil();
  const objections = await objectionsTo(deployment);
  const secrets = objections.length === 0 ? await collectSecrets(deployment, veil) : new Map<string, string>();
  if (secrets instanceof Array) objections.push(...secrets);
  if (objections.length > 0 || secrets instanceof Array) return unwritten('refused', plan, objections);

  const { create, update } = countActions(plan);
  const what = { customer: plan.customer, subscriptions: targetSubscriptions(wanted), plan };
  if (create + update > 0 && !(await deployment.confirm(what))) return unwritten('declined', plan, []);

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
    const status = statusOf(steps, signal?.aborted ?? false);
    const resources = signal?.aborted ? [] : await statesOf(azure, wanted);
    journal.append({ kind: 'end', at: now(), status });
    return { status, objections: [], steps, resources };
  } finally {
    journal.close();
  }
}

async function objectionsTo(deployment: Deployment): Promise<Objection[]> {
  const { plan, wanted, azure, target, designCloud, signal } = deployment;
  if (target === 'simulator') return planObjections(plan);
  const wrongCloud = cloudObjection(designCloud, target);
  if (wrongCloud) return [wrongCloud];
  return [
    ...planObjections(plan),
    ...documentationObjections(wanted),
    ...(await tenantObjections(azure, wanted, signal)),
  ];
}

/** The secrets that the plan needs, or what is missing. */
async function collectSecrets(
  { plan, wanted, secrets }: Deployment,
  veil: Veil,
): Promise<Map<string, string> | Objection[]> {
  const found = new Map<string, string>();
  const missing: Objection[] = [];
  for (const name of secretsNeeded(plan, wanted)) {
    const value = await secrets(name);
    if (value === undefined || value === '') {
      missing.push({ message: l10n.t('The secret {0} is missing ({1}).', name, environmentNameOf(name)) });
      continue;
    }
    found.set(name, value);
    veil.add(value);
  }
  return missing.length > 0 ? missing : found;
}

async function runSteps(deployment: Deployment, setting: Setting, journal: Journal): Promise<StepOutcome[]> {
  const { plan, wanted, signal, concurrency = CONCURRENT_WRITES } = deployment;
  const endings = new Map<string, Ending>();
  const unwritable = new AbortController();
  const tell = (step: PlanStep, { state, message, code }: Ending): void => {
    if (step.action !== 'keep') {
      const { id, resourceId } = step;
      journal.append({ kind: 'step', at: now(), step: id, resourceId, state, ...(code !== undefined && { code }) });
    }
    deployment.onEvent?.({ step, state, ...(message !== undefined && { message }) });
  };
  const run = async (job: StepJob): Promise<boolean> => {
    try {
      if (job.step.action !== 'keep') tell(job.step, { state: beginning(job.step) });
      const ending = await carryOut(job, setting);
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
  const left = await runAll({ jobs: jobsOf(plan.steps, wanted), concurrency, run, signal: stop });
  unwritable.signal.throwIfAborted();
  for (const { step } of left) {
    endings.set(step.id, { state: 'NotStarted' });
    tell(step, { state: 'NotStarted' });
  }
  return plan.steps.map((step) => outcomeOf(step, endings.get(step.id) ?? { state: 'NotStarted' }));
}

function beginning({ action }: PlanStep): StepState {
  return action === 'wait' ? 'Waiting' : 'Running';
}

function outcomeOf({ id, action, resourceId, waitsFor }: PlanStep, { state, message }: Ending): StepOutcome {
  return { id, action, resourceId, state, ...(message !== undefined && { message }), waitsFor };
}

/** What Azure says of everything that the design wants. */
async function statesOf(azure: Azure, wanted: readonly WantedResource[]): Promise<ResourceOutcome[]> {
  const { actual, unreadable } = await observe(azure, wanted, { tolerant: true });
  return wanted.map(({ id, type }) => {
    const body = actual.get(id);
    const there = body === undefined ? 'Absent' : (provisioningStateOf(body) ?? 'Succeeded');
    return { id, type, provisioningState: unreadable.has(keyOf(id)) ? 'Unknown' : there };
  });
}

function unwritten(status: 'refused' | 'declined', plan: Plan, objections: readonly Objection[]): Outcome {
  const steps = plan.steps.map((step) => outcomeOf(step, { state: 'NotStarted' }));
  return { status, objections, steps, resources: [] };
}

function now(): string {
  return new Date().toISOString();
}
