import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { createTwoFilesPatch } from 'diff';
import {
  type ComparedFile,
  type Comparison,
  MANIFEST,
  type Output,
  type Pictures,
  UnknownFormat,
  compareOutput,
  generateAll,
  isOfAzure,
  pathsToCompare,
} from '../../generate';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { workOf } from '../../work';
import { picturesFor } from '../../work/pictures';
import { inOutput } from '../outputFolder';
import { tellLeftOut } from '../planning';
import { print, printError } from '../terminal';
import { type Chosen, type Workspace, chooseCustomer, chooseDesigns, openWorkspace, refuseErrors } from '../workspace';

export interface GenerateOptions {
  readonly customer?: string;
  readonly design?: string;
  readonly format: string;
  readonly out: string;
  readonly force: boolean;
}

/**
 * Writes the files of a format; where a file was changed by hand, all of it is left as it is, unless forced. Ends with 0
 * only where the files have all that the design asks of them.
 */
export async function generate(folder: string, options: GenerateOptions): Promise<ExitCode> {
  const workspace = openWorkspace(folder);
  const chosen = chooseAll(workspace, options);
  refuseErrors(workspace, chosen);
  const works = chosen.map(workOf);
  for (const work of works) tellLeftOut(workspace, work);
  const { out, force } = options;
  const pictures = await picturesFor(chosen, options.format);
  try {
    const byHand = [...comparisons(chosen, options, pictures)].flatMap(({ comparison }) =>
      comparison.files.filter(isByHand),
    );
    if (byHand.length > 0 && !force) {
      for (const file of byHand) printError(comparisonText(file, out));
      printError(
        l10n.t(
          '{0} files were changed by hand, so nothing was written. --force overwrites them.',
          String(byHand.length),
        ),
      );
      return EXIT.errors;
    }
    const counts = { written: 0, unchanged: 0, removed: 0 };
    let isWhole = !isOfAzure(options.format) || works.every(({ leftOut }) => leftOut.length === 0);
    for (const { comparison, refused } of comparisons(chosen, options, pictures)) {
      for (const text of refused) printError(text);
      isWhole &&= refused.length === 0;
      for (const file of comparison.files) counts[apply(file, out)]++;
      const overwritten = new Set(comparison.files.filter(isByHand).map(({ path }) => path));
      writeText(inOutput(out, comparison.manifestPath), comparison.manifestAfter(overwritten));
    }
    print(
      l10n.t(
        '{0}: {1} files written, {2} unchanged, {3} removed as they are no longer generated',
        out,
        counts.written,
        counts.unchanged,
        counts.removed,
      ),
    );
    return isWhole ? EXIT.ok : EXIT.errors;
  } catch (error) {
    if (error instanceof UnknownFormat) throw new CliFailure(error.message);
    const { code, path } = error as NodeJS.ErrnoException;
    if (code !== undefined && path !== undefined)
      throw new CliFailure(l10n.t('{0} cannot be written ({1}).', path, code));
    throw error;
  }
}

function chooseAll(workspace: Workspace, { customer, design }: GenerateOptions): readonly Chosen[] {
  if (customer !== undefined) return [chooseCustomer(workspace, customer, design)];
  const designs = chooseDesigns(workspace, design);
  const chosen = designs.flatMap((of) => of.customers.map((one): Chosen => ({ design: of, customer: one })));
  const folders = new Map<string, Chosen>();
  for (const one of chosen) {
    const name = one.customer.name.toLowerCase();
    const other = folders.get(name);
    if (other) {
      throw new CliFailure(
        l10n.t(
          '{0} and {1} are both of a customer "{2}"; say which design with --design.',
          other.customer.file.path,
          one.customer.file.path,
          one.customer.name,
        ),
      );
    }
    folders.set(name, one);
  }
  if (chosen.length === 0) throw new CliFailure(l10n.t('There is no customer in {0}.', workspace.folder), EXIT.errors);
  return chosen;
}

interface Made {
  readonly comparison: Comparison;
  /** What the design asks for and the files do not have. */
  readonly refused: readonly string[];
}

/** Made anew each time it is asked for, so that the files of many customers are never all in memory. */
function* comparisons(
  chosen: readonly Chosen[],
  { format, out }: GenerateOptions,
  pictures: Pictures,
): Generator<Made> {
  for (const design of new Set(chosen.map((one) => one.design))) {
    const customers = chosen.filter((one) => one.design === design).map(({ customer }) => customer);
    for (const output of generateAll(design, customers, format, pictures))
      yield { comparison: compareWithDisk(output, out), refused: output.refused ?? [] };
  }
}

function compareWithDisk(output: Output, out: string): Comparison {
  const manifest = readText(inOutput(out, join(output.folder, MANIFEST)));
  const there = new Map<string, string>();
  for (const path of pathsToCompare(output, manifest)) {
    const text = readText(inOutput(out, path));
    if (text !== undefined) there.set(path, text);
  }
  return compareOutput(output, there, manifest);
}

function isByHand({ state }: ComparedFile): boolean {
  return state === 'changedByHand';
}

function comparisonText({ path, file }: ComparedFile, out: string): string {
  const at = inOutput(out, path);
  return createTwoFilesPatch(at, at, readText(at) ?? '', file?.content ?? '', l10n.t('on disk'), l10n.t('generated'));
}

function apply({ path, state, file }: ComparedFile, out: string): 'written' | 'unchanged' | 'removed' {
  const at = inOutput(out, path);
  if (state === 'stale') {
    rmSync(at, { force: true });
    return 'removed';
  }
  if (!file || state === 'unchanged') return 'unchanged';
  writeText(at, file.content);
  if (file.executable) chmodSync(at, 0o755);
  return 'written';
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
