import { AzureFailure } from '../azure';
import { type ArmBody, differences, isTerminal, keyOf } from '../plan';
import { sameId, typeNamed } from '../resources';
import { textAt } from '../resources/types/bodies';
import type { WantedResource } from '../resources/model';
import type { Azure, Target } from './azure';

/** From how many resources of a collection on one list asks less of Azure than reading each. */
const WORTH_A_LIST = 2;

/** The collection that a resource stands in. */
export function collectionAround({ id, apiVersion, tenantId }: Target): Target {
  return { id: collectionOf(id), apiVersion, tenantId };
}

/** Whether two stand in the same collection: a list of assignments has those of the scopes around it too. */
export const isBeside = (id: string, other: string): boolean => sameId(collectionOf(id), collectionOf(other));

const collectionOf = (id: string): string => id.slice(0, id.lastIndexOf('/'));

/**
 * The bodies of those resources that a list of their collection shows, by id in lower case; with one request for all of them.
 * Taken is only what is as the design wants it, and at rest: a list may show less of a resource than a reading of it does
 * (azure-powershell#2581), or leave out what one may not see. So what differs, or is missing, is to be read by itself.
 */
export async function listedOf(
  azure: Azure,
  resources: readonly WantedResource[],
  signal: AbortSignal | undefined,
): Promise<Map<string, ArmBody>> {
  const collections = Map.groupBy(
    resources.filter(({ type, existing }) => !existing && typeNamed(type)?.listed === true),
    ({ id, apiVersion }) => `${keyOf(collectionOf(id))}?${apiVersion}`,
  );
  const shown = await Promise.all(
    [...collections.values()]
      .filter((siblings) => siblings.length >= WORTH_A_LIST)
      .map((siblings) => settledOf(azure, siblings, signal)),
  );
  return new Map(shown.flat());
}

async function settledOf(
  azure: Azure,
  siblings: readonly WantedResource[],
  signal: AbortSignal | undefined,
): Promise<(readonly [string, ArmBody])[]> {
  const [first] = siblings;
  if (first === undefined) return [];
  const items = await azure.list(collectionAround(first), signal).catch(noList);
  const bodies = new Map(items.map((item) => [keyOf(textAt(item, 'id') ?? ''), item]));
  return siblings.flatMap((one) => {
    const body = bodies.get(keyOf(one.id));
    const isSettled = body !== undefined && isTerminal(body) && differences(one, body).length === 0;
    return isSettled ? [[keyOf(one.id), body] as const] : [];
  });
}

/** Who may not list may still read each; what else is wrong is told by that reading. */
function noList(error: unknown): readonly ArmBody[] {
  if (error instanceof AzureFailure) return [];
  throw error;
}
