import { endsOnCsp } from './circuits';
import { type Prefix, contains, equals, overlaps, parseInterfaceAddress, parsePrefix, size } from '../network/prefix';
import { type NumberRange, parseRange, parseRdRange, parseRouteDistinguisher, inRanges } from '../network/ranges';
import { prefixesOf } from './addresses';
import type { Customer, Design } from './model';

export type PoolKind = 'peeringPrefixes' | 'vlanIds' | 'customerAsns' | 'routeDistinguishers' | 'globalReachPrefixes';

/** A value of a pool that is in use. */
export interface Taken {
  readonly value: string;
  readonly customer: string;
  /** Which thing of the customer has it. */
  readonly by: string;
}

/** A pool of the CSP: how much of it is used, and by whom. */
export interface Pool {
  readonly kind: PoolKind;
  /** As the provider file writes it. */
  readonly pool: string;
  /** Units that it holds: link pairs (/29 or /125), blocks for Global Reach, or numbers. */
  readonly size: number;
  readonly used: number;
  readonly free: number;
  readonly taken: readonly Taken[];
}

interface Use {
  readonly kind: PoolKind;
  readonly value: string;
  readonly customer: string;
  readonly by: string;
}

/** All pools of a design, in the order of the format. */
export function poolReport(design: Design): Pool[] {
  const uses = design.customers.flatMap((customer) => unique([...usesOf(customer)]));
  const of = (kind: PoolKind) => uses.filter((use) => use.kind === kind);
  const pools = design.provider.raw.pools;
  return [
    ...prefixesOf(pools?.peeringPrefixes).map((p) =>
      prefixPool('peeringPrefixes', p, p.written, of('peeringPrefixes')),
    ),
    ...(pools?.vlanIds ?? []).flatMap((text) => numberPool('vlanIds', String(text), parseRange(text), of('vlanIds'))),
    ...(pools?.customerAsns ?? []).flatMap((text) =>
      numberPool('customerAsns', String(text), parseRange(text), of('customerAsns')),
    ),
    ...(pools?.routeDistinguishers ?? []).flatMap((text) => distinguisherPool(text, of('routeDistinguishers'))),
    ...prefixesOf(pools?.globalReachPrefixes).map((p) =>
      prefixPool('globalReachPrefixes', p, p.written, of('globalReachPrefixes')),
    ),
  ];
}

/** A value that one thing says twice, such as on both of its attachments, is used once. */
function unique(uses: readonly Use[]): Use[] {
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
}

/**
 * What of the pools a customer's file uses, whether it is from one or not: what ends on the CSP's routers, and blocks
 * of Global Reach, which end on none.
 */
function* usesOf(customer: Customer): Generator<Use> {
  const use = (kind: PoolKind, value: string | number | undefined, by: string): Use[] =>
    value === undefined ? [] : [{ kind, value: String(value), customer: customer.name, by }];
  for (const circuit of customer.circuits) {
    for (const { raw, type } of endsOnCsp(circuit) ? circuit.peerings : []) {
      const by = `${circuit.name} ${type}`;
      for (const links of [raw, raw.ipv6PeeringConfig]) {
        yield* use('peeringPrefixes', links?.primaryPeerAddressPrefix, by);
        yield* use('peeringPrefixes', links?.secondaryPeerAddressPrefix, by);
      }
      yield* use('vlanIds', raw.vlanId, by);
      yield* use('customerAsns', raw.peerASN, by);
    }
    for (const { raw, which } of endsOnCsp(circuit) ? circuit.links : []) {
      const by = `${circuit.name} ${which}`;
      yield* use('vlanIds', raw.outerVlanId, by);
      yield* use('vlanIds', raw.deliveredVlanId, by);
    }
    for (const { raw, name } of circuit.globalReach) {
      yield* use('globalReachPrefixes', raw.addressPrefix, name);
      yield* use('globalReachPrefixes', raw.ipv6AddressPrefix, name);
    }
  }
  for (const site of customer.sites) {
    if (site.attachments.length > 0) yield* use('customerAsns', site.raw.asn, site.name);
    for (const attachment of site.attachments) {
      yield* use('vlanIds', attachment.vlanId, site.name);
      yield* use('customerAsns', attachment.peerASN, site.name);
      yield* use('peeringPrefixes', interfacePrefix(attachment.localAddress), site.name);
    }
  }
  for (const vrf of [customer.raw.vrf, customer.raw.microsoftVrf]) {
    yield* use('routeDistinguishers', vrf?.routeDistinguisher, vrf?.name ?? '');
    for (const [router, rd] of Object.entries(vrf?.routeDistinguishers ?? {}))
      yield* use('routeDistinguishers', rd, `${vrf?.name ?? ''} ${router}`);
  }
}

const interfacePrefix = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : parseInterfaceAddress(text)?.prefix.text;

/** The units that are handed out: a pair of link prefixes, a block for Global Reach. */
const UNIT = { peeringPrefixes: { 4: 29, 6: 125 }, globalReachPrefixes: { 4: 29, 6: 125 } } as const;

function prefixPool(kind: keyof typeof UNIT, pool: Prefix, written: string, uses: readonly Use[]): Pool {
  const length = Math.max(pool.length, UNIT[kind][pool.family]);
  const bits = pool.family === 4 ? 32n : 128n;
  const unit = 1n << (bits - BigInt(length));
  const taken = uses.flatMap((use) => {
    const prefix = parsePrefix(use.value);
    return prefix && overlaps(pool, prefix) ? [{ prefix, use }] : [];
  });
  const units = new Set<bigint>();
  for (const { prefix } of taken) {
    const inside = contains(pool, prefix) && !equals(pool, prefix);
    const first = inside ? prefix.base - (prefix.base % unit) : pool.base;
    const end = inside ? prefix.base + size(prefix) : pool.base + size(pool);
    for (let base = first; base < end && units.size < MOST_UNITS; base += unit) units.add(base);
  }
  const total = Number(size(pool) / unit);
  return {
    kind,
    pool: written,
    size: total,
    used: units.size,
    free: total - units.size,
    taken: taken.map(({ use }) => takenOf(use)),
  };
}

/** Beyond this nobody counts: a pool with a prefix in it that is as large as the pool. */
const MOST_UNITS = 1_000_000;

function numberPool(kind: PoolKind, text: string, range: NumberRange | undefined, uses: readonly Use[]): Pool[] {
  if (!range) return [];
  const taken = uses.filter((use) => inRanges([range], Number(use.value)));
  return [counted(kind, text, range, taken)];
}

function distinguisherPool(text: string, uses: readonly Use[]): Pool[] {
  const pool = parseRdRange(text);
  if (!pool) return [];
  const taken = uses.filter((use) => {
    const rd = parseRouteDistinguisher(use.value.trim());
    return (
      rd !== undefined && String(rd.administrator) === String(pool.administrator) && inRanges([pool.range], rd.number)
    );
  });
  return [counted('routeDistinguishers', text, pool.range, taken)];
}

function counted(kind: PoolKind, pool: string, { first, last }: NumberRange, taken: readonly Use[]): Pool {
  const total = last - first + 1;
  const used = new Set(taken.map((use) => use.value)).size;
  return { kind, pool, size: total, used, free: total - used, taken: taken.map(takenOf) };
}

function takenOf({ value, customer, by }: Use): Taken {
  return { value, customer, by };
}
