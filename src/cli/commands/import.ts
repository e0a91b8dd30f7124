import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { createTwoFilesPatch } from 'diff';
import type { Design } from '../../design';
import type { Imported, ImportedFile, SourceFile, Told } from '../../import';
import { importedInto } from '../../work';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { readText, writeFile } from '../files';
import { inOutput } from '../outputFolder';
import { print, printError } from '../terminal';
import { chooseDesigns, noDesign, openWorkspace } from '../workspace';

export interface ImportOptions {
  readonly out: string;
  readonly customer?: string;
  readonly model?: 'connect-through' | 'connect-to';
  readonly design?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Endings of what can be imported, in a folder that is named. */
const READ_IN_FOLDERS = /\.(json|tf|tfstate|cfg|conf|txt)$/i;

/** Brings in what there is: files become a design in `--out`, or the design that is there follows them. */
export async function importSources(sources: readonly string[], options: ImportOptions): Promise<ExitCode> {
  if (sources.length === 0) throw new CliFailure(l10n.t('Name the files to import.'));
  const { out, customer, model, dryRun, json } = options;
  const design = designIn(out, options.design);
  const files = sources.flatMap(filesOf);
  const imported = await importedInto({ files, deciding: { customer, model, design } });
  const changed = imported.files.filter(({ before, text }) => before !== text);
  refuseStrangers(out, changed);
  if (!dryRun) {
    for (const { path, text } of changed) {
      const at = inOutput(out, path);
      mkdirSync(dirname(at), { recursive: true });
      writeFile(at, text);
    }
  }
  if (json) print(JSON.stringify(reportOf(imported, changed, dryRun), undefined, 2));
  else tell(imported, changed);
  const isWhole = imported.told.every(({ severity }) => severity !== 'error') && imported.errors.length === 0;
  return isWhole && imported.files.some((file) => file.customer !== undefined) ? EXIT.ok : EXIT.errors;
}

/** The design that the customers come into; undefined where one is begun. */
function designIn(out: string, wanted: string | undefined): Design | undefined {
  if (!existsSync(out)) return undefined;
  const workspace = openWorkspace(out);
  if (noDesign(workspace) !== undefined) return undefined;
  const [design, another] = chooseDesigns(workspace, wanted);
  if (another) throw new CliFailure(l10n.t('There are several designs here. Say --design.'));
  if (!design) throw new CliFailure(l10n.t('The provider file in {0} cannot be read; mend it first.', out));
  return design;
}

function filesOf(source: string): SourceFile[] {
  if (!existsSync(source)) throw new CliFailure(l10n.t('{0} does not exist.', source));
  if (!statSync(source).isDirectory()) return [{ name: source, text: readText(source) }];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && READ_IN_FOLDERS.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](node_modules|\.git|\.terraform)[\\/]/.test(path))
    .sort()
    .map((path) => ({ name: path, text: readText(path) }));
}

/** A file that is there and was not read as the customer's is somebody's work: it is not written over. */
function refuseStrangers(out: string, changed: readonly ImportedFile[]): void {
  const stranger = changed.find(({ path, before }) => before === undefined && existsSync(join(out, path)));
  if (!stranger) return;
  throw new CliFailure(
    l10n.t('{0} is there already and is not the file of this customer: nothing was written.', join(out, stranger.path)),
    EXIT.errors,
  );
}

function tell(imported: Imported, changed: readonly ImportedFile[]): void {
  for (const told of imported.told) printError(line(told));
  for (const { message, place } of imported.errors) printError(`${place.file}: ${l10n.t('error')} ${message}`);
  for (const { path, before, text } of changed) {
    print(
      before === undefined ? path : createTwoFilesPatch(path, path, before, text, '', '', { context: 2 }).trimEnd(),
    );
  }
  if (changed.length === 0 && imported.files.length > 0) print(l10n.t('The design says already what was read.'));
}

function line({ severity, code, message, source }: Told): string {
  const words = { error: l10n.t('error'), warning: l10n.t('warning'), info: l10n.t('info') };
  return `${source === undefined ? '' : `${source}: `}${words[severity]} ${code} ${message}`;
}

function reportOf(imported: Imported, changed: readonly ImportedFile[], dryRun: boolean): object {
  return {
    formatVersion: 1,
    written: !dryRun,
    files: changed.map(({ path, customer, before }) => ({ path, customer, isNew: before === undefined })),
    customers: imported.files.flatMap(({ customer }) => customer ?? []),
    told: imported.told,
    errors: imported.errors.map(({ code, message, place }) => ({ code, message, file: place.file })),
  };
}
