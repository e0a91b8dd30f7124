import * as l10n from '@vscode/l10n';
import { version } from '../../package.json';
import { AzureFailure } from '../azure';
import { CLOUD_OF, JournalFailure, type SimulatedParty } from '../deploy';
import {
  OwnSimulator,
  type Target,
  type Work,
  WorkFailure,
  openAzure,
  openSimulator,
  simulatorAt,
  waitText,
} from '../work';
import { CliFailure, EXIT } from './failure';
import { printError } from './terminal';

export type CloudChoice = keyof typeof CLOUD_OF | 'simulator';

export interface TargetOptions {
  readonly cloud: CloudChoice;
  /** Port of a simulator that runs already; without it an embedded one is started. */
  readonly simulator?: number;
  readonly pause?: SimulatedParty;
  readonly speed?: 'fast' | 'real';
  /** Minutes to wait for other parties. */
  readonly wait?: number;
}

const USER_AGENT = `csp-connectivity/${version}`;

/**
 * Opens Azure, or a simulator, for what a customer's design wants, and lets it go afterwards.
 * @throws CliFailure (2) where the cloud is not the design's, a simulator does not answer or the journal cannot be kept;
 * (1) where Azure refuses; (130) after Ctrl+C
 */
export async function withTarget<T>(
  work: Work,
  options: TargetOptions,
  act: (target: Target) => Promise<T>,
): Promise<T> {
  const own = new OwnSimulator(async (start) => (await import('../simulator')).startSimulator(start));
  try {
    return await act(await open(work, options, own));
  } catch (error) {
    throw told(error);
  } finally {
    await own.stop();
  }
}

async function open(work: Work, options: TargetOptions, own: OwnSimulator): Promise<Target> {
  const { cloud, simulator: port, pause, speed = 'fast', wait: waitMinutes } = options;
  const onWait = (wait: Parameters<typeof waitText>[0]) =>
    printError(l10n.t('{0} (Ctrl+C cancels)', waitText(wait, cloud === 'simulator' ? 'simulator' : 'azure')));
  const common = { userAgent: USER_AGENT, waitMinutes, onWait };
  if (cloud === 'simulator') {
    const source = port === undefined ? own : simulatorAt(port);
    return openSimulator(work, { ...common, source, pause, speed, onRefused: tellRefused });
  }
  const { credentialFor } = await import('./signIn');
  return openAzure(work, { ...common, cloud: CLOUD_OF[cloud], signIn: credentialFor });
}

function tellRefused({ id, message }: { readonly id: string; readonly message: string }): void {
  printError(l10n.t('The simulator cannot have {0} from the start: {1}', id, message));
}

/** What went wrong, as a message for the user where it is not a defect. */
function told(error: unknown): unknown {
  if (error instanceof WorkFailure || error instanceof JournalFailure) return new CliFailure(error.message);
  if (!(error instanceof AzureFailure)) return error;
  if (error.code === 'Cancelled') return new CliFailure(l10n.t('Cancelled; nothing was done.'), EXIT.interrupted);
  const { code, resourceId, message, advice } = error;
  const text = [l10n.t('Azure, about {0}:', resourceId), message, advice].filter(Boolean).join('\n');
  return new CliFailure(text, EXIT.errors, { code, resourceId, advice });
}
