import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Design, Path } from '../../design';
import { designWith } from '../../design/designWith';
import { askItem } from './ask';
import { Refusal } from './commands';
import { type Chosen, type Designs, type Snapshot, customersOf } from './designs';
import type { Services } from './services';

/** What is there, and where the user is at it. */
type Places = Pick<Services, 'designs' | 'active'>;

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

/** The customer that a command was called on: a row of the tree, a file, a place in it, or a name in `{ customer: … }`. */
function customerOfArgument(designs: Designs, argument: unknown): Chosen | undefined {
  const all = customersOf(designs.snapshot);
  if (argument instanceof vscode.Uri) return all.find((c) => isAt(designs, c, argument));
  if (!isObject(argument)) return undefined;
  const { customer } = argument;
  if (typeof customer !== 'string') {
    const place = placeOfArgument(argument);
    return place && all.find((c) => c.customer.file.path === place.file);
  }
  return all.find((c) => c.customer.file.path === customer) ?? all.find((c) => c.customer.name === customer);
}

/** The customer of the place that was looked at last and shows one: active editor, tree, diagram or page of a plan. */
export function activeCustomer({ designs, active }: Places): Chosen | undefined {
  const all = customersOf(designs.snapshot);
  for (const uri of active.latestFirst) {
    const found = all.find((c) => isAt(designs, c, uri));
    if (found) return found;
  }
  return undefined;
}

/** The design of the place that was looked at last and shows a file of one. */
function activeDesign({ designs, active }: Places): Design | undefined {
  for (const uri of active.latestFirst) {
    const found = designs.snapshot.assembly.designs.find((design) =>
      design.files.some(({ path }) => designs.uriOf(path)?.toString() === uri.toString()),
    );
    if (found) return found;
  }
  return undefined;
}

function isAt(designs: Designs, { customer }: Chosen, uri: vscode.Uri): boolean {
  return designs.uriOf(customer.file.path)?.toString() === uri.toString();
}

/**
 * The customer that a command is about: what it was called on, else the active one, else the only one, else the one that
 * the user picks.
 * @throws Refusal where there is none; CancellationError where the user picks none
 */
export async function chooseCustomer(places: Places, argument?: unknown): Promise<Chosen> {
  const { designs } = places;
  const snapshot = await designs.latest();
  const called = customerOfArgument(designs, argument);
  if (called) return called;
  const inDesign = isObject(argument) && typeof argument['design'] === 'string' ? argument['design'] : undefined;
  const active = activeCustomer(places);
  if (active && (inDesign === undefined || active.design.folder === inDesign)) return active;
  const all = customersOf(snapshot).filter((c) => inDesign === undefined || c.design.folder === inDesign);
  const [only] = all;
  if (!only) throw noCustomer(snapshot);
  if (all.length === 1) return only;
  const picked = await askItem(
    all.map((chosen) => ({
      label: chosen.customer.displayName,
      description: chosen.customer.model,
      detail: snapshot.assembly.designs.length > 1 ? chosen.design.provider.displayName : undefined,
      chosen,
    })),
    { placeHolder: l10n.t('Which customer?'), matchOnDescription: true, matchOnDetail: true },
  );
  return picked.chosen;
}

/**
 * The design that a command is about: what it was called on, else the active one, else the only one, else what the user
 * picks.
 * @throws Refusal where there is none; CancellationError where the user picks none
 */
export async function chooseDesign(places: Places, argument?: unknown): Promise<Design> {
  const snapshot = await places.designs.latest();
  const all = snapshot.assembly.designs;
  const called = isObject(argument) ? argument['design'] : undefined;
  const place = placeOfArgument(argument);
  const found =
    typeof called === 'string' ? all.find((design) => design.folder === called) : designWith(all, place?.file);
  const [only] = all;
  if (found) return found;
  if (!only) throw noDesign(snapshot);
  if (all.length === 1) return only;
  const active = activeDesign(places);
  if (active) return active;
  const picked = await askItem(
    all.map((design) => ({ label: design.provider.displayName, description: design.folder, design })),
    { placeHolder: l10n.t('Which design?'), matchOnDescription: true },
  );
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
    [
      { title: l10n.t('Create a Design'), run: () => vscode.commands.executeCommand('cspConnectivity.createDesign') },
      { title: l10n.t('Open the Sample'), run: () => vscode.commands.executeCommand('cspConnectivity.openSample') },
    ],
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
