import * as l10n from '@vscode/l10n';
import type { FixFunction } from '../fixes/fix';

/** A second circuit is asked for: its location and connectivity provider are a person's choice. */
export const secondCircuit: FixFunction = function* ({ customer }) {
  if (!customer) return;
  yield {
    title: l10n.t('Add a circuit in another peering location…'),
    edits: [],
    command: { kind: 'addCircuit', customer },
    isPreferred: false,
  };
};
