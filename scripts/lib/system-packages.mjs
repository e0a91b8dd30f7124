import { findOnPath, run } from './run.mjs';

const LOCK_WAIT_S = 600;

/**
 * Installs Debian packages where that is possible without asking: as root, with apt.
 * @param {string[]} packages
 * @returns {Promise<boolean>} whether they were installed
 */
export async function installDebianPackages(packages) {
  if (process.getuid?.() !== 0 || !findOnPath('apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const lock = ['-o', `DPkg::Lock::Timeout=${LOCK_WAIT_S}`, '-o', 'Acquire::Retries=3'];
  console.log(`Installing ${packages.join(', ')} with apt…`);
  // The lists' own lock is not covered by apt's lock time-out: another apt may be at work.
  for (let attempt = 0; attempt < 5; attempt++) {
    if ((await run('apt-get', [...lock, '-qq', 'update'], { env, quiet: true })) === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  }
  const args = [...lock, '-qq', 'install', '-y', '--no-install-recommends', ...packages];
  return (await run('apt-get', args, { env, quiet: true, timeoutMs: 900_000 })) === 0;
}
