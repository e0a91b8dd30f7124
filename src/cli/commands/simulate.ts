import { once } from 'node:events';
import * as l10n from '@vscode/l10n';
import { PortInUseError, startSimulator } from '../../simulator';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { print, printError } from '../terminal';

export interface SimulateOptions {
  readonly port: number;
  readonly speed: 'fast' | 'real';
}

/** Runs the simulator until Ctrl+C; its address is the first line on standard output. */
export async function simulate({ port, speed }: SimulateOptions): Promise<ExitCode> {
  const simulator = await startSimulator({ port, speed }).catch((error: unknown) => {
    if (error instanceof PortInUseError) throw new CliFailure(error.message);
    if ((error as NodeJS.ErrnoException).code === 'EACCES') {
      throw new CliFailure(l10n.t('Port {0} may not be used by this user.', String(port)));
    }
    throw error;
  });
  print(simulator.url);
  printError(
    l10n.t(
      'The simulator runs, and holds nothing yet. In another terminal: csp-connectivity deploy DIR --customer NAME --cloud simulator --simulator {0}. Ctrl+C ends it.',
      String(simulator.port),
    ),
  );
  simulator.on((event) => {
    if (event.kind === 'operation') {
      printError(`${event.verb} ${event.resourceId} ${event.status}`);
    } else if (event.kind === 'party') {
      const who = event.party === 'customer' ? l10n.t('customer') : l10n.t('connectivity provider');
      printError(`${who}: ${event.resourceId} ${event.text}`);
    }
  });
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await simulator.stop();
  return EXIT.ok;
}
