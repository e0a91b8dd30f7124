import { catalog, documented, type Cloud, type Provenance } from './catalog';

/** An Azure region. */
export interface Region {
  /** ARM's `location`: westeurope */
  readonly name: string;
  /** West Europe */
  readonly displayName: string;
  /** geopolitical region; source: GEO */
  readonly geo: string;
  readonly cloud: Cloud;
  /** the documentation's table of geographies is older than the region: the geography is ours */
  readonly inferred: boolean;
  readonly source: string;
  /** ISO date */
  readonly asOf: string;
}

/** Regions compare in lower case without spaces: "West Europe" is westeurope. */
export function normalizeRegion(region: string): string {
  return region.replaceAll(/\s/g, '').toLowerCase();
}

const cloudOfGeo: Readonly<Record<string, Cloud>> = {
  'US Government cloud': 'AzureUSGovernment',
  'China East': 'AzureChinaCloud',
  'China North': 'AzureChinaCloud',
};

function toRegion(displayName: string, geo: string, inferred: boolean, { source, asOf }: Provenance): Region {
  const cloud = cloudOfGeo[geo] ?? 'AzureCloud';
  return { name: normalizeRegion(displayName), displayName, geo, cloud, inferred, source, asOf };
}

function regionsOf(table: Readonly<Record<string, readonly string[]>>, inferred: boolean): Region[] {
  return Object.entries(table).flatMap(([geo, names]) =>
    names.map((displayName) => toRegion(displayName, geo, inferred, documented('geo'))),
  );
}

const regions: readonly Region[] = [
  ...regionsOf(catalog.regionsByGeo, false),
  ...regionsOf(catalog.regionsByGeoInferred, true),
  ...catalog.recent.regions.map((row) => toRegion(row.name, row.geo, true, row)),
];

const byName = new Map(regions.map((region) => [region.name, region]));

/** The region of that name or display name in any cloud. */
export function findRegion(region: string): Region | undefined {
  return byName.get(normalizeRegion(region));
}

/** The geopolitical region of a region, and whether the documentation itself says so. */
export function geoOfRegion(region: string): { readonly geo: string; readonly inferred: boolean } | undefined {
  const found = findRegion(region);
  return found && { geo: found.geo, inferred: found.inferred };
}

/** The regions of a cloud, or of all clouds. */
export function allRegions(cloud?: string): readonly Region[] {
  return cloud === undefined ? regions : regions.filter((region) => region.cloud === cloud);
}

/** "West Europe" for westeurope; a region that the catalogue does not know stays as it is written. */
export function displayNameOfRegion(region: string): string {
  return findRegion(region)?.displayName ?? region;
}

const withZones = new Set(catalog.regionsWithZones.regions.map(normalizeRegion));

/** Whether a region is known to have availability zones. One that came since is not known, and takes none. */
export function hasZones(region: string): boolean {
  return withZones.has(normalizeRegion(region));
}
