import type { AzureLink, EdgeInterface, EdgeRouterModel, Policy, RoutingTable, Translation } from '../../edge';
import { familiesOn, interfaceName } from './cisco';
import { clearsTargets, policiesOf, usedOnly } from './used';
import { type RemovalScope, interfaceOf } from './printer';

/** What of a model a removal takes away, and what it leaves. */
export interface Division {
  /** Tables with the sessions, and policies and lists, that are taken away. */
  readonly gone: EdgeRouterModel;
  /** The customer leaves: these VRFs go whole. */
  readonly vrfs: readonly string[];
  /** Tables with the sessions and origins, and policies, that may have been there before. */
  readonly left: EdgeRouterModel;
}

/**
 * Sessions, and what they alone use, are the file's own: those that may have been there before are in files apart. What is
 * originated, static routes and VRFs may have been there before the file was loaded.
 */
export function divide(model: EdgeRouterModel, scope: RemovalScope): Division {
  const isWhole = ({ vrf }: RoutingTable) => scope === 'customer' && vrf !== undefined && !vrf.existing;
  const leftTables = scope === 'part' ? [] : model.tables.filter((t) => !isWhole(t));
  const left = usedOnly({ ...model, tables: leftTables.map((t) => ({ ...t, neighbors: [] })) });
  const kept = new Set([...left.policies.map((p) => p.name), ...left.prefixLists.map((l) => l.name)]);
  const keptLists = new Set(left.communityLists.map((l) => l.name));
  return {
    gone: {
      ...model,
      policies: model.policies.filter((p) => !kept.has(p.name)),
      prefixLists: model.prefixLists.filter((l) => !kept.has(l.name)),
      communityLists: model.communityLists.filter((l) => !keptLists.has(l.name)),
    },
    vrfs: model.tables.filter(isWhole).flatMap(({ vrf }) => vrf?.name ?? []),
    left,
  };
}

/** Interfaces that are not divided were there before: what is said of them beside the addresses stays. */
export function undivided({ interfaces }: EdgeRouterModel): string[] {
  return interfaces.flatMap((at) => (at.unit === undefined ? [`interface ${at.parent}`] : []));
}

/** The part of a model that is a circuit, or one link of it: what the rest needs too is not in it. */
export function partOf(model: EdgeRouterModel, isIn: (link: AzureLink) => boolean): EdgeRouterModel {
  const isPart = (of: { readonly link?: AzureLink }) => of.link !== undefined && isIn(of.link);
  const rest = usedOnly({
    ...model,
    tables: model.tables.map((t) => ({ ...t, neighbors: t.neighbors.filter((n) => !isPart(n)) })),
  });
  const used = new Set([...rest.policies, ...rest.prefixLists, ...rest.communityLists].map((d) => d.name));
  const interfaces = model.interfaces.filter(isPart);
  const tables = model.tables
    .map((t) => ({ ...t, neighbors: t.neighbors.filter(isPart), networks: [], aggregates: [], statics: [] }))
    .filter((t) => t.neighbors.length > 0);
  const named = new Set(tables.flatMap((t) => policiesOf({ ...t, vrf: undefined })));
  const own = model.policies.filter((p) => named.has(p.name) && !used.has(p.name));
  const policies = sparingTargets(own, [rest]);
  const terms = policies.flatMap((p) => p.terms);
  const isOwn = (list: { readonly name: string }) =>
    !used.has(list.name) && terms.some((t) => t.prefixList === list.name || t.communityList === list.name);
  return {
    ...model,
    interfaces,
    tables,
    policies,
    prefixLists: model.prefixLists.filter(isOwn),
    communityLists: model.communityLists.filter(isOwn),
    tunnels: [],
    translations: translationsOf(model, interfaces),
    macSec: [],
  };
}

/** Policies that go while others stay: what a platform defines once to take route targets away stays with those. */
export function sparingTargets(policies: readonly Policy[], others: readonly EdgeRouterModel[]): readonly Policy[] {
  if (!others.some(clearsTargets)) return policies;
  return policies.map((p) => ({ ...p, terms: p.terms.map(({ withoutRouteTargets: _, ...term }) => term) }));
}

/** Those of the interfaces; what a translation of another interface has too is shared. */
function translationsOf(model: EdgeRouterModel, interfaces: readonly EdgeInterface[]): Translation[] {
  const isOn = (t: Translation) => interfaceOf({ interfaces }, t) !== undefined;
  const others = new Set(model.translations.filter((t) => !isOn(t)).map((t) => t.name));
  const noMoreInside = model.interfaces
    .filter((at) => at.purpose === 'attachment' && familiesOn(at).includes(4))
    .map(interfaceName);
  return model.translations
    .filter(isOn)
    .map((t) => ({ ...t, ...(others.has(t.name) && { shared: true }), ...(others.size === 0 && { noMoreInside }) }));
}
