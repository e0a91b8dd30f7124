import type { EdgeInterface, EdgeRouterModel, Neighbor, RoutingTable, Vrf } from '../../../../src/edge';

type Change<T> = (of: T) => T;

/** The same without some of what may be said of it. */
export function lacking<T extends object, K extends keyof T>(of: T, ...keys: readonly K[]): T {
  return Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key as K))) as T;
}

const ports = (change: Change<EdgeInterface>) => (m: EdgeRouterModel) => ({
  ...m,
  interfaces: m.interfaces.map(change),
});
const tables = (change: Change<RoutingTable>) => (m: EdgeRouterModel) => ({ ...m, tables: m.tables.map(change) });
const sessions = (change: Change<Neighbor>) => tables((t) => ({ ...t, neighbors: t.neighbors.map(change) }));
const vrfs = (change: Change<Vrf>) => tables((t) => ({ ...t, vrf: t.vrf && change(t.vrf) }));
const terms = (change: Change<EdgeRouterModel['policies'][number]['terms'][number]>) => (m: EdgeRouterModel) => ({
  ...m,
  policies: m.policies.map((p) => ({ ...p, terms: p.terms.map(change) })),
});

/** What a printer could get wrong: the model as it would have read it. Each is something that harms a router in service. */
export const faults: Readonly<Record<string, Change<EdgeRouterModel>>> = {
  'no interface is in its VRF': ports((at) => ({ ...at, vrf: undefined })),
  'the VLAN is another': ports((at) =>
    at.tags.kind === 'dot1q' ? { ...at, tags: { kind: 'dot1q', vlanId: at.tags.vlanId + 1 } } : at,
  ),
  'the mask is another': ports((at) => ({
    ...at,
    addresses: at.addresses.map((a) => a.replace(/\d+$/, (n) => String(Number(n) - 1))),
  })),
  'the second family has no address': ports((at) => ({ ...at, addresses: at.addresses.slice(0, 1) })),
  'nothing is guarded': ports((at) => lacking(at, 'guarded')),
  'the wrong neighbour may speak': ports((at) => ({
    ...at,
    ...(at.guarded && { guarded: at.guarded.map((g) => ({ ...g, peer: g.own })) }),
  })),
  'sessions are not near': sessions((n) => lacking(n, 'ttlSecurity')),
  'filters are applied the other way round': sessions((n) => ({ ...n, in: n.out, out: n.in })),
  'what comes in is filtered by what goes out': sessions((n) => ({ ...n, in: n.out })),
  'the AS number of the neighbour is another': sessions((n) => ({ ...n, remoteAsn: n.remoteAsn + 1 })),
  'sessions have no key': sessions((n) => ({ ...n, secret: undefined })),
  'sessions have no BFD': sessions((n) => ({ ...n, bfd: false })),
  'sessions have no limit': sessions((n) => ({ ...n, maximumPrefix: undefined })),
  'the warning is at the limit': sessions((n) => ({
    ...n,
    maximumPrefix: n.maximumPrefix && { ...n.maximumPrefix, warning: 100 },
  })),
  'a session that has to stay shut is opened': sessions((n) => lacking(n, 'needsTranslation', 'heldShut')),
  'the AS number towards Azure is the own one': sessions((n) => ({ ...n, localAsn: undefined })),
  'the last session is missing': tables((t) => ({ ...t, neighbors: t.neighbors.slice(0, -1) })),
  'export targets are imported': vrfs((v) => ({ ...v, importRouteTargets: v.exportRouteTargets })),
  'import targets are exported': vrfs((v) => ({ ...v, exportRouteTargets: v.importRouteTargets })),
  'the distinguisher is another': vrfs((v) => ({ ...v, routeDistinguisher: `${v.routeDistinguisher}1` })),
  'shared services come in unfiltered': (m) => ({
    ...vrfs((v) => ({ ...v, importPolicy: {} }))(m),
    policies: m.policies.filter((p) => !p.name.includes('_import_')),
    communityLists: m.communityLists.filter((l) => l.kind === 'standard'),
    prefixLists: m.prefixLists.filter((l) => !l.name.includes('_shared_')),
  }),
  'more specific routes pass': (m) => ({
    ...m,
    prefixLists: m.prefixLists.map((l) => ({
      ...l,
      entries: l.entries.map((e) => (e.permit ? { ...e, upTo: l.family === 4 ? 32 : 128 } : e)),
    })),
  }),
  'denials are permissions': (m) => ({
    ...m,
    prefixLists: m.prefixLists.map((l) => ({ ...l, entries: l.entries.map((e) => ({ ...e, permit: true })) })),
  }),
  'a prefix is missing': (m) => ({
    ...m,
    prefixLists: m.prefixLists.map((l) => ({ ...l, entries: l.entries.slice(0, -1) })),
  }),
  'route targets of a neighbour stay': terms((t) => lacking(t, 'withoutRouteTargets')),
  'any community passes': terms((t) => lacking(t, 'communityList')),
  'preferences are not set': terms((t) => lacking(t, 'localPreference', 'prepend')),
  'nothing is originated': tables((t) => ({ ...t, networks: [], aggregates: [] })),
  'static routes are missing': tables((t) => ({ ...t, statics: [] })),
  'one way only is used': tables((t) => ({ ...t, maximumPaths: undefined })),
  'there is no translation': (m) => ({ ...m, translations: [] }),
  'one tunnel is missing': (m) => ({ ...m, tunnels: m.tunnels.slice(1) }),
  'tunnels have a key of the other': (m) => ({
    ...m,
    tunnels: m.tunnels.map((t) => ({ ...t, secret: `${t.secret}-2` })),
  }),
};
