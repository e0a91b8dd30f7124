import * as vscode from 'vscode';
import type { DesignFile, TextEdit } from '../../design';
import { toRange } from './reveal';
import { type Writing, writeAll } from './edits';
import type { Services } from './services';
import { requireWritable } from './writable';

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

/**
 * Writes edits of design files as one step, which one undo takes back: in all of them or in none.
 * @throws Refusal where one of them is half typed, read-only or changed meanwhile
 */
export async function writeEdits(
  services: Services,
  edits: ReadonlyMap<DesignFile, readonly TextEdit[]>,
): Promise<void> {
  for (const { path } of edits.keys()) await requireWritable(services, path);
  await writeAll(writingsOf(services, edits));
}

function writingsOf({ files }: Services, edits: ReadonlyMap<DesignFile, readonly TextEdit[]>): Writing[] {
  return [...edits].flatMap(([{ path, text }, changes]): Writing[] => {
    const uri = files.uriOf(path);
    return uri ? [{ uri, path, before: text, edits: changes }] : [];
  });
}
