import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerRoutersOf } from '../../../../src/edge';
import { scriptHead } from '../../../../src/generate/router/linuxScript';
import { customerOf, designOf, providerText, routerOf, throughText, withMicrosoft } from '../../edge/designs';
import { printed } from './printed';

/**
 * `ip` with its devices in a file, a line each, as `ip -o -d link show` writes them: what it is asked by these scripts, in
 * the words of iproute2. A machine whose kernel has no VRF devices and no VLANs runs the scripts by it.
 * source: iproute2, ip/ipaddress.c, ip/iplink_*.c
 */
const IP = String.raw`#!/bin/sh
exec awk -F'|' -v OFS='|' -v file="$DEVICES" -v args="$*" '
function shown(i,  o, text) {
  o = index(" " flags, " -o") ? "\\" : "\n"
  text = i ": " name[i] (below[i] ? "@" below[i] : "") ": <BROADCAST" (up[i] ? ",UP" : "") "> mtu 1500" (master[i] ? " master " master[i] " " : " ") "state UNKNOWN"
  text = text o "    link/ether 00:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff"
  if (index(" " flags, " -d") && words[i]) text = text o "    " words[i] " addrgenmode eui64"
  if (alias[i]) text = text o "    alias " alias[i]
  print text
}
function save(  i) { printf "" > file; for (i = 1; i <= n; i++) if (!gone[i]) print name[i], type[i], below[i], words[i], alias[i], master[i], up[i], addr[i] > file; close(file) }
function at(what,  i) { for (i = 1; i <= n; i++) if (name[i] == what) return i; return 0 }
BEGIN {
  while ((getline < file) > 0) { n++; name[n] = $1; type[n] = $2; below[n] = $3; words[n] = $4; alias[n] = $5; master[n] = $6; up[n] = $7; addr[n] = $8 }
  close(file)
  count = split(args, all, " ")
  for (i = 1; i <= count; i++) if (!c && all[i] ~ /^-/) flags = flags " " all[i]; else a[++c] = all[i]
  if (a[1] == "route") exit 0
  if (a[1] == "addr") { i = at(a[4]); if (addr[i]) print "2: " name[i] "    inet " addr[i] " scope global"; exit 0 }
  if (a[2] == "show") {
    found = a[3] == "" || a[3] == "type" || a[3] == "master"
    for (i = 1; i <= n; i++) if (a[3] == "" || (a[3] == "type" ? type[i] == a[4] : a[3] == "master" ? master[i] == a[4] : name[i] == a[3])) { found = 1; shown(i) }
    exit !found
  }
  if (a[2] == "add") {
    link = a[3] == "link" ? a[4] : ""
    k = link ? 6 : 3
    if (at(a[k])) exit 2
    n++; name[n] = a[k]; type[n] = a[k + 2]; below[n] = link
    if (type[n] == "vrf") words[n] = "vrf table " a[k + 4]
    if (type[n] == "vlan") words[n] = "vlan protocol 802.1Q id " a[k + 6] " <REORDER_HDR>"
    if (type[n] == "xfrm") { below[n] = a[k + 4]; words[n] = sprintf("xfrm if_id 0x%x", a[k + 6]) }
    save()
  }
  if (a[2] == "set") {
    if (!(i = at(a[3]))) exit 1
    if (a[4] == "up") up[i] = 1
    if (a[4] == "nomaster") master[i] = ""
    if (a[4] == "master") master[i] = a[5]
    if (a[4] == "alias") alias[i] = a[5] " " a[6]
    save()
  }
  if (a[2] == "del") { for (i = 1; i <= n; i++) { if (master[i] == a[3]) master[i] = ""; if (name[i] == a[3] || below[i] == a[3]) gone[i] = 1 }; save() }
}'
`;

interface Device {
  name: string;
  type?: string;
  below?: string;
  words?: string;
  alias?: string;
  master?: string;
  up?: string;
  address?: string;
}

const FIELDS = ['name', 'type', 'below', 'words', 'alias', 'master', 'up', 'address'] as const;

const textOf = (devices: readonly Device[]) =>
  devices.map((d) => FIELDS.map((field) => d[field] ?? '').join('|') + '\n').join('');

