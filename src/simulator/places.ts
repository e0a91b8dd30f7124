import catalog from '../../media/catalog.json';
import { sameText } from './arm';
import { regionName } from './arm';

/** What the catalogue's data says of a peering location. */
interface Place {
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly geo: string;
  readonly localRegions: readonly string[];
  readonly providers: readonly string[];
}

const PLACES: readonly Place[] = [...catalog.locations, ...catalog.metroLocations, ...catalog.nationalCloudLocations];
const GEOS: readonly (readonly [string, readonly string[]])[] = [
  ...Object.entries(catalog.regionsByGeo),
  ...Object.entries(catalog.regionsByGeoInferred),
];

/** The places that a name can mean: one, one in each cloud that has it, or the city of a building's name (`Equinix-Amsterdam-AM5`). */
export function placesOf(name: string): readonly Place[] {
  const exact = PLACES.filter((place) => sameText(place.name, name));
  if (exact.length > 0) return exact;
  const city = name.split('-')[1];
  return city === undefined ? [] : PLACES.filter((place) => sameText(place.name, city));
}

/** The geopolitical region of an Azure region, or undefined where it is not known. */
export function geoOf(region: string): string | undefined {
  return GEOS.find(([, regions]) => regions.some((each) => regionName(each) === regionName(region)))?.[0];
}

/** Whether a place is said to have a provider; undefined where one of the names is not known, as Azure's list grows. */
export function isOffered(provider: string, place: string): boolean | undefined {
  const places = placesOf(place);
  const known = catalog.providers.find(({ name }) => sameText(name, provider));
  if (known === undefined || places.length === 0) return undefined;
  return (
    known.locations.some((location) => sameText(location, place)) ||
    places.some(({ providers }) => providers.some((each) => sameText(each, provider)))
  );
}

/** The countries of two places in which Global Reach is offered; source: expressroute-global-reach. */
export const hasGlobalReach = (place: Place): boolean =>
  catalog.globalReachCountries.some(({ country }) => sameText(country, place.country));
