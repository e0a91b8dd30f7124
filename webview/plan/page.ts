import * as l10n from '@vscode/l10n';
import type { PlanHostMessage, PlanPageMessage, PlanView, StepView } from '../../src/planPage/protocol';
import { setEnabled, textButton } from '../controls';
import { element, table } from './elements';
import { StepRow } from './step';

/** The plan of a customer: what is done, property by property, and how far its deployment is. */
export class PlanPage {
  private readonly deploy: HTMLElement;
  private readonly cancel: HTMLElement;
  private readonly again: HTMLElement;
  private readonly status = element('p', 'status');
  private readonly stale = element('p', 'banner');
  private readonly main = element('main', '');
  private rows = new Map<string, StepRow>();
  private view: PlanView | undefined;
  private isRunning = false;
  private isDone = false;

  constructor(
    app: HTMLElement,
    private readonly send: (message: PlanPageMessage) => void,
  ) {
    this.deploy = textButton(l10n.t('Deploy…'), () => send({ type: 'deploy' }), 'primary');
    this.cancel = textButton(l10n.t('Cancel'), () => send({ type: 'cancel' }));
    this.again = textButton(l10n.t('Plan Again'), () => send({ type: 'again' }));
    const json = textButton(l10n.t('Show as JSON'), () => send({ type: 'json' }));
    const bar = element('div', 'toolbar', this.deploy, this.cancel, this.again, json);
    bar.setAttribute('role', 'toolbar');
    bar.setAttribute('aria-label', l10n.t('Plan'));
    this.status.setAttribute('role', 'status');
    this.stale.setAttribute('role', 'status');
    this.stale.hidden = true;
    this.status.hidden = true;
    app.append(element('header', 'top', bar, this.stale, this.status), this.main);
    this.enable();
  }

  show(view: PlanView): void {
    // What a person opened or closed stays; what begins to tell something opens by itself.
    const before = this.rows;
    this.view = view;
    this.isDone = false;
    this.rows = new Map(
      [...view.steps, ...view.kept].map((step) => {
        const known = before.get(step.id);
        const begins = isTelling(step) && !(known && isTelling(known.step));
        return [step.id, new StepRow(step, begins || (known?.element.open ?? false), this.send)];
      }),
    );
    this.deploy.textContent = view.deployText;
    this.main.replaceChildren(
      this.header(view),
      ...this.section(l10n.t('What is done'), this.list(view.steps)),
      ...this.roles(view),
      ...leftovers(view),
      ...leftOut(view),
      ...this.kept(view),
    );
    this.status.hidden = true;
    this.enable();
  }

  follow({ text, running, done, steps }: Extract<PlanHostMessage, { type: 'progress' }>): void {
    this.isRunning = running;
    this.isDone = done;
    // Read out once, not with each second.
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.hidden = text === '';
    for (const step of steps) this.rows.get(step.id)?.follow(step);
    this.enable();
  }

  tellStale(text: string | undefined): void {
    this.stale.textContent = text ?? '';
    this.stale.hidden = text === undefined;
  }

  private enable(): void {
    this.deploy.hidden = this.isRunning;
    this.cancel.hidden = !this.isRunning;
    setEnabled(this.deploy, !this.isDone && (this.view?.canDeploy ?? false));
    setEnabled(this.again, !this.isRunning);
  }

  private header({ heading, simulator, against, summary, nothingToDo, steps, leftovers }: PlanView): HTMLElement {
    const title = element('h1', '', heading);
    if (simulator !== undefined) title.append(' ', element('span', 'simulator', simulator));
    const count = (traffic: string) => steps.filter((step) => step.traffic === traffic).length;
    const [interrupted, unknown] = [count('interrupted'), count('unknown')];
    // What still carries traffic or is billed is not good news.
    const isGood = nothingToDo && !leftovers.some(({ severity }) => severity === 'warning');
    const marks = element('p', 'marks');
    if (interrupted > 0) {
      marks.append(element('span', 'traffic interrupted', l10n.t('Interrupt traffic: {0}', interrupted)));
    }
    if (unknown > 0) marks.append(element('span', 'traffic unknown', l10n.t('Not known whether: {0}', unknown)));
    return element(
      'div',
      '',
      title,
      element('p', 'against', against),
      element('p', isGood ? 'summary done' : 'summary', summary),
      ...(marks.childElementCount > 0 ? [marks] : []),
    );
  }

  private list(steps: PlanView['steps']): HTMLElement[] {
    return steps.flatMap(({ id }) => this.rows.get(id)?.element ?? []);
  }

  private section(title: string, content: readonly HTMLElement[]): HTMLElement[] {
    return content.length === 0 ? [] : [element('section', '', element('h2', '', title), ...content)];
  }

  private kept({ kept }: PlanView): HTMLElement[] {
    if (kept.length === 0) return [];
    const title = l10n.t('Kept as they are: {0}', kept.length);
    return [element('details', 'kept', element('summary', '', element('h2', '', title)), ...this.list(kept))];
  }

  private roles({ roles }: PlanView): HTMLElement[] {
    const title = l10n.t('Role assignments');
    const rows = roles.map(({ role, principal, scope, actionText }) => [role, principal, scope, actionText]);
    const columns = [l10n.t('Role'), l10n.t('Principal'), l10n.t('On'), l10n.t('Step')];
    return this.section(title, rows.length === 0 ? [] : [table(title, columns, rows)]);
  }
}

/** Whether a step says something that is not to be overlooked. */
function isTelling({ changes, traffic, action }: StepView): boolean {
  return changes.length > 0 || traffic === 'interrupted' || action === 'refuse';
}

function leftovers({ leftovers: list }: PlanView): HTMLElement[] {
  if (list.length === 0) return [];
  const title = l10n.t('There, and not in the design; it stays');
  const mark = { warning: l10n.t('warning'), info: l10n.t('note') };
  const rows = list.map(({ id, severity, impact }) => [
    element('code', '', id),
    element('span', severity, mark[severity]),
    impact,
  ]);
  const columns = [l10n.t('What'), l10n.t('Severity'), l10n.t('What it still does')];
  return [element('section', '', element('h2', '', title), table(title, columns, rows))];
}

function leftOut({ leftOut: list }: PlanView): HTMLElement[] {
  if (list.length === 0) return [];
  const title = l10n.t('Left out, as the design does not say it in full');
  const items = element('ul', '', ...list.map((text) => element('li', '', text)));
  return [element('section', '', element('h2', '', title), items)];
}
