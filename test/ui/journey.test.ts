import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { insist, isHidden } from './insist.js';
import { useWorkbench } from './workbench.js';

/** Waits until a text is written in the picture. */
const drawn = (diagram: Frame, text: string) => diagram.locator('svg text', { hasText: text }).first().waitFor();

const CONTOSO = 'customers/contoso.csp.yaml';

describe('the way from a design to a deployment', () => {
  const workbench = useWorkbench({ sample: 'northwind', settings: { 'files.autoSave': 'off' } });
  const textOf = () => readFileSync(join(workbench().folder, CONTOSO), 'utf8');
  const lineOf = (text: string) => textOf().slice(0, textOf().indexOf(text)).split('\n').length;

  it('shows the customers and their circuits in the tree', async () => {
    await workbench().openFile(CONTOSO);
    await workbench().showViews();
    await workbench().expand(/^Contoso B\.V\., connect-through/);
    await workbench()
      .treeItem(/^contoso-ams, 1 Gbps · Amsterdam/)
      .waitFor();
    await workbench().expand(/^contoso-ams/);
    await workbench()
      .treeItem(/^Private peering, VLAN 110 · AS 65010/)
      .waitFor();
    await workbench().screenshot('tree');
  });

  it('draws a customer in connect-through, and follows the tree', async () => {
    await workbench().contextMenu(/^Contoso B\.V\./, 'Open Diagram');
    const diagram = await workbench().webview('svg [data-id]');
    await drawn(diagram, 'contoso-ams');
    await workbench()
      .treeItem(/^contoso-lon/)
      .click();
    await diagram.getByRole('heading', { name: 'contoso-lon' }).waitFor();
    await workbench().page.locator('.monaco-editor .current-line').first().waitFor();
    await workbench().screenshot('diagram-connect-through');
  });

  it('draws a customer in connect-to when its file is opened', async () => {
    await workbench().openFile('customers/fabrikam.csp.yaml');
    const diagram = await workbench().webview('svg [data-id]');
    await drawn(diagram, 'fabrikam-fra');
    await workbench()
      .page.getByRole('tab', { name: /^Diagram: Fabrikam GmbH/ })
      .waitFor();
    await workbench().screenshot('diagram-connect-to');
  });

  it('shows a traced path on the diagram of its customer, until Escape', async () => {
    await workbench().openFile(CONTOSO);
    await workbench().command('CSP Connectivity: Trace Path…');
    await workbench().pick(/^utrecht/);
    await workbench().pick(/^prod\/apps\/web/);
    await workbench().answer(/TCP port/, '443');
    await workbench()
      .page.getByRole('tab', { name: /path-contoso/ })
      .first()
      .waitFor();
    const diagram = await workbench().webview('svg .on-path');
    await diagram.getByRole('status').filter({ hasText: 'Path from utrecht' }).waitFor();
    const onPath = diagram.locator('svg .on-path');
    const ids = await onPath.evaluateAll((things) => things.map((thing) => thing.getAttribute('data-id')));
    expect(ids).toContain('contoso/firewall/prod/hub/afw-hub');
    expect(ids.filter((id) => id?.includes('contoso-lon'))).toEqual([]);
    await workbench().screenshot('diagram-path');
    await insist(
      'The path goes',
      () => diagram.locator('svg [tabindex="0"]').press('Escape'),
      isHidden(onPath.first()),
    );
    await diagram.locator('.path-bar').waitFor({ state: 'hidden' });
    await workbench().command('Notifications: Clear All Notifications');
  });

  it('shows a problem on a value that is broken, and takes it away with undo', async () => {
    await workbench().openFile(CONTOSO);
    const line = lineOf('vlanId: 110');
    await workbench().replaceLine(line, '        vlanId: 5000');
    const problems = await workbench().problems();
    const problem = problems.filter({ hasText: /VLAN/ }).filter({ hasText: '5000' }).first();
    await problem.waitFor();
    await workbench()
      .treeItem(/^Contoso B\.V\., connect-through, 1 error/)
      .waitFor();
    await workbench().screenshot('problem');
    await problem.locator('a', { hasText: 'PEER-012' }).click();
    const rules = await workbench().webview('h3:has-text("PEER-012")');
    await rules.locator('h3', { hasText: 'PEER-012' }).waitFor();
    await workbench().screenshot('rule');
    await workbench().undoAll(CONTOSO);
    await problem.waitFor({ state: 'detached' });
    await workbench().hidePanel();
  });

  it('keeps the diagram while the text is half typed, and says so', async () => {
    await workbench().openFile(CONTOSO);
    await workbench().replaceLine(lineOf('displayName: Contoso'), 'displayName: Contoso: B.V.');
    const diagram = await workbench().webview('svg [data-id]');
    await diagram.getByText(/half typed/).waitFor();
    await drawn(diagram, 'contoso-ams');
    await workbench().screenshot('half-typed');
    await workbench().undoAll(CONTOSO);
    await diagram.getByText(/half typed/).waitFor({ state: 'hidden' });
  });

  it('adds a circuit by questions, and shows it', async () => {
    await workbench().contextMenu(/^Contoso B\.V\./, 'Add a Circuit…');
    const { page, quickInput } = workbench();
    await quickInput.fill('London');
    await workbench().pick(/^London, a datacenter of the CSP is there/);
    await workbench().screenshot('add-circuit');
    await workbench().pick(/^Megaport, edge routers are connected/);
    await workbench().pick(/^500 Mbps/);
    await workbench().pick(/^Standard, all regions of Europe/);
    await workbench().pick(/^MeteredData/);
    await workbench().pick(/^prod/);
    await page
      .locator('.quick-input-widget')
      .getByRole('checkbox', { name: /prod\/hub/ })
      .first()
      .waitFor();
    await workbench().accept();
    await workbench().answer(/Name of the circuit/, 'contoso-lon-2');
    await workbench().answer(/Action group/, '');
    await workbench()
      .treeItem(/^contoso-lon-2, 500 Mbps · London/)
      .waitFor();
    const diagram = await workbench().webview('svg [data-id]');
    await diagram.getByRole('heading', { name: 'contoso-lon-2' }).waitFor();
    await workbench().screenshot('added-circuit');
    await workbench().undoAll(CONTOSO);
    await workbench()
      .treeItem(/^contoso-lon-2/)
      .waitFor({ state: 'detached' });
  });

  it('generates templates into a folder of the design', async () => {
    await workbench().contextMenu(/^Contoso B\.V\./, 'Generate…');
    const { page } = workbench();
    const formats = page.locator('.quick-input-widget').getByRole('option', { name: /ARM/ });
    await formats
      .or(page.locator('.quick-input-widget').getByRole('option', { name: /^generated/ }))
      .first()
      .waitFor();
    if (await formats.first().isVisible()) await workbench().pick(/ARM/);
    await workbench().pick(/^generated/);
    await workbench()
      .notification(/files written/)
      .waitFor();
    await workbench().screenshot('generated');
    const made = readdirSync(join(workbench().folder, 'generated'), { recursive: true, encoding: 'utf8' });
    expect(made.filter((path) => path.endsWith('.json')).length).toBeGreaterThan(3);
  });

  it('shows the plan', async () => {
    await workbench().contextMenu(/^Contoso B\.V\./, 'Plan');
    await workbench().pick(/simulator/);
    await workbench()
      .page.getByRole('tab', { name: /^Plan: Contoso/ })
      .first()
      .waitFor();
    const plan = await workbench().webview('h1:has-text("Plan for Contoso")');
    await plan.getByRole('heading', { name: 'Plan for Contoso B.V.' }).waitFor();
    await workbench().screenshot('plan');
  });

  it('asks before it deploys, deploys to the simulator, and shows the states in the tree', async () => {
    await workbench().contextMenu(/^Contoso B\.V\./, 'Deploy…');
    await workbench().pick(/simulator/);
    const dialog = workbench().page.locator('.monaco-dialog-box');
    await dialog.getByText('Deploy Contoso B.V. to the simulator?').waitFor();
    await dialog.getByText(/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01/).waitFor();
    await workbench().screenshot('deploy-question');
    await workbench().confirm('Deploy Contoso B.V. to the simulator?', 'Deploy');
    await workbench()
      .notification(/Deployed: all/)
      .waitFor({ timeout: 60_000 });
    await workbench()
      .treeItem(/^contoso-ams, 1 Gbps · Amsterdam · Enabled · Provisioned/)
      .waitFor();
    await workbench().screenshot('deployed');
  });

  it('exports the diagram as a picture', async () => {
    await workbench().command('CSP Connectivity: Export Diagram…');
    await workbench().pick(/^Everything, with findings/);
    await workbench().pick(/^As drawn/);
    const input = workbench().quickInput;
    await expect.poll(() => input.inputValue()).toMatch(/contoso\.svg$/);
    await workbench().answerPath('Export the diagram', join(workbench().folder, 'contoso.svg'));
    await workbench()
      .notification(/The diagram is in/)
      .waitFor();
    expect(readFileSync(join(workbench().folder, 'contoso.svg'), 'utf8')).toMatch(/^<svg|<\?xml/);
  });
});

