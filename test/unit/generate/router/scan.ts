import type { Platform } from '../../../../src/edge';

/** What a text says of a name: defined, or used, on which line. */
export interface Mention {
  readonly name: string;
  readonly line: number;
}

export interface SessionText {
  readonly vrf: string | undefined;
  readonly address: string;
  readonly in?: string;
  readonly out?: string;
  /** First line that says anything of it. */
  readonly first: number;
  readonly inLine?: number;
  readonly outLine?: number;
  /** Its family is activated from here; undefined where the platform has no such line. */
  readonly active?: number;
  readonly shut?: number;
  readonly open?: number;
  readonly limit?: number;
}

/** What a configuration says, read line by line with nothing of the printers. */
export interface Scanned {
  readonly defined: readonly Mention[];
  readonly used: readonly Mention[];
  readonly sessions: readonly SessionText[];
  /** Interface (with its unit) and its VRF. */
  readonly interfaces: ReadonlyMap<string, string | undefined>;
  readonly importTargets: ReadonlySet<string>;
  readonly exportTargets: ReadonlySet<string>;
}

type Draft = { -readonly [K in keyof SessionText]: SessionText[K] };

class Scan {
  readonly defined: Mention[] = [];
  readonly used: Mention[] = [];
  readonly drafts = new Map<string, Draft>();
  readonly interfaces = new Map<string, string | undefined>();
  readonly importTargets = new Set<string>();
  readonly exportTargets = new Set<string>();

  session(vrf: string | undefined, address: string, line: number): Draft {
    const key = `${vrf ?? ''} ${address}`;
    const made = this.drafts.get(key) ?? { vrf, address, first: line };
    this.drafts.set(key, made);
    return made;
  }

  filter(at: Draft, name: string, direction: string, line: number): void {
    this.used.push({ name, line });
    if (direction === 'in') Object.assign(at, { in: name, inLine: line });
    else Object.assign(at, { out: name, outLine: line });
  }

  done(): Scanned {
    return { ...this, sessions: [...this.drafts.values()] };
  }
}

const DEFINED = [
  /^route-map (\S+) /,
  /^(?:ip|ipv6) prefix-list (\S+)/,
  /^(?:ip|bgp) community-list (?:standard )?(\S+) /,
  /^(?:ip|bgp) extcommunity-list (?:(?:standard|expanded) )?(\S+) /,
  /^route-policy (\S+)$/,
  /^prefix-set (\S+)$/,
  /^(?:community-set|extcommunity-set rt) (\S+)$/,
];
const USED = [
  /^\s+match (?:ip|ipv6) address prefix-list (\S+)$/,
  /^\s+match (?:community|extcommunity) (\S+)$/,
  /^\s+set extcomm-list (\S+) delete$/,
  /^\s+import map (\S+)$/,
  /^\s+import route-policy (\S+)$/,
  /^\s+route-map vpn import (\S+)$/,
  /^\s+route-target import vpn-ipv[46] route-map (\S+)$/,
  /\bdestination in (\S+)/,
  /\bmatches-any (\S+)/,
];

/** The systems that have blocks of lines. */
function scanBlocks(lines: readonly string[]): Scanned {
  const scan = new Scan();
  let bgpVrf: string | undefined;
  let inBgp = false;
  let neighbor: Draft | undefined;
  let port: string | undefined;
  let direction: 'import' | 'export' | undefined;
  for (const [i, line] of lines.entries()) {
    if (/^\S/.test(line)) {
      const bgp = /^router bgp \d+(?: vrf (\S+))?$/.exec(line);
      inBgp = bgp !== null;
      bgpVrf = bgp?.[1];
      neighbor = undefined;
      port = /^interface (\S+?)(?: vrf (\S+))?$/.exec(line)?.[1];
      if (port !== undefined && !scan.interfaces.has(port))
        scan.interfaces.set(port, /^interface \S+ vrf (\S+)$/.exec(line)?.[1]);
    }
    for (const pattern of DEFINED) {
      const name = pattern.exec(line)?.[1];
      if (name !== undefined) scan.defined.push({ name, line: i });
    }
    for (const pattern of USED)
      for (const m of line.matchAll(new RegExp(pattern, 'g'))) scan.used.push({ name: m[1] ?? '', line: i });
    const target = /^\s+(?:route-target|rt vpn) (import|export) (?:vpn-ipv[46] )?([\d.:]+(?: [\d.:]+)*)$/.exec(line);
    if (target) (target[2] ?? '').split(' ').forEach((t) => scan[`${target[1] as 'import' | 'export'}Targets`].add(t));
    direction =
      (/^\s+(import|export) route-target$/.exec(line)?.[1] as typeof direction) ??
      (/^\s+[\d.]+:\d+$/.test(line) ? direction : undefined);
    if (direction && /^\s+[\d.]+:\d+$/.test(line)) scan[`${direction}Targets`].add(line.trim());
    const member = /^\s+(?:vrf forwarding|vrf member|vrf) (\S+)$/.exec(line)?.[1];
    if (port !== undefined && member !== undefined) scan.interfaces.set(port, member);
    if (!inBgp) continue;
    const family = /^\s+address-family ipv[46] vrf (\S+)$/.exec(line)?.[1];
    const vrf = /^\s+vrf (\S+)$/.exec(line)?.[1];
    if (family !== undefined) bgpVrf = family;
    if (
      /^ exit-address-family$/.test(line) &&
      !/ vrf /.test(lines.slice(0, i).findLast((l) => l.startsWith('router bgp')) ?? '')
    )
      bgpVrf = undefined;
    if (vrf !== undefined) bgpVrf = vrf;
    const block = /^\s+neighbor (\S+)$/.exec(line)?.[1];
    if (block !== undefined) neighbor = scan.session(bgpVrf, block, i);
    const said = /^\s+(no )?neighbor (\S+) (.+)$/.exec(line);
    const at = said ? scan.session(bgpVrf, said[2] ?? '', i) : neighbor;
    const text = said ? `${said[1] ?? ''}${said[3] ?? ''}` : line.trim();
    if (!at) continue;
    const policy = /^route-(?:map|policy) (\S+) (in|out)$/.exec(text);
    if (policy) scan.filter(at, policy[1] ?? '', policy[2] ?? '', i);
    if (text === 'activate') at.active ??= i;
    if (text === 'shutdown') at.shut ??= i;
    if (text === 'no shutdown') at.open = i;
    const limit = /^maximum-(?:prefix|accepted-routes) (\d+)/.exec(text)?.[1];
    if (limit !== undefined) at.limit = Number(limit);
  }
  return scan.done();
}

