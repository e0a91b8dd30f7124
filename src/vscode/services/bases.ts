import * as vscode from 'vscode';
import { withoutLinksOut } from './links';

const DESIGN_GLOB = '**/{*.csp.yaml,*.csp.json,.csp-catalog.json}';
const ROOT_FILES = ['provider.csp.yaml', 'provider.csp.json'];
const HIGHEST_STEPS = 32;

/**
 * Where design files are looked for: a folder of the workspace, or the folder above it that holds the provider file,
 * as the nearest provider file above a customer is the root of its design.
 */
export interface Base {
  readonly uri: vscode.Uri;
  /** What stands before the paths of its files, so that they are unique in the workspace: '' or `name/`. */
  readonly prefix: string;
}

export async function findBases(folders: readonly vscode.WorkspaceFolder[]): Promise<Base[]> {
  const found = await Promise.all(folders.map(async ({ uri }) => (await rootAbove(uri)) ?? uri));
  const uris = found.filter(
    (uri, i) =>
      found.findIndex((other) => other.toString() === uri.toString()) === i &&
      !found.some((other) => other.toString() !== uri.toString() && isBelow(uri, other)),
  );
  const used = new Set<string>();
  return uris.map((uri) => ({ uri, prefix: uris.length === 1 ? '' : `${uniqueName(uri, used)}/` }));
}

/** The design files of a base that the user did not exclude (`files.exclude`), and that no symbolic link brings from elsewhere. */
export async function findDesignFiles(base: Base): Promise<vscode.Uri[]> {
  return withoutLinksOut(base.uri, await vscode.workspace.findFiles(new vscode.RelativePattern(base.uri, DESIGN_GLOB)));
}

export function designFilesOf(base: Base): vscode.RelativePattern {
  return new vscode.RelativePattern(base.uri, DESIGN_GLOB);
}

/** The path of a file as findings name it: relative to its base, with `/`. */
export function pathIn(base: Base, uri: vscode.Uri): string {
  return base.prefix + uri.path.slice(base.uri.path.replace(/\/$/, '').length + 1);
}

export function isBelow(uri: vscode.Uri, folder: vscode.Uri): boolean {
  return (
    uri.scheme === folder.scheme &&
    uri.authority === folder.authority &&
    uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`)
  );
}

async function rootAbove(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  let at = folder;
  for (let step = 0; step < HIGHEST_STEPS; step++) {
    if (await holdsProvider(at)) return at;
    const parent = vscode.Uri.joinPath(at, '..');
    if (parent.path === at.path) return undefined;
    at = parent;
  }
  return undefined;
}

async function holdsProvider(folder: vscode.Uri): Promise<boolean> {
  for (const name of ROOT_FILES) {
    try {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name));
      return true;
    } catch {
      // Not there, or not ours to read: looked for further up.
    }
  }
  return false;
}

function uniqueName(uri: vscode.Uri, used: Set<string>): string {
  const name = uri.path.split('/').filter(Boolean).at(-1) ?? uri.authority;
  let unique = name;
  for (let n = 2; used.has(unique); n++) unique = `${name}-${n}`;
  used.add(unique);
  return unique;
}
