import { vi } from 'vitest';
import { typed } from '../wizards/chance';
import { EventEmitter as Quiet, type Uri } from './standIn';
import * as standIn from './standIn';

/** What a person does with a question. */
export type Doing = 'answer' | 'back' | 'escape';

/** A person before the questions of a wizard, and the editor that it writes into. */
export const wizardPerson = {
  random: Math.random as () => number,
  /** Called with each question; what is done with it. */
  decide: (() => 'answer') as (count: number) => Doing | Promise<Doing>,
  /** Titles of the questions, as they were asked. */
  asked: [] as string[],
  /** Whether VS Code takes edits. */
  takesEdits: true,
  /** How many edits were taken. */
  edits: 0,
  /** Texts that were opened without a file. */
  untitled: [] as string[],
  /** By path: what is typed in the editors. */
  texts: new Map<string, string>(),
};

class Emitter<T> {
  #handlers: ((value: T) => void)[] = [];
  readonly event = (handle: (value: T) => void) => {
    this.#handlers.push(handle);
    return { dispose: () => undefined };
  };
  fire(value: T): void {
    for (const handle of [...this.#handlers]) handle(value);
  }
}

const Back = { id: 'back' };

interface Item {
  readonly label: string;
  readonly value: unknown;
}

const isWay = ({ value }: Item) => (value as { constructor?: { name: string } } | null)?.constructor?.name === 'First';

/** A quick pick or an input box, before which the person sits. */
class Input {
  title = '';
  step = 1;
  totalSteps = 1;
  buttons: readonly unknown[] = [];
  items: readonly Item[] = [];
  activeItems: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  canSelectMany = false;
  value = '';
  placeholder: string | undefined;
  validationMessage: string | undefined;
  readonly #accept = new Emitter<void>();
  readonly #change = new Emitter<string>();
  readonly #hide = new Emitter<void>();
  readonly #button = new Emitter<unknown>();
  readonly onDidAccept = this.#accept.event;
  readonly onDidChangeValue = this.#change.event;
  readonly onDidHide = this.#hide.event;
  readonly onDidTriggerButton = this.#button.event;

  constructor(private readonly kind: 'pick' | 'text') {}

  show(): void {
    void this.#meet();
  }

  dispose(): void {}

  async #meet(): Promise<void> {
    const doing = await wizardPerson.decide(wizardPerson.asked.length);
    wizardPerson.asked.push(this.title);
    if (doing === 'escape') this.#hide.fire();
    else if (doing === 'back' && this.buttons.includes(Back)) this.#button.fire(Back);
    else if (this.kind === 'text') this.#type();
    else this.#pick();
  }

  #pick(): void {
    const { random } = wizardPerson;
    const real = this.items.filter((item) => !isWay(item));
    if (this.canSelectMany) {
      if (this.selectedItems.length === 0 || random() < 0.3)
        this.selectedItems = this.items.filter(() => random() < 0.7);
      if (this.selectedItems.length === 0) this.selectedItems = this.items;
    } else {
      const [only] = this.activeItems;
      const chosen = only ?? real[Math.floor(random() * real.length)];
      // Only ways lead on: the person leaves.
      if (!chosen || isWay(chosen)) return this.#hide.fire();
      this.activeItems = [chosen];
    }
    this.#accept.fire();
  }

  #type(): void {
    const { random } = wizardPerson;
    const bank = [this.value, ...Array.from({ length: 6 }, () => typed(random)).flat(), this.placeholder ?? ''];
    for (const text of this.value !== '' && random() < 0.7 ? bank : bank.slice(1).concat(this.value)) {
      this.value = text;
      this.#change.fire(text);
      if (text !== '' && this.validationMessage !== undefined) continue;
      this.#accept.fire();
      if (this.validationMessage === undefined) return;
    }
    this.#hide.fire();
  }
}

interface Replacement {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

class Edit {
  readonly replaced: Replacement[] = [];
  readonly created: { readonly path: string; readonly text: string }[] = [];
  replace(uri: Uri, { start, end }: { start: number; end: number }, text: string): void {
    this.replaced.push({ path: uri.path, start, end, text });
  }
  createFile(uri: Uri, { contents }: { contents: Uint8Array }): void {
    this.created.push({ path: uri.path, text: new TextDecoder().decode(contents) });
  }
}

function applyEdit(edit: Edit): Promise<boolean> {
  const { texts } = wizardPerson;
  if (!wizardPerson.takesEdits) return Promise.resolve(false);
  wizardPerson.edits++;
  for (const { path, text } of edit.created) texts.set(path, text);
  for (const { path, start, end, text } of [...edit.replaced].sort((a, b) => b.start - a.start)) {
    const before = texts.get(path) ?? '';
    texts.set(path, before.slice(0, start) + text + before.slice(end));
  }
  return Promise.resolve(true);
}

const documentOf = (uri: Uri) => ({
  uri,
  isDirty: true,
  getText: () => wizardPerson.texts.get(uri.path) ?? '',
  positionAt: (offset: number) => offset,
});

/** VS Code with that person before it. */
export const vscodeOfPerson = {
  ...standIn,
  EventEmitter: Quiet,
  QuickInputButtons: { Back },
  FileType: { File: 1, Directory: 2 },
  FilePermission: { Readonly: 1 },
  Range: class {
    constructor(
      readonly start: number,
      readonly end: number,
    ) {}
  },
  Selection: vi.fn(),
  TextEditorRevealType: { InCenterIfOutsideViewport: 2 },
  WorkspaceEdit: Edit,
  window: {
    ...standIn.window,
    visibleTextEditors: [],
    createQuickPick: () => new Input('pick'),
    createInputBox: () => new Input('text'),
    showTextDocument: () => Promise.resolve({ revealRange: () => undefined }),
  },
  workspace: {
    get isTrusted() {
      return standIn.person.trusted;
    },
    textDocuments: [],
    getConfiguration: standIn.workspace.getConfiguration,
    applyEdit,
    openTextDocument: (of: Uri | { readonly content: string }) => {
      if ('path' in of) return Promise.resolve(documentOf(of));
      wizardPerson.untitled.push(of.content);
      return Promise.resolve({});
    },
    fs: {
      isWritableFileSystem: () => true,
      stat: async (uri: Uri) => {
        if (wizardPerson.texts.has(uri.path)) return { type: 1 };
        const { stat } = await import('node:fs/promises');
        return { type: (await stat(uri.path)).isDirectory() ? 2 : 1 };
      },
    },
  },
};
