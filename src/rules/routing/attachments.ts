import * as l10n from '@vscode/l10n';
import type { EdgeRouter, Provider, Site } from '../../design';
import type { CustomerRule } from '../rule';
import { keyOf } from '../shared/places';

/** The edge routers of the CSP that a site is attached to; any of a site of the CSP where none is named. */
function entriesOf(provider: Provider, site: Site): EdgeRouter[] {
  const routers = site.attachments.flatMap((attachment) =>
    provider.edgeRouters.filter(
      (router) =>
        router.site === attachment.site &&
        (attachment.edgeRouter === undefined || attachment.edgeRouter === router.name),
    ),
  );
  return [...new Set(routers)];
}

export const twoEntries: CustomerRule = {
  code: 'RTE-006',
  scope: 'customer',
  severity: 'warning',
  title: "A site of a production customer is attached to two of the CSP's edge routers.",
  text: 'With one router between them the site loses Azure whenever that router is worked on, however many circuits there are. Outside production it is information.',
  source: 'HA; [D]',
  *check({ customer, provider }) {
    const production = customer.subscriptions.some(
      (s) => s.environment === 'production' && s.virtualNetworks.length > 0,
    );
    if (customer.circuits.length === 0) return;
    for (const site of customer.sites) {
      const [only, second] = entriesOf(provider, site);
      if (!only || second) continue;
      yield {
        ...(!production && { severity: 'info' as const }),
        message: l10n.t(
          'Site "{0}" is attached to edge router "{1}" only: when that fails, the site loses everything. Attach it to a second one.',
          site.name,
          only.name,
        ),
        place: keyOf(site, site.raw, 'connectsTo'),
      };
    }
  },
};
