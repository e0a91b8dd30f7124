import * as l10n from '@vscode/l10n';
import { allCommunities } from '../../catalog/communities';
import { findRegion } from '../../catalog/regions';
import {
  type CircuitTier,
  directCircuitBandwidths,
  directPortBandwidths,
  providerBandwidths,
} from '../../catalog/skus';
import { type Circuit, type Path, type TextEdit, setValue } from '../../design';
import { smallestTier } from '../circuits/tiers';
import { locationOf, portOf } from '../shared/circuit';
import { topologyOf } from '../shared/topology';
import { type FixContext, type FixFunction, type Proposal, circuitAt, peeringAt, scopeOf, written } from './fix';

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

export const offeredBandwidth: FixFunction = (context) => bandwidths(context, providerBandwidths, 'Mbps');

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

/** A route filter with the communities of the regions that the circuit is for. */
export const routeFilter: FixFunction = function* (context) {
  const peering = peeringAt(context);
  const path = peering && context.file.pathOf(peering.raw);
  const communities = peering && communitiesFor(context, peering.circuit);
  if (!peering || !path || !communities || communities.length === 0) return;
  const title = l10n.t('Let the communities of {0} through', communities.map((c) => c.region ?? c.name).join(', '));
  const values = communities.map((c) => c.value);
  yield peering.routeFilter
    ? { title, edits: setValue(context.file, [...path, 'routeFilter', 'communities'], values) }
    : {
        title: l10n.t('Add a route filter for {0}', communities.map((c) => c.region ?? c.name).join(', ')),
        edits: setValue(context.file, [...path, 'routeFilter'], {
          name: `rf-${peering.circuit.name}`.slice(0, 80),
          communities: values,
        }),
      };
};

/** The communities of the regions of the linked networks; of the circuit's own region where none is linked. */
function communitiesFor(context: FixContext, circuit: Circuit) {
  const { customer, design } = context;
  const networks = customer ? topologyOf(customer).reachedBy(circuit) : [];
  const scope = scopeOf(context);
  const near = scope ? (locationOf(scope, circuit)?.location?.localRegions ?? []) : [];
  const linked = networks.flatMap((network) => network.location ?? []);
  const wanted = (linked.length > 0 ? linked : [...near, circuit.location ?? '']).flatMap(
    (region) => findRegion(region)?.displayName ?? [],
  );
  return allCommunities(design.provider.cloud).filter(
    (c) => c.peering === 'microsoft' && c.region === c.name && wanted.includes(findRegion(c.region)?.displayName ?? ''),
  );
}
