import * as l10n from '@vscode/l10n';
import { smallestGateway } from '../../catalog/gatewaySkus';
import { limits } from '../../catalog/skus';
import {
  type Connection,
  keptByConnectivityProvider,
  localPreferenceOf,
  locationOf,
  privatePeeringOf,
} from '../../design';
import type { CustomerRule, CustomerScope } from '../rule';
import { NEAR } from '../circuits/limits';
import { grouped, repeated } from '../shared/groups';
import { placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { capacityOf, gatewaysOf, perSku } from './shared';
import { smallestSku } from './fixes';
import { authorization, heldWeight } from './connectionFixes';

export const circuitsPerGateway: CustomerRule = {
  code: 'GW-012',
  scope: 'customer',
  severity: 'error',
  title: 'A gateway has no more circuits than its SKU takes.',
  text: `${perSku(({ maxCircuits }) => maxCircuits)}; a scalable one takes more with more scale units. From ${NEAR * 100} % on it is a warning.`,
  source: 'GW',
  fix: smallestSku,
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const { network, gateway } of gatewaysOf(customer)) {
      const capacity = capacityOf(gateway);
      const count = topology.connectionsOf(network).length;
      if (!capacity || count < capacity.least.maxCircuits * NEAR) continue;
      const over = count > capacity.most.maxCircuits;
      const better = smallestGateway({
        mbps: capacity.least.mbps,
        circuits: count,
        ...(network.location !== undefined && { region: network.location }),
      });
      const help = better
        ? l10n.t('Take {0}.', better.units === undefined ? better.sku : `${better.sku} (min: ${better.units})`)
        : l10n.t('No gateway takes as many: connect some of them to the gateway of another network.');
      yield {
        ...(!over && { severity: 'warning' as const }),
        message: over
          ? `${l10n.t('{0} circuits are connected; {1} takes {2}.', count, gateway.raw.sku ?? '', capacity.most.maxCircuits)} ${help}`
          : l10n.t('{0} of at most {1} circuits are connected.', count, capacity.least.maxCircuits),
        place: placeOf(gateway, gateway.raw, 'sku'),
      };
    }
  },
};

function byLocation(scope: CustomerScope, connections: readonly Connection[]): Map<string, Connection[]> {
  return grouped(connections, (c) => {
    const at = locationOf(scope, c.circuit);
    return (at?.location?.name ?? at?.name)?.toLowerCase();
  });
}

export const circuitsPerLocation: CustomerRule = {
  code: 'GW-013',
  scope: 'customer',
  severity: 'error',
  title: `At most ${limits.circuitsSamePeeringLocationPerVnet} circuits of one peering location are connected to a network.`,
  text: 'Whatever the SKU. Take other peering locations.',
  source: 'GW',
  *check(scope) {
    const topology = topologyOf(scope.customer);
    const limit = limits.circuitsSamePeeringLocationPerVnet;
    for (const { network } of gatewaysOf(scope.customer)) {
      for (const [location, connections] of byLocation(scope, topology.connectionsOf(network))) {
        for (const connection of connections.slice(limit)) {
          yield {
            message: l10n.t(
              '"{0}" has {1} circuits at {2}; {3} are possible.',
              network.ref,
              connections.length,
              location,
              limit,
            ),
            place: placeOf(connection, connection.raw, 'virtualNetwork'),
          };
        }
      }
    }
  },
};

export const equalCost: CustomerRule = {
  code: 'GW-014',
  scope: 'customer',
  severity: 'info',
  title: `No more than ${limits.ecmpMaxCircuits} circuits of a network have the same weight.`,
  text: `Traffic is spread over ${limits.ecmpMaxCircuits} equal circuits at most; the others stand by.`,
  source: 'FAQ26',
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const { network } of gatewaysOf(customer)) {
      const equal = grouped(topology.connectionsOf(network), (c) => c.raw.routingWeight ?? 0);
      for (const [weight, connections] of equal) {
        const extra = connections[limits.ecmpMaxCircuits];
        if (!extra) continue;
        yield {
          message: l10n.t(
            '{0} connections of "{1}" have weight {2}; traffic is spread over {3} of them.',
            connections.length,
            network.ref,
            weight,
            limits.ecmpMaxCircuits,
          ),
          place: placeOf(extra, extra.raw, 'routingWeight'),
        };
      }
    }
  },
};

