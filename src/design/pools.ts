import { nextFreeNumber, nextFreePair, nextFreePrefix, type PrefixPair } from '../network/pool';
import { type Prefix, parseInterfaceAddress, parsePrefix } from '../network/prefix';
import { parseRange, parseRdRange } from '../network/ranges';
import { prefixesOf } from './addresses';
import type { Customer, Design } from './model';

/** What a customer's file uses of the pools. */
export interface Used {
  readonly linkPrefixes: readonly Prefix[];
  readonly vlanIds: ReadonlySet<number>;
  readonly asns: ReadonlySet<number>;
  readonly routeDistinguishers: ReadonlySet<string>;
  readonly globalReachPrefixes: readonly Prefix[];
}

const usedByCustomer = new WeakMap<Customer, Used>();

/** What the file of one customer uses; kept as long as the file does not change. */
export function usedBy(customer: Customer): Used {
  let used = usedByCustomer.get(customer);
  if (!used) usedByCustomer.set(customer, (used = collect(customer)));
  return used;
}

function collect(customer: Customer): Used {
  const texts: (string | undefined)[] = [];
  const globalReach: (string | undefined)[] = [];
  const vlanIds = new Set<number>();
  const asns = new Set<number>();
  const add = (set: Set<number>, value: number | undefined) => {
    if (value !== undefined) set.add(value);
  };
  const routeDistinguishers = [customer.raw.vrf, customer.raw.microsoftVrf].flatMap((vrf) => [
    ...(vrf?.routeDistinguisher === undefined ? [] : [vrf.routeDistinguisher]),
    ...Object.values(vrf?.routeDistinguishers ?? {}).flatMap((rd) => rd ?? []),
  ]);
  const attached: Prefix[] = [];
  for (const circuit of customer.circuits) {
    for (const { raw } of circuit.peerings) {
      const v6 = raw.ipv6PeeringConfig;
      texts.push(raw.primaryPeerAddressPrefix, raw.secondaryPeerAddressPrefix);
      texts.push(v6?.primaryPeerAddressPrefix, v6?.secondaryPeerAddressPrefix);
      add(vlanIds, raw.vlanId);
      add(asns, raw.peerASN);
    }
    for (const { raw } of circuit.links) {
      add(vlanIds, raw.outerVlanId);
      add(vlanIds, raw.deliveredVlanId);
    }
    for (const { raw } of circuit.globalReach) globalReach.push(raw.addressPrefix, raw.ipv6AddressPrefix);
  }
  for (const site of customer.sites) {
    add(asns, site.raw.asn);
    for (const attachment of site.attachments) {
      add(vlanIds, attachment.vlanId);
      add(asns, attachment.peerASN);
      const local = attachment.localAddress && parseInterfaceAddress(attachment.localAddress);
      if (local) attached.push(local.prefix);
    }
  }
  const written = (of: (string | undefined)[]) => of.flatMap((t) => (t && parsePrefix(t)) || []);
  return {
    linkPrefixes: [...written(texts), ...attached],
    vlanIds,
    asns,
    routeDistinguishers: new Set(routeDistinguishers),
    globalReachPrefixes: written(globalReach),
  };
}

/** What all customers use of a pool. */
function usedIn<T>(design: Design, of: (used: Used) => Iterable<T>): Set<T> {
  const all = new Set<T>();
  for (const customer of design.customers) for (const value of of(usedBy(customer))) all.add(value);
  return all;
}

/** The lowest pair of link prefixes of the pool that no customer's file uses: two /30, or two /126 for IPv6. */
export function nextLinkPair(design: Design, family: 4 | 6 = 4): PrefixPair | undefined {
  const pools = prefixesOf(design.provider.raw.pools?.peeringPrefixes).filter((p) => p.family === family);
  const used = design.customers.flatMap((c) => usedBy(c).linkPrefixes).filter((p) => p.family === family);
  return nextFreePair(pools, family === 4 ? 30 : 126, used);
}

/** The lowest VLAN id of the pool that no customer's file uses; `also` are ids handed out a moment ago. */
export function nextVlanId(design: Design, also: Iterable<number> = []): number | undefined {
  const used = usedIn(design, ({ vlanIds }) => vlanIds);
  for (const id of also) used.add(id);
  const ranges = (design.provider.raw.pools?.vlanIds ?? []).flatMap((r) => parseRange(r) ?? []);
  return nextFreeNumber(ranges, used);
}

/** The lowest AS number of the pool for customers that no customer's file uses. */
export function nextCustomerAsn(design: Design): number | undefined {
  const ranges = (design.provider.raw.pools?.customerAsns ?? []).flatMap((r) => parseRange(r) ?? []);
  return nextFreeNumber(
    ranges,
    usedIn(design, ({ asns }) => asns),
  );
}

/** The lowest route distinguisher of the pool that no customer's file uses, such as 65010:1002. */
export function nextRouteDistinguisher(design: Design): string | undefined {
  const used = usedIn(design, (of) => of.routeDistinguishers);
  for (const text of design.provider.raw.pools?.routeDistinguishers ?? []) {
    const pool = parseRdRange(text);
    if (!pool) continue;
    const administrator = text.slice(0, text.lastIndexOf(':'));
    for (let number = pool.range.first; number <= pool.range.last; number++) {
      const candidate = `${administrator}:${number}`;
      if (!used.has(candidate)) return candidate;
    }
  }
  return undefined;
}

/** The lowest /29 of the pool for Global Reach that no customer's file uses (/125 for IPv6). */
export function nextGlobalReachPrefix(design: Design, family: 4 | 6 = 4): Prefix | undefined {
  const pools = prefixesOf(design.provider.raw.pools?.globalReachPrefixes).filter((p) => p.family === family);
  const used = design.customers.flatMap((c) => usedBy(c).globalReachPrefixes).filter((p) => p.family === family);
  return nextFreePrefix(pools, family === 4 ? 29 : 125, used);
}
