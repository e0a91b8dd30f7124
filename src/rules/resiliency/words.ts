import * as l10n from '@vscode/l10n';
import { figures } from '../../catalog/figures';
import type { Customer, Design } from '../../design';
import { resiliencyLevelText } from '../../design/resiliencyText';
import { resiliencyOf } from './score';

/**
 * The resiliency of a customer as label and value pairs for people: level and index of the weakest production gateway, and
 * what would raise it. Empty where no gateway is connected to a circuit.
 */
export function resiliencyFacts(design: Design, customer: Customer): readonly (readonly [string, string])[] {
  const found = resiliencyOf(design, customer);
  if (!found) return [];
  const { weakest, score } = found;
  const level = l10n.t(
    '{0}, index {1} of {2} ({3})',
    resiliencyLevelText(weakest.level),
    score,
    figures.bestIndex,
    weakest.network.ref,
  );
  const raise = weakest.raise.map(({ text, points }) => l10n.t('{0} (+{1})', text, points));
  return [
    [l10n.t('Resiliency'), level],
    ...(raise.length > 0 ? [[l10n.t('Would raise it'), raise.join('; ')] as const] : []),
  ];
}
