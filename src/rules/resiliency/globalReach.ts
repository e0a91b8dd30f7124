import * as l10n from '@vscode/l10n';
import { globalReachCountryOf } from '../../catalog/globalReach';
import {
  type AzurePart,
  type Circuit,
  type Place,
  type RawGlobalReach,
  findCircuit,
  keptByConnectivityProvider,
  locationOf,
  privatePeeringOf,
} from '../../design';
import { type Prefix, parsePrefix } from '../../network/prefix';
import type { PrefixTable } from '../../network/trie';
import { linkNetworksOf } from '../duplicates/linkPrefixes';
import type { CustomerRule, CustomerScope, Remark } from '../rule';
import { repeated } from '../shared/groups';
import { overlapping, tableOf } from '../shared/overlaps';
import { placeOf } from '../shared/places';
import { nextReachPrefix } from '../networks/poolFixes';

type Reach = AzurePart<RawGlobalReach>;

/** More than these beside a finding nobody reads. */
const MOST_RELATED = 10;

export const globalReachPairs: CustomerRule = {
  code: 'RES-024',
  scope: 'customer',
  severity: 'error',
  title: 'Global Reach joins two circuits that can be joined, over a prefix that is used nowhere.',
  text: 'A /29 (IPv6 /125) outside all networks, sites and links; two peering locations, both in countries that have Global Reach; no Local tier; Premium on both where the geopolitical regions differ.',
  source: 'GRH; FAQ26',
  covers: 'NET-016',
  fix: nextReachPrefix,
  *check(scope) {
    const used = tableOf(usedPrefixes(scope));
    for (const circuit of scope.customer.circuits) {
      for (const reach of circuit.globalReach) {
        yield* prefixOf(reach, 'addressPrefix', 4, used);
        yield* prefixOf(reach, 'ipv6AddressPrefix', 6, used);
        const other = findCircuit(scope.customer, reach.raw.circuit);
        if (!other || other === circuit) continue;
        const without = [circuit, other].find((one) => privatePeeringOf(one) && !hasIpv6(one));
        if (reach.raw.ipv6AddressPrefix !== undefined && without) {
          yield {
            severity: 'warning',
            message: l10n.t(
              'The private peering of circuit "{0}" has no IPv6: Global Reach carries none. Write ipv6PeeringConfig there, or leave ipv6AddressPrefix out.',
              without.name,
            ),
            place: placeOf(reach, reach.raw, 'ipv6AddressPrefix'),
          };
        }
        if (reach.raw.ipv6AddressPrefix === undefined && [circuit, other].every(hasIpv6)) {
          yield {
            severity: 'info',
            message: l10n.t(
              'Both private peerings have IPv6, and "{0}" joins IPv4 only. Write ipv6AddressPrefix, a /125, where the sites are to reach each other by IPv6.',
              reach.name,
            ),
            place: placeOf(reach, reach.raw, 'circuit'),
          };
        }
        for (const message of whyNot(scope, circuit, other)) {
          yield { message, place: placeOf(reach, reach.raw, 'circuit') };
        }
      }
    }
  },
};

interface Used {
  readonly prefix: Prefix;
  readonly shown: string;
  /** The Global Reach itself, which does not clash with itself. */
  readonly reach?: Reach;
  readonly place?: Place;
}

function usedPrefixes(scope: CustomerScope): Used[] {
  const { customer } = scope;
  const reaches = customer.circuits.flatMap((circuit) => circuit.globalReach);
  return [
    ...customer.virtualNetworks.flatMap((v) => v.addressSpace.map((prefix) => ({ prefix, shown: v.ref }))),
    ...customer.sites.flatMap((site) => site.prefixes.map((prefix) => ({ prefix, shown: site.name }))),
    ...linkNetworksOf(scope).map(({ prefix, written }) => ({ prefix, shown: written })),
    ...reaches.flatMap((reach) =>
      [reach.raw.addressPrefix, reach.raw.ipv6AddressPrefix].flatMap((text) => {
        const prefix = text === undefined ? undefined : parsePrefix(text);
        return prefix ? [{ prefix, shown: reach.name, reach }] : [];
      }),
    ),
  ];
}

function* prefixOf(
  reach: Reach,
  key: 'addressPrefix' | 'ipv6AddressPrefix',
  family: 4 | 6,
  used: PrefixTable<Used[]>,
): Generator<Remark> {
  const written = reach.raw[key];
  const prefix = written === undefined ? undefined : parsePrefix(written);
  if (written === undefined || !prefix) return;
  const length = family === 4 ? 29 : 125;
  const place = placeOf(reach, reach.raw, key);
  if (prefix.family !== family || prefix.length !== length) {
    yield { message: l10n.t('Global Reach takes an IPv{0} /{1}, not {2}.', family, length, written), place };
  } else if (!prefix.aligned) {
    yield { message: l10n.t('{0} is an address inside a network. The network is {1}.', written, prefix.text), place };
  }
  const hit = overlapping(used, prefix).find((other) => other.reach?.raw !== reach.raw);
  if (!hit) return;
  yield {
    message: l10n.t('{0} overlaps {1} ({2}). Take a prefix that is used nowhere.', written, hit.prefix.text, hit.shown),
    place,
  };
}

