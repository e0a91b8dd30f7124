import type { EdgeInterface, EdgeRouterModel, Tunnel, Vrf } from '../../edge';
import { lastAddress, usableHosts } from '../../network/prefix';
import { parseRouteDistinguisher } from '../../network/ranges';
import { type Guard, guardsOf } from './guards';
import { familiesOf, interfaceOf, madeVrfs } from './printer';
import { shellWord as word } from './words';

/** The name of the interface in the kernel: `eth1.110`, and `eth1.3001.110` with an outer tag. */
export function linuxInterface(at: Pick<EdgeInterface, 'parent' | 'unit' | 'tags'>): string {
  if (at.unit === undefined || at.tags.kind === 'none') return at.parent;
  if (at.tags.kind === 'qinq') return `${at.parent}.${at.tags.outer}.${at.tags.inner}`;
  return `${at.parent}.${at.unit}`;
}

/** The interface of the outer tag, which the one with both stands on. */
export function outerInterface({ parent, tags }: Pick<EdgeInterface, 'parent' | 'tags'>): string[] {
  return tags.kind === 'qinq' ? [`${parent}.${tags.outer}`] : [];
}

/** Name of the interface of a tunnel. */
export function tunnelInterface(tunnel: Pick<Tunnel, 'number'>): string {
  return `ipsec${tunnel.number}`;
}

/** Away from the tables that the system itself has (253 to 255) and from small numbers that people use. */
const FIRST_TABLE = 100_000;

/** The kernel's routing table of a VRF: as unique as the route distinguisher's number. */
export function tableOf(routeDistinguisher: string): number {
  return FIRST_TABLE + ((parseRouteDistinguisher(routeDistinguisher)?.number ?? 0) % 4_000_000_000);
}

/**
 * Ends a table of the kernel, as `ip route` takes it: without it, what has no route there is looked up in the main table;
 * any other route is preferred. source: kernel, networking/vrf
 */
export const LAST_ROUTE = 'unreachable default metric 4278198272';

/**
 * A shell script that makes what FRRouting cannot: VRF devices, translation, guards, and then the interfaces that these
 * are for. It looks first, and makes nothing where something of others is in the way. May be run again.
 */
export function interfaceScript(model: EdgeRouterModel): string[] {
  const vrfs = madeVrfs(model);
  const rules = nftLines([...translationLines(model), ...guardLines(model), ...segmentLines(model)]);
  return [
    ...lookLines(model, rules.length > 0),
    ...vrfs.flatMap(vrfDevice),
    ...rules,
    ...portsOf(model).map((port) => `ip link set ${word(port)} up`),
    ...model.interfaces.flatMap((at) => [
      ...tagLines(at),
      ...(at.vrf === undefined ? [] : [`ip link set ${word(linuxInterface(at))} master ${word(at.vrf)}`]),
      ...(at.mtu === undefined ? [] : [`ip link set ${word(linuxInterface(at))} mtu ${at.mtu}`]),
      ...(at.urpf === undefined
        ? []
        : [`sysctl -qw ${word(`net/ipv4/conf/${linuxInterface(at)}/rp_filter=${at.urpf === 'strict' ? 1 : 2}`)}`]),
      ...(at.tags.kind === 'none' ? [] : [`ip link set ${word(linuxInterface(at))} up`]),
    ]),
    ...model.tunnels.flatMap((t) => [
      `add ${tunnelInterface(t)} type xfrm dev lo if_id ${t.number}`,
      `ip link set ${tunnelInterface(t)} up`,
    ]),
    ...forwardingLines(model),
  ];
}

/** Physical ports: they are there already, and others may stand on them. */
function portsOf({ interfaces }: EdgeRouterModel): string[] {
  return [...new Set(interfaces.map((at) => at.parent))];
}

