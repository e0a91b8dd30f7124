import * as l10n from '@vscode/l10n';
import type { Circuit } from './model';

/** Something that has to be there before a circuit carries traffic. */
export interface Prerequisite {
  /** Its key in `prerequisites` of the customer's file. */
  readonly item: string;
  readonly text: string;
  readonly isDone: boolean;
  /** What says so: the rest of the design, Azure as it was last read, or a person in the customer's file. */
  readonly by: 'design' | 'azure' | 'hand';
}

/** What was last read in Azure, and never in a simulator, of a customer. */
export interface SeenInAzure {
  /** ARM's `serviceProviderProvisioningState` of a circuit; undefined where it was not read. */
  readonly provisioningOf: (circuit: Circuit) => string | undefined;
  /** Names of the subscriptions in which a resource of Microsoft.Network was seen. */
  readonly networkSubscriptions: ReadonlySet<string>;
}

/** What ticks a prerequisite, in words. */
export function tickedByText({ by }: Prerequisite): string {
  if (by === 'azure') return l10n.t('by Azure');
  return by === 'design' ? l10n.t('by the design') : l10n.t('by hand');
}
