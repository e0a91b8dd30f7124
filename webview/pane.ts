import * as l10n from '@vscode/l10n';
import type { SceneElement, ScenePlace } from '../src/diagram/model';
import type { Editable, ThingAction } from '../src/diagram/protocol';
import { FieldsView, type FieldActions } from './fieldsView';
import { badge, detailsGrid, divider, iconButton, textButton } from './controls';

export interface PaneActions extends FieldActions {
  act(action: ThingAction, id: string): void;
  open(place: ScenePlace): void;
  close(): void;
}

/** The side pane with all that is known of the selected thing. */
export class Pane {
  readonly element = document.createElement('aside');
  readonly fields: FieldsView;
  readonly #actions = document.createElement('div');

  constructor(private readonly actions: PaneActions) {
    this.fields = new FieldsView(actions);
    this.#actions.className = 'buttons';
    this.element.className = 'pane';
    this.element.ariaLabel = l10n.t('Details');
    this.element.hidden = true;
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  show(thing: SceneElement | undefined): void {
    this.element.hidden = thing === undefined;
    if (!thing) return;
    const title = document.createElement('h2');
    title.textContent = thing.title;
    const kind = document.createElement('p');
    kind.className = 'kind';
    kind.textContent = thing.kindLabel;
    const head = document.createElement('header');
    head.append(kind, iconButton('close', l10n.t('Close details'), this.actions.close), title);
    this.element.replaceChildren(
      head,
      ...this.#findings(thing),
      this.#actions,
      this.fields.element,
      divider(),
      ...this.#details(thing),
      this.#places(thing),
    );
  }

  /** What can be done with the thing that is shown. */
  allow(editable: Editable | undefined): void {
    this.fields.show(editable);
    const titles: Readonly<Record<ThingAction, string>> = {
      add: l10n.t('Add…'),
      change: l10n.t('Change…'),
      rename: l10n.t('Rename…'),
      remove: l10n.t('Remove…'),
      trace: l10n.t('Trace a path from here…'),
    };
    const buttons = (editable?.actions ?? []).map((action) =>
      textButton(titles[action], () => editable && this.actions.act(action, editable.id)),
    );
    if (this.#actions.childElementCount !== buttons.length || !this.#actions.contains(document.activeElement))
      this.#actions.replaceChildren(...buttons);
  }

  #findings({ findings }: SceneElement): HTMLElement[] {
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

  #details({ details }: SceneElement): HTMLElement[] {
    return details.length === 0 ? [] : [detailsGrid(details, l10n.t('Details'))];
  }

  /** One button for each file that says something of the thing. */
  #places({ places }: SceneElement): HTMLElement {
    const row = document.createElement('div');
    row.className = 'buttons';
    const byFile = new Map<string, ScenePlace>();
    for (const place of places) if (!byFile.has(place.file)) byFile.set(place.file, place);
    for (const place of byFile.values()) {
      const name = place.file.slice(place.file.lastIndexOf('/') + 1);
      row.append(
        textButton(byFile.size > 1 ? l10n.t('Show in {0}', name) : l10n.t('Show in the text'), () =>
          this.actions.open(place),
        ),
      );
    }
    return row;
  }
}
