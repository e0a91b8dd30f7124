import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { type Writing, writeAll } from '../../../src/vscode/services/edits';
import { Uri, newPerson } from './standIn';

/** The open editor of the file, what was written into it, and what happens while the file is read and the edit is taken. */
const editor = vi.hoisted(() => ({
  text: '',
  isDirty: false,
  encoding: 'utf8',
  written: [] as string[],
  meanwhile: (): void => undefined,
  afterwards: (): void => undefined,
  /** Whether VS Code takes the edit. */
  takes: true,
}));

vi.mock('vscode', async () => {
  const standIn = await import('./standIn');
  return {
    ...standIn,
    Range: class {
      constructor(
        readonly start: number,
        readonly end: number,
      ) {}
    },
    WorkspaceEdit: class {
      replace(_: Uri, { start, end }: { start: number; end: number }, text: string) {
        editor.written.push(editor.text.slice(0, start) + text + editor.text.slice(end));
      }
    },
    workspace: {
      ...standIn.workspace,
      isTrusted: true,
      applyEdit: () => {
        editor.afterwards();
        return Promise.resolve(editor.takes);
      },
      decode: (bytes: Uint8Array, { encoding }: { encoding: string }) => {
        editor.meanwhile();
        return Promise.resolve(Buffer.from(bytes).toString(encoding as BufferEncoding));
      },
      openTextDocument: (uri: Uri) =>
        Promise.resolve({ ...editor, uri, getText: () => editor.text, positionAt: (offset: number) => offset }),
    },
  };
});

const BEFORE = 'a: 1\nb: 2\n';
const LONGER = `zero: 0\n${BEFORE}`;

let file: string;
beforeEach(() => {
  newPerson();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'edits-')));
  file = join(folder, 'a.csp.yaml');
  const nothing = () => undefined;
  Object.assign(editor, { text: BEFORE, isDirty: false, encoding: 'utf8', written: [], takes: true });
  Object.assign(editor, { meanwhile: nothing, afterwards: nothing });
  return () => rmSync(folder, { recursive: true });
});

const CHANGED = 'a.csp.yaml was changed at the same time: nothing was written. Try again.';

/** Writes `9` in the place of the first value. */
const write = () => {
  const edits = [{ start: 3, end: 4, newText: '9' }];
  const writing: Writing = {
    uri: Uri.file(file) as unknown as vscode.Uri,
    path: 'a.csp.yaml',
    before: editor.text,
    edits,
  };
  return writeAll([writing]);
};

describe('an edit of a file', () => {
  it('is refused where another program wrote the file, and VS Code has not taken it in yet', async () => {
    writeFileSync(file, LONGER);
    await expect(write()).rejects.toThrow(CHANGED);
    expect(editor.written).toEqual([]);
    editor.text = LONGER;
    await write();
    expect(editor.written).toHaveLength(1);
  });

  it.each([
    ['', LONGER],
    [', also where it was written over another text', BEFORE],
  ])('is refused where VS Code takes in another text meanwhile%s', async (_, onDisk) => {
    writeFileSync(file, onDisk);
    editor.meanwhile = () => (editor.text = LONGER);
    await expect(write()).rejects.toThrow(CHANGED);
    expect(editor.written).toEqual([]);
  });

  it('says why VS Code does not take it: the text is another one by now, or else it is read-only', async () => {
    editor.takes = false;
    await expect(write()).rejects.toThrow('a.csp.yaml could not be changed: it is read-only.');
    editor.afterwards = () => (editor.text = LONGER);
    await expect(write()).rejects.toThrow(CHANGED);
  });

  it.each([
    ['as it is on disk', BEFORE, 'utf8'],
    ['that has a byte order mark, or line ends of two kinds', '\uFEFFa: 1\r\nb: 2\n', 'utf8'],
    ['in the encoding that its editor reads it by', BEFORE, 'utf16le'],
  ] as const)('is written into a text %s', async (_, onDisk, encoding) => {
    writeFileSync(file, onDisk, encoding);
    editor.encoding = encoding;
    await write();
    expect(editor.written).toEqual(['a: 9\nb: 2\n']);
  });

  it('is written beside what is typed and not saved, and into a text whose file is gone', async () => {
    await write();
    writeFileSync(file, 'a: 1\n');
    editor.isDirty = true;
    await write();
    expect(editor.written).toHaveLength(2);
  });
});
