import * as l10n from '@vscode/l10n';
import { findCommunity } from '../../catalog/communities';
import { type Customer, insertKey, setValue } from '../../design';
import { type Asking, telling } from '../ask/question';
import { type Made, revise } from '../change';
import type { CustomerScope } from '../scope';

/** Something that has to be there before a circuit carries traffic. */
export interface Prerequisite {
  /** Its key in `prerequisites` of the customer's file. */
  readonly item: string;
  readonly text: string;
  readonly isDone: boolean;
  /** What says so: the rest of the design, or a person in the customer's file. */
  readonly by: 'design' | 'hand';
}

/**
 * The prerequisites of a customer, ticked by what the design says, else by hand in its file, which a team shares.
 * source: ExpressRoute prerequisites and checklist; the course of the training catalogue on ExpressRoute
 */
export function prerequisitesOf(customer: Customer): Prerequisite[] {
  const { circuits, raw } = customer;
  const microsoft = circuits.flatMap((c) => (c.raw.peerings?.microsoft ? [c.raw.peerings.microsoft] : []));
  const communities = microsoft.flatMap(({ routeFilter }) => routeFilter?.communities ?? []);
  const needsApproval = communities.some((value) => findCommunity(value)?.needsMicrosoftApproval === true);
  const has = circuits.length > 0;
  const items: readonly (readonly [item: string, text: string, isSaid: boolean | undefined])[] = [
    ['subscription', l10n.t('An Azure subscription is there'), customer.subscriptions.length > 0],
    [
      'delegation',
      l10n.t('The CSP may act in the subscriptions'),
      raw.identity?.delegation?.azure !== 'none' || (raw.identity.roleAssignments ?? []).length > 0,
    ],
    ['resourceProvider', l10n.t('Microsoft.Network is registered in the subscriptions'), undefined],
    [
      'connectivityProvider',
      l10n.t('A connectivity provider, or a direct port, is chosen for each circuit'),
      has && circuits.every((c) => c.raw.serviceProviderName ?? c.raw.expressRoutePort),
    ],
    ['registered', l10n.t('The subscription is known to the connectivity provider'), undefined],
    [
      'addresses',
      l10n.t('Link prefixes are set apart for each peering that is kept here'),
      has &&
        circuits.every(
          (c) =>
            c.raw.layer3ManagedBy === 'serviceProvider' ||
            (c.peerings.length > 0 &&
              c.peerings.every((peering) => peering.raw.primaryPeerAddressPrefix !== undefined)),
        ),
    ],
    [
      'translation',
      l10n.t('Private addresses are translated before Microsoft peering'),
      has && microsoft.every(({ nat }) => nat !== undefined),
    ],
    ['order', l10n.t('Each circuit is ordered'), has && circuits.every((c) => c.raw.order?.reference !== undefined)],
    [
      'port',
      l10n.t('The port of the connectivity provider is ready for each circuit'),
      has && circuits.every((c) => c.raw.order?.portReady === true),
    ],
    [
      'microsoft365',
      l10n.t('Microsoft has authorized Microsoft 365 over ExpressRoute'),
      needsApproval ? undefined : true,
    ],
  ];
  return items.map(([item, text, isSaid]) => {
    const byHand = raw.prerequisites?.[item];
    return isSaid === true
      ? { item, text, isDone: true, by: 'design' }
      : { item, text, isDone: byHand === 'done', by: isSaid === undefined || byHand !== undefined ? 'hand' : 'design' };
  });
}

/** Shows the checklist; what is picked is ticked by hand, or its tick is taken back. */
export function* tickPrerequisite({ design, customer }: CustomerScope): Asking<Made> {
  const list = prerequisitesOf(customer);
  const open = list.filter(({ isDone }) => !isDone).length;
  const item = yield* telling(
    'item',
    l10n.t('{0} of {1} are open; pick one to tick it by hand, or to take that back', open, list.length),
    [...list]
      .sort((a, b) => Number(a.isDone) - Number(b.isDone))
      .map((each) => ({
        label: `${each.isDone ? '$(check)' : '$(circle-large-outline)'} ${each.text}`,
        description: each.by === 'design' ? l10n.t('by the design') : l10n.t('by hand'),
        value: each.item,
      })),
  );
  const isTicked = customer.raw.prerequisites?.[item] === 'done';
  const state = isTicked ? 'open' : 'done';
  const { path } = customer.file;
  return {
    design: revise(design, path, (file) =>
      customer.raw.prerequisites === undefined
        ? insertKey(file, [], 'prerequisites', { [item]: state })
        : setValue(file, ['prerequisites', item], state),
    ),
    at: { file: path, path: ['prerequisites', item] },
  };
}
