import * as l10n from '@vscode/l10n';
import { layerText } from '../../src/diagram/estate/layers';
import { type Estate, LAYERS, type Layer } from '../../src/diagram/estate/model';
import { dotted } from '../../src/diagram/builder';
import { customersText } from '../../src/diagram/estate/words';
import { type Choices, type ViewActions, choices, iconButton, setPressed, viewButtons } from '../controls';

export interface BarActions extends ViewActions {
  layer(layer: Layer): void;
  /** A person types what is looked for. */
  search(text: string): void;
  /** To the next thing that was found. */
  next(): void;
  leave(): void;
  tables(): void;
  help(): void;
  save(): void;
}

const isLayer = (text: string): text is Layer => LAYERS.some((layer) => layer === text);

/** What stands above the estate: its name, the search, the colours, and what can be done with the picture. */
export class Bar {
  readonly element = document.createElement('header');
  readonly #title = document.createElement('h1');
  readonly #search = document.createElement('input');
  readonly #count = document.createElement('span');
  readonly #layers: Choices;
  readonly #tables: HTMLElement;
  readonly #help: HTMLElement;

  constructor(actions: BarActions) {
    const bar = document.createElement('div');
    bar.className = 'toolbar';
    bar.role = 'toolbar';
    bar.ariaLabel = l10n.t('Estate');
    this.#title.className = 'about';
    this.#search.type = 'search';
    this.#search.className = 'search';
    this.#search.placeholder = l10n.t('Search customers, circuits, routers (/)');
    this.#search.ariaLabel = l10n.t('Search');
    this.#count.className = 'found';
    this.#count.role = 'status';
    this.#search.addEventListener('input', () => actions.search(this.#search.value));
    this.#search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') actions.next();
      else if (event.key === 'Escape') actions.leave();
      else return;
      event.preventDefault();
    });
    const label = document.createElement('span');
    label.className = 'label';
    label.textContent = l10n.t('Colours');
    label.ariaHidden = 'true';
    this.#layers = choices(l10n.t('Colours'), (key) => isLayer(key) && actions.layer(key));
    this.#tables = iconButton('more', l10n.t('Tables'), actions.tables);
    this.#help = iconButton('keys', l10n.t('Keys'), actions.help);
    const space = document.createElement('span');
    space.className = 'space';
    bar.append(
      this.#title,
      this.#search,
      this.#count,
      space,
      label,
      this.#layers.element,
      this.#tables,
      ...viewButtons(actions),
      this.#help,
      iconButton('save', l10n.t('Save as a file'), actions.save),
    );
    this.element.append(bar);
  }

  show(estate: Estate | undefined): void {
    this.#title.textContent = estate ? dotted(estate.title, customersText(estate.customers.length)) : l10n.t('Estate');
  }

  showLayer(layer: Layer): void {
    this.#layers.show(
      LAYERS.map((key) => ({ key, name: layerText(key) })),
      layer,
    );
  }

  showFound(count: number | undefined): void {
    this.#count.textContent = count === undefined ? '' : l10n.t('{0} found', count);
  }

  showPressed(tables: boolean, help: boolean): void {
    setPressed(this.#tables, tables);
    setPressed(this.#help, help);
  }

  focusSearch(): void {
    this.#search.focus();
    this.#search.select();
  }

  clearSearch(): void {
    this.#search.value = '';
    this.showFound(undefined);
  }
}
