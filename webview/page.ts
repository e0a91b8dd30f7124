import type { Scene, SceneEdge, SceneNode } from '../src/diagram/model';
import type { PictureOptions } from '../src/diagram/file';
import { LEAST_SCALE, type SeenScene } from '../src/diagram/firstView';
import type { Point } from '../src/diagram/placed';
import type { BeginAction, KeptFolds } from '../src/diagram/protocol';
import { type TitleBlock, blockText } from '../src/diagram/svg';
import { Arranging } from './arranging';
import { Camera, roomIn, UNREADABLE } from './camera';
import type { Direction } from './direction';
import { Editor } from './editor';
import { EmptyView } from './emptyView';
import { FoldedView } from './foldedView';
import { keepState, keptState, send } from './host';
import { keymap, listenToKeys, listenToSteps, onEscape } from './keys';
import { neighbour, nextLine } from './navigate';
import { Picture } from './picture';
import { listenToPointer } from './pointer';
import { Sheets } from './sheets';
import { note, reducesMotion } from './surroundings';
import { Toolbar } from './toolbar';
import { TracedPath } from './tracedPath';

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
  readonly #sheets: Sheets;
  readonly #banner = note('banner');
  readonly #empty = new EmptyView();
  /** Below the picture: whose it is, of when, and made by what. */
  readonly #titleBlock = document.createElement('footer');
  readonly #path: TracedPath;
  readonly #arranging: Arranging;
  #state = keptState();
  #seen: SeenScene | undefined;
  /** The whole scene that is shown, with what is folded away. */
  #whole: Scene | undefined;
  readonly #view = new FoldedView((file, folds) => send({ type: 'folded', file, folds }));
  /** What a person folds or unfolds stays where it is on the screen: its id, those of what was folded into it, and where it is. */
  #held: { readonly ids: readonly string[]; readonly at: Point } | undefined;
  /** What the host selected in a scene that is not drawn yet. */
  #selectLater: string | undefined;

  constructor(root: HTMLElement) {
    const actions = {
      zoom: (factor: number) => this.#camera.zoom(factor),
      fit: () => this.#camera.fit(),
      detail: (by: 1 | -1) => this.#refold(() => this.#view.step(by)),
      asFirst: () => this.#refold(() => this.#view.reset()),
      legend: () => this.#sheets.toggleLegend(),
      help: () => this.#sheets.showKeys(!this.#sheets.areKeysShown),
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
    this.#path = new TracedPath(
      this.#picture,
      (id) => this.#shownAs(id),
      () => this.#clearPath(),
    );
    this.#arranging = new Arranging(this.#view, {
      isSeen: () => this.#camera.isSeen,
      // Details of another thing may stand beside the picture now, and are gone with the next selection.
      room: () => roomIn(this.#body),
      wanted: () => this.#path.ids,
      draw: (whole, seen) => this.#draw(whole, seen),
    });
    this.#sheets = new Sheets(this.#state.legend, (legend, keys) => {
      this.#keep({ legend });
      this.toolbar.showPressed(legend, keys);
    });
    const { svg } = this.#picture;
    const stage = document.createElement('main');
    stage.append(svg, this.#empty.element, ...this.#sheets.elements);
    const body = this.#body;
    body.className = 'body';
    body.append(stage, this.editor.findings.element, this.editor.pane.element);
    this.toolbar.element.append(this.#banner, this.#path.bar.element);
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
    this.#sheets.drawn(undefined);
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
      this.#sheets.showKeys(false);
      this.#picture.focus();
    });
    // Who comes from another page goes on by keyboard.
    window.addEventListener('focus', () => this.#takeFocus());
    listenToPointer(this.#picture, {
      press: (id) => {
        // Who presses a thing wants its details in place of the list.
        this.editor.findings.toggle(false);
        this.select(id, 'person');
      },
      menu: (id) => this.select(id, 'person'),
      toggle: (id) => this.#toggle(id),
      open: (id) => this.#open(id),
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
    this.#arranging.useEngine(source);
  }

  recallFolds(folds: Readonly<Record<string, KeptFolds>>): void {
    this.#view.recall(folds);
  }

  show(scene: Scene, block: TitleBlock): void {
    this.#titleBlock.textContent = blockText(scene.title, block);
    this.#titleBlock.hidden = false;
    this.#arranging.want(scene);
  }

  showEmpty(text: string, begin: readonly BeginAction[]): void {
    this.#arranging.wantNothing();
    this.#seen = this.#whole = undefined;
    this.#picture.clear();
    this.#titleBlock.hidden = true;
    this.editor.pane.show(undefined);
    this.editor.select(undefined);
    this.editor.findings.toggle(false);
    this.editor.list([]);
    this.toolbar.show(undefined);
    this.#path.bar.show(undefined);
    this.#empty.show(text, begin);
    this.#sheets.drawn(undefined);
  }

  showBanner(text: string | undefined): void {
    this.#banner.textContent = text ?? '';
    this.#banner.hidden = text === undefined;
  }

  /** Shows what a traced path lies on; nothing takes it away. */
  highlight(ids: readonly string[], label: string | undefined): void {
    this.#path.set(ids, label);
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

  /** Sends a scene as a file. */
  export(key: string, scene: Scene, options: PictureOptions): Promise<void> {
    return this.#arranging.export(key, scene, options);
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
    this.#path.show();
    this.toolbar.show(whole, this.#view.isChanged);
    this.#sheets.drawn(seen.folded.scene);
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
    this.#arranging.wantAgain(this.#whole);
  }

  /** A picture that nobody moved or folded is arranged anew for the room that there is now. */
  #afterResize(): void {
    if (this.#whole && this.#camera.isFitted && !this.#view.isChanged) {
      this.#view.forgetRoom();
      this.#arranging.wantAgain(this.#whole);
    } else {
      void this.#arranging.work();
    }
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
    if (this.#sheets.areKeysShown) this.#sheets.showKeys(false);
    else if (this.editor.findings.isShown) this.#listFindings();
    else if (this.#path.bar.isShown) this.#clearPath();
    else if (this.#picture.selected === undefined) send({ type: 'back' });
    else this.select(undefined, 'person');
  }

  #clearPath(): void {
    this.highlight([], undefined);
    send({ type: 'clearHighlight' });
    this.#picture.focus();
  }

  #keep(part: Partial<ReturnType<typeof keptState>>): void {
    this.#state = { ...this.#state, ...part };
    keepState(this.#state);
  }
}
