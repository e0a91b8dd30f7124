import { catalog, clouds, documented, nameKey, type Cloud, type LocationRow, type Provenance } from './catalog';
import { canonicalProvider, findProvider } from './providers';

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
export interface Location extends Provenance {
  /** ARM's `peeringLocation` of a circuit: Newport */
  readonly name: string;
  /** what the documentation writes: Newport(Wales) */
  readonly displayName: string;
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
  /** display names; none where the documentation does not list them yet */
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

const armNameOf = new Map(catalog.armNames.locations.map((row) => [nameKey(row.documented), row.name]));

function toLocation(
  row: LocationRow,
  place: Pick<Location, 'cloud' | 'geoInferred' | 'isMetro' | 'sites'> & Partial<Provenance>,
): Location {
  const metro = place.cloud === 'AzureCloud' ? metroOfName.get(nameKey(row.name)) : undefined;
  const { name: displayName, city, country, geo, localRegions, erDirect, providers } = row;
  const name = armNameOf.get(nameKey(displayName)) ?? displayName;
  const facts = { name, displayName, city, country, geo, localRegions, erDirect, providers };
  return { ...documented(), ...facts, ...place, ...(metro && { metro }) };
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
      ...documented('metro'),
    }),
  ),
  ...catalog.recent.locations.flatMap(({ source, asOf, ...row }) => {
    const cloud = clouds.find((known) => known === row.cloud);
    const unknown = { localRegions: [], erDirect: true, providers: [] };
    const place = { geoInferred: true, isMetro: false, sites: [], source, asOf };
    return cloud ? [toLocation({ ...row, ...unknown }, { ...place, cloud })] : [];
  }),
  ...catalog.nationalCloudLocations.flatMap((row) => {
    const cloud = clouds.find((known) => known === row.cloud);
    return cloud ? [toLocation(row, { cloud, geoInferred: false, isMetro: false, sites: [row.address] })] : [];
  }),
];

const byCloud = new Map<string, ReadonlyMap<string, Location>>(
  clouds.map((cloud) => [
    cloud,
    new Map(
      all
        .filter((location) => location.cloud === cloud)
        .flatMap((location) => [location.name, location.displayName].map((name) => [nameKey(name), location] as const)),
    ),
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
  return cloud === undefined ? all : [...new Set(byCloud.get(cloud)?.values() ?? [])];
}

/** Display names of the connectivity providers at a location, none when the location is unknown. */
export function providersAt(location: string, cloud: string = 'AzureCloud'): readonly string[] {
  return findLocation(location, cloud)?.providers ?? [];
}

/** The same, as ARM takes them, each with the name for people. */
export function armProvidersAt(
  location: string,
  cloud: string = 'AzureCloud',
): readonly { readonly name: string; readonly displayName: string }[] {
  return providersAt(location, cloud).flatMap((listed) =>
    (findProvider(listed)?.armNames ?? [listed]).map((name) => ({ name, displayName: listed })),
  );
}

/** ARM's names of the locations where a connectivity provider (or an alias of it) is, none when that is not known. */
export function locationsOf(provider: string, cloud: string = 'AzureCloud'): readonly string[] {
  const wanted = providerKey(provider);
  return allLocations(cloud)
    .filter((location) => keysAt.get(location)?.has(wanted))
    .map((location) => location.name);
}

/**
 * Whether the documentation has the connectivity provider at the location; aliases and case do not count.
 * `undefined` where it lists no providers there, or no locations of the provider.
 */
export function isProviderAt(provider: string, location: string, cloud: string = 'AzureCloud'): boolean | undefined {
  const found = findLocation(location, cloud);
  const there = found && keysAt.get(found);
  if (!there || there.size === 0) return undefined;
  if (there.has(providerKey(provider))) return true;
  return locationsOf(provider, cloud).length > 0 ? false : undefined;
}

/** Whether the documentation lists the connectivity provider for that Metro location as one that is still to come. source: METRO */
export function isFutureProvider(metroLocation: string, provider: string): boolean {
  const location = findLocation(metroLocation);
  if (location?.isMetro !== true) return false;
  const wanted = providerKey(provider);
  return location.metro?.futureProviders.some((name) => providerKey(name) === wanted) ?? false;
}
