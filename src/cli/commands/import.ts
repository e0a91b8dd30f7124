import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { createTwoFilesPatch } from 'diff';
import { version } from '../../../package.json';
import { AzureFailure } from '../../azure';
import { CLOUD_OF } from '../../deploy';
import type { Design } from '../../design';
import type { Imported, ImportedFile, SourceFile, Told } from '../../import';
import { type AzureSource, WorkFailure, importedInto } from '../../work';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { makeFolderOf, readText, writeFile } from '../files';
import { inOutput } from '../outputFolder';
import type { CloudChoice } from '../target';
import { print, printError } from '../terminal';
import { chooseDesign, noDesign, openWorkspace, refuseUnreadable } from '../workspace';

export interface ImportOptions {
  readonly out: string;
  readonly customer?: string;
  readonly model?: 'connect-through' | 'connect-to';
  readonly design?: string;
  /** The Azure to read. */
  readonly cloud?: CloudChoice;
  /** Port of the simulator to read. */
  readonly simulator?: number;
  readonly tenant?: readonly string[];
  readonly subscription?: readonly string[];
  readonly resourceGroup?: string;
  readonly location?: string;
  /** Whether the customers are read from Partner Center too. */
  readonly partnerCenter?: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Endings of what can be imported, in a folder that is named. */
const READ_IN_FOLDERS = /\.(json|tf|tfstate|cfg|conf|txt)$/i;

/** Brings in what there is: files become a design in `--out`, or the design that is there follows them. */
export async function importSources(sources: readonly string[], options: ImportOptions): Promise<ExitCode> {
  if (sources.length === 0 && options.cloud === undefined) {
    throw new CliFailure(l10n.t('Name the files to import, or say --cloud to read Azure.'));
  }
  if (options.partnerCenter === true && options.cloud === undefined) {
    throw new CliFailure(l10n.t('Say --cloud, so that it is known whose Partner Center is read.'));
  }
  const { out, customer, model, dryRun, json, resourceGroup, location } = options;
  const design = designIn(out, options.design);
  const imported = await importedInto({
    files: sources.flatMap(filesOf),
    destination: { subscriptionId: options.subscription?.[0], tenantId: options.tenant?.[0], resourceGroup, location },
    azure: options.cloud === undefined ? undefined : await azureOf(options.cloud, options, design),
    deciding: { customer, model, design },
  }).catch((error: unknown) => {
    throw told(error);
  });
  const changed = imported.files.filter(({ before, text }) => before !== text);
  refuseStrangers(out, changed);
  if (!dryRun) {
    // All folders first, so that one that cannot be made is told before anything is written.
    const places = changed.map(({ path, text }) => ({ at: inOutput(out, path), text }));
    for (const { at } of places) makeFolderOf(at);
    for (const { at, text } of places) writeFile(at, text);
  }
  if (json) print(JSON.stringify(reportOf(imported, changed, dryRun), undefined, 2));
  else tell(imported, changed);
  const isWhole = imported.told.every(({ severity }) => severity !== 'error') && imported.errors.length === 0;
  return isWhole && imported.files.some((file) => file.customer !== undefined) ? EXIT.ok : EXIT.errors;
}

async function azureOf(
  choice: CloudChoice,
  { simulator: port, tenant, subscription, partnerCenter }: ImportOptions,
  design: Design | undefined,
): Promise<AzureSource> {
  const { credentialFor } = await import('../signIn');
  const own = design?.provider.raw.tenantId;
  const partner = partnerCenter === true ? { tenantId: own ?? tenant?.[0] } : undefined;
  const userAgent = `csp-connectivity/${version}`;
  const common = { subscriptions: subscription, signIn: credentialFor, userAgent, partner };
  if (choice === 'simulator') {
    if (port === undefined) throw new CliFailure(l10n.t('Say --simulator with the port of the simulator to read.'));
    const simulatorUrl = `http://127.0.0.1:${String(port)}`;
    return { ...common, cloud: design?.provider.cloud ?? 'AzureCloud', simulatorUrl, tenants: [] };
  }
  const tenants = tenant ?? (own === undefined ? [] : [own]);
  if (tenants.length === 0) throw new CliFailure(l10n.t('Say --tenant with the tenant to sign in to.'));
  return { ...common, cloud: CLOUD_OF[choice], tenants };
}

function told(error: unknown): unknown {
  if (error instanceof WorkFailure) return new CliFailure(error.message);
  if (!(error instanceof AzureFailure)) return error;
  const { code, resourceId, message, advice } = error;
  const text = [l10n.t('Azure, about {0}:', resourceId), message, advice].filter(Boolean).join('\n');
  return new CliFailure(text, EXIT.errors, { code, resourceId, advice });
}

/** The design that the customers come into; undefined where one is begun. */
function designIn(out: string, wanted: string | undefined): Design | undefined {
  if (!existsSync(out)) return undefined;
  const workspace = openWorkspace(out);
  if (noDesign(workspace) !== undefined) return undefined;
  const design = chooseDesign(workspace, wanted);
  // Whose file it is is not known, so that nobody could say whether a customer is new.
  refuseUnreadable(
    workspace,
    workspace.files.filter((file) => file.broken),
  );
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
