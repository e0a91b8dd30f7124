import * as l10n from '@vscode/l10n';
import type { LiveLists } from '../catalog/live';
import { type LiveList, readAnswer } from '../catalog/liveAnswers';
import { findRegion } from '../catalog/regions';
import type { Azure } from '../deploy';
import type { Plan } from '../plan';
import { offerRemarks } from '../rules';
import { type WantedResource, types } from '../resources';
import { WorkFailure } from './failure';
import type { Target } from './target';
import type { Work } from './wanted';

const API_VERSION = '2024-05-01';
const LOCATIONS_API_VERSION = '2022-12-01';

/**
 * Asks Azure what it offers where circuits, direct ports or what is in a region that nobody knows are to be made, and
 * refuses what it does not.
 * What cannot be read (no right to, or an empty list) is not known, and refuses nothing. A simulator is not asked: what
 * it offers is not Azure's.
 * @throws WorkFailure with what Azure has in place of what the design says
 */
export async function refuseUnoffered(
  { azure, kind }: Pick<Target, 'azure' | 'kind'>,
  work: Work,
  plan: Plan,
  signal?: AbortSignal,
): Promise<void> {
  if (kind !== 'azure') return;
  const made = new Set(
    plan.steps.filter((step) => step.action === 'create').map((step) => step.resourceId.toLowerCase()),
  );
  const wanted = work.wanted.filter((one) => made.has(one.id.toLowerCase()) && (isOffer(one) || isInDoubt(one)));
  const messages = new Set<string>();
  for (const subscription of new Set(wanted.map((one) => one.subscriptionId))) {
    const mine = wanted.filter((one) => one.subscriptionId === subscription);
    const asked = ASKED.filter(({ about }) => mine.some(about));
    const lists = await listsOf({ azure, asked, subscription, tenantId: mine[0]?.tenantId }, work, signal);
    const live: LiveLists = { cloud: work.design.provider.cloud, updated: new Date().toISOString(), ...lists };
    const names = new Set(mine.filter(isOffer).map(({ name }) => name));
    const regions = new Set(mine.filter(isInDoubt).flatMap(({ location }) => location ?? []));
    for (const message of offerRemarks(work, live, { names, regions })) messages.add(message);
  }
  if (messages.size === 0) return;
  throw new WorkFailure(
    [l10n.t('Azure does not offer what the design says; nothing was done.'), ...messages].join('\n'),
  );
}

interface Asked {
  readonly list: LiveList;
  /** below the subscription */
  readonly path: string;
  readonly apiVersion: string;
  /** Whether the list says something of a resource. */
  readonly about: (one: WantedResource) => boolean;
}

const isOffer = ({ type }: WantedResource): boolean =>
  [types.circuit, types.port, types.lag].some((one) => one === type);

/** Its region is not in the catalogue: only Azure can say whether there is one. Alerts are in none. */
const isInDoubt = ({ location }: WantedResource): boolean =>
  location !== undefined && location !== 'global' && !findRegion(location);

const ASKED: readonly Asked[] = [
  {
    list: 'serviceProviders',
    path: 'providers/Microsoft.Network/expressRouteServiceProviders',
    apiVersion: API_VERSION,
    about: isOffer,
  },
  {
    list: 'portLocations',
    path: 'providers/Microsoft.Network/expressRoutePortsLocations',
    apiVersion: API_VERSION,
    about: isOffer,
  },
  { list: 'regions', path: 'locations', apiVersion: LOCATIONS_API_VERSION, about: isInDoubt },
];

async function listsOf(
  {
    azure,
    asked,
    subscription,
    tenantId,
  }: {
    readonly azure: Azure;
    readonly asked: readonly Asked[];
    readonly subscription: string;
    readonly tenantId: string | undefined;
  },
  work: Work,
  signal: AbortSignal | undefined,
): Promise<Partial<LiveLists>> {
  let lists: Partial<LiveLists> = {};
  for (const { list, path, apiVersion } of asked) {
    const id = `/subscriptions/${subscription}/${path}`;
    const value = await azure.list({ id, apiVersion, tenantId }, signal).catch(() => []);
    const answer = readAnswer({ value }, work.design.provider.cloud, list);
    if ('lists' in answer) lists = { ...lists, ...answer.lists };
  }
  return lists;
}
