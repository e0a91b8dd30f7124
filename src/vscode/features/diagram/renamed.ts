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

/** A file that was renamed, and what was known of it before. */
export interface Renamed<T> {
  readonly to: vscode.Uri;
  readonly kept: T;
}

/** Follows a file through renamings, of which the next may come before the designs are read after the last one. */
export class Renaming<T> {
  private latest: Renamed<T> | undefined;

  /**
   * @param at where the file was when it was read last
   * @param kept what is known of it, asked for once on the way
   * @returns where it is now; undefined where it stayed
   */
  take(at: vscode.Uri | undefined, event: vscode.FileRenameEvent, kept: () => T): Renamed<T> | undefined {
    const from = this.latest?.to ?? at;
    const to = from && uriAfter(from, event);
    if (!to) return undefined;
    return (this.latest = { to, kept: this.latest ? this.latest.kept : kept() });
  }

  /** Whether a file that was renamed is still looked for there: it was not renamed again, and no other one was chosen. */
  isOn(renamed: Renamed<T>): boolean {
    return this.latest === renamed;
  }

  /** What is shown now is read as it is, or chosen by somebody. */
  end(): void {
    this.latest = undefined;
  }
}
