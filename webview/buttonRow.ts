import { textButton } from './controls';

/** A button, by its words. */
export interface Offer {
  readonly label: string;
  run(): void;
}

/** A row of buttons for what is shown now: what is offered again keeps its button, and the focus on it. */
export class ButtonRow {
  readonly element = document.createElement('div');
  #buttons: ReadonlyMap<string, HTMLElement> = new Map();
  #offers: ReadonlyMap<string, Offer> = new Map();

  constructor() {
    this.element.className = 'buttons';
  }

  /** @param offers no two with the same words */
  show(offers: readonly Offer[]): void {
    this.#offers = new Map(offers.map((offer) => [offer.label, offer]));
    const before = this.#buttons;
    if (offers.map(({ label }) => label).join('\n') === [...before.keys()].join('\n')) return;
    const focused = document.activeElement;
    this.#buttons = new Map(offers.map(({ label }) => [label, before.get(label) ?? this.#button(label)]));
    this.element.replaceChildren(...this.#buttons.values());
    if (focused instanceof HTMLElement && this.element.contains(focused)) focused.focus();
  }

  #button(label: string): HTMLElement {
    return textButton(label, () => this.#offers.get(label)?.run());
  }
}
