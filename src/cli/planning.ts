import * as l10n from '@vscode/l10n';
import { type Observation, observe } from '../deploy';
import { type Plan, planOf } from '../plan';
import { type Wanted, wantedOf } from '../resources';
import { locate } from './report/located';
import { textLine } from './report/text';
import type { Session } from './session';
import { printError } from './terminal';
import type { Chosen, Workspace } from './workspace';

/** What the customer's design wants; what it does not say in full is told on standard error. */
export function wantedBy(workspace: Workspace, { design, customer }: Chosen): Wanted['resources'] {
  const { resources, remarks } = wantedOf(design, customer);
  const findings = remarks.map((remark) => ({ ...remark, code: l10n.t('left out:'), severity: 'warning' as const }));
  for (const finding of locate(findings, workspace.files)) printError(textLine(finding, workspace.folder));
  return resources;
}

/** The plan against what is in Azure. Throws `AzureFailure`. */
export async function planAgainst(
  session: Session,
  { customer }: Chosen,
  wanted: Wanted['resources'],
  signal?: AbortSignal,
): Promise<{ readonly plan: Plan; readonly observation: Observation }> {
  const observation = await observe(session.azure, wanted, { signal });
  return { plan: planOf({ customer: customer.name, wanted, ...observation }), observation };
}
