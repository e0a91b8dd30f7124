import * as l10n from '@vscode/l10n';
import { measureByTable } from '../src/diagram/measure';
import type { Scene } from '../src/diagram/model';
import type { PlacedScene } from '../src/diagram/placed';
import { renderSvg } from '../src/diagram/svg';
import type { ThemeName } from '../src/diagram/theme';
import { Camera } from './camera';
import { Engine } from './engine';
import { keepState, keptState, send } from './host';
import { keySheet, listenToKeys } from './keys';
import { LegendView } from './legendView';
import { measureInPage } from './measure';
import { type Direction, neighbour, nextLine } from './navigate';
import { Pane } from './pane';
import { PathBar } from './pathBar';
import { Picture } from './picture';
import { Toolbar } from './toolbar';

/** The page: what it shows, and what a person may do with it. */
export class Page {
  readonly toolbar: Toolbar;
  readonly #picture = new Picture();
  readonly #camera: Camera;
  readonly #pane: Pane;
  readonly #legend = new LegendView();
  readonly #sheet = keySheet();
  readonly #banner = note('banner');
  readonly #empty = note('empty');
  readonly #pathBar = new PathBar(() => this.#clearPath());
  readonly #measure = measureInPage();
  #state = keptState();
  #engine: Engine | undefined;
  #placed: PlacedScene | undefined;
  /** The newest scene that is not laid out yet; while one is being laid out, those between are left out. */
  #wanted: Scene | undefined;
  #working = false;
  /** What a traced path lies on, which may be of a scene that is not drawn yet. */
  #path: { readonly ids: ReadonlySet<string>; readonly label: string | undefined } | undefined;
  /** What the host selected in a scene that is not drawn yet. */
  #selectLater: string | undefined;

