import { textAt, textsAt } from '../arm';
import { keyOf, parentId } from '../ids';
import { tierOf } from '../types/circuits';
import { PEERING } from '../types/peerings';
import { FILTER_RULE } from '../types/routeFilters';
import { hasMicrosoft365 } from './circuits';
import type { Refusal } from './refusal';

const about = { type: FILTER_RULE, source: 'expressroute/how-to-routefilter-portal', date: '2026-11-25' } as const;

export const routeFilterRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'properties',
    condition: 'a rule does not Allow, is not of the type Community, or has no community',
    code: 'InvalidRouteFilterRule',
    message: 'Rule {id} needs access Allow, routeFilterRuleType Community and at least one community.',
    codeFrom: 'documented',
    refuses: ({ resource: { properties } }) =>
      textAt(properties, 'access') !== 'Allow' ||
      textAt(properties, 'routeFilterRuleType') !== 'Community' ||
      textsAt(properties, 'communities').length === 0,
  },
  {
    ...about,
    property: 'properties.communities',
    condition: 'a community is not one of Microsoft services',
    code: 'InvalidBgpCommunity',
    message: 'Community {community} of {id} is not a Microsoft service community.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-routing',
    refuses({ resource }) {
      const community = textsAt(resource.properties, 'communities').find((text) => !/^12076:\d{4,5}$/.test(text));
      return community !== undefined && { community };
    },
  },
  {
    ...about,
    property: 'properties.communities',
    condition: 'communities of Microsoft 365 come into a filter of a circuit that is not Premium',
    code: 'Microsoft365NeedsPremium',
    message: 'Rule {id} has communities of Microsoft 365, which circuit {circuit} needs the tier Premium for.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-faqs',
    refuses({ resource, world }) {
      if (!hasMicrosoft365([resource])) return false;
      const circuits = world.store
        .referrers(parentId(resource.id) ?? '', PEERING)
        .flatMap(({ id }) => world.store.get(parentId(id) ?? '') ?? []);
      const circuit = circuits.find((each) => tierOf(each) !== 'Premium');
      return circuit && { circuit: circuit.id };
    },
  },
  {
    ...about,
    property: 'properties',
    condition: 'a route filter has more than one rule',
    code: 'RouteFilterRuleLimitExceeded',
    message: 'The route filter of rule {id} can have one rule only.',
    codeFrom: 'documented',
    refuses: ({ resource, world }) =>
      world.store
        .children(parentId(resource.id) ?? '', FILTER_RULE)
        .some((other) => keyOf(other.id) !== keyOf(resource.id)),
  },
];
