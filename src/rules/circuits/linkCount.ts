import { type Circuit, type Customer, findCircuit } from '../../design';
import { keptOf } from '../../design/kept';

/** How many circuits name each circuit for Global Reach, not counting itself. */
const joinsInto = keptOf((customer: Customer): ReadonlyMap<Circuit, number> => {
  const joins = new Map<Circuit, number>();
  for (const from of customer.circuits) {
    for (const { raw } of from.globalReach) {
      const to = findCircuit(customer, raw.circuit);
      if (to && to !== from) joins.set(to, (joins.get(to) ?? 0) + 1);
    }
  }
  return joins;
});

/** Links of a circuit: connections, and Global Reach in either direction. */
export function linkCount(customer: Customer, circuit: Circuit): number {
  return circuit.connections.length + circuit.globalReach.length + (joinsInto(customer).get(circuit) ?? 0);
}
