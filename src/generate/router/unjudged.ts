import * as l10n from '@vscode/l10n';
import type { EdgeRouterModel, Refusal } from '../../edge';
import { stagRefusals } from './iosxe';
import { macSecSubject, tunnelSubject } from './printer';

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
