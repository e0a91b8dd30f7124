/**
 * Counts that Azure holds a subscription or a resource to, as long as nobody has had them raised; source:
 * azure-resource-manager/management/azure-subscription-service-limits and expressroute-faqs, read on 2026-11-25.
 */
export const LIMITS = {
  dnsServersOfNetwork: 20,
  subnetsOfNetwork: 3000,
  peeringsOfNetwork: 500,
  networksOfRegion: 1000,
  routesOfTable: 400,
  tagRoutesOfTable: 25,
  prefixesOfLocalGateway: 1000,
  routeTablesOfRegion: 200,
  rulesOfGroup: 1000,
  groupsOfRegion: 5000,
  addressesOfRule: 4000,
  circuitsOfRegion: 10,
  circuitsOfSubscription: 50,
  circuitsOfPlaceOnNetwork: 4,
  addressSpacesWhenConnected: 200,
  routeServerPeers: 8,
} as const;
