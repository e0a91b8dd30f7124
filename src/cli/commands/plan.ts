import * as l10n from '@vscode/l10n';
import { planOf } from '../../plan';
import { EXIT, type ExitCode } from '../failure';
import { planAgainst, wantedBy, withAzure } from '../planning';
import { planLines } from '../report/planText';
import { type SessionOptions, openSession } from '../session';
import { print, printError } from '../terminal';
import { chooseCustomer, openWorkspace, refuseErrors } from '../workspace';

export interface PlanOptions extends Partial<SessionOptions> {
  readonly customer: string;
  readonly design?: string;
  readonly json: boolean;
}

/** Prints what a deployment would do. */
export async function plan(folder: string, options: PlanOptions): Promise<ExitCode> {
  const workspace = openWorkspace(folder);
  const chosen = chooseCustomer(workspace, options.customer, options.design);
  refuseErrors(workspace, [chosen]);
  const wanted = wantedBy(workspace, chosen);
  const { cloud } = options;
  let made;
  if (cloud === undefined) {
    printError(
      l10n.t('Nobody looked into Azure: this is the plan for an empty one. --cloud compares with what is there.'),
    );
    made = planOf({ customer: chosen.customer.name, wanted, actual: undefined });
  } else {
    const session = await openSession(chosen, wanted, { ...options, cloud });
    try {
      made = (await withAzure(() => planAgainst(session, chosen, wanted))).plan;
    } finally {
      await session.stop();
    }
  }
  print(options.json ? JSON.stringify(made, undefined, 2) : planLines(made).join('\n'));
  return made.steps.some((step) => step.action === 'refuse') ? EXIT.errors : EXIT.ok;
}
