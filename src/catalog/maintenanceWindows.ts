import { sunHours } from './nearness';

/** A daily window in which a gateway is updated, as the design says it. */
export interface MaintenanceWindow {
  readonly [key: string]: string | number;
  readonly start: string;
  readonly hours: number;
  readonly timeZone: string;
}

/** Source: maintenance configurations (REST) */
const HOURS = 5;
const NIGHT = 1;
const HOURS_OF_DAY = 24;

/**
 * A daily window from one o'clock at night at the region, in UTC, beginning tomorrow.
 * @param later hours, for the gateway that backs another one up
 */
export function nightWindow(region: string, today: string, later = 0): MaintenanceWindow {
  const hour = (NIGHT - sunHours(region) + later + HOURS_OF_DAY) % HOURS_OF_DAY;
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return {
    start: `${day.toISOString().slice(0, 10)} ${String(hour).padStart(2, '0')}:00`,
    hours: HOURS,
    timeZone: 'UTC',
  };
}
