import { urpfRules } from './eos';
import { type Mode, readBlocks, refuse } from './grammar';
import { addressOfToken, packetRules, timers } from './iosxe';
import { communityRules, filterRules, prefixListRules, routeMapRules } from './lists';
import { Running, type SessionDraft, addAddress, exchange } from './running';
import { type Family, type Said, limitOf } from './said';

interface Box {
  readonly features: Set<string>;
  readonly routed: Set<string>;
  readonly redirecting: Set<string>;
  readonly timed: Set<string>;
}

/**
 * Cisco NX-OS, line by line. Of itself: a feature is off, an interface is down, a port may be a switch port, a neighbour
 * exchanges nothing, BFD has 50 ms and is refused where redirects are sent. source: Cisco, NX-OS command reference
 */
export function readNxos(lines: readonly string[], before: ReadonlySet<string>): Said {
  const run = new Running(before, true);
  const box: Box = { features: new Set(), routed: new Set(), redirecting: new Set(), timed: new Set() };
  const top: Mode = [
    ['feature {w}', (name) => void (/^(bgp|bfd)$/.test(name) ? box.features.add(name) : refuse(name))],
    ...prefixListRules(run),
    ...communityRules(run, 'ip community-list standard', 'ip extcommunity-list standard'),
    ['ip extcommunity-list expanded {w} permit "RT:.*"', (name) => void run.community(name, 'any target', 'any')],
    ...routeMapRules(run),
    ['vrf context {w}', (name) => vrfRules(run, name)],
    ['ip access-list {w}', (name) => packetRules(run, name, 'ip')],
    ['ipv6 access-list {w}', (name) => packetRules(run, name, 'ipv6')],
    ['interface {w}', (name) => portRules(run, name, box)],
    ...staticRules(run, ''),
    ['router bgp {n}', (asn) => (box.features.has('bgp') ? bgpRules(run, asn, box) : refuse('router bgp'))],
  ];
  readBlocks(
    lines,
    top,
    (line) => line.startsWith('!'),
    () => {
      run.watch();
    },
  );
  for (const name of box.timed) if (redirects(box, name)) run.hazards.add(`${name} sends redirects: no BFD`);
  for (const { vrf, address, families } of run.sessions.values())
    for (const f of Object.keys(families))
      if (!run.settings.has(`family ${vrf} ${f}`)) run.hazards.add(`${address}: no IPv${f} in its table`);
  for (const [name, port] of run.ports) {
    const [parent = name] = name.split('.');
    if (!run.ports.get(parent)?.up) port.up = false;
  }
  return run.said();
}

function vrfRules(run: Running, name: string): Mode {
  if (!run.before.has(name)) run.vrf(name);
  return [
    ['rd {w}', (rd) => void (run.vrf(name).routeDistinguisher = rd)],
    ...staticRules(run, name),
    ...(['4', '6'] as const).map((f): Mode[number] => [
      `address-family ipv${f} unicast`,
      () => {
        const vrf = run.vrf(name);
        const targets = (vrf.targets[f] ??= []);
        const exports = (vrf.exports[f] ??= []);
        return [
          ['route-target import {w}', (target) => void targets.push(target)],
          ['route-target export {w}', (target) => void exports.push(target)],
          ['import map {w}', (map) => void (vrf.importMap[f] = run.use(map, run.policies))],
        ];
      },
    ]),
  ];
}

/** ICMP redirects of either family that the interface has. */
const redirects = ({ redirecting }: Box, name: string) => redirecting.has(`${name} 4`) || redirecting.has(`${name} 6`);

