import { strict as assert } from 'node:assert';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { api, codesOf, file, open, problems, revert, rows, type, unexpected, until } from '../api';

const PROVIDER =
  'formatVersion: 1\nkind: Provider\nname: p\ntenantId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001\nasn: 65010\nsites: []\n';
const customer = (name: string, more = '') =>
  `formatVersion: 1\nkind: Customer\nname: ${name}\ntenantId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0101\nmodel: connect-to\n` +
  `managedBy: csp\nidentity: { store: customer, delegation: { entra: gdap, azure: aobo } }\nsites: []\nsubscriptions: []\n${more}`;

function write(path: string, text: string): void {
  mkdirSync(vscode.Uri.joinPath(file(path), '..').fsPath, { recursive: true });
  writeFileSync(file(path).fsPath, text);
}

const firstCode = (path: string) => until(`a problem on ${path}`, () => codesOf(problems(path))[0]);

describe('bad input', () => {
  it('begins with a design', async () => {
    write('provider.csp.yaml', PROVIDER);
    write('customers/good.csp.yaml', customer('good'));
    await until('the design', async () => (await rows()).nodes.length === 1);
  });

  it('tells of a customer that is there twice, on both', async () => {
    write('customers/again.csp.yaml', customer('good'));
    await until('the problem', () =>
      [...codesOf(problems('customers/again.csp.yaml')), ...codesOf(problems('customers/good.csp.yaml'))].some((c) =>
        c.startsWith('DUP-'),
      ),
    );
    const { nodes } = await rows('p');
    assert.equal(nodes.filter(({ kind }) => kind === 'customer').length, 2);
    rmSync(file('customers/again.csp.yaml').fsPath);
    await until('its end', () => codesOf(problems('customers/good.csp.yaml')).every((c) => !c.startsWith('DUP-')));
  });

  it('refuses a file over 5 MB', async () => {
    write('customers/huge.csp.yaml', customer('huge', `# ${'x'.repeat(5 * 1024 * 1024)}\n`));
    assert.equal(await firstCode('customers/huge.csp.yaml'), 'YAML-006');
    rmSync(file('customers/huge.csp.yaml').fsPath);
  });

  it('refuses an alias bomb', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 10; n++) {
      const below = String.fromCharCode(96 + n);
      const own = String.fromCharCode(97 + n);
      bomb.push(`${own}: &${own} [${Array(9).fill(`*${below}`).join(', ')}]`);
    }
    write('customers/bomb.csp.yaml', `kind: Customer\n${bomb.join('\n')}\n`);
    assert.equal(await firstCode('customers/bomb.csp.yaml'), 'YAML-004');
    rmSync(file('customers/bomb.csp.yaml').fsPath);
  });

  it('refuses a value that contains itself', async () => {
    write('customers/circle.csp.yaml', 'kind: Customer\nname: &a [*a]\n');
    assert.match(await firstCode('customers/circle.csp.yaml'), /^YAML-/);
    rmSync(file('customers/circle.csp.yaml').fsPath);
  });

  it('keeps the design while its provider file is half typed', async () => {
    const editor = await open('provider.csp.yaml');
    await type(editor, 'sites: []', 'sites: [');
    await until('the syntax error', () => codesOf(problems('provider.csp.yaml')).some((c) => c.startsWith('YAML-')));
    const { nodes } = await rows();
    assert.equal(nodes[0]?.kind, 'design');
    assert.match(nodes[0]?.description ?? '', /half typed/);
    assert.equal((await rows('p')).nodes.length, 1);
    await revert(editor);
    await until('no syntax error', () => codesOf(problems('provider.csp.yaml')).every((c) => !c.startsWith('YAML-')));
  });

  it('does not change a file that is half typed', async () => {
    write(
      'customers/half.csp.yaml',
      customer('half').replace(
        'subscriptions: []',
        'subscriptions: [{ name: a, subscriptionId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01 }]',
      ),
    );
    await until('the customer', async () => (await rows('p')).nodes.length === 2);
    const editor = await open('customers/half.csp.yaml');
    await type(editor, 'sites: []', 'sites: [');
    const typed = editor.document.getText();
    await vscode.commands.executeCommand(
      'cspConnectivity.addCircuit',
      { customer: 'half' },
      {
        peeringLocation: 'Paris',
        serviceProviderName: 'Orange',
        layer3ManagedBy: 'serviceProvider',
        bandwidth: 200,
        tier: 'Standard',
        family: 'MeteredData',
        subscription: 'a',
        name: 'x',
      },
    );
    assert.equal(editor.document.getText(), typed);
    await revert(editor);
    rmSync(file('customers/half.csp.yaml').fsPath);
  });

  it('says that a folder cannot be written', async () => {
    write('in-the-way', 'a file where a folder is wanted');
    const answers = {
      displayName: 'X',
      name: 'x',
      tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001',
      cloud: 'AzureCloud',
      asn: 64512,
      site: 's',
      peeringLocation: 'Paris',
      serviceProviderName: 'Orange',
      platform: 'frr',
    };
    const made = await vscode.commands.executeCommand('cspConnectivity.createDesign', file('in-the-way'), answers);
    assert.equal(made, undefined);
    const { assembly } = await (await api()).latest();
    assert.equal(assembly.designs.length, 1);
  });

  it('forgets a folder that goes', async () => {
    rmSync(file('customers').fsPath, { recursive: true });
    await until('no customer', async () => (await rows('p')).nodes.length === 0);
  });

  it('leaves no exception in the log', async () => {
    assert.deepEqual(await unexpected(), []);
  });
});
