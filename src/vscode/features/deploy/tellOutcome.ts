import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Outcome } from '../../../deploy';
import type { Chosen } from '../../services/designs';
import { revealPlace } from '../../services/reveal';
import type { Services } from '../../services/services';
import type { TargetKind } from '../../services/target';

/** Says how a deployment ended, and what can be done next. */
export function tellOutcome(services: Services, chosen: Chosen, kind: TargetKind, outcome: Outcome): void {
  const { customer } = chosen;
  const { status, steps, resources, objections } = outcome;
  const count = (state: string) => steps.filter((step) => step.state === state).length;
  for (const { message } of objections) services.log.warn(message);
  services.log.info(`Deployment of ${customer.name}: ${status}`);
  const again = {
    title: l10n.t('Deploy Again'),
    run: () =>
      vscode.commands.executeCommand('cspConnectivity.deploy', { customer: customer.file.path }, { target: kind }),
  };
  switch (status) {
    case 'succeeded':
      return tell(
        services,
        'information',
        l10n.t('{0} is deployed: {1} resources are there.', customer.displayName, resources.length),
      );
    case 'waiting': {
      const party = steps.find(({ state }) => state === 'Waiting')?.waitsFor;
      const who = party === 'customer' ? l10n.t('the customer') : l10n.t('the connectivity provider');
      return tell(
        services,
        'information',
        l10n.t(
          '{0} waits for {1}: {2} steps are done, {3} come after. Deploy again to go on.',
          customer.displayName,
          who,
          count('Succeeded'),
          count('NotStarted'),
        ),
        again,
      );
    }
    case 'failed':
      return tell(
        services,
        'error',
        l10n.t(
          'The deployment of {0} failed in {1} steps; {2} are done. The output says why. {3}',
          customer.displayName,
          count('Failed'),
          count('Succeeded'),
          steps.find(({ state }) => state === 'Failed')?.message ?? '',
        ),
        again,
      );
    case 'cancelled':
      return tell(
        services,
        'warning',
        l10n.t(
          'The deployment of {0} was cancelled: {1} steps are done, {2} go on in Azure, {3} were not started.',
          customer.displayName,
          count('Succeeded'),
          count('UnderWay'),
          count('NotStarted'),
        ),
        again,
      );
    case 'refused': {
      const [first] = objections;
      const place = first?.place;
      const more = objections.length > 1 ? l10n.t('({0} more in the output.)', objections.length - 1) : '';
      return tell(
        services,
        'error',
        [l10n.t('Nothing was written: {0}', first?.message ?? ''), more].filter(Boolean).join(' '),
        place && {
          title: l10n.t('Show in File'),
          run: () => revealPlace(services.files, place),
        },
      );
    }
    case 'declined':
      return undefined;
  }
}

function tell(
  services: Services,
  severity: 'information' | 'warning' | 'error',
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
