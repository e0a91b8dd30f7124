import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createDesign as askDesign } from '../../../wizards';
import { Refusal } from '../../services/commands';
import { exists, showing, writeAll } from '../../services/edits';
import { askInDialog } from '../../services/openDialog';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';
import { requireWritableFolder } from '../../services/writable';
import { askQuestions } from './askQuestions';
import { keepAnswers } from './keepAnswers';

/** Asks for the CSP and its first datacenter, and makes the provider file of a new design. */
export async function createDesign(
  services: Services,
  folder: unknown,
  given: Readonly<Record<string, unknown>>,
): Promise<vscode.Uri> {
  requireTrust();
  const target = folder instanceof vscode.Uri ? folder : await chooseFolder();
  const uri = vscode.Uri.joinPath(target, 'provider.csp.yaml');
  if (await exists(uri)) {
    throw new Refusal(l10n.t('{0} is there already: the folder holds a design.', uri.fsPath), showing(uri));
  }
  await requireWritableFolder(target);
  const { made, answers } = await askQuestions({
    title: l10n.t('Create a design'),
    given,
    asking: () => Promise.resolve(() => askDesign('')),
    goFirst: () => Promise.resolve(),
  });
  const { text } = made.design.provider.file;
  await keepAnswers(() => writeAll([{ uri, created: text }]), {
    again: () => createDesign(services, target, answers),
    texts: [text],
  });
  await services.files.scan();
  await vscode.window.showTextDocument(uri);
  if (!vscode.workspace.getWorkspaceFolder(uri)) await offerToOpen(target);
  return uri;
}

async function chooseFolder(): Promise<vscode.Uri> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [only] = folders;
  if (only && folders.length === 1 && !(await exists(vscode.Uri.joinPath(only.uri, 'provider.csp.yaml'))))
    return only.uri;
  return askInDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    title: l10n.t('Folder of the new design'),
    openLabel: l10n.t('Create the Design Here'),
    ...(only && { defaultUri: only.uri }),
  });
}

async function offerToOpen(folder: vscode.Uri): Promise<void> {
  const open = l10n.t('Open Folder');
  const chosen = await vscode.window.showInformationMessage(
    l10n.t('The design is in a folder that is not open. Open it to see its tree and its findings.'),
    open,
  );
  if (chosen === open) await vscode.commands.executeCommand('vscode.openFolder', folder);
}
