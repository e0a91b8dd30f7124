import * as l10n from '@vscode/l10n';
import {
  type AzurePart,
  type Customer,
  type Place,
  type Subscription,
  findCircuit,
  findDirectPort,
  findRouteTable,
  findSecurityGroup,
  findVirtualNetwork,
} from '../../design';
import type { CustomerRule, Remark } from '../rule';
import { hint } from '../shared/hints';
import { placeOf } from '../shared/places';
import { misspeltReference } from './fixes';

/** The names by which the virtual networks of a customer can be referred to from a subscription. */
function networkRefs(customer: Customer, own: Subscription | undefined): string[] {
  return customer.virtualNetworks.map((v) => (v.subscription === own ? v.name : v.ref));
}

function* missingNetwork(
  customer: Customer,
  ref: string | undefined,
  own: Subscription | undefined,
  place: () => Place,
): Generator<Remark> {
  if (ref === undefined || findVirtualNetwork(customer, ref, own)) return;
  const elsewhere = ref.includes('/') ? undefined : customer.virtualNetworks.find((v) => v.name === ref);
  const what = l10n.t('This customer has no virtual network "{0}" there.', ref);
  const help = elsewhere
    ? l10n.t('One segment is looked up in the own subscription: write "{0}".', elsewhere.ref)
    : hint(ref, [...networkRefs(customer, own), ...customer.virtualNetworks.map((v) => v.ref)]);
  yield { message: `${what} ${help}`, place: place() };
}

export const virtualNetworkReferences: CustomerRule = {
  code: 'REF-002',
  scope: 'customer',
  severity: 'error',
  title: 'A reference to a virtual network leads to one of this customer.',
  text: 'One segment is a network of the own subscription, two are subscription/name; names are exact in case, and no reference leads to another customer.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      for (const c of circuit.connections) {
        yield* missingNetwork(customer, c.raw.virtualNetwork, circuit.subscription, () =>
          placeOf(c, c.raw, 'virtualNetwork'),
        );
      }
      const { encryption } = circuit.raw;
      if (!encryption) continue;
      yield* missingNetwork(customer, encryption.virtualNetwork, circuit.subscription, () =>
        placeOf(circuit, encryption, 'virtualNetwork'),
      );
      const azure = encryption.firewalls?.azure;
      if (azure === undefined) continue;
      const byName = customer.virtualNetworks.some((v) => [v.firewall?.name, refOfFirewall(v)].includes(azure));
      if (!byName) {
        yield* missingNetwork(customer, azure, circuit.subscription, () =>
          placeOf(circuit, encryption, 'firewalls', 'azure'),
        );
      }
    }
    for (const v of customer.virtualNetworks) {
      for (const p of v.virtualNetworkPeerings) {
        yield* missingNetwork(customer, p.raw.remoteVirtualNetwork, v.subscription, () =>
          placeOf(p, p.raw, 'remoteVirtualNetwork'),
        );
      }
    }
    for (const c of customer.vpnConnections) {
      yield* missingNetwork(customer, c.raw.virtualNetwork, undefined, () => placeOf(c, c.raw, 'virtualNetwork'));
    }
  },
};

/** A firewall in Azure may be named itself in place of its network. */
function refOfFirewall(network: Customer['virtualNetworks'][number]): string | undefined {
  return network.firewall && `${network.subscription.name}/${network.firewall.name}`;
}

export const subscriptionReferences: CustomerRule = {
  code: 'REF-003',
  scope: 'customer',
  severity: 'error',
  title: 'The subscription of a circuit or a direct port is one of the customer.',
  text: 'The name is that of an entry of the subscriptions of the same file, exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer }) {
    const known = customer.subscriptions.map((s) => s.name);
    for (const part of [...customer.circuits, ...customer.expressRoutePorts]) {
      const name = part.raw.subscription;
      if (name === undefined || known.includes(name)) continue;
      const what = l10n.t('This customer has no subscription "{0}".', name);
      yield { message: `${what} ${hint(name, known)}`, place: placeOf(part, part.raw, 'subscription') };
    }
  },
};

