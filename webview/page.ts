import * as l10n from '@vscode/l10n';
import { measureByTable } from '../src/diagram/measure';
import type { Scene, SceneEdge, SceneNode } from '../src/diagram/model';
import { type PictureOptions, pictureFile } from '../src/diagram/file';
import { LEAST_SCALE, type LayOut, type SeenScene } from '../src/diagram/firstView';
import type { Point } from '../src/diagram/placed';
import type { BeginAction, KeptFolds } from '../src/diagram/protocol';
import { type TitleBlock, blockText } from '../src/diagram/svg';
import { Camera, roomIn, UNREADABLE } from './camera';
import type { Direction } from './direction';
import { Editor } from './editor';
import { EmptyView } from './emptyView';
import { Engine } from './engine';
import { FoldedView } from './foldedView';
import { keepState, keptState, send } from './host';
import { keySheet, keymap, listenToKeys, listenToSteps, onEscape, stepKeys } from './keys';
import { LegendView } from './legendView';
import { measureInPage } from './measure';
import { neighbour, nextLine } from './navigate';
import { PathBar } from './pathBar';
import { Picture } from './picture';
import { note, reducesMotion } from './surroundings';
import { Toolbar } from './toolbar';

/** A room that did not change for so long, in ms, has the size that it is meant to have. */
const SETTLED = 150;

