import { parseArmId, resourceKey } from '../../resources';
import type { Estate, FoundResource } from '../found';
import { textAt } from '../json';

/** What a customer delegates to a tenant by Azure Lighthouse. */
export interface Delegation {
  /** Of the assignment and its definition. */
  readonly ids: readonly string[];
  /** In lower case, as all ids here. */
  readonly subscriptionId: string;
  /** As Azure writes it; undefined where the whole subscription is delegated. */
  readonly resourceGroup: string | undefined;
  /** The tenant that it is delegated to. */
  readonly managedBy: string;
  /** The tenant of the customer, where that is told. */
  readonly tenantId: string | undefined;
}

const ASSIGNMENT = 'Microsoft.ManagedServices/registrationAssignments';
const DEFINITION = 'Microsoft.ManagedServices/registrationDefinitions';

/**
 * Asks Resource Graph for delegations, which the list of subscriptions tells of whole subscriptions only.
 * Source: learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources (managedservicesresources)
 */
export const delegationsQuery = `managedservicesresources | where type in~ (${[ASSIGNMENT, DEFINITION]
  .map((type) => `'${type.toLowerCase()}'`)
  .join(', ')}) | order by id asc`;

/** Whether something that was found tells of delegations, and of nothing that stands in a network. */
export const isDelegation = ({ type }: FoundResource): boolean => /^Microsoft\.ManagedServices\//i.test(type);

/**
 * The delegations that were found: each assignment with its definition, which stands inside it or on its own.
 * Source: learn.microsoft.com/rest/api/managedservices/registration-assignments/list
 */
export function delegationsIn(estate: Estate): Delegation[] {
  return estate.resources.flatMap((found): Delegation[] => {
    if (resourceKey(found.type) !== resourceKey(ASSIGNMENT)) return [];
    const scope = parseArmId(found.id);
    const inside = (key: string): string | undefined =>
      textAt(found.body, 'properties', 'registrationDefinition', 'properties', key);
    const definition = estate.get(textAt(found.body, 'properties', 'registrationDefinitionId'));
    const said = (key: string): string | undefined =>
      (inside(key) ?? textAt(definition?.body, 'properties', key))?.toLowerCase();
    const managedBy = said('managedByTenantId');
    if (!scope || managedBy === undefined) return [];
    return [
      {
        ids: [found.id, ...(definition ? [definition.id] : [])],
        subscriptionId: scope.subscriptionId.toLowerCase(),
        resourceGroup: scope.resourceGroup,
        managedBy,
        tenantId: said('manageeTenantId') ?? found.tenantId?.toLowerCase(),
      },
    ];
  });
}

/** The groups that are delegated, by the subscription that is not delegated as a whole. */
export function delegatedGroups(delegations: readonly Delegation[]): Map<string, string[]> {
  const bySubscription = Map.groupBy(delegations, ({ subscriptionId }) => subscriptionId);
  return new Map(
    [...bySubscription].flatMap(([id, own]): [string, string[]][] => {
      const groups = own.flatMap(({ resourceGroup }) => resourceGroup ?? []);
      return groups.length < own.length ? [] : [[id, [...new Set(groups)].sort()]];
    }),
  );
}
