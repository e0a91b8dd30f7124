import { parsePrefix } from '../../../../../src/network/prefix';
import { type Mode, readBlocks, refuse } from './grammar';
import { addressOfToken } from './iosxe';
import { type PortDraft, Running, type SessionDraft, type TermDraft, addAddress, exchange, lengthOf } from './running';
import { type Family, type Said, entryOf, limitOf } from './said';

/**
 * Cisco IOS-XR: all takes effect with the commit. Of itself: a route-policy drops what it does not let through, a
 * neighbour exchanges nothing, a BGP instance of a VRF needs the VPN family, BFD has the multiplier 3.
 * source: Cisco, IOS-XR command reference
 */
export function readIosxr(lines: readonly string[], before: ReadonlySet<string>): Said {
  const run = new Running(before, false);
  if (lines.length > 0 && lines.at(-1) !== 'commit') refuse('nothing is committed');
  const families = new Set<string>();
  const top: Mode = [
    ['vrf {w}', (name) => vrfRules(run, name)],
    ['interface {w}', (name) => portRules(run.port(name, { up: name.includes('.') }))],
    ['router static', () => [...staticRules(run, ''), ['vrf {w}', (vrf) => staticRules(run, vrf)]]],
    ['router bgp {n}', (asn) => bgpRules(run, asn, families)],
  ];
  readBlocks(
    withoutSets(run, lines.slice(0, -1)),
    top,
    (line) => line.startsWith('!'),
    () => {
      run.watch();
    },
  );
  for (const { vrf } of run.ports.values()) if (vrf !== undefined) run.needVrf(vrf);
  for (const { vrf, families: own } of run.sessions.values()) {
    if (vrf !== '') run.needVrf(vrf);
    for (const f of Object.keys(own)) {
      if (!families.has(`${vrf} ${f}`)) refuse(`no IPv${f} in ${vrf}`);
      if (vrf !== '' && !families.has(`vpn ${f}`)) refuse(`no VPN family ${f}`);
    }
  }
  return run.said();
}

/** Sets and policies end with a line of their own, and hold nothing but theirs. */
function withoutSets(run: Running, lines: readonly string[]): string[] {
  const rest: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim();
    const set = /^(prefix-set|community-set|extcommunity-set rt|route-policy) (\S+)$/.exec(line);
    if (!set || lines[i]?.startsWith(' ')) {
      rest.push(lines[i] ?? '');
      continue;
    }
    const end = set[1] === 'route-policy' ? 'end-policy' : 'end-set';
    const last = lines.findIndex((l, n) => n > i && l === end);
    if (last < 0) refuse(line);
    const body = lines.slice(i + 1, last).map((l) => l.trim());
    if (set[1] === 'route-policy') readPolicy(run, set[2] ?? '', body);
    else readSet(run, set[1] ?? '', set[2] ?? '', body);
    i = last;
  }
  return rest;
}

function readSet(run: Running, kind: string, name: string, body: readonly string[]): void {
  if (run.lists.has(name) || run.communities.has(name)) refuse(`${name} is there already`);
  const values = body.map((line, i) => {
    if (line.endsWith(',') !== i < body.length - 1) refuse(line);
    return line.replace(/,$/, '');
  });
  if (kind === 'prefix-set') {
    run.lists.set(name, { family: (values[0] ?? '').includes(':') ? '6' : '4', entries: new Map() });
    for (const [i, value] of values.entries()) {
      const [, prefix = '', upTo] = /^(\S+)(?: le (\d+))?$/.exec(value) ?? refuse(value);
      if (!parsePrefix(prefix)) refuse(value);
      run.lists.get(name)?.entries.set(i, entryOf(true, prefix, upTo));
    }
    return;
  }
  for (const value of values) {
    if (!/^[\d.]+:\d+$/.test(value)) refuse(value);
    run.community(name, kind === 'community-set' ? 'standard' : 'route-target', value);
  }
}

