import { types } from '../../resources';
import type { Step } from '../steps';
import type { Cell } from './table';

/** Roles that make a type, least first; what is not here is made by Network Contributor. source: RBAC, built-in roles; "Lock your resources" */
const ROLES: Readonly<Record<string, string>> = {
  [types.resourceGroup]: 'Contributor',
  [types.maintenance]: 'Contributor',
  [types.maintenanceAssignment]: 'Contributor',
  [types.metricAlert]: 'Monitoring Contributor',
  [types.lock]: 'User Access Administrator (or Owner)',
  [types.roleAssignment]: 'Role Based Access Control Administrator (or Owner)',
};

/** The roles that suffice for what the steps make: subscription, role, and what needs it. */
export function roleRows(steps: readonly Step[]): (readonly Cell[])[] {
  const needs = new Map<string, { readonly subscription: string; readonly role: string; readonly made: Set<string> }>();
  for (const { subscription, resources } of steps) {
    for (const { type } of resources) {
      const role = ROLES[type] ?? 'Network Contributor';
      const key = JSON.stringify([subscription, role]);
      const need = needs.get(key) ?? { subscription, role, made: new Set<string>() };
      need.made.add(type.slice(type.indexOf('/') + 1));
      needs.set(key, need);
    }
  }
  return [...needs.values()].map(({ subscription, role, made }) => [subscription, role, [...made].join(', ')]);
}
