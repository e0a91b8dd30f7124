import * as l10n from '@vscode/l10n';
import type { EdgeRouterModel, Refusal } from '../../edge';
import { interfaceSubject, macSecSubject, tunnelSubject } from './printer';

/** What the platforms that are printed from the same model without depth leave to others. */
export function leftToOthers(model: EdgeRouterModel, label: string): Refusal[] {
  return [
    ...stagRefusals(model),
    ...model.tunnels.map((t) => ({
      subject: tunnelSubject(t),
      reason: l10n.t('IPsec is not written for {0}; IOS-XE, Junos and FRRouting have it.', label),
    })),
    ...model.translations.map((t) => ({
      subject: t.name,
      reason: l10n.t('{0} translates on few of its platforms. Name the device that does as nat.device.', label),
    })),
    ...model.macSec.map((m) => ({
      subject: macSecSubject(m),
      reason: l10n.t('MACsec is not written for {0}; IOS-XE and Junos have it.', label),
    })),
  ];
}

/** The outer tag of a direct port is known when the circuit is made; a configuration needs a number. */
export function stagRefusals(model: EdgeRouterModel): Refusal[] {
  return model.interfaces
    .filter((at) => at.tags.kind === 'qinq' && at.tags.outer === 'stag')
    .map((at) => ({
      subject: interfaceSubject(at),
      reason: l10n.t(
        'Azure hands out the outer tag (stag) when the circuit is made. Write it as outerVlanId of the link then.',
      ),
    }));
}
