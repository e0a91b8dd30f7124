import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { activateReveal } from '../../../src/vscode/features/reveal/activate';
import type { Selected } from '../../../src/vscode/services/selection';
import type { Services } from '../../../src/vscode/services/services';
import { customerOf, designOf, sample } from './sample';

interface Editor {
  readonly document: {
    readonly uri: string;
    readonly getText: () => string;
    readonly offsetAt: (at: number) => number;
  };
  readonly selection: { active: number };
}

/** The window: what is told to who listens, and the editor that a person is in. */
const editors = vi.hoisted(() => ({
  active: undefined as Editor | undefined,
  moved: (_: { textEditor: Editor }): void => undefined,
  entered: (_: Editor | undefined): void => undefined,
}));

vi.mock('vscode', () => ({
  window: {
    visibleTextEditors: [],
    get activeTextEditor() {
      return editors.active;
    },
    onDidChangeTextEditorSelection: (listen: typeof editors.moved) => (editors.moved = listen),
    onDidChangeActiveTextEditor: (listen: typeof editors.entered) => (editors.entered = listen),
  },
}));

const { file } = customerOf(designOf(sample()), 'contoso');
const offsetOf = (text: string) => file.text.indexOf(text);
const editor: Editor = {
  document: { uri: file.path, getText: () => file.text, offsetAt: (at) => at },
  selection: { active: 0 },
};

const selected: Selected[] = [];
/** Puts the cursor of the editor before a text, and waits until it would be followed. */
function moveTo(text: string): void {
  editor.selection.active = offsetOf(text);
  editors.moved({ textEditor: editor });
  vi.runAllTimers();
}

beforeEach(() => {
  vi.useFakeTimers();
  selected.length = 0;
  activateReveal(
    { subscriptions: [] } as unknown as vscode.ExtensionContext,
    {
      commands: { register: () => undefined },
      files: { fileAt: () => file },
      selection: { set: (next: Selected) => selected.push(next), onDidChange: () => undefined },
    } as unknown as Services,
  );
  return () => vi.useRealTimers();
});

describe('the cursor in the text', () => {
  it('is followed where a person moves it', () => {
    editors.active = editor;
    moveTo('name: contoso-lon');
    expect(selected).toEqual([{ file: file.path, path: ['circuits', 1, 'name'], origin: 'text' }]);
  });

  it('is not followed where the text moves it that another program wrote, while a person is in the diagram', () => {
    editors.active = undefined;
    moveTo('name: contoso-lon');
    expect(selected).toEqual([]);
  });

  it('is followed to where it was put by who comes into the text with it', () => {
    editors.active = undefined;
    moveTo('name: contoso-lon');
    editors.active = editor;
    editors.entered(editor);
    vi.runAllTimers();
    expect(selected.map(({ path }) => path)).toEqual([['circuits', 1, 'name']]);
  });
});
