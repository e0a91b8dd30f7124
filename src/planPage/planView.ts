import * as l10n from '@vscode/l10n';
import { type Action, type Change, type Plan, type PlanStep, countActions, keyOf } from '../plan';
import { typeNamed } from '../resources';
import type { Json, WantedResource } from '../resources/model';
import { type TargetKind, type Work, rolesGiven } from '../work';
import type { ChangeView, PlanView, StepView } from './protocol';

/** What a plan was made against: `nothing` where nobody looked. */
export type Against = TargetKind | 'nothing';

/** A plan in the words of the user's language, with what its page offers. */
export function planView(work: Work, plan: Plan, against: Against): PlanView {
  const resources = new Map(work.wanted.map((resource) => [keyOf(resource.id), resource]));
  const roles = rolesGiven(work, plan);
  const views = plan.steps.map((step) => {
    const given = roles.find(({ step: id }) => id === step.id);
    const name = given ? l10n.t('{0} to {1} on {2}', given.role, given.principal, given.scope) : step.id;
    return stepView(step, name, resources.get(keyOf(step.resourceId)));
  });
  const isKept = ({ action, changes }: StepView) => action === 'keep' && changes.length === 0;
  const { create, update, wait, refuse } = countActions(plan);
  return {
    heading: l10n.t('Plan for {0}', work.customer.displayName),
    against: againstText(against),
    ...(against === 'simulator' && { simulator: l10n.t('Simulator') }),
    summary: planSummary(plan, against),
    nothingToDo: create + update + wait + refuse === 0,
    canDeploy: create + update > 0 && refuse === 0,
    deployText: against === 'simulator' ? l10n.t('Deploy to the Simulator…') : l10n.t('Deploy…'),
    steps: views.filter((view) => !isKept(view)),
    kept: views.filter(isKept),
    roles: roles.map(({ role, principal, scope, action }) => ({
      role,
      principal,
      scope,
      actionText: actionText(action),
    })),
    leftovers: plan.leftovers.map(({ id, severity, impact }) => ({ id, severity, impact })),
    leftOut: work.leftOut.map(({ message }) => message),
  };
}

/** What a plan comes to, in a sentence. */
export function planSummary(plan: Plan, against: Against): string {
  const { create, update, keep, wait, refuse } = countActions(plan);
  const place = against === 'simulator' ? l10n.t('the simulator') : l10n.t('Azure');
  if (plan.steps.length === 0) {
    return l10n.t('Nothing to do: the design wants nothing in {0} for this customer.', place);
  }
  if (create + update + wait + refuse === 0) {
    const differing = plan.steps.filter(({ changes }) => changes.length > 0);
    if (differing.length > 0) {
      const others = l10n.t('Nothing to do for us: what differs in {0} is managed by others.', place);
      const stuck = differing.filter(({ rule }) => rule !== null).map(({ id, impact }) => `${id}: ${impact}.`);
      return [others, ...stuck].join(' ');
    }
    return plan.leftovers.length > 0
      ? l10n.t(
          'Nothing to do: {0} has all that the design wants. Listed besides, not in the design: {1}.',
          place,
          plan.leftovers.length,
        )
      : l10n.t('Nothing to do: {0} is as the design wants it.', place);
  }
  const counts = l10n.t(
    '{0} to create, {1} to update, {2} to keep, {3} to wait for, {4} refused. Nothing is deleted.',
    create,
    update,
    keep,
    wait,
    refuse,
  );
  if (refuse > 0) return `${counts} ${l10n.t('While a step is refused, none is carried out.')}`;
  if (create + update === 0) return `${counts} ${l10n.t('Nothing to write: others have to act first.')}`;
  return counts;
}

/** What a plan was compared with. */
export function againstText(against: Against): string {
  if (against === 'azure') return l10n.t('Compared with what is in Azure now.');
  if (against === 'simulator') return l10n.t('Compared with what is in the simulator now.');
  return l10n.t('Nobody looked into Azure: this is the plan for an empty one.');
}

/** What is done to a resource, in a word. */
export function actionText(action: Action): string {
  switch (action) {
    case 'create':
      return l10n.t('Create');
    case 'update':
      return l10n.t('Update');
    case 'keep':
      return l10n.t('Keep');
    case 'wait':
      return l10n.t('Wait');
    case 'refuse':
      return l10n.t('Refused');
  }
}

function stepView(step: PlanStep, name: string, resource: WantedResource | undefined): StepView {
  const { id, action, impact, rule, waitsFor, traffic } = step;
  const who =
    waitsFor === 'customer'
      ? l10n.t('for the customer')
      : waitsFor === 'connectivity-provider'
        ? l10n.t('for the connectivity provider')
        : '';
  return {
    id,
    name,
    type: resource ? (typeNamed(resource.type)?.title() ?? resource.type) : '',
    action,
    actionText: [actionText(action), who].filter(Boolean).join(' '),
    ...(traffic !== undefined && { traffic }),
    impact: rule === null ? impact : `${impact} (${rule})`,
    changes: step.changes.flatMap(changeViews),
    sources: step.sources ?? [],
    hasPlace: resource !== undefined,
  };
}

type Members = { readonly [key: string]: Json | undefined };

const isWhole = (value: Json): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One for each property: what differs in a whole object is told of each of its members. */
export function changeViews({ path, from, to }: Change): ChangeView[] {
  const before = from === null ? {} : from;
  const after = to === null ? {} : to;
  if ((from === null && to === null) || !isWhole(before) || !isWhole(after)) {
    return [{ path, from: said(from), to: said(to) }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [was, is] = [before[key] ?? null, after[key] ?? null];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : changeViews({ path: `${path}.${key}`, from: was, to: is });
  });
}

function said(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
