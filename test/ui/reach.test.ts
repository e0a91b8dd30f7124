import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityViolations } from './axe';
import { useWorkbench } from './workbench.js';

const FILE = 'customers/contoso.csp.yaml';
const CIRCUIT = 'contoso/circuit/contoso-ams';

describe('the picture by the keyboard alone', () => {
  const workbench = useWorkbench({
    sample: 'northwind',
    settings: { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 50 },
  });
  let diagram: Frame;

  const text = () => readFileSync(join(workbench().folder, FILE), 'utf8');
  const thing = (id: string): Locator => diagram.locator(`svg [data-id="${id}"]`);
  const details = () => diagram.getByRole('complementary', { name: 'Details' });
  const list = () => diagram.getByRole('complementary', { name: 'Findings' });
  const field = (label: string) => details().getByLabel(label, { exact: true });
  const press = (key: string) => workbench().page.keyboard.press(key);

  /** Where the keyboard is, as a screen reader would tell it; nothing where the page does not have it. */
  const here = () =>
    diagram.evaluate(() => {
      const at = document.activeElement;
      if (!document.hasFocus() || !at || at === document.body) return '';
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : undefined;
      const title = at.querySelector('title')?.textContent;
      return label ?? at.ariaLabel ?? at.getAttribute('aria-label') ?? title ?? at.textContent.trim();
    });
  const isHere = (said: string | RegExp) => expect.poll(here).toMatch(said);

  /** Presses a key until the keyboard is somewhere; each press is another step. */
  async function walk(key: string, to: string | RegExp, most = 40): Promise<void> {
    const steps: string[] = [];
    for (let step = 0; step < most; step++) {
      await press(key);
      const at = await here();
      steps.push(at);
      if (at.match(to)) return;
    }
    throw new Error(`${key} does not lead to ${String(to)}: ${steps.join(' | ')}`);
  }

  /** Takes back the one step that brought a text in, and goes back to where the keyboard was. */
  async function undo(gone: string): Promise<void> {
    await workbench().showText(FILE);
    await workbench().undo();
    await expect.poll(text).not.toContain(gone);
  }

  /** Goes to a thing, and from there to its details. */
  async function toDetails(id: string): Promise<void> {
    await thing(id).focus();
    await press('d');
    await isHere('Details');
  }

  it('opens', async () => {
    await workbench().page.setViewportSize({ width: 1440, height: 900 });
    await workbench().openFile(FILE);
    await workbench().hideSideBar();
    await workbench().command('CSP Connectivity: Open Diagram');
    diagram = await workbench().webview('svg [data-id]');
    await thing(CIRCUIT).waitFor();
  });

  it('leads from a thing into its details, and back to it', async () => {
    await thing(CIRCUIT).focus();
    const from = await here();
    await press('d');
    await isHere('Details');
    await walk('Tab', 'bandwidthInMbps');
    await workbench().screenshot('reach-details');
    await press('Escape');
    await details().waitFor({ state: 'hidden' });
    expect(await here()).toBe(from);
  });

  it('writes a value, stays at it, and says that it is so', async () => {
    await toDetails(CIRCUIT);
    await walk('Tab', 'bandwidthInMbps');
    await press('ControlOrMeta+A');
    await workbench().page.keyboard.type('500');
    await press('Enter');
    await expect.poll(text).toContain('bandwidthInMbps: 500');
    await diagram.locator('svg').filter({ hasText: '500 Mbps' }).first().waitFor();
    await expect.poll(() => field('bandwidthInMbps').inputValue()).toBe('500');
    expect(await here()).toBe('bandwidthInMbps');
    await undo('bandwidthInMbps: 500');
    await expect.poll(() => field('bandwidthInMbps').inputValue()).toBe('1000');
  });

  it('says what a rule would refuse, and goes back to the value when it is taken back', async () => {
    await toDetails(CIRCUIT);
    await walk('Tab', 'bandwidthInMbps');
    await press('ControlOrMeta+A');
    await workbench().page.keyboard.type('123');
    await press('Enter');
    await diagram.getByRole('status').filter({ hasText: '123' }).waitFor();
    await walk('Tab', 'Take it back');
    await press('Enter');
    await isHere('bandwidthInMbps');
    expect(await field('bandwidthInMbps').inputValue()).toBe('1000');
    await press('Escape');
    await isHere(/contoso-ams/);
    expect(text()).toContain('bandwidthInMbps: 1000');
  });

  it('is where it was when a question is left', async () => {
    for (const key of ['F2', 'a', 'c', 'Delete']) {
      await thing(CIRCUIT).focus();
      await press(key);
      await workbench().quickInput.waitFor();
      await press('Escape');
      await workbench().quickInput.waitFor({ state: 'hidden' });
      await isHere(/contoso-ams/);
    }
  });

  it('lists what is wrong, mends it, and goes back to the picture', async () => {
    await thing(CIRCUIT).focus();
    await press('F');
    await list().getByText('SEC-009').first().waitFor();
    await isHere('Close the list');
    expect(await accessibilityViolations(diagram)).toEqual([]);
    const before = await list().getByRole('listitem').count();
    await walk('Tab', 'Fix…');
    await press('Enter');
    await expect.poll(text).not.toBe(readFileSync(join('samples/northwind', FILE), 'utf8'));
    await expect.poll(() => list().getByRole('listitem').count()).not.toBe(before);
    expect(await list().evaluate((part) => part.contains(document.activeElement))).toBe(true);
    await workbench().screenshot('reach-findings');
    await press('Escape');
    await isHere(/contoso-ams/);
    await workbench().showText(FILE);
    await workbench().undo();
    await expect.poll(text).toBe(readFileSync(join('samples/northwind', FILE), 'utf8'));
  });

  it('opens the menu of a thing, and is there again when it is left', async () => {
    const { page } = workbench();
    await thing(CIRCUIT).focus();
    await press('ContextMenu');
    const entry = page.getByRole('menuitem', { name: 'Show in' }).or(page.getByRole('menuitem', { name: /Bandwidth/ }));
    await entry.first().waitFor();
    await workbench().screenshot('reach-menu');
    await press('Escape');
    await entry.first().waitFor({ state: 'hidden' });
    await isHere(/contoso-ams/);
  });

  it('leads a line elsewhere, once it was said what is wrong there', async () => {
    const { page } = workbench();
    const link = diagram.locator('svg [data-kind="primaryLink"][data-id*="contoso-ams"]').first();
    await link.focus();
    await press('m');
    await page.getByRole('option', { name: /ams-edge-2/ }).waitFor();
    await workbench().screenshot('reach-lead');
    await workbench().quickInput.fill('ams-edge-2');
    await press('Enter');
    await workbench().confirm('There it would be wrong', 'Move It Anyway');
    await expect.poll(text).toContain('primary: { edgeRouter: ams-edge-2');
    await undo('primary: { edgeRouter: ams-edge-2');
    expect(text()).toBe(readFileSync(join('samples/northwind', FILE), 'utf8'));
  });
});
