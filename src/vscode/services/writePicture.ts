import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from './commands';
import type { Services } from './services';
import { requireTrust } from './trust';

/** Writes a picture as it was drawn, or as a PNG, and offers to open it. */
export async function writePicture(services: Services, uri: vscode.Uri, text: string, isPng: boolean): Promise<void> {
  requireTrust();
  const bytes = isPng ? await png(services, text) : new TextEncoder().encode(text);
  try {
    await vscode.workspace.fs.writeFile(uri, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(l10n.t('{0} could not be written: {1} Choose another folder.', uri.fsPath, why));
  }
  const open = l10n.t('Open');
  const chosen = await vscode.window.showInformationMessage(l10n.t('The diagram is in {0}.', uri.fsPath), open);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', uri);
}

async function png({ extension }: Services, svg: string): Promise<Uint8Array> {
  const [{ pngOf }, { pixelTools }] = await Promise.all([import('../../diagram/png'), import('../../work/pixelTools')]);
  return pngOf(svg, await pixelTools(vscode.Uri.joinPath(extension.extensionUri, 'dist').fsPath));
}
