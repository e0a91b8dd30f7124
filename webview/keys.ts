import * as l10n from '@vscode/l10n';
import type { ThingAction } from '../src/diagram/protocol';
import { ARROWS, type Direction } from './direction';

/** What keys do in the picture. */
export interface KeyActions {
  arrow(direction: Direction): void;
  line(): void;
  parent(): void;
  open(): void;
  details(): void;
  toggle(): void;
  detail(by: 1 | -1): void;
  asFirst(): void;
  clear(): void;
  finding(): void;
  findings(): void;
  act(action: ThingAction): void;
  zoom(factor: number): void;
  fit(): void;
  legend(): void;
  help(): void;
}

/** What some keys do, among all that can be done by them. */
export interface Binding<Actions> {
  readonly keys: readonly string[];
  /** As people read the keys. */
  readonly shown: string;
  readonly text: string;
  run(actions: Actions, key: string): void;
}

/** The keys of the picture; the sheet of keys is made from the same list. */
export function keymap(): readonly Binding<KeyActions>[] {
  return [
    {
      keys: Object.keys(ARROWS),
      shown: '← → ↑ ↓',
      text: l10n.t('To the next thing, along a line where there is one'),
      run: (actions, key) => actions.arrow(ARROWS[key] ?? 'down'),
    },
    { keys: ['e'], shown: 'E', text: l10n.t('To the next line at this thing'), run: (actions) => actions.line() },
    { keys: ['p'], shown: 'P', text: l10n.t('To what this thing is inside of'), run: (actions) => actions.parent() },
    { keys: ['Enter'], shown: 'Enter', text: l10n.t('Show it in the text'), run: (actions) => actions.open() },
    { keys: ['d'], shown: 'D', text: l10n.t('To its details'), run: (actions) => actions.details() },
    { keys: [' '], shown: l10n.t('Space'), text: l10n.t('Fold or unfold it'), run: (actions) => actions.toggle() },
    { keys: [']'], shown: ']', text: l10n.t('More detail'), run: (actions) => actions.detail(1) },
    { keys: ['['], shown: '[', text: l10n.t('Less detail'), run: (actions) => actions.detail(-1) },
    { keys: ['r'], shown: 'R', text: l10n.t('As it was first seen'), run: (actions) => actions.asFirst() },
    { keys: ['f'], shown: 'F', text: l10n.t('To the next finding'), run: (actions) => actions.finding() },
    {
      keys: ['F'],
      shown: '⇧ F',
      text: l10n.t('Show or hide the list of findings'),
      run: (actions) => actions.findings(),
    },
    { keys: ['a'], shown: 'A', text: l10n.t('Add to it'), run: (actions) => actions.act('add') },
    { keys: ['c'], shown: 'C', text: l10n.t('Change it'), run: (actions) => actions.act('change') },
    { keys: ['m'], shown: 'M', text: l10n.t('Lead this line elsewhere'), run: (actions) => actions.act('move') },
    { keys: ['F2'], shown: 'F2', text: l10n.t('Rename it'), run: (actions) => actions.act('rename') },
    { keys: ['Delete'], shown: l10n.t('Del'), text: l10n.t('Remove it'), run: (actions) => actions.act('remove') },
    { keys: ['t'], shown: 'T', text: l10n.t('Trace a path from it'), run: (actions) => actions.act('trace') },
    { keys: ['Escape'], shown: 'Esc', text: l10n.t('Close, or select nothing'), run: (actions) => actions.clear() },
    { keys: ['+', '='], shown: '+', text: l10n.t('Zoom in'), run: (actions) => actions.zoom(1.25) },
    { keys: ['-'], shown: '−', text: l10n.t('Zoom out'), run: (actions) => actions.zoom(0.8) },
    { keys: ['0'], shown: '0', text: l10n.t('Fit the whole picture'), run: (actions) => actions.fit() },
    { keys: ['l'], shown: 'L', text: l10n.t('Show or hide the legend'), run: (actions) => actions.legend() },
    { keys: ['?'], shown: '?', text: l10n.t('Show or hide these keys'), run: (actions) => actions.help() },
  ];
}

export function listenToKeys<Actions>(target: Element, keymap: readonly Binding<Actions>[], actions: Actions): void {
  const bindings = new Map(keymap.flatMap((binding) => binding.keys.map((key) => [key, binding] as const)));
  target.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const binding = bindings.get(event.key);
    if (!binding) return;
    event.preventDefault();
    event.stopPropagation();
    binding.run(actions, event.key);
  });
}

/** What VS Code's own keys for undo and redo mean; of Cmd on macOS, of Ctrl elsewhere. */
function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  const isMac = navigator.userAgent.includes('Mac');
  if (altKey || (isMac ? !metaKey || ctrlKey : !ctrlKey || metaKey)) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : undefined;
}

/** Undo and redo anywhere in the page but where something is typed: there they are the field's own. */
export function listenToSteps(take: (step: 'undo' | 'redo') => void): void {
  document.addEventListener('keydown', (event) => {
    const step = stepOf(event);
    const [at] = event.composedPath();
    if (!step || (at instanceof Element && at.matches('input, textarea, [contenteditable]'))) return;
    event.preventDefault();
    event.stopPropagation();
    take(step);
  });
}

/** The keys of undo and redo, for the sheet of keys. */
export function stepKeys(): readonly Pick<Binding<never>, 'shown' | 'text'>[] {
  const held = navigator.userAgent.includes('Mac') ? '⌘' : l10n.t('Ctrl');
  return [
    { shown: `${held} Z`, text: l10n.t('Undo the last edit of the text') },
    { shown: `${held} Y`, text: l10n.t('Redo it') },
  ];
}

/** What Escape does in a part of the page, unless a control in it wants the key for itself. */
export function onEscape(part: HTMLElement, close: () => void): void {
  part.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  });
}

/** The sheet of keys. */
export function keySheet(keymap: readonly Pick<Binding<never>, 'shown' | 'text'>[]): HTMLElement {
  const sheet = document.createElement('section');
  sheet.className = 'sheet';
  sheet.ariaLabel = l10n.t('Keys');
  // In a low page it is scrolled, also by the keyboard.
  sheet.tabIndex = 0;
  const list = document.createElement('dl');
  for (const { shown, text } of keymap) {
    const [key, meaning] = [document.createElement('dt'), document.createElement('dd')];
    const cap = document.createElement('kbd');
    cap.textContent = shown;
    key.append(cap);
    meaning.textContent = text;
    list.append(key, meaning);
  }
  sheet.append(list);
  return sheet;
}
