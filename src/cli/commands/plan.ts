import * as l10n from '@vscode/l10n';
import { planAgainst, planUnseen } from '../../work';
import { EXIT, type ExitCode } from '../failure';
import { workFor } from '../planning';
import { planLines } from '../report/planText';
import { type TargetOptions, withTarget } from '../target';
import { print, printError } from '../terminal';
import { chooseCustomer, openWorkspace } from '../workspace';

export interface PlanOptions extends Partial<TargetOptions> {
  readonly customer: string;
  readonly design?: string;
  readonly json: boolean;
}

/** Prints what a deployment would do. */
export async function plan(folder: string, options: PlanOptions): Promise<ExitCode> {
  const workspace = openWorkspace(folder);
  const work = workFor(workspace, chooseCustomer(workspace, options.customer, options.design));
  const { cloud } = options;
  if (cloud === undefined) {
    printError(
      l10n.t('Nobody looked into Azure: this is the plan for an empty one. --cloud compares with what is there.'),
    );
  }
  const made =
    cloud === undefined
      ? planUnseen(work)
      : await withTarget(work, { ...options, cloud }, async (target) => (await planAgainst(target, work)).plan);
  print(options.json ? JSON.stringify(made, undefined, 2) : planLines(made).join('\n'));
  return made.steps.some((step) => step.action === 'refuse') ? EXIT.errors : EXIT.ok;
}
