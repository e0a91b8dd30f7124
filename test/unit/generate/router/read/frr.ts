import type { FurtherFile } from '../../../../../src/generate/router/printer';
import { type Mode, readBlocks, refuse } from './grammar';
import { frrPort, readInterfaces } from './linux';
import { communityRules, filterRules, prefixListRules, routeMapRules } from './lists';
import { Running, type SessionDraft, deactivate, exchange } from './running';
import { type Family, type Said, limitOf } from './said';
import { readStrongSwan } from './strongswan';

interface Instance {
  readonly asn: string;
  readonly vrf: string;
  /** What a neighbour exchanges when it is made. */
  first: Family | undefined;
}

interface Box {
  readonly run: Running;
  readonly instances: Map<string, Instance>;
}

/**
 * FRRouting and the Linux below it: the script first, then the daemons' file line by line. Of itself: a neighbour
 * exchanges IPv4 unless the instance says no, BFD has 300 ms and 3, and nothing goes to the VPN table.
 * source: docs.frrouting.org
 */
export function readFrr(lines: readonly string[], more: readonly FurtherFile[], before: ReadonlySet<string>): Said {
  const run = new Running(before, true);
  const box: Box = { run, instances: new Map() };
  const fileNamed = (name: string) => more.find((f) => f.name === name)?.lines ?? [];
  readInterfaces(run, fileNamed('interfaces.sh'));
  readStrongSwan(run, fileNamed('swanctl.conf'));
  const top: Mode = [
    ...prefixListRules(run),
    ...communityRules(run, 'bgp community-list standard', 'bgp extcommunity-list standard'),
    ...routeMapRules(run),
    ['interface {w}', (name) => frrPort(run, name, undefined)],
    ['interface {w} vrf {w}', (name, vrf) => frrPort(run, name, vrf)],
    ...staticRules(run, ''),
    ['vrf {w}', (vrf) => [...staticRules(run, run.needVrf(vrf)), ['exit-vrf', () => 'leave']]],
    ['router bgp {n}', (asn) => bgpRules(box, asn, '')],
    ['router bgp {n} vrf {w}', (asn, vrf) => bgpRules(box, asn, run.needVrf(vrf))],
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

function staticRules(run: Running, vrf: string): Mode {
  const add = (prefix: string, to: string) => void run.statics.add(`${vrf} ${prefix} ${to}`);
  return ['ip', 'ipv6'].flatMap((ip): Mode => [
    [`${ip} route {w} blackhole {n}`, (prefix, far) => add(prefix, `discard ${far}`)],
    [`${ip} route {w} {w}`, (prefix, to) => add(prefix, to.startsWith('ipsec') ? `into ${to}` : `via ${to}`)],
  ]);
}

function bgpRules(box: Box, asn: string, vrf: string): Mode {
  const { run, instances } = box;
  const known = instances.get(vrf);
  const instance: Instance = known ?? { asn, vrf, first: '4' };
  if (instance.asn !== asn) refuse(`BGP of ${vrf} has another AS number`);
  instances.set(vrf, instance);
  const at = (address: string) => run.session(vrf, address);
  return [
    ['bgp router-id {w}', (id) => void (run.vrf(vrf).routerId = id)],
    ['no bgp default ipv4-unicast', () => void (instance.first = undefined)],
    [
      'neighbor {w} remote-as {n}',
      (a, remote) => void (run.makeSession(vrf, a, asn, instance.first).remoteAsn = remote),
    ],
    ...sessionRules(at),
    ['address-family ipv4 unicast', () => familyRules(run, at, '4', vrf)],
    ['address-family ipv6 unicast', () => familyRules(run, at, '6', vrf)],
    ['exit', () => 'leave'],
  ];
}

function sessionRules(at: (address: string) => SessionDraft): Mode {
  return [
    ['neighbor {w} shutdown', (a) => void (at(a).open = false)],
    ['no neighbor {w} shutdown', (a) => void (at(a).open = true)],
    ['neighbor {w} description {t}', (a, text) => void (at(a).description = text)],
    ['neighbor {w} local-as {n} no-prepend replace-as', (a, asn) => void (at(a).localAsn = asn)],
    ['neighbor {w} password {w}', (a, key) => void (at(a).key = key)],
    ['neighbor {w} bfd', (a) => void (at(a).bfd ??= '300x3')],
    [
      'neighbor {w} bfd check-control-plane-failure',
      (a) => void (at(a).bfd = `${at(a).bfd ?? '300x3'} of what forwards`),
    ],
    ['neighbor {w} update-source {w}', (a, source) => void (at(a).updateSource = source)],
    ['neighbor {w} graceful-restart', (a) => void (at(a).gracefulRestart = true)],
    ['neighbor {w} ttl-security hops 1', (a) => void (at(a).ttlSecurity = true)],
    ['neighbor {w} ebgp-multihop {n}', (a, hops) => void (at(a).multihop = hops)],
  ];
}

function familyRules(run: Running, at: (address: string) => SessionDraft, f: Family, vrf: string): Mode {
  return [
    ['network {w}', (prefix) => void run.origins.add(`${vrf} network ${prefix}`)],
    [
      'redistribute static route-map {w}',
      (map) => void run.origins.add(`${vrf} static ${JSON.stringify(run.resolve(run.use(map, run.policies)))}`),
    ],
    ['aggregate-address {w}', (prefix) => void run.origins.add(`${vrf} aggregate ${prefix}`)],
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
    ['neighbor {w} soft-reconfiguration inbound', (a) => void (exchange(at(a), f).keepsReceived = true)],
    ['neighbor {w} activate', (a) => void (exchange(at(a), f).active = true)],
    ['no neighbor {w} activate', (a) => deactivate(at(a), f)],
    ...(vrf === '' ? [] : vpnRules(run, f, vrf)),
    ['exit-address-family', () => 'leave'],
  ];
}

/** Into and out of the VPN table: nothing without `import vpn` and `export vpn`. */
function vpnRules(run: Running, f: Family, name: string): Mode {
  const vrf = () => run.vrf(name);
  const said = { imports: [] as string[], exports: [] as string[], rd: '' };
  return [
    ['rd vpn export {w}', (rd) => void (vrf().routeDistinguisher = said.rd = rd)],
    ['label vpn export auto', () => void (vrf().ways = [...(vrf().ways ?? []), `label ${f}`])],
    ['rt vpn import {t}', (targets) => void (said.imports = targets.split(' '))],
    ['rt vpn export {t}', (targets) => void (said.exports = targets.split(' '))],
    ['route-map vpn import {w}', (map) => void (vrf().importMap[f] = run.use(map, run.policies))],
    ['export vpn', () => void (said.rd === '' ? refuse('no rd') : (vrf().exports[f] = said.exports))],
    ['import vpn', () => void (vrf().targets[f] = said.imports)],
  ];
}
