import * as l10n from '@vscode/l10n';
import type { Direction } from './navigate';

export interface EstateKeyActions {
  arrow(direction: Direction): void;
  enter(): void;
  clear(): void;
  search(): void;
  layer(): void;
  tables(): void;
  zoom(factor: number): void;
  fit(): void;
  help(): void;
}

interface Binding {
  readonly keys: readonly string[];
  /** As people read the keys. */
  readonly shown: string;
  readonly text: string;
  run(actions: EstateKeyActions, key: string): void;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The keys of the estate; the sheet of keys is made from the same list. */
export function keymap(): readonly Binding[] {
  return [
    {
      keys: Object.keys(arrows),
      shown: '← → ↑ ↓',
      text: l10n.t('To the next customer or router'),
      run: (actions, key) => actions.arrow(arrows[key] ?? 'down'),
    },
    {
      keys: ['Enter'],
      shown: 'Enter',
      text: l10n.t('Go to the customer; Escape leads back'),
      run: (actions) => actions.enter(),
    },
    { keys: ['/'], shown: '/', text: l10n.t('Search'), run: (actions) => actions.search() },
    { keys: ['c'], shown: 'C', text: l10n.t('Other colours'), run: (actions) => actions.layer() },
    { keys: ['t'], shown: 'T', text: l10n.t('Show or hide the tables'), run: (actions) => actions.tables() },
    { keys: ['+', '='], shown: '+', text: l10n.t('Zoom in'), run: (actions) => actions.zoom(1.25) },
    { keys: ['-'], shown: '-', text: l10n.t('Zoom out'), run: (actions) => actions.zoom(0.8) },
    { keys: ['0'], shown: '0', text: l10n.t('Fit the whole picture'), run: (actions) => actions.fit() },
    { keys: ['?'], shown: '?', text: l10n.t('Show or hide the keys'), run: (actions) => actions.help() },
    { keys: ['Escape'], shown: 'Esc', text: l10n.t('Select nothing'), run: (actions) => actions.clear() },
  ];
}

export function listenToKeys(element: HTMLElement, actions: EstateKeyActions): void {
  const bindings = keymap();
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const binding = bindings.find(({ keys }) => keys.includes(event.key));
    if (!binding) return;
    event.preventDefault();
    binding.run(actions, event.key);
  });
}
