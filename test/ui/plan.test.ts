import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accessibilityViolations } from './axe.js';
import { EFFECT_MS, insist, isVisible } from './insist.js';
import { useWorkbench } from './workbench.js';

const CONTOSO = 'customers/contoso.csp.yaml';

describe('the page of a plan', () => {
  const workbench = useWorkbench({ sample: 'northwind', settings: { 'files.autoSave': 'off' } });
  const planPage = () => workbench().webview('h1:has-text("Plan for Contoso B.V.")');
  const lineOf = (text: string) => {
    const all = readFileSync(join(workbench().folder, CONTOSO), 'utf8');
    return all.slice(0, all.indexOf(text)).split('\n').length;
  };

  it('shows what is done for the customer of the active editor, and says that it is a simulator', async () => {
    await workbench().page.setViewportSize({ width: 1440, height: 900 });
    await workbench().openFile(CONTOSO);
    await workbench().commandWith('CSP Connectivity: Plan', 'The simulator');
    const plan = await planPage();
    await plan.locator('.simulator').waitFor();
    expect(await plan.locator('.summary').innerText()).toMatch(/to create, 0 to update/);
    expect(await plan.getByRole('table', { name: 'Role assignments' }).innerText()).toMatch(/Network Contributor/);
    expect(await accessibilityViolations(plan)).toEqual([]);
    await workbench().screenshot('plan-page');
  });

  it('deploys by keyboard, and follows each step to its end', async () => {
    const plan = await planPage();
    const deploy = plan.locator('vscode-button', { hasText: 'Deploy to the Simulator…' });
    const dialog = workbench().page.locator('.monaco-dialog-box');
    await insist('The question before', () => deploy.press('Enter', { timeout: EFFECT_MS }), isVisible(dialog), 15_000);
    await dialog.getByText(/nothing is written to Azure/).waitFor();
    await dialog.getByText(/ExpressRoute circuit × 2/).waitFor();
    await workbench().screenshot('plan-confirmation');
    await workbench().confirm(/nothing is written to Azure/, 'Deploy');
    const succeeded = plan.getByRole('status').filter({ hasText: 'Deployment to the simulator: succeeded' });
    await succeeded.waitFor({ timeout: 60_000 });
    const states = await plan.locator('section .state').allInnerTexts();
    expect(states.length).toBeGreaterThan(10);
    expect(states.filter((state) => !state.startsWith('succeeded'))).toEqual([]);
    await workbench().screenshot('plan-deployed');
  });

  it('tells that the design has changed, then what changes, property by property, and what interrupts', async () => {
    await workbench().command('Notifications: Clear All Notifications');
    await workbench().showText(CONTOSO);
    await workbench().replaceLine(lineOf('vlanId: 110'), '        vlanId: 111');
    const plan = await planPage();
    await plan.getByRole('status').filter({ hasText: 'has changed since' }).waitFor();
    await plan.locator('vscode-button', { hasText: 'Plan Again' }).click();
    const row = plan.locator('details', { hasText: 'contoso-ams/peerings/AzurePrivatePeering' }).first();
    await row.locator('.traffic.interrupted').waitFor();
    expect(await row.getByRole('row', { name: /properties.vlanId 110 111/ }).count()).toBe(1);
    expect(await accessibilityViolations(plan)).toEqual([]);
    await workbench().screenshot('plan-changes');
  });

  it('says that there is nothing to do where nothing is', async () => {
    await workbench().showText(CONTOSO);
    await workbench().undoAll(CONTOSO);
    const plan = await planPage();
    await plan.locator('vscode-button', { hasText: 'Plan Again' }).click();
    await plan
      .locator('.summary.done', { hasText: 'Nothing to do: the simulator is as the design wants it.' })
      .waitFor();
    const deploy = plan.locator('vscode-button', { hasText: 'Deploy' });
    expect(await deploy.evaluate((button) => (button as HTMLButtonElement).disabled)).toBe(true);
  });
});

describe('the page of a plan in each theme', () => {
  const workbench = useWorkbench({ sample: 'northwind', settings: { 'files.autoSave': 'off' } });
  const planOf = (name: string) => workbench().webview(`h1:has-text("Plan for ${name}")`);
  const planFor = async (customer: string, name: string) => {
    await workbench().openFile(`customers/${customer}.csp.yaml`);
    await workbench().commandWith('CSP Connectivity: Plan', 'An empty Azure');
    return planOf(name);
  };

  it.each([
    ['Default Dark Modern', 'vscode-dark'],
    ['Default Light Modern', 'vscode-light'],
    ['Default High Contrast', 'vscode-high-contrast'],
    ['Default High Contrast Light', 'vscode-high-contrast-light'],
  ])('is read by everybody in %s', async (theme, shownAs) => {
    await workbench().page.setViewportSize({ width: 1440, height: 900 });
    workbench().writeSettings({ 'files.autoSave': 'off', 'workbench.colorTheme': theme });
    const plan = await planFor('contoso', 'Contoso B.V.');
    await plan.locator(`body.${shownAs}`).waitFor();
    await plan.locator('.summary').waitFor();
    // What opens shows its table, whose colours are looked at, too.
    await plan.locator('details:not([open]) > summary').first().click();
    expect(await accessibilityViolations(plan)).toEqual([]);
    await workbench().screenshot(`plan-${shownAs}`);
  });
});
