import * as l10n from '@vscode/l10n';

/**
 * Says that the texts of a picture are too small on its page.
 * @param points height of the smallest text, in pt
 * @param farther what would show less, and larger, as a person asks for it; undefined where nothing does
 */
export function tooSmallText(points: number, farther: string | undefined): string {
  const size = points.toFixed(1);
  return farther === undefined
    ? l10n.t('The smallest text is {0} pt high on the page.', size)
    : l10n.t('The smallest text is {0} pt high on the page; {1} shows less, and larger.', size, farther);
}
