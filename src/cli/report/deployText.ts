import * as l10n from '@vscode/l10n';
import type { StepState } from '../../deploy';

/** The state of a step, as wide as the widest. */
export function stateText(state: StepState): string {
  const texts: Readonly<Record<StepState, string>> = {
    Running: l10n.t('running'),
    Succeeded: l10n.t('succeeded'),
    Waiting: l10n.t('waiting'),
    Failed: l10n.t('FAILED'),
    UnderWay: l10n.t('under way'),
    NotStarted: l10n.t('not started'),
  };
  const width = Math.max(...Object.values(texts).map((text) => text.length));
  return texts[state].padEnd(width);
}
