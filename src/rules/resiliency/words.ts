import * as l10n from '@vscode/l10n';
import { figures } from '../../catalog/figures';
import type { Customer, Design } from '../../design';
import { resiliencyLevelText } from '../../design/resiliencyText';
import { type GatewayResiliency, resiliencyOf } from './score';

/**
 * The resiliency of a customer as label and value pairs for people: the level, the index of the weakest production gateway,
 * what each of them is, and what would raise the index. Empty where no gateway is connected to a circuit.
 */
export function resiliencyFacts(design: Design, customer: Customer): readonly (readonly [string, string])[] {
  const found = resiliencyOf(design, customer);
  if (!found) return [];
  const { weakest, score } = found;
  const raise = weakest.raise.map(({ text, points }) => l10n.t('{0} (+{1})', text, points));
  return [
    [l10n.t('Resiliency'), resiliencyLevelText(weakest.level)],
    [l10n.t('Resiliency index'), l10n.t('{0} of {1} ({2})', score, figures.bestIndex, weakest.network.ref)],
    [l10n.t('Level and index'), levelAndIndexText(weakest.level)],
    ...(raise.length > 0 ? [[l10n.t('Would raise the index'), raise.join('; ')] as const] : []),
  ];
}

/** Why the best level may stand beside a low index: they are of different things. */
function levelAndIndexText(level: GatewayResiliency['level']): string {
  const ends = {
    maximum: l10n.t('two peering locations'),
    high: l10n.t('two sites of one city (Metro)'),
    standard: l10n.t('one peering location'),
  };
  return l10n.t(
    'The level says where the circuits of the gateway end: {0}. The index is what Azure computes for the gateway of circuits, validations (none are known here), zones and Advisor.',
    ends[level],
  );
}
