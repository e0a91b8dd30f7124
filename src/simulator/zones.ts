import catalog from '../../media/catalog.json';
import { regionName } from './arm';

const withZones = new Set(catalog.regionsWithZones.regions.map(regionName));

/** The regions of which a subscription's `locations` speak, by ARM's name and the one that people read. */
export const REGIONS: readonly { readonly name: string; readonly displayName: string }[] = [
  ...Object.values(catalog.regionsByGeo),
  ...Object.values(catalog.regionsByGeoInferred),
]
  .flat()
  .map((displayName) => ({ name: regionName(displayName), displayName }));

/** Whether a region has availability zones; one that is not known is taken to have none. */
export const regionHasZones = (region: string): boolean => withZones.has(regionName(region));
