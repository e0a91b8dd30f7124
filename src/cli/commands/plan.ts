import * as l10n from '@vscode/l10n';
import { planAgainst, planUnseen, savedPlanText } from '../../work';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { writeFile } from '../files';
import { workFor } from '../planning';
import { planLines } from '../report/planText';
import { type TargetOptions, withTarget } from '../target';
import { print, printError } from '../terminal';
import { chooseCustomer, designFolderOf, openWorkspace } from '../workspace';

export interface PlanOptions extends Partial<TargetOptions> {
  readonly customer: string;
  readonly design?: string;
  readonly json: boolean;
  /** Names of secrets whose keys are written again. */
  readonly rotate?: readonly string[];
  /** The file that keeps the plan until it is approved. */
  readonly out?: string;
}

/** Prints what a deployment would do. */
export async function plan(folder: string, options: PlanOptions): Promise<ExitCode> {
  const workspace = openWorkspace(folder);
  const work = workFor(workspace, chooseCustomer(workspace, options.customer, options.design));
  const { cloud, out, rotate } = options;
  if (out !== undefined && cloud === undefined) {
    throw new CliFailure(l10n.t('A plan that is to be approved is one against what is there: say --cloud with --out.'));
  }
  if (cloud === undefined) {
    printError(
      l10n.t('Nobody looked into Azure: this is the plan for an empty one. --cloud compares with what is there.'),
    );
  }
  const made =
    cloud === undefined
      ? planUnseen(work)
      : await withTarget(work, { ...options, cloud }, async (target) => {
          const { plan: seen } = await planAgainst({
            work,
            target,
            designFolder: designFolderOf(folder, work),
            rotate,
          });
          if (out !== undefined) writeFile(out, savedPlanText(work, target, seen));
          return seen;
        });
  print(options.json ? JSON.stringify(made, undefined, 2) : planLines(made).join('\n'));
  return made.steps.some((step) => step.action === 'refuse') ? EXIT.errors : EXIT.ok;
}
