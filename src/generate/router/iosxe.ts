import * as l10n from '@vscode/l10n';
import type {
  EdgeInterface,
  EdgeRouterModel,
  IpFamily,
  Neighbor,
  Refusal,
  RoutingTable,
  Translation,
  Tunnel,
} from '../../edge';
import { secretToken, siteToken } from '../../edge';
import {
  addressWithMask,
  familiesOn,
  interfaceName,
  ip,
  lastStep,
  pathsLine,
  prefixListLines,
  routeMapLines,
  subinterfaces,
} from './cisco';
import { familyLine, originLines, routingLines, staticLines } from './iosxeLines';
import { anyTargetsLines, clearingLine } from './anyTargets';
import { guardLines, guardUses, iosxeAccess } from './accessGuards';
import { opened } from './heldShut';
import { iosxeDefinitions } from './iosxeDefinitions';
import { iosxeRemoval } from './iosxeRemoval';
import { iosxeSecurity, tunnelWords } from './iosxeSecurity';
import { iosxePreCheck, iosxeVerification } from './iosxeShow';
import {
  type PlatformPrinter,
  type PrintedRouter,
  interfaceOf,
  isExternal,
  macSecSubject,
  speaksBgp,
  tunnelSubject,
} from './printer';
import { stagRefusals } from './lacking';
import { ciscoWords } from './words';
import { asnOfBgp, closedPorts, freeNames, newVrfs, otherTranslations, policyOfIke, tunnelNumbers } from './settle';

/** Cisco IOS-XE. source: CFG, BFD, S2SB; lines that these do not show are [K] */
export const iosxe: PlatformPrinter = {
  platform: 'cisco-iosxe',
  label: 'Cisco IOS-XE',
  comment: '!',
  configuration: 'ios-xe.cfg',
  judged: undefined,
  notJudged: [],
  loading: 'Loaded again it changes nothing, but it closes and opens each session once.',
  words: ciscoWords,
  limits,
  open: (model) => [
    ...asnOfBgp(model),
    ...newVrfs(model),
    ...closedPorts(model),
    ...freeNames(subinterfaces(model)),
    ...tunnelNumbers(model, (number) => `Tunnel${number}`),
    ...policyOfIke(model),
    ...otherTranslations(model),
  ],
  print,
  definitions: iosxeDefinitions,
  remove: iosxeRemoval,
};

function limits(model: EdgeRouterModel): Refusal[] {
  return [
    ...model.tunnels
      .filter((t) => !tunnelWords(t))
      .map((t) => ({
        subject: tunnelSubject(t),
        reason: l10n.t('IOS-XE has no counterpart of a value in ipsecPolicies.'),
      })),
    ...model.macSec
      .filter((m) => !m.sci)
      .map((m) => ({
        subject: macSecSubject(m),
        reason: l10n.t(
          'IOS-XE writes the secure channel identifier into each frame, and no line without it is known here: say "sciState: Enabled" of the port.',
        ),
      })),
    ...otherIke(model).map((t) => ({
      subject: tunnelSubject(t),
      reason: l10n.t(
        'IOS-XE takes one IKE policy for a local address, and {0} has another one from {1}: give both the same values, or the device a second address.',
        t.name,
        t.localAddress,
      ),
    })),
    ...poolsOfLinks(model).map((name) => ({
      subject: name,
      reason: l10n.t(
        'IOS-XE chooses a pool by what is translated: several pools for the same sources on one router are not written. Let the links share one pool, or end them on two routers.',
      ),
    })),
    ...stagRefusals(model),
  ];
}

/** Tunnels that propose another IKE than the first one from their address. */
function otherIke({ tunnels }: EdgeRouterModel): Tunnel[] {
  const proposal = ({ ike }: Tunnel) => `${ike.ikeEncryption} ${ike.ikeIntegrity} ${ike.dhGroup}`;
  return tunnels.filter((t) => {
    const first = tunnels.find((o) => o.localAddress === t.localAddress);
    return first !== undefined && proposal(first) !== proposal(t);
  });
}

