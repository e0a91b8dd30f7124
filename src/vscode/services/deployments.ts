import * as vscode from 'vscode';
import type { DeployEvent, DeploymentStatus, StepState } from '../../deploy';
import type { Plan } from '../../plan';
import type { TargetKind, Work } from '../../work';

/** Where a step of a running deployment stands, and since when (milliseconds since 1970). */
export interface StepSeen {
  readonly state: StepState;
  readonly since: number;
  /** Once it ended. */
  readonly until?: number;
  readonly message?: string;
}

/** A deployment of this window. */
export interface Running {
  /** Path of the customer's file. */
  readonly customer: string;
  readonly work: Work;
  readonly target: TargetKind;
  readonly startedAt: Date;
  /** Once it is made. */
  readonly plan: Plan | undefined;
  /** By the ids of the plan's steps. */
  readonly steps: ReadonlyMap<string, StepSeen>;
  /** Once it ended; `broken` where it ended without saying how. */
  readonly status: DeploymentStatus | 'broken' | undefined;
  readonly cancel: () => void;
}

type Mutable = { -readonly [K in keyof Running]: Running[K] } & { steps: Map<string, StepSeen> };

/** What tells of a deployment while it runs. */
export interface Telling {
  plan(plan: Plan): void;
  step(event: DeployEvent): void;
  end(status: Running['status']): void;
}

const GOING = new Set<StepState>(['Running', 'Waiting']);

/** The deployments that run in this window, and the last one of each customer. */
export class Deployments implements vscode.Disposable {
  private readonly latest = new Map<string, Mutable>();
  private readonly changed = new vscode.EventEmitter<Running>();

  readonly onDidChange = this.changed.event;

  begin(work: Work, target: TargetKind, cancel: () => void): Telling {
    const customer = work.customer.file.path;
    const running: Mutable = {
      ...{ customer, work, target, cancel, startedAt: new Date() },
      ...{ plan: undefined, steps: new Map<string, StepSeen>(), status: undefined },
    };
    this.latest.set(customer, running);
    const tell = () => this.changed.fire(running);
    tell();
    return {
      plan: (plan) => {
        running.plan = plan;
        tell();
      },
      step: ({ step, state, message }) => {
        const now = Date.now();
        const since = running.steps.get(step.id)?.since ?? now;
        const isEnd = !GOING.has(state) || running.steps.get(step.id)?.state === state;
        running.steps.set(step.id, {
          ...{ state, since },
          ...(isEnd && { until: now }),
          ...(message !== undefined && { message }),
        });
        tell();
      },
      end: (status) => {
        running.status = status;
        tell();
      },
    };
  }

  /** @param customer path of the customer's file */
  of(customer: string): Running | undefined {
    return this.latest.get(customer);
  }

  get all(): readonly Running[] {
    return [...this.latest.values()];
  }

  dispose(): void {
    this.changed.dispose();
  }
}
