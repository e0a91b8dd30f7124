import { describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { uriAfter } from '../../../src/vscode/features/diagram/renamed';
import { Uri } from './standIn';

vi.mock('vscode', () => import('./standIn'));

const after = (path: string, ...renamed: readonly (readonly [string, string])[]) => {
  const files = renamed.map(([from, to]) => ({ oldUri: Uri.file(from), newUri: Uri.file(to) }));
  return uriAfter(Uri.file(path) as unknown as vscode.Uri, { files } as unknown as vscode.FileRenameEvent)?.path;
};

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
