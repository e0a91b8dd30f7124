import * as l10n from '@vscode/l10n';
import type { VirtualNetwork } from '../../design';
import { type Prefix, contains } from '../../network/prefix';
import { overlappingPairs } from '../../network/trie';
import type { CustomerRule, Remark } from '../rule';
import { placeOf } from '../shared/places';
import { type Topology, topologyOf } from '../shared/topology';
import { subnetPlace } from './subnets';

export const subnetsInside: CustomerRule = {
  code: 'NET-008',
  scope: 'customer',
  severity: 'error',
  title: 'A subnet lies inside the address space of its virtual network.',
  text: 'Azure refuses it otherwise. Correct the prefix, or widen the address space.',
  source: 'FORMAT; ARM',
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      if (network.addressSpace.length === 0) continue;
      for (const subnet of network.subnets) {
        for (const prefix of subnet.prefixes) {
          if (network.addressSpace.some((space) => contains(space, prefix))) continue;
          yield {
            message: l10n.t(
              'Subnet "{0}" ({1}) is outside the address space of "{2}": {3}.',
              subnet.name,
              prefix.written,
              network.name,
              network.addressSpace.map((space) => space.written).join(', '),
            ),
            place: subnetPlace(subnet, prefix),
          };
        }
      }
    }
  },
};

export const subnetsDisjoint: CustomerRule = {
  code: 'NET-009',
  scope: 'customer',
  severity: 'error',
  title: 'The subnets of a virtual network do not overlap.',
  text: 'Azure refuses the second one. Take a free prefix of the address space.',
  source: 'FORMAT; ARM',
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const items = network.subnets.flatMap((subnet) => subnet.prefixes.map((prefix) => ({ subnet, prefix })));
      for (const [a, b] of overlappingPairs(items)) {
        yield* both(
          { place: subnetPlace(a.subnet, a.prefix), shown: `${a.subnet.name} ${a.prefix.written}` },
          { place: subnetPlace(b.subnet, b.prefix), shown: `${b.subnet.name} ${b.prefix.written}` },
          (one, other) => l10n.t('Subnet {0} overlaps {1}. Move one of them.', one, other),
        );
      }
    }
  },
};

export const addressSpaceDisjoint: CustomerRule = {
  code: 'NET-010',
  scope: 'customer',
  severity: 'error',
  title: 'The prefixes of one address space do not overlap.',
  text: 'Azure refuses such an address space. Keep the wider prefix.',
  source: 'FORMAT; ARM',
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const items = network.addressSpace.map((prefix) => ({ prefix }));
      for (const [a, b] of overlappingPairs(items)) {
        yield* both(
          { place: placeOf(network, network.raw, 'addressSpace', a.prefix.index), shown: a.prefix.written },
          { place: placeOf(network, network.raw, 'addressSpace', b.prefix.index), shown: b.prefix.written },
          (one, other) => l10n.t('{0} overlaps {1} of the same network. Remove one of them.', one, other),
        );
      }
    }
  },
};

function* both(
  a: { readonly place: Remark['place']; readonly shown: string },
  b: { readonly place: Remark['place']; readonly shown: string },
  message: (one: string, other: string) => string,
): Generator<Remark> {
  yield { message: message(a.shown, b.shown), place: a.place, related: [{ place: b.place, message: b.shown }] };
  yield { message: message(b.shown, a.shown), place: b.place, related: [{ place: a.place, message: a.shown }] };
}

export const joinedNetworksDisjoint: CustomerRule = {
  code: 'NET-011',
  scope: 'customer',
  severity: 'error',
  title: 'Virtual networks that are joined do not overlap.',
  text: "Networks are joined by a peering, which Azure refuses then, or by circuits and VPN connections, which all lead to the customer's one routing domain: of two equal routes only one is used. Networks that nothing joins may overlap, and so may networks of different customers.",
  source: 'FORMAT; FAQ26',
  *check({ customer }) {
    const topology = topologyOf(customer);
    const items = customer.virtualNetworks.flatMap((network) =>
      network.addressSpace.map((prefix) => ({ network, prefix })),
    );
    for (const [a, b] of overlappingPairs(items)) {
      if (a.network === b.network || !areJoined(topology, a.network, b.network)) continue;
      yield* both(
        { place: placeOf(a.network, a.network.raw, 'addressSpace', a.prefix.index), shown: shown(a) },
        { place: placeOf(b.network, b.network.raw, 'addressSpace', b.prefix.index), shown: shown(b) },
        (one, other) =>
          l10n.t('{0} overlaps {1}, which it is joined with. Give one of them other addresses.', one, other),
      );
    }
  },
};

function areJoined(topology: Topology, a: VirtualNetwork, b: VirtualNetwork): boolean {
  const neighbours = (network: VirtualNetwork) =>
    topology.peerings.flatMap(({ from, remote }) =>
      from === network && remote ? [remote] : remote === network ? [from] : [],
    );
  const ofA = neighbours(a);
  // A network cannot be peered with two that overlap either.
  if (ofA.includes(b) || neighbours(b).some((network) => ofA.includes(network))) return true;
  return topology.routed.has(a) && topology.routed.has(b);
}

function shown({ network, prefix }: { readonly network: VirtualNetwork; readonly prefix: Prefix }): string {
  return `${network.ref} ${prefix.text}`;
}
