import * as l10n from '@vscode/l10n';

/** A level of resiliency, in a word. Source: RES */
export function resiliencyLevelText(level: 'maximum' | 'high' | 'standard'): string {
  switch (level) {
    case 'maximum':
      return l10n.t('Maximum');
    case 'high':
      return l10n.t('High');
    case 'standard':
      return l10n.t('Standard');
  }
}
