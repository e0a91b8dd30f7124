import * as l10n from '@vscode/l10n';
import type { Scene } from '../src/diagram/model';
import { type Choices, type ViewActions, badge, choices, iconButton, setPressed, viewButtons } from './controls';

export interface ToolbarActions extends ViewActions {
  customer(key: string): void;
  findings(): void;
  detail(by: 1 | -1): void;
  asFirst(): void;
  legend(): void;
  help(): void;
  save(): void;
}

export class Toolbar {
  readonly element = document.createElement('header');
  readonly customers: Choices;
  readonly #about = document.createElement('h1');
  readonly #findings = document.createElement('button');
  readonly #asFirst: HTMLElement;
  readonly #legend: HTMLElement;
  readonly #help: HTMLElement;

  constructor(actions: ToolbarActions) {
    const bar = document.createElement('div');
    bar.className = 'toolbar wraps';
    bar.role = 'toolbar';
    bar.ariaLabel = l10n.t('Diagram');
    this.element.append(bar);
    this.customers = choices(l10n.t('Customer'), actions.customer, l10n.t('Choose a Customer'));
    this.#about.className = 'about';
    this.#findings.className = 'counter';
    this.#findings.type = 'button';
    this.#findings.addEventListener('click', actions.findings);
    this.#asFirst = iconButton('reset', l10n.t('As it was first seen'), actions.asFirst);
    this.#asFirst.hidden = true;
    this.#legend = iconButton('legend', l10n.t('Legend'), actions.legend);
    this.#help = iconButton('keys', l10n.t('Keys'), actions.help);
    const space = document.createElement('span');
    space.className = 'space';
    bar.append(
      this.customers.element,
      this.#about,
      space,
      this.#findings,
      this.#asFirst,
      iconButton('less', l10n.t('Less detail'), () => actions.detail(-1)),
      iconButton('more', l10n.t('More detail'), () => actions.detail(1)),
      ...viewButtons(actions),
      this.#legend,
      this.#help,
      iconButton('save', l10n.t('Save as a file'), actions.save),
    );
  }

  /** @param isChanged whether a person folded, unfolded, or chose a level */
  show(scene: Scene | undefined, isChanged = false): void {
    this.#asFirst.hidden = !isChanged;
    this.#about.textContent = scene?.subtitle ?? l10n.t('Diagram');
    const facts = scene?.nodes.find(({ kind }) => kind === 'customer')?.details ?? [];
    this.#about.title = facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    this.#about.ariaLabel = scene ? `${scene.title}, ${scene.subtitle}` : null;
    const found = [...(scene?.nodes ?? []), ...(scene?.edges ?? [])].flatMap((element) => element.findings ?? []);
    const count = found.reduce((sum, findings) => sum + findings.count, 0);
    const worst = (['error', 'warning', 'info'] as const).find((severity) => found.some((f) => f.worst === severity));
    this.#findings.className = `counter ${worst ?? 'none'}`;
    this.#findings.disabled = count === 0;
    this.#findings.title = l10n.t('Show or hide the list of findings');
    this.#findings.replaceChildren(badge(String(count)), ' ', count === 1 ? l10n.t('finding') : l10n.t('findings'));
  }

  showPressed(legend: boolean, help: boolean): void {
    setPressed(this.#legend, legend);
    setPressed(this.#help, help);
  }
}
