import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PageName } from '../../diagram';
import { Refusal } from './commands';
import type { Services } from './services';
import { requireTrust } from './trust';

/**
 * Asks where a picture goes; `ending` is one of those that may be.
 * @throws Refusal where the name has another ending; CancellationError where the user leaves
 */
export async function askPictureUri<E extends string>(
  title: string,
  filters: Readonly<Record<string, readonly E[]>>,
  defaultUri: vscode.Uri | undefined,
): Promise<{ readonly uri: vscode.Uri; readonly ending: E }> {
  const uri = await vscode.window.showSaveDialog({
    title,
    filters: Object.fromEntries(Object.entries(filters).map(([name, endings]) => [name, [...endings]])),
    ...(defaultUri && { defaultUri }),
  });
  if (!uri) throw new vscode.CancellationError();
  const endings = Object.values(filters).flat();
  const said = uri.path.slice(uri.path.lastIndexOf('.') + 1).toLowerCase();
  const ending = endings.find((one) => one === said);
  if (ending === undefined) {
    const all = endings.map((one) => `.${one}`).join(', ');
    throw new Refusal(l10n.t('{0} ends in none of {1}.', uri.fsPath, all));
  }
  return { uri, ending };
}

/**
 * Writes a picture as it was drawn, or as a PNG, and offers to open it.
 * @param page that it was drawn for
 */
export async function writePicture(
  services: Services,
  uri: vscode.Uri,
  text: string,
  isPng: boolean,
  page?: PageName,
): Promise<void> {
  requireTrust();
  const bytes = isPng ? await png(services, text, page) : new TextEncoder().encode(text);
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

async function png({ extension }: Services, svg: string, page: PageName | undefined): Promise<Uint8Array> {
  const [{ pngOf }, { pixelTools }] = await Promise.all([import('../../diagram/png'), import('../../work/pixelTools')]);
  return pngOf(svg, await pixelTools(vscode.Uri.joinPath(extension.extensionUri, 'dist').fsPath), page);
}
