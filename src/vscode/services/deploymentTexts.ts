import * as l10n from '@vscode/l10n';
import type { DeploymentStatus, StepState } from '../../deploy';

/** Where a step of a deployment stands, in a word. */
export function stateText(state: StepState): string {
  switch (state) {
    case 'Running':
      return l10n.t('running');
    case 'Succeeded':
      return l10n.t('succeeded');
    case 'Waiting':
      return l10n.t('waiting');
    case 'Failed':
      return l10n.t('failed');
    case 'UnderWay':
      return l10n.t('goes on there');
    case 'NotStarted':
      return l10n.t('not started');
  }
}

/** How a deployment ended, in a word or two; `broken` where it did not say so. */
export function statusText(status: DeploymentStatus | 'broken'): string {
  switch (status) {
    case 'succeeded':
      return l10n.t('succeeded');
    case 'incomplete':
      return l10n.t('not complete');
    case 'nothing':
      return l10n.t('nothing to do');
    case 'waiting':
      return l10n.t('waits for another party');
    case 'failed':
      return l10n.t('failed');
    case 'cancelled':
      return l10n.t('cancelled');
    case 'refused':
      return l10n.t('refused, nothing was written');
    case 'declined':
      return l10n.t('declined, nothing was written');
    case 'broken':
      return l10n.t('interrupted');
  }
}
