import type { EdgeInterface, EdgeRouterModel, Neighbor, RoutingTable } from '../../edge';
import { secretToken, siteToken } from '../../edge';
import { addressWithMask, familiesOn, interfaceName, portsOf, subinterfaces } from './cisco';
import { notOpenedLines } from './heldShut';
import { iosxrRemoval } from './iosxrRemoval';
import { familyName, iosxrDefinitions, listLines, policyLines, staticLines } from './iosxrLines';
import {
  type PlatformPrinter,
  type PrintedRouter,
  hasBfd,
  hasBgp,
  isExternal,
  labelledFamilies,
  speaksBgp,
} from './printer';
import { stagRefusals } from './lacking';
import { asnOfBgp, bundleBfd, closedPorts, freeNames, newVrfs } from './settle';
import { ciscoWords } from './words';

/** Cisco IOS-XR. source: [P] and [K] of facts 7.2; Microsoft shows no sample */
export const iosxr: PlatformPrinter = {
  platform: 'cisco-iosxr',
  label: 'Cisco IOS-XR',
  comment: '!',
  configuration: 'ios-xr.cfg',
  judged: undefined,
  notJudged: [],
  loading: 'All of it takes effect with the one commit at its end; loaded again it changes nothing.',
  words: ciscoWords,
  limits: stagRefusals,
  open: (model) => [
    ...asnOfBgp(model),
    ...newVrfs(model),
    ...closedPorts(model),
    ...freeNames(subinterfaces(model)),
    ...bundleBfd(model),
  ],
  print,
  definitions: iosxrDefinitions,
  remove: iosxrRemoval,
};

function print(model: EdgeRouterModel): PrintedRouter {
  return {
    configuration: [
      ...listLines(model),
      ...model.policies.flatMap((policy) => policyLines(model, policy)),
      ...model.tables.flatMap(vrfLines),
      ...model.interfaces.flatMap(interfaceLines),
      ...model.tables.flatMap((table) => staticLines(table)),
      ...bgpLines(model),
      ...notOpenedLines(
        model,
        '!',
        ({ vrf }, n) => `no router bgp ${model.asn}${vrf ? ` vrf ${vrf.name}` : ''} neighbor ${n.address} shutdown`,
      ),
      'commit',
    ],
    preCheck: [
      ...portsOf(model).map((name) => `show running-config interface ${name}`),
      ...model.tables.flatMap(({ vrf }) => (vrf ? [`show running-config vrf ${vrf.name}`] : [])),
      ...(hasBgp(model) ? ['show running-config router bgp'] : []),
      'show running-config router static',
      ...(bundleBfd(model).length > 0 ? ['show running-config bfd'] : []),
      `show running-config | include ${model.customer}_`,
    ],
    verification: [
      ...model.interfaces.map((at) => `show interfaces ${interfaceName(at)}`),
      ...model.tables.filter(speaksBgp).flatMap(({ vrf, neighbors, families }) => [
        ...families.map((f) => `show bgp ${vrf ? `vrf ${vrf.name} ` : ''}${familyName(f)} unicast summary`),
        ...neighbors.flatMap((n) => {
          const bgp = `show bgp ${vrf ? `vrf ${vrf.name} ` : ''}${familyName(n.family)} unicast neighbors ${n.address}`;
          return [`${bgp} routes`, `${bgp} advertised-routes`];
        }),
        ...families.map((f) => `show route ${vrf ? `vrf ${vrf.name} ` : ''}${familyName(f)} bgp`),
      ]),
      ...(hasBfd(model) ? ['show bfd session'] : []),
      ...labelledFamilies(model).map((f) => `show bgp vpnv${f} unicast summary`),
    ],
  };
}

