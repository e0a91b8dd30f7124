import * as l10n from '@vscode/l10n';
import { nightWindow } from '../../catalog/maintenanceWindows';
import { setValue } from '../../design';
import { type FixFunction, networkAt } from '../fixes/fix';

/** Every night at the region, from tomorrow on. */
export const nightly: FixFunction = function* (context) {
  const network = networkAt(context);
  const gateway = network?.gateway;
  const path = gateway && context.file.pathOf(gateway.raw);
  if (!path || gateway.raw.maintenanceWindow) return;
  const window = nightWindow(network.location ?? '', new Date().toISOString().slice(0, 10));
  yield {
    title: l10n.t('Update it at night: every day from {0} UTC, for {1} hours', window.start.slice(-5), window.hours),
    edits: setValue(context.file, [...path, 'maintenanceWindow'], window),
    isPreferred: false,
  };
};
