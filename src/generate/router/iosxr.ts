import type { EdgeInterface, EdgeRouterModel, IpFamily, Neighbor, Policy, RoutingTable } from '../../edge';
import { secretToken, siteToken } from '../../edge';
import { addressWithMask, matchOf } from './cisco';
import { interfaceName } from './iosxe';
import type { PlatformPrinter, PrintedRouter } from './printer';
import { leftToOthers } from './unjudged';

/** Cisco IOS-XR. source: [P] and [K] of facts 7.2; Microsoft shows no sample */
export const iosxr: PlatformPrinter = {
  platform: 'cisco-iosxr',
  label: 'Cisco IOS-XR',
  comment: '!',
  configuration: 'ios-xr.cfg',
  judged: undefined,
  notJudged: [],
  limits: (model) => leftToOthers(model, 'Cisco IOS-XR'),
  print,
};

const ip = (family: IpFamily) => `ipv${family}`;

function print(model: EdgeRouterModel): PrintedRouter {
  return {
    configuration: [
      ...model.tables.flatMap(vrfLines),
      ...model.interfaces.flatMap(interfaceLines),
      ...model.tables.flatMap((table) => staticLines(table, false)),
      ...listLines(model),
      ...model.policies.flatMap((policy) => policyLines(model, policy)),
      ...bgpLines(model),
      'commit',
    ],
    verification: [
      ...model.interfaces.map((at) => `show interfaces ${interfaceName(at)}`),
      ...model.tables.flatMap(({ vrf, neighbors, families }) => [
        `show bgp ${vrf ? `vrf ${vrf.name} ` : ''}summary`,
        ...neighbors.flatMap((n) => {
          const bgp = `show bgp ${vrf ? `vrf ${vrf.name} ` : ''}${ip(n.family)} unicast neighbors ${n.address}`;
          return [`${bgp} routes`, `${bgp} advertised-routes`];
        }),
        ...families.map((f) => `show route ${vrf ? `vrf ${vrf.name} ` : ''}${ip(f)} bgp`),
      ]),
      ...(model.tables.some((t) => t.neighbors.some((n) => n.bfd)) ? ['show bfd session'] : []),
      ...(model.backbone?.vpnNeighbors.length ? ['show bgp vpnv4 unicast summary'] : []),
    ],
    backOut: backOut(model),
  };
}

function vrfLines({ vrf, families }: RoutingTable): string[] {
  if (!vrf) return [];
  return [
    `vrf ${vrf.name}`,
    ...families.flatMap((family) => {
      const policy = vrf.importPolicy[family];
      return [
        ` address-family ${ip(family)} unicast`,
        ...(policy === undefined ? [] : [`  import route-policy ${policy}`]),
        '  import route-target',
        ...[...vrf.importRouteTargets, ...vrf.leakedRouteTargets].map((t) => `   ${t}`),
        '  export route-target',
        ...vrf.exportRouteTargets.map((t) => `   ${t}`),
        ' !',
      ];
    }),
    '!',
  ];
}

function interfaceLines(at: EdgeInterface): string[] {
  return [
    `interface ${interfaceName(at)}`,
    ` description ${at.description}`,
    ...(at.vrf === undefined ? [] : [` vrf ${at.vrf}`]),
    ...at.addresses.map((a) => (a.includes(':') ? ` ipv6 address ${a}` : ` ipv4 address ${addressWithMask(a)}`)),
    ...(at.tags.kind === 'dot1q' ? [` encapsulation dot1q ${at.tags.vlanId}`] : []),
    ...(at.tags.kind === 'qinq' ? [` encapsulation dot1q ${at.tags.outer} second-dot1q ${at.tags.inner}`] : []),
    ' no shutdown',
    '!',
  ];
}

function staticLines({ vrf, statics }: RoutingTable, removed: boolean): string[] {
  if (statics.length === 0) return [];
  const indent = vrf ? '  ' : ' ';
  const families = ([4, 6] as const).filter((f) => statics.some((s) => s.prefix.family === f));
  return [
    'router static',
    ...(vrf ? [` vrf ${vrf.name}`] : []),
    ...families.flatMap((family) => [
      `${indent}address-family ${ip(family)} unicast`,
      ...statics
        .filter((s) => s.prefix.family === family)
        .map(
          ({ prefix, nextHop }) =>
            `${indent} ${removed ? 'no ' : ''}${prefix.text} ${nextHop.kind === 'discard' ? 'Null0 254' : nextHop.address}`,
        ),
      `${indent}!`,
    ]),
    '!',
  ];
}

function sets(title: string, values: readonly string[]): string[] {
  return [title, ...values.map((value, i) => `  ${value}${i < values.length - 1 ? ',' : ''}`), 'end-set', '!'];
}

