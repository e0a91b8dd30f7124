import { catalog } from './catalog';
import { normalizeRegion } from './regions';

/** What an ExpressRoute gateway carries; the figures are Microsoft's estimates. source: GW */
export interface GatewayCapacity {
  /** Mbps */
  readonly mbps: number;
  /** packets per second */
  readonly pps: number;
  /** everything that talks through the gateway: machines of spokes, private endpoints, appliances */
  readonly vms: number;
  readonly flows: number;
  readonly routesLearned: number;
  /** circuits at different peering locations */
  readonly maxCircuits: number;
  readonly fastPath: boolean;
}

export interface GatewaySku extends GatewayCapacity {
  readonly name: string;
  /** can be spread over availability zones */
  readonly az: boolean;
  /** can stand beside a VPN gateway */
  readonly coexist: boolean;
}

/** An SKU with, for the scalable one, its number of scale units. */
export interface GatewayChoice {
  readonly sku: string;
  readonly units?: number;
}

const { fixed, scalable } = catalog.gatewaySkus;

/** The SKU whose capacity is a number of scale units. source: SG */
export const scalableGatewaySku = scalable.name;

/** Scale units that a scalable gateway can have. source: SG */
export const scaleUnits: { readonly min: number; readonly max: number } = {
  min: scalable.minUnits,
  max: scalable.maxUnits,
};

/** The fewest scale units of a gateway that scales by itself. source: SG */
export const autoScaleUnits = 2;

/** Scale units from which a scalable gateway has FastPath. source: FP */
export const fastPathUnits = scalable.fastPathMinUnits;

/** ARM's names of all ExpressRoute gateway SKUs, in ARM's exact case. source: SDK36 */
export const gatewaySkuNames: readonly string[] = [...fixed.map((sku) => sku.name), scalable.name];

/** The most circuits at different peering locations that a gateway of a fixed SKU takes. source: GW */
export const mostCircuits = Math.max(...fixed.map((sku) => sku.maxCircuits));

/** The SKU of that name with what it carries, a scalable one at `units` scale units (held to what exists; 1 when not said). */
export function findGatewaySku(name: string, units = scaleUnits.min): GatewaySku | undefined {
  if (name !== scalable.name) return fixed.find((sku) => sku.name === name);
  return { name, az: scalable.az, coexist: scalable.coexist, ...scaledCapacity(units) };
}

function scaledCapacity(units: number): GatewayCapacity {
  const count = Math.min(Math.max(Math.trunc(units), scaleUnits.min), scaleUnits.max);
  const total = { mbps: 0, pps: 0, vms: 0, flows: 0 };
  for (const step of scalable.perUnit) {
    const inStep = Math.max(0, Math.min(count, step.lastUnit) - step.firstUnit + 1);
    total.mbps += inStep * step.mbps;
    total.pps += inStep * step.pps;
    total.vms += inStep * step.vms;
    total.flows += inStep * step.flows;
  }
  const reached = scalable.maxCircuitsByUnits.filter((row) => row.minUnits <= count);
  return {
    ...total,
    routesLearned: scalable.routesLearned,
    maxCircuits: Math.max(...reached.map((row) => row.circuits)),
    fastPath: count >= scalable.fastPathMinUnits,
  };
}

const notScalableIn = new Set(scalable.unavailableRegions.map(normalizeRegion));

/** Whether the scalable SKU is offered in the region, as of {@link scalableGatewayAsOf}. source: SG */
export function isScalableGatewayOffered(region: string): boolean {
  return !notScalableIn.has(normalizeRegion(region));
}

/** The day of the list of regions without the scalable SKU, ISO. */
export const scalableGatewayAsOf = scalable.unavailableRegionsAsOf;

/** Whether IPsec over ExpressRoute's private peering works with the SKU. source: SG */
export function supportsIpsecOverExpressRoute(name: string): boolean {
  return name !== scalable.name || scalable.ipsecOverErSupported;
}

/**
 * The smallest zone-redundant gateway that carries `mbps` and `circuits` at different peering locations, with
 * FastPath if wanted: a fixed SKU where one does, else the scalable one. `undefined` where nothing does.
 */
export function smallestGateway(need: {
  readonly mbps: number;
  readonly circuits: number;
  readonly fastPath?: boolean;
  /** Prefixes that it learns from its circuits. */
  readonly routes?: number;
  readonly region?: string;
}): GatewayChoice | undefined {
  const carries = (sku: GatewayCapacity): boolean =>
    sku.mbps >= need.mbps &&
    sku.maxCircuits >= need.circuits &&
    sku.routesLearned >= (need.routes ?? 0) &&
    (need.fastPath !== true || sku.fastPath);
  const small = fixed
    .filter((sku) => sku.az)
    .sort((a, b) => a.mbps - b.mbps)
    .find(carries);
  if (small) return { sku: small.name };
  if (need.region !== undefined && !isScalableGatewayOffered(need.region)) return undefined;
  for (let units = scaleUnits.min; units <= scaleUnits.max; units++)
    if (carries(scaledCapacity(units))) return { sku: scalable.name, units };
  return undefined;
}

/** A VPN gateway's SKU. source: COEX, VPNPP */
export interface VpnGatewaySku {
  readonly name: string;
  readonly az: boolean;
  /** can stand beside an ExpressRoute gateway */
  readonly coexist: boolean;
}

export const vpnGatewaySkus: readonly VpnGatewaySku[] = catalog.vpnGatewaySkus;

/** The VPN gateway SKU of exactly that name. */
export function findVpnGatewaySku(name: string): VpnGatewaySku | undefined {
  return vpnGatewaySkus.find((sku) => sku.name === name);
}
