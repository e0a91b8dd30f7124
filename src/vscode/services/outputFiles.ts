import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Comparison, MANIFEST, type Output, compareOutput, pathsToCompare } from '../../generate';
import { leadsOutOf } from '../../deploy/links';
import { Refusal } from './commands';
import { requireTrust } from './trust';

/** What was written and taken away; texts as they were before. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Of the files that changed. */
  readonly before: ReadonlyMap<string, string>;
}

/** What a folder holds of an output, compared with it. */
export async function compareWithDisk(output: Output, folder: vscode.Uri) {
  const manifest = await readText(at(folder, output.folder === '' ? MANIFEST : `${output.folder}/${MANIFEST}`));
  const there = new Map<string, string>();
  await Promise.all(
    pathsToCompare(output, manifest).map(async (path) => {
      const text = await readText(at(folder, path));
      if (text !== undefined) there.set(path, text);
    }),
  );
  return { comparison: compareOutput(output, there, manifest), there };
}

/**
 * Writes what is new and updated, takes away what is stale, and then remembers what is there.
 * @param overwrite paths of files changed by hand that are written nevertheless
 * @throws Refusal where the folder cannot be written
 */
export async function writeOutput(
  { files, manifestPath, manifestAfter }: Comparison,
  there: ReadonlyMap<string, string>,
  folder: vscode.Uri,
  overwrite: ReadonlySet<string>,
): Promise<Written> {
  requireTrust();
  const written: string[] = [];
  const removed: string[] = [];
  const before = new Map<string, string>();
  try {
    for (const { path, state, file } of files) {
      const wanted = state === 'new' || state === 'updated' || (state === 'changedByHand' && overwrite.has(path));
      if (file && wanted) {
        await vscode.workspace.fs.writeFile(at(folder, path), new TextEncoder().encode(file.content));
        written.push(path);
        const text = there.get(path);
        if (text !== undefined) before.set(path, text);
      } else if (state === 'stale') {
        await vscode.workspace.fs.delete(at(folder, path));
        removed.push(path);
      }
    }
    const done = new Set([...overwrite, ...removed]);
    await vscode.workspace.fs.writeFile(at(folder, manifestPath), new TextEncoder().encode(manifestAfter(done)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      l10n.t('{0} could not be written: {1} Choose another folder, or mend its permissions.', folder.fsPath, why),
    );
  }
  return { written, removed, unchanged: files.filter(({ state }) => state === 'unchanged').length, before };
}

/**
 * A path in a folder that we generate into.
 * @throws Refusal where a symbolic link on the way leads out of the folder: behind it nothing is read, written or removed
 */
export function at(folder: vscode.Uri, path: string): vscode.Uri {
  const uri = vscode.Uri.joinPath(folder, ...path.split('/'));
  if (folder.scheme !== 'file' || !leadsOutOf(folder.fsPath, uri.fsPath)) return uri;
  throw new Refusal(
    l10n.t(
      '{0} leads out of {1} by a symbolic link: nothing more was written. Remove the link.',
      uri.fsPath,
      folder.fsPath,
    ),
  );
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // Not there: it is new.
    return undefined;
  }
}
