import { Core, type CoreSaid, unescaped } from './coreSaid';
import { readBlocks, refuse } from './read/grammar';

/** Junos: a group of sessions, and filters that the VRFs' routes pass only where that is said. */
export function readJunosCore(lines: readonly string[]): CoreSaid {
  const core = new Core();
  const groups = new Map<
    string,
    { facts: string[]; type?: string; peer?: string; client: boolean; neighbors: string[] }
  >();
  const at = (name: string) => {
    const group = groups.get(name) ?? { facts: [], client: false, neighbors: [] };
    groups.set(name, group);
    return group;
  };
  const members = new Map<string, string>();
  const interfaces = new Map<string, Set<string>>();
  const seen = (name: string, what: string) => void interfaces.set(name, (interfaces.get(name) ?? new Set()).add(what));
  const verdicts = new Map<string, string>();
  const group = 'set protocols bgp group {w}';
  const policy = 'set policy-options policy-statement {w}';
  let applies = 0;
  readBlocks(
    lines,
    [
      ['set policy-options community {w} members "target:{w}:.*"', (name, t) => void members.set(name, unescaped(t))],
      [
        `${policy} term 10 from community [ {t} ]`,
        (name, all) => {
          core.policies.set(name, name);
          core.lists.set(
            name,
            all.split(' ').map((c) => members.get(c) ?? refuse(c)),
          );
          return undefined;
        },
      ],
      [`${policy} term 10 then accept`, (name) => void verdicts.set(name, 'accept')],
      [
        `${policy} term last then reject`,
        (name) => void (verdicts.get(name) === 'accept' ? verdicts.set(name, 'closed') : refuse(name)),
      ],
      ['set interfaces {w} unit 0 family mpls', (name) => seen(name, 'family')],
      ['set protocols mpls interface {w}', (name) => seen(name.replace(/\.0$/, ''), 'mpls')],
      ['set protocols ldp interface {w}', (name) => seen(name.replace(/\.0$/, ''), 'ldp')],
      ['set protocols mpls ipv6-tunneling', () => undefined],
      [`${group} type {w}`, (name, type) => void (at(name).type = type)],
      [`${group} multihop`, () => undefined],
      [`${group} peer-as {n}`, (name, asn) => void (at(name).peer = asn)],
      [`${group} local-address {w}`, () => undefined],
      [`${group} cluster {w}`, (name) => void (at(name).client = true)],
      [`${group} import {w}`, (name, p) => void at(name).facts.push(`in ${p}`)],
      [`${group} export {w}`, (name, p) => void at(name).facts.push(`out ${p}`)],
      [`${group} vpn-apply-export`, () => void (applies += 1)],
      [`${group} family inet-vpn unicast`, (name) => void at(name).facts.push('4')],
      [`${group} family inet6-vpn unicast`, (name) => void at(name).facts.push('6')],
      [`${group} neighbor {w} description {q}`, (name, address) => void at(name).neighbors.push(address)],
    ],
    (line) => line.startsWith('#'),
    () => undefined,
  );
  if (applies < groups.size) refuse('what VRFs tell goes past the policy');
  for (const name of core.policies.keys()) if (verdicts.get(name) !== 'closed') refuse(`${name} does not end`);
  for (const [name, all] of interfaces) if (all.size === 3) core.labels.add(name);
  for (const { facts, type, peer, client, neighbors } of groups.values()) {
    const families = facts.filter((f) => f.length === 1);
    for (const address of neighbors) {
      const session = core.make(address, type === 'internal' ? 'own' : peer, false);
      for (const f of families) {
        session.families.add(`${f} active`);
        if (client) session.families.add(`${f} client`);
        for (const use of facts.filter((x) => x.length > 1)) session.families.add(`${f} ${use}`);
      }
    }
  }
  return core.said();
}
