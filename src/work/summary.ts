import * as l10n from '@vscode/l10n';
import type { AskedWait } from '../azure';
import { type Outcome, type Progress, type ResourceOutcome, unfinished } from '../deploy';
import type { TargetKind } from './target';

/** Most names in one line; the rest is counted. */
const MOST_NAMED = 5;

/** What a person reads as the name of where a design is deployed to. */
export function whereText(kind: TargetKind): string {
  return kind === 'simulator' ? l10n.t('the simulator') : l10n.t('Azure');
}

/** The last line about a deployment: what became of all that the design names. */
export function summaryOf(outcome: Outcome, kind: TargetKind): string {
  const where = whereText(kind);
  return [endOf(outcome, where), ...removedText(outcome), ...leftBehind(outcome, where)].join(' ');
}

function removedText({ removals }: Outcome): string[] {
  if (removals.length === 0) return [];
  const gone = removals.filter(({ state }) => state === 'Succeeded').length;
  const failed = removals.flatMap(({ id, state }) => (state === 'Failed' ? [id] : []));
  return [
    l10n.t('{0} of {1} were removed.', String(gone), String(removals.length)),
    ...(failed.length > 0 ? [l10n.t('Not removed: {0}.', named(failed))] : []),
  ];
}

/** What the design does not say goes on permitting and costing, so each deployment says how much there is of it. */
function leftBehind({ leftovers, status }: Outcome, where: string): string[] {
  if (leftovers.length === 0 || status === 'declined' || status === 'nothing') return [];
  const unseen = leftovers.filter(({ within }) => within === 'unseen');
  const seen = leftovers.filter(({ within }) => within !== 'unseen');
  return [
    ...(seen.length === 0 ? [] : [seenText(seen, where)]),
    ...(unseen.length === 0
      ? []
      : [l10n.t('Not known, as nobody could look: {0}.', named(unseen.map(({ id }) => id)))]),
  ];
}

function seenText(leftovers: Outcome['leftovers'], where: string): string {
  const removable = leftovers.filter(({ removable: can, within }) => can && within === 'resource').length;
  const count = String(leftovers.length);
  const names = named(leftovers.map(({ id }) => id));
  return removable === 0
    ? l10n.t('In {0} and not in the design, left as it is: {1} ({2}).', where, count, names)
    : l10n.t(
        'In {0} and not in the design, left as it is: {1} ({2}); {3} can be removed.',
        where,
        count,
        names,
        String(removable),
      );
}

function endOf(outcome: Outcome, where: string): string {
  const { status, steps, leftOut } = outcome;
  const count = (state: string) => String(steps.filter((step) => step.state === state).length);
  switch (status) {
    case 'succeeded':
      return succeeded(outcome);
    case 'incomplete':
      return incomplete(outcome);
    case 'nothing':
      return l10n.t('Nothing to deploy: the design wants nothing in {0} for this customer.', where);
    case 'waiting':
      return l10n.t(
        'Waiting: {0} steps are done, {1} wait for another party, {2} are under way, {3} come after. Deploy again to go on.',
        count('Succeeded'),
        count('Waiting'),
        count('UnderWay'),
        count('NotStarted'),
      );
    case 'failed':
      return l10n.t(
        'Failed: {0} steps are done, {1} failed ({2}), {3} were not started. Deploy again to go on.',
        count('Succeeded'),
        count('Failed'),
        named(steps.flatMap(({ id, state }) => (state === 'Failed' ? [id] : []))),
        count('NotStarted'),
      );
    case 'cancelled':
      return l10n.t(
        'Cancelled: {0} steps are done, {1} are under way in {2}, {3} were not started.',
        count('Succeeded'),
        count('UnderWay'),
        where,
        count('NotStarted'),
      );
    case 'refused':
      return leftOut.length === 0
        ? l10n.t('Refused: nothing was written.')
        : l10n.t('Refused: nothing was written. Left out of the design: {0}.', leftOut.length);
    case 'declined':
      return l10n.t('Nothing was written.');
  }
}

function succeeded({ steps, resources, removals }: Outcome): string {
  const unread = resources.filter(({ provisioningState }) => provisioningState === 'Unknown');
  if (unread.length === 0) {
    if (removals.length === 0 && steps.every(({ action }) => action === 'keep')) {
      return l10n.t('Nothing to do: all {0} resources are there, as the design wants them.', String(resources.length));
    }
    return l10n.t('Deployed: all {0} resources are there and Succeeded.', String(resources.length));
  }
  return l10n.t(
    'Deployed: {0} of {1} resources are there and Succeeded; of what others manage, {2} cannot be read from here: {3}.',
    String(resources.length - unread.length),
    String(resources.length),
    String(unread.length),
    named(unread.map(nameOf)),
  );
}

function incomplete({ steps, resources, leftOut }: Outcome): string {
  const different = steps.flatMap(({ id, differs }) => (differs ? [id] : []));
  const missing = unfinished(resources).map((resource) => `${nameOf(resource)} (${resource.provisioningState})`);
  const seen = resources.filter(({ provisioningState }) => provisioningState.toLowerCase() === 'succeeded').length;
  return [
    l10n.t(
      'Not complete: of {0} parts of the design, {1} were seen and Succeeded.',
      String(resources.length + leftOut.length),
      String(seen),
    ),
    ...(missing.length === 0 ? [] : [l10n.t('Not so: {0}.', named(missing))]),
    ...(different.length === 0
      ? []
      : [l10n.t('Not as the design says, and for others to change: {0}.', named(different))]),
    ...(leftOut.length === 0 ? [] : [l10n.t('Left out: {0}', leftOut.map(({ message }) => message).join(' '))]),
  ].join(' ');
}

/** What is going on while nothing ends, in one line. */
export function progressText({ going, ended, total }: Progress): string {
  const names = going.map(({ step, sinceMs }) => `${step.id} (${minutesOf(sinceMs)})`);
  return l10n.t('{0} of {1} steps are done; going on: {2}', String(ended), String(total), named(names));
}

/** Azure, or what stands in for it, asks for patience, in one line. */
export function waitText({ seconds }: AskedWait, kind: TargetKind): string {
  const until = new Date(Date.now() + seconds * 1000).toLocaleTimeString();
  const wait = minutesOf(seconds * 1000);
  return kind === 'simulator'
    ? l10n.t('The simulator asks to wait {0} before it takes more, until {1}.', wait, until)
    : l10n.t('Azure asks to wait {0} before it takes more, until {1}.', wait, until);
}

/** A time as people say it: seconds below two minutes, then minutes. */
export function minutesOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? l10n.t('{0} s', seconds) : l10n.t('{0} min', Math.round(seconds / 60));
}

function nameOf({ id }: ResourceOutcome): string {
  return id.split('/').slice(-2).join('/');
}

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? l10n.t('{0} and {1} more', shown, String(more)) : shown;
}
