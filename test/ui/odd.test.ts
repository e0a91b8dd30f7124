import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Frame, Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bigCustomer } from './bigCustomers';
import { filesUnder } from './filesUnder.js';
import { insist } from './insist.js';
import { useWorkbench } from './workbench.js';

/** Keeps what VS Code gives a page once, for a test that sends what no page of ours would. */
const KEEP_API = `{
  let given;
  Object.defineProperty(globalThis, 'acquireVsCodeApi', {
    configurable: true,
    get: () => given && (() => (globalThis.vscodeApi ??= given())),
    set: (api) => { given = api; },
  });
}`;

interface Written {
  readonly displayName: string;
  readonly circuits: readonly { readonly name: string; readonly bandwidthInMbps: number }[];
}

describe('the picture in odd situations', () => {
  const workbench = useWorkbench({
    sample: 'northwind',
    settings: {
      'files.autoSave': 'afterDelay',
      'files.autoSaveDelay': 50,
    },
    initScript: KEEP_API,
    prepare: (folder) => {
      writeFileSync(join(folder, 'customers/sixty-circuits.csp.yaml'), bigCustomer('sixty-circuits', 60, 60, 4));
      const wingtip = join(folder, 'customers/wingtip.csp.yaml');
      writeFileSync(wingtip, readFileSync(wingtip, 'utf8').replaceAll('\n', '\r\n'));
    },
  });
  let diagram: Frame;

  const path = (customer: string) => join(workbench().folder, 'customers', `${customer}.csp.yaml`);
  const text = (customer = 'contoso') => readFileSync(path(customer), 'utf8');
  const original = (customer = 'contoso') => readFileSync(`samples/northwind/customers/${customer}.csp.yaml`, 'utf8');
  const circuitsOf = (customer = 'contoso') =>
    Object.fromEntries((load(text(customer)) as Written).circuits.map((one) => [one.name, one.bandwidthInMbps]));
  const thing = (id: string): Locator => diagram.locator(`svg [data-id="${id}"]`);
  const details = () => diagram.getByRole('complementary', { name: 'Details' });
  const field = (label: string) => details().getByLabel(label, { exact: true });
  const press = (key: string) => workbench().page.keyboard.press(key);
  const banner = () => diagram.locator('.banner');

  /** Opens a file beside the picture, not over it. */
  async function openText(file: string): Promise<void> {
    await workbench().showText('contoso.csp.yaml');
    await workbench().openFile(file);
  }

  /** The cursor of a text that has just come to the front leads the selection to itself a moment later. */
  async function toDetails(id: string): Promise<void> {
    const isThere = async () => {
      const isSelected = (await thing(id).getAttribute('aria-selected')) === 'true';
      return isSelected && (await details().locator('input').count()) > 0;
    };
    const go = async () => {
      await thing(id).focus();
      await press('d');
    };
    const stays = async () => {
      if (!(await isThere())) return false;
      await workbench().page.waitForTimeout(300);
      return await isThere();
    };
    await insist(`to the details of ${id}`, go, stays);
  }

  async function type(label: string, value: string): Promise<void> {
    await field(label).focus();
    await press('ControlOrMeta+A');
    await workbench().page.keyboard.type(value);
  }

  async function undoIn(customer: string, now: string): Promise<void> {
    await workbench().showText(`customers/${customer}.csp.yaml`);
    await workbench().undo();
    await expect.poll(() => text(customer)).toBe(now);
  }

  it('opens', async () => {
    await workbench().page.setViewportSize({ width: 1440, height: 900 });
    await workbench().openFile('customers/contoso.csp.yaml');
    await workbench().hideSideBar();
    await workbench().command('CSP Connectivity: Open Diagram');
    diagram = await workbench().webview('svg [data-id]');
    await thing('contoso/circuit/contoso-ams').waitFor();
  });

  it('shows the last text that could be read, says so, and writes nothing into one that cannot be', async () => {
    await toDetails('contoso/circuit/contoso-ams');
    const broken = original().replace('bandwidthInMbps: 1000', 'bandwidthInMbps: 1000\n  - : {');
    writeFileSync(path('contoso'), broken);
    await banner().filter({ hasText: 'half typed' }).waitFor();
    await thing('contoso/circuit/contoso-ams').waitFor();
    await workbench().screenshot('odd-half-typed');
    await type('bandwidthInMbps', '500');
    await press('Enter');
    await workbench().notification('half typed and cannot be changed now').waitFor();
    await expect.poll(() => field('bandwidthInMbps').inputValue()).toBe('1000');
    expect(text()).toBe(broken);
    writeFileSync(path('contoso'), original());
    await banner().waitFor({ state: 'hidden' });
  });

  it('writes into the thing that was meant or nowhere, also where the text above it changes just then', async () => {
    await toDetails('contoso/circuit/contoso-lon');
    await type('bandwidthInMbps', '2000');
    const [head = '', first = '', second = ''] = original().split(/(?=^ {2}- name: contoso-(?:ams|lon)$)/m);
    writeFileSync(path('contoso'), `${head}${second.trimEnd()}\n${first}`);
    await press('Enter');
    // VS Code takes in what another program wrote when it is told of it: before, nothing can be written.
    const isRefused = () => workbench().notification('was changed at the same time').isVisible();
    await expect.poll(async () => circuitsOf()['contoso-lon'] === 2000 || isRefused()).toBe(true);
    expect(circuitsOf()).toEqual({ 'contoso-lon': (await isRefused()) ? 1000 : 2000, 'contoso-ams': 1000 });
    writeFileSync(path('contoso'), original());
    await expect.poll(() => field('bandwidthInMbps').inputValue()).toBe('1000');
  });

  it('says what became of a customer whose file is gone', async () => {
    renameSync(path('contoso'), join(workbench().folder, 'contoso.txt'));
    await diagram.getByText('The customer is not in the workspace any more.').waitFor();
    await workbench().screenshot('odd-gone');
    renameSync(join(workbench().folder, 'contoso.txt'), path('contoso'));
    await thing('contoso/circuit/contoso-ams').waitFor();
  });

  it('quotes what has to be quoted, and keeps line ends and comments', async () => {
    await openText('customers/wingtip.csp.yaml');
    await thing('wingtip/circuit/wingtip-zrh').waitFor();
    const before = text('wingtip');
    await toDetails('wingtip/customer');
    const name = `O'Neill: "A" # 1`;
    await type('displayName', name);
    await press('Enter');
    await expect.poll(() => (load(text('wingtip')) as Written).displayName).toBe(name);
    const lines = text('wingtip').split('\r\n');
    expect(lines.filter((line, index) => line !== before.split('\r\n')[index])).toHaveLength(1);
    expect(text('wingtip').replaceAll('\r\n', '')).not.toContain('\n');
    await undoIn('wingtip', before);
  });

  it('writes once, however fast the keys come', async () => {
    await toDetails('wingtip/circuit/wingtip-zrh');
    const before = text('wingtip');
    await type('bandwidthInMbps', '500');
    for (let n = 0; n < 6; n++) await press('Enter');
    await expect.poll(() => circuitsOf('wingtip')).toMatchObject({ 'wingtip-zrh': 500 });
    await press('Escape');
    for (const key of [']', '[', 'ArrowDown', 'ArrowUp', 'e', 'p', ' ']) {
      for (let n = 0; n < 8; n++) await press(key);
    }
    await undoIn('wingtip', before);
    await thing('wingtip/circuit/wingtip-zrh').focus();
    await press('r');
    await thing('wingtip/circuit/wingtip-zrh').waitFor();
  });

  it('writes what stands in the file of the CSP into that file', async () => {
    const provider = join(workbench().folder, 'provider.csp.yaml');
    const csp = 'contoso/csp/northwind';
    await openText('customers/contoso.csp.yaml');
    await thing(csp).waitFor();
    const before = readFileSync(provider, 'utf8');
    await toDetails(csp);
    await type('displayName', 'Northwind West');
    await press('Enter');
    await expect
      .poll(() => readFileSync(provider, 'utf8'))
      .toBe(before.replace('displayName: Northwind Cloud Services', 'displayName: Northwind West'));
    await diagram.locator('svg').filter({ hasText: 'Northwind West' }).first().waitFor();
    expect(text()).toBe(original());
    await openText('provider.csp.yaml');
    await workbench().undo();
    await expect.poll(() => readFileSync(provider, 'utf8')).toBe(before);
  });

  it('says why a file that is read-only is not written, and shows what it says', async () => {
    chmodSync(path('fabrikam'), 0o444);
    await openText('customers/fabrikam.csp.yaml');
    await thing('fabrikam/customer').waitFor();
    await toDetails('fabrikam/customer');
    await type('displayName', 'Fabrikam AG');
    await press('Enter');
    await workbench().notification('read-only').waitFor();
    await expect.poll(() => field('displayName').inputValue()).toBe('Fabrikam GmbH');
    await workbench().screenshot('odd-read-only');
    expect(text('fabrikam')).toBe(original('fabrikam'));
  });

  it('is one step in two editors of the same text', async () => {
    await openText('customers/contoso.csp.yaml');
    await workbench().command('View: Split Editor Down');
    await toDetails('contoso/circuit/contoso-ams');
    await type('bandwidthInMbps', '500');
    await press('Enter');
    await expect.poll(() => circuitsOf()).toMatchObject({ 'contoso-ams': 500 });
    await undoIn('contoso', original());
  });

  it('changes nothing for a page that sends what no person asked for', async () => {
    const { page, folder, quickInput } = workbench();
    const before = filesUnder(folder, '.vscode');
    const ams = 'contoso/circuit/contoso-ams';
    const session = await diagram.locator('svg [data-kind]').first().getAttribute('data-id');
    const messages: unknown[] = [
      null,
      'write',
      { type: 'write', id: ams, label: 'name', text: 'x' },
      { type: 'write', id: ams, label: '__proto__', text: 'x' },
      { type: 'write', id: ams, label: 'sharedKey.secret', text: 'x' },
      { type: 'write', id: 'nobody', label: 'bandwidthInMbps', text: '1' },
      { type: 'write', id: ams, label: 'bandwidthInMbps', text: { toString: 'x' } },
      { type: 'move', id: ams, end: 'target', to: 'contoso/customer' },
      { type: 'move', id: ams, end: 'middle', to: ams },
      { type: 'act', action: 'remove', id: 'contoso/customer' },
      { type: 'act', action: 'deploy', id: ams },
      { type: 'act', action: 'remove', id: '../contoso' },
      { type: 'act', action: 'rename', id: session },
      { type: 'fix', key: '["SEC-009"]' },
      { type: 'customer', key: '/etc/passwd' },
      { type: 'open', id: ams, place: { file: '/etc/passwd', path: [] } },
      { type: 'open', id: ams, place: { file: 'customers/contoso.csp.yaml', path: ['circuits', 99, 'x'] } },
      { type: 'picture', key: '1', text: '<svg/>' },
      { type: 'folded', file: '/etc/passwd', folds: { opened: [], closed: [] } },
      { type: 'folded', file: 'customers/contoso.csp.yaml', folds: { level: 'all', opened: [], closed: [] } },
      { type: 'begin', action: 'deploy' },
      { type: 'select', id: 'nobody' },
      { type: 'toString' },
      { type: 'error', message: 'x'.repeat(100_000) },
    ];
    await diagram.evaluate((all) => {
      const { vscodeApi } = globalThis as unknown as { vscodeApi: { postMessage(message: unknown): void } };
      for (const message of all) vscodeApi.postMessage(message);
    }, messages);
    await page.waitForTimeout(3000);
    expect(await quickInput.isVisible()).toBe(false);
    expect(filesUnder(folder, '.vscode')).toEqual(before);
    await thing(ams).waitFor();
    await workbench().screenshot('odd-hostile');
    await workbench().command('Notifications: Clear All Notifications');
  });

  it('exports the customer that was asked for, also where another one is shown meanwhile', async () => {
    const { folder, quickInput } = workbench();
    await openText('customers/sixty-circuits.csp.yaml');
    await openText('customers/contoso.csp.yaml');
    await thing('contoso/circuit/contoso-ams').waitFor();
    await workbench().command('CSP Connectivity: Export Diagram…');
    await quickInput.waitFor();
    await workbench().showText('customers/sixty-circuits.csp.yaml');
    await diagram.locator('svg [data-id^="sixty-circuits/"]').first().waitFor();
    await workbench().pick(/^Overview/);
    await workbench().pick(/^As drawn/);
    await expect.poll(() => quickInput.inputValue()).toMatch(/contoso\.svg$/);
    await workbench().answerPath('Export the diagram', join(folder, 'out.svg'));
    await expect.poll(() => statSync(join(folder, 'out.svg'), { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(0);
    const svg = readFileSync(join(folder, 'out.svg'), 'utf8');
    // The whole picture would be in the message.
    expect([svg.includes('Contoso B.V.'), svg.includes('sixty-circuits')]).toEqual([true, false]);
  });

  it('keeps what was folded after an edit when the edit is taken back', async () => {
    await openText('customers/contoso.csp.yaml');
    await toDetails('contoso/circuit/contoso-ams');
    await type('bandwidthInMbps', '500');
    await press('Enter');
    await expect.poll(() => circuitsOf()).toMatchObject({ 'contoso-ams': 500 });
    await expect.poll(() => field('bandwidthInMbps').inputValue()).toBe('500');
    const things = () => diagram.locator('svg [data-id]').count();
    const before = await things();
    await diagram.locator('svg .toggle').first().click();
    await expect.poll(things).not.toBe(before);
    const folded = await things();
    await thing('contoso/circuit/contoso-ams').press('ControlOrMeta+Z');
    await expect.poll(() => text()).toBe(original());
    await expect.poll(() => thing('contoso/circuit/contoso-ams').textContent()).toContain('1 Gbps');
    expect(await things()).toBe(folded);
    await thing('contoso/circuit/contoso-ams').press('r');
    await expect.poll(things).toBe(before);
  });

  it('shows and exports what is typed and not saved', async () => {
    const { folder, quickInput } = workbench();
    workbench().writeSettings({ 'files.autoSave': 'off' });
    const footer = () => diagram.locator('footer').textContent();
    await openText('customers/contoso.csp.yaml');
    const line = original().split('\n').indexOf('displayName: Contoso B.V.') + 1;
    await workbench().replaceLine(line, 'displayName: Contoso Typed');
    await expect.poll(footer).toContain('Contoso Typed');
    expect(await banner().isVisible()).toBe(false);
    await workbench().screenshot('odd-not-saved');
    await workbench().command('CSP Connectivity: Export Diagram…');
    await workbench().pick(/^Overview/);
    await workbench().pick(/^As drawn/);
    await expect.poll(() => quickInput.inputValue()).toMatch(/contoso\.svg$/);
    await workbench().answerPath('Export the diagram', join(folder, 'typed.svg'));
    const written = () => statSync(join(folder, 'typed.svg'), { throwIfNoEntry: false })?.size ?? 0;
    await expect.poll(written).toBeGreaterThan(0);
    const svg = readFileSync(join(folder, 'typed.svg'), 'utf8');
    expect([svg.includes('Contoso Typed'), svg.includes('Contoso B.V.')]).toEqual([true, false]);
    expect(text()).toBe(original());
    await workbench().undoAll('customers/contoso.csp.yaml');
    await expect.poll(footer).toContain('Contoso B.V.');
  });

  /** Gives a row of the explorer another name. */
  async function rename(row: string, name: string): Promise<void> {
    const explorer = workbench().page.locator('.explorer-folders-view');
    const item = explorer.getByRole('treeitem', { name: row }).first();
    const asked = explorer.locator('input');
    await item.click();
    await item.and(explorer.locator('.focused')).press('F2');
    await expect.poll(() => asked.inputValue()).toBe(row);
    await asked.fill(name);
    await asked.press('Enter');
    await asked.waitFor({ state: 'detached' });
  }

  it('goes along with a file that is renamed in the explorer, and with its folder', async () => {
    const { folder } = workbench();
    // The diagram shall not come to it by the editor.
    const settings = { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 50 };
    await openText('customers/contoso.csp.yaml');
    await thing('contoso/circuit/contoso-ams').waitFor();
    workbench().writeSettings({ ...settings, 'cspConnectivity.diagram.followEditor': false });
    await workbench().command('File: Reveal Active File in Explorer View');
    // The explorer goes to the file of the editor in front by itself, a moment after it has come to the front.
    const selected = (name: string) => workbench().page.getByRole('treeitem', { name, selected: true });
    await selected('contoso.csp.yaml').waitFor();
    await rename('contoso.csp.yaml', 'other.csp.yaml');
    await selected('other.csp.yaml').waitFor();
    await rename('customers', 'kunden');
    const renamed = join(folder, 'kunden', 'other.csp.yaml');
    await expect.poll(() => statSync(renamed, { throwIfNoEntry: false })?.isFile()).toBe(true);
    const shown = () => diagram.locator('vscode-dropdown').evaluate((list) => (list as HTMLSelectElement).value);
    await expect.poll(shown).toBe('kunden/other.csp.yaml');
    await toDetails('contoso/circuit/contoso-ams');
    await type('bandwidthInMbps', '500');
    await press('Enter');
    await expect.poll(() => readFileSync(renamed, 'utf8')).toContain('bandwidthInMbps: 500');
    await workbench().screenshot('odd-renamed');
  });
});
