import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { api, bytesOf, codesOf, file, open, problems, revert, type, until } from '../api';

const LISTS = '.csp-catalog.json';
const saved = join(tmpdir(), `csp-saved-answers-${String(process.pid)}`);
mkdirSync(saved, { recursive: true });

const update = (from: unknown) =>
  vscode.commands.executeCommand<vscode.Uri | undefined>('cspConnectivity.updateCatalog', file('provider.csp.yaml'), {
    from,
  });
const answer = (name: string, value: object): vscode.Uri[] => {
  const path = join(saved, `${name}.json`);
  writeFileSync(path, JSON.stringify(value));
  return [vscode.Uri.file(path)];
};
const provider = (name: string, peeringLocations: readonly string[]) => ({
  name,
  type: 'Microsoft.Network/expressRouteServiceProviders',
  properties: { peeringLocations, bandwidthsOffered: [{ offerName: '50Mbps', valueInMbps: 50 }] },
});

describe('updating the catalogue', () => {
  after(async () => {
    rmSync(saved, { recursive: true, force: true });
    await vscode.workspace.fs.delete(file(LISTS));
    // What comes after stands on the names that are built in.
    await until('the names that are built in', async () => {
      await (await api()).latest();
      return !codesOf(problems('customers/wingtip.csp.yaml')).includes('CKT-004');
    });
  });

  it("keeps the simulator's own lists beside the provider file, and a name that was doubtful is an error", async () => {
    const path = 'customers/contoso.csp.yaml';
    const severities = () =>
      problems(path)
        .filter((one) => one.message.includes('Northern Light Carrier'))
        .map((one) => `${codesOf([one]).join()} ${vscode.DiagnosticSeverity[one.severity]}`);
    const editor = await open(path);
    await type(editor, 'serviceProviderName: Equinix', 'serviceProviderName: Northern Light Carrier');
    await until('the doubt', () => severities().join() === 'CKT-004 Warning');
    assert.equal(existsSync(file(LISTS).fsPath), false);
    const written = await update('simulator');
    assert.equal(written?.fsPath, file(LISTS).fsPath);
    const kept = JSON.parse(bytesOf(LISTS)) as Record<string, unknown>;
    assert.equal(kept.kind, 'AzureCatalog');
    assert.equal(kept.cloud, 'AzureCloud');
    for (const list of ['serviceProviders', 'portLocations', 'communities', 'regions']) {
      assert.ok((kept[list] as unknown[]).length > 20, `${list} is short or missing`);
    }
    await until('the error', () => severities().join() === 'CKT-004 Error');
    await type(editor, 'Northern Light Carrier', 'Equinix');
    await until('no finding', () => severities().length === 0);
    // The window may have saved the doubtful name by itself.
    await editor.document.save();
  });

  it('refuses a list that is empty, cut off or of another cloud, and changes nothing', async () => {
    const before = bytesOf(LISTS);
    const whole = [provider('Equinix', ['Amsterdam'])];
    const foreign = [provider('Equinix', ['Washington DC', 'Phoenix']), provider('Verizon', ['Chicago', 'Phoenix'])];
    for (const [name, value] of Object.entries({
      empty: { value: [] },
      cutOff: { value: whole, nextLink: 'https://management.azure.com/next' },
      otherCloud: {
        value: foreign.map((one) => ({
          ...one,
          properties: { ...one.properties, peeringLocations: ['Beijing', 'Shanghai'] },
        })),
      },
      damaged: { value: [{ type: 'Microsoft.Network/expressRouteServiceProviders' }] },
    })) {
      assert.equal(await update(answer(name, value)), undefined, name);
      assert.equal(bytesOf(LISTS), before, name);
    }
  });

  it('takes a saved answer, and its names make an error of what it excludes', async () => {
    await update(answer('providers', { value: [provider('Equinix', ['Amsterdam', 'London', 'Frankfurt'])] }));
    const kept = JSON.parse(bytesOf(LISTS)) as { serviceProviders: unknown[] };
    assert.equal(kept.serviceProviders.length, 1);
    const path = 'customers/contoso.csp.yaml';
    const editor = await open(path);
    await type(editor, 'serviceProviderName: Equinix', 'serviceProviderName: Colt');
    await until('the error', () =>
      problems(path).some(
        (one) =>
          codesOf([one]).includes('CKT-004') &&
          one.severity === vscode.DiagnosticSeverity.Error &&
          one.message.includes('"Colt"'),
      ),
    );
    await type(editor, 'serviceProviderName: Colt', 'serviceProviderName: Equinix');
    await revert(editor);
  });
});
