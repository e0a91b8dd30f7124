import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandFailure, pause, run } from '../../../src/deploy/lab/command';
import type { Machine } from '../../../src/deploy/lab/machine';
import { Namespaces, PREFIX } from '../../../src/deploy/lab/namespaces';
import { Processes } from '../../../src/deploy/lab/processes';
import { Router } from '../../../src/deploy/lab/router';
import type { LabNode, LabPlan } from '../../../src/generate/lab';

const { signal } = new AbortController();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-unit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A machine that does nothing, and writes down what it was told. */
function machineOf(say: (line: string) => string = () => '', isRoot = true) {
  const told: string[] = [];
  const machine = {
    isRoot,
    command: (program: string, args: readonly string[]) => ({ program, args }),
    run: (program: string, args: readonly string[], options: { input?: string } = {}) => {
      const line = [program, ...args].join(' ') + (options.input === undefined ? '' : ` < ${options.input}`);
      told.push(line);
      try {
        return Promise.resolve(say(line));
      } catch (error) {
        return Promise.reject(error as Error);
      }
    },
  } as unknown as Machine;
  return { machine, told };
}
const node = (name: string, more: Partial<LabNode> = {}): LabNode => ({
  name,
  kind: 'edge',
  vrfs: [],
  configurations: [],
  setup: [],
  answers: false,
  ...more,
});
const plan: Pick<LabPlan, 'nodes' | 'links'> = {
  nodes: [
    node('e1', {
      vrfs: [{ name: 'ALPHA', table: 10, ends: [] }],
      setup: ['route add default via 10.0.0.1', '-6 route add default via fd00::1'],
    }),
    node('h1', { answers: true }),
  ],
  links: [
    {
      name: 'e1-h1',
      a: { node: 'e1', vrf: 'ALPHA', interface: 'eth1', addresses: ['10.0.0.2/30', 'fd00::2/64'] },
      b: { node: 'h1', interface: 'eth0', addresses: [] },
    },
    {
      name: 'other',
      a: { node: 'e1', interface: 'eth2', addresses: [] },
      b: { node: 'h1', interface: 'eth9', addresses: [] },
    },
  ],
};
const whole = plan as LabPlan;

describe('the namespaces of a lab', () => {
  it('are one for each node and VRF, all of one name of their own', async () => {
    const { machine, told } = machineOf();
    const namespaces = new Namespaces(machine);
    await namespaces.build(whole, signal);
    const names = ['e1', 'e1.ALPHA', 'h1'].map((end) =>
      told.findIndex((line) => line.startsWith('ip netns add csplab-') && line.endsWith(`-${end}`)),
    );
    expect(names.every((at) => at >= 0)).toBe(true);
    expect(namespaces.nameOf('e1', 'ALPHA')).toBe(`${namespaces.nameOf('e1')}.ALPHA`);
    expect(namespaces.nameOf('e1').startsWith(`${PREFIX}-`)).toBe(true);
    expect(new Namespaces(machine).nameOf('e1')).not.toBe(namespaces.nameOf('e1'));
    for (const line of told) expect(line).toMatch(/netns (add|exec) csplab-|-n csplab-|ip -batch -/);
  });

  it('forward, ask for no symmetry, and lose no IPv6 address with a cut link', async () => {
    const { machine, told } = machineOf();
    await new Namespaces(machine).build(whole, signal);
    const script = told.find((line) => line.includes('netns exec')) ?? '';
    for (const said of [
      'echo 1 > /proc/sys/net/ipv4/ip_forward',
      'echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter',
      'echo 1 > /proc/sys/net/ipv6/conf/all/forwarding',
      'echo 1 > /proc/sys/net/ipv6/conf/default/keep_addr_on_down',
      'ip link set lo up',
    ])
      expect(script).toContain(said);
  });

  it('have their links and addresses, then what the nodes want, of each family', async () => {
    const { machine, told } = machineOf();
    const namespaces = new Namespaces(machine);
    await namespaces.build(whole, signal);
    const [e1, alpha, h1] = [namespaces.nameOf('e1'), namespaces.nameOf('e1', 'ALPHA'), namespaces.nameOf('h1')];
    const tail = told.slice(told.findIndex((line) => line.startsWith('ip -batch')));
    expect(tail).toEqual([
      `ip -batch - < link add name eth1 netns ${alpha} type veth peer name eth0 netns ${h1}\nlink add name eth2 netns ${e1} type veth peer name eth9 netns ${h1}\n`,
      `ip -n ${alpha} -batch - < link set eth1 up\naddr add 10.0.0.2/30 dev eth1\naddr add fd00::2/64 dev eth1 nodad\n`,
      `ip -n ${h1} -batch - < link set eth0 up\nlink set eth9 up\n`,
      `ip -n ${e1} -batch - < link set eth2 up\n`,
      `ip -n ${e1} -batch - < route add default via 10.0.0.1\n`,
      `ip -6 -n ${e1} -batch - < route add default via fd00::1\n`,
    ]);
  });

  it('cut a link at its far end, and no other', async () => {
    const { machine, told } = machineOf();
    const namespaces = new Namespaces(machine);
    for (const state of ['down', 'up'] as const) await namespaces.setLinks(whole, ['e1-h1'], state, signal);
    const at = `ip -n ${namespaces.nameOf('h1')} link set eth0`;
    expect(told).toEqual([`${at} down`, `${at} up`]);
  });

  it('silence a link, and give it back the address that it had', async () => {
    const { machine, told } = machineOf((line) =>
      line.includes(' show ') ? 'eth0@if2  UP  aa:bb:cc:00:11:22 <UP>\n' : '',
    );
    const namespaces = new Namespaces(machine);
    await namespaces.setSilent(whole, ['e1-h1'], 'silent', signal);
    await namespaces.setSilent(whole, ['e1-h1'], 'heard', signal);
    const at = `ip -n ${namespaces.nameOf('h1')}`;
    expect(told).toEqual([
      `${at} -br link show eth0`,
      `${at} -batch - < link set eth0 arp off\nlink set eth0 address 02:00:00:00:00:01\n`,
      `${at} -batch - < link set eth0 arp on\nlink set eth0 address aa:bb:cc:00:11:22\n`,
    ]);
  });
});