/** What a list denies is a set of its own, asked first: a prefix-set has no denials. */
function listLines(model: EdgeRouterModel): string[] {
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

function policyLines(model: EdgeRouterModel, policy: Policy): string[] {
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
      ...(term.prepend ? [`prepend as-path ${term.prepend.asn} ${term.prepend.count}`] : []),
      term.permit ? 'done' : 'drop',
    ];
    if (conditions.length === 0) return actions.map((a) => `  ${a}`);
    return [`  if ${conditions.join(' and ')} then`, ...actions.map((a) => `    ${a}`), '  endif'];
  });
  const open = policy.terms.some((t) => !t.prefixList && !t.communityList);
  return [`route-policy ${policy.name}`, ...terms, ...(open ? [] : ['  drop']), 'end-policy', '!'];
}

function bgpLines(model: EdgeRouterModel): string[] {
  const { backbone } = model;
  const families = [...new Set(model.tables.filter((t) => t.vrf).flatMap((t) => t.families))];
  const source = siteToken(model.router, `interface-with-${model.loopback ?? 'loopback'}`);
  return [
    `router bgp ${model.asn}`,
    // A BGP instance of a VRF needs the VPN family first.
    ...families.flatMap((f) => [` address-family vpnv${f} unicast`, ' !']),
    ...(backbone?.vpnNeighbors ?? []).flatMap((n) => [
      ` neighbor ${n.address}`,
      `  remote-as ${n.remoteAsn}`,
      `  description backbone ${n.router}`,
      `  update-source ${source}`,
      ...n.families.flatMap((f) => [`  address-family vpnv${f} unicast`, '  !']),
      ' !',
    ]),
    ...model.tables.flatMap((table) => tableLines(model, table)),
    '!',
  ];
}

function tableLines(model: EdgeRouterModel, { vrf, neighbors, networks, families }: RoutingTable): string[] {
  const body = [
    ...(vrf ? [`rd ${vrf.routeDistinguisher}`] : []),
    ...families.flatMap((family) => [
      `address-family ${ip(family)} unicast`,
      ...networks.filter((p) => p.family === family).map((p) => ` network ${p.text}`),
      '!',
    ]),
    ...neighbors.flatMap((n) => neighborLines(model, n)),
  ];
  return vrf ? [` vrf ${vrf.name}`, ...body.map((l) => `  ${l}`), ' !'] : body.map((l) => ` ${l}`);
}

function neighborLines(model: EdgeRouterModel, n: Neighbor): string[] {
  const external = n.remoteAsn !== (n.localAsn ?? model.asn);
  return [
    `neighbor ${n.address}`,
    ` remote-as ${n.remoteAsn}`,
    ` description ${n.description}`,
    ...(n.localAsn === undefined ? [] : [` local-as ${n.localAsn} no-prepend replace-as`]),
    ...(n.secret === undefined ? [] : [` password clear ${secretToken(n.secret)}`]),
    ...(n.bfd ? [' bfd fast-detect', ' bfd minimum-interval 300', ' bfd multiplier 3'] : []),
    ...(n.updateSource === undefined
      ? []
      : [` update-source ${siteToken(model.router, `interface-with-${n.updateSource}`)}`]),
    ...(n.multihop && external ? [' ebgp-multihop 2'] : []),
    ` address-family ${ip(n.family)} unicast`,
    ...(n.in === undefined ? [] : [`  route-policy ${n.in} in`]),
    ...(n.out === undefined ? [] : [`  route-policy ${n.out} out`]),
    ...(n.nextHopSelf ? ['  next-hop-self'] : []),
    ...(n.reflectorClient ? ['  route-reflector-client'] : []),
    ...(n.asOverride ? ['  as-override'] : []),
    ...(n.maximumPrefix ? [`  maximum-prefix ${n.maximumPrefix.limit} ${n.maximumPrefix.warning} restart 5`] : []),
    ' !',
    '!',
  ];
}

function backOut(model: EdgeRouterModel): string[] {
  return [
    `router bgp ${model.asn}`,
    ...model.tables.flatMap(({ vrf, neighbors, networks }) =>
      vrf
        ? [` no vrf ${vrf.name}`]
        : [
            ...neighbors.map((n) => ` no neighbor ${n.address}`),
            ...networks.flatMap((p) => [` address-family ${ip(p.family)} unicast`, `  no network ${p.text}`, ' !']),
          ],
    ),
    '!',
    ...model.tables.flatMap((table) => staticLines(table, true)),
    ...model.policies.map((p) => `no route-policy ${p.name}`),
    ...model.prefixLists.flatMap(({ name, entries }) => [
      `no prefix-set ${name}`,
      ...(entries.some((e) => !e.permit) ? [`no prefix-set ${name}_not`] : []),
    ]),
    ...model.communityLists.map(
      (l) => `no ${l.kind === 'standard' ? 'community-set' : 'extcommunity-set rt'} ${l.name}`,
    ),
    ...model.interfaces.map((at) => `no interface ${interfaceName(at)}`),
    ...model.tables.flatMap(({ vrf }) => (vrf ? [`no vrf ${vrf.name}`] : [])),
    'commit',
  ];
}
