import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AzureFailure } from '../../../azure';
import { JournalFailure, type Outcome } from '../../../deploy';
import { countActions } from '../../../plan';
import { type Work, WorkFailure, deployWork, progressText } from '../../../work';
import { askTarget } from '../../services/askTarget';
import { chooseCustomer } from '../../services/choose';
import { Refusal } from '../../services/commands';
import type { Telling } from '../../services/deployments';
import { designFolderOf, keepStates, readStates, workFor } from '../../services/planning';
import type { Services } from '../../services/services';
import { type Target, type TargetKind, openTarget } from '../../services/target';
import { requireTrust } from '../../services/trust';
import { confirm, confirmRemoval } from './confirm';
import { tellOutcome } from './tellOutcome';
import { stepWatcher } from './watch';

interface Options {
  readonly target?: TargetKind;
  /** Deploys without asking; to the simulator only. */
  readonly yes?: boolean;
  /** Removes what is left over and can be removed, once that is confirmed. */
  readonly remove?: boolean;
  /** Names of secrets whose keys are written again. */
  readonly rotate?: readonly string[];
}

/** Who is told how it goes, and what ends it. */
interface Going {
  readonly progress: vscode.Progress<{ message?: string; increment?: number }>;
  readonly telling: Telling;
  readonly signal: AbortSignal;
}

/** Deploys what a customer's design wants and the CSP manages of it. */
export async function deployCustomer(services: Services, argument: unknown, given: unknown): Promise<Outcome> {
  requireTrust();
  const options = optionsOf(given);
  const chosen = await chooseCustomer(services, argument);
  const work = await workFor(services, chosen);
  const kind = options.target ?? (await askTarget(chosen, l10n.t('Deploy {0} to', chosen.customer.displayName)));
  const { customer } = chosen;
  const before = services.deployments.of(customer.file.path);
  if (before && before.status === undefined) {
    throw new Refusal(
      l10n.t('A deployment of {0} runs already. Wait for it, or cancel it.', customer.displayName),
      { title: l10n.t('Cancel It'), run: () => before.cancel() },
      'warning',
    );
  }
  const cancelled = new AbortController();
  const cancel = () => {
    services.log.info('Cancel: nothing more is started.');
    cancelled.abort();
  };
  const telling = services.deployments.begin(work, kind, cancel);
  try {
    const outcome = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title:
          kind === 'simulator'
            ? l10n.t('Deploying {0} to the simulator', customer.displayName)
            : l10n.t('Deploying {0}', customer.displayName),
        cancellable: true,
      },
      async (progress, token) => {
        token.onCancellationRequested(cancel);
        progress.report({ message: l10n.t('connecting') });
        const target = await openTarget(services, kind, work, progress);
        return carryOut(services, work, target, options, { progress, telling, signal: cancelled.signal });
      },
    );
    telling.end(outcome.status);
    tellOutcome(services, chosen, kind, outcome);
    return outcome;
  } catch (error) {
    telling.end('broken');
    if (error instanceof JournalFailure || error instanceof WorkFailure) throw new Refusal(error.message);
    if (error instanceof AzureFailure) {
      if (error.code === 'Cancelled') throw new vscode.CancellationError();
      services.log.warn(`${error.code} ${error.resourceId}: ${error.message}`);
      const about =
        kind === 'simulator'
          ? l10n.t('The simulator, about {0}:', error.resourceId)
          : l10n.t('Azure, about {0}:', error.resourceId);
      throw new Refusal([about, error.message, error.advice].filter(Boolean).join(' '), {
        title: l10n.t('Show Output'),
        run: () => services.log.show(),
      });
    }
    throw error;
  }
}

async function carryOut(
  services: Services,
  work: Work,
  target: Target,
  options: Options,
  { progress, telling, signal }: Going,
): Promise<Outcome> {
  const { design, customer } = work;
  const unasked = options.yes === true && target.kind === 'simulator';
  progress.report({ message: l10n.t('reading what is there') });
  let watch: ReturnType<typeof stepWatcher> | undefined;
  const outcome = await deployWork({
    work,
    target,
    designFolder: folderOf(services, work),
    remove: options.remove,
    rotate: options.rotate,
    signal,
    keptSecret: (name) => services.secrets.get(design, name),
    askSecret: (name) => services.secrets.ask(design, name),
    confirm: (what) => (unasked ? Promise.resolve(true) : confirm(services, work, target, what)),
    confirmRemoval: (what) => (unasked ? Promise.resolve(true) : confirmRemoval(work, target, what)),
    onInterrupted: ({ startedAt }) =>
      services.log.info(`The deployment of ${startedAt} was interrupted; this one goes on.`),
    onPlan: ({ plan, observation }) => {
      keepStates(services, target, work, observation);
      services.log.info(`Deploying ${customer.name} to ${target.target}: ${JSON.stringify(countActions(plan))}`);
      watch = stepWatcher(services.log, plan, progress);
      telling.plan(plan);
    },
    onEvent: (event) => {
      watch?.(event);
      telling.step(event);
    },
    onRemoval: ({ resourceId, state, message }) => {
      services.log.info([`${state.padEnd(10)} remove ${resourceId}`, message].filter(Boolean).join(': '));
      progress.report({ message: l10n.t('remove {0}', resourceId) });
    },
    onProgress: (going) => progress.report({ message: progressText(going) }),
  });
  if (!signal.aborted) await readStates(services, target, work);
  return outcome;
}

/** The journal of a deployment is kept beside the design, which has to be on a disk. */
function folderOf(services: Services, work: Work): string {
  const folder = designFolderOf(services, work);
  if (folder !== undefined) return folder;
  throw new Refusal(
    l10n.t('The design is not on a disk, and a deployment keeps its journal there. Open a local copy.'),
  );
}

function optionsOf(given: unknown): Options {
  if (typeof given !== 'object' || given === null) return {};
  const { target, yes, remove, rotate } = given as {
    target?: unknown;
    yes?: unknown;
    remove?: unknown;
    rotate?: unknown;
  };
  return {
    ...((target === 'azure' || target === 'simulator') && { target }),
    ...(yes === true && { yes }),
    ...(remove === true && { remove }),
    ...(Array.isArray(rotate) && { rotate: rotate.filter((name): name is string => typeof name === 'string') }),
  };
}
