import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { api, bytesOf, file, open, revert, type, until } from '../api';

const CONTOSO = 'customers/contoso.csp.yaml';
const PROVIDER = 'provider.csp.yaml';

/** The position of a text in the active editor, some characters into it. */
function positionOf(editor: vscode.TextEditor, text: string, into = 0): vscode.Position {
  const at = editor.document.getText().indexOf(text);
  assert.ok(at >= 0, `"${text}" is not in the text`);
  return editor.document.positionAt(at + into);
}

async function completionsIn(editor: vscode.TextEditor, position: vscode.Position): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    position,
  );
  return list.items.filter((item) => item.kind !== vscode.CompletionItemKind.Text);
}
const labels = (items: readonly vscode.CompletionItem[]) =>
  items.map(({ label }) => (typeof label === 'string' ? label : label.label));

describe('completions', () => {
  it('offer the providers at the location, and what is accepted is what the design then says', async () => {
    const editor = await open(CONTOSO);
    await type(editor, 'serviceProviderName: Equinix', 'serviceProviderName: ');
    const items = await completionsIn(
      editor,
      positionOf(editor, 'serviceProviderName: \n', 'serviceProviderName: '.length),
    );
    const names = labels(items);
    assert.ok(names.includes('Equinix'), names.join());
    assert.ok(!names.includes('LG CNS'), 'a provider that is not in Amsterdam');
    await revert(editor);
  });

  it('offer keys with their documentation, required ones first', async () => {
    const editor = await open(CONTOSO);
    await type(
      editor,
      '    bandwidthInMbps: 1000\n    sku: { tier: Standard, family: MeteredData }\n    order',
      '    \n    order',
    );
    const items = await completionsIn(editor, positionOf(editor, '    \n    order', 4));
    const keys = labels(items);
    assert.ok(
      keys.includes('sku') && keys.includes('bandwidthInMbps') && !keys.includes('peeringLocation'),
      keys.join(),
    );
    const sku = items.find((item) => item.label === 'sku');
    const lock = items.find((item) => item.label === 'lock');
    assert.ok(sku?.documentation, 'the schema says what a SKU is');
    assert.ok((sku.sortText ?? '') < (lock?.sortText ?? ''), 'required keys come first');
    await revert(editor);
  });

  it('offer the next free values of the pools', async () => {
    const editor = await open(CONTOSO);
    await type(editor, 'vlanId: 110', 'vlanId: ');
    const items = await completionsIn(editor, positionOf(editor, 'vlanId: \n', 'vlanId: '.length));
    assert.ok(labels(items).includes('100'), labels(items).join());
    await revert(editor);
  });

  it('offer a pair of circuits to be filled in, which the design takes without an error', async () => {
    const editor = await open(CONTOSO);
    const end = editor.document.positionAt(editor.document.getText().length);
    await editor.edit((edit) => edit.insert(end, '  - '));
    const position = editor.document.positionAt(editor.document.getText().length);
    const items = await completionsIn(editor, position);
    const pair = items.find((item) => item.label === 'circuit-pair');
    assert.ok(pair?.insertText instanceof vscode.SnippetString);
    await editor.insertSnippet(pair.insertText, position);
    const { findings, assembly } = await (await api()).latest();
    const customer = assembly.designs[0]?.customers.find((c) => c.name === 'contoso');
    assert.equal(customer?.circuits.length, 4);
    assert.deepEqual(
      findings.filter((f) => f.severity === 'error').map((f) => `${f.code} ${f.message}`),
      [],
    );
    await revert(editor);
  });
});

describe('hovers', () => {
  it('tell of a prefix, of a connectivity provider and of a key', async () => {
    const editor = await open(CONTOSO);
    const hover = async (text: string, into: number) => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        positionOf(editor, text, into),
      );
      return hovers.flatMap(({ contents }) => contents.map((c) => (typeof c === 'string' ? c : c.value))).join('\n');
    };
    assert.match(await hover('172.16.0.0/30', 3), /4 addresses, 172\.16\.0\.0 to 172\.16\.0\.3/);
    assert.match(await hover('serviceProviderName: Equinix', 25), /cloud exchange/);
    assert.match(await hover('routeDistinguisher', 3), /\S/);
  });
});

