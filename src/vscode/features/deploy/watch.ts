import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { DeployEvent } from '../../../deploy';
import type { Plan } from '../../../plan';
import type { Log } from '../../services/log';

const ENDS = new Set<DeployEvent['state']>(['Succeeded', 'Failed', 'UnderWay', 'NotStarted']);

/** Writes each step into the output, and moves the progress on. */
export function stepWatcher(
  log: Log,
  plan: Plan,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): (event: DeployEvent) => void {
  const total = plan.steps.length;
  let ended = 0;
  return ({ step, state, message }) => {
    const isEnd = ENDS.has(state);
    if (isEnd) ended++;
    progress.report({
      message: l10n.t('{0} of {1}: {2}', ended, total, step.id),
      ...(isEnd && total > 0 && { increment: 100 / total }),
    });
    if (step.action === 'keep' && state === 'Succeeded') return;
    const line = `${state.padEnd(10)} ${step.id}${message === undefined ? '' : `: ${message}`}`;
    if (state === 'Failed') log.warn(line);
    else log.info(line);
  };
}
