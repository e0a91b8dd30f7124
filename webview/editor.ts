import type { Editable, ListedFinding, ThingAction } from '../src/diagram/protocol';
import { FindingsView } from './findingsView';
import { send } from './host';
import { Overlay } from './overlay';
import { Pane } from './pane';
import type { Picture } from './picture';

export interface EditorActions {
  /** Selects a thing and shows it, whatever it is folded into. */
  show(id: string): void;
  selectNothing(): void;
  closeList(): void;
  /** The id that stands for a thing now that others are folded. */
  shownAs(id: string): string;
}

/** What a person does with the things of the picture: told to the host, which does it in the text. */
export class Editor {
  readonly pane: Pane;
  readonly findings: FindingsView;
  readonly #overlay: Overlay;
  readonly #picture: Picture;
  /** What the host told last, perhaps of a thing that is not drawn yet. */
  #told: Editable | undefined;
  #selected: string | undefined;

  constructor(picture: Picture, actions: EditorActions) {
    this.#picture = picture;
    this.pane = new Pane({
      open: (place) => {
        const id = picture.selected;
        if (id !== undefined) send({ type: 'open', id, place });
      },
      close: () => actions.selectNothing(),
      act: (action, id) => send({ type: 'act', action, id }),
      choose: (id, label) => send({ type: 'choose', id, label }),
      judge: (id, label, text) => send({ type: 'judge', id, label, text }),
      write: (id, label, text) => send({ type: 'write', id, label, text }),
    });
    this.findings = new FindingsView({
      show: (id) => actions.show(id),
      fix: (key) => send({ type: 'fix', key }),
      close: () => actions.closeList(),
    });
    this.#overlay = new Overlay(picture, actions.shownAs, {
      add: (id) => send({ type: 'act', action: 'add', id }),
      move: (id, end, to) => send({ type: 'move', id, end, to }),
    });
  }

  /** A thing is selected, or drawn anew. */
  select(id: string | undefined): void {
    this.#selected = id;
    this.#show();
  }

  allow(editable: Editable): void {
    this.#told = editable;
    this.#show();
  }

  offer(id: string, label: string, choices: readonly string[]): void {
    this.pane.fields.offer(id, label, choices);
  }

  judged(id: string, label: string, text: string, problems: readonly string[]): void {
    this.pane.fields.judged(id, label, text, problems);
  }

  list(findings: readonly ListedFinding[]): void {
    this.findings.update(findings);
  }

  /** Does something with the thing that the keyboard is on; the host says why where that cannot be. */
  act(action: ThingAction): void {
    const { active } = this.#picture;
    const thing = active === undefined ? undefined : this.#picture.things.get(active)?.element;
    if (thing && thing.several !== true) send({ type: 'act', action, id: thing.id });
  }

  #show(): void {
    const editable = this.#told?.id === this.#selected ? this.#told : undefined;
    this.pane.allow(editable);
    this.#overlay.show(editable);
  }
}
