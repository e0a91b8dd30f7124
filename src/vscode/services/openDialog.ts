import * as vscode from 'vscode';
import { exists } from './edits';

/**
 * Asks for one file or folder.
 * @throws CancellationError where nothing was chosen
 */
export async function askInDialog(options: vscode.OpenDialogOptions): Promise<vscode.Uri> {
  const [chosen] = (await vscode.window.showOpenDialog(options)) ?? [];
  if (!chosen) throw new vscode.CancellationError();
  return chosen;
}

/**
 * Asks for one or more files.
 * @throws CancellationError where none was chosen
 */
export async function askFilesInDialog(options: vscode.OpenDialogOptions): Promise<readonly vscode.Uri[]> {
  const chosen = (await vscode.window.showOpenDialog({ ...options, canSelectMany: true })) ?? [];
  if (chosen.length === 0) throw new vscode.CancellationError();
  return chosen;
}

/** A place of a name, or of the name with a number behind it, at which there is nothing yet. */
export async function freePlace(parent: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let n = 1; ; n++) {
    const candidate = vscode.Uri.joinPath(parent, n === 1 ? name : `${name}-${n}`);
    if (!(await exists(candidate))) return candidate;
  }
}
