import * as l10n from '@vscode/l10n';
import { drawScene } from '../src/diagram/drawing';
import { drawDistant } from '../src/diagram/distant';
import type { Box, PlacedScene, Point } from '../src/diagram/placed';
import { Culling } from './culling';
import { PAGE_THEME } from './pageTheme';
import { elementOf, svgElement } from './svgDom';
import type { Thing } from './thing';

/** Before the id of a group, what its words are remembered under. */
const HEAD = 'head ';
const MOVE = { duration: 160, easing: 'ease-out' };

/** So many marks may all be in the page; of more, only those that are seen. */
const ALL = 600;

/** The drawn scene. Only what changed is drawn again, so that nothing flickers and the focus stays. */
export class Picture {
  readonly svg: SVGSVGElement;
  /** All that the camera moves: the drawn things, and what others put above them. */
  readonly layer = svgElement('g');
  readonly #content = svgElement('g');
  readonly #drawn = new Map<string, { json: string; element: SVGElement }>();
  #things = new Map<string, Thing>();
  #points = new Map<string, readonly Point[]>();
  #selected: string | undefined;
  #active: string | undefined;
  #path: ReadonlySet<string> = new Set();
  /** All marks from back to front. */
  #wanted: readonly string[] = [];
  readonly #culling = new Culling();
  /** What stands for boxes and lines of a large picture where nobody reads a word. */
  #distant: SVGElement | undefined;
  #placed: PlacedScene | undefined;
  #offered: ReadonlySet<string> = new Set();

