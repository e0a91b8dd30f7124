import * as l10n from '@vscode/l10n';
import { type Nearness, drawEstate, isTerseAt, nearnessAt } from '../../src/diagram/estate/draw';
import type { PlacedEstate } from '../../src/diagram/estate/layout';
import type { Layer } from '../../src/diagram/estate/model';
import { type EstateThing, thingsOf } from '../../src/diagram/estate/things';
import type { MeasureText } from '../../src/diagram/measure';
import type { Box } from '../../src/diagram/placed';
import { PAGE_THEME } from '../pageTheme';
import { elementOf, svgElement } from '../svgDom';

const OPTION_ID = 'at-keyboard';

/** The drawn estate: of cards only those that are seen are in the page, and from far away none. */
export class Canvas {
  readonly svg: SVGSVGElement;
  readonly layer = svgElement('g');
  readonly #content = svgElement('g');
  /** What the keyboard is on, always in the page, also where all is drawn as one shape. */
  readonly #option = svgElement('g', { id: OPTION_ID, role: 'option', 'aria-selected': 'true', class: 'at-keyboard' });
  #drawn = new Map<string, SVGElement>();
  #placed: PlacedEstate | undefined;
  #things: readonly EstateThing[] = [];
  #byId = new Map<string, EstateThing>();
  #active: string | undefined;
  #lit: ReadonlySet<string> | undefined;
  #layerName: Layer = 'state';
  #scale = 1;
  #view: Box | undefined;
  /** What was drawn last: how near, and which part. */
  #last: { readonly nearness: Nearness; readonly terse: boolean; readonly part: Box } | undefined;

  constructor(private readonly measure: MeasureText) {
    this.layer.append(this.#content, this.#option);
    this.svg = svgElement(
      'svg',
      { class: 'picture estate', role: 'listbox', tabindex: 0, 'aria-activedescendant': OPTION_ID },
      this.layer,
    );
  }

  get things(): readonly EstateThing[] {
    return this.#things;
  }

  get active(): EstateThing | undefined {
    return this.#byId.get(this.#active ?? '');
  }

  thing(id: string): EstateThing | undefined {
    return this.#byId.get(id);
  }

  show(placed: PlacedEstate): void {
    this.#placed = placed;
    this.#things = thingsOf(placed);
    this.#byId = new Map(this.#things.map((thing) => [thing.id, thing]));
    this.svg.setAttribute('aria-label', l10n.t('Estate of {0}', placed.estate.title));
    if (!this.active) this.#active = this.#things[0]?.id;
    // What is said of a thing may have changed though it stands where it stood.
    this.#drawn = new Map();
    this.#content.replaceChildren();
    this.#redraw();
  }

  clear(): void {
    this.#placed = undefined;
    this.#things = [];
    this.#byId = new Map();
    this.#content.replaceChildren();
    this.#option.replaceChildren();
  }

  colour(layer: Layer): void {
    this.#layerName = layer;
    this.#redraw();
  }

  /** What stands out; nothing where there is none. */
  light(lit: ReadonlySet<string> | undefined): void {
    this.#lit = lit;
    this.#redraw();
  }

  activate(id: string | undefined): void {
    this.#active = id ?? this.#active;
    this.#drawOption();
  }

  look(view: Box, scale: number): void {
    this.#view = view;
    this.#scale = scale;
    const { nearness, terse, part } = this.#last ?? {};
    const isAsBefore = nearness === nearnessAt(scale) && terse === this.#isTerse;
    if (isAsBefore && (nearness === 'far' || (part && isInside(view, part)))) {
      this.#drawOption();
      return;
    }
    this.#redraw();
  }

  idAt(target: EventTarget | null, at: { readonly x: number; readonly y: number }): string | undefined {
    const found = target instanceof Element ? target.closest<SVGElement>('[data-id]') : null;
    const id = found?.dataset['id'];
    if (id !== undefined && !id.startsWith('location:')) return id;
    // From far away customers are one shape: where it was pressed says which one is meant.
    return this.#things.findLast(({ box }) => contains(box, at))?.id ?? id;
  }

  get #isTerse(): boolean {
    return this.#placed !== undefined && isTerseAt(this.#placed, this.#scale);
  }

  #redraw(): void {
    const placed = this.#placed;
    if (!placed || !this.#view) return;
    const nearness = nearnessAt(this.#scale);
    const { x, y, width, height } = this.#view;
    // A quarter more on each side: not every step of a movement draws anew.
    const part = { x: x - width / 4, y: y - height / 4, width: width * 1.5, height: height * 1.5 };
    const terse = this.#isTerse;
    this.#last = { nearness, terse, part };
    const marks = drawEstate(placed, {
      nearness,
      terse,
      layer: this.#layerName,
      theme: PAGE_THEME,
      measure: this.measure,
      view: part,
      ...(this.#lit && { lit: this.#lit }),
    });
    const before = this.#drawn;
    this.#drawn = new Map(
      marks.map(({ key, mark }) => {
        const known = before.get(key);
        if (known) return [key, known];
        const element = elementOf(mark);
        element.setAttribute('aria-hidden', 'true');
        return [key, element];
      }),
    );
    for (const [key, element] of before) if (!this.#drawn.has(key)) element.remove();
    let at = this.#content.firstChild;
    for (const element of this.#drawn.values()) {
      if (at === element) at = at.nextSibling;
      else this.#content.insertBefore(element, at);
    }
    this.#drawOption();
  }

  #drawOption(): void {
    const thing = this.active;
    if (!thing) {
      this.#option.replaceChildren();
      return;
    }
    const { x, y, width, height } = thing.box;
    const gap = 3 / this.#scale;
    const frame = svgElement('rect', {
      x: x - gap,
      y: y - gap,
      width: width + 2 * gap,
      height: height + 2 * gap,
      rx: 6,
      'stroke-width': 2 / this.#scale,
    });
    this.#option.setAttribute('aria-label', thing.spoken);
    this.#option.replaceChildren(frame);
  }
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function contains({ x, y, width, height }: Box, at: { readonly x: number; readonly y: number }): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}
