import * as l10n from '@vscode/l10n';
import { nearPercent } from '../../catalog/figures';
import { counts, countsOfRegion } from '../../catalog/networkLimits';
import { normalizeRegion } from '../../catalog/regions';
import type { AzurePart, Customer, RawSecurityGroup, RawSecurityRule } from '../../design';
import { parsePrefix } from '../../network/prefix';
import type { CustomerRule, Remark } from '../rule';
import { NEAR } from '../circuits/limits';
import { grouped } from '../shared/groups';
import { keyOf, placeOf } from '../shared/places';

interface Counted {
  readonly of: AzurePart<object>;
  /** The key of the list. */
  readonly key: string;
  readonly count: number;
  readonly limit: number;
  readonly what: () => string;
  /** Whether the limit is told differently in different places: beyond it is a warning too. */
  readonly doubtful?: true;
}

/** Addresses and prefixes of one end, over all rules of a group. */
function valuesAt({ raw }: AzurePart<RawSecurityGroup>, end: 'source' | 'destination'): number {
  const one: keyof RawSecurityRule = `${end}AddressPrefix`;
  const many: keyof RawSecurityRule = `${end}AddressPrefixes`;
  return (raw.securityRules ?? []).reduce(
    (sum, rule) => sum + (rule[many]?.length ?? 0) + (rule[one] === undefined ? 0 : 1),
    0,
  );
}

export const countsOfNetworks: CustomerRule = {
  code: 'NET-032',
  scope: 'customer',
  severity: 'error',
  title: 'Route tables, security groups and networks hold no more than Azure lets them.',
  text: `${counts.routesOfTable} routes in a route table, ${counts.tagRoutesOfTable} of them to service tags, ${counts.rulesOfGroup} rules in a security group, ${counts.subnetsOfNetwork} subnets and ${counts.peeringsOfNetwork} peerings in a network; no support request raises them. From ${nearPercent} % on it is a warning, and so are more than ${counts.prefixesOfGroupEnd} source or destination prefixes in a group.`,
  source: 'azure-subscription-service-limits; virtual-networks-udr-overview',
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
        ...subscription.routeTables.map((of) => ({
          of,
          key: 'routes',
          count: (of.raw.routes ?? []).filter(({ addressPrefix }) => addressPrefix && !parsePrefix(addressPrefix))
            .length,
          limit: counts.tagRoutesOfTable,
          what: () => l10n.t('routes to service tags'),
        })),
        ...subscription.networkSecurityGroups.map((of) => ({
          of,
          key: 'securityRules',
          count: of.raw.securityRules?.length ?? 0,
          limit: counts.rulesOfGroup,
          what: () => l10n.t('security rules'),
        })),
        ...subscription.networkSecurityGroups.flatMap((of) =>
          (['source', 'destination'] as const).map((end) => ({
            of,
            key: 'securityRules',
            count: valuesAt(of, end),
            limit: counts.prefixesOfGroupEnd,
            what: () => (end === 'source' ? l10n.t('source prefixes') : l10n.t('destination prefixes')),
            doubtful: true as const,
          })),
        ),
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
    for (const { of, key, count, limit, what, doubtful } of lists) {
      if (count < limit * NEAR) continue;
      const over = count > limit;
      yield {
        ...((!over || doubtful) && { severity: 'warning' as const }),
        message: over
          ? l10n.t('"{0}" has {1} {2}; Azure takes {3}. Summarize them, or spread them.', of.name, count, what(), limit)
          : l10n.t('"{0}" has {1} of at most {2} {3}.', of.name, count, limit, what()),
        place: keyOf(of, of.raw, key),
      };
    }
  },
};

export const countsOfSubscriptions: CustomerRule = {
  code: 'NET-037',
  scope: 'customer',
  severity: 'warning',
  title: 'A subscription has no more networks, route tables and security groups in a region than Azure lets it.',
  text: `${countsOfRegion.virtualNetworks} networks, ${countsOfRegion.routeTables} route tables and ${countsOfRegion.networkSecurityGroups} security groups of one subscription in one region. What is there beside the design counts too.`,
  source: 'azure-subscription-service-limits',
  *check({ customer }) {
    for (const subscription of customer.subscriptions) {
      const networks = networksOf(customer, subscription.name);
      yield* crowded(networks, countsOfRegion.virtualNetworks, l10n.t('virtual networks'));
      yield* crowded(subscription.routeTables, countsOfRegion.routeTables, l10n.t('route tables'));
      yield* crowded(
        subscription.networkSecurityGroups,
        countsOfRegion.networkSecurityGroups,
        l10n.t('security groups'),
      );
    }
  },
};

const networksOf = ({ virtualNetworks }: Customer, subscription: string) =>
  virtualNetworks.filter((network) => network.subscription.name === subscription);

function* crowded(parts: readonly AzurePart<object>[], limit: number, what: string): Generator<Remark> {
  if (parts.length < limit * NEAR) return;
  for (const [region, here] of grouped(parts, ({ location }) => location && normalizeRegion(location))) {
    const last = here.at(-1);
    if (here.length < limit * NEAR || !last) continue;
    yield {
      message: l10n.t(
        '{0} {1} of one subscription in {2}; Azure takes {3}. Spread them over subscriptions or regions.',
        here.length,
        what,
        region,
        limit,
      ),
      place: placeOf(last, last.raw, 'name'),
    };
  }
}
