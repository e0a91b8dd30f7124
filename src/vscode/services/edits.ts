import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DesignFile, TextEdit } from '../../design';
import { Refusal } from './commands';
import { requireTrust } from './trust';

/**
 * Changes a design file by the smallest edits, in its editor: nothing is saved, and undo is VS Code's own.
 * @throws Refusal where the text cannot be changed now
 */
export async function editFile(
  uri: vscode.Uri,
  path: string,
  change: (file: DesignFile) => readonly TextEdit[],
): Promise<vscode.TextDocument> {
  requireTrust();
  const { readDesignFile } = await import('../../design');
  const document = await vscode.workspace.openTextDocument(uri);
  const file = readDesignFile(path, document.getText());
  if (file.broken) {
    throw new Refusal(l10n.t('{0} is half typed and cannot be changed now. Mend it first, then try again.', path), {
      title: l10n.t('Show File'),
      run: () => vscode.window.showTextDocument(document),
    });
  }
  const edits = change(file);
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of edits) {
    edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
  }
  const done = edits.length > 0 && (await vscode.workspace.applyEdit(edit));
  if (!done) {
    throw new Refusal(
      l10n.t('{0} could not be changed: it is read-only, or holds an alias where the change would go.', path),
    );
  }
  return document;
}

/**
 * Makes a file, in one step that undo takes back.
 * @throws Refusal where it is there already or cannot be written
 */
export async function createFile(uri: vscode.Uri, text: string): Promise<void> {
  requireTrust();
  if (await exists(uri)) {
    throw new Refusal(l10n.t('{0} is there already; nothing was changed.', uri.fsPath));
  }
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  // VS Code says `false` in place of why: a folder without write permission is the usual reason.
  const done = await vscode.workspace.applyEdit(edit).then(undefined, () => false);
  if (!done || !(await exists(uri))) {
    throw new Refusal(
      l10n.t(
        '{0} could not be written. Is the folder writable? Choose another folder, or mend its permissions.',
        uri.fsPath,
      ),
    );
  }
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
