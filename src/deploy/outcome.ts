import type { Leftover, Plan, PlanStep } from '../plan';
import type { Party, Remark } from '../resources';
import type { StepState } from './journal';
import type { Objection, TargetSubscription } from './preflight';

/** What is shown before anything is written. */
export interface Confirmation {
  readonly customer: string;
  readonly subscriptions: readonly TargetSubscription[];
  readonly plan: Plan;
  /** What the design names and nobody makes. */
  readonly leftOut: readonly Remark[];
}

/** What is shown before anything is removed, apart from what is written. */
export interface RemovalConfirmation {
  readonly customer: string;
  /** In the order in which they are removed. */
  readonly leftovers: readonly Leftover[];
}

/** What is going on while nothing ends. */
export interface Progress {
  /** Steps that run or wait, the longest first. */
  readonly going: readonly { readonly step: PlanStep; readonly sinceMs: number }[];
  readonly ended: number;
  readonly total: number;
}

/** Something that happened to a step; the message holds no secret. */
export interface DeployEvent {
  readonly step: PlanStep;
  readonly state: StepState;
  readonly message?: string;
}

/** What became of something that was to be removed. */
export interface RemovalOutcome {
  readonly id: string;
  readonly resourceId: string;
  readonly state: StepState;
  /** Why it could not be removed. */
  readonly message?: string;
}

export interface StepOutcome {
  readonly id: string;
  readonly action: PlanStep['action'];
  readonly resourceId: string;
  readonly state: StepState;
  /** Why it failed, or what it waits for. */
  readonly message?: string;
  /** It is there, managed by others, and not as the design says. */
  readonly differs?: true;
  readonly waitsFor: PlanStep['waitsFor'];
}

/** What Azure says of a wanted resource in the end. */
export interface ResourceOutcome {
  readonly id: string;
  readonly type: string;
  readonly party: Party;
  readonly existing: boolean;
  /** ARM's; `Absent` for what is not there, `Unknown` for what was not or could not be read. */
  readonly provisioningState: string;
}

/**
 * refused: there were objections. declined: the person said no. nothing: the design wants nothing in Azure. In these nothing
 * was written. waiting: all that could be done is done, the rest waits for another party. incomplete: no step failed, and
 * still not all that the design names was seen there, Succeeded, and as it says.
 */
export type DeploymentStatus =
  'succeeded' | 'incomplete' | 'nothing' | 'waiting' | 'failed' | 'cancelled' | 'refused' | 'declined';

export interface Outcome {
  readonly status: DeploymentStatus;
  readonly objections: readonly Objection[];
  readonly steps: readonly StepOutcome[];
  /** Every resource that the design wants, as Azure showed it afterwards; empty where nothing was begun. */
  readonly resources: readonly ResourceOutcome[];
  /** What the design names and nobody makes. */
  readonly leftOut: readonly Remark[];
  /** What was to be removed, where that was asked for. */
  readonly removals: readonly RemovalOutcome[];
  /** What is in Azure and not in the design, and still there as far as we know. */
  readonly leftovers: readonly Leftover[];
}

/** Resources that are to be there and were not seen so. What others manage, and may not be read here, is not held against them. */
export function unfinished(resources: readonly ResourceOutcome[]): ResourceOutcome[] {
  return resources.filter((resource) => {
    const { provisioningState, party, existing } = resource;
    if (provisioningState === 'Unknown') return party === 'csp' && !existing;
    return provisioningState.toLowerCase() !== 'succeeded';
  });
}

/** The status that what was done, and what was seen afterwards, add up to. */
export function statusOf(
  { steps, resources, leftOut, removals }: Pick<Outcome, 'steps' | 'resources' | 'leftOut' | 'removals'>,
  cancelled: boolean,
): DeploymentStatus {
  const some = (state: StepState) => steps.some((step) => step.state === state);
  if (some('Failed') || removals.some(({ state }) => state === 'Failed')) return 'failed';
  if (cancelled) return 'cancelled';
  if (some('Waiting') || some('NotStarted') || some('UnderWay')) return 'waiting';
  const undone =
    leftOut.length > 0 || steps.some(({ differs }) => differs) || removals.some(({ state }) => state !== 'Succeeded');
  return undone || unfinished(resources).length > 0 ? 'incomplete' : 'succeeded';
}
