import type { EdgeRouterModel, Policy, PrefixEntry, RoutingTable, Term, Vrf } from '../../edge';
import {
  type Definitions,
  type WrittenCommunities,
  type WrittenPolicy,
  type WrittenTerm,
  actionOf,
  entryText,
  namedAsModel,
  setsOf,
  targetsWhereCarried,
} from './definitions';
import { junosFilters } from './junosFilters';
import { groupName, unitName } from './junosNames';
import {
  anyTarget,
  askedBy,
  communityName,
  importsOf,
  namesAnyTarget,
  originName,
  originsOf,
  ownOrigins,
  toldTables,
  vrfPolicy,
} from './junosPolicy';
import { hasTargets } from './printer';

/** Prefixes stand in the terms, a community has one value, and a VRF has policies for both families. */
export function junosDefinitions(model: EdgeRouterModel): Definitions {
  const vrfs = model.tables.flatMap(({ vrf }) => (vrf && hasTargets(model, vrf) ? [vrf] : []));
  const merged = new Set(vrfs.flatMap((vrf) => importsOf(model, vrf)));
  const ofVrf = (direction: 'import' | 'export') => (table: RoutingTable) =>
    table.vrf && hasTargets(model, table.vrf) ? [vrfPolicy(model, table.vrf, direction)] : [];
  return {
    ...namedAsModel(model),
    policies: [
      ...model.policies.filter((policy) => !merged.has(policy)).map((policy) => written(model, policy)),
      ...vrfs.flatMap((vrf) => [importOf(model, vrf), exportOf(model, vrf)]),
    ],
    prefixLists: [],
    communityLists: [
      ...model.communityLists.flatMap(({ name, kind, values }) =>
        values.map((value, i) => ({ name: communityName(name, i), kind, values: [value] })),
      ),
      ...vrfs.flatMap((vrf) => targetLists(model, vrf)),
      ...originsOf(model).map((value) => ({
        name: originName(model, value),
        kind: 'site-of-origin' as const,
        values: [value],
      })),
      ...(namesAnyTarget(model) ? [{ name: anyTarget(model), kind: 'route-target' as const, values: ['*:*'] }] : []),
    ],
    importPolicies: ofVrf('import'),
    exportPolicies: ofVrf('export'),
    announcesByFilter: true,
    hasTargets: targetsWhereCarried(model),
    portsOf: (at) => [unitName(at)],
    guardsOn: (at) => junosFilters({ ...model, interfaces: [at] }).map(({ name }) => name),
    groupOf: (_, session) => groupName(model, session),
    interfaceOf: ({ number }) => `st0.${number}`,
  };
}

/** The communities that only the policies of a VRF name. */
function targetLists(model: EdgeRouterModel, vrf: Vrf): WrittenCommunities[] {
  const of = (direction: 'import' | 'export', values: readonly string[]) =>
    values.map((value, i) => ({
      name: communityName(vrfPolicy(model, vrf, direction), i),
      kind: 'route-target' as const,
      values: [value],
    }));
  return [
    ...of('export', vrf.exportRouteTargets),
    ...(importsOf(model, vrf).length > 0 ? [] : of('import', vrf.importRouteTargets)),
  ];
}

/** What another router of the table is told begins with what this one originates. */
function written(model: EdgeRouterModel, policy: Policy): WrittenPolicy {
  const told = toldTables(model).get(policy.name);
  const origins = ownOrigins(told, policy.family).map(({ text }) => text);
  const own: WrittenTerm = { action: 'permit', asksFor: [`prefixes ${origins.join(' ')}`], sets: [NEXT_HOP] };
  return {
    name: policy.name,
    families: [policy.family],
    terms: [
      ...(origins.length > 0 ? [own] : []),
      ...policy.terms.map((term) => {
        const { sets, ...rest } = termOf(model, term);
        return { ...rest, sets: [...sets, ...(told ? [NEXT_HOP] : [])] };
      }),
    ],
  };
}

const NEXT_HOP = 'next hop self';

const termOf = (model: EdgeRouterModel, term: Term): WrittenTerm => ({
  action: actionOf(term),
  asksFor: askedIn(model, term),
  sets: setsOf(term, `community ${anyTarget(model)} deleted`),
});

function askedIn(model: EdgeRouterModel, term: Term): string[] {
  const { permitted, denied, communities } = askedBy(model, term);
  const texts = (entries: readonly PrefixEntry[]) => entries.map(entryText).join(' ');
  return [
    ...(permitted ? [`prefixes ${texts(permitted) || 'none'}`] : []),
    ...(denied.length > 0 ? [`none of prefixes ${texts(denied)}`] : []),
    ...(communities ? [`any of communities ${communities.join(' ')}`] : []),
  ];
}

function importOf(model: EdgeRouterModel, vrf: Vrf): WrittenPolicy {
  const name = vrfPolicy(model, vrf, 'import');
  const leaks = importsOf(model, vrf);
  const plain = vrf.importRouteTargets.map((_, i) => communityName(name, i)).join(' ');
  const terms =
    leaks.length > 0
      ? leaks.flatMap((policy) => policy.terms.map((term) => termOf(model, term)))
      : plain === ''
        ? []
        : [{ action: 'permit' as const, asksFor: [`any of communities ${plain}`], sets: [] }];
  return { name, families: familiesOf(model, vrf), terms };
}

/** The first term decides nothing: what follows it does. */
function exportOf(model: EdgeRouterModel, vrf: Vrf): WrittenPolicy {
  const name = vrfPolicy(model, vrf, 'export');
  const table = model.tables.find((one) => one.vrf === vrf);
  const families = familiesOf(model, vrf);
  if (vrf.exportRouteTargets.length === 0) return { name, families, terms: [] };
  const sets = vrf.exportRouteTargets.map((_, i) => `community ${communityName(name, i)} added`);
  const origins = ([4, 6] as const).flatMap((family): WrittenTerm[] => {
    const own = ownOrigins(table, family).map(({ text }) => text);
    return own.length === 0 ? [] : [{ action: 'permit', asksFor: [`prefixes ${own.join(' ')}`], sets }];
  });
  return {
    name,
    families,
    terms: [
      { action: 'go on', asksFor: [], sets: [`community ${anyTarget(model)} deleted`] },
      { action: 'permit', asksFor: ['from BGP'], sets },
      ...origins,
    ],
  };
}

const familiesOf = ({ tables }: EdgeRouterModel, vrf: Vrf) => tables.find((table) => table.vrf === vrf)?.families ?? [];
