import type { CommunityList, EdgeRouterModel, Policy, PrefixEntry, RoutingTable, Term, Vrf } from '../../edge';
import { inet, own } from './junosNames';
import { hasTargets, importPoliciesOf } from './printer';

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
  const origins = new Set(model.policies.flatMap((p) => p.terms.flatMap((t) => t.siteOfOrigin ?? [])));
  return [
    ...lists,
    ...targets,
    ...[...origins].map((value) => `${OPTIONS} community ${originName(value)} members origin:${value}`),
  ];
}

/** One value of a list: the n-th, counted from 0. */
export function communityName(list: string, n: number): string {
  return `${list}-${n + 1}`;
}

/** Communities are named by their value: two sites with one value are one. */
function originName(value: string): string {
  return `site-of-origin-${value.replaceAll(/[^0-9]+/g, '-')}`;
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
  const told = new Map(model.tables.flatMap((t) => t.neighbors.filter((n) => n.nextHopSelf).map((n) => [n.out, t])));
  return [
    ...model.policies.filter((p) => !merged.has(p.name)).flatMap((p) => ownPolicy(model, p, told.get(p.name))),
    ...model.tables.flatMap(({ vrf }) => (vrf && hasTargets(model, vrf) ? vrfPolicies(model, vrf) : [])),
  ];
}

/** @param told the table whose routes another router of it is told of, where the policy is for that */
function ownPolicy(model: EdgeRouterModel, policy: Policy, told: RoutingTable | undefined): string[] {
  const at = `${OPTIONS} policy-statement ${policy.name}`;
  const origins = [...(told?.networks ?? []), ...(told?.aggregates ?? [])].filter((p) => p.family === policy.family);
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
  /** A route-filter takes the longest match among its lines: what is denied is a term before, in the list's order. */
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
  const { permitted, denied, communities } = askedBy(model, term);
  // A term without a condition would let everything pass.
  if (permitted?.length === 0 || communities?.length === 0) return [];
  const filters = (term10: string, entries: readonly PrefixEntry[]) =>
    entries.map((e) => `${at} term ${term10} from route-filter ${e.prefix.text} ${lengthOf(e)}`);
  return [
    ...(denied.length > 0 ? [...filters(`${name}-not`, denied), `${at} term ${name}-not then reject`] : []),
    ...said.from.map((condition) => `${at} term ${name} from ${condition}`),
    ...filters(name, permitted ?? []),
    ...(communities ? [`${at} term ${name} from community [ ${communities.join(' ')} ]`] : []),
    ...(term.localPreference === undefined ? [] : [`${at} term ${name} then local-preference ${term.localPreference}`]),
    ...(term.prepend
      ? [`${at} term ${name} then as-path-prepend "${Array(term.prepend.count).fill(term.prepend.asn).join(' ')}"`]
      : []),
    ...(term.siteOfOrigin === undefined
      ? []
      : [`${at} term ${name} then community add ${originName(term.siteOfOrigin)}`]),
    ...said.then.map((action) => `${at} term ${name} then ${action}`),
    `${at} term ${name} then ${term.permit ? 'accept' : 'reject'}`,
  ];
}

function lengthOf({ prefix, upTo }: PrefixEntry): string {
  if (upTo === undefined || upTo === prefix.length) return 'exact';
  return upTo === (prefix.family === 4 ? 32 : 128) ? 'orlonger' : `upto /${upTo}`;
}

/** What the VRF exports, and imports; the terms of both families follow each other in one policy. */
function vrfPolicies(model: EdgeRouterModel, vrf: Vrf): string[] {
  const [exported, imported] = [vrfPolicy(model, vrf, 'export'), vrfPolicy(model, vrf, 'import')];
  const at = (name: string) => `${OPTIONS} policy-statement ${name}`;
  const leaks = importsOf(model, vrf);
  const plain = vrf.importRouteTargets.map((_, i) => communityName(imported, i)).join(' ');
  return [
    ...vrf.exportRouteTargets.map((_, i) => `${at(exported)} term 10 then community add ${communityName(exported, i)}`),
    ...(vrf.exportRouteTargets.length > 0 ? [`${at(exported)} term 10 then accept`] : []),
    `${at(exported)} term last then reject`,
    ...(leaks.length > 0
      ? leaks
          .flatMap((p) => p.terms)
          .flatMap((term, i) => termLines(model, at(imported), `${(i + 1) * 10}`, term, { from: [], then: [] }))
      : plain === ''
        ? []
        : [`${at(imported)} term 10 from community [ ${plain} ]`, `${at(imported)} term 10 then accept`]),
    `${at(imported)} term last then reject`,
  ];
}
