import * as l10n from '@vscode/l10n';
import { type Connection, type Customer, type Place, type VirtualNetwork } from '../../design';
import type { Claim, ClashRule, CustomerRule, Remark } from '../rule';
import { advised, placeOf } from '../shared/places';

export const oneCustomer: CustomerRule = {
  code: 'CKT-018',
  scope: 'customer',
  severity: 'warning',
  title: 'A circuit serves one customer: its connections lead to networks in the tenant of that customer.',
  text: 'All networks of a circuit are in one routing domain. A customer may have several tenants of its own, after a merger: legal, and worth a look where a circuit crosses them. A network in the tenant of the CSP is an error, and so is one in that of another customer (CKT-032): the separation would be gone.',
  source: 'CSP; FAQ26; FORMAT',
  *check({ customer, provider }) {
    for (const { network, tenant, connection, place, related } of crossings(customer)) {
      const csp = tenant === provider.raw.tenantId?.toLowerCase();
      yield {
        ...(csp && { severity: 'error' as const }),
        message: l10n.t(
          'The network "{0}" is in tenant {1}, and circuit "{2}" serves the customer of tenant {3}. If the other tenant is of another company, give it a circuit of its own.',
          network.ref,
          tenant,
          connection.circuit.name,
          customer.tenantId ?? '',
        ),
        place: place(),
        ...(related && { related }),
      };
    }
  },
};

interface Crossing {
  readonly connection: Connection;
  readonly network: VirtualNetwork;
  /** In lower case. */
  readonly tenant: string;
  readonly place: () => Place;
  readonly related: Remark['related'];
}

/** Connections to networks in another tenant than that of the customer. */
function* crossings(customer: Customer): Generator<Crossing> {
  const own = customer.tenantId?.toLowerCase();
  for (const connection of customer.circuits.flatMap((circuit) => circuit.connections)) {
    const network = connection.virtualNetwork;
    const tenant = network?.tenantId?.toLowerCase();
    if (own === undefined || !network || tenant === undefined || tenant === own) continue;
    const said = network.subscription.raw.tenantId;
    yield {
      connection,
      network,
      tenant,
      place: () => placeOf(connection, connection.raw, 'virtualNetwork'),
      related:
        said === undefined
          ? undefined
          : [{ place: placeOf(customer, network.subscription.raw, 'tenantId'), message: said }],
    };
  }
}

interface TenantClaim extends Claim {
  /** The tenant of the customer itself, or that of a network that a circuit leads to. */
  readonly isOwn: boolean;
}

export const tenantsOfOthers: ClashRule = {
  code: 'CKT-032',
  scope: 'clash',
  severity: 'error',
  title: 'No circuit of a customer leads to a network in the tenant of another customer.',
  text: 'Azure connects networks of other tenants too. All networks of a circuit are in one routing domain: one customer would reach the other.',
  source: 'CSP; FAQ26',
  covers: 'CKT-018',
  *claims({ customer }): Generator<TenantClaim> {
    const owner = customer.name;
    const tenant = customer.tenantId?.toLowerCase();
    if (tenant !== undefined) {
      const place = () => placeOf(customer, customer.raw, 'tenantId');
      yield { key: tenant, owner, by: '', shown: tenant, isOwn: true, place };
    }
    for (const { connection, network, tenant: key, place } of crossings(customer)) {
      yield {
        key,
        owner,
        by: `${connection.circuit.name} ${connection.name}`,
        shown: network.ref,
        isOwn: false,
        place,
      };
    }
  },
  *check(claims) {
    const all = claims as readonly TenantClaim[];
    const owners = all.filter((claim) => claim.isOwn);
    for (const crossing of all.filter((claim) => !claim.isOwn)) {
      const other = owners.find((claim) => claim.owner !== crossing.owner);
      if (!other) continue;
      yield {
        message: l10n.t(
          'The network "{0}" is in the tenant of customer "{1}". Give that customer a circuit of its own.',
          crossing.shown,
          other.owner,
        ),
        place: crossing.place(),
        related: [{ place: other.place(), message: other.owner }],
      };
    }
  },
};

export const ownership: CustomerRule = {
  code: 'CKT-019',
  scope: 'customer',
  severity: 'warning',
  title: 'A circuit belongs to the party that the model says.',
  text: 'In connect-through the CSP keeps the circuit, in connect-to the customer. That it ends on the edge routers of that party is REF-004. A circuit of a customer that is moving may say its own model.',
  source: 'CSP',
  *check({ customer, provider }) {
    for (const circuit of customer.circuits) {
      const through = circuit.model === 'connect-through';
      const place = () =>
        placeOf(circuit, circuit.raw, circuit.raw.managedBy === undefined ? 'subscription' : 'managedBy');
      if (through && circuit.managedBy === 'customer') {
        yield {
          message: l10n.t(
            'In connect-through the CSP keeps the circuit; "{0}" is managed by the customer. Write "managedBy: csp", or "model: connect-to".',
            circuit.name,
          ),
          place: place(),
          ...advised(circuit, circuit.raw, 'managedBy', 'csp'),
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
          ...advised(circuit, circuit.raw, 'managedBy', 'customer'),
        };
      }
    }
  },
};
