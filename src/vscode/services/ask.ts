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

/** A question whose answer is the key of that name. */
export interface Step<A> {
  readonly answer: keyof A;
  /** Whether the question arises after the answers so far. */
  readonly when?: (answers: Partial<A>) => boolean;
  readonly ask: (answers: Partial<A>, frame: Frame) => Promise<A[keyof A] | typeof BACK>;
}

/** A question, held to the type of its answer. */
export function step<A, K extends keyof A>(
  answer: K,
  ask: (answers: Partial<A>, frame: Frame) => Promise<NonNullable<A[K]> | typeof BACK>,
  when?: (answers: Partial<A>) => boolean,
): Step<A> {
  return { answer, ask, ...(when && { when }) };
}

/**
 * Asks one question after the other, with a way back; what is answered already is not asked.
 * @throws CancellationError when the user leaves
 */
export async function askAll<A extends object>(
  title: string,
  steps: readonly Step<A>[],
  given: Partial<A>,
): Promise<Partial<A>> {
  const asked: { readonly index: number; readonly before: Partial<A> }[] = [];
  let answers: Partial<A> = { ...given };
  for (let index = 0; index < steps.length;) {
    const question = steps[index];
    if (!question || answers[question.answer] !== undefined || question.when?.(answers) === false) {
      index++;
      continue;
    }
    const before = answers;
    const left = steps.slice(index).filter((s) => before[s.answer] === undefined && s.when?.(before) !== false);
    const frame = { title, step: asked.length + 1, totalSteps: asked.length + left.length };
    const answer = await question.ask(answers, frame);
    if (answer === BACK) {
      const previous = asked.pop();
      if (previous) ({ index, before: answers } = previous);
      continue;
    }
    asked.push({ index, before });
    answers = { ...answers, [question.answer]: answer };
    index++;
  }
  return answers;
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

export function pickOne<T>(frame: Frame, placeholder: string, choices: readonly Choice<T>[]): Promise<T | typeof BACK> {
  const pick = quickPick(frame, placeholder, choices);
  return answered(pick, (accept) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.activeItems;
      if (chosen) accept(chosen.value);
    });
  });
}

/** @param chosen what is ticked at first */
export function pickMany<T>(
  frame: Frame,
  placeholder: string,
  choices: readonly Choice<T>[],
  chosen: (value: T) => boolean,
): Promise<T[] | typeof BACK> {
  const pick = quickPick(frame, placeholder, choices);
  pick.canSelectMany = true;
  pick.selectedItems = pick.items.filter(({ value }) => chosen(value));
  return answered(pick, (accept) => {
    pick.onDidAccept(() => accept(pick.selectedItems.map(({ value }) => value)));
  });
}

/** @param validate what is wrong with the text, in a sentence */
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
  input.onDidChangeValue(() => (input.validationMessage = undefined));
  return answered(input, (accept) => {
    input.onDidAccept(() => {
      const typed = input.value.trim();
      input.validationMessage = validate?.(typed);
      if (input.validationMessage === undefined) accept(typed);
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

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const NAME = /^[A-Za-z0-9._-]{1,80}$/;

export function guidProblem(value: string): string | undefined {
  return GUID.test(value) ? undefined : l10n.t('Give a GUID, such as 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001.');
}

export function nameProblem(value: string): string | undefined {
  return NAME.test(value) ? undefined : l10n.t('A name has 1 to 80 letters, digits, points, hyphens or underscores.');
}

/** `Contoso B.V.` is `contoso-b-v`: a first proposal for a name. */
export function nameFrom(displayName: string): string {
  const plain = displayName.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}
