/** Between lines that run beside each other, in px. */
const STEP = 6;
/** More lines than that share the lanes that there are: they are a bundle. */
const MOST = 10;

/** Room that no box stands in, for lines that run beside each other; lines of one key share a lane. */
export class Lanes {
  readonly #keys = new Map<string, number>();
  /** Where it begins, in px: from the left for one between columns, from the top for one above them. */
  start = 0;

  constructor(private readonly margin: number) {}

  add(key: string): void {
    if (!this.#keys.has(key)) this.#keys.set(key, this.#keys.size);
  }

  /** Puts the lines into another order, from the left or from the top. */
  order(keys: readonly string[]): void {
    this.#keys.clear();
    for (const key of keys) this.add(key);
  }

  /** How wide it is; nothing but its margins where no line runs in it. */
  get width(): number {
    return 2 * this.margin + STEP * Math.max(0, Math.min(MOST, this.#keys.size) - 1);
  }

  /** Where the line of a key runs. */
  at(key: string): number {
    const { size } = this.#keys;
    const place = this.#keys.get(key) ?? 0;
    return this.start + this.margin + STEP * (size <= MOST ? place : Math.floor((place * MOST) / size));
  }
}
