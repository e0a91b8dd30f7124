import * as l10n from '@vscode/l10n';
import {
  type CircuitTier,
  directCircuitBandwidths,
  directPortBandwidths,
  leastLocalMbps,
  providerBandwidths,
} from '../../catalog/skus';
import { type Circuit, type Path, type TextEdit, portOf, setValue } from '../../design';
import { type FixContext, type FixFunction, type Proposal, circuitAt, scopeOf, written } from '../fixes/fix';
import { smallestTier } from './tiers';

/** Offered bandwidths around one that is not: the next higher first, as a bandwidth can be raised later and never lowered. */
function* bandwidths(context: FixContext, offered: readonly number[], unit: 'Mbps' | 'Gbps'): Generator<Proposal> {
  const value = Number(written(context));
  if (!Number.isFinite(value)) return;
  const higher = offered.find((one) => one >= value);
  const lower = offered.findLast((one) => one < value);
  for (const one of [higher, lower]) {
    if (one === undefined) continue;
    yield {
      title: unit === 'Mbps' ? l10n.t('Take {0} Mbps', one) : l10n.t('Take {0} Gbps', one),
      edits: setValue(context.file, context.path, one),
      isPreferred: one === (higher ?? lower),
    };
  }
}

export const offeredBandwidth: FixFunction = (context) => {
  const least = circuitAt(context)?.raw.sku?.tier === 'Local' ? leastLocalMbps : 0;
  const offered = providerBandwidths.filter((mbps) => mbps >= least);
  return bandwidths(context, offered, 'Mbps');
};

export const directBandwidth: FixFunction = function* (context) {
  const circuit = circuitAt(context);
  const scope = scopeOf(context);
  const port = circuit && scope && portOf(scope, circuit)?.raw.bandwidthInGbps;
  if (circuit) yield* bandwidths(context, port === undefined ? [] : directCircuitBandwidths(port), 'Gbps');
  else yield* bandwidths(context, directPortBandwidths, 'Gbps');
};

function skuPath(context: FixContext, circuit: Circuit, key: 'tier' | 'family'): Path {
  return [...(context.file.pathOf(circuit.raw) ?? []), 'sku', key];
}

function tierEdits(context: FixContext, circuit: Circuit, tier: CircuitTier): TextEdit[] {
  return setValue(context.file, skuPath(context, circuit, 'tier'), tier);
}

export const smallestFittingTier: FixFunction = function* (context) {
  const circuit = circuitAt(context);
  const scope = scopeOf(context);
  const tier = circuit && scope && smallestTier(scope, circuit);
  if (!circuit || tier === undefined || tier === circuit.raw.sku?.tier) return;
  yield { title: l10n.t('Take the tier {0}', tier), edits: tierEdits(context, circuit, tier) };
};

export const premiumTier: FixFunction = function* (context) {
  const circuit = circuitAt(context);
  if (!circuit || circuit.raw.sku?.tier === 'Premium') return;
  yield { title: l10n.t('Take the tier {0}', 'Premium'), edits: tierEdits(context, circuit, 'Premium') };
};

export const standardTier: FixFunction = function* (context) {
  const circuit = circuitAt(context);
  if (!circuit) return;
  yield { title: l10n.t('Take the tier {0}', 'Standard'), edits: tierEdits(context, circuit, 'Standard') };
};

export const unlimitedData: FixFunction = function* (context) {
  const circuit = circuitAt(context);
  const scope = scopeOf(context);
  if (!circuit || !scope) return;
  const tier = smallestTier(scope, circuit);
  yield {
    title: l10n.t('Take {0}', 'UnlimitedData'),
    edits: setValue(context.file, skuPath(context, circuit, 'family'), 'UnlimitedData'),
  };
  yield {
    title: l10n.t('Take the tier {0}', tier),
    edits: tierEdits(context, circuit, tier),
    isPreferred: false,
  };
};
