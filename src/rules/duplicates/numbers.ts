import * as l10n from '@vscode/l10n';
import type { Place } from '../../design';
import type { ClashRule, CustomerRule } from '../rule';
import { onEach } from '../shared/clash';
import { repeated } from '../shared/groups';
import { placeOf } from '../shared/places';
import { nextDistinguisher } from '../networks/poolFixes';
import { freePriority } from '../securityGroups/fixes';

export const subscriptionIds: ClashRule = {
  code: 'DUP-006',
  scope: 'clash',
  severity: 'error',
  title: 'A subscription id stands once in a design.',
  text: 'A subscription belongs to one customer. Under two names its resources would be written twice, and under two customers one would write into the network of the other.',
  source: 'FORMAT; CSP',
  *claims({ customer }) {
    for (const [index, subscription] of customer.subscriptions.entries()) {
      const id = subscription.raw.subscriptionId;
      if (id === undefined) continue;
      yield {
        key: id.toLowerCase(),
        owner: customer.name,
        by: subscription.name || String(index),
        shown: id,
        place: () => placeOf(customer, subscription.raw, 'subscriptionId'),
      };
    }
  },
  check: (claims) =>
    onEach(claims, (claim, others) =>
      l10n.t('The subscription id {0} is used again by {1}. Correct one of them.', claim.shown, others),
    ),
};

export const routeDistinguishers: ClashRule = {
  code: 'DUP-007',
  scope: 'clash',
  severity: 'error',
  title: 'A route distinguisher belongs to one VRF of one customer.',
  text: 'The scope of a route distinguisher is the CSP: with one in two VRFs, equal prefixes of two customers become one route. Take the next free one of the pool.',
  source: 'FORMAT; CSP',
  fix: nextDistinguisher,
  *claims({ customer }) {
    for (const key of ['vrf', 'microsoftVrf'] as const) {
      const vrf = customer.raw[key];
      if (!vrf) continue;
      const claim = (rd: string, place: () => Place) => {
        return { key: rd.trim(), owner: customer.name, by: vrf.name ?? key, shown: rd, place };
      };
      const { routeDistinguisher: rd, routeDistinguishers: byRouter = {} } = vrf;
      if (rd !== undefined) yield claim(rd, () => placeOf(customer, vrf, 'routeDistinguisher'));
      for (const [router, own] of Object.entries(byRouter)) {
        // The one of all routers may be said again for one of them.
        if (own !== undefined && own !== rd) yield claim(own, () => placeOf(customer, byRouter, router));
      }
    }
  },
  check: (claims) =>
    onEach(claims, (claim, others) =>
      l10n.t('The route distinguisher {0} is used again by {1}. Give each VRF its own.', claim.shown, others),
    ),
};

export const vrfNames: ClashRule = {
  code: 'DUP-008',
  scope: 'clash',
  severity: 'error',
  title: 'A VRF name belongs to one customer.',
  text: 'On an edge router of the CSP the name is the VRF: two customers with one name are in one routing table, and reach each other.',
  source: 'FORMAT; CSP',
  *claims({ customer }) {
    for (const key of ['vrf', 'microsoftVrf'] as const) {
      const vrf = customer.raw[key];
      if (!vrf?.name) continue;
      // Both VRFs of one customer may be the same one (SEC-008 tells); then they also share the distinguisher.
      yield {
        key: vrf.name,
        owner: customer.name,
        by: vrf.routeDistinguisher ?? key,
        shown: vrf.name,
        place: () => placeOf(customer, vrf, 'name'),
      };
    }
  },
  check: (claims) =>
    onEach(claims, (claim, others) =>
      l10n.t('The VRF name "{0}" is used again by {1}. Rename one.', claim.shown, others),
    ),
};

export const loopbacks: ClashRule = {
  code: 'DUP-009',
  scope: 'clash',
  severity: 'error',
  title: 'A loopback address belongs to one edge router.',
  text: 'The scope is the network that the routers are in: that of the CSP, or that of one customer.',
  source: 'FORMAT',
  *claims({ customer }) {
    for (const router of customer.sites.flatMap((site) => site.edgeRouters)) {
      const { loopback } = router.raw;
      if (loopback === undefined) continue;
      yield {
        key: `${customer.file.path}|${loopback}`,
        owner: customer.name,
        by: router.name,
        shown: loopback,
        place: () => placeOf(router, router.raw, 'loopback'),
      };
    }
  },
  *providerClaims({ provider }) {
    for (const router of provider.edgeRouters) {
      const { loopback } = router.raw;
      if (loopback === undefined) continue;
      yield {
        key: `${provider.file.path}|${loopback}`,
        owner: provider.name,
        by: router.name,
        shown: loopback,
        place: () => placeOf(router, router.raw, 'loopback'),
      };
    }
  },
  check: (claims) =>
    onEach(claims, (claim, others) =>
      l10n.t('The loopback address {0} is used again by {1}. Give each router its own.', claim.shown, others),
    ),
};

export const priorities: CustomerRule = {
  code: 'DUP-012',
  scope: 'customer',
  severity: 'error',
  title: 'A priority stands once in each direction of a network security group.',
  text: 'Azure refuses a second rule of the same priority and direction.',
  source: 'FORMAT; ARM',
  fix: freePriority,
  *check({ customer }) {
    for (const group of customer.subscriptions.flatMap((s) => s.networkSecurityGroups)) {
      const key = (rule: { priority?: number; direction?: string }) =>
        rule.priority === undefined ? undefined : `${rule.direction ?? ''}|${rule.priority}`;
      for (const rules of repeated(group.raw.securityRules ?? [], key)) {
        for (const rule of rules) {
          yield {
            message: l10n.t(
              'Priority {0} is used by {1} rules of direction {2} in "{3}". Give each its own.',
              rule.priority ?? 0,
              rules.length,
              rule.direction ?? '',
              group.name,
            ),
            place: placeOf(group, rule, 'priority'),
          };
        }
      }
    }
  },
};
