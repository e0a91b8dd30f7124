import type { EdgeRouterModel, IpFamily, Policy, PrefixList, RoutingTable, Term } from '../../edge';
import { matchOf } from './cisco';
import { type Definitions, listsOf, namedAsModel } from './definitions';

/** `ipv4`, `ipv6`. */
export const familyName = (family: IpFamily) => `ipv${family}`;

function staticLine({ prefix, nextHop }: RoutingTable['statics'][number]): string {
  return `${prefix.text} ${nextHop.kind === 'discard' ? 'Null0 254' : nextHop.address}`;
}

/** Each with the blocks that it stands in, on one line. */
export function staticsNamed({ vrf, statics }: RoutingTable): string[] {
  const at = `router static${vrf ? ` vrf ${vrf.name}` : ''}`;
  return statics.map((s) => `${at} address-family ${familyName(s.prefix.family)} unicast ${staticLine(s)}`);
}

/** @param remove with `no` before each route */
export function staticLines({ vrf, statics }: RoutingTable, remove = false): string[] {
  if (statics.length === 0) return [];
  const indent = vrf ? '  ' : ' ';
  const families = ([4, 6] as const).filter((f) => statics.some((s) => s.prefix.family === f));
  return [
    'router static',
    ...(vrf ? [` vrf ${vrf.name}`] : []),
    ...families.flatMap((family) => [
      `${indent}address-family ${familyName(family)} unicast`,
      ...statics
        .filter((s) => s.prefix.family === family)
        .map((s) => `${indent} ${remove ? 'no ' : ''}${staticLine(s)}`),
      `${indent}!`,
    ]),
    '!',
  ];
}

function sets(title: string, values: readonly string[]): string[] {
  return [title, ...values.map((value, i) => `  ${value}${i < values.length - 1 ? ',' : ''}`), 'end-set', '!'];
}

/** What a list denies is a set of its own, asked first: a prefix-set has no denials. */
export function prefixSets({ prefixLists }: Pick<EdgeRouterModel, 'prefixLists'>): PrefixList[] {
  return prefixLists.flatMap((list) => {
    const of = (permit: boolean) => list.entries.filter((e) => e.permit === permit);
    const denied = of(false);
    return [
      ...(denied.length > 0 ? [{ ...list, name: deniedSet(list.name), entries: denied }] : []),
      { ...list, entries: of(true) },
    ];
  });
}

const deniedSet = (name: string) => `${name}_not`;

/** The prefix-sets by their names, each with what is in it. */
export function iosxrDefinitions(model: EdgeRouterModel): Definitions {
  const prefixLists = prefixSets(model);
  const notIn = ({ prefixList }: Term) => {
    const denied = deniedSet(prefixList ?? '');
    return prefixLists.some(({ name }) => name === denied) ? [`not prefix list ${denied}`] : [];
  };
  return { ...namedAsModel(model, 'no route target', (term) => [...listsOf(term), ...notIn(term)]), prefixLists };
}

export function listLines(model: EdgeRouterModel): string[] {
  return [
    ...prefixSets(model).flatMap(({ name, entries }) => sets(`prefix-set ${name}`, entries.map(matchOf))),
    ...model.communityLists.flatMap(({ name, kind, values }) =>
      sets(`${kind === 'standard' ? 'community-set' : 'extcommunity-set rt'} ${name}`, values),
    ),
  ];
}

export function policyLines(model: EdgeRouterModel, policy: Policy): string[] {
  const terms = policy.terms.flatMap((term) => {
    const community = model.communityLists.find((l) => l.name === term.communityList);
    const denies = model.prefixLists.find((l) => l.name === term.prefixList)?.entries.some((e) => !e.permit);
    const conditions = [
      ...(term.prefixList ? [`destination in ${term.prefixList}`] : []),
      ...(denies ? [`not destination in ${deniedSet(term.prefixList ?? '')}`] : []),
      ...(community
        ? [`${community.kind === 'standard' ? 'community' : 'extcommunity rt'} matches-any ${community.name}`]
        : []),
    ];
    const actions = [
      ...(term.localPreference === undefined ? [] : [`set local-preference ${term.localPreference}`]),
      ...(term.withoutRouteTargets ? ['delete extcommunity rt all'] : []),
      ...(term.siteOfOrigin === undefined ? [] : [`set extcommunity soo (${term.siteOfOrigin}) additive`]),
      ...(term.prepend ? [`prepend as-path ${term.prepend.asn} ${term.prepend.count}`] : []),
      term.permit ? 'done' : 'drop',
    ];
    if (conditions.length === 0) return actions.map((a) => `  ${a}`);
    return [`  if ${conditions.join(' and ')} then`, ...actions.map((a) => `    ${a}`), '  endif'];
  });
  return [`route-policy ${policy.name}`, ...terms, '  drop', 'end-policy', '!'];
}
