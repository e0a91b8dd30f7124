import type { EdgeInterface, EdgeRouterModel, IpFamily, Neighbor, RoutingTable } from '../../edge';
import { secretToken, siteToken } from '../../edge';
import { guardLines, guardUses, eosAccess } from './accessGuards';
import {
  familiesOn,
  interfaceName,
  ip,
  lastStep,
  matchOf,
  portsOf,
  routeMapLines,
  routedPortLines,
  subinterfaces,
} from './cisco';
import { opened } from './heldShut';
import { eosRemoval } from './eosRemoval';
import { globalRoutingLines, routingLines, staticLines } from './eosLines';
import { type PlatformPrinter, type PrintedRouter, hasBfd, isExternal, labelledFamilies, speaksBgp } from './printer';
import { namedAsModel } from './definitions';
import { stagRefusals } from './lacking';
import { ciscoWords } from './words';
import { asnOfBgp, freeNames, newVrfs, routedPorts, routingModel } from './settle';

/** Arista EOS. source: CFG, BFD; lines that these do not show are [P] and [K] of facts 7.5 */
export const eos: PlatformPrinter = {
  platform: 'arista-eos',
  label: 'Arista EOS',
  comment: '!',
  configuration: 'eos.cfg',
  judged: undefined,
  notJudged: [],
  loading:
    'Load it in a configuration session (`configure session`, then `commit`): loaded again it then changes nothing. Without one it closes and opens each session once.',
  words: ciscoWords,
  limits: stagRefusals,
  open: (model) => [
    ...asnOfBgp(model),
    ...newVrfs(model),
    ...routedPorts(model),
    ...freeNames(subinterfaces(model)),
    ...routingModel(model),
  ],
  print,
  // A site of origin is set after that. source: Arista, EOS user manual (set extcommunity)
  definitions: (model) => namedAsModel(model, 'no extended community'),
  remove: eosRemoval,
};

function print(model: EdgeRouterModel): PrintedRouter {
  return {
    configuration: [
      ...listLines(model),
      ...model.policies.flatMap((policy) => routeMapLines(model, policy, '   ', 'set extcommunity none')),
      '!',
      ...globalRoutingLines(model),
      ...model.tables.flatMap(vrfLines),
      ...guardLines(model, eosAccess),
      ...routedPortLines(model, '   '),
      ...model.interfaces.flatMap((at) => interfaceLines(model, at)),
      ...model.tables.flatMap((table) => staticLines(table)),
      ...model.tables.flatMap((table) => bgpLines(model, table)),
      ...lastStep(model),
      ...model.tables.flatMap((table) => openLines(model, table)),
    ],
    preCheck: [
      ...portsOf(model).map((name) => `show running-config interfaces ${name}`),
      ...model.tables.flatMap(({ vrf }) => (vrf ? [`show vrf ${vrf.name}`] : [])),
      'show running-config | include routing|^mpls ip',
      'show running-config section router bgp',
      'show running-config section ip route',
      'show running-config section ipv6 route',
      `show running-config section ${model.customer}_`,
    ],
    verification: [
      ...model.interfaces.map((at) => `show interfaces ${interfaceName(at)}`),
      ...model.tables.flatMap(({ vrf, neighbors, families }) => {
        const at = vrf ? ` vrf ${vrf.name}` : '';
        const show = (family: IpFamily) => `show ${family === 4 ? 'ip' : 'ipv6'} bgp`;
        return [
          ...families.map((f) => `${show(f)} summary${at}`),
          ...neighbors.flatMap((n) => [
            `${show(n.family)} neighbors ${n.address} received-routes${at}`,
            `${show(n.family)} neighbors ${n.address} advertised-routes${at}`,
          ]),
          ...families.map((f) => `show ${ip(f)} route${at} bgp`),
        ];
      }),
      ...(hasBfd(model) ? ['show bfd peers'] : []),
      ...labelledFamilies(model).map((f) => `show bgp vpn-ipv${f} summary`),
    ],
  };
}

function vrfLines(table: RoutingTable): string[] {
  const { vrf } = table;
  if (!vrf || vrf.existing) return [];
  return [`vrf instance ${vrf.name}`, '!', ...routingLines(table), '!'];
}

function interfaceLines(model: EdgeRouterModel, at: EdgeInterface): string[] {
  return [
    `interface ${interfaceName(at)}`,
    ...(at.unit === undefined ? ['   no switchport'] : []),
    `   description ${at.description}`,
    ...(at.tags.kind === 'dot1q' ? [`   encapsulation dot1q vlan ${at.tags.vlanId}`] : []),
    ...(at.tags.kind === 'qinq' ? [`   encapsulation dot1q vlan ${at.tags.outer} inner ${at.tags.inner}`] : []),
    ...(at.vrf === undefined ? [] : [`   vrf ${at.vrf}`]),
    ...at.addresses.map((a) => `   ${a.includes(':') ? 'ipv6' : 'ip'} address ${a}`),
    ...(at.mtu === undefined ? [] : [`   mtu ${at.mtu}`]),
    ...(at.urpf === undefined
      ? []
      : familiesOn(at).map(
          (f) => `   ${ip(f)} verify unicast source reachable-via ${at.urpf === 'strict' ? 'rx' : 'any'}`,
        )),
    ...(at.bfd ? ['   bfd interval 300 min-rx 300 multiplier 3'] : []),
    ...guardUses(model, at, eosAccess),
    '!',
  ];
}

