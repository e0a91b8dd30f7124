import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { ownPlace } from './machine';

/** Where distributions have FRRouting's daemons: Debian and most others, Fedora and its kin. */
const FRR_FOLDERS = ['/usr/lib/frr', '/usr/libexec/frr'];
const DAEMONS = ['zebra', 'bgpd', 'staticd', 'bfdd'];
const PROGRAMS = ['ip', 'vtysh', 'unshare', 'nsenter', 'mount'];
/** The version that the configurations were tried with; older ones do not know all of their lines. */
const LEAST_FRR = '8.4';
/** milliseconds for a program that only says something */
const SAYS = 5000;

/** The folder of FRRouting's daemons; the first place where they may be if they are nowhere. */
export function frrFolder(folders: readonly string[] = FRR_FOLDERS): string {
  return folders.find((folder) => isExecutable(join(folder, 'zebra'))) ?? folders[0] ?? '';
}

/** What is in the way of running a lab on this machine, and what to do about it; undefined where nothing is. */
export function labObjection(folders: readonly string[] = FRR_FOLDERS): string | undefined {
  if (process.platform !== 'linux') {
    return l10n.t('A lab runs in Linux network namespaces. The written topology can be run with containerlab.');
  }
  return frrObjection(frrFolder(folders)) ?? programObjection() ?? namespaceObjection();
}

function frrObjection(folder: string): string | undefined {
  const missing = DAEMONS.map((daemon) => join(folder, daemon)).find((path) => !isExecutable(path));
  if (missing !== undefined)
    return l10n.t('FRRouting is not installed: {0} is missing. On Debian: apt-get install frr.', missing);
  const said = spawnSync(join(folder, 'bgpd'), ['--version'], { timeout: SAYS, encoding: 'utf8' }).stdout ?? '';
  const version = /\bversion (\d+\.\d+)/.exec(said)?.[1];
  if (version === undefined)
    return l10n.t('{0} does not say its version; FRRouting {1} or later is needed.', join(folder, 'bgpd'), LEAST_FRR);
  return isOlder(version, LEAST_FRR)
    ? l10n.t(
        'FRRouting {0} is installed, and does not know all lines of the configurations: {1} or later is needed (Debian 12 has it, deb.frrouting.org for others).',
        version,
        LEAST_FRR,
      )
    : undefined;
}

function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = than.split('.').map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}

function programObjection(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = PROGRAMS.find((program) => !folders.some((folder) => isExecutable(join(folder, program))));
  if (missing === undefined) return undefined;
  return missing === 'vtysh'
    ? l10n.t('The program "{0}" is missing.', missing)
    : l10n.t('The program "{0}" is missing. On Debian: apt-get install iproute2 util-linux mount.', missing);
}

function namespaceObjection(): string | undefined {
  const isRoot = process.getuid?.() === 0;
  const made = spawnSync('unshare', [...ownPlace(isRoot), 'true'], { timeout: SAYS });
  if (made.status === 0) return undefined;
  return isRoot
    ? l10n.t(
        'A lab makes network namespaces, and even root may make none here, as in a container without CAP_SYS_ADMIN. Run the command on the machine itself, or use the topology with containerlab.',
      )
    : l10n.t(
        'A lab makes network namespaces, and this user may make none of its own here. Run the command as root, or use the topology with containerlab.',
      );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
