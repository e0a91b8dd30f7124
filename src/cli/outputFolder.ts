import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { leadsOutOf } from '../deploy/links';
import { CliFailure, EXIT } from './failure';

/**
 * A path in a folder that we generate into.
 * @throws CliFailure (1) where a symbolic link on the way leads out of the folder: behind it nothing is read, written or removed
 */
export function inOutput(out: string, path: string): string {
  const at = join(out, path);
  if (!leadsOutOf(out, at)) return at;
  throw new CliFailure(
    l10n.t('{0} leads out of {1} by a symbolic link: nothing more was written. Remove the link.', at, out),
    EXIT.errors,
  );
}
