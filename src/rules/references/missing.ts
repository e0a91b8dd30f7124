import * as l10n from '@vscode/l10n';
import { type Customer, type Design, keptByConnectivityProvider } from '../../design';
import {
  type Known,
  type Naming,
  type Where,
  around,
  lookups,
  namingsOf,
  placeOfNaming,
  resolve,
  whereOf,
} from '../../design/references';
import { circuitAround, subscriptionAround } from '../../design/references/where';
import type { Remark } from '../rule';
import { hint } from '../shared/hints';

type Owner = { readonly customer: Customer } | { readonly customer?: undefined };

/**
 * The references of a file that lead nowhere, or to more than one thing. What the schema says of a key is all that
 * is looked at; `isWanted` tells which of them are a rule's.
 */
export function* missing(
  design: Pick<Design, 'provider'>,
  { customer }: Owner,
  isWanted: (naming: Naming) => boolean,
): Generator<Remark> {
  for (const naming of namingsOf((customer ?? design.provider).file)) {
    if (naming.role !== 'reference' || naming.mayBeElsewhere || !isWanted(naming)) continue;
    const where = whereOf(naming, design, customer);
    if (!isRead(naming, where)) continue;
    const found = resolve(naming, where);
    if (!found)
      yield { message: `${whatIsMissing(naming, where)} ${helpFor(naming, where)}`, place: placeOfNaming(naming) };
    else if ((found.choices ?? 1) > 1) yield several(naming);
  }
}

/** Whether a reference leads to a direct port or a LAG. */
export const leadsToPort = (kinds: Naming['kinds']): boolean =>
  kinds.includes('expressRoutePort') || kinds.includes('expressRouteLag');

function several(naming: Naming): Remark {
  const bySite = naming.kinds.some((kind) => lookups[kind].firstSegment === 'site');
  return {
    severity: 'warning',
    message: bySite
      ? l10n.t('Several sites have a "{0}". Write site/{0} for the one that is meant.', naming.written)
      : l10n.t('Several subscriptions have a "{0}". Write subscription/{0} for the one that is meant.', naming.written),
    place: placeOfNaming(naming),
  };
}

/** Where the connectivity provider keeps layer 3, nobody reads the ends of the links; a key in place of a name is SEC-007's. */
function isRead({ kinds, written }: Naming, where: Where): boolean {
  if (kinds.includes('authorization')) return !looksLikeKey(written);
  const circuit = circuitAround(where);
  const isEnd = kinds.includes('edgeRouter') || kinds.includes('interface');
  return !(isEnd && circuit && keptByConnectivityProvider(circuit));
}

/** Not shown again in a message. */
function looksLikeKey(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function whatIsMissing({ kinds: [kind], written, path }: Naming, where: Where): string {
  switch (kind) {
    case 'virtualNetwork':
      return l10n.t('This customer has no virtual network "{0}" there.', written);
    case 'subscription':
      return path.includes('roleAssignments')
        ? l10n.t('The scope "{0}" is neither a subscription of this customer nor something in one.', written)
        : l10n.t('This customer has no subscription "{0}".', written);
    case 'edgeRouter':
      return missingRouter(written, where);
    case 'interface':
      return l10n.t('The edge router lists no interface "{0}".', written);
    case 'providerSite':
      return l10n.t('The CSP has no site "{0}".', written);
    case 'sharedService':
      return l10n.t('The CSP has no shared service "{0}".', written);
    case 'circuit':
      return l10n.t('This customer has no circuit "{0}".', written);
    case 'expressRoutePort':
      return where.customer
        ? l10n.t('There is no direct port "{0}", neither of this customer nor of the CSP.', written)
        : l10n.t('There is no direct port "{0}".', written);
    case 'expressRouteLag':
      return where.customer
        ? l10n.t('There is no link aggregation group "{0}", neither of this customer nor of the CSP.', written)
        : l10n.t('There is no link aggregation group "{0}".', written);
    case 'routeTable':
      return l10n.t('Subscription "{0}" has no route table "{1}".', subscriptionAround(where)?.name ?? '', written);
    case 'networkSecurityGroup':
      return l10n.t(
        'Subscription "{0}" has no network security group "{1}".',
        subscriptionAround(where)?.name ?? '',
        written,
      );
    case 'vpnDevice':
      return l10n.t('The customer\'s sites have no VPN device "{0}".', written);
    case 'siteFirewall':
    case 'site':
      return l10n.t('The customer\'s sites have no firewall "{0}".', written);
    case 'authorization':
      return l10n.t('Circuit "{0}" has no authorization "{1}".', circuitAround(where)?.name ?? '', written);
    default:
      return l10n.t('There is no "{0}".', written);
  }
}

function missingRouter(name: string, where: Where): string {
  const circuit = circuitAround(where);
  if (circuit?.model === 'connect-to') {
    return l10n.t('In connect-to the links end at the customer, whose sites have no edge router "{0}".', name);
  }
  if (circuit) {
    return l10n.t('In connect-through the links end at the CSP, whose sites have no edge router "{0}".', name);
  }
  const site = where.path.includes('connectsTo') ? around(where, 'site') : undefined;
  return typeof site === 'string'
    ? l10n.t('The site "{0}" of the CSP has no edge router "{1}".', site, name)
    : l10n.t('The CSP has no edge router "{0}".', name);
}

/** What may have been meant: the same name in another subscription, a near name, or what there is. */
function helpFor({ kinds, written }: Naming, where: Where): string {
  const known = kinds.flatMap((kind) => lookups[kind].known(where));
  const elsewhere = written.includes('/') ? undefined : known.find((one) => lastOf(one) === written);
  if (elsewhere && elsewhere.short === undefined && elsewhere.written !== written) {
    return l10n.t('One segment is looked up in the own subscription: write "{0}".', elsewhere.written);
  }
  return hint(written, [...known.flatMap(({ short }) => short ?? []), ...known.map((one) => one.written)]);
}

function lastOf({ written }: Known): string {
  return written.slice(written.indexOf('/') + 1);
}
