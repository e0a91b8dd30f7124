import { type Plan, ROLE_ASSIGNMENT, isType, keyOf } from '../plan';
import type { PlanStep } from '../plan';
import type { Work } from './wanted';

/** A role that a plan gives to somebody, or that somebody keeps. */
export interface RoleGiven {
  /** Id of the step. */
  readonly step: string;
  /** Name or GUID of the role, as the design says it. */
  readonly role: string;
  /** The principal's name in the design, and its object id. */
  readonly principal: string;
  readonly principalId: string;
  /** The design's name of what it holds on. */
  readonly scope: string;
  readonly action: PlanStep['action'];
}

/** The role assignments of a plan, by role and principal in place of the GUIDs that Azure names them by. */
export function rolesGiven({ customer, wanted }: Work, plan: Plan): RoleGiven[] {
  const said = new Map(
    (customer.raw.identity?.roleAssignments ?? []).map((raw) => [JSON.stringify(customer.file.pathOf(raw)), raw]),
  );
  const places = new Map(
    wanted.flatMap((resource) =>
      isType(resource, ROLE_ASSIGNMENT) ? [[keyOf(resource.id), JSON.stringify(resource.place.path)] as const] : [],
    ),
  );
  return plan.steps.flatMap(({ id, resourceId, action }) => {
    const raw = said.get(places.get(keyOf(resourceId)) ?? '');
    if (!raw) return [];
    const { role = '', principal, principalId = '', scope = '' } = raw;
    return [{ step: id, role, principal: principal ?? principalId, principalId, scope, action }];
  });
}
