import * as l10n from '@vscode/l10n';
import type { Cloud as CatalogCloud } from '../catalog/catalog';
import type { LiveLists } from '../catalog/live';
import { type Answer, type LiveList, type Refusal, readAnswer, withLists } from '../catalog/liveAnswers';
import { type AzureClients, type OfferAnswers, clouds, createClients, readOffers, simulatorCredential } from '../azure';
import type { Design, Subscription } from '../design';
import { signInTenantOf } from '../resources';
import type { SignIn } from './target';
import { WorkFailure } from './failure';

/** Where answers of Azure come from: what was read now, or the saved text of one. */
export interface CatalogUpdate {
  readonly cloud: CatalogCloud;
  /** The lists of before; those that are not read again stay. */
  readonly before: LiveLists | undefined;
  /** ISO instant. */
  readonly now: string;
  readonly subscriptionId?: string;
}

/** Whom to ask: a simulator that runs at a URL, or the cloud of the design, signed in to the tenant of a subscription. */
export interface AskedAzure {
  readonly userAgent: string;
  readonly simulatorUrl?: string | undefined;
  readonly signIn: SignIn;
  /** The subscription that is asked; the first one of the design where none is said. */
  readonly subscriptionId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads what Azure offers to a subscription of a design.
 * @throws WorkFailure where no subscription can be asked, or a list is empty, damaged or of another cloud; AzureFailure
 */
export async function readFromAzure(design: Design, asked: AskedAzure, now: Date): Promise<LiveLists> {
  const { cloud, live: before } = design.provider;
  const subscriptions = design.customers.flatMap((customer) => customer.subscriptions);
  const one = chosen(subscriptions, asked.subscriptionId);
  const subscriptionId = one.raw.subscriptionId ?? '';
  const answers = await readOffers(await clientsFor(design, one, asked), subscriptionId, asked.signal);
  return updatedByAzure({ cloud, before, now: now.toISOString(), subscriptionId }, answers);
}

function chosen(subscriptions: readonly Subscription[], wanted: string | undefined): Subscription {
  const found =
    wanted === undefined
      ? subscriptions.find((one) => one.raw.subscriptionId !== undefined)
      : subscriptions.find((one) => one.name === wanted || one.raw.subscriptionId === wanted.toLowerCase());
  if (found) return found;
  throw new WorkFailure(
    wanted === undefined
      ? l10n.t('The design has no subscription that could be asked.')
      : l10n.t('The design has no subscription "{0}".', wanted),
  );
}

async function clientsFor(design: Design, subscription: Subscription, asked: AskedAzure): Promise<AzureClients> {
  const { cloud } = design.provider;
  const { simulatorUrl, userAgent } = asked;
  if (simulatorUrl !== undefined) return createClients({ cloud, simulatorUrl, userAgent }, simulatorCredential);
  const tenantId = signInTenantOf(design, subscription.customer)(subscription.tenantId);
  if (tenantId === undefined) {
    throw new WorkFailure(
      l10n.t('{0} has no "tenantId": nobody can sign in for it.', subscription.customer.displayName),
    );
  }
  return createClients({ cloud, userAgent }, await asked.signIn(tenantId, cloud, clouds[cloud].scope));
}

/**
 * The lists of a design after Azure has answered.
 * @throws WorkFailure with the reason where a list is empty, damaged or of another cloud: nothing is changed then
 */
function updatedByAzure(update: CatalogUpdate, answers: OfferAnswers): LiveLists {
  const found = (Object.entries(answers) as [LiveList, object | undefined][]).flatMap(([list, answer]) => {
    // Who is no connectivity provider has no ports: that list is empty for most.
    const none = list === 'providerPorts' && Array.isArray((answer as { value?: unknown } | undefined)?.value);
    if (answer === undefined || (none && (answer as { value: unknown[] }).value.length === 0)) return [];
    return [readAnswer(answer, update.cloud, list)];
  });
  if (found.length === 0) throw new WorkFailure(l10n.t('Azure has answered with no list. Nothing was changed.'));
  return merged(update, found, (list) => list);
}

/**
 * The lists of a design with those of saved answers in their place.
 * @param saved texts of files, each an answer of Azure Resource Manager or of the Azure CLI
 * @throws WorkFailure as {@link updatedByAzure}
 */
export function updatedFromFiles(
  update: CatalogUpdate,
  saved: readonly { readonly name: string; readonly text: string }[],
): LiveLists {
  const found = saved.flatMap(({ name, text }) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw refused(name, { reason: 'notJson' });
    }
    return answersIn(value).map((answer) => ({ name, answer: readAnswer(answer, update.cloud) }));
  });
  return merged(
    update,
    found.map(({ answer }) => answer),
    (_list, at) => found[at]?.name ?? '',
  );
}

/** A file may hold one list, or several under their names. */
function answersIn(value: unknown): unknown[] {
  if (Array.isArray(value) || typeof value !== 'object' || value === null || 'value' in value) return [value];
  const lists = Object.values(value).filter((one) => typeof one === 'object' && one !== null);
  return lists.length > 0 ? lists : [value];
}

function merged(
  { cloud, before, now, subscriptionId }: CatalogUpdate,
  answers: readonly Answer[],
  nameOf: (list: LiveList | undefined, at: number) => string | undefined,
): LiveLists {
  let lists = {};
  for (const [at, answer] of answers.entries()) {
    if ('refusal' in answer) throw refused(nameOf(answer.list, at) ?? '', answer.refusal);
    lists = { ...lists, ...answer.lists };
  }
  return withLists(before, { cloud, updated: now, ...(subscriptionId !== undefined && { subscriptionId }) }, lists);
}

function refused(name: string, refusal: Refusal): WorkFailure {
  const what = l10n.t('{0}: not taken, and nothing was changed.', name);
  return new WorkFailure(`${what} ${reasonOf(refusal)}`);
}

function reasonOf(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'notJson':
      return l10n.t('It is not JSON.');
    case 'noList':
      return l10n.t(
        'It is none of the lists that Azure offers: providers, port locations, communities, regions, provider ports.',
      );
    case 'empty':
      return l10n.t('The list is empty.');
    case 'cutOff':
      return l10n.t('The list is cut off: it has a further page (nextLink).');
    case 'malformed':
      return l10n.t('An item of the list lacks what it must have.');
    case 'otherCloud':
      return l10n.t('It is the list of another cloud: it has {0}.', refusal.name);
  }
}
