import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** The answer "one question back". */
export const BACK = Symbol('back');

/** Where a question stands among the others. */
export interface Frame {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

/**
 * Asks by itself, not as one of several questions, which of some items is meant.
 * @throws CancellationError where none is picked
 */
export async function askItem<T extends vscode.QuickPickItem>(
  items: readonly T[],
  options: Pick<vscode.QuickPickOptions, 'title' | 'placeHolder' | 'matchOnDescription' | 'matchOnDetail'>,
): Promise<T> {
  const picked = await vscode.window.showQuickPick(items, { ...options, ignoreFocusOut: true });
  if (!picked) throw new vscode.CancellationError();
  return picked;
}

/**
 * Asks by itself for a line of text.
 * @throws CancellationError where the user leaves
 */
export async function askLine(
  options: Pick<vscode.InputBoxOptions, 'title' | 'prompt' | 'value' | 'validateInput'>,
): Promise<string> {
  const typed = await vscode.window.showInputBox({ ...options, ignoreFocusOut: true });
  if (typed === undefined) throw new vscode.CancellationError();
  return typed;
}

/** @param active the one that is highlighted at first, where it is not the first */
export function pickOne<T>(
  frame: Frame,
  placeholder: string,
  choices: readonly Choice<T>[],
  active?: (value: T) => boolean,
): Promise<T | typeof BACK> {
  const pick = quickPick(frame, placeholder, choices);
  const chosen = active && pick.items.find(({ value }) => active(value));
  if (chosen) pick.activeItems = [chosen];
  return answered(pick, (accept) => {
    pick.onDidAccept(() => {
      const [found] = pick.activeItems;
      if (found) accept(found.value);
    });
  });
}

/**
 * @param chosen what is ticked at first
 * @param least how many have to be ticked
 */
export function pickMany<T>(
  frame: Frame,
  placeholder: string,
  choices: readonly Choice<T>[],
  { chosen, least = 0 }: { readonly chosen: (value: T) => boolean; readonly least?: number },
): Promise<T[] | typeof BACK> {
  const pick = quickPick(frame, placeholder, choices);
  pick.canSelectMany = true;
  pick.selectedItems = pick.items.filter(({ value }) => chosen(value));
  return answered(pick, (accept) => {
    pick.onDidAccept(() => {
      if (pick.selectedItems.length >= least) accept(pick.selectedItems.map(({ value }) => value));
      else pick.title = `${frame.title}: ${l10n.t('tick {0} at least', least)}`;
    });
  });
}

/** @param validate what is wrong with the text, in a sentence; told while it is typed */
export function text(
  frame: Frame,
  prompt: string,
  {
    value = '',
    placeholder,
    validate,
  }: { value?: string; placeholder?: string; validate?: (text: string) => string | undefined } = {},
): Promise<string | typeof BACK> {
  const input = vscode.window.createInputBox();
  Object.assign(input, frame);
  input.prompt = prompt;
  input.value = value;
  input.placeholder = placeholder;
  const check = () => (input.validationMessage = validate?.(input.value.trim()));
  // What is wrong with nothing typed is told only to who tries to go on with it.
  input.onDidChangeValue(() => (input.value.trim() === '' ? (input.validationMessage = undefined) : check()));
  return answered(input, (accept) => {
    input.onDidAccept(() => {
      if (check() === undefined) accept(input.value.trim());
    });
  });
}

function quickPick<T>(frame: Frame, placeholder: string, choices: readonly Choice<T>[]) {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & Choice<T>>();
  Object.assign(pick, frame);
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = choices;
  return pick;
}

/** Shows a question and waits for its answer. */
function answered<T>(
  input: vscode.QuickInput & {
    buttons: readonly vscode.QuickInputButton[];
    onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
  },
  listen: (accept: (value: T) => void) => void,
): Promise<T | typeof BACK> {
  input.ignoreFocusOut = true;
  if ((input.step ?? 1) > 1) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise<T | typeof BACK>((resolve, reject) => {
    listen(resolve);
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) resolve(BACK);
    });
    input.onDidHide(() => reject(new vscode.CancellationError()));
    input.show();
  }).finally(() => input.dispose());
}
