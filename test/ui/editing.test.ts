import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityViolations } from './axe';
import { EFFECT_MS, insist, isHidden, isVisible } from './insist.js';
import { useWorkbench } from './workbench.js';

const FILE = 'customers/contoso.csp.yaml';
const SETTINGS = { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 50 };

describe('the picture as a place to work', () => {
  const workbench = useWorkbench({
    sample: 'northwind',
    settings: SETTINGS,
  });
  let diagram: Frame;

  const editor = () => workbench().page.locator('.editor-group-container .monaco-editor').first();
  /** What is in the file, a moment after each edit. */
  const text = () => readFileSync(join(workbench().folder, FILE), 'utf8');
  const choose = (what: Locator) => what.locator('.frame, .line').first().dispatchEvent('click', { bubbles: true });
  const thing = (kind: string, id: string): Locator => diagram.locator(`svg [data-kind="${kind}"][data-id="${id}"]`);
  const field = (label: string) =>
    diagram
      .getByRole('textbox', { name: label, exact: true })
      .or(diagram.getByRole('combobox', { name: label, exact: true }));

  /** Gives a field a value by the keyboard. */
  async function write(label: string, value: string): Promise<void> {
    await field(label).fill(value);
    await field(label).press('Enter');
  }

  /** Takes back the one step that brought a text in. */
  async function undo(gone: string): Promise<void> {
    await editor().click();
    await workbench().undo();
    // A file that is being written is empty for a moment.
    await expect.poll(() => text() || gone).not.toContain(gone);
  }

  it('opens in detail', async () => {
    const { page } = workbench();
    await page.setViewportSize({ width: 1440, height: 900 });
    await workbench().openFile(FILE);
    await workbench().hideSideBar();
    await workbench().command('CSP Connectivity: Open Diagram');
    diagram = await workbench().webview('svg [data-id]');
    await diagram.locator('svg [data-id^="contoso/"]').first().waitFor();
    expect(await diagram.locator('footer').textContent()).toMatch(
      /^Contoso B\.V\. .+\d{4}-\d\d-\d\d .+ CSP Connectivity \d/,
    );
    const subnet = thing('subnet', 'contoso/subnet/prod/hub/shared');
    for (let step = 0; step < 3; step++) await diagram.locator('svg [tabindex="0"]').press(']');
    await subnet.waitFor();
  });

  it('writes a value from its field by the keyboard, in one step that undo takes back', async () => {
    await choose(thing('circuit', 'contoso/circuit/contoso-ams'));
    await write('bandwidthInMbps', '500');
    await expect.poll(text).toContain('bandwidthInMbps: 500');
    await expect.poll(() => field('bandwidthInMbps').inputValue()).toBe('500');
    await workbench().screenshot('editing-field');
    await undo('bandwidthInMbps: 500');
  });

  it('writes a value that the text does not say, from the field that says what is meant', async () => {
    const before = text();
    await choose(thing('circuit', 'contoso/circuit/contoso-ams'));
    await expect.poll(() => field('lifecycle').getAttribute('placeholder')).toBe('planned (not in the text)');
    expect(await field('lifecycle').inputValue()).toBe('');
    await workbench().screenshot('editing-meant');
    await write('lifecycle', 'active');
    await expect.poll(text).toContain('\n    lifecycle: active\n');
    await expect.poll(() => field('lifecycle').inputValue()).toBe('active');
    // Until the page has heard of the new text, nothing is there to be emptied.
    await expect.poll(() => field('lifecycle').getAttribute('placeholder')).toBe('');
    await write('lifecycle', '');
    await expect.poll(text).toBe(before);
    await expect.poll(() => field('lifecycle').getAttribute('placeholder')).toBe('planned (not in the text)');
  });

  it('takes back and repeats the last edit of its text by the keyboard, and nothing in another text', async () => {
    const provider = () => readFileSync(join(workbench().folder, 'provider.csp.yaml'), 'utf8');
    const before = text();
    await choose(thing('circuit', 'contoso/circuit/contoso-ams'));
    await write('bandwidthInMbps', '500');
    await expect.poll(text).toContain('bandwidthInMbps: 500');
    const after = text();
    await workbench().showText('contoso.csp.yaml');
    await workbench().openFile('provider.csp.yaml');
    await workbench().replaceLine(1, '# typed last');
    await expect.poll(provider).toContain('# typed last');
    const circuit = thing('circuit', 'contoso/circuit/contoso-ams');
    await circuit.press('ControlOrMeta+Z');
    await expect.poll(text).toBe(before);
    await expect.poll(() => diagram.evaluate(() => document.hasFocus())).toBe(true);
    await circuit.press('ControlOrMeta+Y');
    await expect.poll(text).toBe(after);
    await expect.poll(() => diagram.evaluate(() => document.hasFocus())).toBe(true);
    await circuit.press('ControlOrMeta+Z');
    await expect.poll(text).toBe(before);
    expect(provider()).toContain('# typed last');
    await workbench().showText('provider.csp.yaml');
    await workbench().undo();
    await expect.poll(provider).not.toContain('# typed last');
    await workbench().showText('contoso.csp.yaml');
  });

  it('offers what fits when somebody comes to a value', async () => {
    await choose(thing('circuit', 'contoso/circuit/contoso-ams'));
    const tier = field('sku.tier');
    await tier.focus();
    const option = tier.locator('xpath=..').locator('datalist option[value="Premium"]');
    await option.waitFor({ state: 'attached' });
    expect(await tier.getAttribute('list')).toMatch(/-choices$/);
  });

  it('says before what a rule would refuse, and writes it only when that is wanted', async () => {
    await choose(thing('circuit', 'contoso/circuit/contoso-ams'));
    await write('bandwidthInMbps', '123');
    await diagram.locator('.problems').filter({ hasText: '123' }).waitFor();
    await workbench().screenshot('editing-refused');
    expect(text()).not.toContain('bandwidthInMbps: 123');
    await diagram.getByRole('button', { name: 'Take it back' }).click();
    await expect.poll(() => field('bandwidthInMbps').inputValue()).toBe('1000');
  });

  it('leads a link to another router by the mouse, and says what would be wrong there', async () => {
    const { page } = workbench();
    await choose(diagram.locator('svg [data-kind="primaryLink"]').first());
    const handle = diagram.locator('.overlay .handle').first();
    await handle.waitFor();
    await diagram.getByRole('button', { name: 'Fit the whole picture' }).click();
    const router = diagram.locator('svg [data-kind="edgeRouter"]').filter({ hasText: 'ams-edge-2' });
    const [from, to] = [await handle.boundingBox(), await router.boundingBox()];
    if (!from || !to) throw new Error('not on the screen');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 12, { steps: 5 });
    await workbench().screenshot('editing-drag');
    await page.mouse.up();
    await page.locator('.monaco-dialog-box').waitFor();
    await workbench().screenshot('editing-move-refused');
    await workbench().confirm('There it would be wrong', 'Move It Anyway');
    await expect.poll(text).toContain('primary: { edgeRouter: ams-edge-2');
    await undo('primary: { edgeRouter: ams-edge-2');
    expect(text()).toContain('primary: { edgeRouter: ams-edge-1');
  });

  it('leads a link to another router by the keyboard, once it was said what is wrong there', async () => {
    const { page } = workbench();
    const router = 'contoso/edgeRouter/ams-dc1/ams-edge-1';
    await choose(thing('edgeRouter', router));
    await thing('edgeRouter', router).focus();
    const isAtLink = async () => {
      await page.keyboard.press('e');
      return (await diagram.locator('svg [data-kind="primaryLink"][aria-selected="true"]').count()) > 0;
    };
    await expect.poll(isAtLink).toBe(true);
    await field('edgeRouter').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('ams-edge-2');
    await page.keyboard.press('Enter');
    const anyway = diagram.getByRole('button', { name: 'Write it anyway' });
    await anyway.waitFor();
    expect(text()).toContain('primary: { edgeRouter: ams-edge-1');
    await anyway.focus();
    await page.keyboard.press('Enter');
    await expect.poll(text).toContain('primary: { edgeRouter: ams-edge-2');
    await undo('primary: { edgeRouter: ams-edge-2');
    expect(text()).toContain('primary: { edgeRouter: ams-edge-1');
  });

  it('leads a connection to another network by the mouse', async () => {
    const { page } = workbench();
    const before = text();
    const line = diagram.locator('svg [data-kind="connection"][data-id*="cn-hub-lon"]');
    await choose(line);
    const handle = diagram.locator('.overlay .handle[data-end="target"]');
    await handle.waitFor();
    await diagram.getByRole('button', { name: 'Fit the whole picture' }).click();
    const network = thing('virtualNetwork', 'contoso/virtualNetwork/dev/dev').locator('.frame');
    // What comes into view is drawn with the next frame.
    await network.waitFor();
    await handle.waitFor();
    const [from, to] = [await handle.boundingBox(), await network.boundingBox()];
    if (!from || !to) throw new Error('not on the screen');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
    await page.mouse.up();
    await workbench().confirm('There it would be wrong', 'Move It Anyway');
    await expect.poll(text).not.toBe(before);
    expect(text()).toContain('name: cn-hub-lon, virtualNetwork: dev/dev');
    await undo('name: cn-hub-lon, virtualNetwork: dev/dev');
    expect(text()).toBe(before);
  });

  it('is sent to the page again only when something in it changed', async () => {
    const { folder } = workbench();
    const rename = (file: string, from: string, to: string) => {
      const path = join(folder, 'customers', `${file}.csp.yaml`);
      writeFileSync(path, readFileSync(path, 'utf8').replace(`displayName: ${from}`, `displayName: ${to}`));
    };
    await diagram.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      addEventListener('message', ({ data }: MessageEvent<{ type: string; scene?: { title: string } }>) => {
        heard.push(data.type === 'show' ? `show ${data.scene?.title ?? ''}` : data.type);
      });
    });
    const heard = () => diagram.evaluate(() => (window as unknown as { heard: string[] }).heard);
    const shows = async () => (await heard()).filter((message) => message.startsWith('show '));
    rename('fabrikam', 'Fabrikam GmbH', 'Fabrikam AG');
    await expect.poll(heard).toContain('customers');
    rename('contoso', 'Contoso B.V.', 'Contoso N.V.');
    await expect.poll(shows).toContain('show Contoso N.V.');
    expect(await shows()).not.toContain('show Contoso B.V.');
    rename('contoso', 'Contoso N.V.', 'Contoso B.V.');
    await expect.poll(shows).toContain('show Contoso B.V.');
  });

  it('lists what is wrong, and mends it', async () => {
    await diagram.getByRole('button', { name: /finding/ }).click();
    const list = diagram.getByRole('complementary', { name: 'Findings' });
    await list.getByText('SEC-009').first().waitFor();
    await workbench().screenshot('editing-findings');
    await list
      .locator('li')
      .filter({ hasText: 'SEC-009' })
      .filter({ hasText: 'contoso-ams' })
      .getByRole('button', { name: 'Fix…' })
      .click();
    await expect.poll(text).toContain('lock: CanNotDelete');
    await undo('lock: CanNotDelete');
    await diagram.getByRole('button', { name: 'Close the list' }).click();
  });

  it('has a menu on every thing, by the mouse and by the keyboard', async () => {
    const { page } = workbench();
    await choose(thing('subnet', 'contoso/subnet/prod/hub/shared'));
    const subnet = thing('subnet', 'contoso/subnet/prod/hub/shared');
    const entry = page.getByRole('menu').last().getByRole('menuitem', { name: 'Rename…' });
    await insist('The menu', () => subnet.click({ button: 'right', timeout: EFFECT_MS }), isVisible(entry));
    await workbench().screenshot('editing-menu');
    await insist('The menu closes', () => page.keyboard.press('Escape'), isHidden(entry));
    const circuit = thing('circuit', 'contoso/circuit/contoso-ams');
    await choose(circuit);
    await diagram.getByRole('button', { name: 'Rename…' }).waitFor();
    await insist('F2 asks', () => circuit.press('F2', { timeout: EFFECT_MS }), isVisible(workbench().quickInput));
    await workbench().answer('Another name', 'contoso-adam');
    await expect.poll(text).toContain('name: contoso-adam');
    await undo('contoso-adam');
  });

  it('is followed where its file is renamed outside VS Code', async () => {
    const { folder } = workbench();
    const [from, to] = [join(folder, FILE), join(folder, 'customers/contoso-bv.csp.yaml')];
    const about = thing('customer', 'contoso/customer');
    const says = () => diagram.locator('aside[aria-label="Details"]').textContent();
    const showsFile = (name: string) =>
      insist(
        `${name} is shown`,
        async () => {
          await choose(about);
          await diagram.getByRole('button', { name: 'Show in the text' }).click({ timeout: EFFECT_MS });
        },
        isVisible(workbench().page.locator(`.tab.active[data-resource-name="${name}"]`)),
      );
    await diagram.getByRole('button', { name: /finding/ }).click();
    const list = diagram.getByRole('complementary', { name: 'Findings' });
    await list.waitFor();
    const aside = join(folder, 'contoso.txt');
    renameSync(from, aside);
    await diagram.getByText('not in the workspace any more').waitFor();
    await diagram.getByRole('button', { name: 'Choose a Customer' }).waitFor();
    expect(await list.isVisible()).toBe(false);
    await workbench().screenshot('editing-gone');
    renameSync(aside, to);
    await about.waitFor();
    await showsFile('contoso-bv.csp.yaml');
    expect(await says()).toContain('Contoso B.V.');
    expect(await diagram.getByText('not in the workspace any more').isVisible()).toBe(false);
    renameSync(to, from);
    await showsFile('contoso.csp.yaml');
  });

  it.each([
    ['Default Dark Modern', 'vscode-dark'],
    ['Default Light Modern', 'vscode-light'],
    ['Default High Contrast', 'vscode-high-contrast'],
    ['Default High Contrast Light', 'vscode-high-contrast-light'],
  ])('is reached by everybody in %s', async (theme, kind) => {
    workbench().writeSettings({ ...SETTINGS, 'workbench.colorTheme': theme });
    await diagram.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
    const list = diagram.getByRole('complementary', { name: 'Findings' });
    await choose(thing('circuit', 'contoso/circuit/contoso-ams'));
    await field('bandwidthInMbps').waitFor();
    await diagram.locator('vscode-data-grid-cell').last().waitFor();
    expect(await accessibilityViolations(diagram), 'details').toEqual([]);
    await field('bandwidthInMbps').fill('123');
    await diagram.locator('.problems').filter({ hasText: '123' }).waitFor();
    expect(await accessibilityViolations(diagram), 'a value that a rule refuses').toEqual([]);
    await workbench().screenshot(`editing-${kind}`);
    await diagram.getByRole('button', { name: 'Take it back' }).click();
    await diagram.getByRole('button', { name: /finding/ }).click();
    await list.getByText('SEC-009').first().waitFor();
    expect(await accessibilityViolations(diagram), 'findings').toEqual([]);
    await diagram.getByRole('button', { name: 'Close the list' }).click();
    for (const name of ['Legend', 'Keys']) await diagram.getByRole('button', { name }).click();
    expect(await accessibilityViolations(diagram), 'legend and keys').toEqual([]);
    await workbench().screenshot(`editing-sheets-${kind}`);
    for (const name of ['Keys', 'Legend']) await diagram.getByRole('button', { name }).click();
  });

  const isFile = (name: string) => (statSync(join(workbench().folder, name), { throwIfNoEntry: false })?.size ?? 0) > 0;

  const fromPalette = () => workbench().command('CSP Connectivity: Export Diagram…');
  const fromPanel = () => diagram.getByRole('button', { name: 'Save as a file' }).click();

  async function exportTo(what: RegExp, name: string, ask = fromPalette, page = /^As drawn/): Promise<void> {
    await ask();
    await workbench().pick(what);
    await workbench().pick(page);
    const { quickInput, folder } = workbench();
    await expect.poll(() => quickInput.inputValue()).toMatch(/contoso\.svg$/);
    await workbench().answerPath('Export the diagram', join(folder, name));
    await expect.poll(() => isFile(name)).toBe(true);
  }

  it('goes into a file of each format', async () => {
    for (const ending of ['svg', 'png', 'drawio', 'html']) {
      await exportTo(/^Everything/, `contoso.${ending}`);
      await exportTo(/^Everything/, `panel.${ending}`, fromPanel);
      const [one, other] = ['contoso', 'panel'].map((name) =>
        readFileSync(join(workbench().folder, `${name}.${ending}`)),
      );
      expect(one?.equals(other ?? Buffer.of()), ending).toBe(true);
    }
    const bytes = (ending: string) => readFileSync(join(workbench().folder, `contoso.${ending}`));
    expect(bytes('svg').toString()).toMatch(/^<svg/);
    expect(bytes('svg').toString()).not.toContain('<metadata');
    expect(bytes('png').subarray(1, 4).toString()).toBe('PNG');
    expect(bytes('drawio').toString()).toContain('<mxGraphModel');
    expect(bytes('html').toString()).toContain('data:image/svg+xml;base64,');
  });

  it('fits the page that is asked for, which is the first answer the next time', async () => {
    await exportTo(/^Everything/, 'page.svg', fromPalette, /^A4/);
    expect(readFileSync(join(workbench().folder, 'page.svg'), 'utf8')).toMatch(/^<svg[^>]* width="(?:210|297)mm"/);
    await workbench()
      .notification(/The smallest text is .* pt high on the page/)
      .waitFor();
    await fromPanel();
    await workbench().pick(/^Overview/);
    await workbench().page.locator('.quick-input-title').filter({ hasText: 'The page' }).waitFor();
    const first = workbench().page.locator('.quick-input-widget').getByRole('option').first();
    await expect.poll(() => first.textContent()).toContain('A4');
    await workbench().page.keyboard.press('Escape');
  });

  it('holds the design where that is asked for, and opens as one again', async () => {
    await exportTo(/^Everything, with the design in it/, 'whole.svg');
    const { folder } = workbench();
    await workbench().command('CSP Connectivity: Open the Design in a Picture…');
    await workbench().answerPath('Which picture has the design?', join(folder, 'whole.svg'));
    await workbench().answerPath('Where shall the design be written to?', folder);
    await expect.poll(() => isFile('whole/customers/contoso.csp.yaml')).toBe(true);
    expect(readFileSync(join(folder, 'whole', FILE), 'utf8')).toBe(text());
    await workbench().screenshot('opened-from-picture');
  });
});
