import { describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { Renaming, uriAfter } from '../../../src/vscode/features/diagram/renamed';
import { Uri } from './standIn';

vi.mock('vscode', () => import('./standIn'));

type Names = readonly (readonly [from: string, to: string])[];

const uri = (path: string) => Uri.file(path) as unknown as vscode.Uri;
const event = (...renamed: Names) => {
  const files = renamed.map(([from, to]) => ({ oldUri: Uri.file(from), newUri: Uri.file(to) }));
  return { files } as unknown as vscode.FileRenameEvent;
};
const after = (path: string, ...renamed: Names) => uriAfter(uri(path), event(...renamed))?.path;

describe('where a file is after something was renamed', () => {
  it('is its new name, or the same name in the folder that has a new one', () => {
    expect(after('/d/customers/a.csp.yaml', ['/d/customers/a.csp.yaml', '/d/customers/b.csp.yaml'])).toBe(
      '/d/customers/b.csp.yaml',
    );
    expect(after('/d/customers/a.csp.yaml', ['/x', '/y'], ['/d/customers', '/d/kunden'])).toBe('/d/kunden/a.csp.yaml');
  });

  it('is where it was when something else was renamed, also what only begins with the same letters', () => {
    expect(after('/d/customers/a.csp.yaml', ['/d/cust', '/d/other'])).toBeUndefined();
    expect(after('/d/customers/a.csp.yaml', ['/d/customers/a.csp.yaml.old', '/d/b'])).toBeUndefined();
  });
});

describe('a file that is renamed again before it is read at its new name', () => {
  const at = uri('/d/customers/a.csp.yaml');
  const toB = event(['/d/customers/a.csp.yaml', '/d/customers/b.csp.yaml']);
  const toKunden = event(['/d/customers', '/d/kunden']);

  it('is followed to where it is last, with what was known of it at first', () => {
    const renaming = new Renaming<string>();
    const first = renaming.take(at, toB, () => 'folds');
    const second = renaming.take(at, toKunden, () => 'nothing is drawn by now');
    expect(second).toMatchObject({ to: { path: '/d/kunden/b.csp.yaml' }, kept: 'folds' });
    expect([first, second].map((one) => one && renaming.isOn(one))).toEqual([false, true]);
  });

  it('is still looked for where something else is renamed meanwhile', () => {
    const renaming = new Renaming<string>();
    const first = renaming.take(at, toB, () => '');
    expect(renaming.take(at, event(['/d/notes.md', '/d/read.md']), () => '')).toBeUndefined();
    expect(first && renaming.isOn(first)).toBe(true);
  });

  it('is not looked for any more once another one was chosen, which is followed from where it is read', () => {
    const renaming = new Renaming<string>();
    const first = renaming.take(at, toB, () => '');
    renaming.end();
    expect(first && renaming.isOn(first)).toBe(false);
    const other = uri('/d/customers/z.csp.yaml');
    expect(renaming.take(other, toKunden, () => '')?.to.path).toBe('/d/kunden/z.csp.yaml');
  });

  it('is none where nothing is drawn', () => {
    expect(new Renaming<string>().take(undefined, toB, () => '')).toBeUndefined();
  });
});
