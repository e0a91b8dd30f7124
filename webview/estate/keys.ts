import * as l10n from '@vscode/l10n';
import { ARROWS, type Direction } from '../direction';
import type { Binding } from '../keys';

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

/** The keys of the estate; the sheet of keys is made from the same list. */
export function keymap(): readonly Binding<EstateKeyActions>[] {
  return [
    {
      keys: Object.keys(ARROWS),
      shown: '← → ↑ ↓',
      text: l10n.t('To the next customer or router'),
      run: (actions, key) => actions.arrow(ARROWS[key] ?? 'down'),
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
