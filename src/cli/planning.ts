import * as l10n from '@vscode/l10n';
import { type Work, workOf } from '../work';
import { locate } from './report/located';
import { textLine } from './report/text';
import { printError } from './terminal';
import { type Chosen, type Workspace, refuseErrors } from './workspace';

/**
 * What is to be done for a customer; what its design does not say in full is told on standard error.
 * @throws CliFailure (1) where the design has errors
 */
export function workFor(workspace: Workspace, chosen: Chosen): Work {
  refuseErrors(workspace, [chosen]);
  const work = workOf(chosen);
  tellLeftOut(workspace, work);
  return work;
}

/** Names what the design wants and nobody makes. */
export function tellLeftOut({ files, folder }: Workspace, { leftOut }: Work): void {
  const findings = leftOut.map((remark) => ({ ...remark, code: l10n.t('left out:'), severity: 'warning' as const }));
  for (const finding of locate(findings, files)) printError(textLine(finding, folder));
}
