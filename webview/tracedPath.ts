import * as l10n from '@vscode/l10n';
import { PathBar } from './pathBar';
import type { Picture } from './picture';

/** What a traced path lies on, which may be of a scene that is not drawn yet. */
export class TracedPath {
  readonly bar: PathBar;
  #path: { readonly ids: ReadonlySet<string>; readonly label: string | undefined } | undefined;

  constructor(
    private readonly picture: Picture,
    /** The id that stands for a thing now that others are folded. */
    private readonly shownAs: (id: string) => string,
    onClear: () => void,
  ) {
    this.bar = new PathBar(onClear);
  }

  get ids(): Iterable<string> {
    return this.#path?.ids ?? [];
  }

  set(ids: readonly string[], label: string | undefined): void {
    this.#path = ids.length > 0 ? { ids: new Set(ids), label } : undefined;
    this.show();
  }

  /** A path of which a part is not drawn, as after an edit or for another customer, would be told wrongly. */
  show(): void {
    const { ids = new Set<string>(), label } = this.#path ?? {};
    const shown = new Set([...ids].map((id) => this.shownAs(id)));
    const isWhole = shown.size > 0 && [...shown].every((id) => this.picture.things.has(id));
    this.picture.highlight(isWhole ? shown : new Set());
    this.bar.show(isWhole ? (label ?? l10n.t('Traced path')) : undefined);
  }
}
