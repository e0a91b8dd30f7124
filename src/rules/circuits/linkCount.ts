import { type Circuit, type Customer, findCircuit } from '../../design';

/** Links of a circuit: connections, and Global Reach in either direction. */
export function linkCount(customer: Customer, circuit: Circuit): number {
  const incoming = customer.circuits
    .filter((other) => other !== circuit)
    .flatMap((other) => other.globalReach)
    .filter((reach) => findCircuit(customer, reach.raw.circuit) === circuit);
  return circuit.connections.length + circuit.globalReach.length + incoming.length;
}