/** Terms of `if … then … endif`; one without a condition takes all that is left. */
function readPolicy(run: Running, name: string, body: readonly string[]): void {
  if (run.policies.has(name)) refuse(`${name} is there already`);
  const terms = new Map<number, TermDraft>();
  run.policies.set(name, terms);
  let number = 0;
  let inside = false;
  let decided = true;
  const begin = (): TermDraft => {
    if (!decided) refuse(`${name} does not decide`);
    decided = false;
    const term: TermDraft = { permit: false, lists: [], sets: [] };
    terms.set(++number, term);
    return term;
  };
  let term: TermDraft | undefined;
  for (const line of body) {
    const conditions = /^if (.+) then$/.exec(line)?.[1];
    if (conditions !== undefined) {
      if (inside) refuse(line);
      inside = true;
      term = begin();
      for (const condition of conditions.split(' and ')) readCondition(run, term, condition);
    } else if (line === 'endif') {
      if (!inside || !decided) refuse(line);
      inside = false;
      term = undefined;
    } else {
      if (decided && inside) refuse(line);
      term ??= begin();
      decided = readAction(term, line);
      if (decided && !inside) term = undefined;
    }
  }
  if (inside) refuse(name);
  // A last refusal of everything is what happens anyway.
  const last = terms.get(number);
  if (last && !last.permit && last.lists.length === 0 && last.sets.length === 0) terms.delete(number);
}

function readCondition(run: Running, term: TermDraft, condition: string): void {
  const [, not, list] = /^(not )?destination in (\S+)$/.exec(condition) ?? [];
  const [, kind, set] = /^(community|extcommunity rt) matches-any (\S+)$/.exec(condition) ?? [];
  if (list !== undefined) {
    const at = { name: run.use(list, run.lists), not: not !== undefined };
    // What is refused stands before what is let in.
    if (at.not) term.lists.unshift(at);
    else term.lists.push(at);
  } else if (set !== undefined) {
    term.communityKind = kind === 'community' ? 'standard' : 'route-target';
    term.sets.push(run.use(set, run.communities));
  } else refuse(condition);
}

/** Whether the line decides what becomes of the route. */
function readAction(term: TermDraft, line: string): boolean {
  const preference = /^set local-preference (\d+)$/.exec(line)?.[1];
  const origin = /^set extcommunity soo \((\S+)\) additive$/.exec(line)?.[1];
  const prepend = /^prepend as-path (\d+) (\d+)$/.exec(line);
  if (line === 'delete extcommunity rt all') term.withoutRouteTargets = term.siteOfOrigin === undefined;
  else if (preference !== undefined) term.localPreference = Number(preference);
  else if (origin !== undefined) term.siteOfOrigin = origin;
  else if (prepend) term.prepend = Array.from({ length: Number(prepend[2]) }, () => prepend[1]).join(' ');
  else if (line === 'done' || line === 'drop') {
    term.permit = line === 'done';
    return true;
  } else refuse(line);
  return false;
}

function vrfRules(run: Running, name: string): Mode {
  const vrf = run.vrf(name);
  return (['4', '6'] as const).map((f) => [
    `address-family ipv${f} unicast`,
    (): Mode => {
      const targets = (vrf.targets[f] ??= []);
      const exports = (vrf.exports[f] ??= []);
      return [
        ['import route-policy {w}', (policy) => void (vrf.importMap[f] = run.use(policy, run.policies))],
        ['import route-target', () => [['{w}', (target) => void targets.push(targetOf(target))]]],
        ['export route-target', () => [['{w}', (target) => void exports.push(targetOf(target))]]],
      ];
    },
  ]);
}

function targetOf(text: string): string {
  return /^[\d.]+:\d+$/.test(text) ? text : refuse(text);
}

function portRules(port: PortDraft): Mode {
  return [
    ['description {t}', (text) => void (port.description = text)],
    ['vrf {w}', (vrf) => void (port.vrf = vrf)],
    ['ipv4 address {w} {w}', (a, mask) => void addAddress(port, `${a}/${lengthOf(mask)}`)],
    ['ipv6 address {w}', (a) => void addAddress(port, a)],
    ...(['4', '6'] as const).flatMap((f): Mode => [
      [`ipv${f} mtu {n}`, (bytes) => void (port.mtu = { ...port.mtu, [f]: Number(bytes) })],
      [`ipv${f} verify unicast source reachable-via rx`, () => void (port.urpf = { ...port.urpf, [f]: 'strict' })],
      [`ipv${f} verify unicast source reachable-via any`, () => void (port.urpf = { ...port.urpf, [f]: 'loose' })],
    ]),
    ['encapsulation dot1q {n}', (tag) => void (port.tags = tag)],
    ['encapsulation dot1q {n} second-dot1q {n}', (outer, inner) => void (port.tags = `${outer}.${inner}`)],
    ['no shutdown', () => void (port.up = true)],
  ];
}

