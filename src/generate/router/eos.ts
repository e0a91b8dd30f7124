import type { EdgeInterface, EdgeRouterModel, IpFamily, Neighbor, RoutingTable } from '../../edge';
import { secretToken, siteToken } from '../../edge';
import { ip, matchOf, routeMapLines } from './cisco';
import { interfaceName } from './iosxe';
import type { PlatformPrinter, PrintedRouter } from './printer';
import { leftToOthers } from './unjudged';

/** Arista EOS. source: CFG, BFD; lines that these do not show are [P] and [K] of facts 7.5 */
export const eos: PlatformPrinter = {
  platform: 'arista-eos',
  label: 'Arista EOS',
  comment: '!',
  configuration: 'eos.cfg',
  judged: undefined,
  notJudged: [],
  limits: (model) => leftToOthers(model, 'Arista EOS'),
  print,
};

function print(model: EdgeRouterModel): PrintedRouter {
  return {
    configuration: [
      ...model.tables.flatMap(vrfLines),
      ...model.interfaces.flatMap(interfaceLines),
      ...model.tables.flatMap((table) => staticLines(table)),
      ...listLines(model),
      ...model.policies.flatMap((policy) => routeMapLines(model, policy, '   ')),
      ...model.tables.flatMap((table) => bgpLines(model, table)),
      ...backboneLines(model),
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
      ...(model.tables.some((t) => t.neighbors.some((n) => n.bfd)) ? ['show bfd peers'] : []),
      ...(model.backbone?.vpnNeighbors.length ? ['show bgp vpn-ipv4 summary'] : []),
    ],
    backOut: backOut(model),
  };
}

function vrfLines({ vrf, families }: RoutingTable): string[] {
  if (!vrf) return [];
  return [
    `vrf instance ${vrf.name}`,
    '!',
    `ip routing vrf ${vrf.name}`,
    ...(families.includes(6) ? [`ipv6 unicast-routing vrf ${vrf.name}`] : []),
    '!',
  ];
}

function interfaceLines(at: EdgeInterface): string[] {
  return [
    ...(at.unit === undefined ? [] : [`interface ${at.parent}`, '   no switchport', '   no shutdown', '!']),
    `interface ${interfaceName(at)}`,
    ...(at.unit === undefined ? ['   no switchport'] : []),
    `   description ${at.description}`,
    ...(at.tags.kind === 'dot1q' ? [`   encapsulation dot1q vlan ${at.tags.vlanId}`] : []),
    ...(at.tags.kind === 'qinq' ? [`   encapsulation dot1q vlan ${at.tags.outer} inner ${at.tags.inner}`] : []),
    ...(at.vrf === undefined ? [] : [`   vrf ${at.vrf}`]),
    ...at.addresses.map((a) => `   ${a.includes(':') ? 'ipv6' : 'ip'} address ${a}`),
    ...(at.bfd ? ['   bfd interval 300 min-rx 300 multiplier 3'] : []),
    '!',
  ];
}

