import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityViolations } from './axe';
import { useWorkbench } from './workbench.js';

/** A loaded machine saves late. */
const PATIENT = { timeout: 10_000 };
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

  async function undo(): Promise<void> {
    await editor().click();
    await workbench().page.keyboard.press('ControlOrMeta+Z');
  }

  it('opens in detail', async () => {
    const { page } = workbench();
    await page.setViewportSize({ width: 1440, height: 900 });
    await workbench().openFile(FILE);
    await page.keyboard.press('Control+B');
    await workbench().command('CSP Connectivity: Open Diagram');
    diagram = await workbench().webview('svg [data-id]');
    await diagram.locator('svg [data-id^="contoso/"]').first().waitFor();
    expect(await diagram.locator('footer').textContent()).toMatch(
      /^Contoso B\.V\. .+\d{4}-\d\d-\d\d .+ CSP Connectivity \d/,
    );
    await diagram.locator('svg [tabindex="0"]').focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press(']');
    await thing('gateway', 'contoso/gateway/prod/hub/ergw-hub').waitFor();
  });

  it('writes a value from its field by the keyboard, in one step that undo takes back', async () => {
    const { page } = workbench();
    await choose(thing('circuit', 'contoso/circuit/contoso-ams'));
    const bandwidth = field('bandwidthInMbps');
    await bandwidth.fill('500');
    await page.keyboard.press('Enter');
    await expect.poll(text, PATIENT).toContain('bandwidthInMbps: 500');
    await expect.poll(() => bandwidth.inputValue(), PATIENT).toBe('500');
    await workbench().screenshot('editing-field');
    await undo();
    await expect.poll(text, PATIENT).not.toContain('bandwidthInMbps: 500');
  });

  it('says before what a rule would refuse, and writes it only when that is wanted', async () => {
    const { page } = workbench();
    await choose(thing('circuit', 'contoso/circuit/contoso-ams'));
    await field('bandwidthInMbps').fill('123');
    await page.keyboard.press('Enter');
    await diagram.locator('.problems').filter({ hasText: '123' }).waitFor();
    await workbench().screenshot('editing-refused');
    expect(text()).not.toContain('bandwidthInMbps: 123');
    await diagram.getByRole('button', { name: 'Take it back' }).click();
    expect(await field('bandwidthInMbps').inputValue()).toBe('1000');
  });

  it('leads a link to another router by the mouse, and says what would be wrong there', async () => {
    const { page } = workbench();
    await choose(diagram.locator('svg [data-kind="primaryLink"]').first());
    const handle = diagram.locator('.overlay .handle').first();
    await handle.waitFor();
    await diagram.getByRole('button', { name: 'Fit the whole picture' }).click();
    const from = await handle.boundingBox();
    const to = await diagram.locator('svg [data-kind="edgeRouter"]').filter({ hasText: 'ams-edge-2' }).boundingBox();
    if (!from || !to) throw new Error('not on the screen');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 12, { steps: 5 });
    await workbench().screenshot('editing-drag');
    await page.mouse.up();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await workbench().screenshot('editing-move-refused');
    await dialog.getByRole('button', { name: 'Move It Anyway' }).click();
    await expect.poll(text, PATIENT).toContain('primary: { edgeRouter: ams-edge-2');
    await undo();
    await expect.poll(text, PATIENT).toContain('primary: { edgeRouter: ams-edge-1');
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
    await expect.poll(text, PATIENT).toContain('lock: CanNotDelete');
    await undo();
    await expect.poll(text, PATIENT).not.toContain('lock: CanNotDelete');
    await diagram.getByRole('button', { name: 'Close the list' }).click();
  });

  it('has a menu on every thing, by the mouse and by the keyboard', async () => {
    const { page } = workbench();
    await choose(thing('subnet', 'contoso/subnet/prod/hub/shared'));
    await thing('subnet', 'contoso/subnet/prod/hub/shared').click({ button: 'right' });
    const menu = page.getByRole('menu').last();
    await menu.getByRole('menuitem', { name: 'Rename…' }).waitFor();
    await workbench().screenshot('editing-menu');
    await page.keyboard.press('Escape');
    await choose(thing('circuit', 'contoso/circuit/contoso-ams'));
    await thing('circuit', 'contoso/circuit/contoso-ams').focus();
    await diagram.getByRole('button', { name: 'Rename…' }).waitFor();
    await page.keyboard.press('F2');
    await workbench().answer('Another name', 'contoso-adam');
    await expect.poll(text, PATIENT).toContain('name: contoso-adam');
    await undo();
    await expect.poll(text, PATIENT).not.toContain('contoso-adam');
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

  async function exportTo(what: RegExp, name: string): Promise<void> {
    await workbench().command('CSP Connectivity: Export Diagram…');
    await workbench().pick(what);
    const { quickInput, folder, page } = workbench();
    await expect.poll(() => quickInput.inputValue()).toMatch(/contoso\.svg$/);
    await quickInput.fill(join(folder, name));
    await page.keyboard.press('Enter');
    await expect.poll(() => isFile(name), PATIENT).toBe(true);
  }

  it('goes into a file of each format', async () => {
    for (const ending of ['svg', 'png', 'drawio', 'html']) await exportTo(/^Everything/, `contoso.${ending}`);
    const bytes = (ending: string) => readFileSync(join(workbench().folder, `contoso.${ending}`));
    expect(bytes('svg').toString()).toMatch(/^<svg/);
    expect(bytes('svg').toString()).not.toContain('<metadata');
    expect(bytes('png').subarray(1, 4).toString()).toBe('PNG');
    expect(bytes('drawio').toString()).toContain('<mxGraphModel');
    expect(bytes('html').toString()).toContain('data:image/svg+xml;base64,');
  });

  it('holds the design where that is asked for, and opens as one again', async () => {
    await exportTo(/^Everything, with the design in it/, 'whole.svg');
    const { folder, page, quickInput } = workbench();
    await workbench().command('CSP Connectivity: Open the Design in a Picture…');
    const dialog = page.locator('.quick-input-widget');
    const answers = [
      ['Which picture has the design?', join(folder, 'whole.svg'), 'OK'],
      ['Where shall the design be written to?', folder, 'Write Here'],
    ] as const;
    for (const [title, path, name] of answers) {
      const asked = dialog.locator('.quick-input-title').filter({ hasText: title });
      await asked.waitFor();
      await expect.poll(() => quickInput.inputValue()).toMatch(/^\//);
      await quickInput.fill(path);
      // VS Code looks the path up first, and says so where it is pressed too early.
      const isGone = async () => {
        if (await asked.isVisible()) await dialog.getByRole('button', { name }).click();
        return !(await asked.isVisible());
      };
      await expect.poll(isGone, { ...PATIENT, interval: 700 }).toBe(true);
    }
    await expect.poll(() => isFile('whole/customers/contoso.csp.yaml'), PATIENT).toBe(true);
    expect(readFileSync(join(folder, 'whole', FILE), 'utf8')).toBe(text());
    await workbench().screenshot('opened-from-picture');
  });
});
