import { type Mode, readBlocks, refuse } from './grammar';
import { communityRules, filterRules, prefixListRules, routeMapRules } from './lists';
import type { PacketRule } from './guards';
import {
  type PortDraft,
  Running,
  type SessionDraft,
  addAddress,
  deactivate,
  exchange,
  getOr,
  lengthOf,
} from './running';
import { type Family, type Said, familyOf, limitOf } from './said';
import { iosxeSecurityRules, macSecRules } from './iosxeSecurity';

/**
 * Cisco IOS-XE, line by line. Of itself: a neighbour of the global table exchanges IPv4, a sub-interface is up, an
 * interface that is not divided is down, IPv6 is not forwarded, `vrf forwarding` takes the addresses away. source: Cisco, command reference
 */
export function readIosxe(lines: readonly string[], before: ReadonlySet<string>): Said {
  const run = new Running(before, true);
  let ended = false;
  const macSec = macSecRules(run);
  const top: Mode = [
    ...prefixListRules(run),
    ...communityRules(run, 'ip community-list standard', 'ip extcommunity-list standard'),
    ['ip extcommunity-list expanded {w} permit RT:.*', (name) => void run.community(name, 'any target', 'any')],
    ...routeMapRules(run),
    ['ipv6 unicast-routing', () => void run.routed.add('6')],
    ['vrf definition {w}', (name) => vrfRules(run, name)],
    ...iosxeSecurityRules(run),
    ['ip access-list extended {w}', (name) => packetRules(run, name, 'ip')],
    ['ipv6 access-list {w}', (name) => packetRules(run, name, 'ipv6')],
    ...macSec.top,
    ['interface {w}', (name) => [...portRules(run, run.port(name, { up: name.includes('.') })), ...macSec.port(name)]],
    ...staticRules(run),
    ['router bgp {n}', (asn) => bgpRules(run, asn)],
    ['end', () => void (ended = true)],
  ];
  readBlocks(
    lines,
    top,
    (line) => line.startsWith('!'),
    () => {
      run.watch();
    },
  );
  if (!ended || lines.findLast((l) => l.trim() !== '' && !l.startsWith('!')) !== 'end') refuse('end is not the end');
  return run.said();
}

function vrfRules(run: Running, name: string): Mode {
  const vrf = run.vrf(name);
  const family = (f: Family) => (): Mode => {
    const targets = (vrf.targets[f] ??= []);
    const exports = (vrf.exports[f] ??= []);
    return [
      ['import map {w}', (map) => void (vrf.importMap[f] = run.use(map, run.policies))],
      ['route-target import {w}', (target) => void targets.push(target)],
      ['route-target export {w}', (target) => void exports.push(target)],
      ['exit-address-family', () => 'leave'],
    ];
  };
  return [
    ['rd {w}', (rd) => void (vrf.routeDistinguisher = rd)],
    ['address-family ipv4', family('4')],
    ['address-family ipv6', family('6')],
  ];
}

/** Ends in a denial of all that no line permits. */
export function packetRules(run: Running, name: string, any: 'ip' | 'ipv6', said = 'icmp'): Mode {
  const icmp = any === 'ip' ? 'icmp' : 'icmp6';
  const filter = getOr(run.filters, name, () => ({ rules: [], otherwise: false }));
  const add = (rule: PacketRule) => void filter.rules.push(rule);
  return [
    [
      'permit tcp host {w} host {w} eq bgp',
      (from, to) => add({ permit: true, protocol: 'tcp', from, to, destination: 179 }),
    ],
    [
      'permit tcp host {w} eq bgp host {w}',
      (from, to) => add({ permit: true, protocol: 'tcp', from, to, source: 179 }),
    ],
    [
      'permit udp host {w} host {w} eq {n}',
      (from, to, port) => add({ permit: true, protocol: 'udp', from, to, destination: Number(port) }),
    ],
    [`permit ${said} any host {w}`, (to) => add({ permit: true, protocol: icmp, to })],
    [`deny ${any} any host {w}`, (to) => add({ permit: false, to })],
    [`permit ${any} any any`, () => add({ permit: true })],
  ];
}

