import * as l10n from '@vscode/l10n';
import { counts } from '../../catalog/networkLimits';
import type { AzurePart } from '../../design';
import type { CustomerRule } from '../rule';
import { NEAR } from '../circuits/limits';
import { keyOf } from '../shared/places';

interface Counted {
  readonly of: AzurePart<object>;
  /** The key of the list. */
  readonly key: string;
  readonly count: number;
  readonly limit: number;
  readonly what: () => string;
}

export const countsOfNetworks: CustomerRule = {
  code: 'NET-032',
  scope: 'customer',
  severity: 'error',
  title: 'Route tables, security groups and networks hold no more than Azure lets them.',
  text: `${counts.routesOfTable} routes in a route table, ${counts.rulesOfGroup} rules in a security group, ${counts.subnetsOfNetwork} subnets and ${counts.peeringsOfNetwork} peerings in a network; no support request raises them. From 80 % on it is a warning.`,
  source: 'azure-subscription-service-limits',
  *check({ customer }) {
    const lists: Counted[] = [
      ...customer.subscriptions.flatMap((subscription) => [
        ...subscription.routeTables.map((of) => ({
          of,
          key: 'routes',
          count: of.raw.routes?.length ?? 0,
          limit: counts.routesOfTable,
          what: () => l10n.t('routes'),
        })),
        ...subscription.networkSecurityGroups.map((of) => ({
          of,
          key: 'securityRules',
          count: of.raw.securityRules?.length ?? 0,
          limit: counts.rulesOfGroup,
          what: () => l10n.t('security rules'),
        })),
      ]),
      ...customer.virtualNetworks.flatMap((of) => [
        {
          of,
          key: 'subnets',
          count: of.subnets.length,
          limit: counts.subnetsOfNetwork,
          what: () => l10n.t('subnets'),
        },
        {
          of,
          key: 'virtualNetworkPeerings',
          count: of.virtualNetworkPeerings.length,
          limit: counts.peeringsOfNetwork,
          what: () => l10n.t('network peerings'),
        },
      ]),
    ];
    for (const { of, key, count, limit, what } of lists) {
      if (count < limit * NEAR) continue;
      const over = count > limit;
      yield {
        ...(!over && { severity: 'warning' as const }),
        message: over
          ? l10n.t('"{0}" has {1} {2}; Azure takes {3}. Summarize them, or spread them.', of.name, count, what(), limit)
          : l10n.t('"{0}" has {1} of at most {2} {3}.', of.name, count, limit, what()),
        place: keyOf(of, of.raw, key),
      };
    }
  },
};
