import type { JsonObject } from './arm';
import { notFound } from './arm';
import { REGIONS, regionHasZones } from './zones';

/** A subscription that the simulator has. */
export interface SimulatedSubscription {
  readonly subscriptionId: string;
  readonly tenantId?: string;
  readonly displayName?: string;
  /** Tenants that it is delegated to (Azure Lighthouse). */
  readonly managedByTenants?: readonly string[];
  /** Groups of it that are delegated to a tenant, each on its own. */
  readonly delegatedGroups?: readonly { readonly resourceGroup: string; readonly tenantId: string }[];
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TENANT = '00000000-0000-4000-8000-0000000000aa';

/** The subscriptions that exist. Where none were named at the start, every GUID is one. */
export class Subscriptions {
  private readonly known = new Map<string, SimulatedSubscription>();
  private readonly closed: boolean;

  constructor(named: readonly SimulatedSubscription[]) {
    this.closed = named.length > 0;
    for (const subscription of named) this.known.set(subscription.subscriptionId.toLowerCase(), subscription);
  }

  /** Adds one, or replaces what was said of it. */
  add(subscription: SimulatedSubscription): void {
    this.known.set(subscription.subscriptionId.toLowerCase(), subscription);
  }

  list(): SimulatedSubscription[] {
    return [...this.known.values()];
  }

  require(id: string): SimulatedSubscription {
    const key = id.toLowerCase();
    const found = this.known.get(key);
    if (found !== undefined) return found;
    if (this.closed || !GUID.test(id))
      throw notFound('SubscriptionNotFound', `The subscription '${id}' could not be found.`);
    const opened = { subscriptionId: key };
    this.known.set(key, opened);
    return opened;
  }

  /** The tenant of a subscription. */
  tenantOf(id: string): string {
    return this.require(id).tenantId ?? TENANT;
  }

  show({ subscriptionId, tenantId, displayName, managedByTenants = [] }: SimulatedSubscription): JsonObject {
    return {
      id: `/subscriptions/${subscriptionId}`,
      subscriptionId,
      tenantId: tenantId ?? TENANT,
      managedByTenants: managedByTenants.map((id) => ({ tenantId: id })),
      displayName: displayName ?? `Subscription ${subscriptionId.slice(-4)}`,
      state: 'Enabled',
      subscriptionPolicies: {
        locationPlacementId: 'Public_2014-09-01',
        quotaId: 'CSP_2015-05-01',
        spendingLimit: 'Off',
      },
    };
  }

  /**
   * Delegations of groups as rows of Resource Graph: an assignment and its definition each.
   * Source: learn.microsoft.com/rest/api/managedservices/registration-assignments/list
   */
  delegations(): JsonObject[] {
    return this.list().flatMap(({ subscriptionId, tenantId = TENANT, delegatedGroups = [] }) =>
      delegatedGroups.flatMap((one, n) => {
        const scope = `/subscriptions/${subscriptionId}`;
        const name = `00000000-0000-4000-8000-${String(n + 1).padStart(12, '0')}`;
        const definition = `${scope}/providers/Microsoft.ManagedServices/registrationDefinitions/${name}`;
        const row = { name, subscriptionId, tenantId };
        return [
          {
            ...row,
            id: `${scope}/resourceGroups/${one.resourceGroup}/providers/Microsoft.ManagedServices/registrationAssignments/${name}`,
            type: 'microsoft.managedservices/registrationassignments',
            properties: { registrationDefinitionId: definition, provisioningState: 'Succeeded' },
          },
          {
            ...row,
            id: definition,
            type: 'microsoft.managedservices/registrationdefinitions',
            properties: { managedByTenantId: one.tenantId, manageeTenantId: tenantId, provisioningState: 'Succeeded' },
          },
        ];
      }),
    );
  }

  tenants(): JsonObject[] {
    const ids = new Set(this.list().map(({ tenantId }) => tenantId ?? TENANT));
    if (ids.size === 0) ids.add(TENANT);
    return [...ids].map((tenantId) => ({ id: `/tenants/${tenantId}`, tenantId, tenantCategory: 'Home' }));
  }

  /** The regions of a subscription, with the physical zones behind its logical ones. */
  locations(subscription: string): JsonObject[] {
    return REGIONS.map(({ name, displayName }) => ({
      id: `/subscriptions/${subscription}/locations/${name}`,
      name,
      type: 'Region',
      displayName,
      regionalDisplayName: displayName,
      ...(regionHasZones(name) && {
        availabilityZoneMappings: ['1', '2', '3'].map((zone) => ({
          logicalZone: zone,
          physicalZone: `${name}-az${zone}`,
        })),
      }),
    }));
  }
}