/** The page: what it shows, and what a person may do with it. */
export class Page {
  readonly toolbar: Toolbar;
  /** Where the picture stands, with what is shown beside it. */
  readonly #body = document.createElement('div');
  readonly #picture = new Picture();
  readonly #camera: Camera;
  readonly editor: Editor;
  readonly #legend = new LegendView();
  readonly #sheet = keySheet([...keymap(), ...stepKeys()]);
  readonly #banner = note('banner');
  readonly #empty = new EmptyView();
  /** Below the picture: whose it is, of when, and made by what. */
  readonly #titleBlock = document.createElement('footer');
  readonly #pathBar = new PathBar(() => this.#clearPath());
  readonly #measure = measureInPage();
  #state = keptState();
  #engine: Engine | undefined;
  #seen: SeenScene | undefined;
  /** The whole scene that is shown, with what is folded away. */
  #whole: Scene | undefined;
  readonly #view = new FoldedView((file, folds) => send({ type: 'folded', file, folds }));
  /** What a person folds or unfolds stays where it is on the screen: its id, those of what was folded into it, and where it is. */
  #held: { readonly ids: readonly string[]; readonly at: Point } | undefined;
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
      detail: (by: 1 | -1) => this.#refold(() => this.#view.step(by)),
      asFirst: () => this.#refold(() => this.#view.reset()),
      legend: () => this.#showLegend(!this.#state.legend),
      help: () => this.#showSheet(this.#sheet.hidden === true),
      finding: () => this.#nextFinding(),
      findings: () => this.#listFindings(),
    };
    this.toolbar = new Toolbar({
      ...actions,
      customer: (key) => send({ type: 'customer', key }),
      save: () => send({ type: 'save' }),
    });
    this.editor = new Editor(this.#picture, {
      show: (id) => this.#showFound(id),
      selectNothing: () => {
        this.select(undefined, 'person');
        this.#picture.focus();
      },
      closeList: () => this.#listFindings(),
      shownAs: (id) => this.#shownAs(id),
    });
    const { svg } = this.#picture;
    const stage = document.createElement('main');
    stage.append(svg, this.#empty.element, this.#legend.element, this.#sheet);
    const body = this.#body;
    body.className = 'body';
    body.append(stage, this.editor.findings.element, this.editor.pane.element);
    this.toolbar.element.append(this.#banner, this.#pathBar.element);
    this.#titleBlock.className = 'title-block';
    this.#titleBlock.hidden = true;
    root.replaceChildren(this.toolbar.element, body, this.#titleBlock);

    let resized: ReturnType<typeof setTimeout> | undefined;
    this.#camera = new Camera(svg, this.#picture.layer, {
      moved: (view) => this.#keep(view ? { camera: view } : { camera: undefined }),
      looked: (part, scale) => this.#picture.cull(part, scale < UNREADABLE),
      resized: () => {
        clearTimeout(resized);
        resized = setTimeout(() => this.#afterResize(), SETTLED);
      },
    });
    this.#sheet.hidden = true;
    this.#showLegend(this.#state.legend);
    this.toolbar.show(undefined);
    listenToKeys(stage, keymap(), {
      ...actions,
      arrow: (direction) => this.#arrow(direction),
      line: () => this.#follow(this.#scene && nextLine(this.#scene, this.#nodeAtKeyboard(), this.#picture.active)),
      parent: () => this.#follow(this.#scene?.nodes.find((node) => node.id === this.#picture.active)?.parent),
      open: () => this.#open(this.#picture.active),
      details: () => this.#toDetails(),
      toggle: () => this.#toggle(this.#picture.active),
      clear: () => this.#clear(),
      act: (action) => {
        this.select(this.#picture.active, 'person');
        this.editor.act(action);
      },
    });
    listenToSteps((step) => send({ type: step }));
    onEscape(this.toolbar.element, () => {
      this.#showSheet(false);
      this.#picture.focus();
    });
    // Who comes from another page goes on by keyboard.
    window.addEventListener('focus', () => this.#takeFocus());
    svg.addEventListener('contextmenu', ({ target }) => this.select(this.#picture.idAt(target), 'person'));
    svg.addEventListener('click', ({ target }) => {
      const toggled = this.#picture.toggleAt(target);
      // Who presses a thing wants its details in place of the list.
      if (toggled === undefined) this.editor.findings.toggle(false);
      if (toggled === undefined) this.select(this.#picture.idAt(target), 'person');
      else this.#toggle(toggled);
    });
    svg.addEventListener('dblclick', ({ target }) => {
      if (this.#picture.toggleAt(target) === undefined) this.#open(this.#picture.idAt(target));
    });
  }

  /** What is drawn. */
  get #scene(): Scene | undefined {
    return this.#seen?.folded.scene;
  }

  /** A thing of the whole scene: its own details are told also while it is folded away. */
  #said(id: string | undefined): SceneNode | SceneEdge | undefined {
    const whole = this.#whole;
    return whole && [...whole.nodes, ...whole.edges].find((element) => element.id === id);
  }

  /** What stands for a thing now that others are folded. */
  #shownAs(id: string): string {
    return this.#seen?.folded.shownAs.get(id) ?? id;
  }

  useEngine(source: string): void {
    this.#engine = new Engine(source);
    void this.#work();
  }

  recallFolds(folds: Readonly<Record<string, KeptFolds>>): void {
    this.#view.recall(folds);
  }

  show(scene: Scene, block: TitleBlock): void {
    this.#wanted = scene;
    this.#titleBlock.textContent = blockText(scene.title, block);
    this.#titleBlock.hidden = false;
    void this.#work();
  }

  showEmpty(text: string, begin: readonly BeginAction[]): void {
    this.#wanted = this.#seen = this.#whole = undefined;
    this.#picture.clear();
    this.#titleBlock.hidden = true;
    this.editor.pane.show(undefined);
    this.editor.select(undefined);
    this.toolbar.show(undefined);
    this.#pathBar.show(undefined);
    this.#empty.show(text, begin);
    this.#legend.element.hidden = true;
  }

  showBanner(text: string | undefined): void {
    this.#banner.textContent = text ?? '';
    this.#banner.hidden = text === undefined;
  }

  /** Shows what a traced path lies on; nothing takes it away. */
  highlight(ids: readonly string[], label: string | undefined): void {
    this.#path = ids.length > 0 ? { ids: new Set(ids), label } : undefined;
    this.#showPath();
    // What the path lies on is unfolded for it, and folded again after it.
    this.#refold(() => undefined);
  }

  /** Selects what a person or the host says; the host hears only of what a person does. */
  select(id: string | undefined, by: 'person' | 'host'): void {
    const before = this.#picture.selected;
    const shown = id === undefined ? undefined : this.#shownAs(id);
    const known = shown !== undefined && this.#picture.things.has(shown) ? shown : undefined;
    this.#selectLater = by === 'host' ? id : undefined;
    if (by === 'person' && known !== before) send({ type: 'select', ...(known && { id: known }) });
    this.#picture.select(known);
    const thing = known === undefined ? undefined : this.#picture.things.get(known);
    // The text opens on the customer: nobody asked for its details yet, and the picture wants the room.
    const { pane, findings } = this.editor;
    const isAsked = by === 'person' || thing?.element.kind !== 'customer' || pane.isShown;
    // Beside the list of findings there is no room for the details.
    pane.show(isAsked && !findings.isShown ? (this.#said(id) ?? thing?.element) : undefined);
    this.editor.select(known === undefined ? undefined : (this.#said(id)?.id ?? known));
    // What is selected again, as at each edit of it, does not pull the view back.
    if (thing && known !== before) this.#camera.reveal(thing.box);
  }

  /** Sends a scene as a file; what is shown may be of another customer by now, or be laid out still. */
  async export(key: string, scene: Scene, options: PictureOptions): Promise<void> {
    const engine = this.#engine;
    if (!engine) return;
    try {
      const layOut: LayOut = (part, arrangement) => engine.layout(part, measureByTable, arrangement);
      send({ type: 'picture', key, file: await pictureFile(scene, layOut, options) });
    } catch (error) {
      tell(error);
    }
  }

  async #work(): Promise<void> {
    const engine = this.#engine;
    // Behind another tab there is no room to arrange anything for: it is done when the page is seen.
    if (this.#working || !engine || !this.#camera.isSeen) return;
    this.#working = true;
    try {
      for (let scene = this.#wanted; scene; scene = this.#wanted) {
        this.#wanted = undefined;
        const layOut: LayOut = (part, arrangement) => engine.layout(part, this.#measure, arrangement);
        // Details of another thing may stand beside the picture now, and are gone with the next selection.
        const seen = await this.#view.see(scene, roomIn(this.#body), layOut, this.#path?.ids ?? []);
        // A newer one is waiting, of another customer perhaps: this one would only flash by.
        if (!this.#wanted) this.#draw(scene, seen);
      }
    } catch (error) {
      tell(error);
    } finally {
      this.#working = false;
    }
  }

  #draw(whole: Scene, seen: SeenScene): void {
    const { placed } = seen;
    const isFirst = this.#seen === undefined;
    const isSame = this.#whole?.file === whole.file;
    const isKept = isFirst && this.#state.customer === whole.file;
    this.#seen = seen;
    this.#whole = whole;
    this.#empty.hide();
    this.#picture.show(placed, isSame && !reducesMotion());
    this.#camera.setContent(placed.width, placed.height);
    if (isKept && this.#state.camera) this.#camera.restore(this.#state.camera);
    else if (!isSame) this.#camera.fit(LEAST_SCALE);
    else this.#holdStill();
    this.#keep({ customer: whole.file });
    this.#showPath();
    this.toolbar.show(whole, this.#view.isChanged);
    this.#legend.show(seen.folded.scene);
    this.#showLegend(this.#state.legend);
    this.select(this.#selectLater ?? this.#picture.selected, 'host');
    // Also where what had the focus is not there any more.
    if (document.hasFocus()) this.#takeFocus();
  }

  #takeFocus(): void {
    if (document.activeElement === document.body) this.#picture.focus();
  }

  /** What was folded or unfolded stays where it is on the screen. */
  #holdStill(): void {
    const held = this.#held;
    this.#held = undefined;
    const [now] = held?.ids.flatMap((id) => this.#picture.things.get(this.#shownAs(id))?.box ?? []) ?? [];
    if (held && now) this.#camera.hold(held.at, now);
  }

  #toggle(id: string | undefined): void {
    const box = id === undefined ? undefined : this.#picture.things.get(id)?.box;
    if (id === undefined || !box) return;
    const within = [...(this.#seen?.folded.shownAs ?? [])].flatMap(([other, shown]) => (shown === id ? [other] : []));
    const at = this.#camera.onScreen(box);
    this.#refold(() => this.#view.toggle(id));
    this.#held = { ids: [id, ...within], at };
  }

  /** Draws the same scene again after its folds were changed; as large as can be read where they all were. */
  #refold(change: () => void): void {
    if (!this.#whole) return;
    change();
    this.#camera.fit(LEAST_SCALE);
    this.#wanted ??= this.#whole;
    void this.#work();
  }

  /** A picture that nobody moved or folded is arranged anew for the room that there is now. */
  #afterResize(): void {
    if (this.#whole && this.#camera.isFitted && !this.#view.isChanged) {
      this.#view.forgetRoom();
      this.#wanted ??= this.#whole;
    }
    void this.#work();
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

  /** Shows what is known of the thing that the keyboard is on, and moves the keyboard there. */
  #toDetails(): void {
    const { findings, pane } = this.editor;
    findings.toggle(false);
    this.select(this.#picture.active, 'person');
    if (pane.isShown) pane.focus();
  }

  #nextFinding(): void {
    const ids = [...this.#picture.things].filter(([, thing]) => thing.element.findings).map(([id]) => id);
    const at = ids.indexOf(this.#picture.selected ?? '');
    this.#follow(ids[(at + 1) % ids.length]);
  }

  #listFindings(): void {
    const { findings } = this.editor;
    findings.toggle();
    this.select(this.#picture.selected, 'host');
    if (findings.isShown) findings.focus();
    else this.#picture.focus();
  }

  /** Selects a thing of the list; what it is folded into is opened. */
  #showFound(id: string): void {
    if (this.#shownAs(id) !== id) this.#refold(() => this.#view.open(id));
    this.#selectLater = id;
    this.select(id, 'person');
  }

  /** One thing at a time: the sheet of keys, then the path, then the selection. */
  #clear(): void {
    if (!this.#sheet.hidden) this.#showSheet(false);
    else if (this.editor.findings.isShown) this.#listFindings();
    else if (this.#pathBar.isShown) this.#clearPath();
    else if (this.#picture.selected === undefined) send({ type: 'back' });
    else this.select(undefined, 'person');
  }

  /** A path of which a part is not drawn, as after an edit or for another customer, would be told wrongly. */
  #showPath(): boolean {
    const { ids = new Set<string>(), label } = this.#path ?? {};
    const shown = new Set([...ids].map((id) => this.#shownAs(id)));
    const isWhole = shown.size > 0 && [...shown].every((id) => this.#picture.things.has(id));
    this.#picture.highlight(isWhole ? shown : new Set());
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
    this.#legend.element.hidden = !shown || !this.#seen;
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

function tell(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  send({ type: 'error', message: l10n.t('The diagram cannot be drawn: {0}', why) });
}
