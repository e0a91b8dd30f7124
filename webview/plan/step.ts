import * as l10n from '@vscode/l10n';
import type { PlanPageMessage, StepProgress, StepView } from '../../src/planPage/protocol';
import { textButton } from '../controls';
import { element, table } from './elements';

/** A step that opens to what changes, and follows its deployment. */
export class StepRow {
  readonly element: HTMLDetailsElement;
  private readonly state = element('span', 'state');

  constructor(
    readonly step: StepView,
    open: boolean,
    send: (message: PlanPageMessage) => void,
  ) {
    const { id, name, type, action, actionText, traffic, impact, changes } = step;
    const summary = element(
      'summary',
      '',
      element('span', `action ${action}`, actionText),
      element('span', 'what', element('span', 'id', name), element('span', 'type', type)),
      ...trafficMark(traffic),
      this.state,
    );
    const body = element('div', 'step', element('p', '', impact));
    if (changes.length > 0) body.append(changesTable(step));
    if (step.sources.length > 0) {
      body.append(element('p', 'sources', l10n.t('Source: {0}', step.sources.join(', '))));
    }
    if (step.hasPlace) body.append(textButton(l10n.t('Show in the Design'), () => send({ type: 'open', id })));
    this.element = element('details', '', summary, body);
    this.element.open = open;
  }

  follow({ state, stateText, duration, message }: StepProgress): void {
    this.state.className = `state ${state}`;
    this.state.textContent = [stateText, duration].filter(Boolean).join(' · ');
    this.state.title = message ?? '';
    const told = this.element.querySelector('.message');
    if (message === undefined) told?.remove();
    else if (told) told.textContent = message;
    else this.element.querySelector('.step')?.prepend(element('p', 'message', message));
    if (state === 'Failed' && !this.element.open) this.element.open = true;
  }
}

function trafficMark(traffic: StepView['traffic']): HTMLElement[] {
  switch (traffic) {
    case 'interrupted':
      return [element('span', 'traffic interrupted', l10n.t('Interrupts traffic'))];
    case 'unknown':
      return [element('span', 'traffic unknown', l10n.t('Not known whether it interrupts'))];
    default:
      return [];
  }
}

function changesTable({ name, changes }: StepView): HTMLElement {
  const nothing = () => element('span', 'nothing', l10n.t('not set'));
  return table(
    l10n.t('Changes of {0}', name),
    [l10n.t('Property'), l10n.t('Now'), l10n.t('Design')],
    changes.map(({ path, from, to }) => [
      element('code', '', path),
      from === '' ? nothing() : element('code', 'from', from),
      to === '' ? nothing() : element('code', 'to', to),
    ]),
  );
}
