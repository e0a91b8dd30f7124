import { placeOfPort } from '../../catalog/buildings';
import type { Location } from '../../catalog/locations';
import { type Circuit, type DirectPort, type Peering, type Place, findDirectPort, placeOf } from '../../design';
import type { CustomerScope } from '../rule';

/** Where a circuit enters Microsoft's network, and where the design says so. */
export interface CircuitLocation {
  /** As the file writes it. */
  readonly name: string;
  /** What the catalogue knows of it in the cloud of the design; a building counts as the location of its city. */
  readonly location: Location | undefined;
  readonly place: Place;
}

/** The direct port that a circuit is on. */
export function portOf(scope: CustomerScope, circuit: Circuit): DirectPort | undefined {
  return findDirectPort(scope.design, scope.customer, circuit.raw.expressRoutePort);
}

/** The peering location of a circuit: its own, or that of its direct port. */
export function locationOf(scope: CustomerScope, circuit: Circuit): CircuitLocation | undefined {
  const { cloud } = scope.provider;
  const own = circuit.raw.peeringLocation;
  if (own !== undefined) {
    return { name: own, location: placeOfPort(own, cloud), place: placeOf(circuit, circuit.raw, 'peeringLocation') };
  }
  const port = portOf(scope, circuit);
  const name = port?.raw.peeringLocation;
  if (!port || name === undefined) return undefined;
  return { name, location: placeOfPort(name, cloud), place: placeOf(port, port.raw, 'peeringLocation') };
}

/** Bandwidth of a circuit in Mbps, of a direct one too. */
export function mbpsOf(circuit: Circuit): number | undefined {
  const { bandwidthInMbps, bandwidthInGbps } = circuit.raw;
  return bandwidthInMbps ?? (bandwidthInGbps === undefined ? undefined : bandwidthInGbps * 1000);
}

export function isDirect(circuit: Circuit): boolean {
  return circuit.raw.connectivity === 'direct' || circuit.raw.expressRoutePort !== undefined;
}

/** The connectivity provider keeps the BGP sessions: there is no edge router in the design to compare with. */
export function keptByConnectivityProvider(circuit: Circuit): boolean {
  return circuit.raw.layer3ManagedBy === 'serviceProvider';
}

export function privatePeeringOf(circuit: Circuit): Peering | undefined {
  return circuit.peerings.find((peering) => peering.type === 'AzurePrivatePeering');
}

export function microsoftPeeringOf(circuit: Circuit): Peering | undefined {
  return circuit.peerings.find((peering) => peering.type === 'MicrosoftPeering');
}

/** Whether the design tells what a circuit advertises to Azure: a connectivity provider that keeps layer 3 decides itself. */
export function tellsAdvertised(circuit: Circuit): boolean {
  return !keptByConnectivityProvider(circuit) || privatePeeringOf(circuit)?.raw.routing?.advertise !== undefined;
}
