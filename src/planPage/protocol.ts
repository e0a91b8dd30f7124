import {
  type GuardsOf,
  isBoolean,
  isListOf,
  isMessage,
  isObjectOf,
  isOneOf,
  isOptional,
  isString,
} from '../diagram/guards';

/** What is done to a resource. */
export const ACTIONS = ['create', 'update', 'keep', 'wait', 'refuse'] as const;
/** What writing does to traffic that runs; none where nothing is written. */
export const TRAFFIC = ['interrupted', 'untouched', 'unknown'] as const;
/** Where a step of a deployment stands, as the journal says it. */
export const STATES = ['Running', 'Succeeded', 'Waiting', 'Failed', 'UnderWay', 'NotStarted'] as const;

/** A property that differs, both values as a person reads them; empty is nothing. */
export interface ChangeView {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** A step, in the words of the user's language. */
export interface StepView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly action: (typeof ACTIONS)[number];
  readonly actionText: string;
  readonly traffic?: (typeof TRAFFIC)[number] | undefined;
  readonly impact: string;
  readonly changes: readonly ChangeView[];
  readonly sources: readonly string[];
  /** Whether the design has a place for it that can be shown. */
  readonly hasPlace: boolean;
}

/** A role that is given to somebody. */
export interface RoleView {
  readonly role: string;
  readonly principal: string;
  readonly scope: string;
  readonly actionText: string;
}

/** What is in Azure and not in the design. */
export interface LeftoverView {
  readonly id: string;
  readonly severity: 'warning' | 'info';
  readonly impact: string;
}

/** The plan of a customer, as the page shows it. */
export interface PlanView {
  readonly heading: string;
  /** What the design was compared with, and when. */
  readonly against: string;
  /** The name of the target where it is a simulator; none where it is Azure. */
  readonly simulator?: string | undefined;
  readonly summary: string;
  readonly nothingToDo: boolean;
  readonly canDeploy: boolean;
  readonly deployText: string;
  readonly steps: readonly StepView[];
  readonly kept: readonly StepView[];
  readonly roles: readonly RoleView[];
  readonly leftovers: readonly LeftoverView[];
  /** What the design names and nobody makes. */
  readonly leftOut: readonly string[];
}

/** How far a step of a deployment is. */
export interface StepProgress {
  readonly id: string;
  readonly state: (typeof STATES)[number];
  readonly stateText: string;
  readonly duration: string;
  readonly message?: string | undefined;
}

/** What the host tells the page. */
export type PlanHostMessage =
  | { readonly type: 'show'; readonly view: PlanView }
  /** How a deployment goes; `running` is over once it ended, `done` where nothing is left to deploy. */
  | {
      readonly type: 'progress';
      readonly text: string;
      readonly running: boolean;
      readonly done: boolean;
      readonly steps: readonly StepProgress[];
    }
  /** Why the plan is not that of the design as it is now; none where it is. */
  | { readonly type: 'stale'; readonly text?: string | undefined };

/** What a person asks of the host. */
export type PlanPageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'deploy' }
  | { readonly type: 'cancel' }
  | { readonly type: 'again' }
  | { readonly type: 'json' }
  /** Show where the design says what a step is about. */
  | { readonly type: 'open'; readonly id: string }
  | { readonly type: 'error'; readonly message: string };

const isStep = isObjectOf<StepView>({
  id: isString,
  name: isString,
  type: isString,
  action: isOneOf(...ACTIONS),
  actionText: isString,
  traffic: isOptional(isOneOf(...TRAFFIC)),
  impact: isString,
  changes: isListOf(isObjectOf<ChangeView>({ path: isString, from: isString, to: isString })),
  sources: isListOf(isString),
  hasPlace: isBoolean,
});

const isView = isObjectOf<PlanView>({
  heading: isString,
  against: isString,
  simulator: isOptional(isString),
  summary: isString,
  nothingToDo: isBoolean,
  canDeploy: isBoolean,
  deployText: isString,
  steps: isListOf(isStep),
  kept: isListOf(isStep),
  roles: isListOf(isObjectOf<RoleView>({ role: isString, principal: isString, scope: isString, actionText: isString })),
  leftovers: isListOf(
    isObjectOf<LeftoverView>({ id: isString, severity: isOneOf('warning', 'info'), impact: isString }),
  ),
  leftOut: isListOf(isString),
});

const hostGuards: GuardsOf<PlanHostMessage> = {
  show: isObjectOf({ view: isView }),
  progress: isObjectOf({
    text: isString,
    running: isBoolean,
    done: isBoolean,
    steps: isListOf(
      isObjectOf<StepProgress>({
        id: isString,
        state: isOneOf(...STATES),
        stateText: isString,
        duration: isString,
        message: isOptional(isString),
      }),
    ),
  }),
  stale: isObjectOf<{ text?: string | undefined }>({ text: isOptional(isString) }),
};

const pageGuards: GuardsOf<PlanPageMessage> = {
  ready: isObjectOf({}),
  deploy: isObjectOf({}),
  cancel: isObjectOf({}),
  again: isObjectOf({}),
  json: isObjectOf({}),
  open: isObjectOf({ id: isString }),
  error: isObjectOf({ message: isString }),
};

/** Whether what arrived in the page is a message of the host. */
export function isPlanHostMessage(value: unknown): value is PlanHostMessage {
  return isMessage(hostGuards, value);
}

/** Whether what arrived in the host is a message of the page. */
export function isPlanPageMessage(value: unknown): value is PlanPageMessage {
  return isMessage(pageGuards, value);
}
