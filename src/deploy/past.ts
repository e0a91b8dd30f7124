import type { JournalEntry, JournalRun, StepState } from './journal';

/** A step of a deployment that a journal tells of. */
export interface PastStep {
  /** Id of the step, or of the resource that was removed. */
  readonly id: string;
  readonly isRemoval: boolean;
  readonly state: StepState;
  /** From its first word to its last; undefined where there is only one. */
  readonly milliseconds: number | undefined;
  /** ARM's code of a failure. */
  readonly code: string | undefined;
}

/** A deployment that a journal tells of. */
export interface PastDeployment {
  readonly id: string;
  /** Where its journal is. */
  readonly path: string;
  /** A cloud, or the simulator; empty where the journal does not say it. */
  readonly target: string;
  readonly startedAt: string;
  /** Undefined where it runs still, or was interrupted: the journal has no end. */
  readonly status: string | undefined;
  readonly milliseconds: number | undefined;
  readonly steps: readonly PastStep[];
}

const STATES = new Set<unknown>(['Running', 'Succeeded', 'Waiting', 'Failed', 'UnderWay', 'NotStarted']);

/** What a journal tells; undefined where it does not even begin. What is written in it may be anything. */
export function pastDeployment({ id, path, entries }: JournalRun): PastDeployment | undefined {
  const start = entries.find((entry) => entry.kind === 'start');
  if (!start || typeof start.at !== 'string') return undefined;
  const end = entries.find((entry) => entry.kind === 'end');
  const first = new Map<string, number>();
  const steps = new Map<string, PastStep>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (name === undefined || !('state' in entry) || !STATES.has(entry.state)) continue;
    const at = Date.parse(entry.at);
    const began = first.get(name);
    if (began === undefined) first.set(name, at);
    const took = began === undefined ? NaN : at - began;
    steps.set(name, {
      id: name,
      isRemoval: entry.kind === 'removal',
      state: entry.state,
      milliseconds: Number.isFinite(took) ? took : undefined,
      code: typeof entry.code === 'string' ? entry.code : undefined,
    });
  }
  const took = end ? Date.parse(end.at) - Date.parse(start.at) : NaN;
  return {
    id,
    path,
    target: typeof start.target === 'string' ? start.target : '',
    startedAt: start.at,
    status: end && typeof end.status === 'string' ? end.status : undefined,
    milliseconds: Number.isFinite(took) ? took : undefined,
    steps: [...steps.values()],
  };
}

function nameOf(entry: JournalEntry): string | undefined {
  if (entry.kind === 'step' && typeof entry.step === 'string') return entry.step;
  return entry.kind === 'removal' && typeof entry.resourceId === 'string' ? entry.resourceId : undefined;
}
