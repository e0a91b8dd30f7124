import { AzureFailure } from '../azure';
import { keyOf, provisioningStateOf } from '../plan';
import type { WantedResource } from '../resources/model';
import type { Azure } from './azure';
import { type Observation, observe } from './observe';
import type { ResourceOutcome } from './outcome';

/** What Azure says afterwards of everything that the design wants; of what it did not say, nothing is claimed. */
export async function statesOf(
  azure: Azure,
  wanted: readonly WantedResource[],
  signal: AbortSignal | undefined,
): Promise<ResourceOutcome[]> {
  const seen = signal?.aborted
    ? undefined
    : await observe(azure, wanted, { tolerant: true, signal }).catch(ifCancelled);
  return statesIn(seen, wanted);
}

/** What was seen of everything that the design wants; undefined where nobody looked. */
export function statesIn(seen: Observation | undefined, wanted: readonly WantedResource[]): ResourceOutcome[] {
  return wanted.map(({ id, type, party, existing }) => {
    const body = seen?.actual.get(id);
    const there = body === undefined ? 'Absent' : (provisioningStateOf(body) ?? 'Succeeded');
    const unknown = seen === undefined || seen.unreadable.has(keyOf(id));
    return { id, type, party, existing, provisioningState: unknown ? 'Unknown' : there };
  });
}

function ifCancelled(error: unknown): undefined {
  if (!(error instanceof AzureFailure && error.code === 'Cancelled')) throw error;
}