export const circuitReferences: CustomerRule = {
  code: 'REF-008',
  scope: 'customer',
  severity: 'error',
  title: 'A reference to a circuit or a direct port leads to one.',
  text: 'Global Reach names another circuit of the same customer; a direct circuit names a port of the customer, or of the CSP.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer, design }) {
    for (const circuit of customer.circuits) {
      for (const reach of circuit.globalReach) {
        const ref = reach.raw.circuit;
        if (ref === undefined) continue;
        const other = findCircuit(customer, ref);
        const place = placeOf(reach, reach.raw, 'circuit');
        if (!other) {
          const what = l10n.t('This customer has no circuit "{0}".', ref);
          const names = customer.circuits.map((c) => c.name).filter((name) => name !== circuit.name);
          yield { message: `${what} ${hint(ref, names)}`, place };
        } else if (other === circuit) {
          yield { message: l10n.t('Global Reach joins two circuits; "{0}" is this one.', ref), place };
        }
      }
      const ref = circuit.raw.expressRoutePort;
      if (ref === undefined || findDirectPort(design, customer, ref)) continue;
      const ports = [...customer.expressRoutePorts, ...design.provider.expressRoutePorts].map((p) => p.name);
      const what = l10n.t('There is no direct port "{0}", neither of this customer nor of the CSP.', ref);
      yield { message: `${what} ${hint(ref, ports)}`, place: placeOf(circuit, circuit.raw, 'expressRoutePort') };
    }
  },
};

export const subnetReferences: CustomerRule = {
  code: 'REF-009',
  scope: 'customer',
  severity: 'error',
  title: 'The route table and the network security group of a subnet are in its subscription.',
  text: 'Azure takes only those of the same subscription. Write it there, or correct the name (exact in case).',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const { subscription } = network;
      for (const subnet of network.subnets) {
        const { routeTable, networkSecurityGroup } = subnet.raw;
        if (routeTable !== undefined && !findRouteTable(subscription, routeTable)) {
          const what = l10n.t('Subscription "{0}" has no route table "{1}".', subscription.name, routeTable);
          const help = hint(routeTable, namesOf(subscription.routeTables));
          yield { message: `${what} ${help}`, place: placeOf(subnet, subnet.raw, 'routeTable') };
        }
        if (networkSecurityGroup !== undefined && !findSecurityGroup(subscription, networkSecurityGroup)) {
          const what = l10n.t(
            'Subscription "{0}" has no network security group "{1}".',
            subscription.name,
            networkSecurityGroup,
          );
          const help = hint(networkSecurityGroup, namesOf(subscription.networkSecurityGroups));
          yield { message: `${what} ${help}`, place: placeOf(subnet, subnet.raw, 'networkSecurityGroup') };
        }
      }
    }
  },
};

function namesOf(parts: readonly AzurePart<{ name?: string }>[]): string[] {
  return parts.map((part) => part.name);
}

export const authorizationReferences: CustomerRule = {
  code: 'REF-011',
  scope: 'customer',
  severity: 'error',
  title: 'The authorization that a connection names is one of its circuit.',
  text: 'Add it to the authorizations of the circuit, or correct the name. A key that the owner of an existing circuit handed over is a secret: { secret: NAME }.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const known = namesOf(circuit.authorizations);
      for (const connection of circuit.connections) {
        const name = connection.raw.authorization;
        if (typeof name !== 'string' || known.includes(name) || looksLikeKey(name)) continue;
        const what = l10n.t('Circuit "{0}" has no authorization "{1}".', circuit.name, name);
        yield { message: `${what} ${hint(name, known)}`, place: placeOf(connection, connection.raw, 'authorization') };
      }
    }
  },
};

/** A key in place of a name is SEC-007's business, and is not shown again in a message. */
function looksLikeKey(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
