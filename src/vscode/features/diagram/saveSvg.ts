import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../services/commands';
import { requireTrust } from '../../services/trust';

/** Asks where the picture goes, and writes it. */
export async function saveSvg(folder: vscode.Uri | undefined, customer: string, svg: string): Promise<void> {
  requireTrust();
  const target = await vscode.window.showSaveDialog({
    title: l10n.t('Export the diagram'),
    filters: { SVG: ['svg'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${customer}.svg`) }),
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(l10n.t('{0} could not be written: {1} Choose another folder.', target.fsPath, why));
  }
  const open = l10n.t('Open');
  const chosen = await vscode.window.showInformationMessage(l10n.t('The diagram is in {0}.', target.fsPath), open);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', target);
}
