import { mbpsOf } from '../../design';
import * as l10n from '@vscode/l10n';
import { nearPercent } from '../../catalog/figures';
import { normalizeRegion } from '../../catalog/regions';
import { limits, linkLimit } from '../../catalog/skus';
import type { CustomerRule } from '../rule';
import { grouped } from '../shared/groups';
import { keyOf, placeOf } from '../shared/places';
import { premiumTier } from './fixes';
import { linkCount } from './linkCount';

/** From how much of a limit on a warning is given. */
export const NEAR = nearPercent / 100;

const premiumLinks = Object.values(limits.vnetLinksPerCircuit.PremiumByMbps);

export const linksPerCircuit: CustomerRule = {
  code: 'CKT-016',
  scope: 'customer',
  severity: 'error',
  title: 'A circuit has no more links to networks, Global Reach counted in, than its tier and bandwidth allow.',
  text: `Local and Standard ${limits.vnetLinksPerCircuit.LocalStandard}; Premium ${Math.min(...premiumLinks)} to ${Math.max(...premiumLinks)} by bandwidth. From ${nearPercent} % on it is a warning. Peer networks with a hub, take the tier Premium, or another circuit.`,
  source: 'FAQ26',
  fix: premiumTier,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const tier = circuit.raw.sku?.tier;
      const mbps = mbpsOf(circuit);
      const limit = tier === undefined || mbps === undefined ? undefined : linkLimit(tier, mbps);
      const count = linkCount(customer, circuit);
      if (limit === undefined || count < limit * NEAR) continue;
      const place = keyOf(circuit, circuit.raw, circuit.connections.length > 0 ? 'connections' : 'globalReach');
      if (count > limit) {
        yield {
          message: l10n.t(
            'Circuit "{0}" has {1} links (connections and Global Reach); {2} allows {3}. Use peering with a hub, the tier Premium where it is not, or another circuit.',
            circuit.name,
            count,
            tier ?? '',
            limit,
          ),
          place,
        };
      } else {
        yield {
          severity: 'warning',
          message: l10n.t('Circuit "{0}" has {1} of at most {2} links.', circuit.name, count, limit),
          place,
        };
      }
    }
  },
};

export const circuitsPerSubscription: CustomerRule = {
  code: 'CKT-017',
  scope: 'customer',
  severity: 'warning',
  title: `A subscription has at most ${limits.circuitsPerRegionPerSubscriptionARM} circuits in a region, and ${limits.circuitsPerSubscriptionDefault} in all.`,
  text: `More need a higher quota, by a support request. From ${nearPercent} % on it is said too.`,
  source: 'FAQ26',
  *check({ customer }) {
    for (const subscription of customer.subscriptions) {
      const circuits = customer.circuits.filter((circuit) => circuit.subscription === subscription);
      const byRegion = grouped(circuits, (circuit) => normalizeRegion(circuit.location ?? ''));
      const counts = [
        ...[...byRegion].map(([region, list]) => ({ list, limit: limits.circuitsPerRegionPerSubscriptionARM, region })),
        { list: circuits, limit: limits.circuitsPerSubscriptionDefault, region: '' },
      ];
      for (const { list, limit, region } of counts) {
        if (list.length < limit * NEAR) continue;
        const circuit = list[Math.min(list.length, limit + 1) - 1];
        if (!circuit) continue;
        yield {
          message: region
            ? l10n.t(
                'Subscription "{0}" has {1} circuits in {2}; its quota is {3} unless Microsoft has raised it. Ask for more, or take another subscription.',
                subscription.name,
                list.length,
                region,
                limit,
              )
            : l10n.t(
                'Subscription "{0}" has {1} circuits; its quota is {2} unless Microsoft has raised it. Ask for more, or take another subscription.',
                subscription.name,
                list.length,
                limit,
              ),
          place: placeOf(circuit, circuit.raw, 'subscription'),
        };
      }
    }
  },
};
