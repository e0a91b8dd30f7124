import { type Running, addAddress, getOr } from './running';
import { type Mode, readBlocks, refuse } from './grammar';
import type { PacketRule } from './guards';

interface Device {
  readonly kind: 'vlan' | 'vrf' | 'xfrm' | 'port';
  readonly parent?: string;
  readonly tags?: string;
  readonly id?: string;
  up: boolean;
  readonly ends: Set<string>;
}

/**
 * What the script makes in the kernel, command by command. Of itself: a device is down, is in no VRF, and a VRF looks
 * into the main table for what it has no route to. What is made without a look may be that of others, and so may a port.
 * source: ip-link(8), kernel documentation networking/vrf, nft(8)
 */
export function readInterfaces(run: Running, lines: readonly string[]): void {
  const devices = new Map<string, Device>();
  const looked = new Set<string>();
  const need = (what: string) => {
    if (!looked.has(what)) run.hazards.add(`nobody looked: ${what}`);
    return undefined;
  };
  const port = (name: string): Device => {
    if (name.includes('.') || devices.has(name)) return devices.get(name) ?? refuse(`${name} is not there`);
    need(`port ${name}`);
    return getOr(devices, name, () => ({ kind: 'port', up: false, ends: new Set<string>() }));
  };
  const up = (name: string) => {
    const device = devices.get(name) ?? port(name);
    device.up = true;
    const at = run.ports.get(name);
    if (at) at.up = true;
    else if (device.kind === 'port') run.settings.add(`port ${name} is up`);
    return undefined;
  };
  const top: Mode = [
    ['has {w}', (program) => void looked.add(`has ${program}`)],
    ['port {w}', (name) => void looked.add(`port ${name}`)],
    ['vrf {w}', (name) => void looked.add(`vrf ${name}`)],
    ['alone {w} {w}', (name, vrf) => void looked.add(`alone ${name} ${vrf}`)],
    ['look {w} {w} {w} {t}', (name, type, below, words) => void looked.add(`${name} ${type} ${below} ${words}`)],
    // Whoever made an outer tag, it is one of both.
    ['like {w} {w} {w} {t}', (name, type, below, words) => void looked.add(`any ${name} ${type} ${below} ${words}`)],
    [
      'add {w} type vrf table {n}',
      (name, table) => {
        need(`${name} vrf '' 'vrf table ${table}'`);
        devices.set(name, { kind: 'vrf', id: table, up: false, ends: new Set() });
        return undefined;
      },
    ],
    [
      'add {w} type xfrm dev lo if_id {n}',
      (name, id) => {
        need(`${name} xfrm @lo 'if_id 0x${Number(id).toString(16)}'`);
        devices.set(name, { kind: 'xfrm', id, up: false, ends: new Set() });
        return undefined;
      },
    ],
    [
      'add {w} link {w} type vlan proto 802.1Q id {n}',
      (name, parent, id) => {
        const below = port(parent);
        const tags = below.tags === undefined ? id : `${below.tags}.${id}`;
        const isOuter = lines.some((line) => line.startsWith('add ') && line.includes(` link ${name} type vlan `));
        need(`${isOuter ? 'any ' : ''}${name} vlan @${parent} 'vlan protocol 802.1Q id ${id}'`);
        devices.set(name, { kind: 'vlan', parent, tags, up: false, ends: new Set() });
        run.port(name).tags = tags;
        return undefined;
      },
    ],
    ...(['', '-6 '] as const).map((six): Mode[number] => [
      `ip ${six}route replace table {n} unreachable default metric 4278198272`,
      (table) => {
        const vrf = [...devices.values()].find((d) => d.kind === 'vrf' && d.id === table) ?? refuse(`table ${table}`);
        vrf.ends.add(six === '' ? '4' : '6');
        return undefined;
      },
    ]),
    ['ip link set {w} up', up],
    [
      'ip link set {w} master {w}',
      (name, vrf) => {
        port(name);
        const device = devices.get(vrf);
        if (run.before.has(vrf)) need(`vrf ${vrf}`);
        if (port(name).kind === 'port') need(`alone ${name} ${vrf}`);
        if (device?.kind !== 'vrf' && !run.before.has(vrf)) refuse(`VRF ${vrf} is not there`);
        if (device && device.ends.size < 2) run.hazards.add(`${name} is in ${vrf} before its table ends`);
        run.port(name).vrf = vrf;
        return undefined;
      },
    ],
    [
      'ip link set {w} mtu {n}',
      (name, bytes) => {
        port(name);
        run.port(name).wholeMtu = Number(bytes);
        return undefined;
      },
    ],
    [
      'sysctl -qw net/ipv4/conf/{w}/rp_filter={n}',
      (name, value) => {
        port(name);
        run.port(name).urpf = { 4: value === '1' ? 'strict' : value === '2' ? 'loose' : refuse(value) };
        return undefined;
      },
    ],
    ['sysctl -qw net.ipv4.ip_forward=1', () => void run.routed.add('4')],
    ['sysctl -qw net.ipv6.conf.all.forwarding=1', () => void run.routed.add('6')],
  ];
  const nft = nftRules(run);
  for (const { isNft, body } of chunksOf(lines)) {
    if (isNft) need('has nft');
    readBlocks(
      body,
      isNft ? nft : top,
      (line) => !isNft && line.startsWith('#'),
      () => undefined,
    );
  }
  finish(run, devices);
}