describe('a router of the lab', () => {
  const lines = ['router bgp 65010', ' neighbor 10.0.0.1 password <secret:k>', 'bfd'];
  const edge = node('e1', {
    vrfs: [{ name: 'ALPHA', table: 10, ends: [] }],
    configurations: [{ name: 'frr.conf', origin: 'generated', lines }],
  });
  const started = async (of: LabNode, isRoot = true) => {
    const { machine } = machineOf(() => '', isRoot);
    const commands: string[] = [];
    const processes = {
      start: (program: string, args: readonly string[]) => {
        commands.push([program, ...args].join(' '));
        for (const daemon of ['zebra', 'bgpd', 'staticd', 'bfdd']) writeFileSync(join(folder, `${daemon}.vty`), '');
      },
    } as unknown as Processes;
    const namespaces = new Namespaces(machine);
    await new Router(of, folder, machine).start(namespaces, processes, signal);
    return { commands, namespaces, script: readFileSync(join(folder, 'start.sh'), 'utf8') };
  };

  it('has its daemons in the namespace of its node, and sees its VRFs under their plain names', async () => {
    const { commands, namespaces, script } = await started(edge);
    expect(commands).toEqual([`ip netns exec ${namespaces.nameOf('e1')} unshare -m sh ${join(folder, 'start.sh')}`]);
    expect(statSync(join(folder, 'start.sh')).mode & 0o777).toBe(0o700);
    expect(script).toContain(`mount --bind /run/netns/${namespaces.nameOf('e1', 'ALPHA')} ${folder}/netns/ALPHA`);
    const daemons = [...script.matchAll(/^\/usr\/lib\/frr\/(\w+) (.*) &$/gm)].map(([, name, args]) => [name, args]);
    expect(daemons.map(([name]) => name)).toEqual(['zebra', 'bgpd', 'staticd', 'bfdd']);
    for (const [, args] of daemons) expect(args).toContain(`--vty_socket ${folder} -z ${folder}/zserv.api`);
    expect(daemons[0]?.[1]).toMatch(/^-n /);
    expect(daemons[3]?.[1]).toContain('--bfdctl');
    // What else there is, and in this order: other daemons wait for the socket of the first.
    expect(script.split('\n').map((line) => line.replace(/^(\/usr\/lib\/frr\/\w+) .*/, '$1'))).toEqual([
      'set -e',
      `mount -t tmpfs tmpfs ${folder}/netns`,
      `touch ${folder}/netns/ALPHA`,
      `mount --bind /run/netns/${namespaces.nameOf('e1', 'ALPHA')} ${folder}/netns/ALPHA`,
      `mount --rbind ${folder}/netns /run/netns`,
      `chown frr:frr ${folder} ${folder}/empty.conf`,
      '/usr/lib/frr/zebra',
      `while ! [ -S ${folder}/zserv.api ]; do sleep 0.05; done`,
      '/usr/lib/frr/bgpd',
      '/usr/lib/frr/staticd',
      '/usr/lib/frr/bfdd',
      'wait',
      '',
    ]);
    expect(script).not.toContain('-u root');
    expect(daemons[1]?.[1]).toMatch(/^-f /);
  });

  it('needs no BFD daemon where its configuration has none, and no other user in a user namespace', async () => {
    const bare = {
      ...edge,
      configurations: [{ name: 'frr.conf', origin: 'generated' as const, lines: ['router bgp 1'] }],
    };
    const { script } = await started(bare, false);
    expect(script).not.toContain('bfdd');
    expect(script).not.toContain('chown');
    expect(script).toContain('-u root -g root');
  });

  it('loads what was generated, with the values in place of its tokens, in a file that others cannot read', async () => {
    const { machine, told } = machineOf();
    await new Router(edge, folder, machine).load({ '<secret:k>': 'S3cret' }, signal);
    expect(readFileSync(join(folder, 'frr.conf'), 'utf8')).toBe(
      'router bgp 65010\n neighbor 10.0.0.1 password S3cret\nbfd\n',
    );
    expect(statSync(join(folder, 'frr.conf')).mode & 0o777).toBe(0o600);
    expect(told).toEqual([`vtysh --vty_socket ${folder} -f ${join(folder, 'frr.conf')}`]);
  });

  it.each(['% Invalid input', 'noise\n% Ambiguous', 'Unknown command: x', 'line 7: % wrong', 'line 7: no'])(
    'that refuses a line of it is a failure: %s',
    async (said) => {
      const { machine } = machineOf(() => said);
      await expect(new Router(edge, folder, machine).load({}, signal)).rejects.toThrow(/^e1, frr\.conf: /);
    },
  );

  it('takes lines in while it runs, and says where it does not', async () => {
    const { machine, told } = machineOf((line) => (line.includes('bad') ? '% Unknown' : 'fine %'));
    const router = new Router(edge, folder, machine);
    await router.configure(['router bgp 65010', 'neighbor x password <secret:k>'], { '<secret:k>': 'v' }, signal);
    await router.configure([], {}, signal);
    expect(told).toEqual([
      `vtysh --vty_socket ${folder} -c configure terminal -c router bgp 65010 -c neighbor x password v`,
    ]);
    await expect(router.configure(['bad'], {}, signal)).rejects.toThrow('e1: % Unknown');
  });

  it('answers with JSON, or with nothing that is known', async () => {
    const { machine, told } = machineOf((line) => (line.includes('vrf') ? 'VRF ALPHA not found' : '{"a":1}'));
    const router = new Router(edge, folder, machine);
    expect(await router.show('show bgp', signal)).toEqual({ a: 1 });
    expect(await router.show('show bgp vrf ALPHA', signal)).toBeUndefined();
    expect(told[0]).toBe(`vtysh --vty_socket ${folder} -c show bgp json`);
  });
});

