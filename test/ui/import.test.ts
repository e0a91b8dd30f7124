import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/index.js';
import { startTailspin } from '../integration/tailspin.js';
import { EFFECT_MS, insist, isFocused, isVisible } from './insist.js';
import { useWorkbench } from './workbench.js';

describe('an import', () => {
  const workbench = useWorkbench({ settings: { 'files.autoSave': 'off' } });
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startTailspin();
  });
  afterAll(() => simulator.stop());

  const state = (): string => JSON.stringify(simulator.snapshot().resources);

  it('takes a subscription of the simulator in, by keyboard alone, and tells what it assumed', async () => {
    const { page } = workbench();
    const before = state();
    await workbench().commandWith('CSP Connectivity: Import …', 'From a simulator');
    await workbench().answer(/port/, String(simulator.port));
    await page
      .locator('.quick-input-widget')
      .getByRole('option', { name: /connect-to/ })
      .waitFor();
    await workbench().accept();
    const report = await workbench().webview('h1:has-text("Import")');
    await report.getByText('customers/tailspin-toys.csp.yaml').first().waitFor();
    expect(await report.locator('body').innerText()).toMatch(/Assumed: Azure does not hold who keeps the BGP sessions/);
    await workbench().screenshot('import-report');
    expect(readdirSync(join(workbench().folder, 'customers'))).toEqual(['tailspin-toys.csp.yaml']);
    const text = readFileSync(join(workbench().folder, 'customers/tailspin-toys.csp.yaml'), 'utf8');
    expect(text).toMatch(/name: er-ams/);
    expect(text).toMatch(/name: cn-hub/);
    expect(text).toMatch(/entra: gdap/);
    expect(state()).toBe(before);
  });

  it('leaves nothing to plan', async () => {
    const before = state();
    await workbench().openFile('customers/tailspin-toys.csp.yaml');
    await workbench().screenshot('import-file');
    await workbench().commandWith('CSP Connectivity: Plan', 'The simulator');
    const plan = await workbench().webview('h1:has-text("Plan for Tailspin Toys")');
    await plan.locator('.summary.done', { hasText: 'Nothing to do' }).waitFor();
    await workbench().screenshot('import-plan');
    expect(state()).toBe(before);
  });

  it('is found on the page of the estate, which leads to it and back by keyboard', async () => {
    const { page } = workbench();
    const active = page.locator('.editor-group-container.active .tab.active');
    await workbench().command('CSP Connectivity: Show the Estate');
    const estate = await workbench().webview('input.search');
    await estate.locator('title', { hasText: 'Tailspin Toys' }).first().waitFor({ state: 'attached' });
    const picture = estate.locator('svg.picture').first();
    const search = estate.locator('input.search');
    await insist('The search', () => picture.press('/'), isFocused(search));
    await search.fill('tailspin');
    await estate.locator('.found', { hasText: '1 found' }).waitFor({ state: 'attached' });
    await insist('The picture', () => search.press('Enter'), isFocused(picture));
    await workbench().screenshot('import-estate');
    await insist('The customer', () => picture.press('Enter'), isVisible(active.filter({ hasText: /Tailspin/ })));
    const diagram = await workbench().webview('svg [data-id*="er-ams"]');
    await diagram.locator('[data-id*="er-ams"]').first().waitFor();
    await workbench().screenshot('import-diagram');
    // What the cursor in the text has selected is let go of first.
    const back = () => diagram.locator('svg [tabindex="0"]').press('Escape', { timeout: EFFECT_MS });
    await insist('The way back', back, isVisible(active.filter({ hasText: /Estate/ })), 1000);
  });

  it('says that nothing is new where it is done again', async () => {
    const { page } = workbench();
    await workbench().commandWith('CSP Connectivity: Import …', 'From a simulator');
    await workbench().answer(/port/, String(simulator.port));
    const report = await workbench().webview('p:has-text("The design says already what was read.")');
    await report.locator('h1').waitFor();
    expect(await page.locator('.tab.dirty').count()).toBe(0);
  });
});
