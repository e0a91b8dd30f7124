import * as l10n from '@vscode/l10n';
import type { CommanderError } from 'commander';
import { thrownText } from '../design/thrown';
import { CliFailure, EXIT, type ExitCode } from './failure';
import { requireNode } from './node';
import { printedLines, print, printError } from './terminal';

/**
 * Runs one command line. Whatever goes wrong is told on standard error; with `--json` there is one JSON document on standard
 * output in every case.
 */
export async function run(words: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const before = printedLines();
  try {
    requireNode(process.versions.node);
    // Only now, as an older Node.js may not get through what the program is made of.
    const { programOf } = await import('./program');
    await programOf((code) => {
      exitCode = code;
    }).parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    const failed = told(error);
    if (failed.exitCode !== EXIT.ok && words.includes('--json') && printedLines() === before) {
      print(JSON.stringify({ formatVersion: 1, status: 'error', ...failed }, undefined, 2));
    }
    return failed.exitCode;
  }
}

interface Told {
  readonly exitCode: ExitCode;
  readonly message: string;
  readonly about?: CliFailure['about'];
}

function told(error: unknown): Told {
  if (error instanceof CliFailure) {
    const { exitCode, message, about } = error;
    printError(message);
    return { exitCode, message, ...(about && { about }) };
  }
  // Commander has printed what it has to say.
  if (isCommanders(error)) {
    return { exitCode: error.exitCode === 0 ? EXIT.ok : EXIT.usage, message: error.message };
  }
  const message = thrownText(error);
  printError(l10n.t('This is a defect of csp-connectivity, please report it:'));
  printError(error instanceof Error && typeof error.stack === 'string' ? error.stack : message);
  return { exitCode: EXIT.errors, message };
}

/** By its code: its class is loaded with the program. */
function isCommanders(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}