/** What has to be there, what may not, and what stands in the way of nothing if it is as the script makes it. */
function lookLines(model: EdgeRouterModel, usesNft: boolean): string[] {
  const existing = model.tables.flatMap(({ vrf }) => (vrf?.existing ? [vrf.name] : []));
  return [
    ...(usesNft ? ['has nft'] : []),
    ...portsOf(model).map((port) => `port ${word(port)}`),
    ...existing.map((name) => `vrf ${word(name)}`),
    ...madeVrfs(model).map(
      ({ name, routeDistinguisher: rd }) => `look ${word(name)} vrf '' 'vrf table ${tableOf(rd)}'`,
    ),
    ...model.interfaces.flatMap((at) => {
      const { tags, parent, vrf } = at;
      const name = linuxInterface(at);
      const tagged = (below: string, id: number | string) =>
        `vlan ${word(`@${below}`)} 'vlan protocol 802.1Q id ${id}'`;
      if (tags.kind === 'none') return vrf === undefined ? [] : [`alone ${word(name)} ${word(vrf)}`];
      if (tags.kind === 'dot1q') return [`look ${word(name)} ${tagged(parent, tags.vlanId)}`];
      return outerInterface(at).flatMap((outer) => [
        `like ${word(outer)} ${tagged(parent, tags.outer)}`,
        `look ${word(name)} ${tagged(outer, tags.inner)}`,
      ]);
    }),
    ...model.tunnels.map((t) => `look ${tunnelInterface(t)} xfrm @lo 'if_id 0x${t.number.toString(16)}'`),
  ];
}

/** What the kernel forwards, of the whole system. A host that forwards IPv6 takes no default route from others any more. source: kernel, ip-sysctl */
export function forwardingLines(model: EdgeRouterModel): string[] {
  const families = familiesOf(model);
  return [
    ...(families.includes(4) || model.tunnels.length > 0 ? ['sysctl -qw net.ipv4.ip_forward=1'] : []),
    ...(families.includes(6) ? ['sysctl -qw net.ipv6.conf.all.forwarding=1'] : []),
  ];
}

/** The ends of the table come before the first interface is in it. */
function vrfDevice({ name, routeDistinguisher }: Pick<Vrf, 'name' | 'routeDistinguisher'>): string[] {
  const table = tableOf(routeDistinguisher);
  return [
    `add ${word(name)} type vrf table ${table}`,
    `ip route replace table ${table} ${LAST_ROUTE}`,
    `ip -6 route replace table ${table} ${LAST_ROUTE}`,
    `ip link set ${word(name)} up`,
  ];
}

/** Both tags have EtherType 0x8100, hence 802.1Q twice and never 802.1ad. source: ERD */
function tagLines(at: EdgeInterface): string[] {
  const name = linuxInterface(at);
  if (at.tags.kind === 'none') return [];
  if (at.tags.kind === 'dot1q')
    return [`add ${word(name)} link ${word(at.parent)} type vlan proto 802.1Q id ${at.tags.vlanId}`];
  const [outer = at.parent] = outerInterface(at);
  return [
    `add ${word(outer)} link ${word(at.parent)} type vlan proto 802.1Q id ${at.tags.outer}`,
    `ip link set ${word(outer)} up`,
    `add ${word(name)} link ${word(outer)} type vlan proto 802.1Q id ${at.tags.inner}`,
  ];
}

/** One table for each interface: what goes with a link takes nothing from the others. */
export function nftTable(model: EdgeRouterModel, use: 'nat' | 'guard', at: EdgeInterface): string {
  return tableName(model, use, linuxInterface(at));
}

export function segmentTable(model: EdgeRouterModel, tunnel: Tunnel): string {
  return tableName(model, 'mss', tunnelInterface(tunnel));
}

function tableName({ customer }: EdgeRouterModel, use: string, name: string): string {
  return `inet ${['csp', customer, use, name].join('_').replace(/[^A-Za-z0-9_]/g, '_')}`;
}

/** All by one transaction, so that no packet passes between the old rules and the new ones. source: nft(8) */
function nftLines(commands: readonly string[]): string[] {
  return commands.length === 0 ? [] : [`nft -f - <<'END'`, ...commands, 'END'];
}

/** A table that is empty whatever was in it, with one chain. */
function nftChain(table: string, chain: string, hook: string): string[] {
  return [`add table ${table}`, `flush table ${table}`, `add chain ${table} ${chain} { ${hook}; }`];
}

function translationLines(model: EdgeRouterModel): string[] {
  return model.translations.flatMap((t) => {
    const at = interfaceOf(model, t);
    if (!at) return [];
    const table = nftTable(model, 'nat', at);
    const ip = t.pool.family === 4 ? 'ip' : 'ip6';
    const range = `${usableHosts(t.pool).first.text}-${t.pool.family === 4 ? usableHosts(t.pool).last.text : lastAddress(t.pool).text}`;
    return [
      ...nftChain(table, 'to_microsoft', 'type nat hook postrouting priority srcnat'),
      ...t.sources.map(
        (source) =>
          `add rule ${table} to_microsoft oifname "${linuxInterface(at)}" ${ip} saddr ${source.text} snat ${ip} to ${range}`,
      ),
    ];
  });
}

