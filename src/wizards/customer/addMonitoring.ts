import * as l10n from '@vscode/l10n';
import { type EditValue, insertKey, setValue } from '../../design';
import { type Asking, text } from '../ask/question';
import { orNothing, resourceIdProblem } from '../ask/texts';
import { type Made, revise } from '../change';
import type { CustomerScope } from '../scope';

/** Asks who is told of the alerts of circuits and gateways, and where their logs go. */
export function* addMonitoring({ design, customer }: CustomerScope): Asking<Made> {
  const now = customer.raw.monitoring;
  const actionGroupId = yield* text(
    'actionGroupId',
    l10n.t('Action group that is told of the alerts: its resource id'),
    {
      initial: now?.actionGroupId ?? '',
      example:
        '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001/resourceGroups/rg-noc/providers/Microsoft.Insights/actionGroups/ag-noc',
      problem: resourceIdProblem('Microsoft.Insights/actionGroups'),
    },
  );
  const workspaceId = yield* text(
    'workspaceId',
    l10n.t('Log Analytics workspace of the logs: its resource id; empty for none'),
    {
      initial: now?.workspaceId ?? '',
      problem: orNothing(resourceIdProblem('Microsoft.OperationalInsights/workspaces')),
    },
  );
  const said: { readonly [key: string]: EditValue } = {
    alerts: 'baseline',
    actionGroupId,
    ...(workspaceId !== '' && { workspaceId }),
  };
  const { path } = customer.file;
  const changed = Object.entries(said).filter(([key, value]) => now?.[key as keyof typeof now] !== value);
  const made = now
    ? changed.reduce(
        (before, [key, value]) => revise(before, path, (file) => setValue(file, ['monitoring', key], value)),
        design,
      )
    : revise(design, path, (file) => insertKey(file, [], 'monitoring', said));
  return { design: made, at: { file: path, path: ['monitoring'] } };
}