describe('a folder without a design', () => {
  const workbench = useWorkbench({});

  it('offers to create one, or to open the sample', async () => {
    await workbench().showViews();
    await workbench().page.getByRole('button', { name: 'Create a Design' }).waitFor();
    await workbench().page.getByRole('button', { name: 'Open the Sample' }).waitFor();
    await workbench().screenshot('welcome');
  });

  it('asks for what a design needs', async () => {
    await workbench().page.getByRole('button', { name: 'Create a Design' }).click();
    await workbench().answer(/Name of the CSP/, 'Northwind Cloud Services');
    await workbench().answer(/Short name/, 'northwind');
    await workbench().page.locator('.quick-input-message').filter({ hasText: 'tenant' }).waitFor();
    await workbench().quickInput.fill('not a GUID');
    await workbench().quickInput.press('Enter');
    await workbench().page.locator('.quick-input-message').filter({ hasText: 'Give a GUID' }).waitFor();
    await workbench().screenshot('create-design');
    await workbench().answer(/GUID|tenant/, '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001');
    await workbench().pick('AzureCloud');
    await workbench().answer(/AS number/, '65010');
    await workbench().answer(/first datacenter/, 'ams-dc1');
    await workbench().quickInput.fill('Amsterdam');
    await workbench().pick(/^Amsterdam, /);
    await workbench().quickInput.fill('Equinix');
    await workbench().pick('Equinix');
    await workbench().pick(/Junos/);
    await workbench()
      .treeItem(/^Northwind Cloud Services/)
      .waitFor();
    await workbench().screenshot('created-design');
  });
});
