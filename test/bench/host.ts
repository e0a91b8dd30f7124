// Loaded by the extension host: opens an estate, types in one of its customers, and writes what that cost.
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Api } from '../../src/vscode/extension';
import { median } from './measure';

const TICK_MS = 5;
const IDLE_MS = 700;
const WARM_UP = 20;
const KEYSTROKES = 40;
const CUSTOMER = 'customers/customer-00010.csp.yaml';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** CPU of this thread, in ms: a block is measured by it, so that what else runs on the machine does not count. */
function threadCpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** CPU of the whole extension host, the collector and compiler threads of V8 included, in ms. */
function processCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Watches the event loop: the most work that was done between two ticks of a timer. */
function watchBlocks(): () => number {
  let last = threadCpu();
  let longest = 0;
  const timer = setInterval(() => {
    const now = threadCpu();
    longest = Math.max(longest, now - last);
    last = now;
  }, TICK_MS);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

/** Milliseconds until the tree has a customer. */
async function firstCustomer(tree: Api['tree'], start: number): Promise<number> {
  for (;;) {
    for (const root of (await tree.getChildren()) ?? []) {
      const rows = (await tree.getChildren(root)) ?? [];
      if (rows.some(({ kind }) => kind === 'customer')) return performance.now() - start;
    }
    await pause(TICK_MS);
  }
}

async function cpuWhile(work: () => Thenable<unknown>): Promise<number> {
  const before = processCpu();
  await work();
  await pause(IDLE_MS);
  return processCpu() - before;
}

export async function run(): Promise<void> {
  const of = (name: string) => process.env[name] ?? '';
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const extension = vscode.extensions.getExtension<Api>('csp-connectivity.csp-connectivity');
  if (!folder || !extension || extension.isActive) throw new Error('The extension is to be opened on an empty folder.');
  cpSync(of('CSP_BENCH_ESTATE'), folder.uri.fsPath, { recursive: true });
  await pause(3000);

  const blocks = watchBlocks();
  const start = performance.now();
  const { tree, latest } = await extension.activate();
  void vscode.commands.executeCommand('cspConnectivity.designs.focus');
  const first = await firstCustomer(tree, start);
  const { findings } = await latest();
  const checked = performance.now() - start;
  await pause(3000);
  const block = blocks();

  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, CUSTOMER));
  const editor = await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('cspConnectivity.openDiagram', document.uri);
  writeFileSync(of('CSP_BENCH_READY'), '');
  while (!existsSync(of('CSP_BENCH_GO'))) await pause(50);
  const edited: Record<string, number> = {};
  let turn = 100;
  const type = async () => {
    const at = document.getText().indexOf('bandwidthInMbps: ') + 'bandwidthInMbps: '.length;
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + 3));
    const text = String(++turn);
    edited[text] = Date.now();
    await editor.edit((edit) => edit.replace(range, text));
  };
  for (let i = 0; i < WARM_UP; i++) await cpuWhile(type);
  const typed: number[] = [];
  const idle: number[] = [];
  for (let i = 0; i < KEYSTROKES; i++) {
    typed.push(await cpuWhile(type));
    idle.push(await cpuWhile(() => Promise.resolve()));
  }
  const keystroke = median(typed) - median(idle);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  writeFileSync(
    of('CSP_BENCH_REPORT'),
    JSON.stringify({ block, first, checked, findings: findings.length, keystroke, edited }),
  );
}
