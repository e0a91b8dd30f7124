import { type Mode, readBlocks, refuse } from './grammar';
import { finishFilters, junosFilterRules } from './junosFilters';
import { junosPolicyRules, junosTerms, vrfExports, vrfImports } from './junosPolicy';
import { checkTunnels, checkZones, junosSecurityRules } from './junosSecurity';
import { Running, type SessionDraft, addAddress, exchange } from './running';
import { type Family, type Said, limitOf } from './said';

/** A group of neighbours; all of ours have one. */
interface Group {
  readonly session: SessionDraft;
  address?: string;
  type?: string;
  peer?: string;
  interval?: string;
  times?: string;
  maximum?: number;
  teardown?: { readonly percent: number; readonly idle: number };
  filters: { in?: string; out?: string };
}

interface Instance {
  type?: string;
  asn?: string;
  exported?: string;
  imported?: string;
  readonly ways: Set<string>;
  readonly ports: string[];
}

interface Box {
  readonly run: Running;
  readonly groups: Map<string, Group>;
  readonly instances: Map<string, Instance>;
  readonly tagging: Set<string>;
  /** Units of st0. */
  readonly tunnelUnits: Set<string>;
  readonly preferences: Map<string, string>;
}

/**
 * Junos, `set` line by `set` line; all takes effect with the commit, and the order of terms is that in which they are
 * first named. Of itself: a policy of BGP lets through what no term decides, BFD has the multiplier 3, a unit is up.
 * source: Juniper, Junos CLI reference
 */
export function readJunos(lines: readonly string[], before: ReadonlySet<string>): Said {
  const run = new Running(before, false);
  run.resolver = (name) => junosTerms(run, name);
  const box: Box = {
    run,
    groups: new Map(),
    instances: new Map(),
    tagging: new Set(),
    tunnelUnits: new Set(),
    preferences: new Map(),
  };
  const top: Mode = [
    ...junosPolicyRules(run),
    ...portRules(box),
    ...junosFilterRules(run),
    ...instanceRules(box),
    ...routeRules(box, ''),
    ...groupRules(box, 'set protocols bgp group {w} ', false),
    ...groupRules(box, 'set routing-instances {w} protocols bgp group {w} ', true),
    ...junosSecurityRules(run),
  ];
  readBlocks(
    lines,
    top,
    (line) => line.startsWith('#'),
    () => {
      run.watch();
    },
  );
  finish(box);
  return run.said();
}

function portRules({ run, tagging, tunnelUnits }: Box): Mode {
  const port = (parent: string, unit: string) => run.port(`${parent}.${unit}`, { up: true });
  return [
    ['set interfaces {w} flexible-vlan-tagging', (parent) => void tagging.add(parent)],
    ['set interfaces st0 unit {n} description {q}', () => undefined],
    ['set interfaces st0 unit {n} family inet', (unit) => void tunnelUnits.add(unit)],
    ['set interfaces {w} unit {n} description {q}', (p, u, text) => void (port(p, u).description = text)],
    ['set interfaces {w} unit {n} vlan-id {n}', (p, u, tag) => void (port(p, u).tags = tag)],
    [
      'set interfaces {w} unit {n} vlan-tags outer {n} inner {n}',
      (p, u, outer, inner) => void (port(p, u).tags = `${outer}.${inner}`),
    ],
    ...(['4', '6'] as const).flatMap((f): Mode => {
      const family = `set interfaces {w} unit {n} family ${f === '4' ? 'inet' : 'inet6'}`;
      return [
        [`${family} mtu {n}`, (p, u, bytes) => void (port(p, u).mtu = { ...port(p, u).mtu, [f]: Number(bytes) })],
        [`${family} rpf-check`, (p, u) => void (port(p, u).urpf = { ...port(p, u).urpf, [f]: 'strict' })],
        [`${family} rpf-check mode loose`, (p, u) => void (port(p, u).urpf = { ...port(p, u).urpf, [f]: 'loose' })],
        [
          `${family} address {w}`,
          (p, u, text) => void (text.includes(':') === (f === '6') ? addAddress(port(p, u), text) : refuse(text)),
        ],
      ];
    }),
  ];
}

