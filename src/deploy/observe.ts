import { AzureFailure, atOnce } from '../azure';
import { type ArmBody, carriedBy, collectionsBeside, keyOf, strangersIn } from '../plan';
import { apiVersionOf, isSameUnnamed, parentId, parseArmId, typeNamed } from '../resources';
import { textAt } from '../resources/types/bodies';
import type { WantedResource } from '../resources/model';
import { type Azure, type Target, isForbidden } from './azure';
import { collectionAround, isBeside, listedOf } from './siblings';

/** What was found in Azure of the wanted resources and beside them, by id. */
export interface Observation {
  readonly actual: ReadonlyMap<string, ArmBody>;
  /** Ids, in lower case, of what others manage and may not be read by who is signed in. */
  readonly unreadable: ReadonlySet<string>;
  /** Ids, in lower case, of groups and collections that who is signed in may not list: what stands in them is not known. */
  readonly unlisted: ReadonlySet<string>;
}

export interface Looking {
  readonly signal?: AbortSignal | undefined;
  readonly tolerant?: boolean;
  /** Ids, in lower case, of what earlier deployments created, to be read as well. */
  readonly made?: ReadonlySet<string> | undefined;
}

/** How many resources are read at the same time. */
const CONCURRENT_READS = 8;

/**
 * Reads what is there of the wanted resources. What others manage, or what only has to exist, may be out of sight;
 * what is to be written must be readable, unless `tolerant` says that it is only looked at: then nothing but Cancel ends it.
 * What stands beside them, in the same groups and resources, is read too unless it is only looked at. Throws `AzureFailure`.
 */
export async function observe(
  azure: Azure,
  wanted: readonly WantedResource[],
  { signal, tolerant = false, made }: Looking = {},
): Promise<Observation> {
  const actual = new Map<string, ArmBody>();
  const unreadable = new Set<string>();
  const unlisted = new Set<string>();
  const seen = new Map<string, ArmBody | undefined>();
  for (const level of levelsOf(wanted)) {
    const unknown = level.filter((next) => knownFrom(next, seen) === 'unknown');
    const listed = await listedOf(azure, unknown, signal);
    await atOnce(level, CONCURRENT_READS, async (next) => {
      try {
        const known = knownFrom(next, seen);
        const body = known === 'unknown' ? (listed.get(keyOf(next.id)) ?? (await azure.read(next, signal))) : known;
        seen.set(keyOf(next.id), body);
        if (body !== undefined) actual.set(next.id, body);
      } catch (error) {
        const mustBeSeen = next.party === 'csp' && !next.existing;
        if (tolerant ? isCancelled(error) : mustBeSeen || !isOutOfSight(error)) throw error;
        unreadable.add(keyOf(next.id));
      }
    });
  }
  await atOnce(renamable(wanted, actual), CONCURRENT_READS, async (one) => {
    const items = await ifInSight(azure.list(collectionAround(one), signal));
    const found = items?.find((item) => isBeside(textAt(item, 'id') ?? '', one.id) && isSameUnnamed(one, item));
    if (found !== undefined) actual.set(one.id, found);
  });
  if (!tolerant) {
    const known = new Set([...actual.values()].flatMap((body) => textAt(body, 'id')?.toLowerCase() ?? []));
    await atOnce(collectionsBeside(wanted), CONCURRENT_READS, async (collection) => {
      const items = await ifInSight(azure.list(collection, signal), () => unlisted.add(keyOf(collection.id)));
      for (const stranger of strangersIn(items ?? [], wanted, collection)) {
        if (known.has(keyOf(stranger.id))) continue;
        const body = await ifInSight(azure.read(stranger, signal));
        if (body !== undefined) actual.set(stranger.id, body);
      }
    });
  }
  await atOnce(strayOnes(made, wanted, actual), CONCURRENT_READS, async (target) => {
    const body = await ifInSight(azure.read(target, signal));
    if (body !== undefined) actual.set(target.id, body);
  });
  return { actual, unreadable, unlisted };
}

/** What is around a resource: the resource that it is a child of, or the scope that it stands in. In lower case. */
function containerOf(id: string): string {
  const key = keyOf(id);
  return parentId(key) ?? key.slice(0, Math.max(0, key.lastIndexOf('/providers/')));
}

/** The wanted resources, those first that others stand in: what they show need not be read again. */
function levelsOf(wanted: readonly WantedResource[]): WantedResource[][] {
  const ids = new Set(wanted.map(({ id }) => keyOf(id)));
  const levels: WantedResource[][] = [];
  for (const resource of wanted) {
    let depth = 0;
    for (let around = containerOf(resource.id); around !== ''; around = containerOf(around))
      if (ids.has(around)) depth++;
    (levels[depth] ??= []).push(resource);
  }
  return levels.filter((level) => level.length > 0);
}

/**
 * What is known of a resource without a reading of its own: nothing is in what is not there, and a body shows its children
 * whole. One that it does not show is read.
 */
function knownFrom(
  { id, type, name }: WantedResource,
  seen: ReadonlyMap<string, ArmBody | undefined>,
): ArmBody | undefined | 'unknown' {
  const container = containerOf(id);
  if (!seen.has(container)) return 'unknown';
  const around = seen.get(container);
  if (around === undefined) return undefined;
  const found = carriedBy(container, type, around).find((item) => textAt(item, 'name')?.toLowerCase() === keyOf(name));
  return found === undefined || textAt(found, 'id') === undefined ? 'unknown' : (found as ArmBody);
}

/** What was not found by its own name, in a place that is there, and may be there under another one. */
function renamable(wanted: readonly WantedResource[], actual: ReadonlyMap<string, ArmBody>): WantedResource[] {
  const there = new Set([...actual.keys()].map(keyOf));
  return wanted.filter(({ id, type }) => {
    const container = containerOf(id);
    return typeNamed(type)?.knownBy && !there.has(keyOf(id)) && (there.has(container) || isSubscription(container));
  });
}

const isSubscription = (id: string): boolean => /^\/subscriptions\/[^/]+$/.test(id);

/** What we made and have not seen yet; only in subscriptions that the design still names, as others have no tenant to ask. */
function strayOnes(
  made: ReadonlySet<string> | undefined,
  wanted: readonly WantedResource[],
  actual: ReadonlyMap<string, ArmBody>,
): Target[] {
  const seen = new Set([...wanted.map(({ id }) => keyOf(id)), ...[...actual.keys()].map(keyOf)]);
  const tenants = new Map(wanted.map(({ subscriptionId, tenantId }) => [keyOf(subscriptionId), tenantId]));
  return [...(made ?? [])].flatMap((id) => {
    const { subscriptionId, type } = parseArmId(id) ?? {};
    const described = typeNamed(type ?? '');
    if (seen.has(id) || !described || subscriptionId === undefined || !tenants.has(keyOf(subscriptionId))) return [];
    return [{ id, apiVersion: apiVersionOf(described.type), tenantId: tenants.get(keyOf(subscriptionId)) }];
  });
}

/** What was read, or undefined where who is signed in may not see it. */
async function ifInSight<T>(reading: Promise<T>, onForbidden?: () => void): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isForbidden(error)) onForbidden?.();
    if (isOutOfSight(error)) return undefined;
    throw error;
  }
}

/** Forbidden, or of a type that this Azure does not have. */
function isOutOfSight(error: unknown): boolean {
  return isForbidden(error) || (error instanceof AzureFailure && error.status === 404);
}

function isCancelled(error: unknown): boolean {
  return !(error instanceof AzureFailure) || error.code === 'Cancelled';
}
