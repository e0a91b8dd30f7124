import type { CommunityList, EdgeRouterModel, Policy, PrefixEntry, RoutingTable, Term, Vrf } from '../../edge';
import { inet, own } from './junosNames';
import { routeFiltersOf } from './junosRouteFilters';
import { hasTargets, importPoliciesOf } from './printer';
import { clearsTargets } from './used';

const OPTIONS = 'policy-options';

/** Members of one community must all be there; any of several is several communities. */
export function communityLines(model: EdgeRouterModel): string[] {
  const lists = model.communityLists.flatMap(({ name, kind, values }) =>
    values.map((value, i) => communityLine(communityName(name, i), kind, value)),
  );
  const targets = model.tables.flatMap(({ vrf }) =>
    vrf && hasTargets(model, vrf)
      ? [
          ...vrf.exportRouteTargets.map((t, i) =>
            communityLine(communityName(vrfPolicy(model, vrf, 'export'), i), 'route-target', t),
          ),
          ...(importsOf(model, vrf).length > 0
            ? []
            : vrf.importRouteTargets.map((t, i) =>
                communityLine(communityName(vrfPolicy(model, vrf, 'import'), i), 'route-target', t),
              )),
        ]
      : [],
  );
  return [
    ...lists,
    ...targets,
    ...originsOf(model).map((value) => `${OPTIONS} community ${originName(model, value)} members origin:${value}`),
    ...(namesAnyTarget(model) ? [`${OPTIONS} community ${anyTarget(model)} members target:*:*`] : []),
  ];
}

/** One value of a list: the n-th, counted from 0. */
export function communityName(list: string, n: number): string {
  return `${list}-${n + 1}`;
}

/** Every route target, whatever its value. */
export function anyTarget(model: EdgeRouterModel): string {
  return own(model, 'any-target');
}

/** Whether a policy of a session or of a VRF takes the route targets away that a route comes with. */
export function namesAnyTarget(model: EdgeRouterModel): boolean {
  return (
    clearsTargets(model) ||
    model.tables.some(({ vrf }) => vrf && hasTargets(model, vrf) && vrf.exportRouteTargets.length > 0)
  );
}

/** The sites of origin that terms set, each once. */
export function originsOf({ policies }: Pick<EdgeRouterModel, 'policies'>): string[] {
  return [...new Set(policies.flatMap((p) => p.terms.flatMap((t) => t.siteOfOrigin ?? [])))];
}

/** Communities are named by their value: two sites of the customer with one value are one. */
export function originName(model: EdgeRouterModel, value: string): string {
  return own(model, `site-of-origin-${value.replaceAll(/[^0-9]+/g, '-')}`);
}

function communityLine(name: string, kind: CommunityList['kind'], value: string): string {
  return `${OPTIONS} community ${name} members ${kind === 'standard' ? '' : 'target:'}${value}`;
}

export function vrfPolicy(model: EdgeRouterModel, vrf: Vrf, direction: 'import' | 'export'): string {
  return own(model, `${vrf.name}-${direction}`);
}

/** The policies that let shared services into a VRF: Junos has one for both families. */
export function importsOf(model: EdgeRouterModel, vrf: Vrf): Policy[] {
  const names = model.tables.filter((t) => t.vrf === vrf).flatMap(importPoliciesOf);
  return model.policies.filter((p) => names.includes(p.name));
}

/** Every policy ends in a refusal. */
export function policyLines(model: EdgeRouterModel): string[] {
  const merged = new Set(model.tables.flatMap(({ vrf }) => (vrf ? importsOf(model, vrf).map((p) => p.name) : [])));
  const told = toldTables(model);
  return [
    ...model.policies.filter((p) => !merged.has(p.name)).flatMap((p) => ownPolicy(model, p, told.get(p.name))),
    ...model.tables.flatMap((table) =>
      table.vrf && hasTargets(model, table.vrf) ? vrfPolicies(model, table, table.vrf) : [],
    ),
  ];
}

/** The tables whose routes another router of them is told of, by the policies that are for that. */
export function toldTables({ tables }: EdgeRouterModel): ReadonlyMap<string, RoutingTable> {
  return new Map(tables.flatMap((t) => t.neighbors.filter((n) => n.nextHopSelf).map((n) => [n.out, t])));
}

/** What a table originates itself, of a family. */
export function ownOrigins(table: RoutingTable | undefined, family: Policy['family']) {
  return [...(table?.networks ?? []), ...(table?.aggregates ?? [])].filter((p) => p.family === family);
}

/** @param told the table whose routes another router of it is told of, where the policy is for that */
function ownPolicy(model: EdgeRouterModel, policy: Policy, told: RoutingTable | undefined): string[] {
  const at = `${OPTIONS} policy-statement ${policy.name}`;
  const origins = ownOrigins(told, policy.family);
  return [
    ...(origins.length > 0
      ? [
          ...origins.map((p) => `${at} term own from route-filter ${p.text} exact`),
          `${at} term own then next-hop self`,
          `${at} term own then accept`,
        ]
      : []),
    ...policy.terms.flatMap((term, i) =>
      termLines(model, at, `${(i + 1) * 10}`, term, {
        from: [`family ${inet(policy.family)}`, ...(told ? ['protocol bgp'] : [])],
        then: told ? ['next-hop self'] : [],
      }),
    ),
    `${at} term last then reject`,
  ];
}