function instanceRules(box: Box): Mode {
  const at = (name: string): Instance => {
    const known = box.instances.get(name) ?? { ways: new Set<string>(), ports: [] };
    box.instances.set(name, known);
    return known;
  };
  const set = 'set routing-instances {w}';
  return [
    [
      `${set} instance-type {w}`,
      (name, type) => void (at(name).type = /^(vrf|virtual-router)$/.test(type) ? type : refuse(type)),
    ],
    [`${set} route-distinguisher {w}`, (name, rd) => void (at(name), (box.run.vrf(name).routeDistinguisher = rd))],
    [`${set} vrf-table-label`, (name) => void at(name).ways.add('label')],
    [`${set} routing-options auto-export`, (name) => void at(name).ways.add('auto-export')],
    [`${set} vrf-export {w}`, (name, policy) => void (at(name).exported = box.run.use(policy, box.run.policies))],
    [`${set} vrf-import {w}`, (name, policy) => void (at(name).imported = box.run.use(policy, box.run.policies))],
    [`${set} interface {w}`, (name, port) => void at(name).ports.push(port)],
    [`${set} routing-options autonomous-system {n}`, (name, asn) => void (at(name).asn = asn)],
    ...routeRules(box, '{w}'),
  ];
}

/** Static routes and aggregates, of a routing instance or of the global table. */
function routeRules({ run, preferences }: Box, instance: '' | '{w}'): Mode {
  const add = (vrf: string, prefix: string, to: string) => void run.statics.add(`${vrf} ${prefix} ${to}`);
  return (['4', '6'] as const).flatMap((f): Mode => {
    const rib = f === '4' ? '' : instance === '' ? 'rib inet6.0 ' : 'rib {w} ';
    const at = `set ${instance === '' ? '' : 'routing-instances {w} '}routing-options ${rib}`;
    // The rib of an instance has its name before it.
    const said =
      (use: (vrf: string, prefix: string, more: string) => undefined) =>
      (...words: string[]) => {
        if (instance === '') return use('', words[0] ?? '', words[1] ?? '');
        const [vrf = '', ...rest] = words;
        if (f === '6' && rest.shift() !== `${vrf}.inet6.0`) refuse(words.join(' '));
        return use(vrf, rest[0] ?? '', rest[1] ?? '');
      };
    const checked = (use: (vrf: string, prefix: string, more: string) => undefined) =>
      said((vrf, prefix, more) => {
        if (!prefix.startsWith('<') && prefix.includes(':') !== (f === '6')) refuse(prefix);
        return use(vrf, prefix, more);
      });
    return [
      [`${at}static route {w} discard`, checked((vrf, prefix) => add(vrf, prefix, 'discard'))],
      [
        `${at}static route {w} preference {n}`,
        checked((vrf, prefix, far) => void preferences.set(`${vrf} ${prefix}`, far)),
      ],
      [
        `${at}static route {w} next-hop {w}`,
        checked((vrf, prefix, to) => add(vrf, prefix, to.startsWith('st0.') ? `into ${to}` : `via ${to}`)),
      ],
      [`${at}aggregate route {w}`, checked((vrf, prefix) => void run.origins.add(`${vrf} aggregate ${prefix}`))],
    ];
  });
}

function groupRules(box: Box, prefix: string, hasInstance: boolean): Mode {
  const { run, groups } = box;
  const rule = (text: string, use: (group: Group, word: string, more: string) => undefined): Mode[number] => [
    `${prefix}${text}`,
    (...words) => {
      const vrf = hasInstance ? (words.shift() ?? '') : '';
      const key = `${vrf} ${words.shift() ?? ''}`;
      const group = groups.get(key) ?? {
        session: { vrf, address: '', madeAt: 0, open: true, hasBfd: false, all: {}, families: {} },
        filters: {},
      };
      groups.set(key, group);
      return use(group, words[0] ?? '', words[1] ?? '');
    },
  ];
  const families = (f: Family): Mode => {
    const family = `family ${f === '4' ? 'inet' : 'inet6'} unicast`;
    return [
      rule(family, ({ session }) => void (exchange(session, f).active = true)),
      rule(`${family} accepted-prefix-limit maximum {n}`, (group, most) => void (group.maximum = Number(most))),
      rule(
        `${family} accepted-prefix-limit teardown {n} idle-timeout {n}`,
        (group, percent, idle) => void (group.teardown = { percent: Number(percent), idle: Number(idle) }),
      ),
    ];
  };
  return [
    [
      `${prefix.replace('set ', 'deactivate ').trimEnd()}`,
      (...words) => {
        const key = `${hasInstance ? (words[0] ?? '') : ''} ${words.at(-1) ?? ''}`;
        (groups.get(key) ?? refuse(`group ${key} is not there`)).session.open = false;
        return undefined;
      },
    ],
    rule('type {w}', (group, type) => void (group.type = /^(internal|external)$/.test(type) ? type : refuse(type))),
    rule('import {w}', (group, name) => void (group.filters.in = run.use(name, run.policies))),
    rule('export {w}', (group, name) => void (group.filters.out = run.use(name, run.policies))),
    rule('peer-as {n}', (group, asn) => void (group.peer = asn)),
    rule('local-as {n} no-prepend-global-as', ({ session }, asn) => void (session.localAsn = asn)),
    rule('authentication-key {q}', ({ session }, key) => void (session.key = key)),
    rule('bfd-liveness-detection minimum-interval {n}', (group, interval) => void (group.interval = interval)),
    rule('bfd-liveness-detection multiplier {n}', (group, times) => void (group.times = times)),
    rule('local-address {w}', ({ session }, address) => void (session.updateSource = address)),
    rule('ttl 255', ({ session }) => void (session.ttlSecurity = true)),
    rule('multihop ttl {n}', ({ session }, hops) => void (session.multihop = hops)),
    rule('cluster {w}', ({ session }, cluster) => void (session.all.reflectorClient = cluster)),
    rule('as-override', ({ session }) => void (session.all.asOverride = true)),
    rule('graceful-restart', ({ session }) => void (session.gracefulRestart = true)),
    rule('multipath', ({ session }) => void (session.multipath = true)),
    ...families('4'),
    ...families('6'),
    rule('neighbor {w} description {q}', (group, address, text) => {
      group.address = address;
      group.session.description = text;
      return undefined;
    }),
  ];
}

