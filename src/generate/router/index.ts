import { keptByConnectivityProvider } from '../../design';
import * as l10n from '@vscode/l10n';
import { type EdgeRouterModel, customerRoutersOf, edgeRoutersOf } from '../../edge';
import type { Party } from '../../resources';
import type { CustomerOutput } from '../context';
import { fileName, uniqueNames } from '../names';
import { type GeneratedFile, lines } from '../output';
import type { Guide } from '../readme';
import { scriptHead } from './linuxScript';
import { type Definitions, namedAsModel } from './definitions';
import { apartFile, apartOf, endingOf, ownOf, withoutApart } from './apart';
import { fittedTo, isNothing } from './fitting';
import { partsOf } from './parts';
import {
  type FurtherFile,
  type PlatformPrinter,
  type Printed,
  type PrintedApart,
  type PrintedRouter,
  type Removal,
  judgedText,
} from './printer';
import { routerReadme } from './readme';
import { printers } from './printers';
import { commentText } from './words';

export { printers };

/** Undefined where the design names a platform that is not known here. */
export function printModel(model: EdgeRouterModel): Printed | undefined {
  const printer = printerOf(model);
  if (!printer) return undefined;
  const fitting = fittedTo(model, printer);
  if (isNothing(fitting)) return { model: fitting, whole: fitting, printer, router: NOTHING, apart: [] };
  const main = withoutApart(fitting);
  const all = printer.print(fitting);
  const { preCheck, verification } = all;
  const router = main === fitting ? all : { ...printer.print(main), preCheck, verification };
  return {
    model: main,
    whole: fitting,
    printer,
    router,
    apart: apartOf(fitting).map((apart) => {
      const own = printer.print(apart.model);
      const removal = printer.remove(ownOf(fitting, apart), 'back-out');
      return {
        ...apart,
        router: { ...own, more: addedTo(router.more ?? [], own.more ?? []) },
        removal: { ...removal, more: addedTo([], removal.more ?? []) },
      };
    }),
  };
}

/** Further files with a line that those before have not. */
function addedTo(before: readonly FurtherFile[], files: readonly FurtherFile[]): FurtherFile[] {
  const there = new Set(before.flatMap((file) => file.lines));
  return files.filter((file) => file.lines.some((line) => !there.has(line)));
}

/** A slice as its file has it; one of a system that no file is written for as it is. */
export function asPrinted(model: EdgeRouterModel): EdgeRouterModel {
  const printer = printerOf(model);
  return printer ? fittedTo(model, printer) : model;
}

/** By which names the file of a router defines what its slice has; of a system that no file is written for, those of the slice. */
export function definitionsOf(model: EdgeRouterModel): Definitions {
  return (printerOf(model)?.definitions ?? namedAsModel)(model);
}

const printerOf = ({ platform }: EdgeRouterModel): PlatformPrinter | undefined => platform && printers[platform];

/** What is printed where no name of the router can stand in a line. */
const NOTHING: PrintedRouter = { configuration: [], preCheck: [], verification: [] };

/** The slices of one customer are asked for by the files, by the guide of each party, and by the papers. */
const known = new WeakMap<CustomerOutput, EdgeRouterModel[]>();

/** What the customer needs on each router: the CSP's, the customer's, and its VPN devices. */
export function modelsOf(output: CustomerOutput): EdgeRouterModel[] {
  const { design, customer } = output;
  const models = known.get(output) ?? [...edgeRoutersOf(design, customer), ...customerRoutersOf(design, customer)];
  known.set(output, models);
  return models;
}

/** The party that has the router: the CSP in connect-through, the customer in connect-to and at its sites. */
function partyOf(model: EdgeRouterModel): Party {
  return model.owner;
}

/** Format `router`: for each router a folder with its configuration, commands that verify it, and the way back. */
export function printRouters(output: CustomerOutput): GeneratedFile[] {
  const unique = uniqueNames();
  return modelsOf(output).flatMap((model) => {
    const folder = `${output.folder}/${partyOf(model)}/routers/${unique(fileName(model.router))}`;
    const printed = printModel(model);
    return [
      ...(printed ? routerFiles(folder, printed) : []),
      { path: `${folder}/README.md`, content: routerReadme(printed?.model ?? model, printed) },
    ];
  });
}

