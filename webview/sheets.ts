import type { Scene } from '../src/diagram/model';
import { keySheet, keymap, stepKeys } from './keys';
import { LegendView } from './legendView';

/** What lies over the picture when it is asked for: the legend, and the sheet of keys. */
export class Sheets {
  readonly #legend = new LegendView();
  readonly #keys = keySheet([...keymap(), ...stepKeys()]);
  readonly elements: readonly HTMLElement[] = [this.#legend.element, this.#keys];
  #isDrawn = false;

  /** @param onChange told of what is wanted: the legend of an empty picture is not seen */
  constructor(
    private isLegendWanted: boolean,
    private readonly onChange: (legend: boolean, keys: boolean) => void,
  ) {
    this.#keys.hidden = true;
    this.#legend.element.hidden = true;
  }

  get areKeysShown(): boolean {
    return !this.#keys.hidden;
  }

  /** The scene that is drawn; none where there is nothing to draw. */
  drawn(scene: Scene | undefined): void {
    this.#isDrawn = scene !== undefined;
    if (scene) this.#legend.show(scene);
    this.#show();
  }

  toggleLegend(): void {
    this.isLegendWanted = !this.isLegendWanted;
    this.#show();
  }

  showKeys(shown: boolean): void {
    this.#keys.hidden = !shown;
    this.#show();
  }

  #show(): void {
    this.#legend.element.hidden = !this.isLegendWanted || !this.#isDrawn;
    this.onChange(this.isLegendWanted, this.areKeysShown);
  }
}
