import { addressOfToken, packetRules, timers } from './iosxe';
import { type Mode, readBlocks, refuse } from './grammar';
import { communityRules, filterRules, routeMapRules } from './lists';
import { type PortDraft, Running, addAddress, deactivate, exchange } from './running';
import { type Family, type Said, entryOf, limitOf } from './said';

/**
 * Arista EOS, line by line. Of itself: a neighbour exchanges IPv4, a port is a switch port, BFD has 300 ms and 3, no
 * table is routed. source: Arista, EOS user manual
 */
export function readEos(lines: readonly string[], before: ReadonlySet<string>): Said {
  const run = new Running(before, true);
  const routed = new Set<string>();
  const top: Mode = [
    ...listRules(run),
    ...communityRules(run, 'ip community-list', 'ip extcommunity-list'),
    ...routeMapRules(run),
    ['vrf instance {w}', (name) => void (run.vrf(name).routed = [])],
    ['ip routing', () => void run.routed.add('4')],
    ['ipv6 unicast-routing', () => void run.routed.add('6')],
    ['ip routing vrf {w}', (name) => route(run, name, '4')],
    ['ipv6 unicast-routing vrf {w}', (name) => route(run, name, '6')],
    ['ip access-list {w}', (name) => packetRules(run, name, 'ip')],
    ['ipv6 access-list {w}', (name) => packetRules(run, name, 'ipv6', 'icmpv6')],
    ['interface {w}', (name) => portRules(run, name, routed)],
    ...staticRules(run),
    ['router bgp {n}', (asn) => bgpRules(run, asn)],
  ];
  readBlocks(
    lines,
    top,
    (line) => line.startsWith('!'),
    () => {
      run.watch();
    },
  );
  return run.said();
}

function route(run: Running, name: string, family: Family): undefined {
  run.needVrf(name);
  run.vrf(name).routed?.push(family);
  return undefined;
}

function listRules(run: Running): Mode {
  return (['4', '6'] as const).map((family) => [
    `${family === '4' ? 'ip' : 'ipv6'} prefix-list {w}`,
    (name): Mode =>
      [true, false].flatMap((permit): Mode => {
        const action = permit ? 'permit' : 'deny';
        const entry = (number: string, prefix: string, upTo?: string) =>
          void run.entry(name, family, Number(number), entryOf(permit, prefix, upTo));
        return [
          [`seq {n} ${action} {w}`, entry],
          [`seq {n} ${action} {w} le {n}`, entry],
        ];
      }),
  ]);
}

function portRules(run: Running, name: string, routed: Set<string>): Mode {
  const [parent = name] = name.split('.');
  if (parent !== name && !routed.has(parent)) refuse(`${parent} is a switch port`);
  const port = run.port(name, { up: true, bfd: '300x3' });
  const address = (text: string) => {
    if (!routed.has(parent)) refuse(`${parent} is a switch port`);
    addAddress(port, text);
    return undefined;
  };
  return [
    ['no switchport', () => void routed.add(name)],
    ['no shutdown', () => void (port.up = true)],
    ['description {t}', (text) => void (port.description = text)],
    ['encapsulation dot1q vlan {n}', (tag) => void (port.tags = tag)],
    ['encapsulation dot1q vlan {n} inner {n}', (outer, inner) => void (port.tags = `${outer}.${inner}`)],
    [
      'vrf {w}',
      (vrf) => {
        port.vrf = run.needVrf(vrf);
        port.addresses = [];
        return undefined;
      },
    ],
    ['ip address {w}', address],
    ['ipv6 address {w}', address],
    ['ip access-group {w} in', (list) => void (port.filters = { ...port.filters, 4: run.use(list, run.filters) })],
    ['ipv6 access-group {w} in', (list) => void (port.filters = { ...port.filters, 6: run.use(list, run.filters) })],
    ['mtu {n}', (bytes) => void (port.wholeMtu = Number(bytes))],
    ...urpfRules(port),
    [
      'bfd interval {n} min-rx {n} multiplier {n}',
      (send, receive, times) => void (port.bfd = timers(send, receive, times)),
    ],
  ];
}

/** Checks of sources, as the systems with `ip verify` say them. */
export function urpfRules(port: PortDraft): Mode {
  return (['4', '6'] as const).flatMap((f): Mode => {
    const verify = `${f === '4' ? 'ip' : 'ipv6'} verify unicast source reachable-via`;
    return [
      [`${verify} rx`, () => void (port.urpf = { ...port.urpf, [f]: 'strict' })],
      [`${verify} any`, () => void (port.urpf = { ...port.urpf, [f]: 'loose' })],
    ];
  });
}

