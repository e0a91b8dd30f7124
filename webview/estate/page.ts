import * as l10n from '@vscode/l10n';
import { layoutEstate } from '../../src/diagram/estate/layout';
import { type Estate, LAYERS, type Layer } from '../../src/diagram/estate/model';
import type { EstatePageMessage } from '../../src/diagram/estate/protocol';
import { found, sharedWith } from '../../src/diagram/estate/things';
import { isObjectOf, isOneOf } from '../../src/diagram/guards';
import { Camera } from '../camera';
import type { Direction } from '../direction';
import { keySheet, listenToKeys } from '../keys';
import { measureInPage } from '../measure';
import { note } from '../surroundings';
import { api } from '../vscodeApi';
import { Bar } from './bar';
import { Canvas } from './canvas';
import { Details } from './details';
import { keymap } from './keys';
import { EstateLegend } from './legend';
import { nextThing } from './navigate';
import { Tables } from './tables';

/** The scale at which all that a card says can be read. */
const READABLE = 0.95;

const isKept = isObjectOf<{ layer: Layer }>({ layer: isOneOf(...LAYERS) });

/** The page of the estate: what it shows, and what a person may do with it. */
export class EstatePage {
  readonly tables: Tables;
  readonly #bar: Bar;
  readonly #canvas = new Canvas(measureInPage());
  readonly #camera: Camera;
  readonly #details: Details;
  readonly #legend = new EstateLegend();
  readonly #sheet = keySheet(keymap());
  readonly #empty = note('empty');
  #estate: Estate | undefined;
  #layer: Layer;
  #selected: string | undefined;
  /** What the search found, or a row of a table is about. */
  #found: readonly string[] | undefined;