describe('names', () => {
  it('lead from where one is used to where it is given, in another file too', async () => {
    const editor = await open(CONTOSO);
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      editor.document.uri,
      positionOf(editor, 'edgeRouter: lon-edge-1', 'edgeRouter: l'.length),
    );
    assert.equal(links.length, 1);
    const [link] = links;
    assert.ok(link);
    assert.ok(link.targetUri.path.endsWith(PROVIDER));
    const target = await vscode.workspace.openTextDocument(link.targetUri);
    assert.equal(target.getText(link.targetRange), 'lon-edge-1');
  });

  it('are renamed in all files, and nothing else changes', async () => {
    const editor = await open(CONTOSO);
    const before = { contoso: bytesOf(CONTOSO), provider: bytesOf(PROVIDER) };
    const position = positionOf(editor, 'edgeRouter: lon-edge-1', 'edgeRouter: l'.length);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      editor.document.uri,
      position,
      'lon-core-1',
    );
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => uri.path.split('/').at(-1) ?? '')
        .sort(),
      ['contoso.csp.yaml', 'provider.csp.yaml'],
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const provider = await vscode.workspace.openTextDocument(file(PROVIDER));
    assert.ok(provider.getText().includes('name: lon-core-1'));
    assert.ok(provider.getText().includes('a: lon-core-1'));
    const { findings } = await (await api()).latest();
    assert.deepEqual(
      findings.filter((f) => f.severity === 'error'),
      [],
    );
    await revert(editor);
    await revert(await vscode.window.showTextDocument(provider));
    assert.equal(editor.document.getText(), before.contoso);
    assert.equal(provider.getText(), before.provider);
  });

  it('that are taken or impossible are refused', async () => {
    const editor = await open(CONTOSO);
    const position = positionOf(editor, 'edgeRouter: lon-edge-1', 'edgeRouter: l'.length);
    for (const name of ['lon-edge-2', 'no name']) {
      await assert.rejects(async () =>
        vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', editor.document.uri, position, name),
      );
    }
  });

  it('have references', async () => {
    const editor = await open(PROVIDER);
    const locations = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      editor.document.uri,
      positionOf(editor, 'name: ams-edge-1', 'name: a'.length),
    );
    assert.ok(locations.some(({ uri }) => uri.path.endsWith(CONTOSO)));
    assert.ok(locations.length >= 4, `${locations.length} places`);
  });
});

describe('the outline, the lenses, the links and the colours', () => {
  it('show the objects of a file, nested', async () => {
    const editor = await open(CONTOSO);
    const symbols = await until('the outline', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        editor.document.uri,
      );
      return found?.some((s) => s.name === 'circuits') && found;
    });
    const circuits = symbols.find((s) => s.name === 'circuits');
    assert.deepEqual(
      circuits?.children.map((s) => [s.name, s.detail]),
      [
        ['contoso-ams', 'Amsterdam'],
        ['contoso-lon', 'London'],
      ],
    );
    const networks = symbols.find((s) => s.name === 'subscriptions')?.children[0]?.children[0];
    assert.equal(networks?.name, 'virtualNetworks');
    assert.equal(networks?.children[0]?.children.find((s) => s.name === 'subnets')?.children.length, 3);
  });

  it('offer commands that there are, on the customer', async () => {
    const editor = await open(CONTOSO);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
    );
    const ids = lenses.flatMap(({ command }) => command?.command ?? []);
    for (const id of ['openDiagram', 'check', 'generate', 'deploy'])
      assert.ok(ids.includes(`cspConnectivity.${id}`), id);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      ids.filter((id) => !known.has(id)),
      [],
    );
    assert.ok(lenses.every(({ range }) => editor.document.lineAt(range.start.line).text.startsWith('name:')));
  });

  it('lead from a silenced code to its page', async () => {
    const editor = await open(CONTOSO);
    await type(editor, '  - { code: MON-001', '  - { code: RES-001, reason: a test }\n  - { code: MON-001');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      editor.document.uri,
    );
    const ours = links.filter(({ target }) => target?.scheme === 'command');
    assert.deepEqual(
      ours.map(({ range }) => editor.document.getText(range)),
      ['GW-026', 'RES-001', 'MON-001'],
    );
    await revert(editor);
  });

  it('mark names', async () => {
    const editor = await open(CONTOSO);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      editor.document.uri,
    );
    assert.ok(tokens.data.length / 5 > 20, `${tokens.data.length / 5} names`);
  });
});