function staticRules(run: Running): Mode {
  const add = (vrf: string, prefix: string, to: string) => void run.statics.add(`${vrf} ${prefix} ${to}`);
  return ['ip', 'ipv6'].flatMap((ip): Mode => [
    [`${ip} route vrf {w} {w} Null0 {n}`, (vrf, prefix, far) => add(run.needVrf(vrf), prefix, `discard ${far}`)],
    [`${ip} route vrf {w} {w} {w}`, (vrf, prefix, to) => add(run.needVrf(vrf), prefix, `via ${to}`)],
    [`${ip} route {w} Null0 {n}`, (prefix, far) => add('', prefix, `discard ${far}`)],
    [`${ip} route {w} {w}`, (prefix, to) => add('', prefix, `via ${to}`)],
  ]);
}

function bgpRules(run: Running, asn: string): Mode {
  return [
    ...tableRules(run, asn, ''),
    ['vrf {w}', (vrf) => [...tableRules(run, asn, run.needVrf(vrf)), ...targetRules(run, vrf)]],
  ];
}

function targetRules(run: Running, name: string): Mode {
  const vrf = () => run.vrf(name);
  return [
    ['rd {w}', (rd) => void (vrf().routeDistinguisher = rd)],
    ...(['4', '6'] as const).flatMap((f): Mode => [
      [
        `route-target import vpn-ipv${f} route-map {w}`,
        (map) => {
          if (!vrf().targets[f]?.length) refuse(`${map} filters what no target lets in`);
          vrf().importMap[f] = run.use(map, run.policies);
          return undefined;
        },
      ],
      [`route-target import vpn-ipv${f} {w}`, (target) => void (vrf().targets[f] ??= []).push(target)],
      [`route-target export vpn-ipv${f} {w}`, (target) => void (vrf().exports[f] ??= []).push(target)],
    ]),
  ];
}

function tableRules(run: Running, asn: string, vrf: string): Mode {
  const at = (address: string) => run.session(vrf, address);
  return [
    ['maximum-paths {n}', (ways) => void run.maximumPaths.add(`${vrf} all ${ways}`)],
    ['aggregate-address {w}', (prefix) => void run.origins.add(`${vrf} aggregate ${prefix}`)],
    ['neighbor {w} remote-as {n}', (a, remote) => void (run.makeSession(vrf, a, asn, '4').remoteAsn = remote)],
    ['neighbor {w} shutdown', (a) => void (at(a).open = false)],
    ['no neighbor {w} shutdown', (a) => void (at(a).open = true)],
    ['neighbor {w} description {t}', (a, text) => void (at(a).description = text)],
    ['neighbor {w} local-as {n} no-prepend replace-as', (a, local) => void (at(a).localAsn = local)],
    ['neighbor {w} password 0 {w}', (a, key) => void (at(a).key = key)],
    ['neighbor {w} bfd', (a) => void (at(a).hasBfd = true)],
    ['neighbor {w} update-source {w}', (a, port) => void (at(a).updateSource = addressOfToken(port))],
    ['neighbor {w} ebgp-multihop {n}', (a, hops) => void (at(a).multihop = hops)],
    ['neighbor {w} ttl maximum-hops 1', (a) => void (at(a).ttlSecurity = true)],
    ['neighbor {w} graceful-restart', (a) => void (at(a).gracefulRestart = true)],
    ['neighbor {w} next-hop-self', (a) => void (at(a).all.nextHopSelf = true)],
    ['neighbor {w} route-reflector-client', (a) => void (at(a).all.reflectorClient = true)],
    ['neighbor {w} as-path remote-as replace out', (a) => void (at(a).all.asOverride = true)],
    [
      'neighbor {w} maximum-accepted-routes {n} warning-limit {n}',
      (a, most, warning) => void (at(a).all.limit = limitOf(Number(most), Number(warning), undefined)),
    ],
    ...(['4', '6'] as const).map((f): Mode[number] => [
      `address-family ipv${f}`,
      () => [
        ...filterRules(run, 'neighbor {w} ', at, () => f),
        ['neighbor {w} activate', (a) => void (exchange(at(a), f).active = true)],
        ['no neighbor {w} activate', (a) => deactivate(at(a), f)],
        ['network {w}', (prefix) => void run.origins.add(`${vrf} network ${prefix}`)],
      ],
    ]),
  ];
}
