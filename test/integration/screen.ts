import * as vscode from 'vscode';

/** What a person chooses where a list has it: the first entry that matches; everything else is left with Escape. */
export type Choice = RegExp;

const window_ = vscode.window as unknown as Record<string, (...args: never[]) => unknown>;
const LEFT_AFTER_MS = 30;
const PAGE_MS = 30_000;

const tabs = () =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .map(({ label, isActive }) => `${isActive ? 'tab in front' : 'tab'} | ${label}`);

type Item = string | { readonly label: string; readonly description?: string; readonly detail?: string };
const textOf = (item: Item) =>
  typeof item === 'string' ? item : [item.label, item.description, item.detail].filter(Boolean).join(' ');

/**
 * Runs something, and gives back all that it put on the screen: titles and prompts of questions with what they offer,
 * dialogs, messages, pages and texts. A person who chooses nothing stands before it.
 * @param isShown whether what is waited for is there: a page comes into its tab a moment after it was made
 */
export async function onScreen(
  run: () => Thenable<unknown>,
  choices: readonly Choice[] = [],
  isShown: (seen: readonly string[]) => boolean = () => true,
): Promise<string[]> {
  const seen: string[] = [];
  const left = [...choices];
  const told = (kind: string, ...texts: (string | undefined)[]) =>
    seen.push([kind, ...texts].filter(Boolean).join(' | '));
  const chosenOf = <T extends Item>(items: readonly T[]): T | undefined => {
    const [wanted] = left;
    const found = wanted && items.find((item) => wanted.test(textOf(item)));
    if (found) left.shift();
    return found;
  };
  const replaced = new Map<string, (...args: never[]) => unknown>();
  const replace = (name: string, by: (original: (...args: never[]) => unknown) => (...args: never[]) => unknown) => {
    const original = window_[name];
    if (!original) throw new Error(`vscode.window has no ${name}`);
    replaced.set(name, original);
    window_[name] = by(original.bind(vscode.window));
  };

  replace('showQuickPick', () => async (items: Item[] | Thenable<Item[]>, options?: vscode.QuickPickOptions) => {
    const all = await items;
    told('pick', options?.title, options?.placeHolder, ...all.map(textOf));
    return chosenOf(all);
  });
  replace('showInputBox', () => (options?: vscode.InputBoxOptions) => {
    told('input', options?.title, options?.prompt, options?.value);
    return Promise.resolve(undefined);
  });
  const leave = (original: (...args: never[]) => unknown) => () => {
    const input = original() as vscode.QuickPick<vscode.QuickPickItem> & vscode.InputBox;
    const show = input.show.bind(input);
    input.show = () => {
      told('question', input.title, input.prompt ?? input.placeholder, ...(input.items ?? []).map(textOf));
      show();
      setTimeout(() => input.hide(), LEFT_AFTER_MS);
    };
    return input;
  };
  replace('createQuickPick', leave);
  replace('createInputBox', leave);
  for (const name of ['showOpenDialog', 'showSaveDialog']) {
    replace(name, () => (options?: { title?: string; openLabel?: string; saveLabel?: string }) => {
      told('dialog', options?.title, options?.openLabel, options?.saveLabel);
      return Promise.resolve(undefined);
    });
  }
  for (const name of ['showInformationMessage', 'showWarningMessage', 'showErrorMessage']) {
    replace(name, () => (message: string, options?: vscode.MessageOptions | string) => {
      told(name, message, typeof options === 'object' ? options.detail : undefined);
      return Promise.resolve(undefined);
    });
  }
  try {
    await run();
    const deadline = Date.now() + PAGE_MS;
    for (;;) {
      const all = [...seen, ...tabs()];
      if (isShown(all) || Date.now() > deadline) return all;
      await new Promise((resolve) => setTimeout(resolve, LEFT_AFTER_MS));
    }
  } finally {
    for (const [name, original] of replaced) window_[name] = original;
  }
}

/**
 * Runs something in front of a person who picks entries by their whole labels and types texts, each in its turn, and leaves what is asked
 * beyond that. Returns the titles of what was asked.
 */
export async function answering(
  { pick = [], type = [] }: { readonly pick?: readonly string[]; readonly type?: readonly string[] },
  run: () => Thenable<unknown>,
): Promise<string[]> {
  const [picks, texts] = [[...pick], [...type]];
  const asked: string[] = [];
  const { showQuickPick, showInputBox } = window_;
  window_['showQuickPick'] = async (items: Item[] | Thenable<Item[]>, options?: vscode.QuickPickOptions) => {
    asked.push(options?.title ?? '');
    const wanted = picks.shift();
    return (await items).find((item) => (typeof item === 'string' ? item : item.label) === wanted);
  };
  window_['showInputBox'] = (options?: vscode.InputBoxOptions) => {
    asked.push(options?.title ?? '');
    return Promise.resolve(texts.shift());
  };
  try {
    await run();
  } finally {
    Object.assign(window_, { showQuickPick, showInputBox });
  }
  return asked;
}
