import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { CommandFailure, labObjection, runLab } from '../../deploy/lab';
import {
  type LabPlan,
  type LabState,
  NoLab,
  countOf,
  hasPassed,
  labFiles,
  labPlanOf,
  stateLine,
  totalLine,
} from '../../generate/lab';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { inOutput } from '../outputFolder';
import { print, printError } from '../terminal';
import { chooseCustomer, openWorkspace, refuseErrors } from '../workspace';

export interface LabOptions {
  readonly customer: string;
  readonly design?: string;
  readonly out?: string;
  readonly run: boolean;
  readonly json: boolean;
  readonly force: boolean;
}

/** Writes the rehearsal of a customer as a containerlab topology, or runs it here; both where both are asked for. */
export async function lab(folder: string, options: LabOptions): Promise<ExitCode> {
  const workspace = openWorkspace(folder);
  const chosen = chooseCustomer(workspace, options.customer, options.design);
  refuseErrors(workspace, [chosen]);
  let plan: LabPlan;
  try {
    plan = labPlanOf(chosen.design, chosen.customer);
  } catch (error) {
    if (error instanceof NoLab) throw new CliFailure(error.message);
    throw error;
  }
  const out = options.out ?? (options.run ? undefined : `lab-${options.customer}`);
  if (out !== undefined) write(plan, out, options);
  return options.run ? rehearse(plan, options) : EXIT.ok;
}

function write(plan: LabPlan, out: string, { force, json }: LabOptions): void {
  const files = labFiles(plan);
  const differing = files.filter(({ path, content }) => {
    const at = inOutput(out, path);
    return existsSync(at) && readFileSync(at, 'utf8') !== content;
  });
  if (differing.length > 0 && !force) {
    throw new CliFailure(
      l10n.t(
        'Files in {0} are not as they would be written: {1}. --force overwrites them.',
        out,
        differing.map(({ path }) => path).join(', '),
      ),
      EXIT.errors,
    );
  }
  for (const { path, content } of files) {
    const at = inOutput(out, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, content);
  }
  (json ? printError : print)(l10n.t('{0}: {1} files written', out, files.length));
}

async function rehearse(plan: LabPlan, { json }: LabOptions): Promise<ExitCode> {
  const objection = labObjection();
  if (objection !== undefined) throw new CliFailure(objection);
  const stop = new AbortController();
  const interrupt = () => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const states = await runLab(plan, {
      signal: stop.signal,
      onProgress: printError,
    });
    print(json ? JSON.stringify(asJson(plan, states), undefined, 2) : table(states));
    if (!json) tellLimits(plan);
    return hasPassed(states) ? EXIT.ok : EXIT.errors;
  } catch (error) {
    if (stop.signal.aborted) {
      printError(l10n.t('Stopped; everything of the lab was removed.'));
      return EXIT.interrupted;
    }
    if (error instanceof CommandFailure) throw new CliFailure(error.message, EXIT.errors);
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function table(states: readonly LabState[]): string {
  const results = states.flatMap((s) => s.results);
  const width = Math.min(100, Math.max(0, ...results.map((r) => r.check.length)));
  const rows = states.flatMap((state) => [
    ...state.results.map(({ check, expected, seen, ok }) => {
      const told = ok ? seen : l10n.t('{0} (expected: {1})', seen, expected);
      return `${ok ? 'ok  ' : 'FAIL'}  ${check.padEnd(width)}  ${told}`;
    }),
    stateLine(state),
    '',
  ]);
  return [...rows, totalLine(states)].join('\n');
}

/** As data: each state tells how many checks ran in it, and a state without any says why. */
function asJson({ customer, standIns, left }: LabPlan, states: readonly LabState[]) {
  return {
    customer,
    passed: hasPassed(states),
    ...countOf(states),
    states: states.map(({ title, reason, results }) => ({
      title,
      ...countOf([{ title, results }]),
      ...(reason !== undefined && { notRehearsed: reason }),
      results,
    })),
    standIns,
    notRehearsed: left,
  };
}

function tellLimits({ standIns, left }: LabPlan): void {
  for (const text of standIns) print(l10n.t('Stands in: {0}', text));
  for (const text of left) print(l10n.t('Not rehearsed: {0}', text));
}