function portRules(run: Running, name: string, box: Box): Mode {
  const [parent = name] = name.split('.');
  if (parent !== name && !box.routed.has(parent)) refuse(`${parent} is a switch port`);
  if (!run.ports.has(name)) box.redirecting.add(`${name} 4`);
  const port = run.port(name);
  const address = (text: string) => {
    if (!box.routed.has(parent)) refuse(`${parent} is a switch port`);
    addAddress(port, text);
    return undefined;
  };
  return [
    ['no switchport', () => void box.routed.add(name)],
    ['no shutdown', () => void (port.up = true)],
    ['description {t}', (text) => void (port.description = text)],
    ['encapsulation dot1q {n}', (tag) => void (port.tags = tag)],
    [
      'vrf member {w}',
      (vrf) => {
        port.vrf = run.needVrf(vrf);
        port.addresses = [];
        return undefined;
      },
    ],
    ['ip address {w}', address],
    [
      'ipv6 address {w}',
      (text) => {
        box.redirecting.add(`${name} 6`);
        return address(text);
      },
    ],
    ['ip access-group {w} in', (list) => void (port.filters = { ...port.filters, 4: run.use(list, run.filters) })],
    ['ipv6 traffic-filter {w} in', (list) => void (port.filters = { ...port.filters, 6: run.use(list, run.filters) })],
    ['mtu {n}', (bytes) => void (port.wholeMtu = Number(bytes))],
    ...urpfRules(port),
    ['no ip redirects', () => void box.redirecting.delete(`${name} 4`)],
    ['no ipv6 redirects', () => void box.redirecting.delete(`${name} 6`)],
    [
      'bfd interval {n} min_rx {n} multiplier {n}',
      (send, receive, times) => {
        if (!box.features.has('bfd') || redirects(box, name)) refuse('bfd interval');
        box.timed.add(name);
        port.bfd = timers(send, receive, times);
        return undefined;
      },
    ],
  ];
}

function staticRules(run: Running, vrf: string): Mode {
  return ['ip', 'ipv6'].flatMap((ip): Mode => [
    [`${ip} route {w} Null0 {n}`, (prefix, far) => void run.statics.add(`${vrf} ${prefix} discard ${far}`)],
    [`${ip} route {w} {w}`, (prefix, to) => void run.statics.add(`${vrf} ${prefix} via ${to}`)],
  ]);
}

function bgpRules(run: Running, asn: string, box: Box): Mode {
  return [...tableRules(run, asn, '', box), ['vrf {w}', (vrf) => tableRules(run, asn, run.needVrf(vrf), box)]];
}

function tableRules(run: Running, asn: string, vrf: string, box: Box): Mode {
  return [
    ...(['4', '6'] as const).map((f): Mode[number] => [
      `address-family ipv${f} unicast`,
      () => {
        run.settings.add(`family ${vrf} ${f}`);
        return [
          ['network {w}', (prefix) => void run.origins.add(`${vrf} network ${prefix}`)],
          ['aggregate-address {w}', (prefix) => void run.origins.add(`${vrf} aggregate ${prefix}`)],
          ['maximum-paths {n}', (ways) => void run.maximumPaths.add(`${vrf} ${f} ${ways}`)],
        ];
      },
    ]),
    ['neighbor {w}', (address) => neighborRules(run, run.makeSession(vrf, address, asn, undefined), box)],
  ];
}

function neighborRules(run: Running, { vrf, address }: SessionDraft, box: Box): Mode {
  const at = () => run.session(vrf, address);
  return [
    ['shutdown', () => void (at().open = false)],
    ['no shutdown', () => void (at().open = true)],
    ['remote-as {n}', (asn) => void (at().remoteAsn = asn)],
    ['description {t}', (text) => void (at().description = text)],
    ['local-as {n} no-prepend replace-as', (asn) => void (at().localAsn = asn)],
    ['password 0 {w}', (key) => void (at().key = key)],
    ['bfd', () => void (box.features.has('bfd') ? (at().hasBfd = true) : refuse('bfd'))],
    ['update-source {w}', (port) => void (at().updateSource = addressOfToken(port))],
    ['ebgp-multihop {n}', (hops) => void (at().multihop = hops)],
    ['ttl-security hops 1', () => void (at().ttlSecurity = true)],
    ['address-family ipv4 unicast', () => exchangeRules(run, at(), '4')],
    ['address-family ipv6 unicast', () => exchangeRules(run, at(), '6')],
  ];
}

/** A family of a neighbour is active when it is entered. */
function exchangeRules(run: Running, s: SessionDraft, f: Family): Mode {
  const at = exchange(s, f);
  at.active = true;
  return [
    ...filterRules(
      run,
      '',
      () => run.session(s.vrf, s.address),
      () => f,
    ),
    ['next-hop-self', () => void (at.nextHopSelf = true)],
    ['route-reflector-client', () => void (at.reflectorClient = true)],
    ['as-override', () => void (at.asOverride = true)],
    [
      'maximum-prefix {n} {n} restart {n}',
      (most, percent, again) =>
        void (at.limit = limitOf(Number(most), Math.floor((Number(most) * Number(percent)) / 100), Number(again))),
    ],
  ];
}
