import * as l10n from '@vscode/l10n';
import { CommanderError } from 'commander';
import { CliFailure, EXIT, type ExitCode } from './failure';
import { loadLanguage } from './language';
import { programOf } from './program';
import { printError } from './terminal';

async function run(words: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  try {
    await programOf((code) => {
      exitCode = code;
    }).parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CliFailure) {
      printError(error.message);
      return error.exitCode;
    }
    // Commander has printed what it has to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    printError(l10n.t('This is a defect of csp-connectivity, please report it:'));
    printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.errors;
  }
}

// Who reads the output may leave early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
loadLanguage(process.env);
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
