import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from './commands';
import { exists, halfTyped, notWritable, showing } from './edits';
import type { Services } from './services';

/**
 * Where a file is whose text can be read now.
 * @param path as findings name the file
 * @throws Refusal where it is gone, or half typed
 */
export function uriOfReadable({ designs }: Services, path: string): vscode.Uri {
  const uri = designs.uriOf(path);
  if (!uri) throw new Refusal(l10n.t('{0} is not there any more.', path));
  if (designs.snapshot.broken.has(path)) throw halfTyped(uri, path);
  return uri;
}

/**
 * Told before the first question, and again before the file is changed: it is half typed, read-only or locked.
 * @param path as findings name the file
 * @throws Refusal
 */
export async function requireWritable(services: Services, path: string): Promise<void> {
  const uri = uriOfReadable(services, path);
  const { permissions } = await vscode.workspace.fs.stat(uri);
  const isReadOnly =
    vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false || permissions === vscode.FilePermission.Readonly;
  if (isReadOnly || (await isLocked(uri))) {
    throw new Refusal(l10n.t('{0} is read-only: nothing was changed.', path), showing(uri));
  }
}

/**
 * Told before the first question: a folder in which no file can be made. One that is not there yet is made in the nearest
 * that is.
 * @throws Refusal
 */
export async function requireWritableFolder(folder: vscode.Uri): Promise<void> {
  let nearest = folder;
  while (!(await exists(nearest)) && nearest.path !== '/') nearest = vscode.Uri.joinPath(nearest, '..');
  const { type } = await vscode.workspace.fs.stat(nearest);
  const isFolder = (type & vscode.FileType.Directory) !== 0;
  if (!isFolder || vscode.workspace.fs.isWritableFileSystem(nearest.scheme) === false || (await isLocked(nearest))) {
    throw notWritable(folder);
  }
}

/** On a disk: no permission to write. VS Code tells extensions of none, and finds out when it saves. */
async function isLocked(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme !== 'file') return false;
  const [{ mode }, mayWrite] = await Promise.all([
    stat(uri.fsPath),
    access(uri.fsPath, constants.W_OK).then(
      () => true,
      () => false,
    ),
  ]);
  // Whoever may do anything is locked out by the owner's own permission, too, as VS Code sees it.
  return !mayWrite || (mode & constants.S_IWUSR) === 0;
}
