import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../services/commands';
import { askInDialog, freePlace } from '../../services/openDialog';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';

const SAMPLE = 'northwind';
const CONTEXT_OPEN_FILE = 'cspConnectivity.openAfterReload';

/** "Open the Sample": a copy of it in a folder of the user's, as the extension's own files are not to be edited. */
export function activateSample(context: vscode.ExtensionContext, services: Services): void {
  services.commands.register('cspConnectivity.openSample', async (argument) => {
    requireTrust();
    const parent = argument instanceof vscode.Uri ? argument : await askForFolder();
    const target = await freePlace(parent, SAMPLE);
    const source = vscode.Uri.joinPath(context.extensionUri, 'samples', SAMPLE);
    try {
      await vscode.workspace.fs.copy(source, target, { overwrite: false });
    } catch (error) {
      throw new Refusal(
        l10n.t(
          'The sample could not be copied to {0}: {1} Choose another folder.',
          target.fsPath,
          error instanceof Error ? error.message : String(error),
        ),
      );
    }
    const workspace = vscode.workspace.workspaceFolders?.some(({ uri }) => target.path.startsWith(`${uri.path}/`));
    if (workspace) {
      await services.files.scan();
      const customer = vscode.Uri.joinPath(target, 'customers', 'contoso.csp.yaml');
      await vscode.window.showTextDocument(customer);
      await vscode.commands.executeCommand('cspConnectivity.designs.focus');
    } else {
      await context.globalState.update(CONTEXT_OPEN_FILE, target.toString());
      await vscode.commands.executeCommand('vscode.openFolder', target);
    }
    return target;
  });
  void services.commands.guard('sample', () => showAfterReload(context));
}

/** The window opens anew on a folder that the sample was copied to: shows what is in it. */
async function showAfterReload(context: vscode.ExtensionContext): Promise<void> {
  const opened = context.globalState.get<string>(CONTEXT_OPEN_FILE);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (opened === undefined || folder?.toString() !== opened) return;
  await context.globalState.update(CONTEXT_OPEN_FILE, undefined);
  await vscode.commands.executeCommand('cspConnectivity.designs.focus');
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'customers', 'contoso.csp.yaml'));
}

function askForFolder(): Promise<vscode.Uri> {
  const inWorkspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  return askInDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Copy the Sample Here'),
    title: l10n.t('Where shall the sample be copied to?'),
    ...(inWorkspace && { defaultUri: inWorkspace }),
  });
}
