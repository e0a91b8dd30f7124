import { setTimeout as sleep } from 'node:timers/promises';
import { type AwaitedParty, type ArmBody, type PlanStep, isAwaitedDone, isTerminal } from '../plan';
import { type Azure, type Target, isForbidden } from './azure';

/** How long a deployment waits, and how often it looks. Milliseconds. */
export interface Pace {
  /** Between two looks at what another party has to do. */
  readonly lookEveryMs: number;
  /** After this a step is left waiting, which is no failure. */
  readonly patienceMs: Readonly<Record<AwaitedParty, number>>;
  /** Longest wait for an operation that was under way before, and between two tries of a write. */
  readonly operationMs: number;
  readonly retryAfterMs: number;
  /** Between two words on what is going on while nothing ends. */
  readonly tellEveryMs: number;
}

/** For Azure: a provider takes hours, an operation on a gateway up to two. Source: GW */
export const AZURE_PACE: Pace = {
  lookEveryMs: 30_000,
  patienceMs: { 'connectivity-provider': 30 * 60_000, customer: 30 * 60_000 },
  operationMs: 2 * 60 * 60_000,
  retryAfterMs: 15_000,
  tellEveryMs: 60_000,
};

/** For a simulator: an operation takes 40 ms at the speed `fast`, up to half a minute at `real`. */
export const SIMULATOR_PACE: Readonly<Record<'fast' | 'real', Pace>> = {
  fast: {
    lookEveryMs: 20,
    operationMs: 30_000,
    retryAfterMs: 100,
    tellEveryMs: 5_000,
    patienceMs: { 'connectivity-provider': 20_000, customer: 20_000 },
  },
  real: {
    lookEveryMs: 1_000,
    operationMs: 30 * 60_000,
    retryAfterMs: 5_000,
    tellEveryMs: 15_000,
    patienceMs: { 'connectivity-provider': 30 * 60_000, customer: 30 * 60_000 },
  },
};

/** Looks until something holds; false where it does not in time, or after an abort. */
async function lookUntil(
  look: () => Promise<boolean>,
  everyMs: number,
  patienceMs: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const end = performance.now() + patienceMs;
  for (;;) {
    if (signal?.aborted) return false;
    if (await look()) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    try {
      await sleep(Math.min(everyMs, left), undefined, signal === undefined ? {} : { signal });
    } catch {
      return false;
    }
  }
}

/** Waits until the party that a step waits for has acted. Throws `AzureFailure`. */
export function waitForParty(
  azure: Azure,
  step: PlanStep,
  target: Target,
  pace: Pace,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const party = step.waitsFor ?? 'customer';
  const look = async () => {
    try {
      return isAwaitedDone(step, await azure.read(target, signal));
    } catch (error) {
      // What the customer has not shared yet cannot be seen.
      if (isForbidden(error)) return false;
      throw error;
    }
  };
  return lookUntil(look, pace.lookEveryMs, pace.patienceMs[party], signal);
}

/** Waits for the end of an operation that somebody began earlier; undefined where it does not end in time. Throws `AzureFailure`. */
export async function waitForEnd(
  azure: Azure,
  target: Target,
  pace: Pace,
  signal: AbortSignal | undefined,
): Promise<ArmBody | undefined> {
  let last: ArmBody | undefined;
  const look = async () => {
    last = await azure.read(target, signal);
    return isTerminal(last);
  };
  return (await lookUntil(look, pace.lookEveryMs, pace.operationMs, signal)) ? last : undefined;
}
