import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DeploymentStatus, Outcome } from '../../../deploy';
import { summaryOf } from '../../../work';
import type { Chosen } from '../../services/designs';
import { revealPlace } from '../../services/reveal';
import type { Services } from '../../services/services';
import type { TargetKind } from '../../services/target';

type Severity = 'information' | 'warning' | 'error';

const SEVERITY: Readonly<Record<DeploymentStatus, Severity | undefined>> = {
  succeeded: 'information',
  waiting: 'information',
  nothing: 'warning',
  cancelled: 'warning',
  incomplete: 'error',
  failed: 'error',
  refused: 'error',
  declined: undefined,
};

/** Says how a deployment ended, and what can be done next. */
export function tellOutcome(services: Services, chosen: Chosen, kind: TargetKind, outcome: Outcome): void {
  const { customer } = chosen;
  const { status, steps, objections, leftOut } = outcome;
  for (const { message } of objections) services.log.warn(message);
  services.log.info(`Deployment of ${customer.name}: ${status}`);
  const severity = SEVERITY[status];
  if (severity === undefined) return;
  const why = [steps.find(({ state }) => state === 'Failed')?.message, objections[0]?.message].filter(Boolean);
  const more = objections.length > 1 ? [l10n.t('({0} more in the output.)', objections.length - 1)] : [];
  const message = [l10n.t('{0}: {1}', customer.displayName, summaryOf(outcome, kind)), ...why, ...more].join(' ');
  const place = objections[0]?.place ?? leftOut[0]?.place;
  const show = place && { title: l10n.t('Show in File'), run: () => revealPlace(services.files, place) };
  const again = {
    title: l10n.t('Deploy Again'),
    run: () =>
      vscode.commands.executeCommand('cspConnectivity.deploy', { customer: customer.file.path }, { target: kind }),
  };
  const goesOn = status === 'waiting' || status === 'failed' || status === 'cancelled';
  const removable = outcome.leftovers.filter(({ removable: can, within }) => can && within === 'resource').length;
  const remove = {
    title: l10n.t('Remove {0}…', removable),
    run: () =>
      vscode.commands.executeCommand(
        'cspConnectivity.deploy',
        { customer: customer.file.path },
        { target: kind, remove: true },
      ),
  };
  tell(services, severity, message, goesOn ? again : (show ?? (removable > 0 ? remove : undefined)));
}

function tell(
  services: Services,
  severity: Severity,
  message: string,
  action?: { readonly title: string; readonly run: () => Thenable<unknown> },
): void {
  const output = l10n.t('Show Output');
  const buttons = [...(action ? [action.title] : []), output];
  const show =
    severity === 'error'
      ? vscode.window.showErrorMessage(message, ...buttons)
      : severity === 'warning'
        ? vscode.window.showWarningMessage(message, ...buttons)
        : vscode.window.showInformationMessage(message, ...buttons);
  void show.then((chosen) =>
    services.commands.guard('deploy', () => {
      if (chosen === output) services.log.show();
      else if (chosen !== undefined) return action?.run();
      return undefined;
    }),
  );
}
