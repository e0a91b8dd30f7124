import * as l10n from '@vscode/l10n';
import type { Design } from '../../design';
import { type Asking, one } from '../ask/question';
import { allOf, guidProblem } from '../ask/texts';

export function* askEnvironment(): Asking<'production' | 'nonproduction'> {
  return yield* one('environment', l10n.t('Environment'), [
    { label: l10n.t('Production'), value: 'production' as const },
    { label: l10n.t('Not production'), value: 'nonproduction' as const },
  ]);
}

/** An id that no subscription of the design has. */
export function newSubscriptionId(design: Design): (value: string) => string | undefined {
  const used = new Set(
    design.customers.flatMap((c) => c.subscriptions).flatMap(({ raw }) => raw.subscriptionId?.toLowerCase() ?? []),
  );
  return allOf(guidProblem, (value) =>
    used.has(value.toLowerCase()) ? l10n.t('A subscription of the design has that id.') : undefined,
  );
}