/** What the files of the routers do not have of what the design asks for. */
export function refusedOnRouters(output: CustomerOutput): string[] {
  const refused = modelsOf(output).flatMap((model) =>
    asPrinted(model).refusals.map(({ subject, reason }) =>
      l10n.t('{0}, {1}: its files do not have {2}. {3}', model.customer, model.router, commentText(subject), reason),
    ),
  );
  return [...new Set(refused)];
}

function routerFiles(folder: string, { model, whole, printer, router, apart }: Printed): GeneratedFile[] {
  const { configuration } = printer;
  const extension = endingOf(configuration);
  const comment = (texts: readonly string[]) => texts.map((text) => `${printer.comment} ${commentText(text)}`);
  const removal = (name: string, head: string, { lines: body, left, more = [] }: Removal): GeneratedFile[] => [
    {
      path: `${folder}/${name}.${extension}`,
      content: lines(
        comment([
          ...title(model, printer, TAKEN_AWAY),
          head,
          ...(isOfAll(name) ? firstApart(apart, extension) : []),
          ...leftText(left),
        ]),
        body,
      ),
    },
    ...more.map((file) =>
      scriptFile(model, name === BACK_OUT ? `${folder}/${file.name}` : `${folder}/${name}.sh`, file.lines),
    ),
  ];
  const main: GeneratedFile = {
    path: `${folder}/${configuration}`,
    content: lines(
      comment([...title(model, printer, ADDED), printer.loading, ...reservations(model)]),
      router.configuration,
    ),
  };
  if (isNothing(model)) return [main];
  return [
    main,
    {
      path: `${folder}/verify.txt`,
      content: lines(
        comment([
          ...title(model, printer, ONLY_SHOWN),
          'Before the configuration is loaded: what is there already. Keep the answers.',
        ]),
        router.preCheck,
        comment(['After it is loaded:']),
        router.verification,
      ),
    },
    ...removal(
      BACK_OUT,
      `Takes away what ${configuration} adds, and nothing that may have been there before.`,
      printer.remove(model, 'back-out'),
    ),
    ...removal(CUSTOMER, customerLeaves(model), printer.remove(model, 'customer')),
    ...partsOf(whole).flatMap(({ name, part }) =>
      removal(`remove/${name}`, partGoes(whole, part, extension), { ...printer.remove(part, 'part'), left: [] }),
    ),
    ...(router.more ?? []).map((file) => scriptFile(model, `${folder}/${file.name}`, file.lines)),
    ...apart.flatMap((one): GeneratedFile[] => [
      {
        path: `${folder}/${apartFile(one, printer)}`,
        content: lines(
          comment([
            ...title(model, printer, ADDED),
            `Load it after ${configuration}, and only where the first part of verify.txt does not show`,
            `${one.subject}: what is there would be shut, and have other filters.`,
            withOwnScript(one, printer.loading),
          ]),
          one.router.configuration,
        ),
      },
      ...(one.router.more ?? []).map((file) =>
        scriptFile(model, `${folder}/if-missing/${ownScript(one, file.name)}`, file.lines),
      ),
      ...removal(
        `remove/if-missing-${one.name}`,
        `Takes away what ${apartFile(one, printer)} adds, only where it was loaded.`,
        { ...one.removal, left: one.removal.left.map((line) => withOwnScript(one, line)) },
      ),
    ]),
  ];
}

/** The script of what is apart is a file of its own, beside it. */
const ownScript = ({ name }: PrintedApart, script: string) => `${name}-${script}`;

/** A text that names a script, with the name that the script has beside what is apart. */
function withOwnScript(apart: PrintedApart, text: string): string {
  return (apart.router.more ?? []).reduce(
    (said, { name }) => said.replaceAll(name, `if-missing/${ownScript(apart, name)}`),
    text,
  );
}

