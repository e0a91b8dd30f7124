import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { visible } from './terminal';

/** Both ends are a person's terminal, so that questions can be asked. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks on the terminal; what is typed is not shown. undefined after Ctrl+C. */
export function askHidden(question: string): Promise<string | undefined> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write(visible(question));
  return ask('', nowhere).finally(() => process.stderr.write('\n'));
}

/** Asks for yes or no; no is what is not yes, and Ctrl+C. */
export async function askYes(question: string, yes: readonly string[]): Promise<boolean> {
  const answer = await ask(visible(question), process.stderr);
  return answer !== undefined && yes.includes(answer.trim().toLowerCase());
}

async function ask(question: string, output: NodeJS.WritableStream): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  const ended = new AbortController();
  lines.once('SIGINT', () => ended.abort());
  try {
    return await lines.question(question, { signal: ended.signal });
  } catch {
    return undefined;
  } finally {
    lines.close();
  }
}