/** What the shell runs, and what it gives to nft as one transaction. */
function chunksOf(lines: readonly string[]): { readonly isNft: boolean; readonly body: readonly string[] }[] {
  const start = lines.indexOf("nft -f - <<'END'");
  if (start < 0) return [{ isNft: false, body: lines }];
  const end = lines.indexOf('END', start);
  if (end < 0) refuse('nothing ends what nft is given');
  return [
    { isNft: false, body: lines.slice(0, start) },
    { isNft: true, body: lines.slice(start + 1, end) },
    ...chunksOf(lines.slice(end + 1)),
  ];
}

function finish(run: Running, devices: ReadonlyMap<string, Device>): void {
  for (const [name, device] of devices) {
    if (device.kind === 'vrf')
      run.vrf(name).table =
        `${device.id ?? ''} closed for ${[...device.ends].sort().join(' and ')}${device.up ? '' : ', down'}`;
    if (device.kind === 'xfrm' && !['iifname', 'oifname'].every((way) => run.settings.has(`segments ${name} ${way}`)))
      run.hazards.add(`${name} cuts no segments`);
    if (device.kind === 'xfrm' && device.up) run.settings.add(`xfrm ${name} ${device.id ?? ''}`);
    const at = run.ports.get(name);
    const below = devices.get(device.parent ?? '');
    // A tag is up when what it stands on is.
    if (at && below && !isUp(devices, below)) at.up = false;
  }
}

function isUp(devices: ReadonlyMap<string, Device>, { up, parent }: Device): boolean {
  const below = devices.get(parent ?? '');
  return up && (!below || isUp(devices, below));
}