  constructor(root: HTMLElement) {
    const actions = {
      zoom: (factor: number) => this.#camera.zoom(factor),
      fit: () => this.#camera.fit(),
      legend: () => this.#showLegend(!this.#state.legend),
      help: () => this.#showSheet(this.#sheet.hidden === true),
      finding: () => this.#nextFinding(),
    };
    this.toolbar = new Toolbar({
      ...actions,
      customer: (key) => send({ type: 'customer', key }),
      save: () => void this.exportSvg(),
    });
    this.#pane = new Pane({
      open: (place) => {
        const id = this.#picture.selected;
        if (id !== undefined) send({ type: 'open', id, place });
      },
      close: () => this.select(undefined, 'person'),
    });
    const { svg } = this.#picture;
    const stage = document.createElement('main');
    stage.append(svg, this.#empty, this.#legend.element, this.#sheet);
    const body = document.createElement('div');
    body.className = 'body';
    body.append(stage, this.#pane.element);
    this.toolbar.element.append(this.#banner, this.#pathBar.element);
    root.replaceChildren(this.toolbar.element, body);

    this.#camera = new Camera(svg, this.#picture.layer, (view) =>
      this.#keep(view ? { camera: view } : { camera: undefined }),
    );
    this.#sheet.hidden = true;
    this.#showLegend(this.#state.legend);
    this.toolbar.show(undefined);
    listenToKeys(stage, {
      ...actions,
      arrow: (direction) => this.#arrow(direction),
      line: () => this.#follow(this.#scene && nextLine(this.#scene, this.#nodeAtKeyboard(), this.#picture.active)),
      parent: () => this.#follow(this.#scene?.nodes.find((node) => node.id === this.#picture.active)?.parent),
      open: () => this.#open(this.#picture.active),
      clear: () => this.#clear(),
    });
    svg.addEventListener('click', ({ target }) => this.select(this.#picture.idAt(target), 'person'));
    svg.addEventListener('dblclick', ({ target }) => this.#open(this.#picture.idAt(target)));
  }

  get #scene(): Scene | undefined {
    return this.#placed?.scene;
  }

  useEngine(source: string): void {
    this.#engine = new Engine(source);
    void this.#work();
  }

  show(scene: Scene): void {
    this.#wanted = scene;
    void this.#work();
  }

  showEmpty(text: string): void {
    this.#wanted = this.#placed = undefined;
    this.#picture.clear();
    this.#pane.show(undefined);
    this.toolbar.show(undefined);
    this.#empty.textContent = text;
    this.#pathBar.show(undefined);
    this.#empty.hidden = false;
    this.#legend.element.hidden = true;
  }

  showBanner(text: string | undefined): void {
    this.#banner.textContent = text ?? '';
    this.#banner.hidden = text === undefined;
  }

  /** Shows what a traced path lies on; nothing takes it away. */
  highlight(ids: readonly string[], label: string | undefined): void {
    this.#path = ids.length > 0 ? { ids: new Set(ids), label } : undefined;
    if (this.#showPath()) this.#camera.fit();
  }

  /** Selects what a person or the host says; the host hears only of what a person does. */
  select(id: string | undefined, by: 'person' | 'host'): void {
    const before = this.#picture.selected;
    const known = id !== undefined && this.#picture.things.has(id) ? id : undefined;
    this.#selectLater = by === 'host' ? id : undefined;
    if (by === 'person' && known !== before) send({ type: 'select', ...(known && { id: known }) });
    this.#picture.select(known);
    const thing = known === undefined ? undefined : this.#picture.things.get(known);
    this.#pane.show(thing?.element);
    // What is selected again, as at each edit of it, does not pull the view back.
    if (thing && known !== before) this.#camera.reveal(thing.box);
  }

  /** Sends the picture as a file; laid out by the table of widths, so that it suits the fonts of other programs. */
  async exportSvg(theme: ThemeName = 'light'): Promise<void> {
    const scene = this.#scene;
    if (!scene || !this.#engine) return;
    try {
      const placed = await this.#engine.layout(scene, measureByTable);
      send({ type: 'svg', customer: scene.customer, svg: renderSvg(placed, theme) });
    } catch (error) {
      tell(error);
    }
  }

  async #work(): Promise<void> {
    if (this.#working || !this.#engine) return;
    this.#working = true;
    try {
      for (let scene = this.#wanted; scene; scene = this.#wanted) {
        this.#wanted = undefined;
        const placed = await this.#engine.layout(scene, this.#measure);
        // A newer one is waiting, of another customer perhaps: this one would only flash by.
        if (!this.#wanted) this.#draw(placed);
      }
    } catch (error) {
      tell(error);
    } finally {
      this.#working = false;
    }
  }

  #draw(placed: PlacedScene): void {
    const { scene } = placed;
    const isFirst = this.#placed === undefined;
    const isSame = this.#scene?.file === scene.file;
    const isKept = isFirst && this.#state.customer === scene.file;
    this.#placed = placed;
    this.#empty.hidden = true;
    this.#picture.show(placed, isSame && !reducesMotion());
    this.#camera.setContent(placed.width, placed.height);
    if (isKept && this.#state.camera) this.#camera.restore(this.#state.camera);
    else if (!isSame) this.#camera.fit();
    this.#keep({ customer: scene.file });
    this.#showPath();
    this.toolbar.show(scene);
    this.#legend.show(scene);
    this.#showLegend(this.#state.legend);
    this.select(this.#selectLater ?? this.#picture.selected, 'host');
  }

  #arrow(direction: Direction): void {
    const from = this.#picture.active;
    if (this.#scene && from !== undefined) this.#follow(neighbour(this.#scene, this.#picture.things, from, direction));
  }

  /** Goes to a thing by the keyboard. */
  #follow(id: string | undefined): void {
    if (id === undefined) return;
    this.select(id, 'person');
    this.#picture.focus(id);
  }

  /** The node that the keyboard is on, or the source of the line that it is on. */
  #nodeAtKeyboard(): string {
    const { active = '' } = this.#picture;
    return this.#scene?.edges.find((edge) => edge.id === active)?.source ?? active;
  }

  #open(id: string | undefined): void {
    const place = id === undefined ? undefined : this.#picture.things.get(id)?.element.places[0];
    if (id === undefined || !place) return;
    this.select(id, 'person');
    send({ type: 'open', id, place });
  }

  #nextFinding(): void {
    const ids = [...this.#picture.things].filter(([, thing]) => thing.element.findings).map(([id]) => id);
    const at = ids.indexOf(this.#picture.selected ?? '');
    this.#follow(ids[(at + 1) % ids.length]);
  }

  /** One thing at a time: the sheet of keys, then the path, then the selection. */
  #clear(): void {
    if (!this.#sheet.hidden) this.#showSheet(false);
    else if (this.#pathBar.isShown) this.#clearPath();
    else this.select(undefined, 'person');
  }

  /** A path of which a part is not drawn, as after an edit or for another customer, would be told wrongly. */
  #showPath(): boolean {
    const { ids = new Set<string>(), label } = this.#path ?? {};
    const isWhole = ids.size > 0 && [...ids].every((id) => this.#picture.things.has(id));
    this.#picture.highlight(isWhole ? ids : new Set());
    this.#pathBar.show(isWhole ? (label ?? l10n.t('Traced path')) : undefined);
    return isWhole;
  }

  #clearPath(): void {
    this.highlight([], undefined);
    send({ type: 'clearHighlight' });
    this.#picture.focus();
  }

  #showLegend(shown: boolean): void {
    this.#keep({ legend: shown });
    this.#legend.element.hidden = !shown || !this.#placed;
    this.toolbar.showPressed(shown, this.#sheet.hidden === false);
  }

  #showSheet(shown: boolean): void {
    this.#sheet.hidden = !shown;
    this.toolbar.showPressed(this.#state.legend, shown);
  }

  #keep(part: Partial<ReturnType<typeof keptState>>): void {
    this.#state = { ...this.#state, ...part };
    keepState(this.#state);
  }
}

/** A line of text that is read out when it changes. */
function note(className: string): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.role = 'status';
  element.hidden = true;
  return element;
}

function tell(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  send({ type: 'error', message: l10n.t('The diagram cannot be drawn: {0}', why) });
}

function reducesMotion(): boolean {
  return (
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.body.classList.contains('vscode-reduce-motion')
  );
}
