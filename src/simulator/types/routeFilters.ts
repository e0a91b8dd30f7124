import { badRequest, textAt, textsAt } from '../arm';
import type { Resource } from '../arm';
import { parentId } from '../ids';
import type { Kind, World } from '../kind';

const FILTER = 'Microsoft.Network/routeFilters';
const RULE = `${FILTER}/routeFilterRules`;

function checkRule(rule: Resource, _previous: Resource | undefined, { store }: World): void {
  const { properties, id } = rule;
  const communities = textsAt(properties, 'communities');
  if (
    textAt(properties, 'access') !== 'Allow' ||
    textAt(properties, 'routeFilterRuleType') !== 'Community' ||
    communities.length === 0
  ) {
    throw badRequest(
      'InvalidRouteFilterRule',
      `Rule ${id} needs access Allow, routeFilterRuleType Community and at least one community.`,
    );
  }
  const odd = communities.find((community) => !/^12076:\d{4,5}$/.test(community));
  if (odd !== undefined)
    throw badRequest('InvalidBgpCommunity', `Community ${odd} of ${id} is not a Microsoft service community.`);
  if (store.children(parentId(id) ?? '', RULE).length > 1) {
    throw badRequest('RouteFilterRuleLimitExceeded', `Route filter ${parentId(id)} can have one rule only.`);
  }
}

export const routeFilterKinds: readonly Kind[] = [
  {
    type: FILTER,
    located: true,
    inline: [{ property: 'rules', type: RULE, whenOmitted: 'delete' }],
    readOnly: ['peerings', 'ipv6Peerings'],
    blockedBy: [{ type: 'Microsoft.Network/expressRouteCircuits/peerings', code: 'RouteFilterInUse' }],
    view: (filter, { store }) => ({
      peerings: store.referrers(filter.id, 'Microsoft.Network/expressRouteCircuits/peerings').map(({ id }) => ({ id })),
    }),
  },
  { type: RULE, envelope: [], check: checkRule },
];
