import * as l10n from '@vscode/l10n';
import { type Location } from '../../catalog/locations';
import { findRegion, normalizeRegion } from '../../catalog/regions';
import type { Circuit, Connection } from '../../design';
import type { CustomerRule, CustomerScope, Remark } from '../rule';
import { locationOf } from '../shared/circuit';
import { placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';

export const localOffered: CustomerRule = {
  code: 'CKT-006',
  scope: 'customer',
  severity: 'error',
  title: 'The Local tier is offered at the peering location.',
  text: 'Only locations that have regions in or near their city offer it. For a circuit that exists already it is a warning.',
  source: 'LOC',
  *check(scope) {
    for (const circuit of scope.customer.circuits) {
      const at = locationOf(scope, circuit);
      if (circuit.raw.sku?.tier !== 'Local' || !at?.location || at.location.localRegions.length > 0) continue;
      yield {
        ...(circuit.existing && { severity: 'warning' as const }),
        message: l10n.t('{0} has no local region. Take the tier Standard or Premium.', at.location.name),
        place: placeOf(circuit, circuit.raw, 'sku', 'tier'),
      };
    }
  },
};

export const localUnlimited: CustomerRule = {
  code: 'CKT-007',
  scope: 'customer',
  severity: 'error',
  title: 'The Local tier is billed as UnlimitedData.',
  text: 'Azure has no Local circuit with metered data.',
  source: 'WAF; AVM',
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const { tier, family } = circuit.raw.sku ?? {};
      if (tier !== 'Local' || family === undefined || family === 'UnlimitedData') continue;
      yield {
        message: l10n.t('A Local circuit is UnlimitedData, not {0}.', family),
        place: placeOf(circuit, circuit.raw, 'sku', 'family'),
      };
    }
  },
};

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

export const localRegions: CustomerRule = {
  code: 'CKT-008',
  scope: 'customer',
  severity: 'error',
  title: 'Every network linked to a Local circuit is in a local region of its location.',
  text: 'Take the tier Standard (same geopolitical region) or Premium, or a circuit at a location near the network.',
  source: 'FAQ26',
  *check(scope) {
    for (const circuit of scope.customer.circuits) {
      if (circuit.raw.sku?.tier !== 'Local') continue;
      for (const { connection, region, location } of linkedRegions(scope, circuit)) {
        const verdict = reaches('Local', location, region);
        if (verdict === 'yes' || location.localRegions.length === 0) continue;
        yield {
          ...(verdict === 'unsure' && { severity: 'warning' as const }),
          message: l10n.t(
            'A Local circuit at {0} reaches {1} only, not {2}. Take the tier Standard or Premium.',
            location.name,
            location.localRegions.join(', '),
            region,
          ),
          place: placeOf(connection, connection.raw, 'virtualNetwork'),
          related: tierOf(circuit),
        };
      }
    }
  },
};

function tierOf(circuit: Circuit): NonNullable<Remark['related']> {
  return [
    { place: placeOf(circuit, circuit.raw, 'sku', 'tier'), message: l10n.t('the tier of circuit "{0}"', circuit.name) },
  ];
}

export const standardGeography: CustomerRule = {
  code: 'CKT-009',
  scope: 'customer',
  severity: 'error',
  title: 'Every network linked to a Standard circuit is in the geopolitical region of its location.',
  text: 'Premium reaches all regions of the cloud. Where the geography of a newer region or location is inferred, it is a warning.',
  source: 'FAQ26; GEO',
  *check(scope) {
    for (const circuit of scope.customer.circuits) {
      if (circuit.raw.sku?.tier !== 'Standard') continue;
      for (const { connection, region, location } of linkedRegions(scope, circuit)) {
        const known = findRegion(region);
        const verdict = reaches('Standard', location, region);
        if (!known || verdict === 'yes') continue;
        yield {
          ...(verdict === 'unsure' && { severity: 'warning' as const }),
          message: l10n.t(
            '{0} ({1}) is not in the geopolitical region of {2} ({3}), which is all that a Standard circuit reaches. Take the tier Premium.',
            known.displayName,
            known.geo,
            location.name,
            location.geo,
          ),
          place: placeOf(connection, connection.raw, 'virtualNetwork'),
          related: tierOf(circuit),
        };
      }
    }
  },
};

export const pairReach: CustomerRule = {
  code: 'RES-004',
  scope: 'customer',
  severity: 'error',
  title: 'Each circuit of a pair reaches the regions of the networks that it protects.',
  text: 'A second circuit in another geopolitical region is no way out unless its tier is Premium.',
  source: 'DR',
  *check(scope) {
    const topology = topologyOf(scope.customer);
    for (const circuit of scope.customer.circuits) {
      const unreached = [...linkedRegions(scope, circuit)].filter(({ connection, region, location }) => {
        const network = connection.virtualNetwork;
        const paired = network !== undefined && topology.connectionsOf(network).some((c) => c.circuit !== circuit);
        return paired && reaches(circuit.raw.sku?.tier, location, region) === 'no';
      });
      const first = unreached[0];
      if (!first) continue;
      yield {
        message: l10n.t(
          'Circuit "{0}" at {1} is one of a pair, but its tier does not reach {2}. Take the tier Premium, or a location that is nearer.',
          circuit.name,
          first.location.name,
          first.region,
        ),
        place: placeOf(circuit, circuit.raw, 'sku', 'tier'),
      };
    }
  },
};