function staticRules(run: Running, vrf: string): Mode {
  return ['4', '6'].map((f) => [
    `address-family ipv${f} unicast`,
    (): Mode => [
      ['{p} Null0 {n}', (prefix, far) => void run.statics.add(`${vrf} ${prefix} discard ${far}`)],
      ['{p} {w}', (prefix, to) => void run.statics.add(`${vrf} ${prefix} via ${to}`)],
    ],
  ]);
}

function bgpRules(run: Running, asn: string, families: Set<string>): Mode {
  return [
    ['address-family vpnv4 unicast', () => void families.add('vpn 4')],
    ['address-family vpnv6 unicast', () => void families.add('vpn 6')],
    ...tableRules(run, asn, '', families),
    [
      'vrf {w}',
      (vrf) => [
        ['rd {w}', (rd) => void (run.vrf(vrf).routeDistinguisher = rd)],
        ...tableRules(run, asn, vrf, families),
      ],
    ],
  ];
}

function tableRules(run: Running, asn: string, vrf: string, families: Set<string>): Mode {
  return [
    ...(['4', '6'] as const).map((f): Mode[number] => [
      `address-family ipv${f} unicast`,
      () => {
        families.add(`${vrf} ${f}`);
        return [
          ['network {w}', (prefix) => void run.origins.add(`${vrf} network ${prefix}`)],
          ['aggregate-address {w}', (prefix) => void run.origins.add(`${vrf} aggregate ${prefix}`)],
          ['maximum-paths ebgp {n}', (ways) => void run.maximumPaths.add(`${vrf} ${f} ${ways}`)],
        ];
      },
    ]),
    ['neighbor {w}', (address) => neighborRules(run, run.makeSession(vrf, address, asn, undefined))],
  ];
}

function neighborRules(run: Running, s: SessionDraft): Mode {
  const timers = { interval: '', times: '3' };
  const bfd = () => {
    if (s.hasBfd && timers.interval !== '') s.bfd = `${timers.interval}x${timers.times}`;
    return undefined;
  };
  return [
    ['remote-as {n}', (asn) => void (s.remoteAsn = asn)],
    ['shutdown', () => void (s.open = false)],
    ['description {t}', (text) => void (s.description = text)],
    ['local-as {n} no-prepend replace-as', (asn) => void (s.localAsn = asn)],
    ['password clear {w}', (key) => void (s.key = key)],
    [
      'bfd fast-detect',
      () => {
        s.hasBfd = true;
        return bfd();
      },
    ],
    [
      'bfd minimum-interval {n}',
      (interval) => {
        timers.interval = interval;
        return bfd();
      },
    ],
    [
      'bfd multiplier {n}',
      (times) => {
        timers.times = times;
        return bfd();
      },
    ],
    ['update-source {w}', (port) => void (s.updateSource = addressOfToken(port))],
    ['ebgp-multihop {n}', (hops) => void (s.multihop = hops)],
    ['ttl-security', () => void (s.ttlSecurity = true)],
    ['graceful-restart', () => void (s.gracefulRestart = true)],
    ['address-family ipv4 unicast', () => exchangeRules(run, s, '4')],
    ['address-family ipv6 unicast', () => exchangeRules(run, s, '6')],
  ];
}

function exchangeRules(run: Running, s: SessionDraft, f: Family): Mode {
  const at = exchange(s, f);
  at.active = true;
  return [
    ['route-policy {w} in', (name) => void (at.in = run.use(name, run.policies))],
    ['route-policy {w} out', (name) => void (at.out = run.use(name, run.policies))],
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
