import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { EdgeRouterModel } from '../../src/edge';
import { fillIn, tokensOf } from '../../src/generate/router/fillIn';
import { linuxInterface, tunnelInterface } from '../../src/generate/router/linux';
import { printed } from '../unit/generate/router/printed';
import { routerDesigns, slicesAs } from '../unit/generate/router/routerDesigns';
import { describeWithFrr } from './frr';

const DAEMONS = '/usr/lib/frr';

/** What a router in service has before anybody loads a file of ours. */
function inService({ asn, loopback }: EdgeRouterModel): string[] {
  return [
    'ip route 0.0.0.0/0 192.0.2.1',
    'ip prefix-list SITE seq 5 permit 10.20.0.0/16',
    'route-map SITE permit 10',
    ' match ip address prefix-list SITE',
    'exit',
    `router bgp ${asn}`,
    ` bgp router-id ${loopback ?? '192.0.2.9'}`,
    ' neighbor 192.0.2.77 remote-as 64999',
    ' address-family ipv4 unicast',
    '  network 10.99.0.0/16',
    '  neighbor 192.0.2.77 route-map SITE in',
    '  neighbor 192.0.2.77 route-map SITE out',
    ' exit-address-family',
    'exit',
  ];
}

/** FRRouting's daemons alone in a network namespace, with nobody at the other ends. */
class Service {
  readonly folder = mkdtempSync(join(tmpdir(), 'csp-service-'));
  readonly #child: ChildProcess;

  constructor(ports: readonly string[]) {
    const empty = join(this.folder, 'empty.conf');
    writeFileSync(empty, '');
    const { uid, gid } = frrIds();
    for (const path of [this.folder, empty]) chownSync(path, uid, gid);
    const start = (name: string, more = '') =>
      `${DAEMONS}/${name} ${more} -f ${empty} --vty_socket ${this.folder} -z ${this.folder}/zserv.api -i ${this.folder}/${name}.pid -P 0 --log file:${this.folder}/${name}.log &`;
    const script = [
      'ip link set lo up',
      ...ports.flatMap((port) => [`ip link add ${port} type bridge`, `ip link set ${port} up`]),
      start('zebra'),
      `while ! [ -S ${this.folder}/zserv.api ]; do sleep 0.05; done`,
      start('bgpd'),
      start('staticd'),
      start('bfdd', `--bfdctl ${this.folder}/bfdd.sock`),
      'wait',
    ].join('\n');
    this.#child = spawn('unshare', ['-n', 'sh', '-c', script], { stdio: 'ignore', detached: true });
  }

