import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityViolations } from './axe.js';
import { EFFECT_MS, insist, isFocused, isVisible } from './insist.js';
import { useWorkbench } from './workbench.js';

const THEMES = [
  ['Default Dark Modern', 'vscode-dark'],
  ['Default Light Modern', 'vscode-light'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
] as const;

describe('the estate', () => {
  const workbench = useWorkbench({ sample: 'northwind', settings: { 'files.autoSave': 'off' } });
  let estate: Frame;
  const spoken = () => estate.locator('#at-keyboard').getAttribute('aria-label');
  const picture = () => estate.locator('svg.estate');
  const setTheme = (theme: string) =>
    workbench().writeSettings({ 'files.autoSave': 'off', 'workbench.colorTheme': theme });

  it('opens with all customers, routers and locations of the sample', async () => {
    await workbench().page.setViewportSize({ width: 1440, height: 900 });
    await workbench().openFile('customers/contoso.csp.yaml');
    await workbench().hideSideBar();
    await workbench().command('CSP Connectivity: Show the Estate');
    estate = await workbench().webview('svg.estate [data-kind="customer"]');
    const texts = await estate.locator('svg.estate').innerHTML();
    for (const name of ['Contoso B.V.', 'Fabrikam GmbH', 'Wingtip Toys AG', 'ams-edge-1', 'lon-edge-2', 'Zurich'])
      expect(texts).toContain(name);
    await workbench().screenshot('estate');
  });

  it('finds a customer by search, goes in and comes back by keyboard alone', async () => {
    const { page } = workbench();
    const search = estate.locator('input[type="search"]');
    await insist('The search', () => picture().press('/'), isFocused(search));
    await search.fill('fabrikam');
    await estate.getByText('1 found').waitFor();
    await insist('The picture', () => search.press('Enter'), isFocused(picture()));
    expect(await spoken()).toContain('Fabrikam GmbH');
    expect(await search.inputValue()).toBe('');
    await workbench().screenshot('estate-found');
    const entered = page.locator('.tab.active', { hasText: 'Diagram: Fabrikam GmbH' });
    await insist('The customer', () => picture().press('Enter'), isVisible(entered));
    const diagram = await workbench().webview('svg [data-id^="fabrikam/"]');
    await expect.poll(isFocused(diagram.locator('svg [data-id]:focus'))).toBe(true);
    await workbench().screenshot('estate-entered');
    const back = () => diagram.locator('svg [tabindex="0"]').press('Escape', { timeout: EFFECT_MS });
    await insist('The way back', back, isVisible(page.locator('.tab.active', { hasText: 'Estate: Northwind' })), 1000);
    await expect.poll(isFocused(picture())).toBe(true);
  });

  it('goes into a customer by a double click', async () => {
    const { page } = workbench();
    // Back to all of it: what was found is large and alone.
    for (const key of ['0', 'Escape']) await picture().press(key);
    await estate.locator('[data-kind="customer"] text', { hasText: 'Contoso B.V.' }).dblclick();
    await page.locator('.tab.active', { hasText: 'Diagram: Contoso' }).waitFor();
    await workbench().command('CSP Connectivity: Show the Estate');
    await page.locator('.tab.active', { hasText: 'Estate: Northwind' }).waitFor();
  });

  it('says who shares a router', async () => {
    await estate.locator('[data-id="router:lon-edge-1"] .frame').click();
    await estate.locator('aside').getByText('On it: 1 customer').waitFor();
    expect(await estate.locator('[data-id="customer:customers/fabrikam.csp.yaml"]').getAttribute('opacity')).toBe(
      '0.25',
    );
    expect(await estate.locator('[data-id="customer:customers/contoso.csp.yaml"]').getAttribute('opacity')).toBeNull();
  });

  it('has tables, gone through by keyboard, whose rows lead to the picture and to the text', async () => {
    const { page } = workbench();
    const selected = estate.locator('[role="tab"][aria-selected="true"]');
    await picture().press('Escape');
    await insist('The tables', () => picture().press('t'), isVisible(selected.filter({ hasText: 'VRFs and VLANs' })));
    await estate.locator('tbody tr', { hasText: 'TenGigabitEthernet0/0/0' }).first().waitFor();
    await workbench().screenshot('estate-tables');
    for (const name of ['Pools', 'Sessions', 'Failures', 'Orders', 'Who does what']) {
      await selected.press('ArrowRight');
      await selected.filter({ hasText: name }).waitFor();
      await estate.locator('tbody tr').first().waitFor();
    }
    await estate.locator('tbody').getByRole('button', { name: 'Wingtip Toys AG' }).click();
    await expect.poll(spoken).toContain('Wingtip Toys AG');
    await estate.locator('tbody tr', { hasText: 'Wingtip' }).getByRole('button', { name: 'Text' }).click();
    await page.locator('.tab.active[data-resource-name="wingtip.csp.yaml"]').waitFor();
    await workbench().command('CSP Connectivity: Show the Estate');
  });

  it.each(THEMES)('has nothing that axe objects to, nor has the diagram, in %s', async (theme, kind) => {
    setTheme(theme);
    await estate.locator(`body.${kind}`).waitFor();
    expect(await accessibilityViolations(estate)).toEqual([]);
    await workbench().command('CSP Connectivity: Open Diagram');
    const diagram = await workbench().webview('svg.picture:not(.estate) [data-id]');
    await diagram.locator(`body.${kind}`).waitFor();
    expect(await accessibilityViolations(diagram)).toEqual([]);
    await workbench().command('CSP Connectivity: Show the Estate');
    await workbench().screenshot(`estate-${kind}`);
  });
});
