import { strict as assert } from 'node:assert';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { type Context, after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import manifest from '../../../package.json';
import type { Design } from '../../../src/design';
import { sceneOf } from '../../../src/diagram';
import type { Node } from '../../../src/vscode/features/tree/node';
import { wizards } from '../../../src/wizards';
import { type WizardId, wizardIds } from '../../../src/wizards/wizards';
import { tailspin } from '../../unit/diagram/tailspin';
import { api, bytesOf, file, open, rows, until } from '../api';
import { type Choice, onScreen } from '../screen';

const PREFIX = 'cspConnectivity.';
const CUSTOMERS = ['contoso', 'fabrikam', 'wingtip', 'tailspin'].map((name) => `customers/${name}`);
const FILES = ['provider', ...CUSTOMERS].map((path) => `${path}.csp.yaml`);
const WHICH = /Which customer\?|Which design\?/;
const CURSOR_MS = 400;
const BROKEN = /This did not work/;

/** What tells that a customer is acted on, whatever is shown of it. */
const MARKS = {
  // The one in connect-through: its direct ports are those of the CSP.
  contoso: { name: 'Contoso B.V.', mark: /contoso|prod[/-]hub|Northwind Cloud Services has no/i },
  fabrikam: { name: 'Fabrikam GmbH', mark: /fabrikam|core[/-]core/i },
  tailspin: { name: 'Tailspin', mark: /tailspin|core[/-]hub/i },
} as const;
type Name = keyof typeof MARKS;
const fileOf = (name: Name) => `customers/${name}.csp.yaml`;

/** How a command is tried: what it is about, what is chosen on its way, and what is on the screen then. */
interface Trial {
  readonly about: 'customer' | 'design' | 'nothing';
  readonly choices?: readonly Choice[];
  /** On the screen, whatever it is about. */
  readonly shows?: RegExp;
  /** On the screen where it is called on a thing of that kind. */
  readonly showsOn?: Readonly<Record<string, RegExp>>;
  /** Never in the palette: called on a thing, or from a page. */
  readonly isHidden?: boolean;
}

const ofWizards = Object.fromEntries(
  wizardIds.map((id): [string, Trial] => {
    const { about, title } = wizards[id];
    // Or it says at once why nothing of the kind can be made for that customer.
    return [
      id,
      {
        about,
        shows: new RegExp(
          `question \\| ${title()}|showErrorMessage \\| (Contoso|Fabrikam|Tailspin|Northwind)[^:]* has no `,
        ),
      },
    ];
  }),
) as Readonly<Record<WizardId, Trial>>;

/** Each command of the extension, and how it is tried. */
const trials: Readonly<Record<string, Trial>> = {
  ...ofWizards,
  createDesign: { about: 'nothing', shows: /dialog \| Folder of the new design/ },
  openSample: { about: 'nothing', shows: /dialog \| Where shall the sample be copied to/ },
  refresh: { about: 'nothing' },
  showOutput: { about: 'nothing' },
  explainRule: { about: 'nothing', isHidden: true, shows: /tab in front \| Preview RULES\.md/ },
  tickPrerequisite: { about: 'customer', isHidden: true },
  rename: { about: 'nothing', isHidden: true, shows: /Another name for|Call it on a thing that has a name/ },
  leadElsewhere: {
    about: 'nothing',
    isHidden: true,
    shows: /Call it on a line of the diagram|It is gone already|Where shall .* end\?/,
  },
  moveSecret: { about: 'nothing', isHidden: true, shows: /There is no secret in clear text here/ },
  backToEstate: { about: 'nothing', isHidden: true },
  openDiagram: { about: 'customer', shows: /Diagram: / },
  openPicture: { about: 'nothing', shows: /dialog \| Which picture has the design\?/ },
  exportDiagram: { about: 'nothing', shows: /No diagram is open|dialog|pick/ },
  showEstate: { about: 'design', shows: /Estate/ },
  check: { about: 'design', shows: /Message \| [34] customers checked/ },
  generate: { about: 'customer', choices: [/^ARM templates/, /^generated/], shows: /returned \|/ },
  plan: { about: 'customer', choices: [/^An empty Azure/], shows: /tab.* \| Plan: / },
  deploy: { about: 'customer', choices: [/^The simulator/], shows: /Deploy .* to the simulator\?/ },
  rehearse: { about: 'customer', choices: [/^Write a containerlab/, /^generated/], shows: /returned \| .*topology/ },
  revealInFile: { about: 'customer', shows: /tab in front \| .*\.csp\.yaml/ },
  showRoutes: { about: 'customer', shows: /Which subnet\?|routes/ },
  // On a site or a subnet, the path begins there.
  tracePath: { about: 'customer', shows: /From where\?/, showsOn: { site: /To where\?/, subnet: /To where\?/ } },
  simulateFailures: { about: 'customer', shows: /tab in front \| Preview failures/ },
  showPools: { about: 'design', shows: /returned \| .*peeringPrefixes/ },
  import: { about: 'design', shows: /pick \| Where is what there is\?/ },
  updateCatalog: { about: 'design', shows: /pick \| Where are the lists of Azure read from\?/ },
  allocate: { about: 'customer', shows: /lacks nothing that the pools could give/ },
  goTo: { about: 'design', shows: /question/ },
  openJournal: { about: 'customer', shows: /was not deployed from here yet|\.jsonl/ },
  cancelDeployment: { about: 'nothing', shows: /No deployment runs/ },
  showReportAsJson: { about: 'nothing', shows: /tab in front \| .*\.json/ },
};

const commands = manifest.contributes.commands.map(({ command }) => command.slice(PREFIX.length));
const menus = manifest.contributes.menus as Readonly<
  Record<string, readonly { readonly command: string; readonly when?: string }[]>
>;

async function theDesign(): Promise<Design> {
  const [design] = (await (await api()).latest()).assembly.designs;
  assert.ok(design, 'there is no design');
  return design;
}

/** Nobody is at any customer; the output channel is a text editor, too, and stays. */
async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('no editor of a design', () => vscode.window.activeTextEditor?.document.languageId !== 'yaml');
}

