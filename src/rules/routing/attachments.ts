import * as l10n from '@vscode/l10n';
import type { Customer, EdgeRouter, Provider, Site } from '../../design';
import { failureMatrix } from '../../routing';
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

function isProduction(customer: Customer): boolean {
  return customer.subscriptions.some((s) => s.environment === 'production' && s.virtualNetworks.length > 0);
}

export const twoEntries: CustomerRule = {
  code: 'RTE-006',
  scope: 'customer',
  severity: 'warning',
  title: "A site of a production customer is attached to two of the CSP's edge routers.",
  text: 'With one router between them the site loses Azure whenever that router is worked on, however many circuits there are. Outside production it is information.',
  source: 'HA; [D]',
  *check({ customer, provider }) {
    const production = isProduction(customer);
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

export const backboneWays: CustomerRule = {
  code: 'RTE-007',
  scope: 'customer',
  severity: 'warning',
  title: 'In a backbone of VRF-lite no single edge router stands between a site and a network.',
  text: 'Routers lead to each other only where the design has interlinks. Add an interlink, or attach the site elsewhere. Outside production it is information. "Simulate Failures" shows the whole matrix.',
  source: 'HA; [D]',
  *check({ customer, provider, design }) {
    if (provider.raw.backbone?.type !== 'vrf-lite' || customer.circuits.length === 0) return;
    const attached = customer.sites.filter((site) => entriesOf(provider, site).length > 1);
    for (const { element, lost } of failureMatrix(design, customer).failures) {
      if (element.kind !== 'edgeRouter') continue;
      for (const site of attached) {
        const networks = lost.filter((reach) => reach.site === site.name).map((reach) => reach.network);
        if (networks.length === 0) continue;
        yield {
          ...(!isProduction(customer) && { severity: 'info' as const }),
          message: l10n.t(
            'When edge router "{0}" fails, site "{1}" loses {2}: the backbone has no other way. Add an interlink.',
            element.name,
            site.name,
            networks.slice(0, 3).join(', ') + (networks.length > 3 ? ', …' : ''),
          ),
          place: keyOf(site, site.raw, 'connectsTo'),
        };
      }
    }
  },
};
