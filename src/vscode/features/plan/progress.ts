import * as l10n from '@vscode/l10n';
import type { StepState } from '../../../deploy';
import type { PlanHostMessage, StepProgress } from '../../../planPage';
import { minutesOf, whereText } from '../../../work';
import type { Running } from '../../services/deployments';
import { stateText, statusText } from '../../services/deploymentTexts';

/** How far a deployment is, for its page. */
export function progressMessage({
  plan,
  steps,
  status,
  target,
}: Running): Extract<PlanHostMessage, { type: 'progress' }> {
  const now = Date.now();
  const isRunning = status === undefined;
  const seen = (plan?.steps ?? []).flatMap(({ id }): StepProgress[] => {
    const step = steps.get(id);
    if (!step) return [];
    const { state, since, until, message } = step;
    const duration = until === since ? '' : minutesOf((until ?? now) - since);
    return [{ id, state, stateText: stateText(state), duration, ...(message !== undefined && { message }) }];
  });
  const count = (wanted: StepState) => seen.filter(({ state }) => state === wanted).length;
  const where = whereText(target);
  const [done, failed] = [count('Succeeded'), count('Failed')];
  const text = !isRunning
    ? l10n.t('Deployment to {0}: {1}', where, statusText(status))
    : steps.size === 0
      ? l10n.t('About to deploy to {0}: nothing is written yet.', where)
      : l10n.t(
          'Deploying to {0}: {1} of {2} steps are done, {3} failed.',
          where,
          done,
          plan?.steps.length ?? 0,
          failed,
        );
  return { type: 'progress', text, running: isRunning, done: status === 'succeeded', steps: seen };
}
