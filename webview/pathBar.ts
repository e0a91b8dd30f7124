import * as l10n from '@vscode/l10n';
import { iconButton } from './controls';
import { onEscape } from './keys';

/** Names the path that is shown in the picture, and takes it away again. */
export class PathBar {
  readonly element = document.createElement('div');
  readonly #text = document.createElement('p');

  constructor(onClear: () => void) {
    this.element.className = 'path-bar';
    this.element.hidden = true;
    this.#text.role = 'status';
    this.#text.ariaLive = 'polite';
    this.element.append(this.#text, iconButton('close', l10n.t('Clear the path'), onClear));
    onEscape(this.element, onClear);
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  show(label: string | undefined): void {
    this.element.hidden = label === undefined;
    // Said again only when it changed: the picture is drawn anew at each edit.
    if (this.#text.textContent !== (label ?? '')) this.#text.textContent = label ?? '';
  }
}
