import catalog from '../../media/catalog.json';
import type { JsonObject } from './arm';

const BANDWIDTHS = catalog.bandwidths.providerMbps;
/** Microsoft's test provider, as the recordings have it. */
const TEST_PROVIDER = { name: 'Ibiza Test Provider', locations: ['Area51'] };

interface Offer {
  readonly name: string;
  readonly locations: readonly string[];
}

/** ARM's names of the connectivity providers: those that the documentation has, and those that it calls otherwise. */
function offers(): Offer[] {
  const rows: readonly {
    readonly name: string;
    readonly documented?: string;
    readonly locations?: readonly string[];
  }[] = catalog.armNames.providers;
  const places = new Map(catalog.providers.map(({ name, locations }) => [name, locations]));
  const armOnly = rows.map(({ name, documented, locations }) => ({
    name,
    locations: locations ?? places.get(documented ?? '') ?? [],
  }));
  const named = new Set(armOnly.map(({ name }) => name));
  // A name that explains itself in brackets is for people: ARM has the other one.
  const explained = new Set(rows.flatMap(({ documented }) => (documented?.includes('(') === true ? [documented] : [])));
  const shared = catalog.providers.filter(({ name }) => !named.has(name) && !explained.has(name));
  return [...shared, ...armOnly, TEST_PROVIDER];
}

/** `expressRouteServiceProviders` of a subscription, from the catalogue's data. */
export function serviceProviders(subscription: string): JsonObject[] {
  return offers().map(({ name, locations }) => ({
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

/** `expressRoutePortsLocations` of a subscription: buildings. A single one says which bandwidths are free, the list does not. */
export function portLocations(subscription: string, single: boolean): (JsonObject & { readonly name: string })[] {
  return catalog.armNames.portLocations.map(({ name, location }) => ({
    name,
    id: `/subscriptions/${subscription}/providers/Microsoft.Network/expressRoutePortsLocations/${encodeURIComponent(name)}`,
    type: 'Microsoft.Network/expressRoutePortsLocations',
    properties: {
      provisioningState: 'Succeeded',
      address: location,
      contact: 'support@example.com',
      availableBandwidths: single
        ? catalog.bandwidths.directPortGbps.map((gbps) => ({ offerName: `${gbps} Gbps`, valueInGbps: gbps }))
        : [],
    },
  }));
}

/** `bgpServiceCommunities` of a subscription: the communities of regions and of services. */
export function bgpCommunities(subscription: string): JsonObject[] {
  const all = [
    ...catalog.bgpCommunities.regional.map(({ region, microsoft }) => ({ title: `Azure ${region}`, value: microsoft })),
    ...catalog.bgpCommunities.services.map(({ service, value }) => ({ title: service, value })),
  ];
  return all.map(({ title, value }) => {
    const name = title.replaceAll(' ', '').toLowerCase();
    return {
      name,
      id: `/subscriptions/${subscription}/providers/Microsoft.Network/bgpServiceCommunities/${name}`,
      type: 'Microsoft.Network/bgpServiceCommunities',
      properties: {
        serviceName: title,
        bgpCommunities: [
          {
            serviceSupportedRegion: 'Global',
            communityName: title,
            communityValue: value,
            communityPrefixes: [],
            isAuthorizedToUse: true,
            serviceGroup: 'Azure',
          },
        ],
      },
    };
  });
}
