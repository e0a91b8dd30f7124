import * as l10n from '@vscode/l10n';
import {
  type Confirmation,
  type DeployEvent,
  type DeploymentStatus,
  type InterruptedRun,
  type Objection,
  type Outcome,
  type RemovalConfirmation,
  type RemovalOutcome,
  environmentNameOf,
  removableOf,
} from '../../deploy';
import { type Target, deployWork, progressText, summaryOf } from '../../work';
import { askHidden, askYes, isInteractive } from '../ask';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { readText } from '../files';
import { workFor } from '../planning';
import { locate } from '../report/located';
import { stateText } from '../report/deployText';
import { planLines, planSummary } from '../report/planText';
import { textLine } from '../report/text';
import { type TargetOptions, withTarget } from '../target';
import { print, printError } from '../terminal';
import { type Workspace, chooseCustomer, designFolderOf, openWorkspace } from '../workspace';

export interface DeployOptions extends TargetOptions {
  readonly customer: string;
  readonly design?: string;
  readonly yes: boolean;
  readonly json: boolean;
  /** Removes what is left over and can be removed. */
  readonly remove: boolean;
  /** Names of secrets whose keys are written again. */
  readonly rotate?: readonly string[];
  /** The file of the plan that was approved. */
  readonly plan?: string;
}

/** Deploys what a customer's design wants, and what the CSP manages of it. */
export async function deploy(folder: string, options: DeployOptions): Promise<ExitCode> {
  if (!options.yes && !isInteractive()) {
    throw new CliFailure(l10n.t('There is no terminal to confirm on: say --yes to deploy without being asked.'));
  }
  const workspace = openWorkspace(folder);
  const work = workFor(workspace, chooseCustomer(workspace, options.customer, options.design));
  const { customer } = work;
  const approved = options.plan === undefined ? undefined : readText(options.plan);
  const cancelled = new AbortController();
  const cancel = () => {
    printError(l10n.t('Cancelling: nothing more is started.'));
    cancelled.abort();
  };
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  try {
    return await withTarget(work, options, async (target) => {
      const outcome = await deployWork({
        work,
        target,
        designFolder: designFolderOf(folder, work),
        remove: options.remove,
        rotate: options.rotate,
        approved,
        signal: cancelled.signal,
        keptSecret: (name) => Promise.resolve(process.env[environmentNameOf(name)]),
        askSecret,
        confirm: (what) => (options.yes ? Promise.resolve(true) : confirm(what, target)),
        // --yes and --remove together are the answer to both questions; neither alone is one to this.
        confirmRemoval: (what) => (options.yes ? Promise.resolve(true) : confirmRemoval(what, target)),
        onInterrupted: tellInterrupted,
        onPlan: ({ plan }) => {
          const removes = options.remove ? removableOf(plan).length : 0;
          for (const line of options.yes ? [planSummary(plan, removes)] : planLines(plan, removes)) printError(line);
        },
        onEvent: tell,
        onRemoval: tellRemoval,
        onProgress: (progress) => printError(l10n.t('{0} (Ctrl+C cancels)', progressText(progress))),
      });
      tellObjections(outcome.objections, workspace);
      if (options.json) print(JSON.stringify(jsonOf(outcome, customer.name, target), undefined, 2));
      else print(summaryOf(outcome, target.kind));
      return EXIT_OF[outcome.status];
    });
  } finally {
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
  }
}

const EXIT_OF: Readonly<Record<DeploymentStatus, ExitCode>> = {
  succeeded: EXIT.ok,
  incomplete: EXIT.errors,
  nothing: EXIT.errors,
  waiting: EXIT.waiting,
  failed: EXIT.errors,
  cancelled: EXIT.interrupted,
  refused: EXIT.errors,
  declined: EXIT.errors,
};

/** From the person at the terminal. Never printed. */
async function askSecret(name: string): Promise<string | undefined> {
  return isInteractive() ? askHidden(l10n.t('Secret {0} ({1}): ', name, environmentNameOf(name))) : undefined;
}

function confirm({ customer, subscriptions }: Confirmation, { kind, target }: Target): Promise<boolean> {
  printError('');
  printError(l10n.t('Customer: {0}', customer));
  for (const { name, subscriptionId, tenantId } of subscriptions) {
    printError(l10n.t('Subscription: {0} ({1}) in the tenant {2}', name, subscriptionId, tenantId ?? '-'));
  }
  const question =
    kind === 'simulator' ? l10n.t('Write this to the simulator? (y/N)') : l10n.t('Write this to {0}? (y/N)', target);
  return ask(question);
}

function confirmRemoval({ customer, leftovers }: RemovalConfirmation, { kind, target }: Target): Promise<boolean> {
  printError('');
  printError(l10n.t('To be removed for good, of the customer {0}:', customer));
  for (const { resourceId, impact } of leftovers) printError(`  ${resourceId}\n    ${impact}`);
  const count = String(leftovers.length);
  return ask(
    kind === 'simulator'
      ? l10n.t('Remove these {0} from the simulator? (y/N)', count)
      : l10n.t('Remove these {0} from {1}? (y/N)', count, target),
  );
}

function ask(question: string): Promise<boolean> {
  const yes = [l10n.t({ message: 'y', comment: ['the letter that means yes'] }), l10n.t('yes')];
  return askYes(`${question} `, yes);
}

function tellRemoval({ resourceId, state, message }: RemovalOutcome): void {
  const what = l10n.t('remove {0}', resourceId);
  printError(`${stateText(state)}  ${what}${message === undefined ? '' : `: ${message}`}`);
}

function tell({ step, state, message }: DeployEvent): void {
  if (step.action === 'keep' && state === 'Succeeded') return;
  printError(`${stateText(state)}  ${step.id}${message === undefined ? '' : `: ${message}`}`);
}

function tellInterrupted({ startedAt }: InterruptedRun): void {
  printError(l10n.t('The deployment of {0} was interrupted; this one goes on from what is in Azure.', startedAt));
}

function tellObjections(objections: readonly Objection[], { folder, files }: Workspace): void {
  const code = l10n.t('refused:');
  for (const { message, place } of objections) {
    if (!place) printError(`${code} ${message}`);
    for (const finding of place ? locate([{ code, severity: 'error', message, place }], files) : []) {
      printError(textLine(finding, folder));
    }
  }
}

function jsonOf(outcome: Outcome, customer: string, { kind, target: cloud }: Target): object {
  return {
    formatVersion: 1,
    customer,
    cloud,
    status: outcome.status,
    objections: outcome.objections.map(({ message }) => message),
    steps: outcome.steps,
    resources: outcome.resources,
    leftOut: outcome.leftOut.map(({ message }) => message),
    removals: outcome.removals,
    leftovers: outcome.leftovers,
    summary: summaryOf(outcome, kind),
  };
}