interface Said {
  readonly from: readonly string[];
  readonly then: readonly string[];
}

/** What a term asks of a route by its lists; undefined by one that it has not. */
interface Asked {
  readonly permitted: readonly PrefixEntry[] | undefined;
  /** What no term of the file may take: it is refused before. */
  readonly denied: readonly PrefixEntry[];
  /** Names of which the route has to have any. */
  readonly communities: readonly string[] | undefined;
}

/** The lists that a term names, as Junos asks by them. */
export function askedBy(model: EdgeRouterModel, { prefixList, communityList }: Term): Asked {
  const entries = model.prefixLists.find(({ name }) => name === prefixList)?.entries;
  const list = model.communityLists.find(({ name }) => name === communityList);
  return {
    permitted: entries?.filter((e) => e.permit),
    denied: entries?.filter((e) => !e.permit) ?? [],
    communities: list?.values.map((_, i) => communityName(list.name, i)),
  };
}

function termLines(model: EdgeRouterModel, at: string, name: string, term: Term, said: Said): string[] {
  const { permitted, communities } = askedBy(model, term);
  // A term without a condition would let everything pass.
  if (permitted?.length === 0 || communities?.length === 0) return [];
  const list = model.prefixLists.find((l) => l.name === term.prefixList);
  if (!list) return matchLines(model, at, name, [], term, said);
  const filters = routeFiltersOf(list.entries);
  return filters.flatMap(({ permit, entries }, i) => {
    const routes = entries.map((e) => `route-filter ${e.prefix.text} ${lengthOf(e)}`);
    const same = filters.slice(0, i).filter((f) => f.permit === permit).length;
    const named = `${name}${permit ? '' : '-not'}${same === 0 ? '' : `-${same + 1}`}`;
    if (permit) return matchLines(model, at, named, routes, term, said);
    return [...routes.map((r) => `${at} term ${named} from ${r}`), `${at} term ${named} then reject`];
  });
}

/** @param routes the route filters, none of which hides another */
function matchLines(
  model: EdgeRouterModel,
  at: string,
  name: string,
  routes: readonly string[],
  term: Term,
  said: Said,
): string[] {
  const { communities } = askedBy(model, term);
  const then = (action: string) => `${at} term ${name} then ${action}`;
  return [
    ...[...said.from, ...routes].map((condition) => `${at} term ${name} from ${condition}`),
    ...(communities ? [`${at} term ${name} from community [ ${communities.join(' ')} ]`] : []),
    ...(term.localPreference === undefined ? [] : [then(`local-preference ${term.localPreference}`)]),
    ...(term.prepend ? [then(`as-path-prepend "${Array(term.prepend.count).fill(term.prepend.asn).join(' ')}"`)] : []),
    ...(term.withoutRouteTargets ? [then(`community delete ${anyTarget(model)}`)] : []),
    ...(term.siteOfOrigin === undefined ? [] : [then(`community add ${originName(model, term.siteOfOrigin)}`)]),
    ...said.then.map(then),
    then(term.permit ? 'accept' : 'reject'),
  ];
}

function lengthOf({ prefix, upTo }: PrefixEntry): string {
  if (upTo === undefined || upTo === prefix.length) return 'exact';
  return upTo === (prefix.family === 4 ? 32 : 128) ? 'orlonger' : `upto /${upTo}`;
}

/** What the VRF exports, and imports; the terms of both families follow each other in one policy. */
function vrfPolicies(model: EdgeRouterModel, table: RoutingTable, vrf: Vrf): string[] {
  const imported = vrfPolicy(model, vrf, 'import');
  const at = `${OPTIONS} policy-statement ${imported}`;
  const leaks = importsOf(model, vrf);
  const plain = vrf.importRouteTargets.map((_, i) => communityName(imported, i)).join(' ');
  return [
    ...exportLines(model, table, vrf),
    ...(leaks.length > 0
      ? leaks
          .flatMap((p) => p.terms)
          .flatMap((term, i) => termLines(model, at, `${(i + 1) * 10}`, term, { from: [], then: [] }))
      : plain === ''
        ? []
        : [`${at} term 10 from community [ ${plain} ]`, `${at} term 10 then accept`]),
    `${at} term last then reject`,
  ];
}

/**
 * Told to others is what BGP brought and what is originated, hence no network of a link; with the VRF's own targets alone.
 * The first term decides nothing: what follows it does.
 */
function exportLines(model: EdgeRouterModel, table: RoutingTable, vrf: Vrf): string[] {
  const name = vrfPolicy(model, vrf, 'export');
  const at = `${OPTIONS} policy-statement ${name}`;
  const told = (term: string) => [
    ...vrf.exportRouteTargets.map((_, i) => `${at} term ${term} then community add ${communityName(name, i)}`),
    `${at} term ${term} then accept`,
  ];
  const origins = ([4, 6] as const).flatMap((family) => {
    const own = ownOrigins(table, family);
    const term = `own-${inet(family)}`;
    return own.length === 0
      ? []
      : [...own.map((p) => `${at} term ${term} from route-filter ${p.text} exact`), ...told(term)];
  });
  return [
    ...(vrf.exportRouteTargets.length > 0
      ? [
          `${at} term targets then community delete ${anyTarget(model)}`,
          `${at} term 10 from protocol bgp`,
          ...told('10'),
          ...origins,
        ]
      : []),
    `${at} term last then reject`,
  ];
}
