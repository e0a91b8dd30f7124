import type { Kind } from '../kind';

export const FILTER = 'Microsoft.Network/routeFilters';
export const FILTER_RULE = `${FILTER}/routeFilterRules`;

export const routeFilterKinds: readonly Kind[] = [
  {
    type: FILTER,
    located: true,
    inline: [{ property: 'rules', type: FILTER_RULE, whenOmitted: 'delete' }],
    readOnly: ['peerings', 'ipv6Peerings'],
    blockedBy: [{ type: 'Microsoft.Network/expressRouteCircuits/peerings', code: 'RouteFilterInUse' }],
    view: (filter, { store }) => ({
      peerings: store.referrers(filter.id, 'Microsoft.Network/expressRouteCircuits/peerings').map(({ id }) => ({ id })),
    }),
  },
  { type: FILTER_RULE, envelope: [] },
];
