import { type PlanStep, secretsAt } from '../plan';
import type { Deployment } from './deploy';
import { type Ending, type Setting, type StepJob, carryOut, jobsOf } from './execution';
import type { Journal, StepState } from './journal';
import type { Progress, StepOutcome } from './outcome';
import { runAll } from './scheduler';

const CONCURRENT_WRITES = 16;

/** Carries the steps of a plan out, and tells the journal of each before and after. Throws `JournalFailure`. */
export async function runSteps(deployment: Deployment, setting: Setting, journal: Journal): Promise<StepOutcome[]> {
  const { plan, wanted, signal, concurrency = CONCURRENT_WRITES } = deployment;
  const endings = new Map<string, Ending>();
  const unwritable = new AbortController();
  const going = new Map<PlanStep, number>();
  const tell = ({ step, resource }: StepJob, { state, message, code }: Ending): void => {
    const { id, resourceId, action } = step;
    if (action !== 'keep') {
      const at = new Date().toISOString();
      const isWhole = step.part === undefined && step.post === undefined;
      const written = state === 'Succeeded' && (action === 'create' || action === 'update') && isWhole;
      const keys = written ? secretsAt(resource.body, '').map((key) => withRewrite(key, step)) : [];
      const more = {
        ...(keys.length > 0 && { keys }),
        ...(step.post !== undefined && { post: step.post }),
        ...(code !== undefined && { code }),
      };
      journal.append({ kind: 'step', at, step: id, resourceId, state, action, ...more });
    }
    deployment.onEvent?.({ step, state, ...(message !== undefined && { message }) });
  };
  const run = async (job: StepJob): Promise<boolean> => {
    try {
      going.set(job.step, performance.now());
      if (job.step.action !== 'keep') tell(job, { state: beginning(job.step) });
      const ending = await carryOut(job, setting);
      going.delete(job.step);
      endings.set(job.id, ending);
      tell(job, ending);
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
  for (const job of left) {
    endings.set(job.id, { state: 'NotStarted' });
    tell(job, { state: 'NotStarted' });
  }
  return plan.steps.map((step) => outcomeOf(step, endings.get(step.id) ?? { state: 'NotStarted' }));
}

/** A key that was written because it is another one, not only beside something else. */
function withRewrite(key: { readonly path: string; readonly secret: string }, { keys = [] }: PlanStep) {
  return keys.some(({ path, rewrite }) => rewrite && path === key.path) ? { ...key, rewrite: true as const } : key;
}

function progressOf(since: ReadonlyMap<PlanStep, number>, ended: number, total: number): Progress {
  const now = performance.now();
  const going = [...since].map(([step, at]) => ({ step, sinceMs: now - at })).sort((a, b) => b.sinceMs - a.sinceMs);
  return { going, ended, total };
}

function beginning({ action }: PlanStep): StepState {
  return action === 'wait' ? 'Waiting' : 'Running';
}

/** What became of a step. */
export function outcomeOf(step: PlanStep, { state, message }: Ending): StepOutcome {
  const { id, action, resourceId, waitsFor } = step;
  const differs = action === 'keep' && step.changes.length > 0;
  return {
    id,
    action,
    resourceId,
    state,
    ...(message !== undefined && { message }),
    ...(differs && { differs: true as const }),
    waitsFor,
  };
}