const hasIpv6 = (circuit: Circuit): boolean => privatePeeringOf(circuit)?.raw.ipv6PeeringConfig !== undefined;

function* whyNot(scope: CustomerScope, circuit: Circuit, other: Circuit): Generator<string> {
  const both = [circuit, other];
  for (const one of both) {
    if (one.raw.sku?.tier === 'Local') {
      yield l10n.t('Circuit "{0}" is Local, which has no Global Reach. Take the tier Standard or Premium.', one.name);
    }
    if (!privatePeeringOf(one) && !keptByConnectivityProvider(one)) {
      yield l10n.t(
        'Circuit "{0}" has no private peering, which Global Reach joins. Add one, or remove Global Reach.',
        one.name,
      );
    }
  }
  const [a, b] = both.map((one) => locationOf(scope, one)?.location);
  if (!a || !b) return;
  if (a.name === b.name) {
    yield l10n.t(
      'Both circuits are at {0}; Global Reach joins different peering locations. Remove it, and join the sites there.',
      a.name,
    );
  }
  for (const at of [a, b]) {
    const country = globalReachCountryOf(at.name);
    if (at.cloud !== 'AzureCloud' || !country || country.supported) continue;
    yield l10n.t(
      'Global Reach is not offered at {0} ({1}). Remove it, and join the sites in another way.',
      at.name,
      country.country,
    );
  }
  if (a.geo !== b.geo && both.some((one) => one.raw.sku?.tier === 'Standard')) {
    yield l10n.t(
      '{0} and {1} are in different geopolitical regions: both circuits need the tier Premium.',
      a.name,
      b.name,
    );
  }
}

export const globalReachMesh: CustomerRule = {
  code: 'RES-023',
  scope: 'customer',
  severity: 'info',
  title: 'Circuits joined by Global Reach are joined in pairs, all of them.',
  text: 'Global Reach is not transitive: three circuits need three pairs.',
  source: 'FAQ26',
  *check({ customer }) {
    const joined = new Map<Circuit, Set<Circuit>>();
    for (const circuit of customer.circuits) {
      for (const reach of circuit.globalReach) {
        const other = findCircuit(customer, reach.raw.circuit);
        if (!other || other === circuit) continue;
        joined.set(circuit, (joined.get(circuit) ?? new Set()).add(other));
        joined.set(other, (joined.get(other) ?? new Set()).add(circuit));
      }
    }
    const told = new Map<Circuit, Set<Circuit>>();
    for (const [third, beside] of joined) {
      const around = [...beside];
      for (const [i, a] of around.entries()) {
        // One missing pair for each circuit: where hundreds are joined with one, the others follow.
        const b = around.find((one, at) => at > i && !joined.get(a)?.has(one));
        if (!b || told.get(a)?.has(b) || told.get(b)?.has(a)) continue;
        told.set(a, (told.get(a) ?? new Set()).add(b));
        const reach = [...a.globalReach, ...b.globalReach, ...third.globalReach][0];
        if (!reach) continue;
        yield {
          message: l10n.t('Circuits "{0}" and "{1}" are joined with a third one, not with each other.', a.name, b.name),
          place: placeOf(reach, reach.raw, 'circuit'),
        };
      }
    }
  },
};

export const globalReachOnce: CustomerRule = {
  code: 'RES-026',
  scope: 'customer',
  severity: 'error',
  title: 'Two circuits are joined by Global Reach once, at one of the two ends.',
  text: 'Azure refuses a second join of the same circuits, also from the other end, and one of a circuit with itself. Keep one of them.',
  source: 'azure-docs#84959; GR',
  *check({ customer }) {
    const joins = customer.circuits.flatMap((circuit) =>
      circuit.globalReach.flatMap((reach) => {
        const other = findCircuit(customer, reach.raw.circuit);
        return other ? [{ circuit, reach, other }] : [];
      }),
    );
    for (const { circuit, reach, other } of joins) {
      if (circuit !== other) continue;
      yield {
        message: l10n.t('Circuit "{0}" is joined with itself. Name the other circuit.', circuit.name),
        place: placeOf(reach, reach.raw, 'circuit'),
      };
    }
    const indexes = new Map(customer.circuits.map((circuit, index) => [circuit, index]));
    const pairOf = ({ circuit, other }: (typeof joins)[number]) =>
      circuit === other
        ? undefined
        : [circuit, other]
            .map((one) => indexes.get(one) ?? 0)
            .sort((a, b) => a - b)
            .join('|');
    for (const group of repeated(joins, pairOf)) {
      for (const { circuit, reach, other } of group) {
        const others = group.filter((join) => join.reach !== reach).slice(0, MOST_RELATED);
        yield {
          message: l10n.t(
            'Circuits "{0}" and "{1}" are joined {2} times. Keep one join, at one of the two circuits.',
            circuit.name,
            other.name,
            group.length,
          ),
          place: placeOf(reach, reach.raw, 'name'),
          related: others.map((join) => ({
            place: placeOf(join.reach, join.reach.raw, 'name'),
            message: join.reach.name,
          })),
        };
      }
    }
  },
};
