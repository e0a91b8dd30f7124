import { join, posix, relative } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type Assembly, type Design, type DesignFile, type Finding, PROVIDER_FILE, assemble, nearest } from '../design';
import { check, silencedIn } from '../rules';
import { type Chosen, errorsOf } from '../work';
import { CliFailure, EXIT } from './failure';
import { providerAbove, readDesignFiles } from './files';
import { type Accepted, type LocatedFinding, locate, locateAccepted } from './report/located';
import { printError } from './terminal';
import { textLine } from './report/text';

/** What lies below the folder that a command was given. */
export interface Workspace {
  /** The folder as it was given. */
  readonly folder: string;
  readonly assembly: Assembly;
  readonly files: Assembly['designs'][number]['files'];
}

export type { Chosen } from '../work';

export function openWorkspace(folder: string): Workspace {
  const files = readDesignFiles(folder);
  return { folder, files, assembly: assemble(files) };
}

/** Why there is no design to work on, or undefined where there is one (be it broken). */
export function noDesign({ folder, files }: Workspace): string | undefined {
  if (files.some((file) => PROVIDER_FILE.test(file.path))) return undefined;
  const above = providerAbove(folder);
  return above === undefined
    ? l10n.t('There is no provider.csp.yaml in {0} or below it.', folder)
    : l10n.t(
        'There is no provider.csp.yaml in {0} or below it. There is one above: give the folder {1}.',
        folder,
        relative('.', above) || '.',
      );
}

/** The findings of all designs, in the order of files and positions. */
export function findingsOf(workspace: Workspace): LocatedFinding[] {
  return locate(checked(workspace), workspace.files);
}

/** What the files accept of what the check before found, with their reasons. */
export function acceptedIn({ files }: Workspace): readonly (LocatedFinding & Accepted)[] {
  return locateAccepted(files.flatMap(silencedIn), files);
}

/** The findings of some customers and of the providers above them, in no order; the others are not looked at. */
export function findingsOfCustomers(workspace: Workspace, chosen: readonly Chosen[]): Finding[] {
  return checked(workspace, new Set(chosen.map(({ customer }) => customer)));
}

function checked({ assembly }: Workspace, only?: ReadonlySet<Chosen['customer']>): Finding[] {
  const onError = (error: unknown, { code }: { readonly code: string }) => {
    printError(l10n.t('The rule {0} failed, and says nothing: {1}', code, String(error)));
  };
  return check(assembly, { onError, ...(only && { only }) });
}

/**
 * The designs that a command is about: all, or the one that `--design` names by its folder or its provider's name.
 * @throws CliFailure (2) where there is none; (1) where one of them cannot be read, after its own errors were printed
 */
export function chooseDesigns(workspace: Workspace, wanted: string | undefined): readonly Design[] {
  const found = readableDesigns(workspace, wanted);
  if (wanted === undefined) refuseUnreadable(workspace, workspace.assembly.unreadable);
  return found;
}

/**
 * The one design that a command is about.
 * @throws CliFailure as `chooseDesigns`, and (2) where there are several
 */
export function chooseDesign(workspace: Workspace, wanted: string | undefined): Design {
  const [design, another] = chooseDesigns(workspace, wanted);
  if (!design) throw new CliFailure(l10n.t('There is no provider.csp.yaml in {0} or below it.', workspace.folder));
  if (another) throw new CliFailure(l10n.t('There are several designs here. Say --design.'));
  return design;
}

/** The designs that can be read: one whose provider is broken does not stand in the way of another. */
function readableDesigns(workspace: Workspace, wanted: string | undefined): readonly Design[] {
  const none = noDesign(workspace);
  if (none !== undefined) throw new CliFailure(none);
  const { designs, unreadable } = workspace.assembly;
  if (designs.length === 0) refuseUnreadable(workspace, unreadable);
  if (wanted === undefined) return designs;
  const folder = wanted.replace(/^\.\/|\/+$/g, '').replace(/^\.$/, '');
  refuseUnreadable(
    workspace,
    unreadable.filter(({ path }) => posix.dirname(path) === (folder || '.')),
  );
  const found = designs.filter((design) => design.folder === folder);
  const named = found.length > 0 ? found : designs.filter((design) => design.provider.name === wanted);
  if (named.length === 0) {
    throw new CliFailure(l10n.t('There is no design "{0}". There are: {1}.', wanted, listOf(designs.map(nameOf))));
  }
  return named;
}

