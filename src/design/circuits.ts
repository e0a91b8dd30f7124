import { placeOfPort } from '../catalog/buildings';
import type { Location } from '../catalog/locations';
import { usualLocalPreference } from '../catalog/prefixLimits';
import type { Place } from './finding';
import { findDirectPort } from './lookup';
import type { Circuit, Customer, Design, DirectPort, Peering } from './model';
import { placeOf } from './place';
import { portNamedBy } from './portNamedBy';

export { portNamedBy } from './portNamedBy';

/** What a circuit stands in. */
export interface CircuitScope {
  readonly design: Pick<Design, 'provider'>;
  readonly customer: Customer;
}

/** Where a circuit enters Microsoft's network, and where the design says so. */
export interface CircuitLocation {
  /** As the file writes it. */
  readonly name: string;
  /** What the catalogue knows of it in the cloud of the design; a building counts as the location of its city. */
  readonly location: Location | undefined;
  readonly place: Place;
}

/** The direct port or LAG that a circuit is on. */
export function portOf({ design, customer }: CircuitScope, circuit: Circuit): DirectPort | undefined {
  const named = portNamedBy(circuit.raw);
  return named && findDirectPort(design, customer, named.ref, named.list);
}

/** The peering location of a circuit: its own, or that of its direct port. */
export function locationOf(scope: CircuitScope, circuit: Circuit): CircuitLocation | undefined {
  const { cloud } = scope.design.provider;
  const own = circuit.raw.peeringLocation;
  if (own !== undefined) {
    return { name: own, location: placeOfPort(own, cloud), place: placeOf(circuit, circuit.raw, 'peeringLocation') };
  }
  const port = portOf(scope, circuit);
  const name = port?.raw.peeringLocation;
  if (!port || name === undefined) return undefined;
  return { name, location: placeOfPort(name, cloud), place: placeOf(port, port.raw, 'peeringLocation') };
}

export const MBPS_OF_GBPS = 1000;

/** Bandwidth of a circuit in Mbps, of a direct one too. */
export function mbpsOf({ raw }: Pick<Circuit, 'raw'>): number | undefined {
  return raw.bandwidthInMbps ?? mbpsOfPort({ raw });
}

/** Bandwidth of a direct port, or of a circuit on one, in Mbps. */
export function mbpsOfPort({ raw }: { readonly raw: { readonly bandwidthInGbps?: number } }): number | undefined {
  return raw.bandwidthInGbps === undefined ? undefined : raw.bandwidthInGbps * MBPS_OF_GBPS;
}

export function isDirect({ raw }: Circuit): boolean {
  return raw.connectivity === 'direct' || portNamedBy(raw) !== undefined;
}

/** The connectivity provider keeps the BGP sessions: there is no edge router in the design to compare with. */
export function keptByConnectivityProvider({ raw }: Pick<Circuit, 'raw'>): boolean {
  return raw.layer3ManagedBy === 'serviceProvider';
}

/** The sessions of a circuit end on the CSP's routers: pools bind nothing else (FORMAT, "meant" 6). */
export function endsOnCsp(circuit: Circuit): boolean {
  return circuit.model === 'connect-through' && !keptByConnectivityProvider(circuit);
}

export function privatePeeringOf({ peerings }: Pick<Circuit, 'peerings'>): Peering | undefined {
  return peerings.find((peering) => peering.type === 'AzurePrivatePeering');
}

/** Local preference of what the edge learns over a circuit's private peering; 100 where nothing is said. source: OPT */
export function localPreferenceOf(circuit: Pick<Circuit, 'peerings'>): number {
  return privatePeeringOf(circuit)?.raw.routing?.localPreference ?? usualLocalPreference;
}

export function microsoftPeeringOf({ peerings }: Pick<Circuit, 'peerings'>): Peering | undefined {
  return peerings.find((peering) => peering.type === 'MicrosoftPeering');
}

/** Whether the design tells what a circuit advertises to Azure: a connectivity provider that keeps layer 3 decides itself. */
export function tellsAdvertised(circuit: Circuit): boolean {
  return !keptByConnectivityProvider(circuit) || privatePeeringOf(circuit)?.raw.routing?.advertise !== undefined;
}
