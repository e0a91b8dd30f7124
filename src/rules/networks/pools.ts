import * as l10n from '@vscode/l10n';
import { type Circuit, type Provider, keptByConnectivityProvider, privatePeeringOf } from '../../design';
import { contains, parsePrefix } from '../../network/prefix';
import { inRanges, parseRange, parseRdRange, parseRouteDistinguisher, rdInRanges } from '../../network/ranges';
import type { CustomerRule, CustomerScope, Remark } from '../rule';
import { placeOf } from '../shared/places';
import { nextOfPool } from './poolFixes';

export const poolMembership: CustomerRule = {
  code: 'NET-016',
  scope: 'customer',
  severity: 'warning',
  title: "What ends on the CSP's routers is from the CSP's pools.",
  text: 'Link prefixes, VLAN ids and route distinguishers outside the pools work, and may be handed out elsewhere. Pools bind nothing that ends on the routers of a customer or a connectivity provider.',
  source: 'FORMAT',
  fix: nextOfPool,
  *check(scope) {
    const { customer, provider } = scope;
    if (customer.model === 'connect-through') yield* distinguishers(scope);
    for (const circuit of customer.circuits) {
      if (circuit.model !== 'connect-through' || keptByConnectivityProvider(circuit)) continue;
      yield* vlans(provider, circuit);
      yield* linkPrefixes(provider, circuit);
      for (const reach of circuit.globalReach) {
        yield* prefixOutside(provider.raw.pools?.globalReachPrefixes, reach.raw.addressPrefix, () =>
          placeOf(reach, reach.raw, 'addressPrefix'),
        );
      }
    }
    for (const site of customer.sites) {
      for (const attachment of site.attachments) {
        yield* vlanOutside(provider, attachment.vlanId, () => placeOf(site, attachment, 'vlanId'));
      }
    }
  },
};

function* distinguishers({ customer, provider }: CustomerScope): Generator<Remark> {
  const pools = (provider.raw.pools?.routeDistinguishers ?? []).flatMap((text) => parseRdRange(text) ?? []);
  if (pools.length === 0) return;
  for (const vrf of [customer.raw.vrf, customer.raw.microsoftVrf]) {
    const written = vrf?.routeDistinguisher;
    const rd = written === undefined ? undefined : parseRouteDistinguisher(written.trim());
    if (!vrf || !rd || rdInRanges(pools, rd)) continue;
    yield outside(
      String(written),
      provider.raw.pools?.routeDistinguishers,
      placeOf(customer, vrf, 'routeDistinguisher'),
    );
  }
}

function* vlans(provider: Provider, circuit: Circuit): Generator<Remark> {
  for (const peering of circuit.peerings) {
    yield* vlanOutside(provider, peering.raw.vlanId, () => placeOf(peering, peering.raw, 'vlanId'));
  }
}

function* vlanOutside(provider: Provider, vlanId: number | undefined, place: () => Remark['place']): Generator<Remark> {
  const ranges = (provider.raw.pools?.vlanIds ?? []).flatMap((text) => parseRange(text) ?? []);
  if (vlanId === undefined || ranges.length === 0 || inRanges(ranges, vlanId)) return;
  yield outside(String(vlanId), provider.raw.pools?.vlanIds?.map(String), place());
}

function* linkPrefixes(provider: Provider, circuit: Circuit): Generator<Remark> {
  const peering = privatePeeringOf(circuit);
  for (const from of [peering?.raw, peering?.raw.ipv6PeeringConfig]) {
    for (const key of ['primaryPeerAddressPrefix', 'secondaryPeerAddressPrefix'] as const) {
      if (!from) continue;
      yield* prefixOutside(provider.raw.pools?.peeringPrefixes, from[key], () => placeOf(circuit, from, key));
    }
  }
}

function* prefixOutside(
  written: readonly string[] | undefined,
  value: string | undefined,
  place: () => Remark['place'],
): Generator<Remark> {
  const prefix = value === undefined ? undefined : parsePrefix(value);
  if (!prefix) return;
  const pools = (written ?? []).flatMap((text) => parsePrefix(text) ?? []).filter((p) => p.family === prefix.family);
  if (pools.length === 0 || pools.some((pool) => contains(pool, prefix))) return;
  yield outside(String(value), written, place());
}

function outside(value: string, pool: readonly string[] | undefined, place: Remark['place']): Remark {
  return {
    message: l10n.t(
      "{0} is outside the CSP's pool ({1}). Take the next free one of the pool.",
      value,
      (pool ?? []).join(', '),
    ),
    place,
  };
}