const BACK_OUT = 'back-out';
const CUSTOMER = 'remove/customer';

/** The files that take all away, and not a part. */
const isOfAll = (name: string) => name === BACK_OUT || name === CUSTOMER;

/** What was loaded last goes first. */
function firstApart(apart: readonly PrintedApart[], extension: string): string[] {
  return apart.map(
    ({ name }) =>
      `Before it, where if-missing/${name}.${extension} was loaded: remove/if-missing-${name}.${extension}.`,
  );
}

const ADDED = 'A slice: it is added to what the router has, and holds nothing of any other customer.';
const TAKEN_AWAY = 'It is taken away from what the router has; nothing of any other customer is in it.';
const ONLY_SHOWN = 'Commands that only show; they change nothing.';

/** VRFs that were there before stay, and the global table has none. */
function customerLeaves({ tables }: EdgeRouterModel): string {
  return tables.some(({ vrf }) => vrf !== undefined && !vrf.existing)
    ? 'The customer leaves this router: its sessions, filters and interfaces go, and its VRFs with all that is in them. Look first whether somebody else has anything there.'
    : 'The customer leaves this router: its sessions, filters and interfaces go.';
}

/** What a table originates is of the whole customer: no circuit can tell whether another one stands on it. */
function partGoes({ tables }: EdgeRouterModel, part: EdgeRouterModel, extension: string): string {
  const touched = new Set(part.tables.map(({ vrf }) => vrf?.name));
  const isOriginating = tables.some(
    (t) => touched.has(t.vrf?.name) && t.networks.length + t.aggregates.length + t.statics.length > 0,
  );
  return [
    'Takes away this part of the customer only; what the rest needs too stays.',
    ...(isOriginating
      ? [
          `What its tables announce by themselves stays, and so do their static routes: ${BACK_OUT}.${extension} names them after LEFT. Take away by hand what nothing needs any more.`,
        ]
      : []),
  ].join(' ');
}

function leftText(left: readonly string[]): string[] {
  if (left.length === 0) return [];
  return [
    'Left, because it may have been there before. What the answers to the first part of verify.txt do not show was added',
    'by the configuration, and may be taken away by hand:',
    ...[...new Set(left)].map((line) => `  LEFT ${line}`),
  ];
}

function scriptFile(model: EdgeRouterModel, path: string, body: readonly string[]): GeneratedFile {
  const head = `# ${commentText(`${model.router}: ${model.customer}`)}. Not judged by a referee.`;
  if (!path.endsWith('.sh')) return { path, content: lines(head, body) };
  return { path, content: lines('#!/bin/sh', head, scriptHead(model.customer, body), body), executable: true };
}

function title(model: EdgeRouterModel, printer: PlatformPrinter, what: string): string[] {
  return [
    `${model.router} (${printer.label}): what customer ${model.customer} needs on it.`,
    what,
    judgedText(printer),
  ];
}

function reservations(model: EdgeRouterModel): string[] {
  return [
    ...model.refusals.map((r) => `REFUSED ${r.subject}: ${r.reason}`),
    ...model.open.map((text) => `OPEN ${text}`),
  ];
}

/** What the README of a party says about its routers. */
export function routerGuide(output: CustomerOutput, party: Party): Guide | undefined {
  const all = modelsOf(output);
  const models = all.filter((model) => partyOf(model) === party);
  if (all.length === 0 && output.customer.circuits.some(keptByConnectivityProvider)) {
    return {
      title: l10n.t('Routers'),
      text: ['There are none to configure: the connectivity provider keeps layer 3, and the BGP sessions with it.'],
    };
  }
  if (models.length === 0) return undefined;
  return {
    title: l10n.t('Routers'),
    text: [
      'Format `router`: `routers/NAME/` holds a configuration, the commands that verify it and the way back, for',
      `${models.map((m) => m.router).join(', ')}. Secrets are tokens with their names: \`<secret:NAME>\`.`,
    ],
  };
}