/** Translations of the same sources to several pools. */
function poolsOfLinks({ translations }: EdgeRouterModel): string[] {
  const key = ({ sources, insideVrf }: Translation) => `${insideVrf ?? ''} ${sources.map((p) => p.text).join(' ')}`;
  return translations
    .filter((t) => translations.some((o) => key(o) === key(t) && o.pool.text !== t.pool.text))
    .map((t) => t.name);
}

/** Filters, then VRFs, then interfaces, then sessions that are shut; the last step opens these. */
function print(model: EdgeRouterModel): PrintedRouter {
  return {
    configuration: [
      ...prefixListLines(model),
      ...communityLines(model),
      ...anyTargetsLines(model),
      ...model.policies.flatMap((policy) => routeMapLines(model, policy, ' ', clearingLine(model))),
      '!',
      ...routingLines(model),
      ...model.tables.flatMap((table) => vrfLines(table)),
      ...guardLines(model, iosxeAccess),
      ...model.interfaces.flatMap((at) => interfaceLines(model, at)),
      ...iosxeSecurity(model),
      ...model.tables.flatMap((table) => staticLines(table)),
      ...model.tables.flatMap((table) => bgpLines(model, table)),
      ...lastStep(
        model,
        ({ vrf }, n) =>
          `router bgp ${model.asn},${vrf ? `${familyLine(n.family, vrf)},` : ''} no neighbor ${n.address} shutdown`,
      ),
      ...model.tables.flatMap((table) => openLines(model, table)),
      'end',
    ],
    preCheck: iosxePreCheck(model),
    verification: iosxeVerification(model),
  };
}

function vrfLines({ vrf, families }: RoutingTable): string[] {
  if (!vrf || vrf.existing) return [];
  return [
    `vrf definition ${vrf.name}`,
    ` rd ${vrf.routeDistinguisher}`,
    ...families.flatMap((family) => {
      const policy = vrf.importPolicy[family];
      return [
        ` address-family ipv${family}`,
        ...(policy === undefined ? [] : [`  import map ${policy}`]),
        ...[...vrf.importRouteTargets, ...vrf.leakedRouteTargets].map((t) => `  route-target import ${t}`),
        ...vrf.exportRouteTargets.map((t) => `  route-target export ${t}`),
        ' exit-address-family',
      ];
    }),
    '!',
  ];
}

function interfaceLines(model: EdgeRouterModel, at: EdgeInterface): string[] {
  const { tags } = at;
  const translates = model.translations.some((t) => interfaceOf(model, t) === at);
  const inside = model.translations.length > 0 && at.purpose === 'attachment' && familiesOn(at).includes(4);
  return [
    `interface ${interfaceName(at)}`,
    ` description ${at.description}`,
    ...(tags.kind === 'dot1q' ? [` encapsulation dot1Q ${tags.vlanId}`] : []),
    ...(tags.kind === 'qinq' ? [` encapsulation dot1Q ${tags.outer} second-dot1q ${tags.inner}`] : []),
    // Before the address: it removes the one that is there.
    ...(at.vrf === undefined ? [] : [` vrf forwarding ${at.vrf}`]),
    ...at.addresses.map((a) => (a.includes(':') ? ` ipv6 address ${a}` : ` ip address ${addressWithMask(a)}`)),
    ...(at.mtu === undefined ? [] : familiesOn(at).map((f) => ` ${ip(f)} mtu ${at.mtu ?? ''}`)),
    ...(at.urpf === undefined
      ? []
      : familiesOn(at).map(
          (f) => ` ${ip(f)} verify unicast source reachable-via ${at.urpf === 'strict' ? 'rx' : 'any'}`,
        )),
    ...(at.bfd ? [' bfd interval 300 min_rx 300 multiplier 3'] : []),
    ...guardUses(model, at, iosxeAccess),
    ...(translates ? [' ip nat outside'] : inside ? [' ip nat inside'] : []),
    ' no shutdown',
    '!',
  ];
}

