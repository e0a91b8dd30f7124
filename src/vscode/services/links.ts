import { lstat, readdir, realpath } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import * as vscode from 'vscode';

/**
 * Those of some files below a folder that are really in it: no symbolic link on the way to them leads out. One look at each
 * folder, however many files it holds. Only what is on a disk has links.
 */
export async function withoutLinksOut(folder: vscode.Uri, files: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  if (folder.scheme !== 'file') return [...files];
  const root = (await realOf(folder.fsPath)) ?? folder.fsPath;
  const byFolder = new Map<string, vscode.Uri[]>();
  for (const file of files) {
    const path = vscode.Uri.joinPath(file, '..').fsPath;
    const inside = byFolder.get(path);
    if (inside) inside.push(file);
    else byFolder.set(path, [file]);
  }
  const kept = await Promise.all(
    [...byFolder].map(async ([path, inside]) => {
      const real = await realOfNearest(path);
      if (real === undefined || !isInside(root, real)) return [];
      const links = await linksIn(path);
      const checked = await Promise.all(
        inside.map(async (file) => {
          if (!links.has(file.path.slice(file.path.lastIndexOf('/') + 1))) return [file];
          const target = await realOf(file.fsPath);
          return target !== undefined && isInside(root, target) ? [file] : [];
        }),
      );
      return checked.flat();
    }),
  );
  const all = new Set(kept.flat());
  return files.filter((file) => all.has(file));
}

/** Where a folder is, or would be made: that of the nearest one around it that is there. A link that leads nowhere is nowhere. */
async function realOfNearest(path: string): Promise<string | undefined> {
  const real = await realOf(path);
  if (real !== undefined || dirname(path) === path) return real;
  const isThere = await lstat(path).then(
    () => true,
    () => false,
  );
  return isThere ? undefined : realOfNearest(dirname(path));
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

async function linksIn(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return new Set(entries.flatMap((entry) => (entry.isSymbolicLink() ? [entry.name] : [])));
}

async function realOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}