function devicesOf(text: string): Device[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const values = line.split('|');
      return Object.fromEntries(
        FIELDS.flatMap((field, i) => (values[i] || field === 'name' ? [[field, values[i] ?? '']] : [])),
      ) as unknown as Device;
    });
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csp-script-'));
  for (const [name, text] of [
    ['ip', IP],
    ['nft', '#!/bin/sh\ncat >/dev/null\n'],
    ['sysctl', '#!/bin/sh\n'],
  ] as const) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(lines: readonly string[], before: readonly Device[], customer = 'alpha') {
  const file = join(folder, 'devices');
  writeFileSync(file, textOf(before));
  const { status, stderr } = spawnSync('sh', ['-c', [...scriptHead(customer, lines), ...lines].join('\n')], {
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, DEVICES: file },
  });
  return { status, stderr, devices: devicesOf(readFileSync(file, 'utf8')) };
}

const PORTS: readonly Device[] = ['eth1', 'eth2', 'eth3'].map((name) => ({ name }));

function scriptsOf(change: (text: string) => string = (text) => text) {
  const design = designOf(providerText(), change(throughText('alpha', { number: 1, ...withMicrosoft() })));
  const { printer, router, model } = printed(routerOf(design, 'alpha', 'edge-1'));
  const removal = (scope: 'back-out' | 'customer') =>
    printer.remove(model, scope).more?.find((f) => f.name === 'interfaces-remove.sh')?.lines ?? [];
  return {
    make: router.more?.find((f) => f.name === 'interfaces.sh')?.lines ?? [],
    backOut: removal('back-out'),
    customer: removal('customer'),
  };
}

