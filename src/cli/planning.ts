import * as l10n from '@vscode/l10n';
import { AzureFailure } from '../azure';
import { type Observation, observe } from '../deploy';
import { type Plan, planOf } from '../plan';
import { type Wanted, wantedOf } from '../resources';
import { CliFailure, EXIT } from './failure';
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

/** Runs what speaks with Azure; what goes wrong there becomes a message for the user. Throws CliFailure (1, or 130 after Ctrl+C). */
export async function withAzure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AzureFailure)) throw error;
    if (error.code === 'Cancelled') throw new CliFailure(l10n.t('Cancelled; nothing was done.'), EXIT.interrupted);
    const about = l10n.t('Azure, about {0}:', error.resourceId);
    throw new CliFailure([about, error.message, error.advice].filter(Boolean).join('\n'), EXIT.errors);
  }
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
