import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FileInPicture } from '../../../work/designInPicture';
import { Refusal } from '../../services/commands';
import { askInDialog, freePlace } from '../../services/openDialog';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';

/** Larger than any picture of ours. */
const LARGEST = 50_000_000;

/**
 * "Open the Design in a Picture": writes the texts that lie in an SVG into a new folder and shows them. They are read like any
 * other text; nothing that was there before is written over.
 * @param argument the picture, and the folder to write to; asked for where they are not given
 */
export async function openPicture(services: Services, argument: unknown, parent: unknown): Promise<vscode.Uri> {
  requireTrust();
  const picture =
    argument instanceof vscode.Uri
      ? argument
      : await askInDialog({ filters: { SVG: ['svg'] }, title: l10n.t('Which picture has the design?') });
  const files = await filesIn(picture);
  const into =
    parent instanceof vscode.Uri
      ? parent
      : await askInDialog({
          canSelectFiles: false,
          canSelectFolders: true,
          title: l10n.t('Where shall the design be written to?'),
          openLabel: l10n.t('Write Here'),
        });
  const folder = await freePlace(into, picture.path.slice(picture.path.lastIndexOf('/') + 1).replace(/\.svg$/i, ''));
  for (const { path, text } of files) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
  }
  const customer = files.find(({ path }) => path.startsWith('customers/'));
  if (vscode.workspace.getWorkspaceFolder(folder) && customer) {
    await services.files.scan();
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, customer.path));
  } else {
    await vscode.commands.executeCommand('vscode.openFolder', folder);
  }
  return folder;
}

async function filesIn(picture: vscode.Uri): Promise<readonly FileInPicture[]> {
  const { designIn } = await import('../../../work/designInPicture');
  const { size } = await vscode.workspace.fs.stat(picture);
  const bytes = size > LARGEST ? undefined : await vscode.workspace.fs.readFile(picture);
  const files = bytes && designIn(new TextDecoder().decode(bytes));
  if (!files) {
    throw new Refusal(
      l10n.t('There is no design in {0}. Only an SVG that was exported with it has one.', picture.fsPath),
    );
  }
  return files;
}