describe('the script of a Linux router', () => {
  it('makes what is not there, brings the ports up, and changes nothing when it is run again', () => {
    const { make } = scriptsOf();
    const once = run(make, PORTS);
    expect(once.stderr).toBe('');
    expect(once.status).toBe(0);
    const made = once.devices.filter((d) => !PORTS.some((p) => p.name === d.name));
    expect(made.map((d) => d.name).sort()).toEqual([
      'ALPHA',
      'ALPHA-M',
      'eth1.101',
      'eth1.300',
      'eth2.501',
      'eth3.1001',
      'eth3.1051',
    ]);
    expect(new Set(made.map((d) => d.alias))).toEqual(new Set(['csp-connectivity alpha']));
    expect(once.devices.filter((d) => !d.up)).toEqual([]);
    const again = run(make, once.devices);
    expect(again).toMatchObject({ status: 0, stderr: '', devices: once.devices });
  });

  it.each<[string, Device]>([
    [
      'a sub-interface of others',
      {
        name: 'eth1.101',
        type: 'vlan',
        below: 'eth1',
        words: 'vlan protocol 802.1Q id 101 <REORDER_HDR>',
        master: 'br0',
      },
    ],
    [
      'a sub-interface of another customer',
      {
        name: 'eth1.101',
        type: 'vlan',
        below: 'eth1',
        words: 'vlan protocol 802.1Q id 101 <REORDER_HDR>',
        alias: 'csp-connectivity alpha2',
      },
    ],
    [
      'the tag under another name',
      { name: 'vlan101', type: 'vlan', below: 'eth1', words: 'vlan protocol 802.1Q id 101 <REORDER_HDR>' },
    ],
    [
      'another tag under its name',
      {
        name: 'eth1.101',
        type: 'vlan',
        below: 'eth1',
        words: 'vlan protocol 802.1Q id 1010 <REORDER_HDR>',
        alias: 'csp-connectivity alpha',
      },
    ],
    ['a VRF of others', { name: 'ALPHA', type: 'vrf', words: 'vrf table 101001' }],
    ['its table in another VRF', { name: 'BETA', type: 'vrf', words: 'vrf table 101001' }],
    [
      'its VRF with another table',
      { name: 'ALPHA', type: 'vrf', words: 'vrf table 7', alias: 'csp-connectivity alpha' },
    ],
  ])('makes nothing where there is %s', (_, device) => {
    const before = [...PORTS, device];
    const { status, stderr, devices } = run(scriptsOf().make, before);
    expect(status).toBe(1);
    expect(stderr).toContain('nothing was made');
    expect(devices).toEqual(before);
  });

  it('makes nothing where a port is missing, and nothing is in its way on another port', () => {
    expect(run(scriptsOf().make, PORTS.slice(1)).stderr).toContain('eth1 is not there');
    const elsewhere = {
      name: 'eth9.101',
      type: 'vlan',
      below: 'eth9',
      words: 'vlan protocol 802.1Q id 101 <REORDER_HDR>',
    };
    expect(run(scriptsOf().make, [...PORTS, elsewhere]).status).toBe(0);
  });

  it('takes an outer tag of others as it is, and leaves it', () => {
    const { make, customer } = scriptsOf((text) => text.replaceAll('handoff: Dot1Q', 'handoff: QinQ, outerVlanId: 77'));
    const outer = { name: 'eth1.77', type: 'vlan', below: 'eth1', words: 'vlan protocol 802.1Q id 77 <REORDER_HDR>' };
    const made = run(make, [...PORTS, outer]);
    expect(made.stderr).toBe('');
    expect(made.devices.find((d) => d.name === 'eth1.77')?.alias).toBeUndefined();
    expect(made.devices.map((d) => d.name)).toContain('eth1.77.101');
    const gone = run(customer, made.devices);
    expect(gone.devices.map((d) => d.name).sort()).toEqual(['eth1', 'eth1.77', 'eth2', 'eth3']);
    expect(
      run(customer, run(make, PORTS).devices)
        .devices.map((d) => d.name)
        .sort(),
    ).toEqual(['eth1', 'eth2', 'eth3']);
  });

  it('leaves a VRF in which others have an interface, and what is not its own', () => {
    const { make, backOut, customer } = scriptsOf();
    const made = run(make, PORTS).devices;
    expect(
      run(backOut, made)
        .devices.map((d) => d.name)
        .sort(),
    ).toEqual(['ALPHA', 'ALPHA-M', 'eth1', 'eth2', 'eth3']);
    const shared = run(customer, [...made, { name: 'eth4', master: 'ALPHA' }]);
    expect(shared.stderr).toContain('others are in ALPHA: left');
    expect(shared.devices.map((d) => d.name).sort()).toEqual(['ALPHA', 'eth1', 'eth2', 'eth3', 'eth4']);
    const others = made.map((d) => (d.name === 'eth1.101' ? { ...d, alias: 'mine' } : d));
    expect(run(backOut, others).devices.map((d) => d.name)).toContain('eth1.101');
  });

  it('takes a port into a VRF that nobody else has, and gives it back', () => {
    const { make, backOut } = scriptsOf((text) => text.replaceAll('interface: eth2, vlanId: 501', 'interface: eth2'));
    const made = run(make, PORTS);
    expect(made.devices.find((d) => d.name === 'eth2')?.master).toBe('ALPHA');
    expect(run(make, made.devices)).toMatchObject({ status: 0, devices: made.devices });
    expect(run(backOut, made.devices).devices.find((d) => d.name === 'eth2')?.master).toBeUndefined();
    const [eth1, eth2, eth3] = PORTS as [Device, Device, Device];
    for (const other of [
      { ...eth2, master: 'br0' },
      { ...eth2, address: '192.0.2.1/24' },
    ]) {
      const refused = run(make, [eth1, other, eth3]);
      expect(refused.stderr).toContain('eth2');
      expect(refused.devices).toEqual([eth1, other, eth3]);
    }
  });

  it('asks for a VRF that the design says is there', () => {
    const { make } = scriptsOf((text) =>
      text.replace("importRouteTargets: ['65010:1001']", "existing: true, importRouteTargets: ['65010:1001']"),
    );
    expect(run(make, PORTS).stderr).toContain('VRF ALPHA is not there');
    expect(run(make, [...PORTS, { name: 'ALPHA', type: 'vrf', words: 'vrf table 9' }]).status).toBe(0);
  });

  it('of a router of the customer makes what it needs in the global table', () => {
    const design = designOf(
      providerText(),
      throughText('alpha', {
        number: 1,
        attachment: ', customerRouter: { name: ce-1, platform: frr, interface: eth1 }',
      }),
    );
    const [ce] = customerRoutersOf(design, customerOf(design, 'alpha'));
    const make = (ce && printed(ce).router.more?.find((f) => f.name === 'interfaces.sh')?.lines) ?? [];
    expect(run(make, PORTS).devices.map((d) => d.name)).toContain('eth1.501');
  });
});
