import * as l10n from '@vscode/l10n';
import type { Point } from '../src/diagram/placed';
import type { Editable } from '../src/diagram/protocol';
import type { Picture } from './picture';
import { svgElement } from './svgDom';

export interface OverlayActions {
  add(id: string): void;
  move(id: string, end: 'source' | 'target', to: string): void;
}

const HANDLE = 6;

/** What lies above the selected thing: a plus to add to it, and handles at the ends of a line that may end elsewhere. */
export class Overlay {
  readonly #layer = svgElement('g', { class: 'overlay', 'aria-hidden': 'true' });
  #drag: { end: 'source' | 'target'; from: Point; to: ReadonlyMap<string, string>; line: SVGElement } | undefined;
  #editable: Editable | undefined;

  constructor(
    private readonly picture: Picture,
    /** The id that stands for a thing now that others are folded. */
    private readonly shownAs: (id: string) => string,
    private readonly actions: OverlayActions,
  ) {
    picture.layer.append(this.#layer);
    picture.svg.addEventListener('pointermove', (event) => this.#dragged(event));
    picture.svg.addEventListener('pointerup', (event) => this.#dropped(event));
    picture.svg.addEventListener('pointercancel', () => this.#end());
  }

  show(editable: Editable | undefined): void {
    this.#editable = editable;
    this.#end();
    this.#layer.replaceChildren();
    const thing = editable && this.picture.things.get(editable.id);
    if (!editable || !thing) return;
    if ('source' in thing.element) {
      const points = this.picture.pointsOf(editable.id);
      for (const { end, to } of editable.ends) {
        const at = end === 'source' ? points[0] : points.at(-1);
        if (at) this.#layer.append(this.#handle(end, at, to));
      }
    } else if (editable.actions.includes('add')) {
      // The other corners have the findings, and what folds and unfolds.
      this.#layer.append(this.#plus(editable.id, { x: thing.box.x, y: thing.box.y + thing.box.height }));
    }
  }

  #plus(id: string, { x, y }: Point): SVGElement {
    const title = svgElement('title');
    title.textContent = l10n.t('Add to it (A)');
    const plus = svgElement(
      'g',
      { class: 'plus' },
      title,
      svgElement('circle', { cx: x, cy: y, r: 9 }),
      svgElement('path', { d: `M${x - 4} ${y}h8m-4 -4v8` }),
    );
    plus.addEventListener('click', (event) => {
      event.stopPropagation();
      this.actions.add(id);
    });
    return plus;
  }

  #handle(end: 'source' | 'target', at: Point, to: readonly string[]): SVGElement {
    const handle = svgElement('circle', { class: 'handle', cx: at.x, cy: at.y, r: HANDLE, 'data-end': end });
    handle.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      // The picture is not moved by it.
      event.stopPropagation();
      handle.setPointerCapture(event.pointerId);
      const line = svgElement('path', { class: 'dragged' });
      this.#layer.append(line);
      const shown = new Map(to.map((id) => [this.shownAs(id), id]));
      this.#drag = { end, from: at, to: shown, line };
      this.picture.offer(new Set(shown.keys()));
    });
    return handle;
  }

  #dragged(event: PointerEvent): void {
    if (!this.#drag) return;
    const { from, line } = this.#drag;
    const to = this.picture.pointAt(event);
    line.setAttribute('d', `M${from.x} ${from.y}L${to.x} ${to.y}`);
  }

  #dropped(event: PointerEvent): void {
    const { end, to } = this.#drag ?? {};
    const id = this.#editable?.id;
    this.#end();
    if (!end || !to || id === undefined) return;
    const under = document.elementsFromPoint(event.clientX, event.clientY);
    const found = under.flatMap((element) => to.get(this.picture.idAt(element) ?? '') ?? [])[0];
    if (found !== undefined) this.actions.move(id, end, found);
  }

  #end(): void {
    this.#drag?.line.remove();
    this.#drag = undefined;
    this.picture.offer(new Set());
  }
}
