import * as l10n from '@vscode/l10n';
import type { Json } from '../../resources';
import { type Action, type Plan, type PlanStep, countActions } from '../../plan';

function actionText(action: Action): string {
  switch (action) {
    case 'create':
      return l10n.t('create');
    case 'update':
      return l10n.t('update');
    case 'keep':
      return l10n.t('keep');
    case 'wait':
      return l10n.t('wait');
    case 'refuse':
      return l10n.t('REFUSED');
  }
}

/** The plan as lines of text: what is done first stands first. */
export function planLines(plan: Plan, removes = 0): string[] {
  const width = Math.max(...plan.steps.map(({ action }) => actionText(action).length), 0);
  return [
    ...plan.steps.flatMap((step) => stepLines(step, width)),
    ...leftoverLines(plan),
    '',
    planSummary(plan, removes),
  ];
}

/** What is in Azure and not in the design, with what it still permits or costs. */
function leftoverLines({ leftovers }: Plan): string[] {
  if (leftovers.length === 0) return [];
  const mark = { warning: l10n.t('warning'), info: l10n.t('note') };
  return [
    '',
    l10n.t('In Azure and not in the design; it stays:'),
    ...leftovers.flatMap(({ id, impact, severity }) => [`  ${id}`, `    ${mark[severity]}: ${impact}`]),
  ];
}

/** What the plan comes to. @param removes how many leftovers are to be removed with it */
export function planSummary(plan: Plan, removes = 0): string {
  const { create, update, keep, wait, refuse } = countActions(plan);
  if (removes > 0) {
    return l10n.t(
      '{0} to create, {1} to update, {2} to keep, {3} to wait for, {4} refused; {5} to remove for good',
      create,
      update,
      keep,
      wait,
      refuse,
      removes,
    );
  }
  return l10n.t(
    '{0} to create, {1} to update, {2} to keep, {3} to wait for, {4} refused; nothing is deleted',
    create,
    update,
    keep,
    wait,
    refuse,
  );
}

function stepLines({ id, action, impact, changes, rule, waitsFor }: PlanStep, width: number): string[] {
  const who =
    waitsFor === 'customer'
      ? ` [${l10n.t('customer')}]`
      : waitsFor === 'connectivity-provider'
        ? ` [${l10n.t('connectivity provider')}]`
        : '';
  const why = rule === null ? '' : ` (${rule})`;
  const indent = ' '.repeat(width + 2);
  return [
    `${actionText(action).padEnd(width)}  ${id}${who}`,
    `${indent}${impact}${why}`,
    ...changes.map(({ path, from, to }) => `${indent}${path}: ${shown(from)} -> ${shown(to)}`),
  ];
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
