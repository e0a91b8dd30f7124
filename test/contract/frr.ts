import { accessSync, constants } from 'node:fs';
import { describe } from 'vitest';
import { labObjection } from '../../src/deploy/lab';

/** Whether FRRouting's shell is on this machine; it judges configurations without running anything. */
export function frrReason(): string | undefined {
  try {
    accessSync('/usr/bin/vtysh', constants.X_OK);
    return undefined;
  } catch {
    return 'FRRouting is not installed (apt-get install frr)';
  }
}

/**
 * A suite that FRRouting judges. FRRouting is a package of the system, not of the folder of referees: where it is not
 * installed, or cannot be run, the suite is skipped and says why.
 */
export function describeWithFrr(name: string, needs: 'vtysh' | 'namespaces', suite: () => void): void {
  const reason = frrReason() ?? (needs === 'namespaces' ? labObjection() : undefined);
  if (reason === undefined) {
    describe(name, suite);
    return;
  }
  console.warn(`Skipped: ${name}, because ${reason}.`);
  describe.skip(`${name} (skipped: ${reason})`, suite);
}
