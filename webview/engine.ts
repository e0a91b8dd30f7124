import * as l10n from '@vscode/l10n';
import { type ElkEngine, createElk } from '../src/diagram/elk';
import type { Arrangement } from '../src/diagram/elkGraph';
import { LayoutCache, layoutScene } from '../src/diagram/layout';
import type { MeasureText } from '../src/diagram/measure';
import type { Scene } from '../src/diagram/model';
import type { PlacedScene } from '../src/diagram/placed';

/** The longest that a layout may take, in ms; one takes 300 when the engine is cold. */
const DEADLINE = 15_000;

/** Lays scenes out in a worker. An engine that takes too long is ended, and the next layout gets a new one. */
export class Engine {
  readonly #url: string;
  readonly #cache = new LayoutCache();
  #elk: ElkEngine | undefined;

  /** @param source the text of `elk-worker.min.js` */
  constructor(source: string) {
    this.#url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  }

  async layout(scene: Scene, measure: MeasureText, arrangement?: Arrangement): Promise<PlacedScene> {
    const elk = (this.#elk ??= createElk(() => new Worker(this.#url)));
    const signal = AbortSignal.timeout(DEADLINE);
    try {
      return await layoutScene(scene, elk, measure, {
        signal,
        cache: this.#cache,
        ...(arrangement && { arrangement }),
      });
    } catch (error) {
      elk.end();
      this.#elk = undefined;
      throw signal.aborted ? new Error(l10n.t('The layout of the diagram takes too long.')) : error;
    }
  }
}