/**
 * Both forms of a community are read. How the router shows them is left alone (`ip bgp-community new-format`): lists of
 * others that match by expressions stand on it. source: Cisco, IOS BGP command reference
 */
function communityLines(model: EdgeRouterModel): string[] {
  return model.communityLists.flatMap(({ name, kind, values }) =>
    values.map((value) =>
      kind === 'standard'
        ? `ip community-list standard ${name} permit ${value}`
        : `ip extcommunity-list standard ${name} permit rt ${value}`,
    ),
  );
}

/** In a VRF a neighbour lives in the address family; in the global table it is made first and activated there. */
function bgpLines(model: EdgeRouterModel, table: RoutingTable): string[] {
  if (!speaksBgp(table)) return [];
  const { vrf, neighbors, families } = table;
  const inFamily = (family: IpFamily) => neighbors.filter((n) => n.family === family);
  return [
    `router bgp ${model.asn}`,
    ...(vrf ? [] : neighbors.flatMap((n) => sessionLines(model, n, ' '))),
    // A session over IPv6 carries IPv4 too unless it is told not to.
    ...(!vrf && inFamily(6).length > 0
      ? [familyLine(4, vrf), ...inFamily(6).map((n) => `  no neighbor ${n.address} activate`), ' exit-address-family']
      : []),
    ...families.flatMap((family) => [
      familyLine(family, vrf),
      ...originLines(table, family).map((line) => `  ${line}`),
      ...pathsLine(table).map((line) => `  ${line}`),
      ...inFamily(family).flatMap((n) => [...(vrf ? sessionLines(model, n, '  ') : []), ...exchangeLines(n)]),
      ' exit-address-family',
    ]),
    '!',
  ];
}

function sessionLines(model: EdgeRouterModel, n: Neighbor, indent: string): string[] {
  const to = `${indent}neighbor ${n.address}`;
  return [
    `${to} remote-as ${n.remoteAsn}`,
    `${to} shutdown`,
    `${to} description ${n.description}`,
    ...(n.localAsn === undefined ? [] : [`${to} local-as ${n.localAsn} no-prepend replace-as`]),
    ...(n.secret === undefined ? [] : [`${to} password ${secretToken(n.secret)}`]),
    ...(n.bfd ? [`${to} fall-over bfd`] : []),
    ...(n.updateSource === undefined
      ? []
      : [`${to} update-source ${siteToken(model.router, `interface-with-${n.updateSource}`)}`]),
    ...(n.multihop && isExternal(model, n) ? [`${to} ebgp-multihop 2`] : []),
    ...(n.ttlSecurity ? [`${to} ttl-security hops 1`] : []),
    ...(n.gracefulRestart ? [`${to} ha-mode graceful-restart`] : []),
  ];
}

function exchangeLines(n: Neighbor): string[] {
  const to = `  neighbor ${n.address}`;
  return [
    `${to} route-map ${n.in} in`,
    `${to} route-map ${n.out} out`,
    ...(n.maximumPrefix ? [`${to} maximum-prefix ${n.maximumPrefix.limit} ${n.maximumPrefix.warning} restart 5`] : []),
    ...(n.nextHopSelf ? [`${to} next-hop-self`] : []),
    ...(n.reflectorClient ? [`${to} route-reflector-client`] : []),
    ...(n.asOverride ? [`${to} as-override`] : []),
    `${to} activate`,
  ];
}

function openLines(model: EdgeRouterModel, { vrf, neighbors: all, families }: RoutingTable): string[] {
  const neighbors = opened(all);
  if (neighbors.length === 0) return [];
  const open = (n: Neighbor) => `no neighbor ${n.address} shutdown`;
  return [
    `router bgp ${model.asn}`,
    ...(vrf
      ? families.flatMap((family) => [
          familyLine(family, vrf),
          ...neighbors.filter((n) => n.family === family).map((n) => `  ${open(n)}`),
          ' exit-address-family',
        ])
      : neighbors.map((n) => ` ${open(n)}`)),
    '!',
  ];
}
