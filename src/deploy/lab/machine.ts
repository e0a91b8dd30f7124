import * as l10n from '@vscode/l10n';
import { CommandFailure, type RunOptions, run } from './command';
import type { Processes } from './processes';

/**
 * What the lab's own root may do there: links, mounts and processes of its own, and nothing of the machine's. FRRouting's
 * daemons run as that root only if it is in the group that they ask for, and write their crash logs below /var/tmp.
 */
const OWN_ROOT = [
  'set -e',
  'mount -t tmpfs tmpfs /run',
  'mkdir /run/netns',
  'mount -t tmpfs tmpfs /var/tmp',
  String.raw`printf 'root:x:0:\nfrr:x:0:\nfrrvty:x:0:root\n' > /run/group`,
  'mount --bind /run/group /etc/group',
  'echo ready',
  'exec sleep infinity',
].join('\n');

/**
 * Where the lab's commands run: as root on the machine itself, else in a user namespace in which this user is root.
 */
export class Machine {
  private constructor(
    readonly isRoot: boolean,
    private readonly into: readonly string[],
  ) {}

  /** @throws CommandFailure where no user namespace can be had */
  static async of(processes: Processes): Promise<Machine> {
    if (process.getuid?.() === 0) return new Machine(true, []);
    const anchor = processes.start('unshare', ['-Urnm', 'sh', '-c', OWN_ROOT], 'pipe');
    const ready = await new Promise<boolean>((resolve) => {
      anchor.stdout?.once('data', () => {
        resolve(true);
      });
      anchor.once('exit', () => {
        resolve(false);
      });
    });
    if (!ready || anchor.pid === undefined) throw new CommandFailure(l10n.t('No user namespace could be made.'));
    return new Machine(false, ['nsenter', '-t', `${anchor.pid}`, '-U', '-m', '-n', '--preserve-credentials']);
  }

  /** A program and its arguments as they are called from outside. */
  command(program: string, args: readonly string[]): { readonly program: string; readonly args: readonly string[] } {
    const [first = program, ...rest] = [...this.into, program, ...args];
    return { program: first, args: rest };
  }

  /** As `run`, inside. */
  run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
    const inside = this.command(program, args);
    return run(inside.program, inside.args, options);
  }
}
