import * as l10n from '@vscode/l10n';
import type { ScenePlace } from '../../src/diagram/model';
import { type EstateRow, type EstateTable, TABLES, type TableName } from '../../src/diagram/estate/protocol';
import { link } from './details';

export interface TableActions {
  /** A person looks at a table: it is to be made. */
  want(name: TableName): void;
  /** What a row is about is shown in the picture. */
  show(ids: readonly string[]): void;
  open(place: ScenePlace): void;
}

/** So many rows are in the page at once; the search narrows them. */
const MOST = 300;

/** The tables below the picture: one at a time, each row linked to the text and to the picture. */
export class Tables {
  readonly element = document.createElement('section');
  readonly #tabs = document.createElement('div');
  readonly #body = document.createElement('div');
  readonly #tabOf = new Map<TableName, HTMLButtonElement>();
  #current: TableName = 'vlans';
  #table: EstateTable | undefined;
  #search = '';

  constructor(private readonly actions: TableActions) {
    this.element.className = 'tables';
    this.element.ariaLabel = l10n.t('Tables');
    this.element.hidden = true;
    this.#tabs.role = 'tablist';
    this.#tabs.ariaLabel = l10n.t('Tables');
    for (const name of TABLES) this.#tabs.append(this.#tab(name));
    this.#tabs.addEventListener('keydown', (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by === undefined) return;
      const index = (TABLES.indexOf(this.#current) + by + TABLES.length) % TABLES.length;
      this.#choose(TABLES[index] ?? 'vlans');
      this.#tabOf.get(this.#current)?.focus();
    });
    this.#body.id = 'table';
    this.#body.className = 'table';
    this.#body.role = 'tabpanel';
    this.#body.tabIndex = 0;
    this.element.append(this.#tabs, this.#body);
    this.#mark();
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  toggle(shown = !this.isShown): void {
    this.element.hidden = !shown;
    if (!shown) return;
    this.actions.want(this.#current);
    this.#tabOf.get(this.#current)?.focus();
  }

  /** What was told is not true any more. */
  refresh(): void {
    if (this.isShown) this.actions.want(this.#current);
  }

  show(table: EstateTable): void {
    if (table.name !== this.#current) return;
    this.#table = table;
    this.#draw();
  }

  narrow(text: string): void {
    this.#search = text.trim().toLocaleLowerCase();
    this.#draw();
  }

  #tab(name: TableName): HTMLButtonElement {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.role = 'tab';
    tab.textContent = tableText(name);
    tab.setAttribute('aria-controls', 'table');
    tab.addEventListener('click', () => this.#choose(name));
    this.#tabOf.set(name, tab);
    return tab;
  }

  #choose(name: TableName): void {
    this.#current = name;
    this.#table = undefined;
    this.#mark();
    this.#draw();
    this.actions.want(name);
  }

  #mark(): void {
    for (const [name, tab] of this.#tabOf) {
      tab.ariaSelected = String(name === this.#current);
      tab.tabIndex = name === this.#current ? 0 : -1;
    }
    this.#body.ariaLabel = tableText(this.#current);
  }

  #draw(): void {
    const { columns, rows, empty } = this.#table ?? { columns: [], rows: [], empty: l10n.t('Reading…') };
    const has = ({ cells }: EstateRow) => cells.some((cell) => cell.toLocaleLowerCase().includes(this.#search));
    const wanted = this.#search === '' ? rows : rows.filter(has);
    if (wanted.length === 0) {
      this.#body.replaceChildren(note(rows.length === 0 ? empty : l10n.t('No row has what is searched for.')));
      return;
    }
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const column of [...columns, '']) {
      const cell = document.createElement(column === '' ? 'td' : 'th');
      cell.textContent = column;
      head.append(cell);
    }
    const body = table.createTBody();
    for (const row of wanted.slice(0, MOST)) this.#row(body.insertRow(), row);
    const more = wanted.length - MOST;
    this.#body.replaceChildren(
      table,
      ...(more > 0 ? [note(l10n.t('{0} more rows: the search narrows them.', more))] : []),
    );
  }

  #row(row: HTMLTableRowElement, { cells, about, place, warns }: EstateRow): void {
    cells.forEach((cell, index) => {
      const made = row.insertCell();
      if (index === 0 && about.length > 0) made.append(link(cell, () => this.actions.show(about)));
      else made.textContent = cell;
    });
    if (warns !== undefined) {
      row.className = 'warns';
      row.title = warns;
    }
    const last = row.insertCell();
    if (place) last.append(link(l10n.t('Text'), () => this.actions.open(place), l10n.t('Show in the text')));
  }
}

function note(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}

export function tableText(name: TableName): string {
  switch (name) {
    case 'vlans':
      return l10n.t('VRFs and VLANs');
    case 'pools':
      return l10n.t('Pools');
    case 'sessions':
      return l10n.t('Sessions');
    case 'failures':
      return l10n.t('Failures');
    case 'orders':
      return l10n.t('Orders');
    case 'roles':
      return l10n.t('Who does what');
  }
}
