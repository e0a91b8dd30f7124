import type { KeyWritten } from '../plan';

/** One line of a journal: step, resource, state and time. Never a key, a poller or the address of an operation. */
export type JournalEntry =
  | { readonly kind: 'start'; readonly at: string; readonly customer: string; readonly target: string }
  | {
      readonly kind: 'step';
      readonly at: string;
      readonly step: string;
      readonly resourceId: string;
      readonly state: StepState;
      /** Whether the resource was there before. */
      readonly action?: 'create' | 'update' | 'wait' | 'refuse';
      /** Which secrets were written with it, by name and place in the body. Never a value. */
      readonly keys?: readonly { readonly path: string; readonly secret: string; readonly rewrite?: true }[];
      /** The action that Azure was asked for in place of a write. */
      readonly post?: string;
      /** ARM's code of a failure. */
      readonly code?: string;
    }
  | {
      readonly kind: 'removal';
      readonly at: string;
      readonly resourceId: string;
      readonly state: StepState;
      readonly code?: string;
    }
  | { readonly kind: 'end'; readonly at: string; readonly status: string };

/**
 * Where a step of a deployment stands. Succeeded: done, or nothing was to do. UnderWay: we stopped looking, Azure goes on.
 * Waiting: for another party. NotStarted: behind a step that did not succeed, or after Cancel.
 */
export type StepState = 'Running' | 'Succeeded' | 'Waiting' | 'Failed' | 'UnderWay' | 'NotStarted';

/** The journal of one deployment; while it is open, no other deployment of the customer starts. */
export interface Journal {
  /** Name of the journal, from the time of its start. */
  readonly id: string;
  append(entry: JournalEntry): void;
  close(): void;
}

/** What a deployment left when it ended without saying so. */
export interface InterruptedRun {
  readonly id: string;
  readonly startedAt: string;
  /** Ids of the resources on which something had been started. */
  readonly underWay: readonly string[];
}

/** One journal as it is kept. */
export interface JournalRun {
  readonly id: string;
  /** Where it is kept. */
  readonly path: string;
  readonly entries: readonly JournalEntry[];
}

/** What the journals of a customer say about one target. */
export interface Remembered {
  /** Ids, in lower case, of what was created and not removed since. */
  readonly made: ReadonlySet<string>;
  /** Which secret was written where and when, by `keyPlace` of the plan. */
  readonly keysWritten: ReadonlyMap<string, KeyWritten>;
  /** Ids, in lower case, of what had a key written again and was not reset since. */
  readonly resetsOwed: ReadonlySet<string>;
}

/** Keeps the journals of a design's deployments. All throw `JournalFailure`. */
export interface JournalStore {
  /** Takes the customer's lock and begins a journal. */
  open(customer: string): Journal;
  /** The last deployment of the customer, where it was interrupted. */
  interrupted(customer: string): InterruptedRun | undefined;
  /** The journals of the customer's deployments, the oldest first. */
  runs(customer: string): readonly JournalRun[];
  /** What earlier deployments to a target (a cloud, or the simulator) have left word of. */
  remembered(customer: string, target: string): Remembered;
}

/** A journal cannot be written, or another deployment holds the lock; the message is for the user. */
export class JournalFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JournalFailure';
  }
}
