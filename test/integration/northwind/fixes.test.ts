import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { bytesOf, codesOf, open, problems, revert, type, until } from '../api';

const CONTOSO = 'customers/contoso.csp.yaml';
const FABRIKAM = 'customers/fabrikam.csp.yaml';

/** The quick fixes at the first problem of a code. */
async function fixesOf(editor: vscode.TextEditor, path: string, code: string): Promise<vscode.CodeAction[]> {
  const problem = await until(`a problem ${code}`, () => problems(path).find((d) => codesOf([d])[0] === code));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    problem.range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
  return actions.filter((action) => action.edit ?? action.command?.command.startsWith('cspConnectivity.'));
}

async function take(action: vscode.CodeAction | undefined): Promise<void> {
  assert.ok(action, 'no fix');
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
  else if (action.command) {
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}

const count = (path: string, code: string) => codesOf(problems(path)).filter((c) => c === code).length;

describe('quick fixes', () => {
  const cases: readonly (readonly [code: string, path: string, from: string, to: string, fixed: string])[] = [
    [
      'PEER-007',
      CONTOSO,
      'primaryPeerAddressPrefix: 172.16.0.0/30\n        secondaryPeerAddressPrefix: 172.16.0.4/30',
      'primaryPeerAddressPrefix: 172.16.0.0/29',
      'secondaryPeerAddressPrefix: 172.16.0.4/30',
    ],
    [
      'GW-001',
      CONTOSO,
      '          - { name: GatewaySubnet, addressPrefix: 10.101.0.0/27 }\n',
      '',
      'name: GatewaySubnet, addressPrefix: 10.101.0.0/27',
    ],
    ['CKT-001', CONTOSO, 'bandwidthInMbps: 1000', 'bandwidthInMbps: 1500', 'bandwidthInMbps: 2000'],
    ['REF-004', CONTOSO, 'edgeRouter: lon-edge-1', 'edgeRouter: lon-edge-l', 'edgeRouter: lon-edge-1'],
    [
      'FMT-001',
      CONTOSO,
      'serviceProviderName: Megaport',
      'servceProviderName: Megaport',
      'serviceProviderName: Megaport',
    ],
    [
      'PEER-024',
      FABRIKAM,
      "        routeFilter: { name: rf-fabrikam, communities: ['12076:51041'] }\n",
      '',
      "communities: ['12076:51041']",
    ],
  ];
  for (const [code, path, from, to, fixed] of cases) {
    it(`of ${code} take it away, and undo restores the bytes`, async () => {
      const editor = await open(path);
      await type(editor, from, to);
      const broken = editor.document.getText();
      const actions = await fixesOf(editor, path, code);
      const before = count(path, code);
      await take(actions.find((action) => action.isPreferred) ?? actions[0]);
      assert.ok(editor.document.getText().includes(fixed));
      await until('the problem gone', () => count(path, code) < before);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), broken);
      await revert(editor);
      assert.equal(editor.document.getText(), bytesOf(path));
    });
  }

  it('of all of a kind hand out what is free once only', async () => {
    const editor = await open(CONTOSO);
    await type(editor, 'vlanId: 110', 'vlanId: 4001');
    await type(editor, 'vlanId: 111', 'vlanId: 4002');
    await until('two problems', () => count(CONTOSO, 'NET-016') === 2);
    const all = (await fixesOf(editor, CONTOSO, 'NET-016')).find(({ title }) => title.includes('NET-016'));
    await take(all);
    assert.ok(
      editor.document.getText().includes('vlanId: 100\n') && editor.document.getText().includes('vlanId: 101\n'),
    );
    await until('none left', () => count(CONTOSO, 'NET-016') === 0);
    await vscode.commands.executeCommand('undo');
    assert.ok(editor.document.getText().includes('vlanId: 4001') && editor.document.getText().includes('vlanId: 4002'));
    await revert(editor);
  });

  it('move a secret in clear text into the secret store', async () => {
    const editor = await open(CONTOSO);
    await type(editor, 'sharedKey: { secret: contoso-lon-private }', 'sharedKey: NotASecretAnyMore1');
    const actions = await fixesOf(editor, CONTOSO, 'SEC-007');
    const action = actions.find(({ command }) => command?.command === 'cspConnectivity.moveSecret');
    assert.ok(!JSON.stringify(action).includes('NotASecretAnyMore1'));
    await take(action);
    assert.ok(editor.document.getText().includes('sharedKey: { secret: contoso-lon-private }'));
    assert.ok(!editor.document.getText().includes('NotASecretAnyMore1'));
    await until('no error', () => problems(CONTOSO).every((d) => d.severity !== vscode.DiagnosticSeverity.Error));
    await revert(editor);
  });

  it('are offered as "fix all" of the source, for what has one meaning', async () => {
    const editor = await open(CONTOSO);
    await type(editor, 'formatVersion: 1\n', '');
    await until('the problem', () => count(CONTOSO, 'FMT-006') === 1);
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      whole,
      vscode.CodeActionKind.SourceFixAll.value,
    );
    await take(actions.find(({ kind }) => kind && vscode.CodeActionKind.SourceFixAll.contains(kind)));
    assert.equal(editor.document.getText(), bytesOf(CONTOSO));
    await revert(editor);
  });
});

describe('allocation', () => {
  it('hands out all that a customer lacks, in one step', async () => {
    const editor = await open(CONTOSO);
    const lacking = [
      [
        '        vlanId: 111\n        primaryPeerAddressPrefix: 172.16.0.8/30\n        secondaryPeerAddressPrefix: 172.16.0.12/30\n',
        '',
      ],
      [', vlanId: 511, localAddress: 100.64.10.5/30, peerAddress: 100.64.10.6', ''],
      ["  routeDistinguisher: '65010:1001'\n", ''],
    ] as const;
    for (const [from, to] of lacking) await type(editor, from, to);
    const before = editor.document.getText();
    await vscode.commands.executeCommand('cspConnectivity.allocate', { customer: CONTOSO });
    const after = editor.document.getText();
    for (const text of [
      "routeDistinguisher: '65010:1000'",
      'primaryPeerAddressPrefix: 172.16.0.8/30',
      'vlanId: 100',
      'vlanId: 101',
    ]) {
      assert.ok(after.includes(text), text);
    }
    await until('no error', () => problems(CONTOSO).every((d) => d.severity !== vscode.DiagnosticSeverity.Error));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
    await revert(editor);
  });
});

describe('the reports', () => {
  it('tell of routes, paths, failures and pools', async () => {
    const run = <T>(id: string, ...args: unknown[]) =>
      vscode.commands.executeCommand<T>(`cspConnectivity.${id}`, ...args);
    const customer = { customer: 'contoso' };
    const routes = await run<{ routes: unknown[] }>('showRoutes', customer, { subnet: 'prod/apps/web' });
    assert.equal(routes.routes.length, 4);
    const flow = { from: 'utrecht', to: 'prod/apps/web', port: 443 };
    const path = await run<{ forward: { delivered: boolean } }>('tracePath', customer, flow);
    assert.ok(path.forward.delivered);
    const failures = await run<{ failures: { name: string }[] }>('simulateFailures', customer);
    assert.ok(failures.failures.some(({ name }) => name === 'Amsterdam'));
    const pools = await run<{ kind: string; used: number }[]>('showPools');
    assert.ok(pools.some(({ kind, used }) => kind === 'vlanIds' && used > 0));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
