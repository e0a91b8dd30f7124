import { catalog } from './catalog';

export type CircuitTier = 'Local' | 'Standard' | 'Premium';
export type CircuitFamily = 'MeteredData' | 'UnlimitedData';

/** The tiers that are offered; the API's `Basic` and `MultiCloud` are not products. source: SPEC, SDK39 */
export const circuitTiers: readonly CircuitTier[] = ['Local', 'Standard', 'Premium'];
export const circuitFamilies: readonly CircuitFamily[] = ['MeteredData', 'UnlimitedData'];

/** ARM's name of a circuit SKU: Standard_MeteredData. source: AVM */
export function circuitSkuName(tier: string, family: string): string {
  return `${tier}_${family}`;
}

/** Mbps that a circuit through a connectivity provider can have, ascending. source: CP */
export const providerBandwidths: readonly number[] = catalog.bandwidths.providerMbps;

/**
 * Mbps from which on a circuit through a connectivity provider can have the tier Local.
 * source: DE-CIX, billing options of ExpressRoute (2025); the pricing page lists Local from 1 Gbps on
 */
export const leastLocalMbps = 1000;

/** Gbps of ExpressRoute Direct ports, ascending. source: ERD */
export const directPortBandwidths: readonly number[] = catalog.bandwidths.directPortGbps;

/** Gbps that a circuit on a Direct port of `portGbps` can have; none for a port that does not exist. source: ERD */
export function directCircuitBandwidths(portGbps: number): readonly number[] {
  return catalog.bandwidths.directCircuitGbps[String(portGbps)] ?? [];
}

/** Gbps that all circuits of a Direct port may have together, `undefined` where nothing is published. source: ERD24 */
export function directSubscriptionLimit(portGbps: number): number | undefined {
  return catalog.bandwidths.directMaxSubscribedGbps[String(portGbps)] ?? undefined;
}

function lists(pairs: readonly (readonly string[])[], from: string, to: string): boolean {
  return pairs.some((pair) => pair[0] === from && pair[1] === to);
}

/** Whether a circuit's tier can be changed in place (or is the same). source: CP */
export function isTierChangeAllowed(from: string, to: string): boolean {
  return from === to || lists(catalog.skuTransitions.allowed, from, to);
}

/** Whether a circuit's family can be changed in place (or is the same): metered to unlimited only. source: CP */
export function isFamilyChangeAllowed(from: string, to: string): boolean {
  return from === to || lists(catalog.skuTransitions.familyAllowed, from, to);
}

/** Numbers that belong to no single SKU. source: FAQ26, GW, RTP19 */
export const limits = catalog.limits;

/**
 * How many virtual network links, Global Reach connections counted in, a circuit can have; `undefined` where nothing
 * is published for that bandwidth. `mbps` does not count below Premium. source: FAQ26
 */
export function linkLimit(tier: CircuitTier, mbps: number): number | undefined {
  const { LocalStandard, PremiumByMbps } = limits.vnetLinksPerCircuit;
  if (tier !== 'Premium') return LocalStandard;
  return PremiumByMbps[String(mbps)];
}

/** How many IPv4 routes a private peering takes from the edge. source: FAQ26 */
export function privateRouteLimit(tier: CircuitTier): number {
  return limits.routes.privateIpv4FromOnPrem[tier];
}
