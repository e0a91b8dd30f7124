import * as l10n from '@vscode/l10n';
import {
  type Button,
  type DataGrid,
  type Dropdown,
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDataGrid,
  vsCodeDataGridCell,
  vsCodeDataGridRow,
  vsCodeDivider,
  vsCodeDropdown,
  vsCodeOption,
} from '@vscode/webview-ui-toolkit';
import type { Detail } from '../src/diagram/model';
import { type ToolIcon, toolIcon } from './toolIcons';

// All that the page knows of the toolkit is in this file: another library of controls would take its place here.
provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeDataGrid(),
  vsCodeDataGridCell(),
  vsCodeDataGridRow(),
  vsCodeDivider(),
  vsCodeDropdown(),
  vsCodeOption(),
);

/** A button with an icon only; `label` is its name and its tooltip. */
export function iconButton(icon: ToolIcon, label: string, onClick: () => void): HTMLElement {
  const button = document.createElement('vscode-button') as Button;
  button.appearance = 'icon';
  // The attribute, for the control looks there when it is put into the page, and would call itself "Icon Button".
  button.setAttribute('aria-label', label);
  button.title = label;
  button.append(toolIcon(icon));
  button.addEventListener('click', onClick);
  return button;
}

export function textButton(
  label: string,
  onClick: () => void,
  appearance: 'primary' | 'secondary' = 'secondary',
): HTMLElement {
  const button = document.createElement('vscode-button') as Button;
  button.appearance = appearance;
  button.textContent = label;
  button.addEventListener('click', onClick);
  return button;
}

export function setEnabled(button: HTMLElement, enabled: boolean): void {
  (button as Button).disabled = !enabled;
}

/** What a person may do with the part of a picture that is seen. */
export interface ViewActions {
  zoom(factor: number): void;
  fit(): void;
}

export const viewButtons = (actions: ViewActions): HTMLElement[] => [
  iconButton('zoomOut', l10n.t('Zoom out'), () => actions.zoom(0.8)),
  iconButton('zoomIn', l10n.t('Zoom in'), () => actions.zoom(1.25)),
  iconButton('fit', l10n.t('Fit the whole picture'), actions.fit),
];

/** Marks a button as pressed or not, for eyes and for screen readers. */
export function setPressed(button: HTMLElement, pressed: boolean): void {
  button.ariaPressed = String(pressed);
  button.classList.toggle('pressed', pressed);
}

/** Our own: the toolkit's badge has an inline style, which the policy of the page forbids. */
export function badge(text: string): HTMLElement {
  const made = document.createElement('span');
  made.className = 'badge';
  made.textContent = text;
  return made;
}

export function divider(): HTMLElement {
  return document.createElement('vscode-divider');
}

/** Label and value in two columns. */
export function detailsGrid(details: readonly Detail[], label: string): HTMLElement {
  const grid = document.createElement('vscode-data-grid') as DataGrid;
  grid.ariaLabel = label;
  grid.generateHeader = 'none';
  grid.gridTemplateColumns = 'minmax(90px, 2fr) 3fr';
  grid.columnDefinitions = [{ columnDataKey: 'label' }, { columnDataKey: 'value' }];
  grid.rowsData = details.map((detail) => ({ ...detail }));
  return grid;
}

export interface Choices {
  readonly element: HTMLElement;
  show(choices: readonly { readonly key: string; readonly name: string }[], current: string | undefined): void;
}

/** The key of what stands in a list while nothing of it is chosen. */
const NONE = '-';

/**
 * A list from which one is chosen.
 * @param none what stands there while nothing is chosen
 */
export function choices(label: string, onChoice: (key: string) => void, none = label): Choices {
  const dropdown = document.createElement('vscode-dropdown') as Dropdown;
  dropdown.ariaLabel = label;
  dropdown.addEventListener('change', () => onChoice(dropdown.value));
  let shown = '';
  let chosen = NONE;
  const choose = () => {
    dropdown.value = chosen;
  };
  return {
    element: dropdown,
    show(list, current) {
      // The control shows the first where none is chosen: that would be said to be the one.
      const open = current === undefined && list.length > 0 ? [{ key: NONE, name: none }] : [];
      const all = [...open, ...list];
      const wanted = JSON.stringify(all);
      chosen = current ?? NONE;
      // The control takes in other entries a moment later, and keeps to the place in the list of what was chosen before.
      if (wanted !== shown) {
        fill(all);
        setTimeout(choose);
      }
      shown = wanted;
      choose();
    },
  };

  function fill(list: Parameters<Choices['show']>[0]): void {
    const options = list.map(({ key, name }) => {
      const option = document.createElement('vscode-option') as HTMLElement & { value: string };
      option.value = key;
      option.textContent = name;
      return option;
    });
    dropdown.replaceChildren(...options);
  }
}
