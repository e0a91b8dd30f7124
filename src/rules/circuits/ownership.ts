import * as l10n from '@vscode/l10n';
import { edgeRoutersFor, findEdgeRouter } from '../../design';
import type { CustomerRule } from '../rule';
import { keptByConnectivityProvider } from '../shared/circuit';
import { placeOf } from '../shared/places';

export const oneCustomer: CustomerRule = {
  code: 'CKT-018',
  scope: 'customer',
  severity: 'error',
  title: 'A circuit serves one customer: its connections lead to networks in the tenant of that customer.',
  text: 'All networks of a circuit are in one routing domain. Azure would connect networks of other tenants too, and the separation of the customers would be gone. Several subscriptions of one tenant are legal.',
  source: 'CSP; FAQ26',
  *check({ customer }) {
    const own = customer.tenantId?.toLowerCase();
    if (own === undefined) return;
    for (const connection of customer.circuits.flatMap((circuit) => circuit.connections)) {
      const network = connection.virtualNetwork;
      const tenant = network?.tenantId?.toLowerCase();
      if (!network || tenant === undefined || tenant === own) continue;
      const said = network.subscription.raw.tenantId;
      yield {
        message: l10n.t(
          'The network "{0}" is in tenant {1}, and circuit "{2}" serves the customer of tenant {3}. Give the other tenant a circuit of its own.',
          network.ref,
          tenant,
          connection.circuit.name,
          own,
        ),
        place: placeOf(connection, connection.raw, 'virtualNetwork'),
        ...(said !== undefined && {
          related: [{ place: placeOf(customer, network.subscription.raw, 'tenantId'), message: said }],
        }),
      };
    }
  },
};

export const ownership: CustomerRule = {
  code: 'CKT-019',
  scope: 'customer',
  severity: 'warning',
  title: 'A circuit ends at, and belongs to, the party that the model says.',
  text: "In connect-through the CSP keeps the circuit and it ends on the CSP's edge routers; in connect-to the customer does, on its own. A circuit of a customer that is moving may say its own model.",
  source: 'CSP',
  *check({ customer, provider, design }) {
    for (const circuit of customer.circuits) {
      const through = circuit.model === 'connect-through';
      const other = { ...circuit, model: through ? ('connect-to' as const) : ('connect-through' as const) };
      for (const link of keptByConnectivityProvider(circuit) ? [] : circuit.links) {
        const name = link.raw.edgeRouter;
        if (name === undefined || findEdgeRouter(design, circuit, name)) continue;
        if (!edgeRoutersFor(design, other).some((router) => router.name === name)) continue;
        yield {
          message: through
            ? l10n.t(
                '"{0}" is an edge router of the customer; in connect-through the circuit ends at the CSP. Name a router of the CSP, or write "model: connect-to".',
                name,
              )
            : l10n.t(
                '"{0}" is an edge router of the CSP; in connect-to the circuit ends at the customer. Name a router of the customer, or write "model: connect-through".',
                name,
              ),
          place: placeOf(circuit, link.raw, 'edgeRouter'),
        };
      }
      const place = () =>
        placeOf(circuit, circuit.raw, circuit.raw.managedBy === undefined ? 'subscription' : 'managedBy');
      if (through && circuit.managedBy === 'customer') {
        yield {
          message: l10n.t(
            'In connect-through the CSP keeps the circuit; "{0}" is managed by the customer. Write "managedBy: csp", or "model: connect-to".',
            circuit.name,
          ),
          place: place(),
        };
      }
      if (through) continue;
      const tenant = circuit.tenantId?.toLowerCase();
      if (
        tenant !== undefined &&
        tenant === provider.raw.tenantId?.toLowerCase() &&
        tenant !== customer.tenantId?.toLowerCase()
      ) {
        yield {
          message: l10n.t(
            'In connect-to the circuit is in a subscription of the customer; that of "{0}" is in the tenant of the CSP.',
            circuit.name,
          ),
          place: placeOf(circuit, circuit.raw, 'subscription'),
        };
      } else if (circuit.managedBy === 'csp' && !circuit.existing) {
        yield {
          message: l10n.t(
            'In connect-to the customer creates and keeps the circuit; "{0}" is managed by the CSP. Write "managedBy: customer", or put it into a subscription of the customer\'s own.',
            circuit.name,
          ),
          place: place(),
        };
      }
    }
  },
};
