import { type Box, meets } from './placed';

/** The side of a part of the picture, in px: a few times that of a badge. */
const SIDE = 64;

/** Boxes by the part of the picture that they are in: what meets another is found without a look at all of them. */
export class Nearby<T extends Box> {
  readonly #parts = new Map<string, T[]>();

  constructor(boxes: readonly T[] = []) {
    for (const box of boxes) this.add(box);
  }

  add(box: T): void {
    for (const part of partsOf(box)) {
      const known = this.#parts.get(part);
      if (known) known.push(box);
      else this.#parts.set(part, [box]);
    }
  }

  /** Those that have a point in common with a box; one in several parts perhaps more than once. */
  meeting(box: Box): T[] {
    return partsOf(box).flatMap((part) => (this.#parts.get(part) ?? []).filter((each) => meets(each, box)));
  }
}

function partsOf({ x, y, width, height }: Box): string[] {
  const parts: string[] = [];
  for (let column = Math.floor(x / SIDE); column <= Math.floor((x + width) / SIDE); column++) {
    for (let row = Math.floor(y / SIDE); row <= Math.floor((y + height) / SIDE); row++) parts.push(`${column} ${row}`);
  }
  return parts;
}