async function run(id: string, argument: unknown, choices: readonly Choice[], shows?: RegExp): Promise<string[]> {
  let result: unknown;
  const seen = await onScreen(
    async () => {
      result = await vscode.commands.executeCommand(`${PREFIX}${id}`, ...(argument === undefined ? [] : [argument]));
    },
    choices,
    (lines) => Array.isArray(result) || (shows?.test(lines.join('\n')) ?? true),
  );
  return Array.isArray(result) ? [...seen, `returned | ${JSON.stringify(result)}`] : seen;
}

/** Puts everything back, and says what is not as it was: a command that is left leaves nothing behind. */
async function tidy(before: ReadonlyMap<string, string>): Promise<string[]> {
  const changed = [...before].filter(([path, text]) => {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file(path).toString());
    return (document?.getText() ?? bytesOf(path)) !== text || document?.isDirty === true;
  });
  for (const [path] of changed) {
    await vscode.window.showTextDocument(file(path));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.workspace.fs.delete(file('generated'), { recursive: true }).then(undefined, () => undefined);
  return changed.map(([path]) => `${path} was changed`);
}

interface Case {
  readonly id: string;
  /** Of the thing that it is called on. */
  readonly kind?: string;
  readonly argument?: unknown;
  /** Before it is called: the customer whose file is in front. */
  readonly inFront?: Name;
  /** Chosen where it asks for the customer. */
  readonly chosen?: Name;
  /** The one that it has to act on; undefined where it is about none. */
  readonly acts?: Name;
  readonly asks: boolean;
}

