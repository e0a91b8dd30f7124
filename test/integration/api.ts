import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Api } from '../../src/vscode/extension';
import type { Node } from '../../src/vscode/features/tree/node';

const UNTIL_MS = 25_000;

/** The extension once it is active. */
export async function api(): Promise<Api> {
  const found = vscode.extensions.getExtension<Api>('csp-connectivity.csp-connectivity');
  assert.ok(found, 'the extension is not installed');
  return found.activate();
}

export function root(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, 'no folder is open');
  return folder;
}

export function file(path: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), path);
}

export function bytesOf(path: string): string {
  return readFileSync(file(path).fsPath, 'utf8');
}

export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(path)));
}

/** Waits until something is so. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + UNTIL_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Not within ${UNTIL_MS / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

export function problems(path: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(file(path)).filter((d) => d.source === 'csp-connectivity');
}

export function codesOf(diagnostics: readonly vscode.Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

/** Replaces the first place of a text in an open document, as typing does. */
export async function type(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const at = editor.document.getText().indexOf(from);
  assert.ok(at >= 0, `"${from}" is not in the text`);
  const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + from.length));
  assert.ok(await editor.edit((edit) => edit.replace(range, to)));
}

/** Gives back what is on disk, without asking. */
export async function revert(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

/** The rows of the tree below one another, with the row of the given labels opened. */
export async function rows(...labels: string[]): Promise<{ nodes: Node[]; items: vscode.TreeItem[] }> {
  const { tree } = await api();
  let nodes = (await tree.getChildren()) ?? [];
  for (const label of labels) {
    const node = nodes.find((n) => n.label === label);
    assert.ok(node, `no row "${label}" in ${nodes.map((n) => n.label).join(', ')}`);
    nodes = (await tree.getChildren(node)) ?? [];
  }
  return { nodes, items: await Promise.all(nodes.map(async (node) => tree.getTreeItem(node))) };
}

/** The lines of the output channel that tell of something unexpected. */
export async function unexpected(): Promise<string[]> {
  const { logFolder } = await api();
  const names = readdirSync(logFolder.fsPath).filter((name) => name.endsWith('.log'));
  assert.ok(names.length > 0, 'there is no log');
  return names
    .flatMap((name) => readFileSync(vscode.Uri.joinPath(logFolder, name).fsPath, 'utf8').split('\n'))
    .filter((line) => line.includes('[error]'));
}
