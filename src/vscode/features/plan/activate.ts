import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Plan } from '../../../plan';
import { chooseCustomer } from '../../services/choose';
import { planFor, workFor } from '../../services/planning';
import type { Services } from '../../services/services';
import { type TargetKind, openTarget } from '../../services/target';

/** "Plan": what a deployment would do, as a page to read or as JSON. */
export function activatePlan(services: Services): void {
  const { commands, texts } = services;
  commands.register('cspConnectivity.plan', async (argument, options) => {
    const chosen = await chooseCustomer(services, argument);
    const work = await workFor(services, chosen);
    const against = targetIn(options) ?? (await askAgainst());
    const { customer } = chosen;
    const plan = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: l10n.t('Planning for {0}', customer.displayName),
        cancellable: true,
      },
      async (progress, token) => {
        if (against === 'nothing') {
          const { planUnseen } = await import('../../../work');
          return planUnseen(work);
        }
        const cancelled = new AbortController();
        token.onCancellationRequested(() => cancelled.abort());
        const target = await openTarget(services, against, work, progress);
        return planFor(services, target, work, cancelled.signal);
      },
    );
    await show(plan, customer.displayName, against);
    return plan;
  });

  async function show(plan: Plan, customer: string, against: TargetKind | 'nothing'): Promise<void> {
    const { planMarkdown } = await import('./planMarkdown');
    const page = planMarkdown(plan, { customer, against: againstText(against) });
    await vscode.commands.executeCommand('markdown.showPreview', texts.set(`plan-${plan.customer}.md`, page));
    const asJson = l10n.t('Show as JSON');
    void vscode.window
      .showInformationMessage(l10n.t('The plan for {0} is made.', customer), asJson)
      .then(async (button) => {
        if (button !== asJson) return;
        const json = texts.set(`plan-${plan.customer}.json`, `${JSON.stringify(plan, undefined, 2)}\n`);
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(json));
      });
  }
}

function againstText(against: TargetKind | 'nothing'): string {
  if (against === 'azure') return l10n.t('Compared with what is in Azure now.');
  if (against === 'simulator') return l10n.t('Compared with what is in the simulator now.');
  return l10n.t('Nobody looked into Azure: this is the plan for an empty one.');
}

function targetIn(options: unknown): TargetKind | 'nothing' | undefined {
  if (typeof options !== 'object' || options === null || !('target' in options)) return undefined;
  const { target } = options;
  return target === 'azure' || target === 'simulator' || target === 'nothing' ? target : undefined;
}

async function askAgainst(): Promise<TargetKind | 'nothing'> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: l10n.t('Azure'),
        detail: l10n.t('Signs in to the tenant of the customer and reads what is there.'),
        value: 'azure' as const,
      },
      {
        label: l10n.t('The simulator'),
        detail: l10n.t('What was deployed to it while this window is open.'),
        value: 'simulator' as const,
      },
      {
        label: l10n.t('An empty Azure'),
        detail: l10n.t('Looks nowhere: everything is to be created.'),
        value: 'nothing' as const,
      },
    ],
    { placeHolder: l10n.t('Compare the design with what?') },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.value;
}
