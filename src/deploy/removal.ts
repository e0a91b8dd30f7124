import * as l10n from '@vscode/l10n';
import { toFailure } from '../azure';
import type { Leftover, Plan } from '../plan';
import type { Azure } from './azure';
import type { Journal, StepState } from './journal';
import type { RemovalOutcome } from './outcome';
import type { Veil } from './secrets';

export interface Removal {
  readonly azure: Azure;
  readonly journal: Journal;
  readonly veil: Veil;
  readonly signal: AbortSignal | undefined;
  readonly onEvent: ((event: RemovalOutcome) => void) | undefined;
}

/** What of the leftovers can be removed on request: whole resources that we made or that stand inside what the design owns. */
export function removableOf({ leftovers }: Plan): Leftover[] {
  return leftovers.filter(({ removable, within }) => removable && within === 'resource');
}

/**
 * Removes leftovers one after the other, in the order of the plan. The first that cannot be removed ends it: what comes after
 * may hold on to it. Each is told to the journal before Azure is asked, and read again afterwards. Throws `JournalFailure`.
 */
export async function removeAll(leftovers: readonly Leftover[], removal: Removal): Promise<RemovalOutcome[]> {
  const outcomes: RemovalOutcome[] = [];
  for (const leftover of leftovers) {
    const { id, resourceId } = leftover;
    const isOver = outcomes.some(({ state }) => state !== 'Succeeded') || removal.signal?.aborted;
    const tell = (outcome: RemovalOutcome, code?: string) => {
      const { state } = outcome;
      removal.journal.append({
        kind: 'removal',
        at: new Date().toISOString(),
        resourceId,
        state,
        ...(code && { code }),
      });
      removal.onEvent?.(outcome);
      return outcome;
    };
    if (isOver) {
      outcomes.push({ id, resourceId, state: 'NotStarted' });
      continue;
    }
    tell({ id, resourceId, state: 'Running' });
    const { state, message, code } = await remove(leftover, removal);
    outcomes.push(tell({ id, resourceId, state, ...(message !== undefined && { message }) }, code));
  }
  return outcomes;
}

async function remove(
  leftover: Leftover,
  { azure, veil, signal }: Removal,
): Promise<{ state: StepState; message?: string; code?: string }> {
  try {
    const target = { ...leftover, id: leftover.resourceId };
    await azure.remove(target, signal);
    if ((await azure.read(target, signal)) === undefined) return { state: 'Succeeded' };
    return { state: 'Failed', message: l10n.t('The removal was accepted, and it is still there.') };
  } catch (error) {
    const failure = toFailure(error, leftover.resourceId);
    if (failure.code === 'Cancelled') return { state: 'UnderWay', message: failure.message };
    const message = veil.hide([failure.message, failure.advice].filter(Boolean).join(' '));
    return { state: 'Failed', message, code: failure.code };
  }
}
