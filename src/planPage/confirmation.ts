import * as l10n from '@vscode/l10n';
import { type Plan, type PlanStep, countActions, keyOf } from '../plan';
import { typeNamed } from '../resources';
import { type TargetKind, type Work, rolesGiven } from '../work';
import { changeViews } from './planView';

/** A dialog that is higher than the screen hides its buttons: the page of the plan has all of it. */
const MOST_LINES = 8;

/** What a person reads before the first write: the changes themselves, those that interrupt by name, and who gets which role. */
export function confirmationLines(work: Work, plan: Plan, target: TargetKind): string[] {
  const { create, update, wait } = countActions(plan);
  const written = plan.steps.filter(({ action }) => action === 'create' || action === 'update');
  const of = (action: PlanStep['action']) => written.filter((step) => step.action === action);
  const traffic = (wanted: PlanStep['traffic']) => written.filter((step) => step.traffic === wanted);
  const roles = rolesGiven(work, plan).filter(({ action }) => action === 'create' || action === 'update');
  return [
    ...(target === 'simulator'
      ? [l10n.t('The simulator stands in for Azure: nothing is written to Azure, and nothing is billed.'), '']
      : []),
    l10n.t('{0} to create, {1} to update, {2} to wait for. Nothing is deleted.', create, update, wait),
    ...kinds(l10n.t('Create'), of('create'), work),
    ...kinds(l10n.t('Update'), of('update'), work),
    ...block(
      l10n.t('Interrupts traffic that runs:'),
      traffic('interrupted').map(({ id, impact }) => `${id}: ${impact}`),
    ),
    ...block(
      l10n.t('Not known whether it interrupts:'),
      traffic('unknown').map(({ id, impact }) => `${id}: ${impact}`),
    ),
    ...block(
      l10n.t('Changes:'),
      of('update').flatMap(({ id, changes }) =>
        changes
          .flatMap(changeViews)
          .map(({ path, from, to }) => `${id}, ${path}: ${from || nothing()} → ${to || nothing()}`),
      ),
    ),
    ...block(
      l10n.t('Role assignments:'),
      roles.map(({ role, principal, scope }) => l10n.t('{0} to {1} on {2}', role, principal, scope)),
    ),
  ];
}

const nothing = (): string => l10n.t('not set');

/** `Create: 2 ExpressRoute circuits …`, counted by what the portal calls them. */
function kinds(title: string, steps: readonly PlanStep[], { wanted }: Work): string[] {
  if (steps.length === 0) return [];
  const types = new Map(wanted.map(({ id, type }) => [keyOf(id), type]));
  const counts = new Map<string, number>();
  for (const { resourceId } of steps) {
    const type = types.get(keyOf(resourceId)) ?? resourceId;
    const name = typeNamed(type)?.title() ?? type;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [`${title}: ${[...counts].map(([name, count]) => `${name} × ${String(count)}`).join(', ')}`];
}

function block(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - MOST_LINES;
  return [
    '',
    title,
    ...lines.slice(0, MOST_LINES).map((line) => `• ${line}`),
    ...(more > 0 ? [l10n.t('and {0} more, which the plan shows', more)] : []),
  ];
}
