import * as l10n from '@vscode/l10n';
import {
  circuitTiers,
  directCircuitBandwidths,
  directPortBandwidths,
  leastLocalMbps,
  providerBandwidths,
} from '../../catalog/skus';
import { type DirectPort, isDirect, portNamedBy, portOf } from '../../design';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { directBandwidth, offeredBandwidth, smallestFittingTier } from './fixes';
import { removeKey } from '../shared/keyFixes';

export const bandwidths: CustomerRule = {
  code: 'CKT-001',
  scope: 'customer',
  severity: 'error',
  title: 'The bandwidth of a circuit through a connectivity provider is one that Azure offers.',
  text: `${providerBandwidths.join(', ')} Mbps. It can be raised in place later, never lowered. The Local tier has ${leastLocalMbps} Mbps and more: less is a warning.`,
  source: 'CP; DE-CIX, billing options of ExpressRoute',
  fix: offeredBandwidth,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const mbps = circuit.raw.bandwidthInMbps;
      if (mbps === undefined) continue;
      if (providerBandwidths.includes(mbps)) {
        if (circuit.raw.sku?.tier === 'Local' && mbps < leastLocalMbps && !circuit.existing) {
          yield {
            severity: 'warning',
            message: l10n.t(
              'The Local tier is offered from {0} Mbps on, and this is {1}. Take more, or the tier Standard.',
              leastLocalMbps,
              mbps,
            ),
            place: placeOf(circuit, circuit.raw, 'bandwidthInMbps'),
          };
        }
        continue;
      }
      yield {
        message: l10n.t('{0} Mbps is not offered. Take one of {1}.', mbps, providerBandwidths.join(', ')),
        place: placeOf(circuit, circuit.raw, 'bandwidthInMbps'),
      };
    }
  },
};

/** What LAGs and the circuits on them have is in no document: rule CKT-034 tells. */
function* portBandwidth(port: DirectPort): Generator<Remark> {
  const gbps = port.raw.bandwidthInGbps;
  if (port.list === 'expressRouteLags' || gbps === undefined || directPortBandwidths.includes(gbps)) return;
  yield {
    message: l10n.t('Direct ports have {0} Gbps, not {1}.', directPortBandwidths.join(', '), gbps),
    place: placeOf(port, port.raw, 'bandwidthInGbps'),
  };
}

export const directBandwidths: CustomerRule = {
  code: 'CKT-002',
  scope: 'customer',
  severity: 'error',
  title: 'The bandwidth of a direct circuit is one that its port carries.',
  text: `${directPortBandwidths.map((port) => `A port of ${port} Gbps carries circuits of ${directCircuitBandwidths(port).join(', ')} Gbps`).join('. ')}.`,
  source: 'ERD',
  covers: 'RES-018',
  fix: directBandwidth,
  *check(scope) {
    for (const port of scope.customer.expressRoutePorts) yield* portBandwidth(port);
    for (const circuit of scope.customer.circuits) {
      const gbps = circuit.raw.bandwidthInGbps;
      const on = portOf(scope, circuit);
      const port = on?.list === 'expressRoutePorts' ? on.raw.bandwidthInGbps : undefined;
      if (gbps === undefined || port === undefined || !directPortBandwidths.includes(port)) continue;
      const offered = directCircuitBandwidths(port);
      if (offered.includes(gbps)) continue;
      yield {
        message: l10n.t(
          'A port of {0} Gbps has no circuits of {1} Gbps. Take one of {2}.',
          port,
          gbps,
          offered.join(', '),
        ),
        place: placeOf(circuit, circuit.raw, 'bandwidthInGbps'),
      };
    }
  },
};

const ofProvider = ['serviceProviderName', 'peeringLocation', 'bandwidthInMbps'] as const;
const ofPort = ['expressRoutePort', 'expressRouteLag', 'bandwidthInGbps'] as const;

export const fieldSets: CustomerRule = {
  code: 'CKT-003',
  scope: 'customer',
  severity: 'error',
  title: 'A circuit has the keys of its kind: of a connectivity provider, or of a direct port.',
  text: 'Either serviceProviderName, peeringLocation and bandwidthInMbps, or expressRoutePort (or expressRouteLag, never both) and bandwidthInGbps (connectivity: direct); Azure refuses a mixture.',
  source: 'TF; SPEC',
  fix: removeKey,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const { raw } = circuit;
      const direct = raw.connectivity === undefined ? isDirect(circuit) : raw.connectivity === 'direct';
      const wanted = direct ? ofPort : ofProvider;
      const unwanted = direct ? ofProvider : ofPort;
      for (const key of unwanted) {
        if (raw[key] === undefined) continue;
        yield {
          message: direct
            ? l10n.t('A direct circuit has no "{0}". Remove it, or change "connectivity".', key)
            : l10n.t(
                'A circuit of a connectivity provider has no "{0}". Remove it, or write "connectivity: direct".',
                key,
              ),
          place: keyOf(circuit, raw, key),
        };
      }
      const other = portNamedBy(raw)?.key === 'expressRoutePort' ? 'expressRouteLag' : 'expressRoutePort';
      if (direct && raw[other] !== undefined) {
        yield {
          message: l10n.t('A circuit is on a direct port or on a link aggregation group, not on both. Remove one.'),
          place: keyOf(circuit, raw, other),
        };
      }
      const missing = wanted.filter((key) => raw[key] === undefined && key !== other);
      if (missing.length === 0) continue;
      yield {
        message: direct
          ? l10n.t('A direct circuit needs {0}.', missing.join(', '))
          : l10n.t('A circuit of a connectivity provider needs {0}.', missing.join(', ')),
        place: keyOf(circuit, raw),
      };
    }
  },
};

export const providerPorts: ProviderRule = {
  code: 'CKT-002',
  scope: 'provider',
  severity: 'error',
  title: "The CSP's direct ports have a bandwidth that Azure offers.",
  text: `Direct ports have ${directPortBandwidths.join(', ')} Gbps.`,
  source: 'ERD',
  fix: directBandwidth,
  *check({ provider }) {
    for (const port of provider.expressRoutePorts) yield* portBandwidth(port);
  },
};

export const tiersOffered: CustomerRule = {
  code: 'CKT-028',
  scope: 'customer',
  severity: 'error',
  title: 'The tier is Local, Standard or Premium.',
  text: "Basic and MultiCloud are values of Azure's API and no products.",
  source: 'SDK39 [D]',
  fix: smallestFittingTier,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const tier: string | undefined = circuit.raw.sku?.tier;
      if (tier === undefined || circuitTiers.some((known) => known === tier)) continue;
      yield {
        message: l10n.t('The tier "{0}" is not offered. Take Local, Standard or Premium.', tier),
        place: placeOf(circuit, circuit.raw, 'sku', 'tier'),
      };
    }
  },
};
