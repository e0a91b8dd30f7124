import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Server, installExtension, startServer } from '../../scripts/lib/vscode-process.mjs';
import manifest from '../../package.json';
import { filesUnder } from './filesUnder.js';
import { EFFECT_MS, insist, isHidden, isVisible } from './insist.js';
import { useWorkbench } from './workbench.js';

const customer = { customer: 'contoso' };
/** What another extension runs, with all that would otherwise be asked: commands and their arguments. */
const CALLS: readonly (readonly unknown[])[] = [
  ['generate', customer, { format: 'arm', folder: { uri: 'generated' } }],
  ['generate', customer, { format: 'router', folder: { uri: 'generated' } }],
  ['deploy', customer, { target: 'simulator', yes: true }],
  ['deploy', customer, { target: 'azure', yes: true }],
  ['deploy', customer, { target: 'simulator', yes: true, rotate: ['contoso-ams-md5'] }],
  ['deploy', customer, { target: 'simulator', yes: true, remove: true }],
  ['plan', customer, { target: 'simulator' }],
  ['plan', customer, { target: 'azure' }],
  ['rehearse', customer, { way: 'write', folder: { uri: 'lab' } }],
  ['rehearse', customer, { way: 'run' }],
  ['openSample', { uri: '' }],
  ['import'],
  ['updateCatalog'],
];
/** What the manifest shows in a trusted workspace only, called as a tree row does: it may ask, and then writes nothing. */
const SHOWN = manifest.contributes.commands.flatMap((one) =>
  'enablement' in one && String(one.enablement).includes('isWorkspaceTrusted')
    ? [one.command.replace(/^\w+\./, '')]
    : [],
);

describe('a workspace that nobody trusts', () => {
  let server: Server;
  const extensionsDir = mkdtempSync(join(tmpdir(), 'csp-restricted-'));
  const probe = join(extensionsDir, 'csp-connectivity-tests.probe-1.0.0');
  const reportPath = join(probe, 'report.json');
  beforeAll(async () => {
    await installExtension(inject('packagePath'), extensionsDir);
    rmSync(join(extensionsDir, 'extensions.json'), { force: true });
    cpSync(join(import.meta.dirname, 'probe'), probe, { recursive: true });
    const calls = [...CALLS, ...SHOWN.map((id) => [id, customer])];
    writeFileSync(
      join(probe, 'calls.json'),
      JSON.stringify(calls.map(([id, ...given]) => [`cspConnectivity.${String(id)}`, ...given])),
    );
    server = await startServer({ extensionsDir, trust: true });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(extensionsDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  let before: Record<string, string> = {};
  const workbench = useWorkbench({
    sample: 'northwind',
    serverUrl: () => server.url,
    prepare: (folder) => {
      before = filesUnder(folder);
    },
  });
  const restricted = /Restricted Mode: nothing is written, run or signed in to/;

  it('is in Restricted Mode', async () => {
    await workbench().page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
  });

  it('is written to, run in and signed in for by no command, whichever extension calls', async () => {
    await expect.poll(() => existsSync(reportPath), { timeout: 100_000, interval: 500 }).toBe(true);
    const { trusted, came, refused } = JSON.parse(readFileSync(reportPath, 'utf8')) as {
      trusted: boolean;
      came: string[];
      refused: string[];
    };
    expect(trusted).toBe(false);
    expect(SHOWN.length).toBeGreaterThan(5);
    expect(came).toEqual([]);
    const times = (list: readonly unknown[], id: unknown) => list.filter((one) => one === id).length;
    const ids = CALLS.map(([id]) => id);
    expect(ids.filter((id) => times(refused, id) < times(ids, id))).toEqual([]);
    expect(filesUnder(workbench().folder)).toEqual(before);
  }, 130_000);

  it('is not deployed by the code lens above its customer', async () => {
    const { page } = workbench();
    await workbench().openFile('customers/contoso.csp.yaml');
    for (const lens of ['Deploy', 'Generate']) {
      const told = workbench().notification(restricted);
      const link = page.locator('.codelens-decoration a').filter({ hasText: lens }).first();
      // The lenses move while they are counted anew.
      const opens = lens === 'Generate' ? workbench().quickInput : told;
      await insist(`The lens ${lens}`, () => link.click({ timeout: EFFECT_MS }), isVisible(opens));
      if (lens === 'Generate') {
        await workbench().pick(/arm/i);
        await workbench().pick(/generated/);
      }
      await told.waitFor();
      await workbench().screenshot(`restricted-${lens.toLowerCase()}`);
      await insist('The notification goes', () => page.keyboard.press('Escape'), isHidden(told));
    }
    expect(filesUnder(workbench().folder)).toEqual(before);
  });

  it('is looked at in its diagram, and is not written from there', async () => {
    await workbench().openFile('customers/contoso.csp.yaml');
    await workbench().command('CSP Connectivity: Open Diagram');
    const diagram = await workbench().webview('svg [data-id]');
    await diagram
      .locator('svg [data-id="contoso/circuit/contoso-ams"] .frame')
      .dispatchEvent('click', { bubbles: true });
    const bandwidth = diagram.getByLabel('bandwidthInMbps', { exact: true });
    await bandwidth.fill('500');
    await bandwidth.press('Enter');
    await workbench().notification(restricted).waitFor();
    // What the text says is shown again, not what was typed.
    await expect.poll(() => bandwidth.inputValue()).toBe('1000');
    await workbench().screenshot('restricted-diagram');
    expect(filesUnder(workbench().folder)).toEqual(before);
  });
});
