import { type KeyWritten, keyOf, keyPlace } from '../plan';
import type { JournalEntry, Remembered } from './journal';

/** Reads from the journals of a customer, the oldest first, what was made in a target and which secrets were written there. */
export function rememberedOf(journals: readonly (readonly JournalEntry[])[], target: string): Remembered {
  const made = new Set<string>();
  const keysWritten = new Map<string, KeyWritten>();
  const resetsOwed = new Set<string>();
  for (const entries of journals) {
    if (!entries.some((entry) => entry.kind === 'start' && entry.target === target)) continue;
    for (const entry of entries) {
      if (entry.kind === 'removal' && entry.state === 'Succeeded') {
        forget(keyOf(entry.resourceId), made, keysWritten);
        resetsOwed.delete(keyOf(entry.resourceId));
      }
      if (entry.kind !== 'step') continue;
      const { action, state, resourceId, keys = [], at, post } = entry;
      if (keys.some(({ rewrite }) => rewrite)) resetsOwed.add(keyOf(resourceId));
      if (post !== undefined && state === 'Succeeded') resetsOwed.delete(keyOf(resourceId));
      // What Azure has accepted may be there by now.
      if (action === 'create' && (state === 'Succeeded' || state === 'UnderWay')) made.add(keyOf(resourceId));
      for (const { path, secret } of keys) keysWritten.set(keyPlace(resourceId, path), { secret, at });
    }
  }
  return { made, keysWritten, resetsOwed };
}

/** With a resource goes what stands in it. */
function forget(id: string, made: Set<string>, keysWritten: Map<string, KeyWritten>): void {
  for (const other of made) if (other === id || other.startsWith(`${id}/`)) made.delete(other);
  for (const place of keysWritten.keys()) {
    if (place.startsWith(`${id}#`) || place.startsWith(`${id}/`)) keysWritten.delete(place);
  }
}
