import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DesignFile, TextEdit } from '../../design';
import { Refusal } from './commands';
import { loadDesign } from './rooms';
import { requireTrust } from './trust';

/** A file that is to be changed or made. */
export type Writing =
  | {
      readonly uri: vscode.Uri;
      /** As findings and messages name the file. */
      readonly path: string;
      /** The text that the edits are made for. */
      readonly before: string;
      readonly edits: readonly TextEdit[];
    }
  | { readonly uri: vscode.Uri; readonly created: string };

/**
 * Changes and makes files as one edit, which one undo takes back: all of it or nothing. Nothing is saved.
 * @throws Refusal where a file was changed in the meantime, is there already, or cannot be written
 */
export async function writeAll(writings: readonly Writing[]): Promise<void> {
  requireTrust();
  const ready = await Promise.all(writings.map(makeReady));
  // Nothing is waited for from here on: VS Code refuses an edit whose text changes after it was handed over, not before.
  const edit = new vscode.WorkspaceEdit();
  for (const one of ready) {
    if ('created' in one) {
      edit.createFile(one.uri, { contents: new TextEncoder().encode(one.created) });
      continue;
    }
    const { uri, document, edits } = one;
    if (isChanged(one)) throw changedMeanwhile(one.path);
    for (const { start, end, newText } of edits) {
      edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
    }
  }
  const done = await vscode.workspace.applyEdit(edit).then(undefined, () => false);
  for (const { uri } of ready.filter((one) => 'created' in one)) {
    if (!(done && (await exists(uri)))) throw notWritable(uri);
  }
  if (done) return;
  // VS Code says `false` in place of why: the text is another one by now, or its folder has no write permission.
  const changes = ready.filter((one) => 'document' in one);
  const changed = changes.find(isChanged);
  throw changed ? changedMeanwhile(changed.path) : notChanged(changes.map(({ path }) => path).join(', '));
}

type Change = Extract<Writing, { readonly path: string }> & { readonly document: vscode.TextDocument };

const isChanged = ({ document, before }: Change): boolean => document.getText() !== before;

/** @throws Refusal where a file to be made is there, or one to be changed is another one by now */
async function makeReady(writing: Writing): Promise<Change | Extract<Writing, { readonly created: string }>> {
  const { uri } = writing;
  if ('created' in writing) {
    if (await exists(uri)) throw new Refusal(l10n.t('{0} is there already; nothing was changed.', uri.fsPath));
    return writing;
  }
  const change = { ...writing, document: await vscode.workspace.openTextDocument(uri) };
  if (await isBehindDisk(change)) throw changedMeanwhile(writing.path);
  return change;
}

/**
 * Whether another program has written a file whose editor VS Code brings up to date a moment later: what is changed before
 * that can be saved only over the one or the other.
 */
async function isBehindDisk({ document, before }: Change): Promise<boolean> {
  if (document.isDirty) return false;
  // Of one that is gone, or may not be read, VS Code says so when it saves.
  const saved = await vscode.workspace.fs.readFile(document.uri).then(undefined, () => undefined);
  const text = saved && (await vscode.workspace.decode(saved, { encoding: document.encoding }));
  return text !== undefined && !document.isDirty && asInEditors(text) !== asInEditors(before);
}

/** An editor has one kind of line ends, whatever mixture the file has, and no byte order mark. */
const asInEditors = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');

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
  const { readDesignFile } = await loadDesign();
  const document = await vscode.workspace.openTextDocument(uri);
  const file = readDesignFile(path, document.getText());
  if (file.broken) throw halfTyped(uri, path);
  const edits = change(file);
  if (edits.length === 0) {
    throw new Refusal(
      l10n.t('{0} cannot be changed there: it holds an alias, or another kind of value.', path),
      showing(uri),
    );
  }
  await writeAll([{ uri, path, before: file.text, edits }]);
  return document;
}

/** A file whose text cannot be read at the moment is not changed. */
export function halfTyped(uri: vscode.Uri, path: string): Refusal {
  return new Refusal(
    l10n.t('{0} is half typed and cannot be changed now. Mend it first, then try again.', path),
    showing(uri),
  );
}

/** What is to be written was made for another text than the file has by now. */
export function changedMeanwhile(path: string): Refusal {
  return new Refusal(l10n.t('{0} was changed at the same time: nothing was written. Try again.', path));
}

/** @param paths of the files that VS Code did not change, for which it gives no reason */
export function notChanged(paths: string): Refusal {
  return new Refusal(l10n.t('{0} could not be changed: it is read-only.', paths));
}

export function notWritable(uri: vscode.Uri): Refusal {
  return new Refusal(
    l10n.t(
      '{0} could not be written. Is the folder writable? Choose another folder, or mend its permissions.',
      uri.fsPath,
    ),
  );
}

/** The button that shows a file. */
export function showing(uri: vscode.Uri): { readonly title: string; readonly run: () => Thenable<unknown> } {
  return { title: l10n.t('Show File'), run: () => vscode.window.showTextDocument(uri) };
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
