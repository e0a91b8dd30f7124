import * as l10n from '@vscode/l10n';
import { nearest } from '../../design';

/** What a reference that leads nowhere may have meant: a name in another case, a near one, or what there is. */
export function hint(written: string, known: readonly string[]): string {
  const names = [...new Set(known.filter((name) => name !== ''))];
  const otherCase = names.find((name) => name.toLowerCase() === written.toLowerCase());
  if (otherCase !== undefined) return l10n.t('References are exact in case: write "{0}".', otherCase);
  const near = nearest(written, names);
  if (near !== undefined) return l10n.t('Did you mean "{0}"?', near);
  if (names.length === 0) return l10n.t('There is none yet.');
  return l10n.t('There are: {0}.', names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : ''));
}
