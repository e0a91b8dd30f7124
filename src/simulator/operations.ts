import { randomBytes, randomUUID } from 'node:crypto';
import type { Json, JsonObject } from './arm';
import { ArmError, notFound } from './arm';
import type { OperationFailure } from './kind';

export type OperationStatus = 'InProgress' | 'Succeeded' | 'Failed';

interface Operation {
  readonly id: string;
  readonly subscription: string;
  readonly location: string;
  readonly apiVersion: string;
  /** the outermost resource that it locks */
  readonly lock: string | undefined;
  /** the answer of `operationResults` once it is done; undefined means 204 */
  readonly result: (() => Json) | undefined;
  readonly startedAt: number;
  status: OperationStatus;
  failure: OperationFailure | undefined;
}

export interface Start {
  readonly subscription: string;
  readonly location: string;
  readonly apiVersion: string;
  readonly lock?: string;
  readonly milliseconds: number;
  readonly result?: () => Json;
  /** makes the change real; a failure ends the operation as Failed */
  readonly finish: () => OperationFailure | undefined;
}

/** How many ended operations are remembered for clients that poll late. */
const REMEMBERED = 5000;

/** Long-running operations: what ARM calls `operations` and `operationResults`. */
export class Operations {
  private readonly byId = new Map<string, Operation>();
  private readonly locks = new Map<string, Operation>();
  private readonly timers = new Map<string, { timer: NodeJS.Timeout; end: () => void }>();
  private readonly waiting = new Set<() => void>();
  private readonly signed = new WeakMap<Operation, Map<string, string>>();
  /** as long as the certificate that Azure puts into its signed addresses (about 2.4 KB) */
  private readonly certificate = randomBytes(1800).toString('base64url');

  constructor(private readonly ended: (id: string, status: OperationStatus, milliseconds: number) => void) {}

  start(start: Start): Operation {
    const operation: Operation = {
      id: randomUUID(),
      subscription: start.subscription,
      location: start.location,
      apiVersion: start.apiVersion,
      lock: start.lock?.toLowerCase(),
      result: start.result,
      startedAt: Date.now(),
      status: 'InProgress',
      failure: undefined,
    };
    this.byId.set(operation.id, operation);
    if (operation.lock !== undefined) this.locks.set(operation.lock, operation);
    const end = () => {
      this.timers.delete(operation.id);
      if (operation.lock !== undefined && this.locks.get(operation.lock) === operation)
        this.locks.delete(operation.lock);
      operation.failure = start.finish();
      operation.status = operation.failure === undefined ? 'Succeeded' : 'Failed';
      this.forgetOldest();
      this.ended(operation.id, operation.status, Date.now() - operation.startedAt);
      if (this.timers.size === 0) for (const resolve of this.waiting) resolve();
    };
    this.timers.set(operation.id, { timer: setTimeout(end, start.milliseconds), end });
    return operation;
  }

  /** The path of the operation that holds the lock, or undefined where nothing does. */
  holder(lock: string): string | undefined {
    const operation = this.locks.get(lock.toLowerCase());
    return operation && this.path(operation, 'operations');
  }

  /** The address to poll, signed as Azure signs it: more than 3 KB, and only valid unchanged. */
  signedPath(operation: Operation, kind: 'operations' | 'operationResults'): string {
    const known = this.signed.get(operation) ?? new Map<string, string>();
    this.signed.set(operation, known);
    const path = known.get(kind) ?? this.newSignedPath(operation, kind);
    known.set(kind, path);
    return path;
  }

  private newSignedPath(operation: Operation, kind: 'operations' | 'operationResults'): string {
    // An address is remembered as it was given out: what stands for the two signatures is as long as they are, and is no one's to guess.
    const [signature, digest] = [randomBytes(256), randomBytes(32)].map((bytes) => bytes.toString('base64url'));
    return `${this.path(operation, kind)}&t=${operation.startedAt}&c=${this.certificate}&s=${signature}&h=${digest}`;
  }

  /** Answers a poll. `path` is the path with its query, exactly as it was sent. */
  poll(path: string): { status: number; body: Json | undefined; done: boolean } {
    const match = /\/(operations|operationResults)\/([0-9a-f-]{36})\?/i.exec(path);
    const operation = match?.[2] === undefined ? undefined : this.byId.get(match[2].toLowerCase());
    if (match === null || operation === undefined) throw notFound('OperationNotFound', 'The operation was not found.');
    const kind = match[1]?.toLowerCase() === 'operations' ? 'operations' : 'operationResults';
    if (this.signedPath(operation, kind) !== path) {
      throw new ArmError(
        403,
        'AuthenticationFailed',
        'The signature of the operation address does not match the address.',
      );
    }
    const done = operation.status !== 'InProgress';
    if (kind === 'operations') return { status: 200, body: this.statusBody(operation), done };
    if (!done) return { status: 202, body: null, done };
    if (operation.failure !== undefined) throw new ArmError(409, operation.failure.code, operation.failure.message);
    const body = operation.result?.();
    return body === undefined ? { status: 204, body: undefined, done } : { status: 200, body, done };
  }

  /** Resolves when no operation is under way. */
  settled(): Promise<void> {
    if (this.timers.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        resolve();
      };
      this.waiting.add(done);
    });
  }

  /** Ends everything that is under way at once. */
  finishAll(): void {
    for (const { timer, end } of [...this.timers.values()]) {
      clearTimeout(timer);
      end();
    }
  }

  private statusBody(operation: Operation): JsonObject {
    const { status, failure } = operation;
    return failure === undefined
      ? { status }
      : { status, error: { code: failure.code, message: failure.message, details: [] } };
  }

  private path(operation: Operation, kind: 'operations' | 'operationResults'): string {
    const { subscription, location, id, apiVersion } = operation;
    return `/subscriptions/${subscription}/providers/Microsoft.Network/locations/${location}/${kind}/${id}?api-version=${apiVersion}`;
  }

  private forgetOldest(): void {
    if (this.byId.size <= REMEMBERED) return;
    for (const [id, operation] of this.byId) {
      if (operation.status !== 'InProgress') {
        this.byId.delete(id);
        return;
      }
    }
  }
}
export type { Operation };
