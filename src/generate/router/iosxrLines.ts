import type { EdgeRouterModel, IpFamily, Policy, RoutingTable } from '../../edge';
import { matchOf } from './cisco';

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
export function listLines(model: EdgeRouterModel): string[] {
  return [
    ...model.prefixLists.flatMap(({ name, entries }) => {
      const of = (permit: boolean) => entries.filter((e) => e.permit === permit).map(matchOf);
      return [
        ...(of(false).length > 0 ? sets(`prefix-set ${name}_not`, of(false)) : []),
        ...sets(`prefix-set ${name}`, of(true)),
      ];
    }),
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
      ...(denies ? [`not destination in ${term.prefixList ?? ''}_not`] : []),
      ...(community
        ? [`${community.kind === 'standard' ? 'community' : 'extcommunity rt'} matches-any ${community.name}`]
        : []),
    ];
    const actions = [
      ...(term.localPreference === undefined ? [] : [`set local-preference ${term.localPreference}`]),
      ...(term.siteOfOrigin === undefined ? [] : [`set extcommunity soo (${term.siteOfOrigin}) additive`]),
      ...(term.prepend ? [`prepend as-path ${term.prepend.asn} ${term.prepend.count}`] : []),
      term.permit ? 'done' : 'drop',
    ];
    if (conditions.length === 0) return actions.map((a) => `  ${a}`);
    return [`  if ${conditions.join(' and ')} then`, ...actions.map((a) => `    ${a}`), '  endif'];
  });
  return [`route-policy ${policy.name}`, ...terms, '  drop', 'end-policy', '!'];
}
