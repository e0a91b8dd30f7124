import { catalog, documented, nameKey, type ArmProviderRow, type Provenance } from './catalog';

/** A connectivity provider: a cloud exchange delivers a virtual circuit over a port that serves many clouds. */
export interface ConnectivityProvider extends Provenance {
  /** what the documentation calls it: for people */
  readonly name: string;
  /** what ARM takes as `serviceProviderName`; several where ARM tells apart what the documentation does not */
  readonly armNames: readonly string[];
  readonly exchange: boolean;
  readonly satellite: boolean;
}

const aliases = new Map(
  Object.entries(catalog.providerAliases).map(([alias, name]) => [nameKey(alias), name] as const),
);

const exchanges = new Set(catalog.exchangeProviders.map(nameKey));
const satellites = new Set(catalog.satelliteOperators.map(nameKey));

const listed = [
  ...catalog.providers.map((provider) => provider.name),
  ...catalog.metroLocations.flatMap((row) => [...row.providers, ...row.futureProviders]),
  ...catalog.nationalCloudLocations.flatMap((row) => row.providers),
];
const listedKeys = new Set(listed.map(nameKey));

/** ARM's names that the documentation does not use itself, by key. */
const armRows = new Map<string, ArmProviderRow>(
  catalog.armNames.providers.filter((row) => !listedKeys.has(nameKey(row.name))).map((row) => [nameKey(row.name), row]),
);

/** The name that the documentation uses for a connectivity provider; the text itself when it knows no other of that name. */
export function canonicalProvider(name: string): string {
  const key = nameKey(name);
  return aliases.get(key) ?? armRows.get(key)?.documented ?? name.trim();
}

const byName = new Map<string, ConnectivityProvider>();
for (const one of listed) {
  const name = canonicalProvider(one);
  const key = nameKey(name);
  if (byName.has(key)) continue;
  const other = [...armRows.values()].filter((row) => row.documented !== undefined && nameKey(row.documented) === key);
  // The documentation's own name may be ARM's as well, unless it explains itself in brackets.
  const itself = other.length > 0 && name.includes('(') ? [] : [name];
  const armNames = [...other.map((row) => row.name), ...itself];
  byName.set(key, {
    name,
    armNames,
    exchange: exchanges.has(key),
    satellite: satellites.has(key),
    ...documented(),
  });
}
for (const row of armRows.values()) {
  if (row.documented !== undefined) continue;
  const { name, source, asOf } = row;
  byName.set(nameKey(name), { name, armNames: [name], exchange: false, satellite: false, source, asOf });
}

/** The connectivity provider of that name in any cloud: ARM's, the documentation's or another spelling; case does not count. */
export function findProvider(name: string): ConnectivityProvider | undefined {
  return byName.get(nameKey(canonicalProvider(name)));
}

/** Where ARM's own name is known to stand, for one that the documentation writes otherwise. */
export function armProviderSource(name: string): ArmProviderRow | undefined {
  return armRows.get(nameKey(name));
}

/**
 * What ARM takes in place of a name that it does not take: the documentation's, or another spelling.
 * None where the name is ARM's already, or not known.
 */
export function armNamesInPlaceOf(name: string): readonly string[] {
  const known = findProvider(name)?.armNames ?? [];
  return known.some((arm) => nameKey(arm) === nameKey(name)) ? [] : known;
}

/** All connectivity providers of all clouds, in the order of their names. */
export function allProviders(): readonly ConnectivityProvider[] {
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
