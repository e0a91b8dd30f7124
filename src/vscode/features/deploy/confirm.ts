import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Confirmation, type RemovalConfirmation, removableOf } from '../../../deploy';
import { confirmationLines } from '../../../planPage';
import type { Work } from '../../../work';
import type { Chosen } from '../../services/designs';
import type { Services } from '../../services/services';
import { type Target, targetName } from '../../services/target';

/** Asks before the first write: says where it goes, and shows the changes themselves. */
export async function confirm(
  services: Services,
  work: Work,
  target: Target,
  { subscriptions, plan, leftOut }: Confirmation,
): Promise<boolean | 'remove'> {
  const { design, customer } = work;
  const unsaved = [customer.file.path, design.provider.file.path].filter((path) => {
    const uri = services.designs.uriOf(path)?.toString();
    return vscode.workspace.textDocuments.some((d) => d.isDirty && d.uri.toString() === uri);
  });
  const detail = [
    ...subscriptions.map(({ name, subscriptionId, tenantId }) =>
      l10n.t('Subscription {0} ({1}) in the tenant {2}', name, subscriptionId, tenantId ?? '-'),
    ),
    '',
    ...confirmationLines(work, plan, target.kind),
    ...(leftOut.length > 0
      ? [
          '',
          l10n.t('Left out, as the design does not say it in full:'),
          ...leftOut.map(({ message }) => `• ${message}`),
        ]
      : []),
    ...(unsaved.length > 0
      ? ['', l10n.t('Not saved, and deployed as it is in the editor: {0}', unsaved.join(', '))]
      : []),
  ].join('\n');
  const yes = l10n.t('Deploy');
  const removable = removableOf(plan).length;
  const andRemove = l10n.t('Deploy and Remove {0}…', removable);
  const chosen = await vscode.window.showWarningMessage(
    l10n.t('Deploy {0} to {1}?', customer.displayName, targetName(target)),
    { modal: true, detail },
    yes,
    ...(removable > 0 ? [andRemove] : []),
  );
  return chosen === andRemove ? 'remove' : chosen === yes;
}

/** Asks apart before anything is removed, and names all of it. */
export async function confirmRemoval(
  { customer }: Chosen,
  target: Target,
  { leftovers }: RemovalConfirmation,
): Promise<boolean> {
  const yes = l10n.t('Remove');
  const chosen = await vscode.window.showWarningMessage(
    l10n.t(
      'Remove {0} resources of {1} from {2} for good?',
      leftovers.length,
      customer.displayName,
      targetName(target),
    ),
    { modal: true, detail: leftovers.map(({ id, impact }) => `• ${id}: ${impact}`).join('\n') },
    yes,
  );
  return chosen === yes;
}