/** The VRF has to carry the family before anything of it is said. */
function needFamily(run: Running, name: string, family: Family): void {
  run.needVrf(name);
  const vrf = run.vrfs.get(name);
  if (vrf && !vrf.targets[family]) refuse(`VRF ${name} has no IPv${family}`);
}

function portRules(run: Running, port: PortDraft): Mode {
  const address = (text: string) => {
    if (port.vrf !== undefined) needFamily(run, port.vrf, familyOf(text));
    addAddress(port, text);
    return undefined;
  };
  return [
    ['description {t}', (text) => void (port.description = text)],
    ['encapsulation dot1Q {n}', (tag) => void (port.tags = tag)],
    ['encapsulation dot1Q {n} second-dot1q {n}', (outer, inner) => void (port.tags = `${outer}.${inner}`)],
    [
      'vrf forwarding {w}',
      (name) => {
        port.vrf = run.needVrf(name);
        port.addresses = [];
        return undefined;
      },
    ],
    ['ip address {w} {w}', (text, mask) => address(`${text}/${lengthOf(mask)}`)],
    ['ipv6 address {w}', address],
    ['ip mtu {n}', (bytes) => void (port.mtu = { ...port.mtu, 4: Number(bytes) })],
    ['ipv6 mtu {n}', (bytes) => void (port.mtu = { ...port.mtu, 6: Number(bytes) })],
    ...(['4', '6'] as const).flatMap((f): Mode => [
      [
        `${f === '4' ? 'ip' : 'ipv6'} verify unicast source reachable-via rx`,
        () => void (port.urpf = { ...port.urpf, [f]: 'strict' }),
      ],
      [
        `${f === '4' ? 'ip' : 'ipv6'} verify unicast source reachable-via any`,
        () => void (port.urpf = { ...port.urpf, [f]: 'loose' }),
      ],
    ]),
    [
      'bfd interval {n} min_rx {n} multiplier {n}',
      (send, receive, times) => void (port.bfd = timers(send, receive, times)),
    ],
    ['ip access-group {w} in', (name) => void (port.filters = { ...port.filters, 4: run.use(name, run.filters) })],
    ['ipv6 traffic-filter {w} in', (name) => void (port.filters = { ...port.filters, 6: run.use(name, run.filters) })],
    ['ip nat outside', () => void (port.nat = 'outside')],
    ['ip nat inside', () => void (port.nat = 'inside')],
    ['no shutdown', () => void (port.up = true)],
  ];
}

export function timers(send: string, receive: string, times: string): string {
  return send === receive ? `${send}x${times}` : `${send}/${receive}x${times}`;
}

function staticRules(run: Running): Mode {
  const add = (vrf: string, prefix: string, to: string) => void run.statics.add(`${vrf} ${prefix} ${to}`);
  const via = (vrf: string, prefix: string, to: string) =>
    add(vrf, prefix, /^(Null|Tunnel)/.test(to) ? `into ${to}` : `via ${to}`);
  return [
    [
      'ip route vrf {w} {w} {w} Null0 {n}',
      (vrf, a, mask, far) => add(run.needVrf(vrf), `${a}/${lengthOf(mask)}`, `discard ${far}`),
    ],
    ['ip route vrf {w} {w} {w} {w}', (vrf, a, mask, to) => via(run.needVrf(vrf), `${a}/${lengthOf(mask)}`, to)],
    ['ip route {w} {w} Null0 {n}', (a, mask, far) => add('', `${a}/${lengthOf(mask)}`, `discard ${far}`)],
    ['ip route {w} {w} {w}', (a, mask, to) => via('', `${a}/${lengthOf(mask)}`, to)],
    ['ipv6 route vrf {w} {w} Null0 {n}', (vrf, prefix, far) => add(run.needVrf(vrf), prefix, `discard ${far}`)],
    ['ipv6 route vrf {w} {w} {w}', (vrf, prefix, to) => via(run.needVrf(vrf), prefix, to)],
    ['ipv6 route {w} Null0 {n}', (prefix, far) => add('', prefix, `discard ${far}`)],
    ['ipv6 route {w} {w}', (prefix, to) => via('', prefix, to)],
  ];
}