/** Lists are blocks here, and IPv6 has no other form. A list without entries would let everything pass. */
function listLines(model: EdgeRouterModel): string[] {
  return [
    ...model.prefixLists.flatMap(({ name, family, entries }) => [
      `${ip(family)} prefix-list ${name}`,
      ...entries.map((e, i) => `   seq ${(i + 1) * 5} ${e.permit ? 'permit' : 'deny'} ${matchOf(e)}`),
      `   seq ${(entries.length + 1) * 5} deny ${family === 4 ? '0.0.0.0/0 le 32' : '::/0 le 128'}`,
      '!',
    ]),
    ...model.communityLists.flatMap(({ name, kind, values }) =>
      values.map((value) =>
        kind === 'standard'
          ? `ip community-list ${name} permit ${value}`
          : `ip extcommunity-list ${name} permit rt ${value}`,
      ),
    ),
  ];
}

const vpn = (family: IpFamily) => `vpn-ipv${family}`;

function bgpLines(model: EdgeRouterModel, table: RoutingTable): string[] {
  if (!speaksBgp(table)) return [];
  const { vrf, neighbors, networks, aggregates, families, maximumPaths } = table;
  const body = [
    ...(maximumPaths === undefined ? [] : [`maximum-paths ${maximumPaths}`]),
    ...(vrf && !vrf.existing ? [`rd ${vrf.routeDistinguisher}`] : []),
    ...(vrf && !vrf.existing
      ? families.flatMap((f) => [
          // The map filters what the targets let in, hence after them. source: Arista, EOS user manual (inter-VRF route leaking)
          ...[...vrf.importRouteTargets, ...vrf.leakedRouteTargets].map((t) => `route-target import ${vpn(f)} ${t}`),
          ...(vrf.importPolicy[f] === undefined
            ? []
            : [`route-target import ${vpn(f)} route-map ${vrf.importPolicy[f]}`]),
          ...vrf.exportRouteTargets.map((t) => `route-target export ${vpn(f)} ${t}`),
        ])
      : []),
    ...neighbors.flatMap((n) => neighborLines(model, n)),
    ...aggregates.map((p) => `aggregate-address ${p.text}`),
    // A session over IPv6 carries IPv4 too unless it is told not to.
    ...(neighbors.some((n) => n.family === 6)
      ? [
          'address-family ipv4',
          ...neighbors.filter((n) => n.family === 6).map((n) => `   no neighbor ${n.address} activate`),
          '!',
        ]
      : []),
    ...families.flatMap((family) => [
      `address-family ipv${family}`,
      ...neighbors
        .filter((n) => n.family === family)
        .flatMap((n) => [
          `   neighbor ${n.address} route-map ${n.in} in`,
          `   neighbor ${n.address} route-map ${n.out} out`,
          `   neighbor ${n.address} activate`,
        ]),
      ...networks.filter((p) => p.family === family).map((p) => `   network ${p.text}`),
      '!',
    ]),
  ];
  return [
    `router bgp ${model.asn}`,
    ...(vrf ? [`   vrf ${vrf.name}`, ...body.map((l) => `      ${l}`)] : body.map((l) => `   ${l}`)),
    '!',
  ];
}

function neighborLines(model: EdgeRouterModel, n: Neighbor): string[] {
  const to = `neighbor ${n.address}`;
  return [
    `${to} remote-as ${n.remoteAsn}`,
    `${to} shutdown`,
    `${to} description ${n.description}`,
    ...(n.localAsn === undefined ? [] : [`${to} local-as ${n.localAsn} no-prepend replace-as`]),
    ...(n.secret === undefined ? [] : [`${to} password 0 ${secretToken(n.secret)}`]),
    ...(n.bfd ? [`${to} bfd`] : []),
    ...(n.updateSource === undefined
      ? []
      : [`${to} update-source ${siteToken(model.router, `interface-with-${n.updateSource}`)}`]),
    ...(n.multihop && isExternal(model, n) ? [`${to} ebgp-multihop 2`] : []),
    ...(n.ttlSecurity ? [`${to} ttl maximum-hops 1`] : []),
    ...(n.gracefulRestart ? [`${to} graceful-restart`] : []),
    ...(n.nextHopSelf ? [`${to} next-hop-self`] : []),
    ...(n.reflectorClient ? [`${to} route-reflector-client`] : []),
    ...(n.asOverride ? [`${to} as-path remote-as replace out`] : []),
    ...(n.maximumPrefix
      ? [
          // After policy; what a neighbour may send before it ends at the platform's own 12000.
          `${to} maximum-accepted-routes ${n.maximumPrefix.limit} warning-limit ${Math.floor((n.maximumPrefix.limit * n.maximumPrefix.warning) / 100)}`,
        ]
      : []),
  ];
}

function openLines(model: EdgeRouterModel, { vrf, neighbors }: RoutingTable): string[] {
  const open = opened(neighbors).map((n) => `no neighbor ${n.address} shutdown`);
  if (open.length === 0) return [];
  return [
    `router bgp ${model.asn}`,
    ...(vrf ? [`   vrf ${vrf.name}`, ...open.map((l) => `      ${l}`)] : open.map((l) => `   ${l}`)),
    '!',
  ];
}
