import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('the workspace of the sample', () => {
  it('is open with its provider file', async () => {
    const files = await vscode.workspace.findFiles('**/*.csp.yaml');
    assert.ok(files.some((file) => file.path.endsWith('/provider.csp.yaml')));
  });

  it('has the extension', () => {
    assert.ok(vscode.extensions.getExtension('csp-connectivity.csp-connectivity'));
  });
});
