import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

interface Manifest {
  contributes: { commands: { command: string }[] };
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('csp-connectivity.csp-connectivity');
  assert.ok(found, 'the extension is not installed');
  return found;
}

describe('the extension in the workspace of the sample', () => {
  it('becomes active by itself, because there is a design', async () => {
    assert.equal((await vscode.workspace.findFiles('**/provider.csp.yaml')).length, 1);
    const deadline = Date.now() + 15_000;
    while (!extension().isActive && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(extension().isActive);
  });

  it('has a handler for every command that it contributes', async () => {
    const { contributes } = extension().packageJSON as Manifest;
    const known = new Set(await vscode.commands.getCommands(true));
    assert.ok(contributes.commands.length > 0);
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((command) => !known.has(command)),
      [],
    );
  });
});