export const authorizations: CustomerRule = {
  code: 'GW-028',
  scope: 'customer',
  severity: 'error',
  title: 'A connection to a circuit of another subscription has an authorization of its own.',
  text: 'The owner of the circuit makes one for each connection, and one authorization serves one connection. Name it, or give the key as a secret.',
  source: 'LINK',
  fix: authorization,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      for (const connection of circuit.connections) {
        const network = connection.virtualNetwork;
        if (!network || !circuit.subscription || network.subscription === circuit.subscription) continue;
        if (connection.raw.authorization !== undefined || connection.existing) continue;
        yield {
          message: l10n.t(
            '"{0}" is in subscription "{1}", its circuit in "{2}": the connection needs an authorization. Add one to the circuit and name it here.',
            network.ref,
            network.subscription.name,
            circuit.subscription.name,
          ),
          place: placeOf(connection, connection.raw, 'authorization'),
        };
      }
      const nameOf = (connection: Connection): string | undefined => {
        const { authorization } = connection.raw;
        return typeof authorization === 'object'
          ? authorization.secret && `secret ${authorization.secret}`
          : authorization;
      };
      for (const group of repeated(circuit.connections, nameOf)) {
        for (const connection of group) {
          yield {
            message: l10n.t(
              'One authorization serves one connection; this one is named by {0}. Make one for each.',
              group.length,
            ),
            place: placeOf(connection, connection.raw, 'authorization'),
          };
        }
      }
    }
  },
};

export const weights: CustomerRule = {
  code: 'GW-029',
  scope: 'customer',
  severity: 'error',
  title: `A weight is ${limits.routingWeight.min} to ${limits.routingWeight.max}, and the edge prefers the same circuit.`,
  text: 'routingWeight chooses the way from Azure, localPreference the way to Azure: where they disagree the traffic is asymmetric, and a stateful firewall drops it (a warning). Where the connectivity provider keeps layer 3 there is nothing to compare with.',
  source: 'LINK; DR',
  fix: heldWeight,
  *check({ customer }) {
    const { min, max } = limits.routingWeight;
    for (const connection of customer.circuits.flatMap((circuit) => circuit.connections)) {
      const weight = connection.raw.routingWeight;
      if (weight === undefined || (weight >= min && weight <= max)) continue;
      yield {
        message: l10n.t('{0} is no weight: they are {1} to {2}, and the highest wins.', weight, min, max),
        place: placeOf(connection, connection.raw, 'routingWeight'),
      };
    }
    const topology = topologyOf(customer);
    for (const { network } of gatewaysOf(customer)) {
      for (const [a, b] of pairsToCompare(topology.connectionsOf(network))) {
        const weight = Math.sign((a.raw.routingWeight ?? 0) - (b.raw.routingWeight ?? 0));
        const preference = Math.sign(localPreferenceOf(a.circuit) - localPreferenceOf(b.circuit));
        if (weight === 0 || weight === preference) continue;
        const preferred = weight > 0 ? a : b;
        const other = weight > 0 ? b : a;
        yield {
          severity: 'warning',
          message: l10n.t(
            'Azure prefers circuit "{0}" (weight {1} against {2}), the edge does not (local preference {3} against {4} of "{5}"). Make both agree.',
            preferred.circuit.name,
            preferred.raw.routingWeight ?? 0,
            other.raw.routingWeight ?? 0,
            localPreferenceOf(preferred.circuit),
            localPreferenceOf(other.circuit),
            other.circuit.name,
          ),
          place: placeOf(preferred, preferred.raw, 'routingWeight'),
        };
      }
    }
  },
};

export const privatePeeringThere: CustomerRule = {
  code: 'GW-032',
  scope: 'customer',
  severity: 'error',
  title: 'A circuit that is connected to a gateway has private peering.',
  text: 'The connection joins the gateway with the private peering of the circuit, and is refused without it. Where the connectivity provider keeps layer 3, or the circuit exists already, the peering may be there without the design naming it.',
  source: 'expressroute-howto-linkvnet',
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      if (circuit.existing || keptByConnectivityProvider(circuit) || privatePeeringOf(circuit)) continue;
      for (const connection of circuit.connections) {
        if (connection.existing) continue;
        yield {
          message: l10n.t(
            'Circuit "{0}" has no private peering for this connection. Add peerings.private, or remove the connection.',
            circuit.name,
          ),
          place: placeOf(connection, connection.raw, 'virtualNetwork'),
        };
      }
    }
  },
};

/** Pairs of connections of one network whose circuits end on an edge that the design knows. */
export function pairsToCompare(connections: readonly Connection[]): (readonly [Connection, Connection])[] {
  const known = connections.filter(
    (c) => !keptByConnectivityProvider(c.circuit) && privatePeeringOf(c.circuit) !== undefined,
  );
  // That a circuit is connected twice is DUP-014's business.
  return known.flatMap((a, i) => known.slice(i + 1).flatMap((b) => (a.circuit === b.circuit ? [] : [[a, b] as const])));
}