/** What went wrong in a case; nothing where it did what it should. */
async function faults({ id, kind, argument, inFront, chosen, acts, asks }: Case): Promise<string[]> {
  const trial = trials[id];
  assert.ok(trial, `${id} has no trial`);
  await closeAll();
  if (inFront) await open(fileOf(inFront));
  // The diagram follows the cursor, which is told of a moment after the editor was opened.
  if (inFront && id === 'openDiagram') await new Promise((resolve) => setTimeout(resolve, CURSOR_MS));
  const there = FILES.filter((path) => existsSync(file(path).fsPath));
  const before = new Map(there.map((path) => [path, bytesOf(path)]));
  const first = chosen === undefined ? [] : [new RegExp(`^${MARKS[chosen].name}`)];
  const shows = trial.showsOn?.[kind ?? ''] ?? trial.shows;
  const seen = await run(id, argument, [...first, ...(trial.choices ?? [])], shows);
  const all = seen.filter((line) => !line.startsWith('tab | ')).join('\n');
  const left = await tidy(before);
  const found: string[] = id === 'tickPrerequisite' ? [] : left;
  if (WHICH.test(all) !== asks) found.push(asks ? 'does not ask for the customer' : 'asks for what is known');
  if (BROKEN.test(all)) found.push('breaks');
  if (shows && !shows.test(seen.join('\n'))) found.push(`does not show ${String(shows)}`);
  if (id === 'tickPrerequisite' && left.length !== 1) found.push('ticks nothing');
  // What was in front before tells nothing.
  const isNew = (line: string) => id === 'revealInFile' || !inFront || !line.endsWith(`| ${inFront}.csp.yaml`);
  const rest = seen.filter((line) => !WHICH.test(line) && isNew(line)).join('\n') + left.join('\n');
  if (acts !== undefined && !MARKS[acts].mark.test(rest)) found.push(`does not act on ${acts}`);
  return found.length === 0 ? [] : [...found, all];
}

async function tryOne(each: Case): Promise<void> {
  assert.deepEqual(await faults(each), []);
}

const inPalette = commands.filter((id) => trials[id]?.isHidden !== true);
const isAbout = (id: string, what: Trial['about']) => trials[id]?.about === what;

describe('each command', () => {
  it('has a trial, and is in the palette unless it is called on a thing', () => {
    assert.deepEqual(Object.keys(trials).sort(), [...commands].sort());
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false');
    assert.deepEqual(
      hidden.map(({ command }) => command.slice(PREFIX.length)).sort(),
      commands.filter((id) => trials[id]?.isHidden).sort(),
    );
  });
});

describe('from the palette, with no customer open', () => {
  for (const id of inPalette) {
    const asks = isAbout(id, 'customer');
    it(asks ? `${id} asks for the customer, and acts on it` : `${id} acts`, () =>
      tryOne({ id, asks, ...(asks && { chosen: 'fabrikam', acts: 'fabrikam' }) }),
    );
  }
});

describe('from the palette, with a customer in the active editor', () => {
  for (const id of inPalette) {
    const acts = isAbout(id, 'customer') && { acts: 'contoso' as const };
    it(`${id} acts on it without a question`, () => tryOne({ id, asks: false, inFront: 'contoso', ...acts }));
  }
});

/** The kinds of things that a menu shows an entry for. */
function kindsOf(when: string, key: 'viewItem' | 'webviewSection'): string[] {
  const many = new RegExp(`${key} =~ /\\^\\(?([\\w|]+)\\)?\\$/`).exec(when)?.[1]?.split('|');
  const one = new RegExp(`${key} == '?(\\w+)'?`).exec(when)?.[1];
  return many ?? (one === undefined ? ['customer'] : [one]);
}

/** Each command of a menu with each kind of thing that it is shown for. */
function entriesOf(menu: string, within: string, key: 'viewItem' | 'webviewSection') {
  const entries = (menus[menu] ?? []).filter(({ when }) => when?.includes(within));
  const pairs = entries.flatMap(({ command, when = '' }) =>
    kindsOf(when, key).map((kind) => ({ id: command.slice(PREFIX.length), kind })),
  );
  return pairs.filter(({ id, kind }, index) => pairs.findIndex((p) => p.id === id && p.kind === kind) === index);
}

