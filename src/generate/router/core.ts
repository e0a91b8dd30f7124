import * as l10n from '@vscode/l10n';
import type { Design } from '../../design';
import { type CoreNeighbor, type CoreRouterModel, type Platform, type Refusal, coreOf } from '../../edge';
import { parseAddress } from '../../network/prefix';
import { fileName, uniqueNames } from '../names';
import { type GeneratedFile, lines } from '../output';
import { apartFile, endingOf } from './apart';
import { coreIdentity, coreLabels } from './coreLabels';
import { coreFilterRemoval, coreLeft, coreSessionRemoval } from './coreRemoval';
import { coreSessions } from './coreSessions';
import { coreJudges, corePreChecks, coreShows } from './coreShows';
import { printers } from './printers';
import { judgedText } from './printer';
import { commentText } from './words';

/**
 * Format `core`: what the CSP's own network needs between its edge routers, once for all customers. No customer's file
 * has it. Every customer stands on what is in service there: what would change it is a file of its own, for a router that
 * has it not.
 */
export function printCore(design: Design): GeneratedFile[] {
  const unique = uniqueNames();
  return coreOf(design).flatMap((model) => {
    const { platform } = model;
    return platform ? filesOf(design, model, platform, `core/routers/${unique(fileName(model.router))}`) : [];
  });
}

/** What the files of the core do not have of what the design asks for. */
export function refusedInCore(design: Design): string[] {
  return coreOf(design).flatMap((model) =>
    refusalsOf(model).map(({ subject, reason }) =>
      l10n.t('{0}: its files do not have {1}. {2}', model.router, commentText(subject), reason),
    ),
  );
}

function refusalsOf(model: CoreRouterModel): readonly Refusal[] {
  const { platform } = model;
  return platform ? fitted(model, printers[platform].words.takes).refusals : model.refusals;
}

function filesOf(design: Design, model: CoreRouterModel, platform: Platform, folder: string): GeneratedFile[] {
  const printer = printers[platform];
  const { words, comment, configuration } = printer;
  const { fitting, refusals } = fitted(model, words.takes);
  const isSpeakable = words.takes(model.router);
  const ending = endingOf(configuration);
  const title = `${model.router} (${printer.label}): the core of ${design.provider.name}, once for all customers.`;
  const judged = judgedText(coreJudges[platform]);
  const file = (name: string, head: readonly string[], body: readonly string[]): GeneratedFile => ({
    path: `${folder}/${name}`,
    content: lines(
      [title, ...head].map((text) => `${comment} ${commentText(text)}`),
      isSpeakable ? body : [],
    ),
  });
  const unique = uniqueNames();
  const identity = coreIdentity[platform](fitting);
  const sessions = fitting.neighbors.map((n) => ({ n, name: unique(fileName(n.address)) }));
  const apart = [
    ...(identity.length > 0 ? [{ name: unique('identity'), what: IDENTITY, body: identity }] : []),
    ...sessions.map(({ n, name }) => ({
      name,
      what: `session ${n.address} (${n.router})`,
      body: coreSessions[platform]({ ...fitting, neighbors: [n] }),
    })),
  ];
  const removalOf = (name: string) => `remove/if-missing-${name}.${ending}`;
  const removals = sessions.map(({ name }) => `  ${removalOf(name)}`);
  const filters = `remove/filters.${ending}`;
  return [
    file(
      configuration,
      [
        judged,
        'Labels on the interlinks: what exchanges labels already goes on as it did.',
        ...refusals.map(({ subject, reason }) => `REFUSED ${subject}: ${reason}`),
        ...[...fitting.open, ...openOf(platform, fitting)].map((text) => `OPEN ${text}`),
        ...apart.map((one) => `OPEN ${openOfApart(one.what, apartFile(one, printer))}`),
      ],
      coreLabels[platform](fitting),
    ),
    ...apart.map((one) =>
      file(
        apartFile(one, printer),
        [
          judged,
          'Load it only where the first part of verify.txt does not show',
          `${one.what}: every customer stands on what is there, and these lines would change it.`,
        ],
        one.body,
      ),
    ),
    ...sessions.map(({ n, name }) =>
      file(
        removalOf(name),
        [
          `Takes away what ${apartFile({ name }, printer)} adds, only where it was loaded. Its filters stay: others may have them.`,
          `When no session has them: ${filters}.`,
        ],
        coreSessionRemoval[platform](fitting, n),
      ),
    ),
    ...(sessions.length === 0
      ? []
      : [file(filters, [...FILTERS_GO, ...removals], coreFilterRemoval(platform, fitting))]),
    file(
      `back-out.${ending}`,
      [
        'Takes nothing away, so that it harms nothing in whatever order: every customer stands on what is here, and it may have been',
        'there before. What was loaded where it was missing goes by its own file:',
        ...removals,
        ...(sessions.length === 0 ? [] : [`  then, when no session has them: ${filters}`]),
        'Left:',
        ...fitting.labelInterfaces.map((at) => `  LEFT labels on ${at.name}, to ${at.to}`),
        ...coreLeft(platform, fitting).map((line) => `  LEFT ${line}`),
        ...(identity.length > 0 ? [`  LEFT ${IDENTITY}`] : []),
      ],
      [],
    ),
    {
      path: `${folder}/verify.txt`,
      content: lines(
        [`${comment} Before anything is loaded: what is there already. Keep the answers.`],
        corePreChecks[platform],
        [`${comment} After it is loaded:`],
        coreShows[platform](fitting),
      ),
    },
  ];
}

