import * as l10n from '@vscode/l10n';
import type { FoundCustomer, FoundSubscription } from '../found';
import type { Told } from '../told';
import type { Sources } from './source';

/** What Partner Center and Graph answered. */
interface Answer {
  readonly customers: readonly {
    readonly tenantId: string;
    readonly companyName: string | undefined;
    readonly domain: string | undefined;
    readonly hasGdap: boolean | undefined;
    readonly subscriptions: readonly {
      readonly subscriptionId: string;
      readonly friendlyName: string | undefined;
      readonly status: string | undefined;
    }[];
  }[];
  readonly unread: readonly { readonly of: string; readonly message: string }[];
}

/**
 * The customers of a partner, as sources: with the subscriptions of each that are in use. A subscription that two customers
 * have is told, and stays with the first.
 * @param providerTenantId the tenant that was signed in to
 */
export function readPartnerAnswer({ customers, unread }: Answer, source: string, providerTenantId?: string): Sources {
  const told: Told[] = unread.map(({ of, message }) => ({
    severity: 'error',
    code: 'IMP-001',
    message: l10n.t('{0} could not be read in full: {1}', of, message),
    source,
  }));
  const subscriptions = new Map<string, FoundSubscription>();
  const found: FoundCustomer[] = [];
  for (const { tenantId, companyName, domain, hasGdap, subscriptions: own } of customers) {
    const displayName = companyName ?? domain;
    found.push({ tenantId, displayName, hasGdap });
    const inUse = own.filter(({ status }) => status?.toLowerCase() !== 'deleted');
    if (inUse.length === 0) {
      const message = l10n.t('{0} has no Azure subscription of the CSP, and no file.', displayName ?? tenantId);
      told.push({ severity: 'info', code: 'IMP-005', message, source });
    }
    for (const { subscriptionId, friendlyName } of inUse) {
      const key = subscriptionId.toLowerCase();
      if (subscriptions.has(key)) {
        const message = l10n.t('Two customers have the subscription {0}: it stays with the first.', subscriptionId);
        told.push({ severity: 'error', code: 'IMP-007', message, source });
      } else subscriptions.set(key, { subscriptionId, displayName: friendlyName, tenantId, offer: 'csp' });
    }
  }
  return {
    resources: [],
    subscriptions: [...subscriptions.values()],
    customers: found,
    providerTenantId,
    routers: [],
    told,
  };
}
