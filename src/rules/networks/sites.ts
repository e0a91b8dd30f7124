import * as l10n from '@vscode/l10n';
import { comparePrefixes, contains, parsePrefix } from '../../network/prefix';
import type { Place, Site, VirtualNetwork } from '../../design';
import type { Prefix } from '../../network/prefix';
import type { Claim, ClashRule, CustomerRule, CustomerScope, Remark } from '../rule';
import { covering, inside, overlapping, tableOf } from '../shared/overlaps';
import { placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { reachNetwork } from '../shared/wizardFixes';

interface Item {
  readonly prefix: Prefix;
  readonly shown: string;
  readonly place: () => Place;
  readonly site?: Site;
  readonly network?: VirtualNetwork;
}

/** The prefixes of the sites of a customer. */
function sitePrefixes({ customer }: CustomerScope): Item[] {
  return customer.sites.flatMap((site) =>
    site.prefixes.map((prefix): Item => ({
      prefix,
      site,
      shown: `${site.name} ${prefix.written}`,
      place: () => placeOf(site, site.raw, 'prefixes', prefix.index),
    })),
  );
}

function networkPrefixes(networks: Iterable<VirtualNetwork>): Item[] {
  return [...networks].flatMap((network) =>
    network.addressSpace.map((prefix): Item => ({
      prefix,
      network,
      shown: `${network.ref} ${prefix.written}`,
      place: () => placeOf(network, network.raw, 'addressSpace', prefix.index),
    })),
  );
}

function about(item: Item, other: Item, message: string): Remark {
  return { message, place: item.place(), related: [{ place: other.place(), message: other.shown }] };
}

export const sitesAndNetworks: CustomerRule = {
  code: 'NET-012',
  scope: 'customer',
  severity: 'error',
  title: "A site's prefix neither equals nor lies inside the address space of a network that the sites reach.",
  text: 'Such a prefix could not be reached from Azure, which delivers to its own network first. A prefix that contains an address space is legal and a warning: the more specific route of the network wins, and what is in that part of the site is lost.',
  source: 'FORMAT',
  *check(scope) {
    const networks = tableOf(networkPrefixes(topologyOf(scope.customer).joined));
    for (const site of sitePrefixes(scope)) {
      const [first, ...others] = inside(networks, site.prefix);
      if (first) {
        const named = [first, ...others.slice(0, 2)].map(({ shown }) => shown).join(', ');
        const message = l10n.t(
          'The prefix {0} contains {1}: that part of the site is not reached from Azure. See that nothing of the site is in it.',
          site.shown,
          others.length > 2 ? `${named}, …` : named,
        );
        yield { ...about(site, first, message), severity: 'warning' };
      }
      for (const network of covering(networks, site.prefix)) {
        const message = l10n.t(
          'Site {0} and network {1} have the same addresses. Give one of them other ones.',
          site.shown,
          network.shown,
        );
        yield about(site, network, message);
        yield about(network, site, message);
      }
    }
  },
};

export const sharedServicePrefixes: CustomerRule = {
  code: 'NET-013',
  scope: 'customer',
  severity: 'error',
  title: 'A customer does not have the addresses of a shared service that it uses.',
  text: "The prefixes of the service are routes in the customer's VRF beside its own; of two equal ones only one is used. Customers that do not use the service may have the same addresses.",
  source: 'FORMAT',
  *check(scope) {
    const { customer, provider } = scope;
    const own = tableOf([...sitePrefixes(scope), ...networkPrefixes(topologyOf(customer).routed)]);
    for (const [index, name] of (customer.raw.sharedServices ?? []).entries()) {
      const service = provider.raw.sharedServices?.find((s) => s.name === name);
      for (const written of service?.prefixes ?? []) {
        const prefix = parsePrefix(written);
        if (!prefix) continue;
        for (const item of overlapping(own, prefix)) {
          // A wider route of the customer yields to the service's; only what the service would hide is lost.
          const wider = item.prefix.length < prefix.length;
          yield {
            message: l10n.t(
              '{0} overlaps the shared service "{1}" ({2}), which this customer uses. Give the customer other addresses, or leave the service out.',
              item.shown,
              name,
              written,
            ),
            ...(wider && { severity: 'warning' as const }),
            place: item.place(),
            related: [{ place: placeOf(customer, customer.raw, 'sharedServices', index), message: name }],
          };
        }
      }
    }
  },
};

/** Overlaps are searched within blocks of this length; a wider prefix stands in each block that it reaches into. */
const BLOCK = { 4: 16, 6: 48 } as const;
const MOST_BLOCKS = 256;

function blocksOf(prefix: Prefix): string[] {
  const length = BLOCK[prefix.family];
  const shift = BigInt((prefix.family === 4 ? 32 : 128) - length);
  const first = prefix.base >> shift;
  const count = prefix.length >= length ? 1 : 2 ** Math.min(length - prefix.length, 9);
  // The default route and the like are no address of anybody.
  if (count > MOST_BLOCKS) return [];
  return Array.from({ length: count }, (_, i) => `${prefix.family}|${first + BigInt(i)}`);
}

interface PrefixClaim extends Claim {
  readonly prefix: Prefix;
}

export const joinedCustomers: ClashRule = {
  code: 'NET-014',
  scope: 'clash',
  severity: 'error',
  title: 'Customers that a shared service joins do not have the same addresses.',
  text: 'Each customer is in a VRF of its own and may have the addresses of another, until both use one shared service: the service could not tell whom to answer.',
  source: 'FORMAT',
  *claims(scope): Generator<PrefixClaim> {
    const { customer } = scope;
    const items = [...sitePrefixes(scope), ...networkPrefixes(topologyOf(customer).routed)];
    for (const service of new Set(customer.raw.sharedServices ?? [])) {
      for (const { prefix, shown, place } of items) {
        for (const block of blocksOf(prefix)) {
          yield { key: `${service}|${block}`, owner: customer.name, by: shown, shown: service, place, prefix };
        }
      }
    }
  },
  *check(claims) {
    for (const { one, other } of clashesOfOwners(claims as readonly PrefixClaim[])) {
      yield {
        message: l10n.t(
          '{0} overlaps {1} of customer "{2}", and both customers use the shared service "{3}". Give one of them other addresses, or translate them.',
          one.by,
          other.by,
          other.owner,
          one.shown,
        ),
        place: one.place(),
        related: [{ place: other.place(), message: `${other.owner}: ${other.by}` }],
      };
    }
  },
};

/** Each claim that overlaps one of another owner, with one such: hundreds of customers may have the same prefix. */
function clashesOfOwners(claims: readonly PrefixClaim[]): Iterable<{ one: PrefixClaim; other: PrefixClaim }> {
  const found = new Map<PrefixClaim, { one: PrefixClaim; other: PrefixClaim }>();
  const open: PrefixClaim[] = [];
  for (const claim of [...claims].sort((a, b) => comparePrefixes(a.prefix, b.prefix))) {
    for (let last = open.at(-1); last && !contains(last.prefix, claim.prefix); last = open.at(-1)) open.pop();
    const other = open.findLast((wider) => wider.owner !== claim.owner);
    if (other) {
      found.set(claim, { one: claim, other });
      if (!found.has(other)) found.set(other, { one: other, other: claim });
    }
    open.push(claim);
  }
  return found.values();
}

export const unreachedNetworks: CustomerRule = {
  code: 'NET-015',
  scope: 'customer',
  severity: 'warning',
  title: 'A virtual network is reached by something.',
  text: 'It has a connection to a circuit or a VPN, is peered with a network that has one, or its subscription says reachedOver. A spoke uses the gateway of its hub only if both ends say so.',
  source: 'FORMAT',
  fix: reachNetwork,
  *check({ customer }) {
    const { joined } = topologyOf(customer);
    for (const network of customer.virtualNetworks) {
      const pointToSite = network.raw.vpnGateway?.pointToSite !== undefined;
      if (joined.has(network) || pointToSite || network.subscription.raw.reachedOver !== undefined) continue;
      yield {
        message: l10n.t(
          'Nothing reaches the network "{0}". Connect its gateway to a circuit, peer it with a network that is connected, or say reachedOver on its subscription.',
          network.ref,
        ),
        place: placeOf(network, network.raw, 'name'),
      };
    }
  },
};
