import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from './commands';

/**
 * The door to all that writes files, runs something, signs in or touches secrets: whoever does that asks here, whichever
 * menu, lens, tree row or other extension called.
 * @throws Refusal in Restricted Mode
 */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new Refusal(
    l10n.t(
      'This window is in Restricted Mode: nothing is written, run or signed in to before you trust the workspace.',
    ),
    {
      title: l10n.t('Manage Workspace Trust'),
      run: () => vscode.commands.executeCommand('workbench.trust.manage'),
    },
    'warning',
  );
}