  constructor(
    root: HTMLElement,
    private readonly send: (message: EstatePageMessage) => void,
  ) {
    const kept = api.getState();
    this.#layer = isKept(kept) ? kept.layer : 'state';
    const actions = {
      zoom: (factor: number) => this.#camera.zoom(factor),
      fit: () => this.#camera.fit(),
      tables: () => this.#toggleTables(),
      help: () => this.#showSheet(this.#sheet.hidden === true),
    };
    this.#bar = new Bar({
      ...actions,
      layer: (layer) => this.#colour(layer),
      search: (text) => this.#search(text),
      next: () => this.#nextFound(),
      leave: () => {
        this.#endSearch();
        this.#light();
        this.#canvas.svg.focus({ preventScroll: true });
      },
      save: () => send({ type: 'save', layer: this.#layer }),
    });
    this.#details = new Details({
      select: (id) => this.#goTo(id),
      enter: (key) => send({ type: 'enter', key }),
      open: (place) => send({ type: 'open', place }),
      close: () => this.#select(undefined),
    });
    this.tables = new Tables({
      want: (name) => send({ type: 'table', name }),
      show: (ids) => this.#showAll(ids),
      open: (place) => send({ type: 'open', place }),
    });
    const { svg } = this.#canvas;
    const stage = document.createElement('main');
    stage.append(svg, this.#empty, this.#legend.element, this.#sheet);
    const body = document.createElement('div');
    body.className = 'body';
    body.append(stage, this.#details.element);
    root.replaceChildren(this.#bar.element, body, this.tables.element);
    this.#sheet.hidden = true;
    this.#legend.element.hidden = true;
    this.#camera = new Camera(svg, this.#canvas.layer, {
      moved: () => undefined,
      looked: (part, scale) => this.#canvas.look(part, scale),
      resized: () => undefined,
    });
    this.#bar.show(undefined);
    this.#bar.showLayer(this.#layer);
    this.#canvas.colour(this.#layer);
    listenToKeys(stage, keymap(), {
      ...actions,
      arrow: (direction) => this.#arrow(direction),
      enter: () => this.#enter(this.#canvas.active?.id),
      clear: () => this.#clear(),
      search: () => this.#bar.focusSearch(),
      layer: () => this.#colour(LAYERS[(LAYERS.indexOf(this.#layer) + 1) % LAYERS.length] ?? 'state'),
    });
    // The first click may move the picture away from under the pointer: a double click is about what it met first.
    let pressed: string | undefined;
    svg.addEventListener('click', (event) => {
      if (event.detail > 1) return;
      pressed = this.#at(event);
      this.#select(pressed);
    });
    svg.addEventListener('dblclick', () => this.#enter(pressed));
    // Who comes back to the page goes on by keyboard where it was.
    window.addEventListener('focus', () => this.#takeFocus());
  }

  show(estate: Estate): void {
    const isSame = this.#estate?.file === estate.file;
    this.#estate = estate;
    this.#empty.hidden = true;
    const placed = layoutEstate(estate);
    this.#canvas.show(placed);
    this.#camera.setContent(placed.width, placed.height);
    if (!isSame) this.#camera.fit();
    this.#bar.show(estate);
    this.#legend.element.hidden = false;
    this.#legend.show(estate, this.#layer);
    this.tables.refresh();
    this.#light();
    if (!isSame && document.hasFocus()) this.#takeFocus();
  }

  showEmpty(text: string): void {
    this.#estate = undefined;
    this.#canvas.clear();
    this.#bar.show(undefined);
    this.#empty.textContent = text;
    this.#empty.hidden = false;
    this.#legend.element.hidden = true;
    this.#select(undefined);
  }

  #takeFocus(): void {
    if (document.activeElement === document.body) this.#canvas.svg.focus({ preventScroll: true });
  }

  #at(event: MouseEvent): string | undefined {
    const matrix = this.#canvas.layer.getScreenCTM()?.inverse();
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return this.#canvas.idAt(event.target, at);
  }

  #select(id: string | undefined): void {
    this.#selected = id;
    this.#endSearch();
    if (id !== undefined) this.#canvas.activate(id);
    this.#light();
  }

  /** What was searched for narrows the tables no longer than it is marked in the picture. */
  #endSearch(): void {
    this.#found = undefined;
    this.#bar.clearSearch();
    this.tables.narrow('');
  }

  /** Selects a thing and shows it so that it can be read. */
  #goTo(id: string): void {
    this.#select(id);
    this.#approach(id);
  }

  #approach(id: string): void {
    const thing = this.#canvas.thing(id);
    if (!thing) return;
    if (thing.kind === 'customer') this.#camera.approach(thing.box, READABLE);
    else this.#camera.reveal(thing.box);
  }

  #light(): void {
    const estate = this.#estate;
    const shared = estate && this.#selected !== undefined ? sharedWith(estate, this.#selected) : undefined;
    this.#canvas.light(this.#found ? new Set(this.#found) : shared);
    const thing = this.#selected === undefined ? undefined : this.#canvas.thing(this.#selected);
    this.#details.show(estate, this.#found ? undefined : thing, shared ?? new Set());
    this.#fitAgain();
  }

  /** A picture that nobody moved fits the room that the details and the tables leave. */
  #fitAgain(): void {
    if (this.#camera.isFitted) this.#camera.fit();
  }

  #search(text: string): void {
    this.tables.narrow(text);
    this.#found = this.#estate && text.trim() !== '' ? found(this.#estate, text) : undefined;
    this.#bar.showFound(this.#found?.length);
    this.#light();
    const [first] = this.#found ?? [];
    if (first !== undefined) this.#canvas.activate(first);
  }

  /** To the next thing that was found; once there, Enter again goes to the one after it. */
  #nextFound(): void {
    const ids = this.#found ?? [];
    const at = ids.indexOf(this.#selected ?? '');
    const next = ids[(at + 1) % ids.length];
    if (next === undefined) return;
    this.#selected = next;
    this.#canvas.activate(next);
    this.#approach(next);
    if (ids.length === 1) {
      this.#endSearch();
      this.#canvas.svg.focus({ preventScroll: true });
    }
    this.#light();
  }

  /** What a row of a table is about. */
  #showAll(ids: readonly string[]): void {
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) return this.#goTo(only);
    this.#selected = undefined;
    this.#found = ids;
    this.#light();
    this.#camera.fit();
  }

  #arrow(direction: Direction): void {
    const { active, things } = this.#canvas;
    const next = active && nextThing(things, active, direction);
    if (!next) return;
    this.#select(next.id);
    this.#camera.reveal(next.box);
  }

  #enter(id: string | undefined): void {
    const thing = id === undefined ? undefined : this.#canvas.thing(id);
    if (!thing) return;
    if (thing.kind === 'customer') this.send({ type: 'enter', key: thing.name });
    else this.#goTo(thing.id);
  }

  #clear(): void {
    if (!this.#sheet.hidden) this.#showSheet(false);
    else if (this.#found) {
      this.#endSearch();
      this.#light();
    } else if (this.#selected !== undefined) this.#select(undefined);
    else this.#camera.fit();
  }

  #colour(layer: Layer): void {
    this.#layer = layer;
    api.setState({ layer });
    this.#bar.showLayer(layer);
    this.#canvas.colour(layer);
    if (this.#estate) this.#legend.show(this.#estate, layer);
  }

  #toggleTables(): void {
    this.tables.toggle();
    if (!this.tables.isShown) this.#canvas.svg.focus({ preventScroll: true });
    this.#fitAgain();
    this.#showPressed();
  }

  #showSheet(shown: boolean): void {
    this.#sheet.hidden = !shown;
    this.#showPressed();
  }

  #showPressed(): void {
    this.#bar.showPressed(this.tables.isShown, this.#sheet.hidden === false);
  }
}

/** What went wrong, for people. */
export function reasonOf(error: unknown): string {
  return l10n.t('The estate cannot be drawn: {0}', error instanceof Error ? error.message : String(error));
}
