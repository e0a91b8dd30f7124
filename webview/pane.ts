import * as l10n from '@vscode/l10n';
import type { SceneElement, ScenePlace } from '../src/diagram/model';
import type { Editable, ThingAction } from '../src/diagram/protocol';
import { ButtonRow } from './buttonRow';
import { badge, detailsGrid, divider, iconButton } from './controls';
import { FieldsView, type FieldActions } from './fieldsView';
import { onEscape } from './keys';
import { note } from './surroundings';

export interface PaneActions extends FieldActions {
  act(action: ThingAction, id: string): void;
  open(place: ScenePlace): void;
  close(): void;
}

/** The side pane with all that is known of the selected thing. What has the focus in it stays where it is, also while the text is edited. */
export class Pane {
  readonly element = document.createElement('aside');
  readonly fields: FieldsView;
  #shown: string | undefined;
  readonly #kind = document.createElement('p');
  readonly #title = document.createElement('h2');
  readonly #several = note('kind');
  readonly #findings = document.createElement('div');
  readonly #actions = new ButtonRow();
  readonly #details = document.createElement('div');
  readonly #places = new ButtonRow();

  constructor(private readonly actions: PaneActions) {
    this.fields = new FieldsView(actions);
    this.#kind.className = 'kind';
    const head = document.createElement('header');
    head.append(this.#kind, iconButton('close', l10n.t('Close details'), actions.close), this.#title);
    this.element.className = 'pane';
    this.element.ariaLabel = l10n.t('Details');
    this.element.hidden = true;
    this.element.tabIndex = -1;
    this.element.append(
      head,
      this.#several,
      this.#findings,
      this.#actions.element,
      this.fields.element,
      divider(),
      this.#details,
      this.#places.element,
    );
    onEscape(this.element, actions.close);
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  /** Moves the keyboard to it. */
  focus(): void {
    this.element.focus();
  }

  show(thing: SceneElement | undefined): void {
    this.element.hidden = thing === undefined;
    if (!thing) return;
    if (this.#shown !== thing.id) this.element.scrollTop = 0;
    this.#shown = thing.id;
    this.#kind.textContent = thing.kindLabel;
    this.#title.textContent = thing.title;
    this.#several.hidden = thing.several !== true;
    this.#several.textContent = thing.several === true ? severalText(thing) : '';
    this.#findings.replaceChildren(...findingsOf(thing));
    this.#details.replaceChildren(
      ...(thing.details.length === 0 ? [] : [detailsGrid(thing.details, l10n.t('Details'))]),
    );
    this.#places.show(this.#placesOf(thing));
  }

  /** What can be done with the thing that is shown. */
  allow(editable: Editable | undefined): void {
    this.fields.show(editable);
    const titles: Readonly<Record<ThingAction, string>> = {
      add: l10n.t('Add…'),
      change: l10n.t('Change…'),
      move: l10n.t('Lead elsewhere…'),
      rename: l10n.t('Rename…'),
      remove: l10n.t('Remove…'),
      trace: l10n.t('Trace a path from here…'),
    };
    const { id, actions = [] } = editable ?? {};
    this.#actions.show(
      actions.map((action) => ({ label: titles[action], run: () => id !== undefined && this.actions.act(action, id) })),
    );
  }

  /** One button for each file that says something of the thing. */
  #placesOf({ places }: SceneElement) {
    const byFile = new Map<string, ScenePlace>();
    for (const place of places) if (!byFile.has(place.file)) byFile.set(place.file, place);
    return [...byFile.values()].map((place) => ({
      label:
        byFile.size > 1
          ? l10n.t('Show in {0}', place.file.slice(place.file.lastIndexOf('/') + 1))
          : l10n.t('Show in the text'),
      run: () => this.actions.open(place),
    }));
  }
}

/** Why nothing can be done with what stands for several things, and what to do first. */
function severalText(thing: SceneElement): string {
  return 'source' in thing
    ? l10n.t('Several lines are drawn as one here. Unfold what they end at (Space), then choose one of them.')
    : l10n.t('Several things are drawn as one here. Unfold it (Space), then choose one of them.');
}

function findingsOf({ findings }: SceneElement): HTMLElement[] {
  if (!findings) return [];
  const list = document.createElement('ul');
  list.className = `findings ${findings.worst}`;
  list.ariaLabel = l10n.t('Findings');
  for (const message of findings.messages) {
    const space = message.indexOf(' ');
    const item = document.createElement('li');
    item.append(badge(message.slice(0, space)), message.slice(space));
    list.append(item);
  }
  return [list];
}
