import * as l10n from '@vscode/l10n';
import { engines } from '../../package.json';
import { CliFailure } from './failure';

/** Ends the command where the version of Node.js that runs it, such as 20.20.2, is older than the package needs. */
export function requireNode(version: string): void {
  const needed = engines.node.replace('>=', '');
  if (Number.parseInt(version) < Number.parseInt(needed)) {
    throw new CliFailure(l10n.t('csp-connectivity needs Node.js {0} or later; this is {1}.', needed, version));
  }
}
