import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as l10n from '@vscode/l10n';

/** Where Debian has FRRouting's daemons. */
export const FRR_DAEMONS = '/usr/lib/frr';

/** What is in the way of running a lab on this machine; undefined where nothing is. */
export function labObjection(): string | undefined {
  if (process.platform !== 'linux') {
    return l10n.t('A lab runs in Linux network namespaces. The written topology can be run with containerlab.');
  }
  for (const daemon of ['zebra', 'bgpd', 'staticd', 'bfdd']) {
    if (!isExecutable(join(FRR_DAEMONS, daemon))) {
      return l10n.t(
        'FRRouting is not installed: {0} is missing. On Debian: apt-get install frr.',
        join(FRR_DAEMONS, daemon),
      );
    }
  }
  for (const program of ['ip', 'vtysh', 'unshare', 'nsenter', 'mount']) {
    if (!(process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)))) {
      return l10n.t('The program "{0}" is missing.', program);
    }
  }
  if (process.getuid?.() !== 0 && spawnSync('unshare', ['-Urnm', 'true'], { timeout: 5000 }).status !== 0) {
    return l10n.t(
      'A lab makes network namespaces, and this user may make none of its own here. Run the command as root, or use the topology with containerlab.',
    );
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
