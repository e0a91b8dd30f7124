import * as l10n from '@vscode/l10n';
import type { DeploymentStatus, PastDeployment, StepState } from '../../../deploy';
import type { Running } from '../../services/deployments';
import { stateText, statusText } from '../../services/deploymentTexts';
import { minutesOf } from '../../../work';

/** A row of the view of deployments. Knows nothing of VS Code. */
export interface Row {
  readonly id: string;
  /** `running` and `past` are what the menus look at. */
  readonly kind: 'running' | 'past' | 'step';
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  /** Path of the customer's file. */
  readonly customer: string;
  readonly target?: 'azure' | 'simulator';
  /** Where the journal is. */
  readonly journal?: string;
  readonly children?: readonly Row[];
}

const STATUSES = new Set([
  'succeeded',
  'incomplete',
  'nothing',
  'waiting',
  'failed',
  'cancelled',
  'refused',
  'declined',
]);
const isStatus = (text: string): text is DeploymentStatus => STATUSES.has(text);

const STATE_ICONS: Readonly<Record<StepState, string>> = {
  Running: 'sync',
  Succeeded: 'pass',
  Waiting: 'watch',
  Failed: 'error',
  UnderWay: 'sync',
  NotStarted: 'circle-outline',
};

/** A deployment that a journal tells of. */
export function pastRow(past: PastDeployment, customer: string, name: string): Row {
  const { id, path, target, startedAt, status, milliseconds, steps } = past;
  const end = status === undefined ? statusText('broken') : isStatus(status) ? statusText(status) : status;
  const where = target === 'simulator' ? l10n.t('simulator') : target;
  return {
    id: `${customer}/${id}`,
    kind: 'past',
    label: name,
    description: [end, where, when(startedAt), took(milliseconds)].filter(Boolean).join(' · '),
    icon: status === 'succeeded' ? 'pass' : status === 'failed' || status === undefined ? 'error' : 'warning',
    customer,
    target: target === 'simulator' ? 'simulator' : 'azure',
    journal: path,
    children: steps.map((step) => ({
      id: `${customer}/${id}/${step.id}`,
      kind: 'step',
      label: step.isRemoval ? l10n.t('remove {0}', step.id) : step.id,
      // A step that ran when its deployment was interrupted does not run any more: how it ended is not known.
      description: [
        status === undefined && step.state === 'Running' ? l10n.t('not known') : stateText(step.state),
        took(step.milliseconds),
        step.code,
      ]
        .filter(Boolean)
        .join(' · '),
      icon: status === undefined && step.state === 'Running' ? 'question' : STATE_ICONS[step.state],
      customer,
    })),
  };
}

/** A deployment of this window that runs now. */
export function runningRow({ customer, work, target, startedAt, plan, steps }: Running, now: number): Row {
  const seen = [...steps].filter(([, { since, until }]) => until !== since);
  const done = [...steps.values()].filter(({ state }) => state === 'Succeeded').length;
  return {
    id: `${customer}/running`,
    kind: 'running',
    label: work.customer.displayName,
    description: [
      l10n.t('running'),
      target === 'simulator' ? l10n.t('simulator') : l10n.t('Azure'),
      plan ? l10n.t('{0} of {1} steps', done, plan.steps.length) : '',
      took(now - startedAt.getTime()),
    ]
      .filter(Boolean)
      .join(' · '),
    icon: 'sync',
    customer,
    target,
    children: seen.map(([id, { state, since, until }]) => ({
      id: `${customer}/running/${id}`,
      kind: 'step',
      label: id,
      description: [stateText(state), took((until ?? now) - since)].join(' · '),
      icon: STATE_ICONS[state],
      customer,
    })),
  };
}

function took(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : minutesOf(milliseconds);
}

function when(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : at.toLocaleString();
}
