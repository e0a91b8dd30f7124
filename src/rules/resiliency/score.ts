import * as l10n from '@vscode/l10n';
import { figures } from '../../catalog/figures';
import { findGatewaySku, scalableGatewaySku } from '../../catalog/gatewaySkus';
import { advisorScore, routeScore, validationMultiplier, zoneScore } from '../../catalog/resiliency';
import {
  type Customer,
  type Design,
  type VirtualNetwork,
  keptByConnectivityProvider,
  privatePeeringOf,
} from '../../design';
import { spreads } from './locations';

/** The resiliency index of one gateway, as Azure computes it from the design. Private peering only. source: RI */
export interface GatewayResiliency {
  readonly network: VirtualNetwork;
  /** 0 to 100 */
  readonly score: number;
  readonly level: 'standard' | 'high' | 'maximum';
  /** points for the circuits (times the multiplier of the last validation), the zones, and Azure Advisor */
  readonly parts: {
    readonly route: number;
    readonly validation: number;
    readonly zone: number;
    readonly advisor: number;
  };
  /** What would raise the score, each with the points that it brings; the most first. */
  readonly raise: readonly { readonly points: number; readonly text: string }[];
}

/** The resiliency of a customer: that of its weakest production gateway (of any gateway where there is no production). */
export interface Resiliency {
  readonly score: number;
  readonly weakest: GatewayResiliency;
  readonly gateways: readonly GatewayResiliency[];
}

/** Days since the last validation: a design does not know of any, and Azure counts none as more than 90. */
const NEVER = undefined;

/** The resiliency index of a customer's design; undefined where no gateway is connected to a circuit. */
export function resiliencyOf(design: Design, customer: Customer): Resiliency | undefined {
  const gateways = spreads({ customer, design }).flatMap((spread) => {
    const carrying = spread.connections.filter(
      ({ circuit }) => privatePeeringOf(circuit) !== undefined || keptByConnectivityProvider(circuit),
    );
    if (carrying.length === 0) return [];
    return [rate(spread.network, spread.gateway.raw, spread.locations.length, spread.metro)];
  });
  const production = gateways.filter((g) => g.network.subscription.environment === 'production');
  const [weakest] = (production.length > 0 ? production : gateways).toSorted((a, b) => a.score - b.score);
  return weakest && { score: weakest.score, weakest, gateways };
}

function rate(
  network: VirtualNetwork,
  gateway: { readonly sku?: string; readonly autoScaleConfiguration?: { readonly min?: number } },
  locations: number,
  metro: boolean,
): GatewayResiliency {
  const level = locations > 1 ? 'maximum' : metro ? 'high' : 'standard';
  const sku = gateway.sku ?? '';
  const zoned = findGatewaySku(sku)?.az === true;
  const points = routeScore(({ maximum: 'twoLocations', high: 'metro', standard: 'single' } as const)[level]);
  const validation = validationMultiplier(NEVER);
  const zone = zoneScore(sku, zoned ? 'zoneRedundant' : 'none', gateway.autoScaleConfiguration?.min);
  // What Advisor recommends of a gateway and its circuits: two locations, and zones.
  const advisor = level === 'maximum' && zoned ? advisorScore : 0;
  const raise: { points: number; text: string }[] = [];
  const best = validationMultiplier(0);
  raise.push({
    points: points * (best - validation),
    text: l10n.t('Run the resiliency validation of both sites, and again every {0} days', figures.validationDays),
  });
  if (level !== 'maximum') {
    raise.push({
      points: (routeScore('twoLocations') - points) * validation + (zoned ? advisorScore : 0),
      text: l10n.t('Add a circuit in another peering location'),
    });
  }
  if (level === 'standard') {
    raise.push({
      points: (routeScore('metro') - points) * validation,
      text: l10n.t('Take a Metro circuit, which ends at two sites of the city'),
    });
  }
  const bestZone = zoneScore('ErGw3AZ', 'zoneRedundant');
  if (zone < bestZone) {
    raise.push({
      points: bestZone - zone + (!zoned && level === 'maximum' ? advisorScore : 0),
      text:
        sku === scalableGatewaySku
          ? l10n.t('Take more scale units, so that instances are in all zones')
          : l10n.t('Take a gateway SKU with zones, such as ErGw1AZ'),
    });
  }
  return {
    network,
    score: points * validation + zone + advisor,
    level,
    parts: { route: points, validation, zone, advisor },
    raise: raise.filter((r) => r.points > 0).sort((a, b) => b.points - a.points),
  };
}
