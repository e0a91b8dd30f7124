import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { askItem } from './ask';
import type { Chosen } from './designs';
import { askInDialog } from './openDialog';
import type { Services } from './services';

/**
 * The folder that generated files are written to: the one of the settings, or another.
 * @throws CancellationError where the user picks none
 */
export async function askFolder({ designs }: Services, { design }: Chosen): Promise<vscode.Uri> {
  const provider = designs.uriOf(design.provider.file.path);
  const setting = vscode.workspace.getConfiguration('cspConnectivity', provider).get('generate.folder', 'generated');
  const usual = provider && vscode.Uri.joinPath(provider, '..', setting);
  const other = { label: l10n.t('Another folder…'), folder: undefined };
  const picked = await askItem(
    usual ? [{ label: setting, description: usual.fsPath, folder: usual }, other] : [other],
    { placeHolder: l10n.t('Write the files to') },
  );
  if (picked.folder) return picked.folder;
  return askInDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Generate Here'),
    ...(provider && { defaultUri: vscode.Uri.joinPath(provider, '..') }),
  });
}
