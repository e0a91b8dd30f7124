import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const TERM_GRACE_MS = 5_000;

/** Where what is said on the way goes: 1 is the output, 2 the errors. */
let told = 1;

/** Leaves the output to the result of a program: what this process and its commands say on the way goes to the errors. */
export function leaveOutputToResult() {
  told = 2;
  console.log = console.error;
}

/**
 * Runs a command with its output passed through, and waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, quiet?: boolean }} [options] `quiet` keeps the output and shows it only when the command fails
 * @returns {Promise<number>} the exit code; a signal or a time-out counts as 1
 */
export async function run(command, args, { cwd = ROOT, env = process.env, timeoutMs, quiet = false } = {}) {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', quiet ? 'pipe' : told, quiet ? 'pipe' : 'inherit'],
    detached: true,
  });
  const kept = [];
  child.stdout?.on('data', (chunk) => kept.push(chunk));
  child.stderr?.on('data', (chunk) => kept.push(chunk));
  const release = killWithParent(child);
  const timer =
    timeoutMs &&
    setTimeout(() => {
      console.error(`${command} ${args.join(' ')}: no end after ${timeoutMs / 1000} s, stopped`);
      // First the polite signal: what the command has started in groups of their own, only the command can end.
      killGroup(child.pid, 'SIGTERM');
      setTimeout(() => killGroup(child.pid, 'SIGKILL'), TERM_GRACE_MS).unref();
    }, timeoutMs);
  try {
    const [code] = await once(child, 'close');
    if (code !== 0 && quiet) process.stderr.write(Buffer.concat(kept));
    return code ?? 1;
  } catch (error) {
    console.error(`${command}: ${error.message}`);
    return 1;
  } finally {
    clearTimeout(timer);
    release();
  }
}

/** Like `run`, but a failure throws, naming what failed. */
export async function runOrThrow(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (exit ${code})`);
}

/** Sends a signal to a whole process group; one that is already gone is fine. */
export function killGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}

const children = new Set();
let hooked = false;

/** Ends a detached child's group when this process ends or is interrupted. Returns the function that lets go of it. */
export function killWithParent(child) {
  children.add(child);
  if (!hooked) {
    hooked = true;
    const killAll = () => {
      for (const each of children) killGroup(each.pid, 'SIGKILL');
    };
    process.on('exit', killAll);
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ]) {
      process.on(signal, () => process.exit(code));
    }
  }
  return () => children.delete(child);
}

/** The first of the named programs that is on PATH, as an absolute path. */
export function findOnPath(...names) {
  for (const name of names) {
    for (const dir of (process.env.PATH ?? '').split(delimiter)) {
      if (dir && isExecutable(join(dir, name))) return join(dir, name);
    }
  }
  return undefined;
}

/** Whether a path is an executable file. */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
