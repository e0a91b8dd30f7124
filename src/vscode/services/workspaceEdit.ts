import * as vscode from 'vscode';
import type { DesignFile, TextEdit } from '../../design';
import { toRange } from './reveal';
import type { Writing } from './edits';
import type { Services } from './services';

/** Edits of design files as one step of the editor. */
export function toWorkspaceEdit(
  { files }: Services,
  edits: ReadonlyMap<DesignFile, readonly TextEdit[]>,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const [file, changes] of edits) {
    const uri = files.uriOf(file.path);
    if (!uri) continue;
    for (const { start, end, newText } of changes) edit.replace(uri, toRange(file, { start, end }), newText);
  }
  return edit;
}

/** The same as what is to be written. */
export function writingsOf({ files }: Services, edits: ReadonlyMap<DesignFile, readonly TextEdit[]>): Writing[] {
  return [...edits].flatMap(([{ path, text }, changes]): Writing[] => {
    const uri = files.uriOf(path);
    return uri ? [{ uri, path, before: text, edits: changes }] : [];
  });
}
