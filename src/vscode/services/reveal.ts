import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DesignFile, OffsetRange } from '../../design';
import { Refusal } from './commands';
import type { DesignFiles } from './designFiles';

export function toRange(file: DesignFile, offsets: OffsetRange): vscode.Range {
  const { start, end } = file.rangeOf(offsets);
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/**
 * Shows a place of a design in its text.
 * @throws Refusal where the file is gone
 */
export async function revealPlace(
  files: DesignFiles,
  place: { readonly file: string; readonly path: readonly (string | number)[] },
  { preserveFocus = false }: { readonly preserveFocus?: boolean } = {},
): Promise<void> {
  await files.flush();
  const uri = files.uriOf(place.file);
  const file = files.file(place.file);
  if (!uri || !file) throw new Refusal(l10n.t('{0} is not there any more.', place.file));
  const range = toRange(file, file.offsetsOf({ path: place.path, on: 'key' }));
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, {
    preserveFocus,
    preview: true,
    viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
  });
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