function staticLines({ vrf, statics }: RoutingTable): string[] {
  return statics.map(
    ({ prefix, nextHop }) =>
      `${ip(prefix.family)} route ${vrf ? `vrf ${vrf.name} ` : ''}${prefix.text} ${nextHop.kind === 'discard' ? 'Null0 254' : nextHop.address}`,
  );
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

function bgpLines(model: EdgeRouterModel, { vrf, neighbors, networks, families }: RoutingTable): string[] {
  const body = [
    ...(vrf ? [`rd ${vrf.routeDistinguisher}`] : []),
    ...(vrf
      ? families.flatMap((f) => [
          ...[...vrf.importRouteTargets, ...vrf.leakedRouteTargets].map((t) => `route-target import ${vpn(f)} ${t}`),
          ...(vrf.importPolicy[f] === undefined
            ? []
            : [`route-target import ${vpn(f)} route-map ${vrf.importPolicy[f]}`]),
          ...vrf.exportRouteTargets.map((t) => `route-target export ${vpn(f)} ${t}`),
        ])
      : []),
    ...neighbors.flatMap((n) => neighborLines(model, n)),
    ...families.flatMap((family) => [
      `address-family ipv${family}`,
      ...neighbors
        .filter((n) => n.family === family)
        .flatMap((n) => [
          `   neighbor ${n.address} activate`,
          ...(n.in === undefined ? [] : [`   neighbor ${n.address} route-map ${n.in} in`]),
          ...(n.out === undefined ? [] : [`   neighbor ${n.address} route-map ${n.out} out`]),
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
  const external = n.remoteAsn !== (n.localAsn ?? model.asn);
  return [
    `${to} remote-as ${n.remoteAsn}`,
    `${to} description ${n.description}`,
    ...(n.localAsn === undefined ? [] : [`${to} local-as ${n.localAsn} no-prepend replace-as`]),
    ...(n.secret === undefined ? [] : [`${to} password 0 ${secretToken(n.secret)}`]),
    ...(n.bfd ? [`${to} bfd`] : []),
    ...(n.updateSource === undefined
      ? []
      : [`${to} update-source ${siteToken(model.router, `interface-with-${n.updateSource}`)}`]),
    ...(n.multihop && external ? [`${to} ebgp-multihop 2`] : []),
    ...(n.nextHopSelf ? [`${to} next-hop-self`] : []),
    ...(n.reflectorClient ? [`${to} route-reflector-client`] : []),
    ...(n.asOverride ? [`${to} as-path remote-as replace out`] : []),
    ...(n.maximumPrefix
      ? [`${to} maximum-routes ${n.maximumPrefix.limit} warning-limit ${n.maximumPrefix.warning} percent`]
      : []),
  ];
}

function backboneLines(model: EdgeRouterModel): string[] {
  const { backbone } = model;
  if (!backbone || backbone.vpnNeighbors.length === 0) return [];
  const families = [...new Set(backbone.vpnNeighbors.flatMap((n) => n.families))];
  const source = siteToken(model.router, `interface-with-${model.loopback ?? 'loopback'}`);
  return [
    'mpls ip',
    ...backbone.labelInterfaces.flatMap((port) => [`interface ${port.name}`, '   mpls ip', '!']),
    `router bgp ${model.asn}`,
    ...backbone.vpnNeighbors.flatMap((n) => [
      `   neighbor ${n.address} remote-as ${n.remoteAsn}`,
      `   neighbor ${n.address} description backbone ${n.router}`,
      `   neighbor ${n.address} update-source ${source}`,
      `   neighbor ${n.address} send-community extended`,
    ]),
    ...families.flatMap((f) => [
      `   address-family ${vpn(f)}`,
      ...backbone.vpnNeighbors.filter((n) => n.families.includes(f)).map((n) => `      neighbor ${n.address} activate`),
      '   !',
    ]),
    '!',
  ];
}

function backOut(model: EdgeRouterModel): string[] {
  return [
    `router bgp ${model.asn}`,
    ...model.tables.flatMap(({ vrf, neighbors, networks }) =>
      vrf
        ? [`   no vrf ${vrf.name}`]
        : [
            ...neighbors.map((n) => `   no neighbor ${n.address}`),
            ...networks.flatMap((p) => [`   address-family ipv${p.family}`, `      no network ${p.text}`, '   !']),
          ],
    ),
    '!',
    ...model.tables.flatMap((table) => staticLines(table).map((l) => `no ${l}`)),
    ...model.policies.map((p) => `no route-map ${p.name}`),
    ...model.prefixLists.map((l) => `no ${ip(l.family)} prefix-list ${l.name}`),
    ...model.communityLists.map((l) => `no ip ${l.kind === 'standard' ? 'community' : 'extcommunity'}-list ${l.name}`),
    ...model.interfaces.flatMap((at) =>
      at.unit === undefined ? [`default interface ${at.parent}`] : [`no interface ${interfaceName(at)}`],
    ),
    ...model.tables.flatMap(({ vrf }) => (vrf ? [`no vrf instance ${vrf.name}`] : [])),
  ];
}
