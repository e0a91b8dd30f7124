import * as l10n from '@vscode/l10n';
import { type Connection, type Customer, locationOf, portNamedBy } from '../../design';
import { kept } from '../../design/kept';
import { canonicalProvider } from '../../catalog/providers';
import type { CustomerRule, CustomerScope } from '../rule';
import { type GatewayOf, gatewaysOf } from '../gateways/shared';
import { keyOf, placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { secondCircuit } from '../shared/wizardFixes';

/** A gateway with its connections and the peering locations that they lead to. */
interface Spread extends GatewayOf {
  readonly connections: readonly Connection[];
  /** Names of the peering locations, each once; locations that are not said are left out. */
  readonly locations: readonly string[];
  readonly metro: boolean;
}

/** The connected gateways of a customer; made once for each state of its file and the provider's. */
export function spreads({ design, customer }: Pick<CustomerScope, 'customer' | 'design'>): readonly Spread[] {
  return spreadsIn(design, customer);
}

const spreadsIn = kept((design, customer: Customer): readonly Spread[] => {
  const topology = topologyOf(customer);
  return gatewaysOf(customer).flatMap(({ network, gateway }) => {
    const connections = topology
      .connectionsOf(network)
      .filter((connection) => connection.circuit.raw.lifecycle !== 'retiring');
    if (connections.length === 0) return [];
    const found = connections.flatMap((connection) => locationOf({ design, customer }, connection.circuit) ?? []);
    const locations = [...new Set(found.map((at) => at.location?.name ?? at.name))];
    const metro = found.some((at) => at.location?.isMetro === true);
    return [{ network, gateway, connections, locations, metro }];
  });
});

function softened(spread: Spread): { severity?: 'info' } {
  return spread.network.subscription.environment === 'production' ? {} : { severity: 'info' };
}

export const twoLocations: CustomerRule = {
  code: 'RES-001',
  scope: 'customer',
  severity: 'warning',
  title: 'A production gateway has circuits in two peering locations (maximum resiliency).',
  text: 'The loss of a peering location then leaves the other one. Outside production it is information.',
  source: 'APRL; RES',
  fix: secondCircuit,
  *check(scope) {
    for (const spread of spreads(scope)) {
      if (spread.locations.length !== 1) continue;
      yield {
        ...softened(spread),
        message: l10n.t(
          'Gateway "{0}" depends on {1} alone. Add a circuit in another peering location.',
          spread.gateway.name,
          spread.locations[0] ?? '',
        ),
        place: placeOf(spread.network, spread.network.raw, 'gateway'),
      };
    }
  },
};

export const atLeastMetro: CustomerRule = {
  code: 'RES-002',
  scope: 'customer',
  severity: 'warning',
  title: 'A production gateway has at least a Metro circuit (high resiliency).',
  text: 'One circuit in one peering location is not recommended for production. A Metro circuit ends at two sites of a city, for the same price. Outside production it is information.',
  source: 'FAQ26; RES',
  fix: secondCircuit,
  *check(scope) {
    for (const spread of spreads(scope)) {
      if (spread.locations.length !== 1 || spread.metro) continue;
      const first = spread.connections[0];
      if (!first) continue;
      const at = locationOf(scope, first.circuit);
      const metro = at?.location?.metro?.name;
      const what = l10n.t('Circuit "{0}" ends at one site.', first.circuit.name);
      const help = metro
        ? l10n.t('The city has {0}: ask the connectivity provider for it, or add a circuit in another location.', metro)
        : l10n.t('Add a circuit in another peering location.');
      yield { ...softened(spread), message: `${what} ${help}`, place: placeOf(first, first.raw, 'virtualNetwork') };
    }
  },
};

export const samePlace: CustomerRule = {
  code: 'RES-003',
  scope: 'customer',
  severity: 'warning',
  title: 'Two circuits of a pair are in different peering locations.',
  text: 'In one location they share the building. Amsterdam and Amsterdam2 are two.',
  source: 'DR',
  fix: secondCircuit,
  *check(scope) {
    for (const spread of spreads(scope)) {
      const [first, second] = [...new Set(spread.connections.map((connection) => connection.circuit))];
      const at = second && locationOf(scope, second);
      if (!first || !at || spread.locations.length !== 1) continue;
      yield {
        message: l10n.t(
          'Circuits "{0}" and "{1}" are both at {2}. Move one of them.',
          first.name,
          second.name,
          at.name,
        ),
        // A direct port may be the CSP's: what can be moved is the circuit.
        place: placeOf(
          second,
          second.raw,
          second.raw.peeringLocation === undefined
            ? (portNamedBy(second.raw)?.key ?? 'expressRoutePort')
            : 'peeringLocation',
        ),
      };
    }
  },
};

export const differentProviders: CustomerRule = {
  code: 'RES-005',
  scope: 'customer',
  severity: 'info',
  title: 'The two circuits of a pair come from different connectivity providers.',
  text: 'One that fails as a whole then takes one circuit only.',
  source: 'DR; WAF',
  *check(scope) {
    for (const { connections, locations } of spreads(scope)) {
      if (locations.length < 2) continue;
      const names = connections.map((c) => c.circuit.raw.serviceProviderName);
      const [first] = names;
      const last = connections.at(-1)?.circuit;
      if (first === undefined || !last) continue;
      if (!names.every((name) => name !== undefined && canonicalProvider(name) === canonicalProvider(first))) continue;
      yield {
        message: l10n.t('All circuits of this gateway come from {0}.', first),
        place: placeOf(last, last.raw, 'serviceProviderName'),
      };
    }
  },
};

export const secondRegion: CustomerRule = {
  code: 'RES-016',
  scope: 'customer',
  severity: 'info',
  title: 'Production has a gateway in a second region.',
  text: 'For the loss of a region: a network with a gateway in another one, on the same circuits.',
  source: 'RES',
  *check(scope) {
    const production = spreads(scope).filter((s) => s.network.subscription.environment === 'production');
    const regions = new Set(production.flatMap((s) => s.network.location?.toLowerCase() ?? []));
    const [first] = production;
    if (!first || regions.size !== 1) return;
    yield {
      message: l10n.t('All production gateways are in {0}.', first.network.location ?? ''),
      place: keyOf(first.network, first.network.raw, 'gateway'),
    };
  },
};
