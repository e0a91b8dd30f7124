// Loaded by the extension host: activates the extension and an empty one, and writes how long each took, in ms.
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

async function activation(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error(`${id} is not installed.`);
  if (extension.isActive) throw new Error(`${id} is active already.`);
  const start = performance.now();
  await extension.activate();
  return performance.now() - start;
}

export async function run(): Promise<void> {
  const empty = await activation('bench.empty');
  const ours = await activation('csp-connectivity.csp-connectivity');
  writeFileSync(process.env['CSP_BENCH_REPORT'] ?? '', JSON.stringify({ empty, ours }));
}