const FILTERS_GO = [
  'Takes away the filters csp-core-in and csp-core-out. A session whose filter is gone takes and tells everything: load it only when',
  'no neighbour and no group in the running configuration has one of them, which is after each of these that was loaded:',
];

const IDENTITY = 'how the router names itself to its neighbours of labels and VPN routes';

function openOfApart(what: string, file: string): string {
  return l10n.t('It may be that {0} is there already: load {1} only where it is not.', what, file);
}

/** source: Arista, EOS user manual (BGP MPLS VPN); docs.frrouting.org, zebra (MPLS) and kernel, mpls-sysctl */
function openOf(platform: Platform, { labelInterfaces }: CoreRouterModel): string[] {
  if (platform === 'frr' && labelInterfaces.length > 0) {
    return [
      l10n.t(
        'Linux forwards labels only with the modules mpls_router and mpls_iptunnel, net.mpls.platform_labels above the highest label, and net.mpls.conf.INTERFACE.input=1 on {0}; ldpd has to run (/etc/frr/daemons). This file does none of it.',
        labelInterfaces.map((at) => at.name).join(', '),
      ),
    ];
  }
  if (platform !== 'arista-eos') return [];
  return [
    l10n.t(
      'VPN sessions need "service routing protocols model multi-agent". It takes effect when the router is started again, hence it is not printed. The first part of verify.txt shows it.',
    ),
  ];
}

/** Without what a line cannot carry. */
function fitted(model: CoreRouterModel, takes: (word: string) => boolean) {
  const isFit = (n: CoreNeighbor) =>
    takes(n.router) && parseAddress(n.address) !== undefined && Number.isInteger(n.remoteAsn);
  const loopback = model.loopback !== undefined && parseAddress(model.loopback) ? model.loopback : undefined;
  const bad = [
    ...[model.router].filter((name) => !takes(name)),
    ...model.neighbors.filter((n) => !isFit(n)).map((n) => n.router),
    ...model.labelInterfaces.filter((p) => !takes(p.name)).map((p) => p.name),
  ];
  const fitting: CoreRouterModel = {
    ...model,
    loopback,
    neighbors: model.neighbors.filter(isFit),
    labelInterfaces: model.labelInterfaces.filter((p) => takes(p.name)),
  };
  const refusals = [...model.refusals, ...bad.map((name) => ({ subject: name, reason: unfit(name) }))];
  return { fitting, refusals };
}

function unfit(name: string): string {
  return l10n.t('"{0}" cannot stand in a line of this platform: correct it in the design.', commentText(name));
}
