import * as l10n from '@vscode/l10n';
import { maintenanceHours } from '../../catalog/networkLimits';
import { isWindowsTimeZone, windowsTimeZoneOf, windowsTimeZones } from '../../catalog/timeZones';
import { nearest } from '../../design';
import type { CustomerRule } from '../rule';
import { advised, placeOf } from '../shared/places';
import { gatewaysOf } from './shared';
import { say } from '../shared/keyFixes';
import { nightly } from './maintenanceFixes';

export const maintenanceWindows: CustomerRule = {
  code: 'GW-026',
  scope: 'customer',
  severity: 'warning',
  title: 'A production gateway has a maintenance window, another one than the VPN gateway that backs it up.',
  text: 'Otherwise Azure chooses when it updates the gateway. Outside production a missing window is information.',
  source: 'PSR; APRL; FAQ26',
  fix: nightly,
  *check({ customer }) {
    for (const { network, gateway } of gatewaysOf(customer)) {
      const window = gateway.raw.maintenanceWindow;
      const other = network.vpnGateway?.raw.maintenanceWindow;
      if (!window) {
        if (gateway.existing) continue;
        yield {
          ...(network.subscription.environment !== 'production' && { severity: 'info' as const }),
          message: l10n.t('Gateway "{0}" has no maintenance window: Azure chooses when it is updated.', gateway.name),
          place: placeOf(gateway, gateway.raw, 'maintenanceWindow'),
        };
        continue;
      }
      if (network.vpnGateway && other?.start !== undefined && other.start === window.start) {
        yield {
          message: l10n.t(
            'Both gateways of "{0}" have the same window: the backup is updated together with what it backs up. Give one of them another start.',
            network.name,
          ),
          place: placeOf(network.vpnGateway, other, 'start'),
        };
      }
    }
  },
};

const START = /^(\d{4})-(\d{2})-(\d{2}) ([01]\d|2[0-3]):([0-5]\d)$/;

function isStart(text: string): boolean {
  const [, year, month, day] = START.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

export const windowValues: CustomerRule = {
  code: 'GW-034',
  scope: 'customer',
  severity: 'error',
  title: 'A maintenance window says its start, its length and its time zone as Azure reads them.',
  text: `The start is YYYY-MM-DD hh:mm, the length ${maintenanceHours.least} to ${maintenanceHours.most} hours, every day. The time zone has the name that Windows gives it (Romance Standard Time, not Europe/Paris); one that is not known is a warning.`,
  source: 'maintenance configurations (REST); customer-controlled-gateway-maintenance',
  fix: say({ hours: maintenanceHours.least }),
  *check({ customer }) {
    for (const gateway of customer.virtualNetworks.flatMap((v) => [v.gateway, v.vpnGateway])) {
      const window = gateway?.raw.maintenanceWindow;
      if (!gateway || !window || gateway.existing) continue;
      const { start, hours, timeZone } = window;
      if (start !== undefined && !isStart(start)) {
        yield {
          message: l10n.t('"{0}" is no start of a window. Write YYYY-MM-DD hh:mm, such as 2027-01-15 02:00.', start),
          place: placeOf(gateway, window, 'start'),
        };
      }
      const { least, most } = maintenanceHours;
      if (hours !== undefined && (hours < least || hours > most)) {
        const nearer = hours < least ? least : most;
        yield {
          // That a window is long the documents do not forbid; its length is sent as hh:mm.
          ...(hours > most && { severity: 'warning' as const }),
          message: l10n.t('A maintenance window has {0} to {1} hours, not {2}.', least, most, hours),
          place: placeOf(gateway, window, 'hours'),
          ...advised(gateway, window, 'hours', nearer),
        };
      }
      if (timeZone === undefined || isWindowsTimeZone(timeZone)) continue;
      const meant = windowsTimeZoneOf(timeZone) ?? nearest(timeZone, windowsTimeZones);
      const what = l10n.t('Windows knows no time zone "{0}".', timeZone);
      const help = meant
        ? l10n.t('Did you mean "{0}"?', meant)
        : l10n.t('Write its name there, such as "{0}".', 'W. Europe Standard Time');
      yield {
        severity: 'warning',
        message: `${what} ${help}`,
        place: placeOf(gateway, window, 'timeZone'),
      };
    }
  },
};
