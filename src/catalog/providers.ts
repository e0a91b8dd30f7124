import { catalog, nameKey } from './catalog';

/** A connectivity provider: a cloud exchange delivers a virtual circuit over a port that serves many clouds. */
export interface ConnectivityProvider {
  readonly name: string;
  readonly exchange: boolean;
  readonly satellite: boolean;
}

const aliases = new Map(
  Object.entries(catalog.providerAliases).map(([alias, name]) => [nameKey(alias), name] as const),
);

/** The name that the catalogue uses for a connectivity provider; the text itself when it knows no alias of that name. */
export function canonicalProvider(name: string): string {
  return aliases.get(nameKey(name)) ?? name.trim();
}

const exchanges = new Set(catalog.exchangeProviders.map(nameKey));
const satellites = new Set(catalog.satelliteOperators.map(nameKey));

const byName = new Map<string, ConnectivityProvider>();
for (const listed of [
  ...catalog.providers.map((provider) => provider.name),
  ...catalog.metroLocations.flatMap((row) => [...row.providers, ...row.futureProviders]),
  ...catalog.nationalCloudLocations.flatMap((row) => row.providers),
]) {
  const name = canonicalProvider(listed);
  const key = nameKey(name);
  if (!byName.has(key)) byName.set(key, { name, exchange: exchanges.has(key), satellite: satellites.has(key) });
}

/** The connectivity provider of that name or alias in any cloud; case does not count. */
export function findProvider(name: string): ConnectivityProvider | undefined {
  return byName.get(nameKey(canonicalProvider(name)));
}

/** All connectivity providers of all clouds, in the order of their names. */
export function allProviders(): readonly ConnectivityProvider[] {
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
