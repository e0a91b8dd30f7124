import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Outcome } from '../../../src/deploy';
import type { Plan } from '../../../src/plan';
import { api, file, open, revert, rows, type, until } from '../api';

const DESIGN = 'Northwind Cloud Services';
const CUSTOMERS = [
  ['contoso', 'Contoso B.V.'],
  ['fabrikam', 'Fabrikam GmbH'],
  ['wingtip', 'Wingtip Toys AG'],
] as const;

describe('a deployment to the simulator', () => {
  for (const [name, label] of CUSTOMERS) {
    it(`of ${name} ends with every resource Succeeded, and the tree shows the states`, async () => {
      const outcome = await vscode.commands.executeCommand<Outcome>(
        'cspConnectivity.deploy',
        { customer: name },
        { target: 'simulator', yes: true },
      );
      assert.equal(outcome.status, 'succeeded', JSON.stringify(outcome.steps.filter((s) => s.state !== 'Succeeded')));
      assert.ok(outcome.resources.length > 5);
      assert.deepEqual(
        outcome.resources.filter((r) => r.provisioningState !== 'Succeeded'),
        [],
      );
      const { items } = await rows(DESIGN, label, 'Circuits');
      for (const item of items) assert.match(String(item.description), /Enabled · Provisioned$/);
    });
  }

  it('finds everything in place the second time', async () => {
    const plan = await vscode.commands.executeCommand<Plan>(
      'cspConnectivity.plan',
      { customer: 'contoso' },
      { target: 'simulator' },
    );
    assert.deepEqual([...new Set(plan.steps.map(({ action }) => action))], ['keep']);
  });

  it('shows the plan as a page', async () => {
    await until('the page of the plan', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label === 'Plan: Contoso B.V.'),
    );
  });

  it('is refused while the design has an error', async () => {
    const editor = await open('customers/wingtip.csp.yaml');
    await type(editor, 'subscription: retail', 'subscription: nowhere');
    const outcome = await vscode.commands.executeCommand(
      'cspConnectivity.deploy',
      { customer: 'wingtip' },
      { target: 'simulator', yes: true },
    );
    assert.equal(outcome, undefined);
    await revert(editor);
    await (await api()).latest();
  });
});

describe('generating', () => {
  const out = () => file('out');
  const generate = () =>
    vscode.commands.executeCommand<string[]>(
      'cspConnectivity.generate',
      { customer: 'contoso' },
      { format: 'arm', folder: out() },
    );

  it('writes the templates, and nothing the second time', async () => {
    const written = await generate();
    assert.ok(written.some((path) => path.endsWith('.json')));
    for (const path of written) assert.ok(existsSync(join(out().fsPath, path)), path);
    assert.deepEqual(await generate(), []);
  });

  it('asks before it writes over what was changed by hand', async () => {
    const path = readdirSync(out().fsPath, { recursive: true, encoding: 'utf8' }).find(
      (p) => p.endsWith('.json') && !p.endsWith('manifest.json'),
    );
    assert.ok(path);
    const at = join(out().fsPath, path);
    const changed = `${readFileSync(at, 'utf8')}\n`;
    writeFileSync(at, changed);
    const running = generate();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await until('the end of the question', () => Promise.race([running.then(() => true), delay(500)]));
    assert.equal(readFileSync(at, 'utf8'), changed);
    await vscode.workspace.fs.delete(out(), { recursive: true });
  });
});

function delay(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}
