import { guidOf, parseArmId, resourceKey, roleIdOf, roleNameOf, types } from '../../resources';
import type { Estate, FoundResource } from '../found';
import { itemsAt, textAt } from '../json';
import { type Draft, type Governance, type Reading, compact, say } from './reading';

const scopeKey = ({ id }: FoundResource): string => resourceKey(parseArmId(id)?.scope ?? '');

/** Locks and assignments of maintenance configurations, each by what it is on. */
export function governanceOf(estate: Estate): Governance {
  const byScope = (type: string) => new Map(estate.ofType(type).map((one) => [scopeKey(one), one]));
  return { locks: byScope(types.lock), windows: byScope(types.maintenanceAssignment) };
}

/** `lock`, where nothing but its removal is forbidden; a lock that forbids changes is none of the format's. */
export function lockOn(reading: Reading, found: FoundResource): 'CanNotDelete' | undefined {
  const lock = reading.governance.locks.get(resourceKey(found.id));
  if (!lock || textAt(lock.body, 'properties', 'level')?.toLowerCase() !== 'cannotdelete') return undefined;
  say(reading, lock);
  return 'CanNotDelete';
}

/** The window in which Azure maintains a gateway. */
export function maintenanceOf(reading: Reading, gateway: FoundResource): Draft | undefined {
  const assignment = reading.governance.windows.get(resourceKey(gateway.id));
  const id = assignment && textAt(assignment.body, 'properties', 'maintenanceConfigurationId');
  const configuration = reading.estate.get(id);
  if (!assignment || !configuration) return undefined;
  const text = (key: string): string | undefined => textAt(configuration.body, 'properties', 'maintenanceWindow', key);
  const hours = Number(/^(\d{1,2}):00$/.exec(text('duration') ?? '')?.[1] ?? Number.NaN);
  const [start, timeZone] = [text('startDateTime'), text('timeZone')];
  if (start === undefined || timeZone === undefined || Number.isNaN(hours)) return undefined;
  say(reading, assignment);
  say(reading, configuration);
  return { start, hours, timeZone };
}

/** `monitoring`, where there are alerts that the design's baseline makes; whether they all are there, is seen afterwards. */
export function monitoringOf(reading: Reading): Draft | undefined {
  const alerts = reading.estate
    .ofType(types.metricAlert)
    .filter(({ body }) => /^MON-\d{3}: /.test(textAt(body, 'properties', 'description') ?? ''));
  const [first] = alerts;
  if (!first) return undefined;
  for (const alert of alerts) say(reading, alert);
  const actions = itemsAt(first.body, 'properties', 'actions');
  return compact({
    alerts: 'baseline',
    actionGroupId: actions.flatMap((one) => textAt(one, 'actionGroupId') ?? [])[0],
  });
}

/**
 * Role assignments that a design would make under the same name: those that a design made. All others stay as they are.
 * @param refOf how the design refers to what an assignment is on; undefined where it does not
 */
export function roleAssignmentsOf(reading: Reading, refOf: (scope: string) => string | undefined): Draft[] | undefined {
  const found = reading.estate.ofType(types.roleAssignment).flatMap((one): Draft[] => {
    const scope = parseArmId(one.id)?.scope ?? '';
    const said = (key: string): string | undefined => textAt(one.body, 'properties', key);
    const principalId = said('principalId');
    const role = parseArmId(said('roleDefinitionId') ?? '')?.names.at(-1);
    const ref = refOf(scope);
    if (ref === undefined || principalId === undefined || role === undefined) return [];
    const name = roleNameOf(role) ?? role;
    if (guidOf(scope, principalId, roleIdOf(name) ?? role) !== one.name.toLowerCase()) return [];
    say(reading, one);
    const principal = said('principalName') ?? principalId;
    return [compact({ principal, principalId, principalType: said('principalType'), role: name, scope: ref })];
  });
  return found.length > 0 ? found : undefined;
}
