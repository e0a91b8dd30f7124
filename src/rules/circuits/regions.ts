import type { Location } from '../../catalog/locations';
import { findRegion, normalizeRegion } from '../../catalog/regions';
import { type Circuit, type Connection, locationOf } from '../../design';
import type { CustomerScope } from '../rule';

/** Whether a tier at a location reaches a region; 'unsure' where the catalogue's own knowledge is inferred or lacks the region. */
export function reaches(tier: string | undefined, location: Location, region: string): 'yes' | 'no' | 'unsure' {
  const known = findRegion(region);
  if (tier === 'Local') {
    const local = [...location.localRegions, ...(location.metro?.localRegions ?? [])];
    if (local.length === 0) return 'unsure';
    if (location.localRegions.some((name) => normalizeRegion(name) === normalizeRegion(region))) return 'yes';
    if (!known || local.some((name) => normalizeRegion(name) === normalizeRegion(region))) return 'unsure';
    return 'no';
  }
  if (tier !== 'Standard') return 'yes';
  if (!known) return 'unsure';
  if (known.geo === location.geo) return 'yes';
  return known.inferred || location.geoInferred ? 'unsure' : 'no';
}

/** Connections with the region of their network and the location of their circuit, within one cloud. */
export function* linkedRegions(
  scope: CustomerScope,
  circuit: Circuit,
): Generator<{ connection: Connection; region: string; location: Location }> {
  const location = locationOf(scope, circuit)?.location;
  for (const connection of circuit.connections) {
    const region = connection.virtualNetwork?.location;
    if (!location || region === undefined) continue;
    const cloud = findRegion(region)?.cloud;
    // A region of another cloud is CKT-010's business.
    if (cloud === undefined || cloud === location.cloud) yield { connection, region, location };
  }
}