async function allRows(nodes: readonly Node[]): Promise<Node[]> {
  const { tree } = await api();
  const below = await Promise.all(nodes.map(async (node) => allRows((await tree.getChildren(node)) ?? [])));
  return [...nodes, ...below.flat()];
}

/** The customer that a thing belongs to; of what is the CSP's there is none. */
const ownerOf = (path: unknown): Name | undefined =>
  (Object.keys(MARKS) as Name[]).find((name) => path === fileOf(name));

/** Of things that neither the sample nor the customer beside it has any of. */
const NOWHERE = new Set(['prerequisiteTicked']);

/** Skips a test of a kind that there is none of, and says so where the runs are summed up. */
function skip(test: Context, kind: string, what: string): never {
  const reason = `${what} is a ${kind}`;
  assert.ok(NOWHERE.has(kind), reason);
  test.runnable().title += ` (skipped: ${reason})`;
  return test.skip();
}

/** A customer beside those of the sample, with what they have not, while the tests of a `describe` run. */
function withTailspin(): void {
  const path = fileOf('tailspin');
  const isThere = async () => (await theDesign()).customers.some((customer) => customer.file.path === path);
  before(async () => {
    writeFileSync(file(path).fsPath, JSON.stringify(tailspin, null, 2));
    await until('the customer', isThere);
  });
  after(async () => {
    await closeAll();
    rmSync(file(path).fsPath);
    await until('the customer to be gone', async () => !(await isThere()));
  });
}

/** Those of Fabrikam first: its rows and things are called on, while the file of another customer is in front. */
function fabrikamFirst<T>(all: readonly T[], fileIn: (one: T) => string | undefined): T[] {
  const isFirst = (one: T) => fileIn(one) === fileOf('fabrikam');
  return [...all].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
}

for (const inFront of [undefined, 'contoso'] as const) {
  const front = inFront && { inFront };

  describe(`from the tree, with ${inFront ?? 'no customer'} open`, () => {
    withTailspin();
    for (const { id, kind } of entriesOf('view/item/context', `${PREFIX}designs`, 'viewItem')) {
      it(`${id} acts on its row, a ${kind}`, async function () {
        const nodes = fabrikamFirst(await allRows((await rows()).nodes), ({ customer }) => customer);
        const node = nodes.find((each) => each.kind === kind);
        if (!node) {
          skip(this, kind, 'no row');
        }
        const acts = isAbout(id, 'customer') ? ownerOf(node.customer) : undefined;
        await tryOne({ id, kind, argument: node, asks: false, ...front, ...(acts && { acts }) });
      });
    }
  });

  describe(`from the diagram, with ${inFront ?? 'no customer'} open`, () => {
    withTailspin();
    for (const { id, kind } of entriesOf('webview/context', `${PREFIX}diagram`, 'webviewSection')) {
      it(`${id} acts on its thing, a ${kind}`, async function () {
        const design = await theDesign();
        const things = fabrikamFirst(design.customers, ({ file: { path } }) => path).flatMap((customer) => {
          const { nodes, edges } = sceneOf(design, customer, []);
          return [...nodes, ...edges].map((thing) => ({ thing, customer: customer.file.path }));
        });
        const found = things.find(({ thing }) => thing.kind === kind);
        if (!found) {
          skip(this, kind, 'nothing in the diagrams');
        }
        const [place] = found.thing.places;
        const context = { webviewSection: kind, cspThing: found.thing.id, customer: found.customer };
        const acts = isAbout(id, 'customer') ? ownerOf(found.customer) : undefined;
        const argument = { ...context, ...(place && { place }) };
        await tryOne({ id, kind, argument, asks: false, ...front, ...(acts && { acts }) });
      });
    }
  });
}
