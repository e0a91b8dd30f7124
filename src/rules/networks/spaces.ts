import * as l10n from '@vscode/l10n';
import type { AddressOf, Customer, VirtualNetwork } from '../../design';
import { contains } from '../../network/prefix';
import { overlapOfEach } from '../../network/trie';
import type { CustomerRule, Remark } from '../rule';
import { placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { subnetPlace } from './subnets';
import { freeSubnet } from './subnetFixes';

export const subnetsInside: CustomerRule = {
  code: 'NET-008',
  scope: 'customer',
  severity: 'error',
  title: 'A subnet lies inside the address space of its virtual network.',
  text: 'Azure refuses it otherwise. Correct the prefix, or widen the address space.',
  source: 'FORMAT; ARM',
  fix: freeSubnet,
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
  fix: freeSubnet,
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      const items = network.subnets.flatMap((subnet) => subnet.prefixes.map((prefix) => ({ subnet, prefix })));
      for (const [own, other] of overlapOfEach(items, () => true)) {
        const [one, two] = [own, other].map(({ subnet, prefix }) => ({
          place: subnetPlace(subnet, prefix),
          shown: `${subnet.name} ${prefix.written}`,
        }));
        if (one && two)
          yield about(one, two, l10n.t('Subnet {0} overlaps {1}. Move one of them.', one.shown, two.shown));
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
      for (const [own, other] of overlapOfEach(items, () => true)) {
        const [one, two] = [own, other].map(({ prefix }) => ({
          place: placeOf(network, network.raw, 'addressSpace', prefix.index),
          shown: prefix.written,
        }));
        if (!one || !two) continue;
        const message = l10n.t('{0} overlaps {1} of the same network. Remove one of them.', one.shown, two.shown);
        yield about(one, two, message);
      }
    }
  },
};

interface Shown {
  readonly place: Remark['place'];
  readonly shown: string;
}

function about(one: Shown, other: Shown, message: string): Remark {
  return { message, place: one.place, related: [{ place: other.place, message: other.shown }] };
}

export const joinedNetworksDisjoint: CustomerRule = {
  code: 'NET-011',
  scope: 'customer',
  severity: 'error',
  title: 'Virtual networks that are joined do not overlap.',
  text: "Networks are joined by a peering, which Azure refuses then, or by circuits and VPN connections, which all lead to the customer's one routing domain: of two equal routes only one is used. Networks that nothing joins may overlap, and so may networks of different customers.",
  source: 'FORMAT; FAQ26',
  *check({ customer }) {
    const told = new Set<Item>();
    for (const domain of domainsOf(customer)) {
      for (const [one, other] of overlapOfEach(domain, (a, b) => a.network !== b.network)) {
        if (told.has(one)) continue;
        told.add(one);
        const message = l10n.t(
          '{0} overlaps {1}, which it is joined with. Give one of them other addresses.',
          shown(one),
          shown(other),
        );
        yield about(
          { place: placeOfItem(one), shown: shown(one) },
          { place: placeOfItem(other), shown: shown(other) },
          message,
        );
      }
    }
  },
};

interface Item {
  readonly network: VirtualNetwork;
  readonly prefix: AddressOf;
}

/**
 * The address spaces that must not overlap: of all networks that the sites learn, and of each network with those that it
 * is peered with (a network cannot be peered with two that overlap either).
 */
function* domainsOf(customer: Customer): Generator<readonly Item[]> {
  const items = new Map(
    customer.virtualNetworks.map((network) => [network, network.addressSpace.map((prefix) => ({ network, prefix }))]),
  );
  const itemsOf = (networks: Iterable<VirtualNetwork>): Item[] => [...networks].flatMap((one) => items.get(one) ?? []);
  const { routed, peerings } = topologyOf(customer);
  yield itemsOf(routed);
  const neighbours = new Map<VirtualNetwork, Set<VirtualNetwork>>();
  for (const { from, remote } of peerings) {
    if (!remote) continue;
    for (const [one, other] of [
      [from, remote],
      [remote, from],
    ] as const) {
      const known = neighbours.get(one) ?? new Set([one]);
      neighbours.set(one, known.add(other));
    }
  }
  for (const domain of neighbours.values()) yield itemsOf(domain);
}

function placeOfItem({ network, prefix }: Item): Remark['place'] {
  return placeOf(network, network.raw, 'addressSpace', prefix.index);
}

function shown({ network, prefix }: Item): string {
  return `${network.ref} ${prefix.text}`;
}
