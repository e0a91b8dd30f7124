import { strict as assert } from 'node:assert';
import { rmSync, writeFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { api, bytesOf, codesOf, file, open, problems, revert, type, until } from '../api';

const CONTOSO = 'customers/contoso.csp.yaml';
const errors = (path: string) => problems(path).filter((d) => d.severity === vscode.DiagnosticSeverity.Error);

describe('problems', () => {
  it('has no error in the sample', async () => {
    const { findings } = await (await api()).latest();
    assert.deepEqual(
      findings.filter((f) => f.severity === 'error'),
      [],
    );
  });

  it('marks the value that is wrong, links to the rule, and goes with undo', async () => {
    const editor = await open(CONTOSO);
    await type(editor, 'vlanId: 110', 'vlanId: 9999');
    const [problem] = await until('an error', () => errors(CONTOSO).length > 0 && errors(CONTOSO));
    assert.ok(problem);
    assert.equal(editor.document.getText(problem.range), '9999');
    assert.equal(problem.source, 'csp-connectivity');
    assert.ok(typeof problem.code === 'object' && problem.code.target.scheme === 'command');
    await vscode.commands.executeCommand('undo');
    await until('no error after undo', () => errors(CONTOSO).length === 0);
    assert.ok(!editor.document.isDirty);
  });

  it('tells of half typed text, and not of what it hides', async () => {
    const editor = await open(CONTOSO);
    await type(editor, 'circuits:', 'circuits: [');
    await until('the syntax error', () => codesOf(errors(CONTOSO)).some((code) => code.startsWith('YAML-')));
    assert.equal(errors(CONTOSO).length, 1);
    await revert(editor);
    await until('no error', () => errors(CONTOSO).length === 0);
  });

  it('comes with a file that is made, and goes with it', async () => {
    const path = 'customers/half.csp.yaml';
    writeFileSync(file(path).fsPath, 'formatVersion: 1\nkind: Customer\nname: half\n');
    await until('findings of the new file', () => problems(path).length > 0);
    rmSync(file(path).fsPath);
    await until('no finding of what is gone', () => problems(path).length === 0);
  });

  it('leaves excluded files alone', async () => {
    const path = 'customers/excluded.csp.yaml';
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('exclude', { '**/excluded.csp.yaml': true }, vscode.ConfigurationTarget.Workspace);
    writeFileSync(file(path).fsPath, 'formatVersion: 1\nkind: Customer\nname: excluded\n');
    await vscode.commands.executeCommand('cspConnectivity.refresh');
    const { findings } = await (await api()).latest();
    assert.deepEqual(
      findings.filter((f) => f.place.file === path),
      [],
    );
    await settings.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    await until('findings once it is not excluded any more', () => problems(path).length > 0);
    rmSync(file(path).fsPath);
    await until('no finding', () => problems(path).length === 0);
  });

  it('writes nothing into files that are only opened', async () => {
    for (const path of ['provider.csp.yaml', CONTOSO, 'customers/fabrikam.csp.yaml', 'customers/wingtip.csp.yaml']) {
      const before = bytesOf(path);
      const editor = await open(path);
      assert.ok(!editor.document.isDirty, path);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      assert.equal(bytesOf(path), before);
    }
  });
});
