import type { Plan, PlanStep } from '../plan';
import type { StepState } from './journal';
import type { Objection, TargetSubscription } from './preflight';

/** What is shown before anything is written. */
export interface Confirmation {
  readonly customer: string;
  readonly subscriptions: readonly TargetSubscription[];
  readonly plan: Plan;
}

/** Something that happened to a step; the message holds no secret. */
export interface DeployEvent {
  readonly step: PlanStep;
  readonly state: StepState;
  readonly message?: string;
}

export interface StepOutcome {
  readonly id: string;
  readonly action: PlanStep['action'];
  readonly resourceId: string;
  readonly state: StepState;
  /** Why it failed, or what it waits for. */
  readonly message?: string;
  readonly waitsFor: PlanStep['waitsFor'];
}

/** What Azure says of a wanted resource in the end. */
export interface ResourceOutcome {
  readonly id: string;
  readonly type: string;
  /** ARM's; `Absent` for what is not there, `Unknown` for what may not be read. */
  readonly provisioningState: string;
}

/**
 * refused: there were objections. declined: the person said no. In both nothing was written.
 * waiting: all that could be done is done, the rest waits for another party.
 */
export type DeploymentStatus = 'succeeded' | 'waiting' | 'failed' | 'cancelled' | 'refused' | 'declined';

export interface Outcome {
  readonly status: DeploymentStatus;
  readonly objections: readonly Objection[];
  readonly steps: readonly StepOutcome[];
  readonly resources: readonly ResourceOutcome[];
}

/** The status that the states of the steps add up to. */
export function statusOf(steps: readonly StepOutcome[], cancelled: boolean): DeploymentStatus {
  const some = (state: StepState) => steps.some((step) => step.state === state);
  if (some('Failed')) return 'failed';
  if (cancelled && (some('UnderWay') || some('NotStarted') || some('Waiting'))) return 'cancelled';
  return some('Waiting') || some('NotStarted') || some('UnderWay') ? 'waiting' : 'succeeded';
}
