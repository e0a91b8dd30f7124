import catalog from '../../media/catalog.json';
import type { JsonObject } from './arm';

const BANDWIDTHS = [50, 100, 200, 500, 1000, 2000, 5000, 10000];
/** Microsoft's test provider, as the recordings have it. */
const TEST_PROVIDER = { name: 'Ibiza Test Provider', locations: ['Area51'] };

/** `expressRouteServiceProviders` of a subscription, from the catalogue. */
export function serviceProviders(subscription: string): JsonObject[] {
  return [...catalog.providers, TEST_PROVIDER].map(({ name, locations }) => ({
    name,
    id: `/subscriptions/${subscription}/providers/Microsoft.Network/expressRouteServiceProviders/${encodeURIComponent(name)}`,
    type: 'Microsoft.Network/expressRouteServiceProviders',
    properties: {
      provisioningState: 'Succeeded',
      peeringLocations: [...locations],
      bandwidthsOffered: BANDWIDTHS.map((mbps) => ({
        offerName: mbps < 1000 ? `${mbps}Mbps` : `${mbps / 1000}Gbps`,
        valueInMbps: mbps,
      })),
    },
  }));
}

/** `bgpServiceCommunities` of a subscription: the regional communities of the catalogue. */
export function bgpCommunities(subscription: string): JsonObject[] {
  return catalog.bgpCommunities.regional.map(({ region, microsoft }) => {
    const name = region.replaceAll(' ', '').toLowerCase();
    return {
      name,
      id: `/subscriptions/${subscription}/providers/Microsoft.Network/bgpServiceCommunities/${name}`,
      type: 'Microsoft.Network/bgpServiceCommunities',
      properties: {
        serviceName: `Azure ${region}`,
        bgpCommunities: [
          {
            serviceSupportedRegion: 'Global',
            communityName: `Azure ${region}`,
            communityValue: microsoft,
            communityPrefixes: [],
            isAuthorizedToUse: true,
            serviceGroup: 'Azure',
          },
        ],
      },
    };
  });
}
