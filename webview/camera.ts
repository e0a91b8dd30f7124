import { type Room, fitScale } from '../src/diagram/firstView';
import type { Box, Point } from '../src/diagram/placed';

export interface View extends Point {
  /** px of the screen for a px of the picture. */
  readonly scale: number;
}

const SMALLEST = 0.08;
const LARGEST = 4;
/** At this scale nobody can read the words any more. */
export const UNREADABLE = 0.33;
const MARGIN = 12;

/** The room that a fitted picture has in an element, in px. */
export function roomIn(element: Element): Room {
  const { width, height } = element.getBoundingClientRect();
  return { width: width - 2 * MARGIN, height: height - 2 * MARGIN };
}

/** Which part of the picture is seen: zoom, pan and fit. The view stays while pictures change, unless it is fitted. */
export class Camera {
  #view: View = { x: 0, y: 0, scale: 1 };
  #content = { width: 1, height: 1 };
  /** Nobody moved it since it was fitted: it goes on fitting, at this scale at least. */
  #fitted: { readonly least: number } | undefined = { least: 0 };

  constructor(
    private readonly svg: SVGSVGElement,
    private readonly layer: SVGGElement,
    private readonly listener: {
      /** The view that a person chose; none where the picture is fitted. */
      moved(view: View | undefined): void;
      /** The part of the picture that is on the screen now, and its scale. */
      looked(part: Box, scale: number): void;
      /** The page has another size; what stands beside the picture does not count. */
      resized(): void;
    },
  ) {
    window.addEventListener('resize', () => {
      if (this.#fitted) this.fit(this.#fitted.least);
      listener.resized();
    });
    // A page behind another tab has no room; it is not told of a resize when it comes to the front.
    let wasSeen = false;
    new ResizeObserver(() => {
      const { isSeen } = this;
      if (isSeen && !wasSeen) listener.resized();
      wasSeen = isSeen;
    }).observe(svg);
    this.#listen();
  }

  /** The room that a fitted picture has, in px. */
  get room(): Room {
    return roomIn(this.svg);
  }

  /** Whether there is any room: not while the page is behind another tab. */
  get isSeen(): boolean {
    const { width, height } = this.room;
    return width > 0 && height > 0;
  }

  get isFitted(): boolean {
    return this.#fitted !== undefined;
  }

  setContent(width: number, height: number): void {
    this.#content = { width, height };
    if (this.#fitted) this.fit(this.#fitted.least);
  }

  /**
   * Shows the whole picture, as large as it can be.
   * @param least the smallest scale: where that is too large for the room, the picture is seen from its beginning
   */
  fit(least = 0): void {
    const { width, height } = this.room;
    if (width <= 0 || height <= 0) return;
    const scale = Math.max(least, Math.min(1.25, fitScale(this.#content, { width, height })));
    const start = (room: number, size: number) => MARGIN + Math.max(0, (room - size * scale) / 2);
    this.#apply({ scale, x: start(width, this.#content.width), y: start(height, this.#content.height) });
    this.#fitted = { least };
    this.listener.moved(undefined);
  }

  /** Where a point of the picture is on the screen. */
  onScreen({ x, y }: Point): Point {
    const { scale } = this.#view;
    return { x: this.#view.x + x * scale, y: this.#view.y + y * scale };
  }

  /** Brings a point of the picture to a point of the screen. */
  hold(screen: Point, { x, y }: Point): void {
    const { scale } = this.#view;
    this.#move({ scale, x: screen.x - x * scale, y: screen.y - y * scale });
  }

  restore(view: View): void {
    this.#fitted = undefined;
    this.#apply(view);
  }

  /** Zooms by a factor around a point of the screen; around the middle where none is given. */
  zoom(factor: number, around?: Point): void {
    const { left, top, width, height } = this.svg.getBoundingClientRect();
    const at = around ? { x: around.x - left, y: around.y - top } : { x: width / 2, y: height / 2 };
    const scale = Math.min(LARGEST, Math.max(SMALLEST, this.#view.scale * factor));
    const ratio = scale / this.#view.scale;
    this.#move({ scale, x: at.x - (at.x - this.#view.x) * ratio, y: at.y - (at.y - this.#view.y) * ratio });
  }

  pan(dx: number, dy: number): void {
    this.#move({ ...this.#view, x: this.#view.x + dx, y: this.#view.y + dy });
  }

  /** Pans as little as is needed so that the box is seen. */
  reveal(box: Box): void {
    const { width, height } = this.svg.getBoundingClientRect();
    const { x, y, scale } = this.#view;
    const shift = (start: number, size: number, room: number): number => {
      if (start >= MARGIN && start + size <= room - MARGIN) return 0;
      return size > room - 2 * MARGIN || start < MARGIN ? MARGIN - start : room - MARGIN - start - size;
    };
    const dx = shift(x + box.x * scale, box.width * scale, width);
    const dy = shift(y + box.y * scale, box.height * scale, height);
    if (dx !== 0 || dy !== 0) this.pan(dx, dy);
  }

  /** Shows a box in the middle, at a scale at least. */
  approach(box: Box, least: number): void {
    const { width, height } = this.svg.getBoundingClientRect();
    const scale = Math.max(least, this.#view.scale);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    this.#move({ scale, x: width / 2 - x * scale, y: height / 2 - y * scale });
  }

  #move(view: View): void {
    this.#fitted = undefined;
    this.#apply(view);
    this.listener.moved(view);
  }

  #apply(view: View): void {
    this.#view = view;
    this.layer.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.scale})`);
    const { width, height } = this.svg.getBoundingClientRect();
    this.svg.classList.toggle('far', view.scale < UNREADABLE);
    const [x, y] = [-view.x / view.scale, -view.y / view.scale];
    this.listener.looked({ x, y, width: width / view.scale, height: height / view.scale }, view.scale);
  }

  #listen(): void {
    const { svg } = this;
    svg.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        // A pinch arrives as a wheel with Ctrl; a notch of a mouse is large and straight, what a touchpad scrolls is not.
        const notch = event.deltaX === 0 && (event.deltaMode !== 0 || Math.abs(event.deltaY) >= 50) && !event.shiftKey;
        if (event.ctrlKey || event.metaKey || notch) {
          const strength = notch ? Math.sign(event.deltaY) * 0.18 : event.deltaY * 0.01;
          this.zoom(Math.exp(-strength), { x: event.clientX, y: event.clientY });
        } else {
          const sideways = event.shiftKey && event.deltaX === 0;
          this.pan(sideways ? -event.deltaY : -event.deltaX, sideways ? 0 : -event.deltaY);
        }
      },
      { passive: false },
    );
    let last: Point | undefined;
    svg.addEventListener('pointerdown', (event) => {
      svg.classList.remove('panned');
      if (event.button === 0 || event.button === 1) last = { x: event.clientX, y: event.clientY };
    });
    svg.addEventListener('pointermove', (event) => {
      if (!last || event.buttons === 0) return;
      const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
      if (!svg.hasPointerCapture(event.pointerId)) {
        if (Math.hypot(dx, dy) < 4) return;
        svg.setPointerCapture(event.pointerId);
        svg.classList.add('panning');
      }
      this.pan(dx, dy);
      last = { x: event.clientX, y: event.clientY };
    });
    const stop = () => {
      last = undefined;
      return svg.classList.replace('panning', 'panned');
    };
    svg.addEventListener('pointerup', stop);
    svg.addEventListener('pointercancel', stop);
    // The click that ends a pan selects nothing.
    svg.addEventListener(
      'click',
      (event) => {
        if (svg.classList.contains('panned')) event.stopImmediatePropagation();
        svg.classList.remove('panned');
      },
      { capture: true },
    );
  }
}
