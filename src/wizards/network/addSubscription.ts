import * as l10n from '@vscode/l10n';
import { type Asking, one, text } from '../ask/question';
import { freeName, unusedName } from '../ask/texts';
import { type Made, addItem, revise } from '../change';
import { askEnvironment, newSubscriptionId } from '../customer/subscriptions';
import type { CustomerScope } from '../scope';
import { nearestLocation, regionChoices } from './gateway';

type Offer = 'csp' | 'ea' | 'mca' | 'payg' | 'other';

/** Asks for a subscription of a customer: whose it is, how it is bought, and how it is reached. */
export function* addSubscription({ design, customer }: CustomerScope): Asking<Made> {
  const names = customer.subscriptions.map(({ name }) => name);
  const name = yield* text('subscription', l10n.t('Short name of the subscription, used in references'), {
    initial: unusedName(names.length === 0 ? 'prod' : 'dev', names),
    problem: freeName(names),
  });
  const subscriptionId = yield* text('subscriptionId', l10n.t('Id of the subscription'), {
    example: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b02',
    problem: newSubscriptionId(design),
  });
  const managedBy = yield* one('managedBy', l10n.t('Who creates and keeps the Azure resources?'), [
    { label: l10n.t('The CSP'), value: 'csp' as const },
    { label: l10n.t('The customer'), value: 'customer' as const },
  ]);
  const offer =
    managedBy === 'csp'
      ? 'csp'
      : yield* one<Offer>('offer', l10n.t('How is the subscription bought?'), [
          { label: l10n.t('Enterprise agreement'), value: 'ea' },
          { label: l10n.t('Microsoft customer agreement'), value: 'mca' },
          { label: l10n.t('Pay as you go'), value: 'payg' },
          { label: l10n.t('From a cloud solution provider'), value: 'csp' },
          { label: l10n.t('Otherwise, or not known'), value: 'other' },
        ]);
  const reachedOver =
    managedBy === 'csp'
      ? undefined
      : yield* one('reachedOver', l10n.t('How is it reached?'), [
          { label: l10n.t('Over the internet'), value: 'internet' as const },
          { label: l10n.t('Over a private line of the customer'), value: 'private' as const },
          { label: l10n.t('Over the circuits of this design'), value: undefined },
        ]);
  const environment = yield* askEnvironment();
  const location = yield* one(
    'location',
    l10n.t('Azure region'),
    regionChoices(
      design,
      nearestLocation(design, customer),
      customer.subscriptions.find((each) => each.location !== undefined)?.location,
    ),
  );
  const value = {
    ...{ name, subscriptionId, offer },
    managedBy: managedBy === customer.managedBy ? undefined : managedBy,
    ...{ environment, reachedOver },
    resourceGroup: `rg-${customer.name}-${name}`.slice(0, 90),
    location,
  };
  const { path } = customer.file;
  return {
    design: revise(design, path, (file) => addItem(file, ['subscriptions'], value, 'sites')),
    at: { file: path, path: ['subscriptions', customer.subscriptions.length] },
  };
}
