import { execFile } from 'node:child_process';

/** A program of the machine that failed; the message holds what it said. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** What the program reads. */
  readonly input?: string;
}

/** Runs a program to its end, at most 30 s; its standard output. Aborting kills it. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { signal, input } = options;
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...args],
      { timeout: 30_000, maxBuffer: 16_000_000, ...(signal && { signal }) },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else if (signal?.aborted) reject(error as Error);
        else reject(new CommandFailure(`${program} ${args.join(' ')}: ${(stderr || stdout || error.message).trim()}`));
      },
    );
    if (input !== undefined) child.stdin?.end(input);
  });
}

/** Waits, unless aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