function bgpRules(run: Running, asn: string): Mode {
  const global = (address: string) => run.session('', address);
  const family = (f: Family, vrf: string): Mode => familyRules(run, asn, f, vrf);
  const inVrf = (f: Family) => (vrf: string) => {
    needFamily(run, vrf, f);
    const own = run.vrfs.get(vrf);
    if (own && own.routeDistinguisher === undefined) refuse(`VRF ${vrf} has no distinguisher`);
    return family(f, vrf);
  };
  return [
    [
      'neighbor {w} remote-as {n}',
      (address, remote) => void (run.makeSession('', address, asn, '4').remoteAsn = remote),
    ],
    ...sessionRules(global),
    ['address-family ipv4', () => family('4', '')],
    ['address-family ipv6', () => family('6', '')],
    ['address-family ipv4 vrf {w}', inVrf('4')],
    ['address-family ipv6 vrf {w}', inVrf('6')],
  ];
}

function sessionRules(at: (address: string) => SessionDraft): Mode {
  return [
    ['neighbor {w} shutdown', (a) => void (at(a).open = false)],
    ['no neighbor {w} shutdown', (a) => void (at(a).open = true)],
    ['neighbor {w} description {t}', (a, text) => void (at(a).description = text)],
    ['neighbor {w} local-as {n} no-prepend replace-as', (a, asn) => void (at(a).localAsn = asn)],
    ['neighbor {w} password {w}', (a, key) => void (at(a).key = key)],
    ['neighbor {w} fall-over bfd', (a) => void (at(a).hasBfd = true)],
    ['neighbor {w} update-source {w}', (a, port) => void (at(a).updateSource = addressOfToken(port))],
    ['neighbor {w} ebgp-multihop {n}', (a, hops) => void (at(a).multihop = hops)],
    ['neighbor {w} ttl-security hops 1', (a) => void (at(a).ttlSecurity = true)],
    ['neighbor {w} ha-mode graceful-restart', (a) => void (at(a).gracefulRestart = true)],
  ];
}

/** The address of the interface that a person fills in: `<site:ROUTER/interface-with-192.0.2.1>`. */
export function addressOfToken(token: string): string {
  return /^<site:[^/]+\/interface-with-(.+)>$/.exec(token)?.[1] ?? refuse(`${token} is no interface`);
}

function familyRules(run: Running, asn: string, f: Family, vrf: string): Mode {
  const at = (address: string) => run.session(vrf, address);
  return [
    ...(f === '4'
      ? ([
          ['network {w} mask {w}', (a, mask) => void run.origins.add(`${vrf} network ${a}/${lengthOf(mask)}`)],
          ['aggregate-address {w} {w}', (a, mask) => void run.origins.add(`${vrf} aggregate ${a}/${lengthOf(mask)}`)],
        ] satisfies Mode)
      : ([
          ['network {w}', (prefix) => void run.origins.add(`${vrf} network ${prefix}`)],
          ['aggregate-address {w}', (prefix) => void run.origins.add(`${vrf} aggregate ${prefix}`)],
        ] satisfies Mode)),
    ['maximum-paths {n}', (ways) => void run.maximumPaths.add(`${vrf} ${f} ${ways}`)],
    ...(vrf === ''
      ? []
      : ([
          [
            'neighbor {w} remote-as {n}',
            (a, remote) =>
              void Object.assign(run.makeSession(vrf, a, asn, undefined), { remoteAsn: remote, atOnce: true }),
          ],
          ...sessionRules(at),
        ] satisfies Mode)),
    ...filterRules(run, 'neighbor {w} ', at, () => f),
    [
      'neighbor {w} maximum-prefix {n} {n} restart {n}',
      (a, most, percent, again) =>
        void (exchange(at(a), f).limit = limitOf(
          Number(most),
          Math.floor((Number(most) * Number(percent)) / 100),
          Number(again),
        )),
    ],
    ['neighbor {w} next-hop-self', (a) => void (exchange(at(a), f).nextHopSelf = true)],
    ['neighbor {w} route-reflector-client', (a) => void (exchange(at(a), f).reflectorClient = true)],
    ['neighbor {w} as-override', (a) => void (exchange(at(a), f).asOverride = true)],
    ['neighbor {w} activate', (a) => void (exchange(at(a), f).active = true)],
    ['no neighbor {w} activate', (a) => deactivate(at(a), f)],
    ['exit-address-family', () => 'leave'],
  ];
}
