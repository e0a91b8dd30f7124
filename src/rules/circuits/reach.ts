import * as l10n from '@vscode/l10n';
import { findRegion } from '../../catalog/regions';
import { type Circuit, locationOf } from '../../design';
import type { CustomerRule, Remark } from '../rule';
import { placeOf } from '../shared/places';
import { linkedRegions, reaches } from './regions';
import { smallestTier } from './tiers';
import { smallestFittingTier, unlimitedData } from './fixes';

export const localOffered: CustomerRule = {
  code: 'CKT-006',
  scope: 'customer',
  severity: 'error',
  title: 'The Local tier is offered at the peering location.',
  text: 'Only locations that have regions in or near their city offer it. For a circuit that exists already it is a warning.',
  source: 'LOC',
  fix: smallestFittingTier,
  *check(scope) {
    for (const circuit of scope.customer.circuits) {
      const at = locationOf(scope, circuit);
      if (circuit.raw.sku?.tier !== 'Local' || !at?.location || at.location.localRegions.length > 0) continue;
      yield {
        ...(circuit.existing && { severity: 'warning' as const }),
        message: l10n.t('{0} has no local region. Take the tier {1}.', at.location.name, smallestTier(scope, circuit)),
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
  fix: unlimitedData,
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

export const localRegions: CustomerRule = {
  code: 'CKT-008',
  scope: 'customer',
  severity: 'error',
  title: 'Every network linked to a Local circuit is in a local region of its location.',
  text: 'Take the tier Standard (same geopolitical region) or Premium, or a circuit at a location near the network.',
  source: 'FAQ26',
  fix: smallestFittingTier,
  *check(scope) {
    for (const circuit of scope.customer.circuits) {
      if (circuit.raw.sku?.tier !== 'Local') continue;
      for (const { connection, region, location } of linkedRegions(scope, circuit)) {
        const verdict = reaches('Local', location, region);
        if (verdict === 'yes' || location.localRegions.length === 0) continue;
        yield {
          ...(verdict === 'unsure' && { severity: 'warning' as const }),
          message: l10n.t(
            'A Local circuit at {0} reaches {1} only, not {2}. Take the tier {3}.',
            location.name,
            location.localRegions.join(', '),
            region,
            smallestTier(scope, circuit),
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
  fix: smallestFittingTier,
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
