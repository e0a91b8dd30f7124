import * as l10n from '@vscode/l10n';
import type { FixFunction, WizardCommand } from '../fixes/fix';

/** Questions that a person answers, in place of an edit: the wizard is called where the finding is. */
function asked(kind: WizardCommand, title: () => string): FixFunction {
  return function* ({ customer }) {
    if (customer) yield { title: title(), edits: [], command: { kind, customer }, isPreferred: false };
  };
}

/** A second circuit is asked for: its location and connectivity provider are a person's choice. */
export const secondCircuit = asked('addCircuit', () => l10n.t('Add a circuit in another peering location…'));

export const addMonitoring = asked('addMonitoring', () => l10n.t('Add monitoring…'));

export const changeAddresses = asked('changeAddresses', () => l10n.t('Write what the connectivity provider told…'));

export const changeNumber = asked('changeAddresses', () => l10n.t('Take another AS number…'));

export const useCircuit: FixFunction = function* (context) {
  yield* asked('addConnection', () => l10n.t('Connect a gateway to it…'))(context);
  yield* asked('addMicrosoftPeering', () => l10n.t('Add Microsoft peering…'))(context);
};

/** What can reach a network: a circuit, a connection to one that is there, a hub. */
export const reachNetwork: FixFunction = function* (context) {
  const { customer } = context;
  if ((customer?.circuits.length ?? 0) > 0)
    yield* asked('addConnection', () => l10n.t('Connect it to a circuit…'))(context);
  yield* asked('addCircuit', () => l10n.t('Add a circuit to it…'))(context);
  if ((customer?.virtualNetworks.length ?? 0) > 1)
    yield* asked('addNetworkPeering', () => l10n.t('Peer it with a hub…'))(context);
};
