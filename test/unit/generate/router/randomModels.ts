import type {
  EdgeInterface,
  EdgeRouterModel,
  Neighbor,
  PrefixList,
  RoutingTable,
  Term,
  Vrf,
} from '../../../../src/edge';
import { type Prefix, parsePrefix } from '../../../../src/network/prefix';
import { lacking } from './faults';

const VLANS = [2, 110, 999, 4094];
const MTUS = [576, 1400, 9000];

/** A model that says other things of the same sessions and interfaces; the numbers choose. */
export function randomised(model: EdgeRouterModel, numbers: Iterator<number>): EdgeRouterModel {
  const number = (): number => numbers.next().value ?? 0;
  const base = number() % 2 === 0 ? withVrf(model) : model;
  const maybe = <T>(value: T): T | undefined => (number() % 2 === 0 ? value : undefined);
  const pick = <T>(values: readonly [T, ...T[]]): T => values[number() % values.length] ?? values[0];
  const port = (at: EdgeInterface): EdgeInterface => {
    const rest = lacking(at, 'mtu', 'urpf');
    const mtu = maybe(MTUS[number() % MTUS.length]);
    const urpf = maybe(pick(['strict', 'loose'] as const));
    return {
      ...rest,
      tags:
        at.tags.kind === 'dot1q' && at.unit !== at.tags.vlanId
          ? { kind: 'dot1q', vlanId: VLANS[number() % 4] ?? 2 }
          : at.tags,
      description: `link ${number()} of (${at.parent}), + 50 = all`,
      ...(mtu !== undefined && { mtu }),
      ...(urpf !== undefined && { urpf }),
    };
  };
  const session = (n: Neighbor): Neighbor => {
    const isExternal = n.kind === 'azure' || n.kind === 'attachment';
    return {
      ...n,
      remoteAsn: isExternal ? 64_512 + number() : n.remoteAsn,
      localAsn: isExternal ? maybe(4_200_000_000 + number()) : n.localAsn,
      secret: maybe(`key-${number()}`),
      updateSource: maybe('192.0.2.7'),
      multihop: number() % 2 === 0,
      reflectorClient: number() % 2 === 0,
      asOverride: number() % 2 === 0,
      ttlSecurity: number() % 2 === 0,
      gracefulRestart: number() % 2 === 0,
      maximumPrefix: maybe({ limit: 1 + number(), warning: pick([50, 75, 80, 100]) }),
    };
  };
  const table = (t: RoutingTable): RoutingTable => ({
    ...t,
    neighbors: t.neighbors.map(session),
    networks: [...t.networks, ...prefixes(t, '10.250')],
    aggregates: [...t.aggregates, ...prefixes(t, '10.251')],
    statics: [
      ...t.statics,
      ...prefixes(t, '10.252').map((prefix) => ({ prefix, nextHop: { kind: 'discard' as const } })),
      ...prefixes(t, '10.253').map((prefix) => ({
        prefix,
        nextHop: { kind: 'address' as const, address: '192.0.2.99' },
      })),
    ],
  });
  const prefixes = ({ families }: RoutingTable, start: string): Prefix[] => {
    const texts = families.map((f) => (f === 4 ? `${start}.${number() % 256}.0/24` : `2001:db8:${number()}::/48`));
    return number() % 2 === 0 ? texts.flatMap((text) => parsePrefix(text) ?? []) : [];
  };
  const list = (l: PrefixList): PrefixList => ({
    ...l,
    entries: l.entries.map((e) => ({ ...e, upTo: maybe(Math.max(e.prefix.length, l.family === 4 ? 28 : 64)) })),
  });
  const term = (t: Term): Term => {
    const rest = lacking(t, 'localPreference', 'prepend', 'siteOfOrigin');
    return {
      ...rest,
      ...(number() % 2 === 0 && { localPreference: number() }),
      ...(number() % 2 === 0 && { siteOfOrigin: `65010:${number()}` }),
      ...(number() % 2 === 0 && { prepend: { asn: 64_512 + number(), count: 1 + (number() % 3) } }),
    };
  };
  // What the shared services bring is not changed by the leak.
  const leaks = new Set(base.tables.flatMap(({ vrf }) => Object.values(vrf?.importPolicy ?? {})));
  return {
    ...base,
    interfaces: base.interfaces.map(port),
    tables: base.tables.map(table),
    prefixLists: base.prefixLists.map(list),
    policies: base.policies.map((p) => (leaks.has(p.name) ? p : { ...p, terms: p.terms.map(term) })),
  };
}

const OUTSIDE: Vrf = {
  name: 'OUTSIDE',
  routeDistinguisher: '65010:77',
  importRouteTargets: ['65010:77'],
  exportRouteTargets: ['65010:78'],
  leakedRouteTargets: [],
  existing: false,
  importPolicy: {},
};

/** A router of the customer's own with Microsoft peering in a VRF, which stands before the global table. */
function withVrf(model: EdgeRouterModel): EdgeRouterModel {
  const [table, second] = model.tables;
  if (!table || second || table.vrf) return model;
  const isOutside = (of: { readonly link?: Neighbor['link'] }) => of.link?.peering === 'microsoft';
  if (!table.neighbors.some(isOutside)) return model;
  const outside = table.neighbors.filter(isOutside);
  return {
    ...model,
    interfaces: model.interfaces.map((at) => (isOutside(at) ? { ...at, vrf: OUTSIDE.name } : at)),
    tables: [
      {
        ...table,
        vrf: OUTSIDE,
        neighbors: outside,
        families: ([4, 6] as const).filter((f) => outside.some((n) => n.family === f)),
        networks: [],
        aggregates: [],
        statics: [],
      },
      { ...table, neighbors: table.neighbors.filter((n) => !isOutside(n)) },
    ],
  };
}