function scanJunos(lines: readonly string[]): Scanned {
  const scan = new Scan();
  const members = new Map<string, string>();
  const groups = new Map<string, Draft>();
  const added: string[] = [];
  const imported: string[] = [];
  for (const [i, line] of lines.entries()) {
    const policy = /^set policy-options policy-statement (\S+) /.exec(line)?.[1];
    const community = /^set policy-options community (\S+) members (?:target:)?(\S+)$/.exec(line);
    if (policy !== undefined) scan.defined.push({ name: policy, line: i });
    if (community) {
      scan.defined.push({ name: community[1] ?? '', line: i });
      members.set(community[1] ?? '', community[2] ?? '');
    }
    for (const name of (/ from community \[ (.+) \]$/.exec(line)?.[1] ?? '').split(' ').filter(Boolean)) {
      scan.used.push({ name, line: i });
      if (/-import term/.test(line)) imported.push(name);
    }
    const add = / then community add (\S+)$/.exec(line)?.[1];
    if (add !== undefined) {
      scan.used.push({ name: add, line: i });
      if (/-export term/.test(line)) added.push(add);
    }
    const deleted = / then community delete (\S+)$/.exec(line)?.[1];
    if (deleted !== undefined) scan.used.push({ name: deleted, line: i });
    const vrfPolicy = / vrf-(?:import|export) (\S+)$/.exec(line)?.[1];
    if (vrfPolicy !== undefined) scan.used.push({ name: vrfPolicy, line: i });
    const port = /^set interfaces (\S+) unit (\d+) /.exec(line);
    if (port && port[1] !== 'st0' && !scan.interfaces.has(`${port[1] ?? ''}.${port[2] ?? ''}`))
      scan.interfaces.set(`${port[1] ?? ''}.${port[2] ?? ''}`, undefined);
    const member = /^set routing-instances (\S+) interface (\S+)$/.exec(line);
    if (member) scan.interfaces.set(member[2] ?? '', member[1]);
    const said = /^set (?:routing-instances (\S+) )?protocols bgp group (\S+) (.+)$/.exec(line);
    if (!said) continue;
    const key = `${said[1] ?? ''} ${said[2] ?? ''}`;
    const at = groups.get(key) ?? { vrf: said[1], address: '', first: i };
    groups.set(key, at);
    const filter = /^(import|export) (\S+)$/.exec(said[3] ?? '');
    if (filter) scan.filter(at, filter[2] ?? '', filter[1] === 'import' ? 'in' : 'out', i);
    const address = /^neighbor (\S+)/.exec(said[3] ?? '')?.[1];
    if (address !== undefined) Object.assign(at, { address, active: i });
    const limit = /accepted-prefix-limit maximum (\d+)/.exec(said[3] ?? '')?.[1];
    if (limit !== undefined) at.limit = Number(limit);
  }
  for (const name of added) scan.exportTargets.add(members.get(name) ?? '');
  for (const name of imported) scan.importTargets.add(members.get(name) ?? '');
  return { ...scan.done(), sessions: [...groups.values()] };
}

export function scan(platform: Platform, lines: readonly string[]): Scanned {
  return platform === 'juniper-junos' ? scanJunos(lines) : scanBlocks(lines);
}
