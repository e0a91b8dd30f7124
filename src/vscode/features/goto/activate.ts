import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { chooseDesign } from '../../services/choose';
import { revealPlace, toRange } from '../../services/reveal';
import type { Services } from '../../services/services';
import type { Thing, ThingKind } from './places';

const ICONS: Readonly<Record<ThingKind, string>> = {
  customer: 'briefcase',
  circuit: 'plug',
  router: 'server-environment',
  address: 'symbol-numeric',
  vlan: 'layers',
  asn: 'globe',
};

/** The list of symbols is asked for with each letter. */
const MOST_SYMBOLS = 256;

type Item = vscode.QuickPickItem & { readonly thing: Thing };

/** "Go to": any customer, circuit, router, address, VLAN or AS number, by one list; the same as symbols of the workspace. */
export function activateGoTo(context: vscode.ExtensionContext, services: Services): void {
  const { commands, designs, files, selection } = services;

  commands.register('cspConnectivity.goTo', async () => {
    await designs.latest();
    if (designs.snapshot.assembly.designs.length === 0) await chooseDesign(services);
    const things = await allThings();
    const thing = await pick(things);
    const place = { file: thing.file, path: thing.path };
    await revealPlace(files, place);
    selection.set({ ...place, origin: 'command' });
    return place;
  });

  context.subscriptions.push(
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: async (query) => {
        const wanted = query.toLowerCase();
        const kinds = symbolKinds();
        const fits = (await allThings()).filter(({ label, within }) =>
          `${label} ${within}`.toLowerCase().includes(wanted),
        );
        return fits.slice(0, MOST_SYMBOLS).flatMap(({ kind, label, within, file: path, path: at }) => {
          const [uri, file] = [files.uriOf(path), files.file(path)];
          if (!uri || !file) return [];
          const range = toRange(file, file.offsetsOf({ path: at, on: 'key' }));
          return [new vscode.SymbolInformation(label, kinds[kind], within, new vscode.Location(uri, range))];
        });
      },
    }),
  );

  async function allThings(): Promise<Thing[]> {
    const { thingsOf } = await import('./places');
    return thingsOf((await designs.latest()).assembly.designs);
  }
}

function symbolKinds(): Readonly<Record<ThingKind, vscode.SymbolKind>> {
  const { Class, Field, Interface, Module, Number: NumberKind, Struct } = vscode.SymbolKind;
  return { customer: Module, circuit: Interface, router: Class, address: Struct, vlan: NumberKind, asn: Field };
}

/**
 * Filters by what is typed; an address finds the prefixes that it lies in.
 * @throws CancellationError where the user picks none
 */
async function pick(things: readonly Thing[]): Promise<Thing> {
  const { thingsAround } = await import('./places');
  const input = vscode.window.createQuickPick<Item>();
  const all = things.map((thing) => itemOf(thing));
  Object.assign(input, {
    placeholder: l10n.t('A customer, circuit, router, address, VLAN or AS number'),
    matchOnDescription: true,
    items: all,
  });
  input.onDidChangeValue((text) => {
    const around = thingsAround(things, text.trim());
    const first = around.map((thing) => ({ ...itemOf(thing), alwaysShow: true }));
    input.items = around.length === 0 ? all : [...first, ...all.filter(({ thing }) => !around.includes(thing))];
  });
  return new Promise<Thing>((resolve, reject) => {
    input.onDidAccept(() => {
      const [chosen] = input.activeItems;
      if (chosen) resolve(chosen.thing);
    });
    input.onDidHide(() => reject(new vscode.CancellationError()));
    input.show();
  }).finally(() => input.dispose());
}

function itemOf(thing: Thing): Item {
  return { label: `$(${ICONS[thing.kind]}) ${thing.label}`, description: thing.within, thing };
}