/** The targets choose first; the policy then lets in what it names of that. source: Cisco, ASR 9000 routing configuration guide (import attach point) */
function vrfLines({ vrf, families }: RoutingTable): string[] {
  if (!vrf || vrf.existing) return [];
  return [
    `vrf ${vrf.name}`,
    ...families.flatMap((family) => {
      const policy = vrf.importPolicy[family];
      return [
        ` address-family ${familyName(family)} unicast`,
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
    ...(at.mtu === undefined ? [] : familiesOn(at).map((f) => ` ${familyName(f)} mtu ${at.mtu ?? ''}`)),
    ...(at.urpf === undefined
      ? []
      : familiesOn(at).map(
          (f) => ` ${familyName(f)} verify unicast source reachable-via ${at.urpf === 'strict' ? 'rx' : 'any'}`,
        )),
    ...(at.tags.kind === 'dot1q' ? [` encapsulation dot1q ${at.tags.vlanId}`] : []),
    ...(at.tags.kind === 'qinq' ? [` encapsulation dot1q ${at.tags.outer} second-dot1q ${at.tags.inner}`] : []),
    ' no shutdown',
    '!',
  ];
}

function bgpLines(model: EdgeRouterModel): string[] {
  if (!hasBgp(model)) return [];
  const families = [...new Set(model.tables.filter((t) => t.vrf).flatMap((t) => t.families))];
  // `!` leaves no block: after a VRF a neighbour of the global table would be made in that VRF.
  const tables = [...model.tables.filter((t) => !t.vrf), ...model.tables.filter((t) => t.vrf)];
  return [
    `router bgp ${model.asn}`,
    // A BGP instance of a VRF needs the VPN family first.
    ...families.flatMap((f) => [` address-family vpnv${f} unicast`, ' !']),
    ...tables.flatMap((table) => tableLines(model, table)),
    '!',
  ];
}

function tableLines(
  model: EdgeRouterModel,
  { vrf, neighbors, networks, aggregates, families, maximumPaths }: RoutingTable,
): string[] {
  const body = [
    ...(vrf && !vrf.existing ? [`rd ${vrf.routeDistinguisher}`] : []),
    ...families.flatMap((family) => [
      `address-family ${familyName(family)} unicast`,
      ...networks.filter((p) => p.family === family).map((p) => ` network ${p.text}`),
      ...(maximumPaths === undefined ? [] : [` maximum-paths ebgp ${maximumPaths}`]),
      ...aggregates.filter((p) => p.family === family).map((p) => ` aggregate-address ${p.text}`),
      '!',
    ]),
    ...neighbors.flatMap((n) => neighborLines(model, n)),
  ];
  return vrf ? [` vrf ${vrf.name}`, ...body.map((l) => `  ${l}`), ' !'] : body.map((l) => ` ${l}`);
}

function neighborLines(model: EdgeRouterModel, n: Neighbor): string[] {
  return [
    `neighbor ${n.address}`,
    ` remote-as ${n.remoteAsn}`,
    ...(n.heldShut === undefined ? [] : [' shutdown']),
    ` description ${n.description}`,
    ...(n.localAsn === undefined ? [] : [` local-as ${n.localAsn} no-prepend replace-as`]),
    ...(n.secret === undefined ? [] : [` password clear ${secretToken(n.secret)}`]),
    ...(n.bfd ? [' bfd fast-detect', ' bfd minimum-interval 300', ' bfd multiplier 3'] : []),
    ...(n.updateSource === undefined
      ? []
      : [` update-source ${siteToken(model.router, `interface-with-${n.updateSource}`)}`]),
    ...(n.multihop && isExternal(model, n) ? [' ebgp-multihop 2'] : []),
    ...(n.ttlSecurity ? [' ttl-security'] : []),
    ...(n.gracefulRestart ? [' graceful-restart'] : []),
    ` address-family ${familyName(n.family)} unicast`,
    `  route-policy ${n.in} in`,
    `  route-policy ${n.out} out`,
    ...(n.nextHopSelf ? ['  next-hop-self'] : []),
    ...(n.reflectorClient ? ['  route-reflector-client'] : []),
    ...(n.asOverride ? ['  as-override'] : []),
    ...(n.maximumPrefix ? [`  maximum-prefix ${n.maximumPrefix.limit} ${n.maximumPrefix.warning} restart 5`] : []),
    ' !',
    '!',
  ];
}
