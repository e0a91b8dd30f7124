import { ArmError } from './arm';
import type { Json, JsonObject } from './arm';
import type { ArmResponse } from './messages';

/** A customer of the partner whose Azure the simulator is. */
export interface SimulatedCustomer {
  readonly tenantId: string;
  readonly companyName: string;
  readonly domain?: string;
  /** Entitlements of its Azure plan; a customer without any has no plan. */
  readonly subscriptions?: readonly SimulatedEntitlement[];
  /** The state of a granular delegated admin relationship; absent for none. */
  readonly relationship?: 'active' | 'expiring' | 'approvalPending' | 'terminated';
  /** Whether Partner Center refuses to say what it bought. */
  readonly isHidden?: boolean;
}

export interface SimulatedEntitlement {
  readonly subscriptionId: string;
  readonly friendlyName: string;
  readonly status?: 'active' | 'suspended' | 'deleted';
}

/** Customers of one answer, however many are asked for: so that pages are turned. */
const MOST_OF_A_PAGE = 2;
const AZURE_PLAN = 'DZH318Z0BPS6:0001:DZH318Z0BML6';

/**
 * Partner Center's customers, subscriptions and entitlements, and the delegated admin relationships of Microsoft Graph.
 * Source: learn.microsoft.com/partner-center/developer (get-a-list-of-customers, get-all-of-a-customer-s-subscriptions,
 * get-a-list-of-azure-entitlements-for-subscription), learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships
 */
export class PartnerCenter {
  private readonly customers = new Map<string, SimulatedCustomer>();

  constructor(customers: readonly SimulatedCustomer[]) {
    for (const customer of customers) this.add(customer);
  }

  /** Adds a customer, or replaces what was said of it. */
  add(customer: SimulatedCustomer): void {
    this.customers.set(customer.tenantId.toLowerCase(), customer);
  }

  /** Whether a path is one of these services, and none of Resource Manager's. */
  static serves(path: string): boolean {
    return /^\/v1(\.0)?\//.test(path);
  }

  /** Answers a request. Throws `ArmError`. */
  answer(method: string, path: string, query: URLSearchParams, continuation: string | undefined): ArmResponse {
    if (method !== 'GET') throw new ArmError(405, 'MethodNotAllowed', `${method} is not served here.`);
    if (path === '/v1.0/tenantRelationships/delegatedAdminRelationships') return this.relationships();
    const [, , collection, tenantId, subscriptions, planId, entitlements] = path.split('/');
    if (collection !== 'customers') throw unknown(path);
    if (tenantId === undefined) return this.page(Number(query.get('size') ?? MOST_OF_A_PAGE), continuation);
    const customer = this.customers.get(tenantId.toLowerCase());
    if (!customer || subscriptions !== 'subscriptions') throw unknown(path);
    if (customer.isHidden) throw new ArmError(403, '403', 'The partner may not see this customer.');
    if (planId === undefined) return collectionOf(plansOf(customer));
    if (entitlements?.toLowerCase() !== 'azureentitlements' || planId !== planOf(customer)) throw unknown(path);
    return collectionOf(entitlementsOf(customer));
  }

  private page(size: number, continuation: string | undefined): ArmResponse {
    const first = Number(continuation ?? 0);
    const rows = Math.min(size, MOST_OF_A_PAGE);
    const all = [...this.customers.values()];
    const next = first + rows;
    return collectionOf(all.slice(first, next).map(shown), all.length, {
      ...(next < all.length && {
        next: {
          uri: `/customers?size=${String(size)}&seekOperation=Next`,
          method: 'GET',
          headers: [{ key: 'MS-ContinuationToken', value: String(next) }],
        },
      }),
    });
  }

  private relationships(): ArmResponse {
    const value = [...this.customers.values()].flatMap(({ tenantId, companyName, relationship }): JsonObject[] =>
      relationship === undefined
        ? []
        : [
            {
              id: `${tenantId}-relationship`,
              displayName: `${companyName} admin relationship`,
              customer: { tenantId, displayName: companyName },
              status: relationship,
            },
          ],
    );
    return { status: 200, body: { value } };
  }
}

const unknown = (path: string): ArmError => new ArmError(404, '404', `Nothing is at ${path}.`);

function collectionOf(items: Json[], totalCount = items.length, links: JsonObject = {}): ArmResponse {
  return { status: 200, body: { totalCount, items, links, attributes: { objectType: 'Collection' } } };
}

const shown = ({ tenantId, companyName, domain }: SimulatedCustomer): JsonObject => ({
  id: tenantId,
  companyProfile: { tenantId, domain: domain ?? 'customer.onmicrosoft.com', companyName },
  relationshipToPartner: 'reseller',
});

const planOf = ({ tenantId }: SimulatedCustomer): string => `plan-of-${tenantId}`;

/** An Azure plan where there are subscriptions, and always something that is no Azure. */
function plansOf(customer: SimulatedCustomer): JsonObject[] {
  const plan = {
    id: planOf(customer),
    offerId: AZURE_PLAN,
    offerName: 'Azure plan',
    friendlyName: 'Azure plan',
    status: 'active',
  };
  const mail = {
    id: `mail-of-${customer.tenantId}`,
    offerId: 'CFQ7TTC0LH16:0001',
    friendlyName: 'Mail',
    status: 'active',
  };
  return [...(customer.subscriptions ? [plan] : []), mail];
}

const entitlementsOf = (customer: SimulatedCustomer): JsonObject[] =>
  (customer.subscriptions ?? []).map(({ subscriptionId, friendlyName, status }) => ({
    id: subscriptionId,
    friendlyName,
    status: status ?? 'active',
    subscriptionId: planOf(customer),
  }));
