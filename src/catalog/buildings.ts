import { catalog, nameKey, type Provenance } from './catalog';
import { type Location, allLocations, findLocation } from './locations';

/**
 * The name of a building that ExpressRoute Direct ports are in (`Equinix-Amsterdam-AM5`), which is what ARM takes as
 * `peeringLocation` of a port; and the peering location of circuits that it counts as.
 */
export interface PortLocation extends Partial<Provenance> {
  readonly name: string;
  readonly location: Location;
}

const listed = new Map(catalog.armNames.portLocations.map((row) => [nameKey(row.name), row]));

/** The words of a name, so that `New-York`, `new york` and `New York` are the same two. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const contains = (words: readonly string[], part: readonly string[]): boolean =>
  words.some((_, at) => part.every((word, n) => words[at + n] === word));

/** How many words of the location's addresses the name has: operator and building. */
function inCommon(words: readonly string[], location: Location): number {
  return Math.max(0, ...location.sites.map((site) => wordsOf(site).filter((word) => words.includes(word)).length));
}

/**
 * The peering location that a building counts as: the one that the catalogue lists for it, the one whose address has the
 * building, or the first one of the city in its name. `undefined` where no city of the cloud can be recognised.
 */
export function findPortLocation(name: string, cloud: string = 'AzureCloud'): PortLocation | undefined {
  const row = listed.get(nameKey(name));
  const known = row && findLocation(row.location, cloud);
  if (row && known) return { name: row.name, location: known, source: row.source, asOf: row.asOf };
  const words = wordsOf(name);
  // A name of one word is no building: Azure joins operator, city and building.
  if (words.length < 2) return undefined;
  const places = allLocations(cloud).filter((location) => !location.isMetro);
  const named = places.filter((location) => contains(words, wordsOf(location.name)));
  const inCity = places.filter((location) => contains(words, wordsOf(location.city)));
  const elsewhere = Object.entries(catalog.armNames.cities)
    .filter(([place]) => contains(words, wordsOf(place)))
    .flatMap(([, city]) => places.filter((location) => location.city === city));
  const candidates = [...named, ...inCity, ...elsewhere];
  // A number in the name is the location's own (Chennai2); else the building in the address tells Amsterdam from Amsterdam2.
  const numbered = named.find((location) => /\d$/.test(location.name));
  const most = Math.max(...candidates.map((location) => inCommon(words, location)));
  const found = numbered ?? candidates.find((location) => inCommon(words, location) === most);
  return found && { name: name.trim(), location: found };
}

/** The buildings that the catalogue lists for a cloud. */
export function allPortLocations(cloud: string = 'AzureCloud'): readonly PortLocation[] {
  return catalog.armNames.portLocations.flatMap(({ name, location, source, asOf }) => {
    const found = findLocation(location, cloud);
    return found && cloud === 'AzureCloud' ? [{ name, location: found, source, asOf }] : [];
  });
}

/** The peering location of a circuit or of a port: one of circuits by its name, or the one that a building counts as. */
export function placeOfPort(name: string, cloud: string = 'AzureCloud'): Location | undefined {
  return findLocation(name, cloud) ?? findPortLocation(name, cloud)?.location;
}
