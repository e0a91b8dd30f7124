import {
  type Confirmation,
  type DeployEvent,
  type InterruptedRun,
  type Outcome,
  type Progress,
  type RemovalConfirmation,
  type RemovalOutcome,
  deploy,
  journalFiles,
  madeUpSecret,
} from '../deploy';
import { type Planned, planAgainst } from './planning';
import { deviation } from './savedPlan';
import type { Target } from './target';
import type { Work } from './wanted';

/** What a person is asked. */
export interface Asking {
  /** A secret that is kept where the face keeps secrets; undefined where it has none of that name. */
  readonly keptSecret: (name: string) => Promise<string | undefined>;
  /** Asks the person; undefined where nobody answers. A simulator never needs it. */
  readonly askSecret: (name: string) => Promise<string | undefined>;
  /** Asked once before the first write; false ends it, `remove` asks for the removal of leftovers too. */
  readonly confirm: (what: Confirmation) => Promise<boolean | 'remove'>;
  /** Asked apart before anything is removed; false ends it, and nothing is written either. */
  readonly confirmRemoval: (what: RemovalConfirmation) => Promise<boolean>;
}

/** What a person is told, in this order. */
export interface Telling {
  readonly onInterrupted: (run: InterruptedRun) => void;
  readonly onPlan: (planned: Planned) => void;
  readonly onEvent: (event: DeployEvent) => void;
  readonly onRemoval: (event: RemovalOutcome) => void;
  /** Told from time to time while nothing ends. */
  readonly onProgress: (progress: Progress) => void;
}

export interface DeploymentRequest extends Asking, Telling {
  readonly work: Work;
  readonly target: Target;
  /** The folder of the design on the disk, beside which the journal is kept. */
  readonly designFolder: string;
  /** Whether leftovers are removed, once that is confirmed. */
  readonly remove?: boolean | undefined;
  /** Names of secrets whose keys are written again. */
  readonly rotate?: readonly string[] | undefined;
  /** The text of the plan that was approved: another one is not carried out. */
  readonly approved?: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Plans a customer's design against a target, and carries the plan out.
 * @throws AzureFailure where Azure cannot be read before the start, JournalFailure where the journal cannot be kept,
 * WorkFailure where the approved plan cannot be read
 */
export async function deployWork(request: DeploymentRequest): Promise<Outcome> {
  const {
    work,
    target,
    approved,
    designFolder,
    signal,
    keptSecret,
    askSecret,
    confirm,
    confirmRemoval,
    remove = false,
    onEvent,
    onRemoval,
    onProgress,
  } = request;
  const journal = journalFiles(designFolder);
  const interrupted = journal.interrupted(work.customer.name);
  if (interrupted) request.onInterrupted(interrupted);
  const planned = await planAgainst(request);
  request.onPlan(planned);
  const moved = approved === undefined ? undefined : deviation(approved, work, target, planned.plan);
  return deploy({
    ...planned,
    leftOut: work.leftOut,
    objections: moved === undefined ? [] : [{ message: moved }],
    azure: target.azure,
    designCloud: work.design.provider.cloud,
    target: target.target,
    secrets: async (name) => {
      const kept = await keptSecret(name);
      if (kept) return kept;
      return target.kind === 'simulator' ? madeUpSecret() : askSecret(name);
    },
    confirm,
    confirmRemoval,
    remove,
    onRemoval,
    onEvent,
    onProgress,
    signal,
    journal,
    pace: target.pace,
  });
}
