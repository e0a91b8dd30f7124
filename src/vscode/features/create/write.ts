import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design } from '../../../design';
import type { FileChange } from '../../../wizards';
import { Refusal } from '../../services/commands';
import { exists } from '../../services/edits';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';

export interface Writing {
  /** The design that the changes are made for. */
  readonly before: Design;
  readonly changes: readonly FileChange[];
}

/**
 * Told before the first question: a file that is half typed or read-only.
 * @throws Refusal
 */
export async function requireWritable({ designs }: Services, path: string): Promise<void> {
  const uri = designs.uriOf(path);
  if (!uri) throw new Refusal(l10n.t('{0} is not there any more.', path));
  const show = { title: l10n.t('Show File'), run: () => vscode.window.showTextDocument(uri) };
  if (designs.snapshot.broken.has(path)) {
    throw new Refusal(
      l10n.t('{0} is half typed and cannot be changed now. Mend it first, then try again.', path),
      show,
    );
  }
  const writable = vscode.workspace.fs.isWritableFileSystem(uri.scheme);
  const { permissions } = await vscode.workspace.fs.stat(uri);
  if (writable === false || permissions === vscode.FilePermission.Readonly) {
    throw new Refusal(l10n.t('{0} is read-only: nothing was asked and nothing was changed.', path), show);
  }
}

/**
 * Writes all changes as one edit, which one undo takes back: all of them or none.
 * @throws Refusal where a file was changed in the meantime, or cannot be written
 */
export async function write({ designs, files }: Services, { before, changes }: Writing): Promise<void> {
  requireTrust();
  const edit = new vscode.WorkspaceEdit();
  const created: vscode.Uri[] = [];
  for (const { path, edits, created: text } of changes) {
    if (text !== undefined) {
      const uri = uriOfNew(designs.uriOf(before.provider.file.path), before, path);
      if (await exists(uri)) throw new Refusal(l10n.t('{0} is there already; nothing was changed.', uri.fsPath));
      edit.createFile(uri, { contents: new TextEncoder().encode(text) });
      created.push(uri);
      continue;
    }
    const uri = designs.uriOf(path);
    const old = before.files.find((file) => file.path === path);
    const document = uri && (await vscode.workspace.openTextDocument(uri));
    if (!uri || !document || document.getText() !== old?.text) {
      throw new Refusal(l10n.t('{0} was changed at the same time: nothing was written. Try again.', path));
    }
    for (const { start, end, newText } of edits ?? []) {
      edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
    }
  }
  // VS Code says `false` in place of why: a folder without write permission is the usual reason.
  const done = await vscode.workspace.applyEdit(edit).then(undefined, () => false);
  for (const uri of created) {
    if (done && (await exists(uri))) continue;
    throw new Refusal(
      l10n.t(
        '{0} could not be written. Is the folder writable? Choose another folder, or mend its permissions.',
        uri.fsPath,
      ),
    );
  }
  if (!done) {
    throw new Refusal(l10n.t('{0} could not be changed: it is read-only.', changes.map(({ path }) => path).join(', ')));
  }
  if (created.length > 0) await files.scan();
}

/** Beside the provider file, at the same place as in the paths of the design. */
function uriOfNew(provider: vscode.Uri | undefined, { folder }: Design, path: string): vscode.Uri {
  if (!provider) throw new Refusal(l10n.t('{0} is not there any more.', path));
  const below = folder === '' ? path : path.slice(folder.length + 1);
  return vscode.Uri.joinPath(provider, '..', below);
}
