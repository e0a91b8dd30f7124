import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerRoutersOf } from '../../../../src/edge';
import { scriptHead } from '../../../../src/generate/router/linuxScript';
import {
  customerOf,
  designOf,
  microsoftText,
  microsoftVrfText,
  providerText,
  routerOf,
  throughText,
} from '../../edge/designs';
import { printed } from './printed';

/**
 * `ip` with its devices in a file, as `ip -o -d link show` writes them: what it is asked by these scripts, in the words of
 * iproute2. A kernel without VRF devices and VLANs runs the scripts by it. source: iproute2, ip/ipaddress.c, ip/iplink_*.c
 */
const IP = `#!${process.execPath}
const fs = require('fs');
const file = process.env.DEVICES;
const all = JSON.parse(fs.readFileSync(file, 'utf8'));
const save = () => fs.writeFileSync(file, JSON.stringify(all));
const args = process.argv.slice(2);
const flags = [];
while (args[0].startsWith('-')) flags.push(args.shift());
const fail = (why) => { console.error(why); process.exit(1); };
const line = (d, i) => [
  (i + 1) + ': ' + d.name + (d.below ? '@' + d.below : '') + ': <BROADCAST' + (d.up ? ',UP' : '') + '> mtu 1500 qdisc noqueue' + (d.master ? ' master ' + d.master + ' ' : ' ') + 'state UNKNOWN',
  '    link/ether 00:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0',
  ...(flags.includes('-d') && d.words ? ['    ' + d.words + ' addrgenmode eui64'] : []),
  ...(d.alias ? ['    alias ' + d.alias] : []),
];
const [object, verb, ...rest] = args;
if (object === 'route') process.exit(0);
if (object === 'addr') { const d = all.find((x) => x.name === rest[1]); for (const a of d.addresses || []) console.log('2: ' + d.name + '    inet ' + a + ' scope global ' + d.name); process.exit(0); }
if (verb === 'show') {
  const shown = rest.length === 0 ? all : rest[0] === 'type' ? all.filter((d) => d.type === rest[1]) : rest[0] === 'master' ? all.filter((d) => d.master === rest[1]) : all.filter((d) => d.name === rest[0]);
  if (shown.length === 0 && !['type', 'master', undefined].includes(rest[0])) fail('Device "' + rest[0] + '" does not exist.');
  for (const d of shown) console.log(line(d, all.indexOf(d)).join(flags.includes('-o') ? '\\\\' : '\\n'));
} else if (verb === 'add') {
  const below = rest[0] === 'link' ? rest[1] : undefined;
  const [name, ...more] = rest[0] === 'link' ? rest.slice(3) : rest;
  const type = more[1];
  const said = { vrf: () => 'vrf table ' + more[3], vlan: () => 'vlan protocol 802.1Q id ' + more[5] + ' <REORDER_HDR>', xfrm: () => 'xfrm if_id 0x' + Number(more[5]).toString(16) };
  if (all.some((d) => d.name === name)) fail('RTNETLINK answers: File exists');
  all.push({ name, type, below: type === 'xfrm' ? more[3] : below, words: said[type]() });
  save();
} else if (verb === 'set') {
  const d = all.find((x) => x.name === rest[0]) || fail('Cannot find device "' + rest[0] + '"');
  if (rest[1] === 'up') d.up = true;
  else if (rest[1] === 'nomaster') delete d.master;
  else d[rest[1]] = rest[2];
  save();
} else if (verb === 'del') {
  for (const d of all) if (d.master === rest[0]) delete d.master;
  fs.writeFileSync(file, JSON.stringify(all.filter((d) => d.name !== rest[0] && d.below !== rest[0])));
}
`;

interface Device {
  name: string;
  type?: string;
  below?: string;
  words?: string;
  alias?: string;
  master?: string;
  up?: boolean;
  addresses?: string[];
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
  const file = join(folder, 'devices.json');
  writeFileSync(file, JSON.stringify(before));
  const { status, stderr } = spawnSync('sh', ['-c', [...scriptHead(customer, lines), ...lines].join('\n')], {
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, DEVICES: file },
  });
  return { status, stderr, devices: JSON.parse(readFileSync(file, 'utf8')) as Device[] };
}

const PORTS: readonly Device[] = ['eth1', 'eth2', 'eth3'].map((name) => ({ name, type: '' }));

function scriptsOf(change: (text: string) => string = (text) => text) {
  const design = designOf(
    providerText(),
    change(throughText('alpha', { number: 1, peering: microsoftText(), more: microsoftVrfText() })),
  );
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
    const shared = run(customer, [...made, { name: 'eth4', type: '', master: 'ALPHA' }]);
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
      { ...eth2, addresses: ['192.0.2.1/24'] },
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
