import { AzureFailure } from '../azure';
import { type ArmBody, keyOf } from '../plan';
import type { WantedResource } from '../resources/model';
import { type Azure, isForbidden } from './azure';

/** What was found in Azure of the wanted resources, by id. */
export interface Observation {
  readonly actual: ReadonlyMap<string, ArmBody>;
  /** Ids, in lower case, of what others manage and may not be read by who is signed in. */
  readonly unreadable: ReadonlySet<string>;
}

/** How many resources are read at the same time. */
const CONCURRENT_READS = 8;

/**
 * Reads what is there of the wanted resources. What others manage, or what only has to exist, may be out of sight;
 * what is to be written must be readable, unless `tolerant` says that it is only looked at: then nothing but Cancel ends it.
 * Throws `AzureFailure`.
 */
export async function observe(
  azure: Azure,
  wanted: readonly WantedResource[],
  { signal, tolerant = false }: { readonly signal?: AbortSignal | undefined; readonly tolerant?: boolean } = {},
): Promise<Observation> {
  const actual = new Map<string, ArmBody>();
  const unreadable = new Set<string>();
  const queue = [...wanted];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      try {
        const body = await azure.read(next, signal);
        if (body !== undefined) actual.set(next.id, body);
      } catch (error) {
        const mustBeSeen = next.party === 'csp' && !next.existing;
        if (tolerant ? isCancelled(error) : mustBeSeen || !isOutOfSight(error)) throw error;
        unreadable.add(keyOf(next.id));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENT_READS, wanted.length) }, worker));
  return { actual, unreadable };
}

/** Forbidden, or of a type that this Azure does not have. */
function isOutOfSight(error: unknown): boolean {
  return isForbidden(error) || (error instanceof AzureFailure && error.status === 404);
}

function isCancelled(error: unknown): boolean {
  return !(error instanceof AzureFailure) || error.code === 'Cancelled';
}
