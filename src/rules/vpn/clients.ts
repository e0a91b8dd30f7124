import * as l10n from '@vscode/l10n';
import {
  clientPoolLength,
  largestVpnGateway,
  shownPerSku,
  smallestVpnGateway,
  vpnGatewayCapacity,
} from '../../catalog/vpnGateways';
import type { AzurePart, Customer, Place, Provider, RawVpnGateway, VirtualNetwork } from '../../design';
import { type ParsedPrefix, type Prefix, parsePrefix, size } from '../../network/prefix';
import { overlapOfEach } from '../../network/trie';
import type { CustomerRule, Remark } from '../rule';
import { grouped } from '../shared/groups';
import { overlapping, tableOf } from '../shared/overlaps';
import { advised, keyOf, placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';

interface Pool {
  readonly prefix: ParsedPrefix;
  readonly written: string;
  readonly network: VirtualNetwork;
  readonly gateway: AzurePart<RawVpnGateway>;
  readonly place: () => Place;
}

/** The addresses that the VPN gateways of a customer give to clients. */
function poolsOf(customer: Customer): Pool[] {
  return customer.virtualNetworks.flatMap((network) => {
    const gateway = network.vpnGateway;
    const said = gateway?.raw.pointToSite;
    if (!gateway || !said) return [];
    return (said.addressPool ?? []).flatMap((written, index): Pool[] => {
      const prefix = parsePrefix(written);
      if (!prefix) return [];
      return [{ prefix, written, network, gateway, place: () => placeOf(gateway, said, 'addressPool', index) }];
    });
  });
}

export const clientPools: CustomerRule = {
  code: 'VPN-010',
  scope: 'customer',
  severity: 'error',
  title: 'The addresses of VPN clients are used nowhere else.',
  text: "Azure refuses a pool that overlaps the gateway's own network or another pool of the gateway, and a spoke that uses the gateway would keep the traffic for itself. Over a site, another network, a shared service that the customer uses or the pool of another gateway it is a warning: one of the two is not reached.",
  source: 'vpn-gateway point-to-site-about',
  *check({ customer, provider }) {
    const pools = poolsOf(customer);
    if (pools.length === 0) return;
    for (const together of grouped(pools, (pool) => pool.gateway).values()) yield* overlapOfPools(together, 'error');
    yield* overlapOfPools(pools, 'warning', (a, b) => a.gateway !== b.gateway);
    const topology = topologyOf(customer);
    const networks = new Set([...topology.joined, ...pools.map((pool) => pool.network)]);
    const spaces = tableOf(
      [...networks].flatMap((network) => network.addressSpace.map((prefix) => ({ prefix, network }))),
    );
    const sites = tableOf(
      customer.sites.flatMap((site) => site.prefixes.map((prefix) => ({ prefix, site: site.name }))),
    );
    const services = tableOf(servicesOf(customer, provider));
    for (const pool of pools) {
      const spokes = topology.spokesOf(pool.network);
      for (const { prefix, network } of overlapping(spaces, pool.prefix)) {
        const refused = network === pool.network || spokes.includes(network);
        yield overlap(pool, network.ref, prefix.text, refused);
      }
      for (const { prefix, site } of overlapping(sites, pool.prefix)) yield overlap(pool, site, prefix.text, false);
      for (const { prefix, name } of overlapping(services, pool.prefix)) yield overlap(pool, name, prefix.text, false);
    }
  },
};

/** The addresses of the CSP's services that a customer uses. */
function servicesOf(customer: Customer, provider: Provider): { readonly prefix: Prefix; readonly name: string }[] {
  return (provider.raw.sharedServices ?? [])
    .filter(({ name }) => name !== undefined && customer.raw.sharedServices?.includes(name))
    .flatMap(({ name = '', prefixes }) =>
      (prefixes ?? []).flatMap((written) => {
        const prefix = parsePrefix(written);
        return prefix ? [{ prefix, name }] : [];
      }),
    );
}

function* overlapOfPools(
  pools: readonly Pool[],
  severity: 'error' | 'warning',
  clash: (a: Pool, b: Pool) => boolean = () => true,
): Generator<Remark> {
  for (const [one, other] of overlapOfEach(pools, clash)) {
    yield {
      severity,
      message: l10n.t(
        'The client pool {0} overlaps {1} of "{2}". Give each gateway addresses of its own.',
        one.written,
        other.written,
        other.gateway.name,
      ),
      place: one.place(),
    };
  }
}

function overlap(pool: Pool, name: string, text: string, refused: boolean): Remark {
  return {
    ...(!refused && { severity: 'warning' as const }),
    message: l10n.t(
      'The client pool {0} overlaps {1} of "{2}": one of the two is not reached. Take addresses that are used nowhere.',
      pool.written,
      text,
      name,
    ),
    place: pool.place(),
  };
}

/** Azure's own words for how clients connect; Basic has SSTP alone. */
const NEEDS_OPEN_VPN: readonly (string | undefined)[] = ['entra', 'radius', 'certificate'];

export const clientCounts: CustomerRule = {
  code: 'VPN-011',
  scope: 'customer',
  severity: 'error',
  title: 'The VPN clients fit into their pool and onto the SKU.',
  text: `A pool is IPv4. Two instances share one of a /${clientPoolLength.activeActive} at least, one has a /${clientPoolLength.activePassive}; Basic has neither OpenVPN nor IKEv2, which clients use. More users than the SKU carries at once (${shownPerSku(({ clients }) => clients)}), or than the pool has addresses, are a warning: not all are connected at the same time.`,
  source: 'about-gateway-skus; vpn-gateway-howto-point-to-site',
  *check({ customer }) {
    const poolsOfGateway = grouped(poolsOf(customer), (pool) => pool.gateway);
    for (const { vpnGateway: gateway } of customer.virtualNetworks) {
      const said = gateway?.raw.pointToSite;
      if (!gateway || !said || gateway.existing) continue;
      const { sku = '', activeActive } = gateway.raw;
      const capacity = vpnGatewayCapacity(sku);
      if (capacity?.clients === 0 && NEEDS_OPEN_VPN.includes(said.authentication)) {
        const value = smallestVpnGateway({ clients: said.users ?? 1 }) ?? largestVpnGateway;
        const place = placeOf(gateway, gateway.raw, 'sku');
        yield {
          message: l10n.t('{0} has neither OpenVPN nor IKEv2 for clients. Take {1}.', sku, value),
          place,
          ...advised(gateway, gateway.raw, 'sku', value),
        };
      }
      const pools = poolsOfGateway.get(gateway) ?? [];
      if (said.addressPool?.length === 0) {
        yield {
          message: l10n.t('The clients have no addresses. Write at least one prefix.'),
          place: keyOf(gateway, said, 'addressPool'),
        };
      }
      const longest = clientPoolLength[activeActive === true ? 'activeActive' : 'activePassive'];
      for (const pool of pools) {
        if (pool.prefix.family === 6) {
          yield {
            severity: 'warning',
            message: l10n.t('{0} is IPv6, and VPN clients have IPv4 addresses. Write an IPv4 pool.', pool.written),
            place: pool.place(),
          };
          continue;
        }
        if (pool.prefix.length <= longest) continue;
        yield {
          message: l10n.t('The client pool {0} is too small. Take a /{1} or larger.', pool.written, longest),
          place: pool.place(),
        };
      }
      yield* tooMany(gateway, pools, capacity?.clients ?? 0);
    }
  },
};

function* tooMany(gateway: AzurePart<RawVpnGateway>, pools: readonly Pool[], clients: number): Generator<Remark> {
  const said = gateway.raw.pointToSite;
  const users = said?.users;
  if (!said || users === undefined) return;
  if (users < 1) {
    yield {
      message: l10n.t('{0} is no number of users: write how many there are, or leave pointToSite out.', users),
      place: placeOf(gateway, said, 'users'),
    };
    return;
  }
  if (clients > 0 && users > clients) {
    const better = smallestVpnGateway({ clients: users });
    const what = l10n.t('{0} carries {1} clients at once, not {2}.', gateway.raw.sku ?? '', clients, users);
    const help = better ? l10n.t('Take {0}.', better) : l10n.t('Spread them over several gateways.');
    yield {
      severity: 'warning',
      message: `${what} ${help}`,
      place: placeOf(gateway, said, 'users'),
      ...(better !== undefined && advised(gateway, gateway.raw, 'sku', better)),
    };
  }
  // Two addresses of each pool are none of a client: the network's and the last one.
  const room = pools.reduce((sum, { prefix }) => sum + Math.max(0, Number(size(prefix)) - 2), 0);
  if (pools.length === 0 || room >= users) return;
  yield {
    severity: 'warning',
    message: l10n.t('{0} users do not fit into {1} addresses of the pool. Take a larger one.', users, room),
    place: placeOf(gateway, said, 'users'),
  };
}
