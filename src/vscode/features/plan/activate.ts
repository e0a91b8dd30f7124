import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { askTargetOr } from '../../services/askTarget';
import { chooseCustomer } from '../../services/choose';
import type { Chosen } from '../../services/designs';
import { planFor, workFor } from '../../services/planning';
import type { Services } from '../../services/services';
import { type TargetKind, openTarget } from '../../services/target';
import type { PlanPanel, Shown } from './panel';

const VIEW_TYPE = 'cspConnectivity.plan';

/** "Plan": what a deployment would do, as a page that shows each property, deploys, and follows what is deployed. */
export function activatePlan(services: Services): void {
  const { commands } = services;
  /** By the paths of the customers' files. */
  const open = new Map<string, PlanPanel>();

  commands.register('cspConnectivity.plan', async (argument, options) => {
    const chosen = await chooseCustomer(services, argument);
    const work = await workFor(services, chosen);
    const against = targetIn(options) ?? targetIn(argument) ?? (await askAgainst(chosen));
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
    await show({ work, plan, against });
    return plan;
  });

  async function show(shown: Shown): Promise<void> {
    const { path } = shown.work.customer.file;
    const there = open.get(path);
    if (there) {
      there.show(shown);
      return;
    }
    const { PlanPanel } = await import('./panel');
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, l10n.t('Plan'), vscode.ViewColumn.Beside, {
      enableScripts: true,
      retainContextWhenHidden: true,
      enableFindWidget: true,
    });
    const made = new PlanPanel(panel, services, shown);
    open.set(path, made);
    made.onDidClose(() => open.delete(path));
  }
}

function targetIn(options: unknown): TargetKind | 'nothing' | undefined {
  if (typeof options !== 'object' || options === null || !('target' in options)) return undefined;
  const { target } = options;
  return target === 'azure' || target === 'simulator' || target === 'nothing' ? target : undefined;
}

function askAgainst(chosen: Chosen): Promise<TargetKind | 'nothing'> {
  const nothing = {
    label: l10n.t('An empty Azure'),
    detail: l10n.t('Looks nowhere: everything is to be created.'),
    value: 'nothing' as const,
  };
  return askTargetOr(chosen, l10n.t('Compare the design with what?'), [nothing]);
}
