import { type SceneEdge, type SceneNode, elementAt } from '../../../diagram';
import type { Selection } from '../../services/selection';

type Things = readonly (SceneNode | SceneEdge)[];

/** The thing of the picture that is selected: it stays so where another one comes to its place in a newer text. */
export class Selecting {
  /** Id of the thing. */
  private id: string | undefined;

  constructor(private readonly selection: Selection) {}

  /** A person selects a thing in the picture, or none. */
  take(id: string | undefined, things: Things): void {
    this.id = id;
    const [place] = things.find((thing) => thing.id === id)?.places ?? [];
    if (place) this.selection.set({ ...place, origin: 'diagram' });
  }

  /** It is what stands at the place that is selected now. */
  followPlace(): void {
    this.id = undefined;
  }

  /** @returns id of the thing among those that are drawn now; undefined where nothing of them is selected */
  among(things: Things): string | undefined {
    const { current } = this.selection;
    if (!current) return undefined;
    const there = elementAt(things, current);
    const thing = things.find(({ id }) => id === this.id) ?? there;
    const [place] = thing?.places ?? [];
    if (thing !== there && place) this.selection.moved(place);
    return (this.id = thing?.id);
  }
}
