import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { Stepping } from '../../../src/vscode/features/diagram/stepping';
import { Uri, newPerson, person } from './standIn';

interface Text {
  readonly uri: Uri;
  version: number;
}

/** A window with texts, of which one at most has the keyboard: VS Code's undo is of that one. */
const editors = vi.hoisted(() => ({
  active: undefined as Text | undefined,
  texts: new Map<string, Text>(),
  /** What is done, in its order. */
  done: [] as string[],
  /** Where another editor is gone to while one is being shown. */
  instead: undefined as Text | undefined,
  /** How many steps there are to take. */
  steps: 0,
  groups: [] as unknown[],
}));

vi.mock('vscode', async () => {
  const there = await import('./standIn');
  const texts = editors.texts;
  class TabInputText {
    constructor(readonly uri: Uri) {}
  }
  return {
    ...there,
    TabInputText,
    workspace: {
      get isTrusted() {
        return there.person.trusted;
      },
      asRelativePath: ({ path }: Uri) => path.slice(1),
      openTextDocument: (uri: Uri) => Promise.resolve(texts.get(uri.path)),
    },
    window: {
      get activeTextEditor() {
        return editors.active && { document: editors.active };
      },
      tabGroups: {
        get all() {
          return editors.groups;
        },
      },
      showTextDocument: async (document: Text, { viewColumn }: { viewColumn: number }) => {
        editors.done.push(`show ${document.uri.path} in ${viewColumn}`);
        await new Promise((resolve) => setTimeout(resolve, 1));
        editors.active = editors.instead ?? document;
      },
    },
    commands: {
      executeCommand: async (id: string) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        const { active } = editors;
        editors.done.push(`${id} ${active?.uri.path ?? 'in the page'}`);
        if (active && editors.steps-- > 0) active.version++;
      },
    },
  };
});

const { TabInputText } = (await import('vscode')) as unknown as { TabInputText: new (uri: Uri) => object };
const text = (path: string): Text => {
  const made = { uri: Uri.file(path), version: 1 };
  editors.texts.set(path, made);
  return made;
};
const contoso = text('/contoso.csp.yaml');
const fabrikam = text('/fabrikam.csp.yaml');
const where = contoso.uri as unknown as vscode.Uri;
const tabs = (viewColumn: number, ...paths: string[]) => ({
  viewColumn,
  tabs: paths.map((path) => ({ input: new TabInputText(Uri.file(path)) })),
});

let stepping: Stepping;
beforeEach(() => {
  newPerson();
  Object.assign(editors, { active: fabrikam, done: [], instead: undefined, steps: 9 });
  editors.groups = [tabs(1, '/fabrikam.csp.yaml'), tabs(2)];
  const reveal = (_: unknown, keepsFocus: boolean) => {
    if (!keepsFocus) editors.active = undefined;
    editors.done.push('back');
  };
  stepping = new Stepping({ viewColumn: 2, reveal } as unknown as vscode.WebviewPanel);
});

describe('undo and redo in the picture', () => {
  it.each(['undo', 'redo'] as const)('%s in the text of the customer, and come back', async (step) => {
    await stepping.take(step, where);
    expect(editors.done).toEqual(['show /contoso.csp.yaml in 1', `${step} /contoso.csp.yaml`, 'back']);
  });

  it('show the text where it is open, and over the picture only where there is no other place', async () => {
    editors.groups = [tabs(1), tabs(2), tabs(3, '/contoso.csp.yaml')];
    await stepping.take('undo', where);
    editors.groups = [tabs(2)];
    await stepping.take('undo', where);
    expect(editors.done.filter((what) => what.startsWith('show'))).toEqual([
      'show /contoso.csp.yaml in 3',
      'show /contoso.csp.yaml in 2',
    ]);
  });

  it('take one step after the other where the key is held down', async () => {
    await Promise.all([1, 2, 3].map(() => stepping.take('undo', where)));
    const one = ['show /contoso.csp.yaml in 1', 'undo /contoso.csp.yaml', 'back'];
    expect(editors.done).toEqual([...one, ...one, ...one]);
  });

  it('leave the text alone that somebody has gone to meanwhile', async () => {
    editors.instead = fabrikam;
    await expect(stepping.take('undo', where)).rejects.toThrow('nothing to undo');
    expect(editors.done).not.toContain('undo /fabrikam.csp.yaml');
    expect(editors.done.at(-1)).toBe('back');
  });

  it('say so where there is nothing, and take the next step nevertheless', async () => {
    editors.steps = 0;
    await expect(stepping.take('redo', where)).rejects.toThrow('There is nothing to redo in contoso.csp.yaml.');
    editors.steps = 1;
    await stepping.take('undo', where);
  });

  it('are refused in Restricted Mode, before the text is gone to', async () => {
    person.trusted = false;
    await expect(stepping.take('undo', where)).rejects.toThrow('Restricted Mode');
    expect(editors.done).toEqual([]);
  });
});
