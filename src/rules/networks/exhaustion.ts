import * as l10n from '@vscode/l10n';
import { nearPercent } from '../../catalog/figures';
import { parsePrefix, size } from '../../network/prefix';
import { parseRange, parseRdRange, parseRouteDistinguisher, rdInRanges, inRanges } from '../../network/ranges';
import { contains } from '../../network/prefix';
import { type Provider, keptByConnectivityProvider, privatePeeringOf } from '../../design';
import type { Claim, ClashRule, CustomerScope } from '../rule';
import { linkPrefixesOf } from '../peerings/shared';
import { keyOf, placeOf } from '../shared/places';

/** From how much of a pool on it is said that it runs out. */
const NEAR = 0.8;

/** What a customer takes out of a pool, or (of the CSP) how much there is. */
interface PoolClaim extends Claim {
  readonly amount: number;
}

type Pool = 'peeringPrefixes' | 'customerAsns' | 'routeDistinguishers';

/** Pairs of link networks, AS numbers or route distinguishers in a pool. */
function capacityOf(provider: Provider, pool: Pool): number {
  const written = (provider.raw.pools?.[pool] ?? []).map(String);
  if (pool === 'peeringPrefixes') {
    const ipv4 = written.flatMap((text) => parsePrefix(text) ?? []).filter((p) => p.family === 4);
    return ipv4.reduce((sum, p) => sum + Number(size(p)) / 8, 0);
  }
  const ranges = written.flatMap(
    (text) => (pool === 'customerAsns' ? parseRange(text) : parseRdRange(text)?.range) ?? [],
  );
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

function* used({ customer, provider }: CustomerScope, pool: Pool): Generator<string> {
  const written = (provider.raw.pools?.[pool] ?? []).map(String);
  if (pool === 'peeringPrefixes') {
    const pools = written.flatMap((text) => parsePrefix(text) ?? []);
    for (const circuit of customer.circuits) {
      const peering = privatePeeringOf(circuit);
      if (circuit.model !== 'connect-through' || !peering || keptByConnectivityProvider(circuit)) continue;
      const [first] = linkPrefixesOf(peering, 4).flatMap((link) => link.prefix ?? []);
      if (first && pools.some((p) => contains(p, first))) yield circuit.name;
    }
  } else if (pool === 'customerAsns') {
    const ranges = written.flatMap((text) => parseRange(text) ?? []);
    const asns = customer.sites.flatMap((site) => site.attachments.flatMap((a) => a.peerASN ?? []));
    for (const asn of new Set(asns)) if (inRanges(ranges, asn)) yield String(asn);
  } else {
    const ranges = written.flatMap((text) => parseRdRange(text) ?? []);
    for (const vrf of [customer.raw.vrf, customer.raw.microsoftVrf]) {
      const rd = parseRouteDistinguisher(vrf?.routeDistinguisher?.trim() ?? '');
      if (rd && rdInRanges(ranges, rd)) yield `${rd.administrator}:${rd.number}`;
    }
  }
}

const POOLS: readonly Pool[] = ['peeringPrefixes', 'customerAsns', 'routeDistinguishers'];

export const poolsRunOut: ClashRule = {
  code: 'NET-027',
  scope: 'clash',
  severity: 'warning',
  title: "The CSP's pools have room.",
  text: `From ${nearPercent} % on it is said. Link prefixes are counted in pairs (one for each circuit): customers are in VRFs of their own and may share them, but what is handed out is not handed out twice.`,
  source: 'FORMAT',
  *claims(scope): Generator<PoolClaim> {
    for (const pool of POOLS) {
      if (!scope.provider.raw.pools?.[pool]) continue;
      for (const what of used(scope, pool)) {
        yield {
          key: pool,
          owner: scope.customer.name,
          by: what,
          shown: pool,
          amount: 1,
          place: () => placeOf(scope.customer, scope.customer.raw, 'name'),
        };
      }
    }
  },
  *providerClaims({ provider }): Generator<PoolClaim> {
    const { pools } = provider.raw;
    for (const pool of POOLS) {
      if (!pools?.[pool]) continue;
      yield {
        key: pool,
        owner: '',
        by: '',
        shown: pool,
        amount: -capacityOf(provider, pool),
        place: () => keyOf(provider, pools, pool),
      };
    }
  },
  *check(claims) {
    const all = claims as readonly PoolClaim[];
    const capacity = -(all.find((claim) => claim.amount < 0)?.amount ?? 0);
    const count = all.filter((claim) => claim.amount > 0).length;
    const pool = all.find((claim) => claim.amount < 0);
    if (!pool || count < capacity * NEAR) return;
    yield {
      message: l10n.t('{0} of {1} are used in the pool "{2}". Add to it in time.', count, capacity, pool.shown),
      place: pool.place(),
    };
  },
};
