import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CommandFailure, runLab } from '../../../deploy/lab';
import { type LabPlan, type LabState, countOf, totalLine } from '../../../generate/lab';
import { Refusal } from '../../services/commands';
import type { Chosen } from '../../services/designs';
import { showReport } from '../../services/report';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';
import { labTables } from './labTables';
import type { RunningLabs } from './runningLabs';

/**
 * Runs the lab on this machine, and shows what came out. The lab is removed in any case.
 * @throws Refusal in Restricted Mode, where it is cancelled, or the machine refuses something
 */
export async function runHere(
  services: Services,
  labs: RunningLabs,
  { customer }: Chosen,
  plan: LabPlan,
): Promise<readonly LabState[]> {
  requireTrust();
  const states = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: l10n.t('Rehearsing {0}', customer.displayName),
      cancellable: true,
    },
    (progress, token) => {
      const cancelled = new AbortController();
      token.onCancellationRequested(() => {
        progress.report({ message: l10n.t('removing the lab') });
        cancelled.abort();
      });
      return labs.run(cancelled.signal, (signal) => carryOut(services, plan, progress, signal));
    },
  );
  const heading = `${customer.displayName}: ${totalLine(states)}`;
  const shown = states.map((state) => ({ ...state, ...countOf([state]) }));
  await showReport(services, `rehearsal-${customer.name}`, heading, labTables(plan, states), shown);
  return states;
}

async function carryOut(
  { log }: Services,
  plan: LabPlan,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  signal: AbortSignal,
): Promise<readonly LabState[]> {
  const increment = 100 / Math.max(1, plan.phases.flatMap(({ checks }) => checks).length);
  try {
    return await runLab(plan, {
      signal,
      onProgress: (message) => {
        log.info(message);
        progress.report({ message });
      },
      onResult: ({ ok, check, expected, seen }) => {
        progress.report({ increment });
        if (!ok) log.warn(`${check}: expected ${expected}, seen ${seen}`);
      },
    });
  } catch (error) {
    if (signal.aborted) {
      throw new Refusal(l10n.t('Stopped; everything of the lab was removed.'), undefined, 'information');
    }
    if (!(error instanceof CommandFailure)) throw error;
    log.warn(error.message);
    throw new Refusal(l10n.t('The rehearsal ended early, and its lab was removed: {0}', error.message), {
      title: l10n.t('Show Output'),
      run: () => log.show(),
    });
  }
}
