import * as l10n from '@vscode/l10n';
import { type Action, type Plan, type PlanStep, countActions } from '../../../plan';

function actionText(action: Action): string {
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

/** A plan to be read: what it comes to, then the steps in the order in which they are done. */
export function planMarkdown(plan: Plan, { customer, against }: { customer: string; against: string }): string {
  const { create, update, keep, wait, refuse } = countActions(plan);
  const changes = plan.steps.filter(({ changes: list }) => list.length > 0);
  return [
    `# ${text(l10n.t('Plan for {0}', customer))}`,
    text(against),
    `**${l10n.t('{0} to create, {1} to update, {2} to keep, {3} to wait for, {4} refused.', create, update, keep, wait, refuse)}** ${l10n.t('Nothing is deleted.')}`,
    '',
    ...plan.steps.map((step, i) => item(step, i + 1)),
    ...leftoverLines(plan),
    ...(changes.length > 0 ? ['', `## ${l10n.t('Changes')}`, ...changes.flatMap(changeLines)] : []),
    '',
  ].join('\n');
}

/** One line for what is done, one for what it means: a table would be wider than the column beside a diagram. */
function item({ action, id, impact, rule, waitsFor }: PlanStep, number: number): string {
  const who =
    waitsFor === 'customer'
      ? l10n.t('for the customer')
      : waitsFor === 'connectivity-provider'
        ? l10n.t('for the connectivity provider')
        : '';
  const what = [actionText(action), who].filter(Boolean).join(' ');
  const why = rule === null ? '' : ` (${rule})`;
  return `${number}. ${action === 'keep' ? what : `**${what}**`} \`${id}\`  \n   ${text(impact + why)}`;
}

/** What is in Azure and not in the design, with what it still permits or costs. */
function leftoverLines({ leftovers }: Plan): string[] {
  if (leftovers.length === 0) return [];
  const mark = { warning: `**${l10n.t('warning')}**`, info: l10n.t('note') };
  return [
    '',
    `## ${l10n.t('In Azure and not in the design; it stays:')}`,
    '',
    ...leftovers.map(({ id, impact, severity }) => `- \`${id}\`  \n  ${mark[severity]}: ${text(impact)}`),
  ];
}

function changeLines({ id, changes }: PlanStep): string[] {
  return [
    '',
    `\`${id}\``,
    '',
    ...changes.map(({ path, from, to }) => `- \`${path}\`: \`${JSON.stringify(from)}\` → \`${JSON.stringify(to)}\``),
  ];
}

/** What the design says must not be read as Markdown. */
function text(value: string): string {
  return value.replaceAll(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
