import * as l10n from '@vscode/l10n';
import { type ElkEngine, createElk } from '../src/diagram/elk';
import type { Arrangement } from '../src/diagram/elkGraph';
import { withDeadline } from './deadline';
import { LayoutCache, layoutScene } from '../src/diagram/layout';
import type { MeasureText } from '../src/diagram/measure';
import type { Scene } from '../src/diagram/model';
import type { PlacedScene } from '../src/diagram/placed';

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
    const elk = (this.#elk ??= withDeadline(
      createElk(() => new Worker(this.#url)),
      () => new Error(l10n.t('The layout of the diagram takes too long.')),
    ));
    try {
      return await layoutScene(scene, elk, measure, { cache: this.#cache, ...(arrangement && { arrangement }) });
    } catch (error) {
      elk.end();
      this.#elk = undefined;
      throw error;
    }
  }
}
