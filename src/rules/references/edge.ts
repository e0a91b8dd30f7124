import * as l10n from '@vscode/l10n';
import type { CustomerRule, ProviderRule } from '../rule';
import { placeOf } from '../shared/places';
import { misspeltReference } from './fixes';
import { leadsToPort, missing } from './missing';

export const edgeRouterReferences: CustomerRule = {
  code: 'REF-004',
  scope: 'customer',
  severity: 'error',
  title: 'An edge router is one of the party that the model says.',
  text: "In connect-through it is looked up at the CSP's sites, in connect-to at the customer's; there is no fallback, and names are exact in case. The route distinguishers of single edge routers are those of the CSP's.",
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope.design, scope, ({ kinds }) => kinds.includes('edgeRouter'));
  },
};

export const interlinkReferences: ProviderRule = {
  code: 'REF-014',
  scope: 'provider',
  severity: 'error',
  title: 'Links of the backbone join edge routers of the CSP.',
  text: 'Both ends are edge routers of the sites in the same file, and not the same one. Names are exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope, {}, ({ kinds }) => kinds.includes('edgeRouter'));
    for (const link of scope.provider.raw.backbone?.interlinks ?? []) {
      if (link.a === undefined || link.a !== link.b) continue;
      yield {
        message: l10n.t('The link leads from "{0}" to itself. Name the other router.', link.a),
        place: placeOf(scope.provider, link, 'b'),
      };
    }
  },
};

export const interfaceReferences: CustomerRule = {
  code: 'REF-005',
  scope: 'customer',
  severity: 'error',
  title: 'An interface is one of those that its edge router lists.',
  text: 'Correct the name (exact in case, as the platform writes it), or add the interface to the router.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope.design, scope, ({ kinds }) => kinds.includes('interface'));
  },
};

export const siteReferences: CustomerRule = {
  code: 'REF-006',
  scope: 'customer',
  severity: 'error',
  title: 'A site of the CSP that a customer names is one of the provider file.',
  text: 'connectsTo and reachesProvider name sites of the CSP, exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope.design, scope, ({ kinds }) => kinds.includes('providerSite'));
  },
};

export const sharedServiceReferences: CustomerRule = {
  code: 'REF-007',
  scope: 'customer',
  severity: 'error',
  title: 'A shared service that a customer names is one of the CSP.',
  text: 'The name is that of an entry of sharedServices in the provider file, exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope.design, scope, ({ kinds }) => kinds.includes('sharedService'));
  },
};

export const providerReferences: ProviderRule = {
  code: 'REF-013',
  scope: 'provider',
  severity: 'error',
  title: 'What the provider file names in itself is there.',
  text: 'The site of a shared service, and the direct port or LAG that an interface is patched to. Names are exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope, {}, ({ kinds }) => kinds.includes('providerSite') || leadsToPort(kinds));
  },
};

export const customerPortReferences: CustomerRule = {
  code: 'REF-015',
  scope: 'customer',
  severity: 'error',
  title: 'The direct port or LAG that an interface of a customer is patched to is there.',
  text: 'It is one of the direct ports or link aggregation groups of the customer. The name is exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope.design, scope, ({ kinds, path }) => leadsToPort(kinds) && path[0] === 'sites');
  },
};

export const deviceReferences: CustomerRule = {
  code: 'REF-010',
  scope: 'customer',
  severity: 'error',
  title: "A VPN device or a firewall that a tunnel names is at one of the customer's sites.",
  text: 'The name is that of an entry of vpnDevices (or of firewalls, for an appliance) of a site; site/name where two sites have one of that name.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope.design, scope, ({ kinds }) => kinds.includes('vpnDevice') || kinds.includes('siteFirewall'));
  },
};
