import { strict as assert } from 'node:assert';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { api, file, until } from '../api';

const out = () => file('rehearsal');
const rehearse = (customer: string) =>
  vscode.commands.executeCommand<readonly string[] | undefined>(
    'cspConnectivity.rehearse',
    { customer },
    { way: 'write', folder: out() },
  );
const textOf = (path: string) => readFileSync(join(out().fsPath, path), 'utf8');

describe('the lab of a customer', () => {
  it('is written as a topology whose routers have their configurations beside it, and nothing the second time', async () => {
    const written = await rehearse('contoso');
    assert.ok(written);
    const topology = textOf('lab-contoso/topology.clab.yml');
    const binds = [...topology.matchAll(/- (nodes\/[\w.-]+(?:\/daemons)?):/g)].flatMap((m) => m[1] ?? []);
    assert.ok(binds.includes('nodes/ams-edge-1'), `no router of the design in ${binds.join(', ')}`);
    for (const path of binds) assert.ok(statSync(join(out().fsPath, 'lab-contoso', path)), path);
    const configurations = written.filter((path) => path.startsWith('lab-contoso/nodes/ams-edge-1/'));
    assert.match(configurations.map(textOf).join('\n'), /^router bgp 65010 vrf CONTOSO$/m);
    assert.match(textOf('lab-contoso/README.md'), /^# Rehearsal of contoso$/m);
    assert.deepEqual(await rehearse('contoso'), []);
  });

  it('is not written over what was changed by hand without being asked for', async () => {
    const at = join(out().fsPath, 'lab-contoso/topology.clab.yml');
    const changed = `${readFileSync(at, 'utf8')}# mine\n`;
    writeFileSync(at, changed);
    const running = rehearse('contoso');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await until('the end of the question', () =>
      Promise.race([running.then(() => true), new Promise<false>((resolve) => setTimeout(() => resolve(false), 500))]),
    );
    assert.equal(readFileSync(at, 'utf8'), changed);
    await vscode.workspace.fs.delete(out(), { recursive: true });
  });

  it('is refused, with the reason, where the connectivity provider keeps layer 3', async () => {
    assert.equal(await rehearse('wingtip'), undefined);
    assert.throws(() => statSync(out().fsPath), { code: 'ENOENT' });
    const { logFolder } = await api();
    const log = await until('the refusal in the output', async () => {
      const entries = await vscode.workspace.fs.readDirectory(logFolder);
      const text = entries
        .filter(([name]) => name.endsWith('.log'))
        .map(([name]) => readFileSync(join(logFolder.fsPath, name), 'utf8'))
        .join('');
      return text.includes('cspConnectivity.rehearse:') && text;
    });
    assert.match(
      log,
      /\[info\] cspConnectivity\.rehearse: wingtip has no edge routers: the connectivity provider keeps/,
    );
  });
});