/**
 * Prints the errors of files that cannot be read, and refuses to go on where there are some.
 * @throws CliFailure (1)
 */
export function refuseUnreadable(workspace: Workspace, broken: readonly DesignFile[]): void {
  const [first] = broken;
  if (!first) return;
  printErrorsOf(workspace, broken);
  throw new CliFailure(l10n.t('{0} cannot be read; mend it first.', join(workspace.folder, first.path)), EXIT.errors);
}

/** Prints the errors that files have on their own, and returns how many. */
function printErrorsOf({ files, folder }: Workspace, of: readonly DesignFile[]): number {
  const errors = locate(
    of.flatMap(({ findings }) => findings),
    files,
  ).filter(({ severity }) => severity === 'error');
  for (const finding of errors) printError(textLine(finding, folder));
  return errors.length;
}

/**
 * The customer of a name, exact in case.
 * @throws CliFailure (2) where there is none, or one in several designs; (1) where its file may be one that cannot be read at the moment
 */
export function chooseCustomer(workspace: Workspace, name: string, design: string | undefined): Chosen {
  const designs = readableDesigns(workspace, design);
  const all = designs.flatMap((of) => of.customers.map((customer): Chosen => ({ design: of, customer })));
  const found = all.filter(({ customer }) => customer.name === name);
  const [first, second] = found;
  if (first && second) {
    throw found.every((chosen) => chosen.design === first.design)
      ? new CliFailure(l10n.t('Two files are of the customer "{0}": {1}.', name, filesOf(found)), EXIT.errors)
      : new CliFailure(
          l10n.t('"{0}" is a customer in several designs; say --design with one of: {1}.', name, designsOf(found)),
        );
  }
  if (first) return first;

  const unread = new Set([...workspace.assembly.unreadable, ...workspace.files.filter((file) => file.broken)]);
  const errors = printErrorsOf(workspace, [...unread]);
  const names = all.map(({ customer }) => customer.name);
  const hint = nearest(name, names);
  throw new CliFailure(
    hint === undefined
      ? l10n.t('There is no customer "{0}". There are: {1}.', name, listOf(names))
      : l10n.t('There is no customer "{0}". Did you mean "{1}"?', name, hint),
    errors > 0 ? EXIT.errors : EXIT.usage,
  );
}

/**
 * Refuses customers whose own file, or whose design's provider file, has an error; the errors are printed.
 * Errors of other customers do not stand in the way.
 */
export function refuseErrors(workspace: Workspace, chosen: readonly Chosen[]): void {
  const errors = errorsOf(chosen, findingsOfCustomers(workspace, chosen));
  if (errors.length === 0) return;
  for (const finding of locate(errors, workspace.files)) printError(textLine(finding, workspace.folder));
  throw new CliFailure(l10n.t('The design has errors; nothing was done.'), EXIT.errors);
}

/** The folder of a design on the disk. */
export function designFolderOf(folder: string, { design }: Pick<Chosen, 'design'>): string {
  return join(folder, design.folder);
}

function nameOf(design: Design): string {
  return design.folder === '' ? design.provider.name : design.folder;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? l10n.t('none') : names.join(', ');
}

function designsOf(found: readonly Chosen[]): string {
  return listOf(found.map((chosen) => (chosen.design.folder === '' ? '.' : chosen.design.folder)));
}

function filesOf(found: readonly Chosen[]): string {
  return listOf(found.map((chosen) => chosen.customer.file.path));
}
