import { type Box, meets } from '../src/diagram/placed';

/** How much more than what is seen is kept in the page on each side, as a share of it: a small move changes nothing. */
const BEYOND = 0.12;
/** So many times as much as is seen may be kept. */
const MOST = 6;

/** What of a large picture is kept in the page while a person looks around in it. */
export class Culling {
  #kept: Box | undefined;
  #far = false;

  /** Whether nobody reads a word now. */
  get isFar(): boolean {
    return this.#far;
  }

  /** The view is there now; says whether something else is kept in the page than before. */
  look(view: Box, far: boolean): boolean {
    const changes = far !== this.#far;
    this.#far = far;
    if (far) this.#kept = undefined;
    if (far || (!changes && this.#suits(view))) return changes;
    const { x, y, width, height } = view;
    const [right, down] = [BEYOND * width, BEYOND * height];
    this.#kept = { x: x - right, y: y - down, width: width + 2 * right, height: height + 2 * down };
    return true;
  }

  #suits({ x, y, width, height }: Box): boolean {
    const kept = this.#kept;
    if (!kept || kept.width * kept.height > MOST * width * height) return false;
    const isWithin = (from: number, size: number, at: number, room: number) => from <= at && from + size >= at + room;
    return isWithin(kept.x, kept.width, x, width) && isWithin(kept.y, kept.height, y, height);
  }

  /** Whether a thing is kept: all are from far away, where each is little. */
  keeps(box: Box): boolean {
    return this.#kept === undefined || meets(box, this.#kept);
  }
}
