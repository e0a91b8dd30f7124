import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { api, bytesOf, file, problems, rows, unexpected, until } from '../api';

const ANSWERS = {
  displayName: 'Northwind',
  name: 'northwind',
  tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001',
  cloud: 'AzureCloud',
  asn: 65010,
  site: 'ams-dc1',
  peeringLocation: 'Amsterdam',
  serviceProviderName: 'Equinix',
  platform: 'cisco-iosxe',
};

describe('a workspace without a design', () => {
  it('has an empty tree, so that the welcome view is shown', async () => {
    assert.deepEqual((await rows()).nodes, []);
  });

  for (const name of [
    'check',
    'openDiagram',
    'generate',
    'plan',
    'deploy',
    'addCustomer',
    'addCircuit',
    'revealInFile',
  ]) {
    it(`tells what to do when "${name}" is run`, async () => {
      assert.equal(await vscode.commands.executeCommand(`cspConnectivity.${name}`), undefined);
    });
  }

  it('leaves a file alone that is no design', async () => {
    writeFileSync(file('notes.csp.yaml').fsPath, 'title: shopping\nitems: [milk]\n');
    await vscode.commands.executeCommand('cspConnectivity.refresh');
    await api().then((a) => a.latest());
    assert.deepEqual(problems('notes.csp.yaml'), []);
  });

  it('says that a customer has no provider file above it', async () => {
    writeFileSync(file('stray.csp.yaml').fsPath, 'formatVersion: 1\nkind: Customer\nname: stray\n');
    await until('the finding', () =>
      problems('stray.csp.yaml').some((d) => String(d.message).includes('provider.csp.yaml')),
    );
    await vscode.workspace.fs.delete(file('stray.csp.yaml'));
    await until('its end', () => problems('stray.csp.yaml').length === 0);
  });

  it('can be given one, without an error', async () => {
    await vscode.commands.executeCommand('cspConnectivity.createDesign', file(''), ANSWERS);
    const { findings, assembly } = await (await api()).latest();
    assert.equal(assembly.designs.length, 1);
    assert.deepEqual(
      findings.filter((f) => f.severity === 'error'),
      [],
    );
    assert.match(bytesOf('provider.csp.yaml'), /^# .*\n# .*\nformatVersion: 1\nkind: Provider\n/);
  });

  it('takes a customer that the user gives up half way', async () => {
    const running = vscode.commands.executeCommand('cspConnectivity.addCustomer', undefined, { displayName: 'Half' });
    let isOver = false;
    const ended = Promise.resolve(running).finally(() => (isOver = true));
    // Nobody tells when the question is there: it is left until it was.
    while (!isOver) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    }
    assert.equal(await ended, undefined);
    assert.deepEqual(await vscode.workspace.findFiles('customers/**'), []);
  });

  it('gets a copy of the sample', async () => {
    const target = await vscode.commands.executeCommand<vscode.Uri>('cspConnectivity.openSample', file(''));
    assert.ok(target.path.endsWith('/northwind'));
    const { assembly } = await (await api()).latest();
    assert.deepEqual(
      assembly.designs.find((d) => d.folder === 'northwind')?.customers.map((c) => c.name),
      ['contoso', 'fabrikam', 'wingtip'],
    );
  });

  it('leaves no exception in the log', async () => {
    assert.deepEqual(await unexpected(), []);
  });
});
