/** One line of a journal: step, resource, state and time. Never a key, a poller or the address of an operation. */
export type JournalEntry =
  | { readonly kind: 'start'; readonly at: string; readonly customer: string; readonly target: string }
  | {
      readonly kind: 'step';
      readonly at: string;
      readonly step: string;
      readonly resourceId: string;
      readonly state: StepState;
      /** ARM's code of a failure. */
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

/** Keeps the journals of a design's deployments. All throw `JournalFailure`. */
export interface JournalStore {
  /** Takes the customer's lock and begins a journal. */
  open(customer: string): Journal;
  /** The last deployment of the customer, where it was interrupted. */
  interrupted(customer: string): InterruptedRun | undefined;
}

/** A journal cannot be written, or another deployment holds the lock; the message is for the user. */
export class JournalFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JournalFailure';
  }
}