  constructor() {
    this.layer.append(this.#content);
    this.svg = svgElement(
      'svg',
      { class: 'picture', role: 'listbox', 'aria-roledescription': l10n.t('diagram') },
      this.layer,
    );
    // A screen reader moves the focus by itself: keys are about the thing that has it.
    this.svg.addEventListener('focusin', ({ target }) => {
      const id = this.idAt(target);
      if (id !== undefined && id !== this.#active && this.#things.has(id)) this.#activate(id);
    });
  }

  get things(): ReadonlyMap<string, Thing> {
    return this.#things;
  }

  get selected(): string | undefined {
    return this.#selected;
  }

  /** The thing that the keyboard is on. */
  get active(): string | undefined {
    return this.#active;
  }

  show(placed: PlacedScene, moving: boolean): void {
    this.svg.setAttribute('aria-label', l10n.t('Connectivity of {0}', placed.scene.title));
    const before = this.#things;
    this.#things = thingsOf(placed);
    this.#points = new Map(placed.edges.map(({ edge, points }) => [edge.id, points]));
    const hadFocus = this.svg.contains(document.activeElement);
    const keys = new Set<string>();
    this.#wanted = drawScene(placed, PAGE_THEME, { badges: true, toggles: true }).map((mark) => {
      const head = mark.attributes['data-head'];
      const id = head === undefined ? String(mark.attributes['data-id']) : `${HEAD}${head}`;
      keys.add(id);
      const json = JSON.stringify(mark);
      const known = this.#drawn.get(id);
      if (known?.json === json) return id;
      const element = elementOf(mark);
      if (head === undefined) spoken(element);
      this.#drawn.set(id, { json, element });
      const [from, to] = [before.get(id)?.box, this.#things.get(id)?.box];
      if (moving && from && to && head === undefined && mark.attributes['data-thing'] === undefined)
        move(element, from, to);
      return id;
    });
    for (const id of this.#drawn.keys()) if (!keys.has(id)) this.#drawn.delete(id);
    this.#placed = placed;
    this.#distant = undefined;
    this.#order();
    if (this.#active !== undefined && !this.#things.has(this.#active)) this.#active = undefined;
    this.#describe(placed.scene.file);
    this.highlight(this.#path);
    this.select(this.#selected !== undefined && this.#things.has(this.#selected) ? this.#selected : undefined);
    if (hadFocus && !this.svg.contains(document.activeElement)) this.focus();
  }

  /**
   * Of a large picture only what is within a part of it is kept in the page, and what a person is at.
   * @param far whether nobody reads a word there: then a few shapes stand for all boxes and lines
   */
  cull(view: Box, far: boolean): void {
    if (this.#culling.look(view, far) && this.#isLarge) this.#order();
  }

  /** Takes everything away. */
  clear(): void {
    this.#drawn.clear();
    this.#wanted = [];
    this.#placed = this.#distant = undefined;
    this.#things = new Map();
    this.#selected = this.#active = undefined;
    this.#content.replaceChildren();
  }

  select(id: string | undefined): void {
    this.#selected = id;
    const thing = id === undefined ? undefined : this.#things.get(id)?.thing;
    for (const [other, { element }] of this.#drawn) {
      if (!this.#things.has(other)) continue;
      const isSelected = thing !== undefined && this.#things.get(other)?.thing === thing;
      element.classList.toggle('selected', isSelected);
      element.setAttribute('aria-selected', String(isSelected));
    }
    if (id !== undefined) this.#activate(id);
  }

  /** Sets what a path lies on apart from the rest; what it is inside of is kept readable. */
  highlight(path: ReadonlySet<string>): void {
    this.#path = path;
    const around = new Set<string>();
    for (const id of path) for (const outer of this.#around(id)) around.add(outer);
    this.svg.classList.toggle('tracing', path.size > 0);
    if (this.#isLarge) this.#order();
    for (const [id, { element }] of this.#drawn) {
      element.classList.toggle('on-path', path.has(id));
      element.classList.toggle('around-path', around.has(id));
      if (path.has(id)) element.setAttribute('aria-description', l10n.t('on the path'));
      else element.removeAttribute('aria-description');
    }
  }

  /** Moves the keyboard to a thing; to the one it was on, or the first, where none is given. */
  focus(id: string | undefined = this.#active ?? this.#things.keys().next().value): void {
    if (id === undefined) return;
    this.#activate(id);
    if (this.#isLarge) this.#order();
    this.#drawn.get(id)?.element.focus({ preventScroll: true });
  }

  /** The thing that an event of the pointer is about; the words of a group are the group. */
  idAt(target: EventTarget | null): string | undefined {
    const found = closest(target, '[data-id], [data-head]');
    return found?.['id'] ?? found?.['head'];
  }

  /** The thing that is to be folded or unfolded. */
  toggleAt(target: EventTarget | null): string | undefined {
    return closest(target, '[data-toggle]')?.['toggle'];
  }

  /** The points of a line, from its source to its target. */
  pointsOf(id: string): readonly Point[] {
    return this.#points.get(id) ?? [];
  }

  /** Where in the picture a pointer is. */
  pointAt({ clientX, clientY }: MouseEvent): Point {
    const at = this.layer.getScreenCTM()?.inverse();
    return at ? new DOMPoint(clientX, clientY).matrixTransform(at) : { x: 0, y: 0 };
  }

  /** Marks the things on which something may be dropped. */
  offer(ids: ReadonlySet<string>): void {
    const changes = ids.size !== this.#offered.size;
    this.#offered = ids;
    if (changes && this.#isLarge) this.#order();
    this.svg.classList.toggle('offering', ids.size > 0);
    for (const [id, { element }] of this.#drawn) element.classList.toggle('offered', ids.has(id));
  }

  #around(id: string): string[] {
    const thing = this.#things.get(id)?.element;
    const parent = thing && 'parent' in thing ? thing.parent : undefined;
    return parent === undefined ? [] : [parent, ...this.#around(parent)];
  }

  #activate(id: string): void {
    this.#active = id;
    for (const [other, { element }] of this.#drawn) element.setAttribute('tabindex', other === id ? '0' : '-1');
  }

  get #isLarge(): boolean {
    return this.#wanted.length > ALL;
  }

  /** Whether a mark of a large picture is in the page: what a person is at always is. */
  #isKept(id: string): boolean {
    const isAt = id === this.#active || id === this.#selected || this.#path.has(id) || this.#offered.has(id);
    const isHead = id.startsWith(HEAD);
    const thing = this.#things.get(isHead ? id.slice(HEAD.length) : id);
    if (isAt || !thing) return true;
    if (this.#culling.isFar && (isHead || !isGroup(thing))) return false;
    return this.#culling.keeps(thing.box);
  }

  /** Puts the marks that are kept into the page, from back to front. */
  #order(): void {
    const kept = this.#isLarge ? this.#wanted.filter((id) => this.#isKept(id)) : this.#wanted;
    const elements: Element[] = kept.flatMap((id) => this.#drawn.get(id)?.element ?? []);
    if (this.#isLarge && this.#culling.isFar && this.#placed) {
      this.#distant ??= elementOf(drawDistant(this.#placed, PAGE_THEME));
      const isBehind = (id: string) => isGroup(this.#things.get(id));
      elements.splice(kept.filter(isBehind).length, 0, this.#distant);
    }
    const keep = new Set(elements);
    for (const old of [...this.#content.children]) if (!keep.has(old)) old.remove();
    let there = this.#content.firstElementChild;
    for (const element of elements) {
      if (element === there) there = there.nextElementSibling;
      else this.#content.insertBefore(element, there);
    }
  }

  #describe(customer: string): void {
    const first = this.#active ?? this.#things.keys().next().value;
    for (const [id, { element }] of this.#drawn) {
      const thing = this.#things.get(id.startsWith(HEAD) ? id.slice(HEAD.length) : id);
      if (thing) element.setAttribute('data-vscode-context', contextOf(customer, thing.element));
      if (!this.#things.has(id)) continue;
      element.setAttribute('role', 'option');
      element.setAttribute('tabindex', id === first ? '0' : '-1');
    }
  }
}

const isGroup = (thing: Thing | undefined): boolean =>
  thing !== undefined && 'shape' in thing.element && thing.element.shape === 'group';

function closest(target: EventTarget | null, selector: string): DOMStringMap | undefined {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof SVGElement ? found.dataset : undefined;
}

/** What the context menu of VS Code knows of a thing, and hands to the command that is chosen. */
function contextOf(customer: string, { id, places: [place], several, ...thing }: Thing['element']): string {
  // Of what stands for several things, or is nowhere in the text, no command can be called.
  const isThing = several !== true && !('missing' in thing && thing.missing === true);
  return JSON.stringify({
    cspThing: id,
    customer,
    ...(isThing && { webviewSection: thing.kind }),
    ...(isThing && place && { place }),
    preventDefaultContextMenuItems: true,
  });
}

/** The title says all of a thing, and is its name; what is drawn would say it again. */
function spoken(element: SVGElement): void {
  for (const child of element.children) if (child.tagName !== 'title') child.setAttribute('aria-hidden', 'true');
}

function thingsOf({ nodes, edges }: PlacedScene): Map<string, Thing> {
  const things = new Map<string, Thing>();
  for (const { node, x, y, width, height } of nodes) {
    things.set(node.id, { element: node, box: { x, y, width, height }, thing: node.id });
  }
  for (const { edge, points } of edges) {
    if (edge.kind === 'order') continue;
    const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    const box = { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
    things.set(edge.id, { element: edge, box, thing: edge.thing });
  }
  return things;
}

function move(element: SVGElement, from: Box, to: Box): void {
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  if (dx === 0 && dy === 0) return;
  element.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], MOVE);
}
