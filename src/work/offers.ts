import * as l10n from '@vscode/l10n';
import type { LiveLists } from '../catalog/live';
import { type LiveList, readAnswer } from '../catalog/liveAnswers';
import type { Azure } from '../deploy';
import type { Plan } from '../plan';
import { offerRemarks } from '../rules';
import { types } from '../resources';
import { WorkFailure } from './failure';
import type { Target } from './target';
import type { Work } from './wanted';

const ASKED: readonly (readonly [LiveList, string])[] = [
  ['serviceProviders', 'expressRouteServiceProviders'],
  ['portLocations', 'expressRoutePortsLocations'],
];
const API_VERSION = '2024-05-01';

/**
 * Asks Azure what it offers where circuits or direct ports are to be made, and refuses what it does not.
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
  const wanted = work.wanted.filter(
    ({ id, type }) => made.has(id.toLowerCase()) && [types.circuit, types.port, types.lag].some((one) => one === type),
  );
  if (wanted.length === 0) return;
  const { cloud } = work.design.provider;
  const messages: string[] = [];
  for (const subscription of new Set(wanted.map((one) => one.subscriptionId))) {
    const mine = wanted.filter((one) => one.subscriptionId === subscription);
    const lists = await listsOf(azure, subscription, cloud, mine[0]?.tenantId, signal);
    const live: LiveLists = { cloud, updated: new Date().toISOString(), ...lists };
    const names = new Set(mine.map(({ name }) => name));
    messages.push(...offerRemarks(work, live, names));
  }
  if (messages.length === 0) return;
  throw new WorkFailure(
    [l10n.t('Azure does not offer what the design says; nothing was done.'), ...messages].join('\n'),
  );
}

async function listsOf(
  azure: Azure,
  subscription: string,
  cloud: LiveLists['cloud'],
  tenantId: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Partial<LiveLists>> {
  let lists: Partial<LiveLists> = {};
  for (const [list, collection] of ASKED) {
    const id = `/subscriptions/${subscription}/providers/Microsoft.Network/${collection}`;
    const value = await azure.list({ id, apiVersion: API_VERSION, tenantId }, signal).catch(() => []);
    const answer = readAnswer({ value }, cloud, list);
    if ('lists' in answer) lists = { ...lists, ...answer.lists };
  }
  return lists;
}
