import * as l10n from '@vscode/l10n';
import type { DesignFile } from '../../design';
import type { ClashRule, CustomerRule, ProviderRule, Remark } from '../rule';
import { onEach } from '../shared/clash';
import { repeated } from '../shared/groups';
import { placeOf } from '../shared/places';

export const customerNames: ClashRule = {
  code: 'DUP-003',
  scope: 'clash',
  severity: 'error',
  title: 'A customer has a name of its own.',
  text: 'The name is the folder of what is generated and the key of what is kept, and case does not count there. Rename one of the customers.',
  source: 'FORMAT',
  *claims({ customer }) {
    if (customer.name === '') return;
    yield {
      key: customer.name.toLowerCase(),
      owner: customer.name,
      by: customer.file.path,
      shown: customer.name,
      place: () => placeOf(customer, customer.raw, 'name'),
    };
  },
  check: (claims) =>
    onEach(claims, (claim) =>
      l10n.t('{0} customers have the name "{1}". Rename all but one.', claims.length, claim.shown),
    ),
};

interface NamedObject {
  readonly name?: string;
}

function* twice(
  of: { readonly file: DesignFile },
  list: readonly NamedObject[],
  what: () => string,
): Generator<Remark> {
  for (const group of repeated(list, (item) => item.name)) {
    for (const item of group) {
      yield {
        message: l10n.t(
          '{0}: the name "{1}" stands here {2} times. Give each its own.',
          what(),
          item.name ?? '',
          group.length,
        ),
        place: placeOf(of, item, 'name'),
      };
    }
  }
}

export const customerLocalNames: CustomerRule = {
  code: 'DUP-004',
  scope: 'customer',
  severity: 'error',
  title: 'Subscriptions, sites, edge routers, interfaces and devices of a customer have names of their own.',
  text: 'References lead to them by name; with two of one name it would be chance which one is meant.',
  source: 'FORMAT',
  *check({ customer }) {
    yield* twice(customer, customer.raw.subscriptions ?? [], () => l10n.t('Subscriptions'));
    yield* twice(customer, customer.raw.sites ?? [], () => l10n.t('Sites'));
    const routers = customer.sites.flatMap((site) => site.raw.edgeRouters ?? []);
    yield* twice(customer, routers, () => l10n.t('Edge routers'));
    for (const router of routers) yield* twice(customer, router.interfaces ?? [], () => l10n.t('Interfaces'));
    for (const site of customer.sites) {
      yield* twice(customer, site.raw.vpnDevices ?? [], () => l10n.t('VPN devices'));
      yield* twice(customer, site.raw.firewalls ?? [], () => l10n.t('Firewalls'));
    }
  },
};

export const providerLocalNames: ProviderRule = {
  code: 'DUP-005',
  scope: 'provider',
  severity: 'error',
  title: 'Sites, edge routers, interfaces, shared services and direct ports of the CSP have names of their own.',
  text: 'Customers refer to them by name; with two of one name it would be chance which one is meant.',
  source: 'FORMAT',
  *check({ provider }) {
    const routers = (provider.raw.sites ?? []).flatMap((site) => site.edgeRouters ?? []);
    yield* twice(provider, provider.raw.sites ?? [], () => l10n.t('Sites'));
    yield* twice(provider, routers, () => l10n.t('Edge routers'));
    for (const router of routers) yield* twice(provider, router.interfaces ?? [], () => l10n.t('Interfaces'));
    yield* twice(provider, provider.raw.sharedServices ?? [], () => l10n.t('Shared services'));
    yield* twice(provider, provider.raw.expressRoutePorts ?? [], () => l10n.t('Direct ports'));
    yield* twice(provider, provider.raw.expressRouteLags ?? [], () => l10n.t('Link aggregation groups'));
  },
};