describe('a program of the machine', () => {
  it('is given what it reads, and says what it wrote', async () => {
    expect(await run('cat', [], { input: 'hello' })).toBe('hello');
    expect(await run('printf', ['%s-%s', 'a b', 'c'])).toBe('a b-c');
  });

  it('that fails is told with its words: those of its errors, else what it wrote, else what the machine says', async () => {
    await expect(run('sh', ['-c', 'echo out; echo why >&2; exit 3'])).rejects.toThrow(/sh -c .*: why$/s);
    await expect(run('sh', ['-c', 'echo out; exit 3'])).rejects.toThrow(/: out$/);
    await expect(run('no-such-program', ['x'])).rejects.toThrow(/no-such-program x: .*ENOENT/);
    await expect(run('false', [])).rejects.toThrow(CommandFailure);
  });

  it('is killed where the run ends', async () => {
    const ended = new AbortController();
    const work = run('sleep', ['30'], { signal: ended.signal });
    setTimeout(() => ended.abort(), 50);
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is waited for as long as is said, or until the run ends', async () => {
    const began = performance.now();
    await pause(60, signal);
    expect(performance.now() - began).toBeGreaterThan(40);
    const ended = new AbortController();
    const work = pause(30_000, ended.signal);
    ended.abort(new Error('ended'));
    await expect(work).rejects.toThrow('ended');
    await expect(pause(30_000, ended.signal)).rejects.toThrow('ended');
  });
});

describe('the processes of a lab', () => {
  it('all end, with what they have started', async () => {
    const processes = new Processes();
    const mark = join(folder, 'pid');
    const child = processes.start('sh', ['-c', `sleep 60 & echo $! > ${mark}; wait`], 'ignore');
    await expect.poll(() => existsSync(mark) && readFileSync(mark, 'utf8').trim() !== '').toBe(true);
    const grandchild = Number(readFileSync(mark, 'utf8'));
    await processes.stop();
    for (const pid of [child.pid ?? 0, grandchild]) await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('are read from where that is asked for', async () => {
    const processes = new Processes();
    const child = processes.start('sh', ['-c', 'echo ready; sleep 60'], 'pipe');
    expect(await new Promise((resolve) => child.stdout?.once('data', (data: Buffer) => resolve(data.toString())))).toBe(
      'ready\n',
    );
    expect(processes.start('no-such-program', [], 'ignore').pid).toBeUndefined();
    await processes.stop();
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that nobody waited for yet is none that runs.
    return !readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
