import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design, Path } from '../../design';
import { Refusal } from './commands';
import { type Chosen, type Designs, type Snapshot, customersOf } from './designs';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The place of what a command was called on: a row of the tree, or a place itself. */
export function placeOfArgument(argument: unknown): { readonly file: string; readonly path: Path } | undefined {
  if (!isObject(argument)) return undefined;
  const place = isObject(argument['place']) ? argument['place'] : argument;
  const { file, path } = place;
  return typeof file === 'string' && Array.isArray(path) ? { file, path } : undefined;
}

/** The customer that a command was called on: a row of the tree, a file, or a name in `{ customer: … }`. */
function customerOfArgument(designs: Designs, argument: unknown): Chosen | undefined {
  const all = customersOf(designs.snapshot);
  if (argument instanceof vscode.Uri) return all.find((c) => isAt(designs, c, argument));
  if (!isObject(argument)) return undefined;
  const { customer } = argument;
  if (typeof customer !== 'string') return undefined;
  return all.find((c) => c.customer.file.path === customer) ?? all.find((c) => c.customer.name === customer);
}

/** The customer whose file is in the active editor. */
function customerInEditor(designs: Designs): Chosen | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && customersOf(designs.snapshot).find((c) => isAt(designs, c, uri));
}

function isAt(designs: Designs, { customer }: Chosen, uri: vscode.Uri): boolean {
  return designs.uriOf(customer.file.path)?.toString() === uri.toString();
}

/**
 * The customer that a command is about: what it was called on, else the only one, else the one that the user picks
 * (the one in the editor is offered first).
 * @throws Refusal where there is none; CancellationError where the user picks none
 */
export async function chooseCustomer(designs: Designs, argument?: unknown): Promise<Chosen> {
  const snapshot = await designs.latest();
  const called = customerOfArgument(designs, argument);
  if (called) return called;
  const inDesign = isObject(argument) && typeof argument['design'] === 'string' ? argument['design'] : undefined;
  const all = customersOf(snapshot).filter((c) => inDesign === undefined || c.design.folder === inDesign);
  const [only] = all;
  if (!only) throw noCustomer(snapshot);
  if (all.length === 1) return only;
  const current = customerInEditor(designs);
  const sorted = current ? [current, ...all.filter((c) => c.customer !== current.customer)] : all;
  const picked = await vscode.window.showQuickPick(
    sorted.map((chosen) => ({
      label: chosen.customer.displayName,
      description: chosen.customer.model,
      detail: snapshot.assembly.designs.length > 1 ? chosen.design.provider.displayName : undefined,
      chosen,
    })),
    { placeHolder: l10n.t('Which customer?'), matchOnDescription: true, matchOnDetail: true },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.chosen;
}

/**
 * The design that a command is about.
 * @throws Refusal where there is none; CancellationError where the user picks none
 */
export async function chooseDesign(designs: Designs, argument?: unknown): Promise<Design> {
  const snapshot = await designs.latest();
  const all = snapshot.assembly.designs;
  const called = isObject(argument) ? argument['design'] : undefined;
  const found = typeof called === 'string' ? all.find((design) => design.folder === called) : undefined;
  const [only] = all;
  if (found) return found;
  if (!only) throw noDesign(snapshot);
  if (all.length === 1) return only;
  const picked = await vscode.window.showQuickPick(
    all.map((design) => ({ label: design.provider.displayName, description: design.folder, design })),
    { placeHolder: l10n.t('Which design?'), matchOnDescription: true },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.design;
}

function noDesign(snapshot: Snapshot): Refusal {
  const [broken] = snapshot.assembly.unreadable;
  if (broken) {
    return new Refusal(l10n.t('{0} cannot be read at the moment. The Problems panel says why.', broken.path), {
      title: l10n.t('Show Problems'),
      run: () => vscode.commands.executeCommand('workbench.actions.view.problems'),
    });
  }
  return new Refusal(
    l10n.t('There is no design in this workspace: a folder with a provider.csp.yaml. Create one, or open the sample.'),
    { title: l10n.t('Create a Design'), run: () => vscode.commands.executeCommand('cspConnectivity.createDesign') },
    'warning',
  );
}

function noCustomer(snapshot: Snapshot): Refusal {
  if (snapshot.assembly.designs.length === 0) return noDesign(snapshot);
  return new Refusal(
    l10n.t('The design has no customer yet. Add one first.'),
    { title: l10n.t('Add a Customer'), run: () => vscode.commands.executeCommand('cspConnectivity.addCustomer') },
    'warning',
  );
}
