import { catalog, clouds, nameKey, type Cloud, type LocationRow } from './catalog';
import { canonicalProvider } from './providers';

/** ExpressRoute Metro at a city: one circuit whose two links land at two sites. */
export interface Metro {
  readonly name: string;
  readonly sites: readonly string[];
  /** what the Metro page names for the Local tier; it is newer than the location page, and the two differ for some cities */
  readonly localRegions: readonly string[];
  readonly providers: readonly string[];
  /** listed, but a circuit with them cannot be created yet */
  readonly futureProviders: readonly string[];
}

/** A peering location of one cloud. */
export interface Location {
  /** ARM's `peeringLocation` as far as the documentation tells */
  readonly name: string;
  readonly isMetro: boolean;
  readonly city: string;
  readonly country: string;
  /** geopolitical region: what a Standard circuit reaches */
  readonly geo: string;
  /** the documentation's own table of geographies is older than this location */
  readonly geoInferred: boolean;
  readonly cloud: Cloud;
  /** display names of the regions that a Local circuit reaches; empty where Local is not offered */
  readonly localRegions: readonly string[];
  /** whether ExpressRoute Direct ports are offered */
  readonly erDirect: boolean;
  readonly providers: readonly string[];
  /** street addresses or colocation buildings */
  readonly sites: readonly string[];
  /** the Metro that the location is, or that its city has */
  readonly metro?: Metro;
}

const metroOfName = new Map<string, Metro>();
for (const row of catalog.metroLocations) {
  const { name, sites, localRegions, providers, futureProviders } = row;
  const metro: Metro = { name, sites, localRegions, providers, futureProviders };
  const inCity = catalog.locations.filter((location) => location.city === row.city).map((location) => location.name);
  for (const key of [name, ...(row.peeringLocationNames ?? inCity)]) metroOfName.set(nameKey(key), metro);
}

function toLocation(row: LocationRow, place: Pick<Location, 'cloud' | 'geoInferred' | 'isMetro' | 'sites'>): Location {
  const metro = place.cloud === 'AzureCloud' ? metroOfName.get(nameKey(row.name)) : undefined;
  const { name, city, country, geo, localRegions, erDirect, providers } = row;
  return { name, city, country, geo, localRegions, erDirect, providers, ...place, ...(metro && { metro }) };
}

const geoInferredOfCity = new Map(catalog.locations.map((row) => [row.city, row.geoInferred]));

const all: readonly Location[] = [
  ...catalog.locations.map((row) =>
    toLocation(row, { cloud: 'AzureCloud', geoInferred: row.geoInferred, isMetro: false, sites: [row.address] }),
  ),
  ...catalog.metroLocations.map((row) =>
    toLocation(row, {
      cloud: 'AzureCloud',
      geoInferred: geoInferredOfCity.get(row.city) ?? true,
      isMetro: true,
      sites: row.sites,
    }),
  ),
  ...catalog.nationalCloudLocations.flatMap((row) => {
    const cloud = clouds.find((known) => known === row.cloud);
    return cloud ? [toLocation(row, { cloud, geoInferred: false, isMetro: false, sites: [row.address] })] : [];
  }),
];

const byCloud = new Map<string, ReadonlyMap<string, Location>>(
  clouds.map((cloud) => [
    cloud,
    new Map(all.filter((location) => location.cloud === cloud).map((location) => [nameKey(location.name), location])),
  ]),
);

function providerKey(name: string): string {
  return nameKey(canonicalProvider(name));
}

const keysAt = new Map<Location, ReadonlySet<string>>(
  all.map((location) => [location, new Set(location.providers.map(providerKey))]),
);

/** The peering location of that name in the cloud, Metro locations ("Amsterdam Metro") included; case does not count. */
export function findLocation(name: string, cloud: string = 'AzureCloud'): Location | undefined {
  return byCloud.get(cloud)?.get(nameKey(name));
}

/** All peering locations of a cloud by name; `undefined` for those of all clouds. */
export function allLocations(cloud?: string): readonly Location[] {
  return cloud === undefined ? all : [...(byCloud.get(cloud)?.values() ?? [])];
}

/** Names of the connectivity providers at a location, none when the location is unknown. */
export function providersAt(location: string, cloud: string = 'AzureCloud'): readonly string[] {
  return findLocation(location, cloud)?.providers ?? [];
}

/** Names of the locations where a connectivity provider (or an alias of it) is, none when it is unknown. */
export function locationsOf(provider: string, cloud: string = 'AzureCloud'): readonly string[] {
  const wanted = providerKey(provider);
  return allLocations(cloud)
    .filter((location) => keysAt.get(location)?.has(wanted))
    .map((location) => location.name);
}

/** Whether the connectivity provider is at the location; aliases and case do not count. */
export function isProviderAt(provider: string, location: string, cloud: string = 'AzureCloud'): boolean {
  const found = findLocation(location, cloud);
  return found !== undefined && keysAt.get(found)?.has(providerKey(provider)) === true;
}

/** Whether the documentation lists the connectivity provider for that Metro location as one that is still to come. source: METRO */
export function isFutureProvider(metroLocation: string, provider: string): boolean {
  const location = findLocation(metroLocation);
  if (location?.isMetro !== true) return false;
  const wanted = providerKey(provider);
  return location.metro?.futureProviders.some((name) => providerKey(name) === wanted) ?? false;
}
