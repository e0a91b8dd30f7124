import { sameText, textAt } from '../arm';
import { keyOf } from '../ids';
import { scopeOf } from '../types/authorization';
import { ASSIGNED_MAINTENANCE, MAINTENANCE } from '../types/plain';
import type { Attempt, Refusal } from './refusal';
import { isTimeZone } from './timeZones';

const about = { type: MAINTENANCE, source: 'virtual-machines/maintenance-configurations', date: '2026-11-25' } as const;
/** A window for gateways is open for five hours at least; source: expressroute-faqs, customer-controlled maintenance. */
const SHORTEST_FOR_GATEWAYS = 5 * 60;

const windowOf = ({ resource }: Attempt, key: string): string =>
  textAt(resource.properties, 'maintenanceWindow', key) ?? '';
const hasWindow = ({ resource }: Attempt): boolean => resource.properties.maintenanceWindow !== undefined;

/** Whether a text is a moment that exists, as `2027-01-31 22:00`. */
function isStart(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})$/.exec(text);
  if (match === null) return false;
  const moment = new Date(`${text.replace(' ', 'T')}:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.replace(' ', 'T'));
}

/** Minutes of `05:00`, up to `23:59`, or undefined where it is no duration. */
function minutesOf(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}

export const maintenanceRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.maintenanceWindow.startDateTime',
    condition: 'the start is no moment that is written as YYYY-MM-DD hh:mm',
    code: 'InvalidMaintenanceWindow',
    message: "The startDateTime '{start}' of {id} is not valid. The format is YYYY-MM-DD hh:mm.",
    codeFrom: 'documented',
    refuses: (attempt) =>
      hasWindow(attempt) &&
      !isStart(windowOf(attempt, 'startDateTime')) && { start: windowOf(attempt, 'startDateTime') },
  },
  {
    ...about,
    property: 'properties.maintenanceWindow.timeZone',
    condition: 'the time zone is none that Windows has',
    code: 'InvalidMaintenanceWindow',
    message: "The timeZone '{zone}' of {id} is not valid.",
    codeFrom: 'documented',
    refuses: (attempt) =>
      hasWindow(attempt) && !isTimeZone(windowOf(attempt, 'timeZone')) && { zone: windowOf(attempt, 'timeZone') },
  },
  {
    ...about,
    property: 'properties.maintenanceWindow.duration',
    condition: 'the duration is not written as hh:mm, or is shorter than five hours for network gateways',
    code: 'InvalidMaintenanceWindow',
    message: "The duration '{duration}' of {id} is not valid. Network gateways need five hours at least.",
    codeFrom: 'documented',
    source: 'expressroute/customer-controlled-gateway-maintenance',
    refuses(attempt) {
      const duration = windowOf(attempt, 'duration');
      const minutes = minutesOf(duration);
      const forGateways = textAt(attempt.resource.properties, 'extensionProperties', 'maintenanceSubScope');
      const shortest = sameText(forGateways, 'NetworkGatewayMaintenance') ? SHORTEST_FOR_GATEWAYS : 1;
      return hasWindow(attempt) && (minutes === undefined || minutes < shortest) && { duration };
    },
  },
  {
    ...about,
    type: ASSIGNED_MAINTENANCE,
    property: 'properties.maintenanceConfigurationId',
    condition: 'the configuration is not there, or is in another region than the gateway',
    code: 'InvalidMaintenanceConfiguration',
    message: '{id}: the maintenance configuration {configuration} is not there, or is in another region.',
    codeFrom: 'documented',
    source: 'expressroute/customer-controlled-gateway-maintenance',
    refuses({ resource, world }) {
      const configuration = textAt(resource.properties, 'maintenanceConfigurationId') ?? '';
      const found = world.store.get(configuration);
      const owner = world.store.get(keyOf(scopeOf(resource.id)));
      const elsewhere =
        owner?.location !== undefined && found?.location !== undefined && owner.location !== found.location;
      return (found?.type !== MAINTENANCE || elsewhere) && { configuration };
    },
  },
];