/** Translation: one rule for each source, on the interface to Microsoft. */
function nftRules(run: Running): Mode {
  const tables = new Set<string>();
  const chains = new Set<string>();
  return [
    ['add table inet {w}', (table) => void tables.add(table)],
    [
      'flush table inet {w}',
      (table) =>
        tables.has(table)
          ? void [...chains].forEach((c) => c.startsWith(`${table} `) && chains.delete(c))
          : refuse(table),
    ],
    [
      'add chain inet {w} {w} { type nat hook postrouting priority srcnat; }',
      (table, chain) => void (tables.has(table) ? chains.add(`${table} ${chain}`) : refuse(table)),
    ],
    [
      'add chain inet {w} {w} { type filter hook prerouting priority filter; }',
      (table, chain) => void (tables.has(table) ? chains.add(`${table} ${chain}`) : refuse(table)),
    ],
    [
      'add chain inet {w} {w} { type filter hook forward priority mangle; }',
      (table, chain) => void (tables.has(table) ? chains.add(`${table} ${chain}`) : refuse(table)),
    ],
    ...['iifname', 'oifname'].map((way): Mode[number] => [
      `add rule inet {w} {w} ${way} {q} tcp flags & (syn | rst) == syn tcp option maxseg size set 1350`,
      (table, chain, name) =>
        void (chains.has(`${table} ${chain}`) ? run.settings.add(`segments ${name} ${way}`) : refuse(chain)),
    ]),
    ...guardRules(run, chains),
    ...(['ip', 'ip6'] as const).map((ip): Mode[number] => [
      `add rule inet {w} {w} oifname {q} ${ip} saddr {w} snat ${ip} to {w}`,
      (table, chain, name, source, range) => {
        if (!chains.has(`${table} ${chain}`)) refuse(`chain ${chain}`);
        if (run.ports.get(name)?.up) run.hazards.add(`${name} is up before its translation`);
        const said = getOr(run.translations, name, () => ({ range, sources: [] as string[], interface: name }));
        if (said.range !== range) refuse(range);
        said.sources.push(source);
        return undefined;
      },
    ]),
  ];
}

/** What comes in by an interface: the rules of its chain in order, and all else is let in. */
function guardRules(run: Running, chains: ReadonlySet<string>): Mode {
  return (['ip', 'ip6'] as const).flatMap((ip): Mode => {
    const family = ip === 'ip' ? '4' : '6';
    const add = (table: string, chain: string, name: string, rule: PacketRule) => {
      if (!chains.has(`${table} ${chain}`)) refuse(`chain ${chain}`);
      const key = `${table} ${family}`;
      getOr(run.filters, key, () => ({ rules: [], otherwise: true })).rules.push(rule);
      if (run.ports.get(name)?.up) run.hazards.add(`${name} is up before its guard`);
      const port = run.port(name);
      port.filters = { ...port.filters, [family]: run.use(key, run.filters) };
      return undefined;
    };
    const from = `add rule inet {w} {w} iifname {q} ${ip} saddr {w} ${ip} daddr {w}`;
    const to = `add rule inet {w} {w} iifname {q} ${ip} daddr {w}`;
    const icmp = ip === 'ip' ? 'icmp' : 'icmpv6';
    return [
      ...(['tcp', 'udp'] as const).flatMap((protocol): Mode => [
        [
          `${from} ${protocol} dport {n} accept`,
          (t, c, name, peer, own, port) =>
            add(t, c, name, { permit: true, protocol, from: peer, to: own, destination: Number(port) }),
        ],
        [
          `${from} ${protocol} sport {n} accept`,
          (t, c, name, peer, own, port) =>
            add(t, c, name, { permit: true, protocol, from: peer, to: own, source: Number(port) }),
        ],
      ]),
      [
        `${to} meta l4proto ${icmp} accept`,
        (t, c, name, own) => add(t, c, name, { permit: true, protocol: icmp.replace('v6', '6'), to: own }),
      ],
      [`${to} drop`, (t, c, name, own) => add(t, c, name, { permit: false, to: own })],
    ];
  });
}

/** An interface of FRRouting is one of the kernel, in the VRF that it has there. */
export function frrPort(run: Running, name: string, vrf: string | undefined): Mode {
  if (name.includes('.') && !run.ports.has(name)) refuse(`${name} is not there`);
  const port = run.port(name);
  if (port.vrf !== vrf) refuse(`${name} is in ${port.vrf ?? 'no VRF'}`);
  return [
    ['description {t}', (text) => void (port.description = text)],
    ['ip address {w}', (text) => void (text.includes(':') ? refuse(text) : addAddress(port, text))],
    ['ipv6 address {w}', (text) => void (text.includes(':') ? addAddress(port, text) : refuse(text))],
    ['exit', () => 'leave'],
  ];
}