/**
 * Packets for the router itself are looked at before the kernel moves them into the VRF, whose name they then come by.
 * source: kernel, networking/vrf; nft(8)
 */
function guardLines(model: EdgeRouterModel): string[] {
  const hook = 'type filter hook prerouting priority filter';
  return model.interfaces.flatMap((at) => {
    const guards = guardsOf({ ...model, interfaces: [at] });
    const table = nftTable(model, 'guard', at);
    return guards.length === 0
      ? []
      : [
          ...nftChain(table, 'to_router', hook),
          ...guards.flatMap((g) => guardRules(g, `add rule ${table} to_router iifname "${linuxInterface(at)}"`)),
        ];
  });
}

/** Segments of TCP fit into the tunnel; one that is smaller already stays. source: Azure, VPN devices (MSS 1350); nft(8) */
function segmentLines(model: EdgeRouterModel): string[] {
  return model.tunnels.flatMap((tunnel) => {
    const name = tunnelInterface(tunnel);
    const table = segmentTable(model, tunnel);
    return [
      ...nftChain(table, 'segments', 'type filter hook forward priority mangle'),
      ...['iifname', 'oifname'].map(
        (way) =>
          `add rule ${table} segments ${way} "${name}" tcp flags & (syn | rst) == syn tcp option maxseg size set 1350`,
      ),
    ];
  });
}

function guardRules({ family, sessions }: Guard, rule: string): string[] {
  const [ip, icmp] = family === 4 ? ['ip', 'icmp'] : ['ip6', 'icmpv6'];
  return [
    ...sessions.flatMap(({ own, peer, bfd }) => {
      const from = `${rule} ${ip} saddr ${peer} ${ip} daddr ${own}`;
      return [
        `${from} tcp dport 179 accept`,
        `${from} tcp sport 179 accept`,
        ...(bfd ? [`${from} udp dport 3784 accept`] : []),
      ];
    }),
    ...[...new Set(sessions.map((s) => s.own))].flatMap((own) => [
      `${rule} ${ip} daddr ${own} meta l4proto ${icmp} accept`,
      `${rule} ${ip} daddr ${own} drop`,
    ]),
  ];
}

/**
 * Removes what the script made for these interfaces, and the VRFs that go whole. An outer tag goes when nothing is left on
 * it; other VRFs, ports and forwarding may have been there before.
 */
export function removalScript(model: EdgeRouterModel, vrfs: readonly string[]): string[] {
  const tagged = model.interfaces.filter((at) => at.tags.kind !== 'none');
  const outer = model.interfaces.flatMap(outerInterface);
  const made = new Set(madeVrfs(model).map((vrf) => vrf.name));
  return [
    ...model.translations.flatMap((t) => {
      const at = interfaceOf(model, t);
      return at ? [`nft delete table ${nftTable(model, 'nat', at)} || true`] : [];
    }),
    ...model.interfaces
      .filter((at) => at.guarded)
      .map((at) => `nft delete table ${nftTable(model, 'guard', at)} || true`),
    ...model.tunnels.map((t) => `nft delete table ${segmentTable(model, t)} || true`),
    ...model.interfaces.flatMap((at) =>
      at.tags.kind === 'none' && at.vrf !== undefined && made.has(at.vrf)
        ? [`release ${word(at.parent)} ${word(at.vrf)}`]
        : [],
    ),
    ...[...model.tunnels.map(tunnelInterface), ...tagged.map(linuxInterface)].map((name) => `del ${word(name)}`),
    ...[...new Set(outer)].map((name) => `del_bare ${word(name)}`),
    ...vrfs.map((name) => `del_empty ${word(name)}`),
  ];
}

/** What the script does to ports, and to the whole system, which others may need or have done before. */
export function leftByScript(model: EdgeRouterModel): string[] {
  const made = new Set(madeVrfs(model).map((vrf) => vrf.name));
  return [
    ...portsOf(model).map((port) => `ip link set ${word(port)} up`),
    ...model.interfaces.flatMap(({ tags, parent, vrf }) =>
      tags.kind === 'none' && vrf !== undefined && !made.has(vrf)
        ? [`ip link set ${word(parent)} master ${word(vrf)}`]
        : [],
    ),
    ...forwardingLines(model),
  ];
}
