import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { askItem } from './ask';
import type { Chosen } from './designs';
import type { TargetKind } from './target';

interface Place<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/**
 * Asks whether a customer's simulator or Azure is meant.
 * @throws CancellationError where nothing is picked
 */
export function askTarget(chosen: Chosen, placeHolder: string): Promise<TargetKind> {
  return askTargetOr<never>(chosen, placeHolder, []);
}

/**
 * The same, where something else may be meant as well. In one order wherever it is asked: first the one in which nothing
 * can be broken.
 */
export async function askTargetOr<T extends string>(
  { design, customer }: Chosen,
  placeHolder: string,
  others: readonly Place<T>[],
): Promise<TargetKind | T> {
  const places: Place<TargetKind | T>[] = [
    {
      label: l10n.t('The simulator'),
      detail: l10n.t(
        'On this machine, with what was deployed to it; customer and connectivity provider act by themselves.',
      ),
      value: 'simulator',
    },
    {
      label: l10n.t('Azure'),
      description: design.provider.cloud,
      detail: l10n.t('Signs in to the tenant {0}.', customer.tenantId ?? ''),
      value: 'azure',
    },
    ...others,
  ];
  const picked = await askItem(places, { placeHolder });
  return picked.value;
}
