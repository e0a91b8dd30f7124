import { type LayOut, type Room, type SeenScene, firstView, seenAt } from '../src/diagram/firstView';
import { foldScene, openedFor } from '../src/diagram/fold';
import { LEVELS, type Level } from '../src/diagram/levels';
import type { Scene } from '../src/diagram/model';
import type { KeptFolds } from '../src/diagram/protocol';

const NONE: KeptFolds = { opened: [], closed: [] };

/** At which level of detail a customer is seen, and what a person folded and unfolded of it. */
export class FoldedView {
  #seen: SeenScene | undefined;
  #file: string | undefined;
  #whole: Scene | undefined;

  /** By the path of the customer's file. */
  #folds: Readonly<Record<string, KeptFolds>> = {};

  constructor(private readonly onChange: (file: string, folds: KeptFolds) => void) {}

  /** What was folded and unfolded when the customers were seen last. */
  recall(folds: Readonly<Record<string, KeptFolds>>): void {
    this.#folds = folds;
  }

  /**
   * The scene as it is to be seen. Where nobody chose a level it is the one that suits the room when the customer is first
   * seen, and stays while the customer is edited, so that the picture does not jump.
   * @param wanted ids of what is to be seen whatever is folded, such as the things on a traced path
   */
  async see(scene: Scene, room: Room, layOut: LayOut, wanted: Iterable<string>): Promise<SeenScene> {
    const kept = this.#folds[scene.file] ?? NONE;
    const folds = { opened: new Set([...openedFor(scene, wanted), ...kept.opened]), closed: new Set(kept.closed) };
    const before = this.#file === scene.file ? this.#seen : undefined;
    const level = kept.level ?? before?.level;
    const at = (chosen: Level) => foldScene(scene, { ...folds, level: chosen });
    let seen: SeenScene;
    if (before && level === before.level) {
      const folded = at(level);
      seen = { ...before, folded, placed: await layOut(folded.scene, before.arrangement) };
    } else if (level) seen = await seenAt(level, at(level), room, layOut);
    else seen = await firstView(scene, folds, room, layOut);
    this.#file = scene.file;
    this.#whole = scene;
    this.#seen = seen;
    return seen;
  }

  /** The room has another shape: the next picture is a first view again. */
  forgetRoom(): void {
    this.#seen = undefined;
  }

  get isChanged(): boolean {
    const { opened, closed, level } = this.#current;
    return opened.length + closed.length > 0 || level !== undefined;
  }

  /** Opens what is closed and closes what is open. */
  toggle(id: string): void {
    const { opened, closed, ...rest } = this.#current;
    const isOpened = opened.includes(id);
    const isFolded = this.#seen?.folded.scene.nodes.find((node) => node.id === id)?.folded !== undefined;
    this.#change({
      ...rest,
      opened: isFolded && !isOpened ? [...opened, id] : opened.filter((other) => other !== id),
      closed: isFolded ? closed.filter((other) => other !== id) : [...closed, id],
    });
  }

  /** Opens what a thing is folded into. */
  open(id: string): void {
    const scene = this.#whole;
    if (!scene) return;
    const { opened, closed, ...rest } = this.#current;
    const wanted = openedFor(scene, [id]);
    this.#change({
      ...rest,
      opened: [...new Set([...opened, ...wanted])],
      closed: closed.filter((other) => !wanted.has(other)),
    });
  }

  /** To the next level, nearer or farther. */
  step(by: 1 | -1): void {
    // What was chosen last counts, also while it is still being laid out.
    const index = LEVELS.indexOf(this.#current.level ?? this.#seen?.level ?? 'overview');
    const level = LEVELS[Math.min(LEVELS.length - 1, Math.max(0, index + by))] ?? 'overview';
    this.#change({ level, opened: [], closed: [] });
  }

  /** Takes back what a person folded, unfolded and chose. */
  reset(): void {
    this.forgetRoom();
    this.#change(NONE);
  }

  get #current(): KeptFolds {
    return (this.#file === undefined ? undefined : this.#folds[this.#file]) ?? NONE;
  }

  #change(folds: KeptFolds): void {
    if (this.#file === undefined) return;
    this.#folds = { ...this.#folds, [this.#file]: folds };
    this.onChange(this.#file, folds);
  }
}
