import { type Circuit, type Customer, findCircuit } from '../../design';

const kept = new WeakMap<Customer, ReadonlyMap<Circuit, number>>();

/** How many circuits name each circuit for Global Reach, not counting itself. */
function joinsInto(customer: Customer): ReadonlyMap<Circuit, number> {
  const known = kept.get(customer);
  if (known) return known;
  const joins = new Map<Circuit, number>();
  for (const from of customer.circuits) {
    for (const { raw } of from.globalReach) {
      const to = findCircuit(customer, raw.circuit);
      if (to && to !== from) joins.set(to, (joins.get(to) ?? 0) + 1);
    }
  }
  kept.set(customer, joins);
  return joins;
}

/** Links of a circuit: connections, and Global Reach in either direction. */
export function linkCount(customer: Customer, circuit: Circuit): number {
  return circuit.connections.length + circuit.globalReach.length + (joinsInto(customer).get(circuit) ?? 0);
}