  async ready(): Promise<void> {
    const end = Date.now() + 15_000;
    while (!['zebra', 'bgpd', 'staticd', 'bfdd'].every((d) => existsSync(join(this.folder, `${d}.vty`)))) {
      if (Date.now() > end) throw new Error('FRRouting did not start.');
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** @param how the whole file, or each line as it is typed */
  load(lines: readonly string[], how: 'file' | 'lines' = 'file'): void {
    const text = lines.join('\n');
    const values = tokensOf(text).map((t) => [t, t.startsWith('<secret:') ? 'abc123' : `10.9.9.${String(t.length)}`]);
    const filled = fillIn(text, Object.fromEntries(values) as Record<string, string>);
    const file = join(this.folder, 'load.conf');
    writeFileSync(file, `${filled}\n`);
    const { stdout, stderr } =
      how === 'file'
        ? spawnSync('vtysh', ['--vty_socket', this.folder, '-f', file], { encoding: 'utf8' })
        : spawnSync('vtysh', ['--vty_socket', this.folder], {
            encoding: 'utf8',
            input: `configure terminal\n${filled}\nend\n`,
          });
    // FRRouting says so of a session that has it already, and leaves it as it is.
    const said = `${stdout}${stderr}`.replaceAll(
      /^.*(Graceful Restart command used|line:  neighbor \S+ graceful-restart$).*$/gm,
      '',
    );
    expect(said).not.toMatch(/^%|Unknown command|line \d+: /m);
  }

  /** The lines of the running configuration, each with the blocks that it is in. */
  running(): string[] {
    const { stdout } = spawnSync('vtysh', ['--vty_socket', this.folder, '-c', 'show running-config'], {
      encoding: 'utf8',
    });
    const within: string[] = [];
    return stdout.split('\n').flatMap((line) => {
      const depth = line.length - line.trimStart().length;
      within.splice(depth, within.length, line.trim());
      return /^(!|exit|end|Building|Current|frr version|$)/.test(line.trim())
        ? []
        : [within.filter(Boolean).join(' | ')];
    });
  }

  stop(): void {
    if (this.#child.pid !== undefined) process.kill(-this.#child.pid, 'SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function frrIds(): { uid: number; gid: number } {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'frr'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

describeWithFrr('a router in service', 'namespaces', () => {
  let service: Service | undefined;
  afterEach(() => {
    service?.stop();
    service = undefined;
  });

  const models = ['northwind', 'sites with routers of their own'].flatMap((name) => {
    const design = routerDesigns[name];
    return design ? slicesAs(design, 'frr').filter((m) => m.tables.every((t) => t.vrf === undefined)) : [];
  });

  it('is one of several', () => expect(models.length).toBeGreaterThan(5));

  const inVrfs = Object.entries(routerDesigns).flatMap(([name, design]) =>
    slicesAs(design, 'frr')
      .filter((m) => m.router.endsWith('edge-1') && m.tables.some((t) => t.vrf))
      .map((m) => [`${name}: ${m.router}`, m] as const),
  );

  // The daemons alone: a kernel without VRF devices has no interface in any, so these lines are judged elsewhere.
  it.each(inVrfs)(
    '%s: its BGP in VRFs is loaded whole and line by line, twice, and taken away',
    { timeout: 60_000 },
    async (_, model) => {
      const { printer, router, model: fitting } = printed(model);
      const loaded: string[][] = [];
      for (const how of ['file', 'lines'] as const) {
        service = new Service([]);
        await service.ready();
        const before = service.running();
        service.load(withoutPorts(router.configuration), how);
        loaded.push(service.running());
        service.load(withoutPorts(router.configuration), how);
        expect(service.running()).toEqual(loaded.at(-1));
        service.load(withoutPorts(printer.remove(fitting, 'customer').lines), how);
        const left = service.running().filter((line) => !before.includes(line));
        expect(left.filter((line) => !/^(bfd|vrf)\b/.test(line) && !isExisting(fitting, line))).toEqual([]);
        service.stop();
        service = undefined;
      }
      expect(loaded[1]).toEqual(loaded[0]);
      expect(loaded[0]?.filter((line) => /neighbor \S+ remote-as/.test(line)).length).toBe(
        fitting.tables.flatMap((t) => t.neighbors).length,
      );
    },
  );

  function withoutPorts(lines: readonly string[]): string[] {
    let inPort = false;
    return lines.filter((line) => {
      if (/^\S/.test(line)) {
        const wasIn = inPort;
        inPort = line.startsWith('interface ');
        return !inPort && !(wasIn && line === 'exit');
      }
      return !inPort;
    });
  }

  /** A VRF of before keeps its BGP instance, and what is originated there. */
  function isExisting({ tables }: EdgeRouterModel, line: string): boolean {
    return tables.some(
      ({ vrf }) => vrf?.existing && line.startsWith(`router bgp`) && line.includes(` vrf ${vrf.name}`),
    );
  }

  it.each(models.map((m) => [m.router, m] as const))(
    '%s: loading twice is loading once, and the way back leaves what was there, and what it names',
    { timeout: 60_000 },
    async (_, model) => {
      const { printer, router, model: fitting } = printed(model);
      service = new Service([
        ...new Set([...fitting.interfaces.map(linuxInterface), ...fitting.tunnels.map(tunnelInterface)]),
      ]);
      await service.ready();
      service.load(inService(model));
      const before = service.running();
      service.load(router.configuration);
      const once = service.running();
      expect(once.length).toBeGreaterThan(before.length + 10);
      expect(before.filter((line) => !once.includes(line))).toEqual([]);
      // What is shut while it is made is open at the end.
      expect(once.filter((line) => line.endsWith(' shutdown'))).toEqual([]);
      service.load(router.configuration);
      expect(service.running()).toEqual(once);
      service.load(router.configuration, 'lines');
      expect(service.running()).toEqual(once);

      const { lines, left } = printer.remove(fitting, 'back-out');
      service.load(lines);
      const after = service.running();
      expect(before.filter((line) => !after.includes(line))).toEqual([]);
      const added = after.filter((line) => !before.includes(line));
      const named = left.map((line) => fillIn(line, {}).replaceAll(/<[^>]+>/g, ''));
      const isNamed = (line: string) => {
        const last = line.split(' | ').at(-1) ?? '';
        return named.some((text) => {
          const subject = /(neighbor \S+|network \S+|route-map \S+|bfd|ip route \S+)/.exec(text)?.[1];
          return subject !== undefined && (last.includes(subject) || line.startsWith(subject));
        });
      };
      const lists = fitting.prefixLists.map((l) => l.name).filter((name) => name.includes('_pair_'));
      expect(
        added.filter((line) => !isNamed(line) && !lists.some((name) => line.includes(`prefix-list ${name} `))),
      ).toEqual([]);
    },
  );
});
