import * as vscode from 'vscode';
import { isBelow } from '../../services/bases';

/** Where a file is after files and folders were renamed or moved; undefined where it stayed. */
export function uriAfter(uri: vscode.Uri, { files }: vscode.FileRenameEvent): vscode.Uri | undefined {
  for (const { oldUri, newUri } of files) {
    if (uri.toString() === oldUri.toString()) return newUri;
    if (isBelow(uri, oldUri)) return vscode.Uri.joinPath(newUri, uri.path.slice(oldUri.path.length));
  }
  return undefined;
}
