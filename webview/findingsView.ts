import * as l10n from '@vscode/l10n';
import type { ListedFinding } from '../src/diagram/protocol';
import { badge, iconButton, textButton } from './controls';
import { onEscape } from './keys';

export interface FindingActions {
  /** Shows the thing that a finding stands on. */
  show(id: string): void;
  fix(key: string): void;
  close(): void;
}

/** The list of all that is wrong with the customer, beside the picture. */
export class FindingsView {
  readonly element = document.createElement('aside');
  #list: readonly ListedFinding[] = [];

  constructor(private readonly actions: FindingActions) {
    this.element.className = 'pane';
    this.element.ariaLabel = l10n.t('Findings');
    this.element.hidden = true;
    onEscape(this.element, actions.close);
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  update(list: readonly ListedFinding[]): void {
    this.#list = list;
    if (this.isShown) this.#draw();
  }

  toggle(shown = !this.isShown): void {
    this.element.hidden = !shown;
    if (shown) this.#draw();
  }

  /** Moves the keyboard into the list. */
  focus(): void {
    this.#buttons[0]?.focus();
  }

  get #buttons(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('vscode-button')];
  }

  #draw(): void {
    const title = document.createElement('h2');
    title.textContent = this.#list.length === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', this.#list.length);
    const head = document.createElement('header');
    const kind = document.createElement('p');
    kind.className = 'kind';
    kind.textContent = l10n.t('Findings');
    head.append(kind, iconButton('close', l10n.t('Close the list'), this.actions.close), title);
    const list = document.createElement('ul');
    list.className = 'findings listed';
    list.append(...this.#list.map((finding) => this.#item(finding)));
    // What has the focus is made anew: it is on the same button again, or on what has come to its place.
    const at = this.#buttons.findIndex((button) => button === document.activeElement);
    const focused = this.#buttons[at]?.dataset['of'];
    this.element.replaceChildren(head, list);
    if (at < 0) return;
    const now = this.#buttons;
    (now.find((button) => button.dataset['of'] === focused) ?? now[Math.min(at, now.length - 1)])?.focus();
  }

  #item({ key, code, severity, message, on, fixable }: ListedFinding): HTMLElement {
    const item = document.createElement('li');
    item.className = severity;
    const text = document.createElement('p');
    text.append(badge(code), ' ', message);
    const buttons = document.createElement('div');
    buttons.className = 'buttons';
    if (on) buttons.append(textButton(l10n.t('Show {0}', on.title), () => this.actions.show(on.id)));
    if (fixable) buttons.append(textButton(l10n.t('Fix…'), () => this.actions.fix(key)));
    for (const [index, button] of [...buttons.children].entries()) {
      if (button instanceof HTMLElement) button.dataset['of'] = `${index} ${key}`;
    }
    item.append(text, buttons);
    return item;
  }
}
