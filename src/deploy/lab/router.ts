import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { LabNode } from '../../generate/lab';
import { fillIn } from '../../generate/router/fillIn';
import { CommandFailure, pause } from './command';
import type { Machine } from './machine';
import type { Namespaces } from './namespaces';
import { frrFolder } from './preflight';
import type { Processes } from './processes';

const STARTING = 15_000;

/** A router of the lab: FRRouting's daemons in the namespaces of a node. */
export class Router {
  constructor(
    readonly node: LabNode,
    private readonly folder: string,
    private readonly machine: Machine,
  ) {}

  #namespaces: Namespaces | undefined;

  /** Starts the daemons; each router has its own sockets, and sees the namespaces of its VRFs under their plain names. */
  async start(namespaces: Namespaces, processes: Processes, signal: AbortSignal): Promise<void> {
    this.#namespaces = namespaces;
    await mkdir(join(this.folder, 'netns'), { recursive: true });
    await writeFile(join(this.folder, 'empty.conf'), '');
    const script = join(this.folder, 'start.sh');
    await writeFile(script, this.#script(namespaces));
    await chmod(script, 0o700);
    const { program, args } = this.machine.command('ip', [
      'netns',
      'exec',
      namespaces.nameOf(this.node.name),
      'unshare',
      '-m',
      'sh',
      script,
    ]);
    processes.start(program, args, 'ignore');
    const end = Date.now() + STARTING;
    while (!this.#daemons.every((d) => existsSync(join(this.folder, `${d}.vty`)))) {
      if (Date.now() > end) throw new CommandFailure(l10n.t('FRRouting of {0} did not start.', this.node.name));
      await pause(50, signal);
    }
  }

  get #daemons(): readonly string[] {
    const lines = this.node.configurations.flatMap((c) => c.lines);
    return ['zebra', 'bgpd', 'staticd', ...(lines.some((line) => /(^| )bfd$/.test(line)) ? ['bfdd'] : [])];
  }

  #script(namespaces: Namespaces): string {
    const { folder, node } = this;
    const inside = join(folder, 'netns');
    const start = (daemon: string) => {
      const own = daemon === 'zebra' ? '-n ' : daemon === 'bfdd' ? `--bfdctl ${folder}/bfdd.sock ` : '';
      // In a user namespace there is one user, and the daemons stay what they are.
      const user = this.machine.isRoot ? '' : '-u root -g root ';
      const common = `${user}-f ${folder}/empty.conf --vty_socket ${folder} -z ${folder}/zserv.api -i ${folder}/${daemon}.pid -P 0 --log file:${folder}/${daemon}.log`;
      return `${frrFolder()}/${daemon} ${own}${common} &`;
    };
    const others = this.#daemons.filter((d) => d !== 'zebra');
    return [
      'set -e',
      `mount -t tmpfs tmpfs ${inside}`,
      ...node.vrfs.flatMap(({ name }) => [
        `touch ${inside}/${name}`,
        `mount --bind /run/netns/${namespaces.nameOf(node.name, name)} ${inside}/${name}`,
      ]),
      `mount --rbind ${inside} /run/netns`,
      ...(this.machine.isRoot ? [`chown frr:frr ${folder} ${folder}/empty.conf`] : []),
      start('zebra'),
      `while ! [ -S ${folder}/zserv.api ]; do sleep 0.05; done`,
      ...others.map(start),
      'wait',
      '',
    ].join('\n');
  }

  /** Loads the configurations as they were generated, with the lab's values in place of the tokens. */
  async load(values: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    for (const { name, lines } of this.node.configurations) {
      const file = join(this.folder, name);
      await writeFile(file, `${fillIn(lines.join('\n'), values)}\n`, { mode: 0o600 });
      const said = await this.machine.run('vtysh', ['--vty_socket', this.folder, '-f', file], { signal });
      if (/^%|Unknown command|line \d+: /m.test(said))
        throw new CommandFailure(`${this.node.name}, ${name}: ${said.trim()}`);
    }
  }

  /** Takes lines in while it runs. @throws CommandFailure where it refuses one */
  async configure(
    lines: readonly string[],
    values: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<void> {
    if (lines.length === 0) return;
    const args = ['configure terminal', ...lines.map((line) => fillIn(line, values))].flatMap((line) => ['-c', line]);
    const said = await this.machine.run('vtysh', ['--vty_socket', this.folder, ...args], { signal });
    if (/^%/m.test(said)) throw new CommandFailure(`${this.node.name}: ${said.trim()}`);
  }

  /** How lookups in a VRF end that find no route: `unreachable`, or elsewhere; undefined where there is no such VRF. */
  async endOf(vrf: string, family: 4 | 6, signal: AbortSignal): Promise<string | undefined> {
    if (!this.node.vrfs.some(({ name }) => name === vrf)) return undefined;
    const name = this.#namespaces?.nameOf(this.node.name, vrf) ?? '';
    const args = [`-${family}`, '-n', name, 'route', 'show', 'type', 'unreachable', 'default'];
    const route = (await this.machine.run('ip', args, { signal })).trim();
    return route === '' ? l10n.t('looked up in the main table') : 'unreachable';
  }

  /** The answer of a `show … json` command; undefined where it is no JSON, as for a VRF that is not there yet. */
  async show(command: string, signal: AbortSignal): Promise<unknown> {
    const text = await this.machine.run('vtysh', ['--vty_socket', this.folder, '-c', `${command} json`], { signal });
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  }
}
