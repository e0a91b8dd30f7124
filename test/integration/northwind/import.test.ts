import { strict as assert } from 'node:assert';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { dropFiles } from '../../../src/vscode/features/tree/drop';
import { api, bytesOf, open, until } from '../api';

const PATH = 'customers/contoso.csp.yaml';

describe('files that are dropped onto the tree', () => {
  it('are imported into the design: a network of a known subscription comes in', async () => {
    const before = bytesOf(PATH);
    const [, subscription = ''] = /subscriptionId: '?([0-9a-f-]{36})/.exec(before) ?? [];
    const dropped = join(tmpdir(), `csp-dropped-${String(process.pid)}.json`);
    const network = {
      id: `/subscriptions/${subscription}/resourceGroups/rg-dropped/providers/Microsoft.Network/virtualNetworks/dropped`,
      location: 'westeurope',
      addressSpace: { addressPrefixes: ['10.211.0.0/16'] },
      subnets: [],
    };
    writeFileSync(dropped, JSON.stringify(network));
    const data = new vscode.DataTransfer();
    const list = `# what a file manager writes\r\n${vscode.Uri.file(dropped).toString()}\r\n`;
    data.set('text/uri-list', new vscode.DataTransferItem(list));
    try {
      await dropFiles.handleDrop?.(undefined, data, new vscode.CancellationTokenSource().token);
      const document = await until('the network in the text', () =>
        vscode.workspace.textDocuments.find(
          (one) => one.uri.scheme === 'file' && one.uri.path.endsWith(PATH) && one.getText().includes('name: dropped'),
        ),
      );
      assert.match(document.getText(), /10\.211\.0\.0\/16/);
      await until('the report', () =>
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => /import/i.test(label)),
      );
    } finally {
      rmSync(dropped, { force: true });
      // The window may have saved what was imported by itself: what is in the text and on disk is both as before at once.
      const editor = await open(PATH);
      const end = editor.document.positionAt(editor.document.getText().length);
      await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, end.line, end.character), before));
      await editor.document.save();
      await (await api()).latest();
    }
  });
});
