import { keyOf, subscriptionOf } from '../ids';
import { CIRCUIT } from '../types/circuits';
import { NETWORK } from '../types/networks';
import { LIMITS } from './limits';
import type { Refusal } from './refusal';

interface Quota {
  readonly type: string;
  readonly limit: number;
  readonly perRegion: boolean;
  readonly what: string;
  readonly code: string;
}

const QUOTAS: readonly Quota[] = [
  {
    type: CIRCUIT,
    limit: LIMITS.circuitsOfRegion,
    perRegion: true,
    what: 'ExpressRoute circuits in one region',
    code: 'ExpressRouteCircuitCountLimitReached',
  },
  {
    type: CIRCUIT,
    limit: LIMITS.circuitsOfSubscription,
    perRegion: false,
    what: 'ExpressRoute circuits',
    code: 'ExpressRouteCircuitCountLimitReached',
  },
  {
    type: NETWORK,
    limit: LIMITS.networksOfRegion,
    perRegion: true,
    what: 'virtual networks in one region',
    code: 'VnetCountLimitReached',
  },
  {
    type: 'Microsoft.Network/routeTables',
    limit: LIMITS.routeTablesOfRegion,
    perRegion: true,
    what: 'route tables in one region',
    code: 'RouteTableCountLimitReached',
  },
  {
    type: 'Microsoft.Network/networkSecurityGroups',
    limit: LIMITS.groupsOfRegion,
    perRegion: true,
    what: 'network security groups in one region',
    code: 'NetworkSecurityGroupCountLimitReached',
  },
];

/** How many a subscription may have, as long as nobody has had the number raised. */
export const quotaRefusals: readonly Refusal[] = QUOTAS.map(({ type, limit, perRegion, what, code }) => ({
  type,
  property: 'id',
  condition: `the subscription has ${limit} ${what} already`,
  code,
  message: `Cannot create more than ${limit} ${what} for this subscription.`,
  codeFrom: 'documented',
  source: 'azure-resource-manager/management/azure-subscription-service-limits',
  date: '2026-11-25',
  onlyNew: true,
  refuses({ resource, world }) {
    if (!world.strictness.holdQuotas) return false;
    const subscription = subscriptionOf(resource.id);
    const others = world.store
      .ofType(type)
      .filter(
        ({ id, location }) =>
          keyOf(id) !== keyOf(resource.id) &&
          subscriptionOf(id) === subscription &&
          (!perRegion || location === resource.location),
      );
    return others.length >= limit;
  },
}));
