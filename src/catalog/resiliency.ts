import { catalog } from './catalog';
import { scalableGatewaySku } from './gatewaySkus';

const index = catalog.resiliencyIndex;

/** How the circuits of a virtual network are spread. */
export type RouteResiliency = 'twoLocations' | 'metro' | 'single';

/** How the instances of a gateway lie in availability zones. */
export type ZoneSpread = 'none' | 'zonal' | 'zoneRedundant';

/** Points for the spread of the circuits, before the multiplier of the last validation. source: RI */
export function routeScore(routes: RouteResiliency): number {
  return index.route[routes];
}

/** Points for the gateway's zones; `units` counts for the scalable SKU only. source: RI */
export function zoneScore(sku: string, spread: ZoneSpread, units = 1): number {
  if (sku === scalableGatewaySku) {
    const { upToUnits, score, above } = index.zoneRedundancy.scalable;
    return units > upToUnits ? above : score;
  }
  const withoutZones = index.zoneRedundancy.withoutZones[sku];
  if (withoutZones !== undefined) return withoutZones;
  return spread === 'none' ? 0 : index.zoneRedundancy[spread];
}

/** What the route points are multiplied by, `days` after the last validation (never: `undefined`). source: RI */
export function validationMultiplier(days: number | undefined, onlyOneOfTwoSites = false): number {
  const age = days ?? Number.POSITIVE_INFINITY;
  const row = index.validationMultiplier.find(({ maxDays }) => maxDays === null || age <= maxDays);
  return (row?.multiplier ?? 1) * (onlyOneOfTwoSites ? index.oneOfTwoSitesFactor : 1);
}

/** Points when Azure Advisor has no recommendation left. source: RI */
export const advisorScore = index.advisor;
