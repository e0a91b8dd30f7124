import * as l10n from '@vscode/l10n';
import type { BeginAction } from '../src/diagram/protocol';
import { textButton } from './controls';
import { send } from './host';

/** What is shown in place of a picture where there is none: why, and what to begin with. */
export class EmptyView {
  readonly element = document.createElement('section');
  readonly #text = document.createElement('p');
  readonly #buttons = document.createElement('div');

  constructor() {
    this.element.className = 'empty';
    this.#text.setAttribute('role', 'status');
    this.#buttons.className = 'begin';
    this.element.append(this.#text, this.#buttons);
    this.hide();
  }

  /** @param begin the most sensible first */
  show(text: string, begin: readonly BeginAction[]): void {
    this.#text.textContent = text;
    this.#buttons.replaceChildren(
      ...begin.map((action, index) =>
        textButton(labelOf(action), () => send({ type: 'begin', action }), index === 0 ? 'primary' : 'secondary'),
      ),
    );
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }
}

function labelOf(action: BeginAction): string {
  switch (action) {
    case 'createDesign':
      return l10n.t('Create a Design');
    case 'addCustomer':
      return l10n.t('Add a Customer');
    case 'openSample':
      return l10n.t('Open the Sample');
    case 'chooseCustomer':
      return l10n.t('Choose a Customer');
  }
}