/** With the commit: what belongs together is put together, and what is missing is refused. */
function finish(box: Box): void {
  const { run, groups, instances, tagging, preferences, tunnelUnits } = box;
  for (const [name, port] of run.ports) {
    const parent = name.slice(0, name.lastIndexOf('.'));
    if (port.tags !== 'none' && !tagging.has(parent)) refuse(`${parent} takes no tags`);
  }
  for (const [name, at] of instances) finishInstance(run, name, at);
  for (const key of [...run.statics].filter((s) => s.endsWith(' discard'))) {
    run.statics.delete(key);
    run.statics.add(`${key} ${preferences.get(key.replace(/ discard$/, '')) ?? '5'}`);
  }
  finishFilters(run);
  for (const group of groups.values()) finishGroup(run, group, instances);
  checkTunnels(run, tunnelUnits);
  checkZones(run);
}

function finishInstance(run: Running, name: string, at: Instance): void {
  if (at.type === undefined && !run.before.has(name)) refuse(`${name} has no type`);
  for (const port of at.ports) {
    const found = run.ports.get(port) ?? refuse(`${port} is not there`);
    if (found.vrf !== undefined) refuse(`${port} is in two instances`);
    found.vrf = name;
  }
  if (at.type === undefined) return;
  const vrf = run.vrf(name);
  if (at.type !== 'vrf') return;
  if (vrf.routeDistinguisher === undefined || at.imported === undefined || at.exported === undefined)
    refuse(`${name} is not whole`);
  vrf.ways = [...at.ways].sort();
  vrf.imports.any = vrfImports(run, at.imported);
  const { targets, told } = vrfExports(run, at.exported);
  vrf.exports.any = targets;
  vrf.told = told;
}

function finishGroup(run: Running, group: Group, instances: ReadonlyMap<string, Instance>): void {
  const { vrf } = group.session;
  if (vrf !== '' && !instances.has(vrf)) run.needVrf(vrf);
  const address = group.address ?? refuse('a group has no neighbor');
  const { type, peer, interval, times, maximum, teardown } = group;
  if (type === undefined || (type === 'external') !== (peer !== undefined)) refuse(`${address} has no AS number`);
  const session: SessionDraft = { ...group.session, address };
  const asn = instances.get(vrf)?.asn;
  if (asn !== undefined) session.asn = asn;
  else delete session.asn;
  session.remoteAsn = type === 'internal' ? 'internal' : (peer ?? '');
  if (interval !== undefined) session.bfd = `${interval}x${times ?? '3'}`;
  else if (times !== undefined) refuse('BFD without an interval');
  Object.assign(session.all, group.filters);
  if (maximum !== undefined)
    session.all.limit =
      teardown === undefined
        ? `${maximum} only told`
        : limitOf(maximum, Math.floor((maximum * teardown.percent) / 100), teardown.idle);
  else if (teardown !== undefined) refuse('a limit without a number');
  const told = group.filters.out === undefined ? [] : run.resolve(group.filters.out);
  if (told.length > 0 && told.every((t) => !t.permit || t.nextHopSelf)) session.all.nextHopSelf = true;
  run.sessions.set(`${vrf} ${address}`, session);
}
