import * as l10n from '@vscode/l10n';
import { type PictureOptions, pictureFile } from '../src/diagram/file';
import type { LayOut, Room, SeenScene } from '../src/diagram/firstView';
import { measureByTable } from '../src/diagram/measure';
import type { Scene } from '../src/diagram/model';
import { Engine } from './engine';
import type { FoldedView } from './foldedView';
import { send } from './host';
import { measureInPage } from './measure';

/** Where a scene is arranged for. */
export interface Place {
  /** Behind another tab there is no room to arrange anything for: it is done when the page is seen. */
  isSeen(): boolean;
  room(): Room;
  /** Ids of what is to be seen whatever is folded. */
  wanted(): Iterable<string>;
  draw(whole: Scene, seen: SeenScene): void;
}

/** Lays out what is to be drawn, the newest of it only, and what goes into files. */
export class Arranging {
  readonly #measure = measureInPage();
  #engine: Engine | undefined;
  /** The newest scene that is not laid out yet; while one is being laid out, those between are left out. */
  #wanted: Scene | undefined;
  #working = false;

  constructor(
    private readonly view: FoldedView,
    private readonly place: Place,
  ) {}

  useEngine(source: string): void {
    this.#engine = new Engine(source);
    void this.work();
  }

  want(scene: Scene): void {
    this.#wanted = scene;
    void this.work();
  }

  /** Wants what is drawn arranged anew, unless a newer scene waits already. */
  wantAgain(scene: Scene): void {
    this.#wanted ??= scene;
    void this.work();
  }

  wantNothing(): void {
    this.#wanted = undefined;
  }

  /** Goes on with what waits, as when the page is seen again. */
  async work(): Promise<void> {
    const engine = this.#engine;
    if (this.#working || !engine || !this.place.isSeen()) return;
    this.#working = true;
    try {
      for (let scene = this.#wanted; scene; scene = this.#wanted) {
        this.#wanted = undefined;
        const layOut: LayOut = (part, arrangement) => engine.layout(part, this.#measure, arrangement);
        const seen = await this.view.see(scene, this.place.room(), layOut, this.place.wanted());
        // A newer one is waiting, of another customer perhaps: this one would only flash by.
        if (!this.#wanted) this.place.draw(scene, seen);
      }
    } catch (error) {
      tell(error);
    } finally {
      this.#working = false;
    }
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
}

function tell(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  send({ type: 'error', message: l10n.t('The diagram cannot be drawn: {0}', why) });
}
