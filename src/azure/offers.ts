import { atOnce } from './atOnce';
import type { AzureClients } from './clients';
import { AzureFailure } from './failure';
import { type Json, type JsonObject, isObject, textAt } from './json';
import { readResource, readUrl } from './read';

/** Lists of what Azure offers to a subscription; the names are those of the catalogue. */
export const offerLists = {
  serviceProviders: { path: '/providers/Microsoft.Network/expressRouteServiceProviders', apiVersion: '2024-05-01' },
  portLocations: { path: '/providers/Microsoft.Network/expressRoutePortsLocations', apiVersion: '2024-05-01' },
  communities: { path: '/providers/Microsoft.Network/bgpServiceCommunities', apiVersion: '2024-05-01' },
  providerPorts: { path: '/providers/Microsoft.Network/expressRouteProviderPorts', apiVersion: '2024-05-01' },
  regions: { path: '/locations', apiVersion: '2022-12-01' },
} as const;

export type OfferList = keyof typeof offerLists;

/** A list as Azure answers it, `undefined` where this cloud or subscription does not have it. */
export type OfferAnswers = { readonly [L in OfferList]: { readonly value: readonly JsonObject[] } | undefined };

/** How many port locations are asked for their free bandwidths at a time. */
const AT_ONCE = 8;

/**
 * Reads what Azure offers to a subscription, whole lists with all their pages. The bandwidths of port locations that are
 * free are not in the list, and are read for each. Throws `AzureFailure`, also where a page cannot be followed.
 */
export async function readOffers(
  clients: AzureClients,
  subscriptionId: string,
  signal?: AbortSignal,
): Promise<OfferAnswers> {
  const read = async (list: OfferList) =>
    wholeList(clients, `/subscriptions/${subscriptionId}`, offerLists[list], signal);
  const serviceProviders = await read('serviceProviders');
  const [communities, regions] = [await read('communities'), await read('regions')];
  const ports = await read('portLocations');
  const portLocations = ports && { value: await withBandwidths(clients, ports.value, signal) };
  return { serviceProviders, communities, regions, portLocations, providerPorts: await read('providerPorts') };
}

async function wholeList(
  clients: AzureClients,
  subscription: string,
  { path, apiVersion }: { readonly path: string; readonly apiVersion: string },
  signal: AbortSignal | undefined,
): Promise<{ readonly value: readonly JsonObject[] } | undefined> {
  const id = `${subscription}${path}`;
  const value: JsonObject[] = [];
  let page: JsonObject | undefined;
  try {
    page = await readResource(clients, { id, apiVersion }, signal);
  } catch (error) {
    // A list that a cloud or a program in its place does not have is no failure of the others.
    if (error instanceof AzureFailure && (error.status === 404 || error.code === 'NoRegisteredProviderFound'))
      return undefined;
    throw error;
  }
  if (page === undefined) return undefined;
  for (let next: JsonObject | undefined = page; next !== undefined;) {
    const items: Json | undefined = next.value;
    if (!Array.isArray(items)) throw new AzureFailure({ code: 'NotAList', message: id, resourceId: id });
    value.push(...items.filter(isObject));
    const link = textAt(next, 'nextLink');
    if (link === undefined || link === '') break;
    // A link to elsewhere is not followed, and half a list is none.
    if (!link.startsWith(`${clients.cloud.resourceManager}/`)) {
      throw new AzureFailure({ code: 'ListCutOff', message: link, resourceId: id });
    }
    next = await readUrl(clients, id, link, signal);
  }
  return { value };
}

async function withBandwidths(
  clients: AzureClients,
  locations: readonly JsonObject[],
  signal: AbortSignal | undefined,
): Promise<JsonObject[]> {
  const whole = [...locations];
  await atOnce([...locations.entries()], AT_ONCE, async ([at, location]) => {
    const id = textAt(location, 'id');
    if (id === undefined) return;
    const apiVersion = offerLists.portLocations.apiVersion;
    whole[at] = (await readResource(clients, { id, apiVersion }, signal)) ?? location;
  });
  return whole;
}
