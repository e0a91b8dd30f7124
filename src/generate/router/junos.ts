import * as l10n from '@vscode/l10n';
import type { EdgeInterface, EdgeRouterModel, Refusal } from '../../edge';
import { familiesOn } from './cisco';
import { notOpenedLines } from './heldShut';
import { junosHeldShut, junosInstance, junosNeighbor } from './junosBgp';
import { junosDefinitions } from './junosDefinitions';
import { junosFilterLines } from './junosFilters';
import { groupOf, inet, unitPath } from './junosNames';
import { communityLines, policyLines } from './junosPolicy';
import { junosRemoval } from './junosRemoval';
import { junosSecurity, junosTunnelWords, junosZones } from './junosSecurity';
import { junosPreCheck, junosVerification } from './junosShow';
import { type PlatformPrinter, type PrintedRouter, interfaceSubject, tunnelSubject } from './printer';
import { stagRefusals } from './lacking';
import { junosWords } from './words';
import { settledOnJunos } from './junosSettle';

/** Juniper Junos, as `set` commands: they add to what is there. source: CFG, BFD, S2SB; the rest is [K] */
export const junos: PlatformPrinter = {
  platform: 'juniper-junos',
  label: 'Juniper Junos',
  comment: '#',
  configuration: 'junos.set',
  judged: "the words and values of every line, by Juniper's models of 24.4R1",
  notJudged: ['what the lines do together, on a device'],
  loading: 'All of it takes effect with one commit; loaded again it changes nothing.',
  handling: [
    '`configure exclusive`: a commit would take what others have begun to change along with it. Then `load set FILE`, `show | compare`, `commit check`.',
    '`commit confirmed 10`: without a second `commit` the router goes back by itself. Look with the second part of `verify.txt`, and whether the sessions of others are as in the answers to its first part; then `commit`.',
  ],
  words: junosWords,
  limits,
  open: settledOnJunos,
  print,
  definitions: junosDefinitions,
  remove: junosRemoval,
};

/** The highest number of a unit. source: [K] */
const LAST_UNIT = 16_385;

function limits(model: EdgeRouterModel): Refusal[] {
  return [
    ...stagRefusals(model),
    ...model.interfaces
      .filter((at) => (at.unit ?? 0) > LAST_UNIT)
      .map((at) => ({
        subject: interfaceSubject(at),
        reason: l10n.t('A unit of Junos is {0} at most.', LAST_UNIT),
      })),
    ...model.tunnels
      .filter((t) => model.family === 'srx' && !junosTunnelWords(t))
      .map((t) => ({
        subject: tunnelSubject(t),
        reason: l10n.t('Junos has no counterpart of a value in ipsecPolicies.'),
      })),
  ];
}

function print(model: EdgeRouterModel): PrintedRouter {
  const configuration = [
    ...communityLines(model),
    ...policyLines(model),
    ...model.interfaces.flatMap(interfaceLines),
    ...junosFilterLines(model),
    ...junosZones(model),
    ...model.tables.flatMap((table) => junosInstance(model, table)),
    ...junosSecurity(model),
    ...model.tables.flatMap((table) => table.neighbors.flatMap((n) => junosNeighbor(model, table, n))),
  ];
  return {
    configuration: [
      ...[...new Set(configuration)].map((line) => `set ${line}`),
      ...notOpenedLines(model, '#', (table, n) => `activate ${groupOf(model, table, n)}`),
      ...model.tables.flatMap((table) => junosHeldShut(model, table)).map((line) => `deactivate ${line}`),
    ],
    preCheck: junosPreCheck(model),
    verification: junosVerification(model),
  };
}

function interfaceLines(at: EdgeInterface): string[] {
  const unit = unitPath(at);
  return [
    ...(at.tags.kind === 'none' ? [] : [`interfaces ${at.parent} flexible-vlan-tagging`]),
    `${unit} description "${at.description}"`,
    ...(at.tags.kind === 'dot1q' ? [`${unit} vlan-id ${at.tags.vlanId}`] : []),
    ...(at.tags.kind === 'qinq' ? [`${unit} vlan-tags outer ${at.tags.outer} inner ${at.tags.inner}`] : []),
    ...familiesOn(at).flatMap((f) => [
      ...(at.mtu === undefined ? [] : [`${unit} family ${inet(f)} mtu ${at.mtu}`]),
      ...(at.urpf === undefined
        ? []
        : [`${unit} family ${inet(f)} rpf-check${at.urpf === 'loose' ? ' mode loose' : ''}`]),
    ]),
    ...at.addresses.map((a) => `${unit} family ${inet(a.includes(':') ? 6 : 4)} address ${a}`),
  ];
}
