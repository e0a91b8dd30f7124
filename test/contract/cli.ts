import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../samples/northwind', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built command line, as a user does. */
export function start(args: readonly string[], env: Record<string, string> = {}, cwd?: string): ChildProcess {
  if (!existsSync(CLI)) throw new Error('dist/cli.js is not there: run "npm run build" first');
  return spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: tmpdir(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a started command says until it ends. */
export function ended(child: ChildProcess): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

export function cli(args: readonly string[], env: Record<string, string> = {}, cwd?: string): Promise<Ran> {
  return ended(start(args, env, cwd));
}

/** Resolves when the stream has said something that the pattern matches; rejects when it ends before. */
export function said(child: ChildProcess, stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray> {
  let text = '';
  return new Promise((resolve, reject) => {
    child[stream]?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const match = pattern.exec(text);
      if (match) resolve(match);
    });
    child.once('close', () => reject(new Error(`${String(pattern)} was never said: ${text}`)));
  });
}

/** A copy of the sample design that a test may change. */
export class SampleCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'csp-cli-'));
  readonly design = join(this.folder, 'northwind');

  constructor() {
    cpSync(SAMPLE, this.design, { recursive: true });
  }

  edit(file: string, from: string | RegExp, to: string): void {
    const path = join(this.design, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} holds no ${String(from)}`);
    writeFileSync(path, after);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.design, file), text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
