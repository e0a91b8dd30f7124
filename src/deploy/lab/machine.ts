import * as l10n from '@vscode/l10n';
import { CommandFailure, type RunOptions, run } from './command';
import type { Processes } from './processes';

/**
 * The first process of the lab's own place: links, mounts and processes there are nobody else's. It lives as long as
 * whoever started it keeps its standard input open, which also ends with a process that is killed; with it ends all that
 * runs in that place, and with that its namespaces. FRRouting's daemons run as a root without a user of its own only if
 * that is in the group that they ask for, and write their crash logs below /var/tmp.
 */
const FIRST_PROCESS = `
set -e
mount -t tmpfs tmpfs /run
mkdir /run/netns
mount -t tmpfs tmpfs /var/tmp
if [ "$2" = own-root ]; then
  printf 'root:x:0:\nfrr:x:0:\nfrrvty:x:0:root\n' > /run/group
  mount --bind /run/group /etc/group
fi
echo ready
cat > /dev/null || true
kill -9 -1 2> /dev/null || true
rm -rf -- "$1"
`;

/** Options of `unshare` for a place of one's own; without root, one in which this user is root. */
export function ownPlace(isRoot: boolean): readonly string[] {
  return [...(isRoot ? [] : ['-U', '-r']), '-n', '-m', '-p', '--fork', '--kill-child'];
}

/** Where the lab's commands run: network, mounts and processes of its own, in a user namespace where this user is not root. */
export class Machine {
  private constructor(
    readonly isRoot: boolean,
    private readonly into: readonly string[],
  ) {}

  /** @param folder removed at the end, whatever ends it @throws CommandFailure where no namespace can be had */
  static async of(processes: Processes, folder: string): Promise<Machine> {
    const isRoot = process.getuid?.() === 0;
    const script = ['sh', '-c', FIRST_PROCESS, 'sh', folder, isRoot ? 'root' : 'own-root'];
    const anchor = processes.start('unshare', [...ownPlace(isRoot), ...script], 'pipe');
    const ready = await new Promise<boolean>((resolve) => {
      anchor.stdout?.once('data', () => {
        resolve(true);
      });
      for (const event of ['exit', 'error'])
        anchor.once(event, () => {
          resolve(false);
        });
    });
    const pid = `${anchor.pid}`;
    if (!ready || anchor.pid === undefined)
      throw new CommandFailure(l10n.t('No namespaces could be made for the lab.'));
    const user = isRoot ? [] : ['-U', '--preserve-credentials'];
    // The first process is the child of the one that is known here.
    const place = ['-t', pid, ...user, '-m', '-n', `--pid=/proc/${pid}/ns/pid_for_children`];
    return new Machine(isRoot, ['nsenter', ...place]);
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
